/* marsad import: records from files, all of them or none. */
#include <stdio.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

enum { SHOWN_MAX = 50, VALUE_SHOWN = 60, REPORT_MAX = 16 << 20 };

const char usage_import[] =
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
    "\tmarsad import observatory.db ogp.csv --format ogp\n";

/* {expected} in the message becomes what was expected. */
static void
put_message(struct buf *out, const struct problem *p)
{
	const char *hole = strstr(p->text, "{expected}");

	if (hole == NULL) {
		buf_put(out, str_from(p->text));
		return;
	}
	buf_put(out, (struct str){ p->text, (size_t)(hole - p->text) });
	buf_put(out, p->expected);
	buf_put(out, str_from(hole + strlen("{expected}")));
}

/* On one line, and not all of it when it is long. */
static void
put_value(struct buf *out, struct str value)
{
	bool cut = value.len > VALUE_SHOWN;

	if (cut) {
		value.len = VALUE_SHOWN;
		while (value.len > 0 && ((unsigned char)value.at[value.len] & 0xc0) == 0x80)
			value.len--;
	}
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		buf_put(out, c < 0x20 || c == 0x7f ? STR(" ") : (struct str){ value.at + i, 1 });
	}
	buf_put(out, cut ? STR("…") : STR(""));
}

/* file:row: column “value”: message */
static void
put_problem(struct buf *out, const struct problem *p)
{
	buf_put(out, p->file);
	if (p->row > 0)
		buf_printf(out, ":%ld", p->row);
	buf_put(out, STR(": "));
	if (p->column.len > 0) {
		buf_put(out, p->column);
		buf_put(out, STR(": "));
	}
	if (p->value.len > 0) {
		buf_put(out, STR("“"));
		put_value(out, p->value);
		buf_put(out, STR("” "));
	}
	put_message(out, p);
	buf_put(out, STR("\n"));
}

static void
put_json_pair(struct buf *out, const char *name, struct str value)
{
	json_str(out, str_from(name));
	buf_put(out, STR(":"));
	json_str(out, value);
	buf_put(out, STR(","));
}

static void
put_json_problem(struct buf *out, const struct problem *p)
{
	struct buf message = buf_new(out->arena, 1 << 20);

	put_message(&message, p);
	buf_put(out, STR("{"));
	put_json_pair(out, "file", p->file);
	put_json_pair(out, "column", p->column);
	put_json_pair(out, "value", p->value);
	put_json_pair(out, "message", (struct str){ message.at, message.len });
	buf_printf(out, "\"row\":%ld}", p->row);
}

static struct import_count
sum(const struct import *job)
{
	struct import_count all = { 0 };

	for (size_t i = 0; i < TYPES_MAX; i++) {
		all.rows += job->counts[i].rows;
		all.created += job->counts[i].created;
		all.altered += job->counts[i].altered;
		all.same += job->counts[i].same;
	}
	return all;
}

static void
put_json(struct buf *out, const struct import *job)
{
	struct import_count all = sum(job);

	buf_printf(out, "{\"rows\":%lld,\"created\":%lld,\"altered\":%lld,\"same\":%lld,",
	    (long long)all.rows, (long long)all.created, (long long)all.altered,
	    (long long)all.same);
	buf_printf(out, "\"settings\":%lld,\"change\":%lld,\"dry_run\":%s,\"problems_total\":%zu,",
	    (long long)job->settings, (long long)job->change, job->dry_run ? "true" : "false",
	    job->problems.total);
	buf_put(out, STR("\"problems\":["));
	for (size_t i = 0; i < job->problems.count; i++) {
		buf_put(out, i > 0 ? STR(",\n") : STR(""));
		put_json_problem(out, &job->problems.at[i]);
	}
	buf_put(out, STR("],\"implied\":["));
	for (size_t i = 0; i < job->nimplied; i++) {
		const struct implied *made = &job->implied[i];

		buf_put(out, i > 0 ? STR(",\n{") : STR("{"));
		put_json_pair(out, "type", str_from(made->type->name));
		put_json_pair(out, "key", made->key);
		buf_printf(out, "\"row\":%ld}", made->row);
	}
	buf_put(out, STR("],\"ignored\":["));
	for (size_t i = 0; i < job->nignored; i++) {
		buf_put(out, i > 0 ? STR(",") : STR(""));
		json_str(out, job->ignored[i]);
	}
	buf_put(out, STR("]}\n"));
}

static void
put_found(struct buf *out, const struct import *job)
{
	for (size_t i = 0; i < job->problems.count && i < SHOWN_MAX; i++)
		put_problem(out, &job->problems.at[i]);
	if (job->problems.total > SHOWN_MAX)
		buf_printf(out, "… and %zu more\n", job->problems.total - SHOWN_MAX);
	buf_printf(out, "%zu problem%s; nothing was changed\n", job->problems.total,
	    job->problems.total == 1 ? "" : "s");
}

static void
put_done(struct buf *out, const struct import *job)
{
	struct import_count all = sum(job);

	for (size_t i = 0; i < job->nignored; i++) {
		buf_put(out, i == 0 ? STR("columns that are not kept: ") : STR(", "));
		buf_put(out, job->ignored[i]);
		buf_put(out, i + 1 == job->nignored ? STR("\n") : STR(""));
	}
	for (size_t i = 0; i < job->nimplied; i++) {
		buf_printf(out, "row %ld implies a new %s: ", job->implied[i].row,
		    job->implied[i].type->name);
		buf_put(out, job->implied[i].key);
		buf_put(out, STR("\n"));
	}
	if (job->implied_total > job->nimplied)
		buf_printf(out, "… and %zu more\n", job->implied_total - job->nimplied);
	if (job->dry_run)
		buf_printf(out, "%lld row%s in order; nothing was written (dry run)\n",
		    (long long)all.rows, all.rows == 1 ? "" : "s");
	else
		buf_printf(out, "%lld row%s: %lld new, %lld altered, %lld as before\n",
		    (long long)all.rows, all.rows == 1 ? "" : "s", (long long)all.created,
		    (long long)all.altered, (long long)all.same);
}

static int
report(const struct command *c, const struct import *job, bool json)
{
	struct buf out = buf_new(job->arena, REPORT_MAX);
	int code = job->problems.total > 0 ? EXIT_FAILED : EXIT_DONE;

	if (json) {
		put_json(&out, job);
		return cli_print(c, &out) == EXIT_DONE ? code : EXIT_FAILED;
	}
	if (code == EXIT_DONE)
		put_done(&out, job);
	else
		put_found(&out, job);
	fwrite(out.at, 1, out.len, stderr);
	return code;
}

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
		job->work = &shop.work;
		job->arena = shop.arena;
		job->address = str_from(asked->words[0]);
		job->label = label != NULL ? str_from(label) : label_of(shop.arena, paths, count);
		bar_begin(&bar);
		job->watcher = (struct watcher){ bar_step, &bar };
		if (import_run(job, paths, count) != ERR_OK)
			code = EXIT_FAILED;
		bar_end(&bar);
		code = code == EXIT_DONE ? report(c, job, json) : cli_failed(c, &shop.work.fault);
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
			code = cli_wrong(
			    c, "there is no format %s; there are table and ogp", format);
		else if (type != NULL && job.type == NULL)
			code = cli_wrong(c, "there is no record type %s", type);
		else
			code = run(c, &job, &asked, label, json);
	}
	arena_free(a);
	return code;
}
