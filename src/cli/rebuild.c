/* marsad rebuild: derived tables anew. */
#include <stdio.h>

#include "cli/cli.h"
#include "store/search.h"

const char usage_rebuild[] = MESSAGE(
    "usage: marsad rebuild FILE [--json]\n"
    "\n"
    "Makes the search index and the other derived tables of FILE anew from its records: after\n"
    "an upgrade that reads words otherwise, or when they are in doubt. The observatory can be\n"
    "read and searched meanwhile; no import can run. Stopping it does no harm.\n"
    "\n"
    "\t--json   the count, for programs\n"
    "\n"
    "example:\n"
    "\tmarsad rebuild observatory.db\n");

static bool
step(void *state, int64_t done, int64_t of)
{
	return bar_step(state, MESSAGE("Indexing"), done, of);
}

static void
tell_done(struct arena *a, int64_t records)
{
	struct locale l = cli_locale();
	struct str text = say_count(a, &l, "{n} records", records);

	fprintf(stderr, "%.*s\n", STR_ARG(text));
}

static int
run(const struct command *c, const char *address, bool json)
{
	struct shop shop;
	struct bar bar;
	struct search_rebuild r = { .step = step, .state = &bar };
	int code = cli_open(&shop, address, STORE_WRITE);
	enum err err;

	if (code == EXIT_DONE) {
		bar_begin(&bar);
		err = search_rebuild(&shop.work, str_from(address), &r);
		bar_end(&bar);
		if (err != ERR_OK)
			code = cli_failed(c, &shop.work.fault);
		else if (json)
			printf("{\"records\":%lld}\n", (long long)r.records);
		else
			tell_done(shop.arena, r.records);
	}
	cli_close(&shop);
	return code;
}

int
cli_rebuild(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(1 << 20);
	bool json = false;
	const struct option_of options[] = { { "json", 0, NULL, &json } };
	struct asked asked;
	int code;

	if (cli_options(a, c, argc, argv, options, 1, 1, 1, &asked, &code))
		code = run(c, asked.words[0], json);
	arena_free(a);
	return code;
}
