/* marsad import: records from files, all of them or none. */
#include <stdio.h>

#include "cli/cli.h"
#include "exchange/exchange.h"

const char usage_import[] = MESSAGE(
    "usage: marsad import FILE PATH… [--dry-run] [--format table|ogp] [--type TYPE]\n"
    "                     [--label TEXT] [--json]\n"
    "\n"
    "PATH is a CSV file named after its record type (commitment.csv), a folder of such\n"
    "files, or - for standard input. Everything is checked before anything is written: when\n"
    "something is wrong, every mistake is told with its row, column and value, and nothing\n"
    "changes. Otherwise all of it becomes visible at once. A row whose key is known is a new\n"
    "version of that record; an empty cell clears a field, a column left out keeps it.\n"
    "\n"
    "\t--dry-run         checks, writes nothing\n"
    "\t--format FORMAT   table (the default), or ogp: the columns of the Open Government\n"
    "\t                  Partnership's data set of commitments\n"
    "\t--type TYPE       of the files, when their names do not say it\n"
    "\t--label TEXT      what the change is called; the names of the files otherwise\n"
    "\t--json            the report, for programs\n"
    "\n"
    "examples:\n"
    "\tmarsad import observatory.db demo/\n"
    "\tmarsad import observatory.db commitment.csv --dry-run\n"
    "\tmarsad import observatory.db ogp.csv --format ogp\n");

/* The names of the files, without their folders. */
static struct str
label_of(struct arena *a, const struct str *paths, size_t count)
{
	struct buf out = buf_new(a, 1000);

	for (size_t i = 0; i < count; i++) {
		struct str rest = paths[i], name = rest;

		while (rest.len > 0) {
			struct str part = str_cut(&rest, '/');

			name = part.len > 0 ? part : name;
		}
		buf_put(&out, i > 0 ? STR(", ") : STR(""));
		buf_put(&out, name);
	}
	return (struct str){ out.at, out.len };
}

static int
run(const struct command *c, struct import *job, const struct asked *asked, const char *label,
    bool json)
{
	size_t count = (size_t)asked->count - 1;
	struct shop shop;
	struct bar bar;
	struct str *paths;
	int code = cli_open(&shop, asked->words[0], STORE_WRITE);

	if (code == EXIT_DONE) {
		paths = arena_take(shop.arena, count * sizeof(*paths));
		for (size_t i = 0; i < count; i++)
			paths[i] = str_from(asked->words[i + 1]);
		// cppcheck-suppress autoVariables -- the import ends before this function does
		job->work = &shop.work;
		job->arena = shop.arena;
		job->address = str_from(asked->words[0]);
		job->label = label != NULL ? str_from(label) : label_of(shop.arena, paths, count);
		bar_begin(&bar);
		job->watcher = (struct watcher){ bar_step, &bar };
		if (import_run(job, paths, count) != ERR_OK)
			code = EXIT_FAILED;
		bar_end(&bar);
		code = code == EXIT_DONE ? cli_report_import(c, job, json)
					 : cli_failed(c, &shop.work.fault);
	}
	cli_close(&shop);
	return code;
}

int
cli_import(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(1 << 20);
	const char *type = NULL, *format = "table", *label = NULL;
	bool json = false, dry = false;
	const struct option_of options[] = {
		{ "type", 't', &type, NULL },
		{ "format", 'f', &format, NULL },
		{ "label", 'l', &label, NULL },
		{ "json", 0, NULL, &json },
		{ "dry-run", 'n', NULL, &dry },
	};
	struct import job = { .dry_run = false };
	struct asked asked;
	int code;

	if (cli_options(a, c, argc, argv, options, 5, 2, 1000, &asked, &code)) {
		job.dry_run = dry;
		job.format = format_by_name(str_from(format));
		job.type = type == NULL ? NULL : type_by_name(str_from(type));
		if (job.format == NULL)
			code = cli_wrong(c,
			    MESSAGE("there is no format {value}; there are table and ogp"), format);
		else if (type != NULL && job.type == NULL)
			code = cli_wrong(c, MESSAGE("there is no record type {value}"), type);
		else
			code = run(c, &job, &asked, label, json);
	}
	arena_free(a);
	return code;
}
