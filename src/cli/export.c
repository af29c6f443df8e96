/* marsad export: records to files. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "exchange/exchange.h"

const char usage_export[] = MESSAGE(
    "usage: marsad export FILE FOLDER [--type TYPE] [--format table|ogp]\n"
    "       marsad export FILE TYPE [--format table|ogp]\n"
    "\n"
    "Writes every record type to FOLDER/TYPE.csv, with the settings of the site (setting.csv),\n"
    "with datapackage.json, which describes them all, and with the files that are kept. With a\n"
    "TYPE instead of a folder, that type's file goes to standard output. What is written can be\n"
    "imported again, and is then equal.\n"
    "\n"
    "\t--type TYPE       only that type\n"
    "\t--format FORMAT   table (the default), or ogp: the columns of the Open Government\n"
    "\t                  Partnership's data set of commitments\n"
    "\t--json            the counts, for programs\n"
    "\n"
    "examples:\n"
    "\tmarsad export observatory.db backup/\n"
    "\tmarsad export observatory.db commitment >commitments.csv\n");

static void
tell_done(struct arena *a, const struct export *e)
{
	struct locale l = cli_locale();
	struct say_arg args[] = {
		{ "records", say_count(a, &l, "{n} records", e->rows) },
		{ "files", say_count(a, &l, "{n} files", e->files) },
	};
	struct str text = say_with(a, &l, "{records} in {files}", args, 2);

	fprintf(stderr, "%.*s\n", STR_ARG(text));
}

static int
run(const struct command *c, struct export *e, const char *address, bool json)
{
	struct shop shop;
	struct bar bar;
	int code = cli_open(&shop, address, STORE_READ);
	enum err err;

	if (code == EXIT_DONE) {
		bar_begin(&bar);
		// cppcheck-suppress autoVariables -- the export ends before this function does
		e->work = &shop.work;
		e->watcher = (struct watcher){ bar_step, &bar };
		err = export_run(e);
		bar_end(&bar);
		if (err != ERR_OK)
			code = cli_failed(c, &shop.work.fault);
		else if (json && e->folder.len > 0)
			printf("{\"records\":%lld,\"files\":%lld}\n", (long long)e->rows,
			    (long long)e->files);
		else if (e->folder.len > 0)
			tell_done(shop.arena, e);
	}
	cli_close(&shop);
	return code;
}

/* The second word is a type's name, or else a folder. */
static int
choose(const struct command *c, struct export *e, const struct asked *asked, const char *type,
    const char *format)
{
	struct str where = str_from(asked->words[1]);

	e->format = format_by_name(str_from(format));
	if (e->format == NULL)
		return cli_wrong(
		    c, MESSAGE("there is no format {value}; there are table and ogp"), format);
	e->type = type == NULL ? type_by_name(where) : type_by_name(str_from(type));
	if (type != NULL && e->type == NULL)
		return cli_wrong(c, MESSAGE("there is no record type {value}"), type);
	if (type != NULL || e->type == NULL)
		e->folder = where;
	while (e->folder.len > 1 && str_ends(e->folder, STR("/")))
		e->folder.len--;
	return EXIT_DONE;
}

int
cli_export(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(1 << 20);
	const char *type = NULL, *format = "table";
	bool json = false;
	const struct option_of options[] = {
		{ "type", 't', &type, NULL },
		{ "format", 'f', &format, NULL },
		{ "json", 0, NULL, &json },
	};
	struct export e = { .out = STDOUT_FILENO };
	struct asked asked;
	int code;

	if (cli_options(a, c, argc, argv, options, 3, 2, 2, &asked, &code)) {
		code = choose(c, &e, &asked, type, format);
		if (code == EXIT_DONE)
			code = run(c, &e, asked.words[0], json);
	}
	arena_free(a);
	return code;
}
