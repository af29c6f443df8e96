/*
 * How an import went: in the reader's language for people; for programs as JSON, which is the same
 * in every language: a problem's `key` is its message with the {expected} still open.
 */
#include <stdio.h>

#include "base/json.h"
#include "base/number.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

enum { SHOWN_MAX = 50, VALUE_SHOWN = 60, REPORT_MAX = 16 << 20 };

static struct str
message_of(struct arena *a, const struct locale *l, const struct problem *p)
{
	return say_with(a, l, p->text, (const struct say_arg[]){ { "expected", p->expected } }, 1);
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

/* ---- For programs ---- */

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
	struct locale english = { .lang = LANG_SOURCE };
	buf_put(out, STR("{"));
	put_json_pair(out, "file", p->file);
	put_json_pair(out, "column", p->column);
	put_json_pair(out, "value", p->value);
	put_json_pair(out, "key", str_from(p->text));
	put_json_pair(out, "expected", p->expected);
	put_json_pair(out, "message", message_of(out->arena, &english, p));
	buf_printf(out, "\"row\":%ld}", p->row);
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

/* ---- For people ---- */

/* What stands in a line from right to left keeps its own order. */
static void
put_apart(struct buf *out, const struct locale *l, struct str value)
{
	bool rtl = lang_is_rtl(l->lang);

	buf_put(out, rtl ? STR("\u2068") : STR(""));
	buf_put(out, value);
	buf_put(out, rtl ? STR("\u2069") : STR(""));
}

/* On one line, and not all of it when it is long. */
static struct str
shown(struct arena *a, struct str value)
{
	struct buf out = buf_new(a, 2 * VALUE_SHOWN);
	bool cut = value.len > VALUE_SHOWN;

	if (cut) {
		value.len = VALUE_SHOWN;
		while (value.len > 0 && ((unsigned char)value.at[value.len] & 0xc0) == 0x80)
			value.len--;
	}
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		buf_put(&out, c < 0x20 || c == 0x7f ? STR(" ") : (struct str){ value.at + i, 1 });
	}
	buf_put(&out, cut ? STR("…") : STR(""));
	return (struct str){ out.at, out.len };
}

/* file:row: column: “value” message */
static void
put_problem(struct buf *out, const struct locale *l, const struct problem *p)
{
	struct buf place = buf_new(out->arena, 1 << 16);

	buf_put(&place, p->file);
	if (p->row > 0)
		buf_printf(&place, ":%ld", p->row);
	put_apart(out, l, (struct str){ place.at, place.len });
	buf_put(out, STR(": "));
	if (p->column.len > 0) {
		put_apart(out, l, p->column);
		buf_put(out, STR(": "));
	}
	if (p->value.len > 0) {
		struct say_arg value = { "value", shown(out->arena, p->value) };

		buf_put(out, say_with(out->arena, l, "“{value}”", &value, 1));
		buf_put(out, STR(" "));
	}
	buf_put(out, message_of(out->arena, l, p));
	buf_put(out, STR("\n"));
}

static void
put_line(struct buf *out, struct str line)
{
	buf_put(out, line);
	buf_put(out, STR("\n"));
}

static void
put_more(struct buf *out, const struct locale *l, size_t more)
{
	put_line(out, say_count(out->arena, l, "… and {n} more", (int64_t)more));
}

static void
put_found(struct buf *out, const struct locale *l, const struct import *job)
{
	for (size_t i = 0; i < job->problems.count && i < SHOWN_MAX; i++)
		put_problem(out, l, &job->problems.at[i]);
	if (job->problems.total > SHOWN_MAX)
		put_more(out, l, job->problems.total - SHOWN_MAX);
	put_line(out,
	    say_count(
		out->arena, l, "{n} problems; nothing was changed", (int64_t)job->problems.total));
}

static struct str
number(struct arena *a, const struct locale *l, int64_t n)
{
	struct buf out = buf_new(a, 64);

	number_print(&out, l, n);
	return (struct str){ out.at, out.len };
}

static void
put_ignored(struct buf *out, const struct locale *l, const struct import *job)
{
	struct buf names = buf_new(out->arena, 1 << 16);
	struct say_arg arg = { "names", STR("") };

	for (size_t i = 0; i < job->nignored; i++) {
		buf_put(&names, i == 0 ? STR("") : say(l, ", "));
		buf_put(&names, job->ignored[i]);
	}
	arg.value = (struct str){ names.at, names.len };
	if (job->nignored > 0)
		put_line(
		    out, say_with(out->arena, l, "columns that are not kept: {names}", &arg, 1));
}

static void
put_implied(struct buf *out, const struct locale *l, const struct import *job)
{
	for (size_t i = 0; i < job->nimplied; i++) {
		const struct say_arg args[] = {
			{ "row", number(out->arena, l, job->implied[i].row) },
			{ "type", str_from(job->implied[i].type->name) },
			{ "key", job->implied[i].key },
		};

		put_line(
		    out, say_with(out->arena, l, "row {row} implies a new {type}: {key}", args, 3));
	}
	if (job->implied_total > job->nimplied)
		put_more(out, l, job->implied_total - job->nimplied);
}

static void
put_done(struct buf *out, const struct locale *l, const struct import *job)
{
	struct import_count all = sum(job);
	const struct say_arg args[] = {
		{ "new", number(out->arena, l, all.created) },
		{ "altered", number(out->arena, l, all.altered) },
		{ "same", number(out->arena, l, all.same) },
	};

	put_ignored(out, l, job);
	put_implied(out, l, job);
	put_line(out,
	    job->dry_run ? say_count(out->arena, l,
			       "{n} rows in order; nothing was written (dry run)", all.rows)
			 : say_count_with(out->arena, l,
			       "{n} rows: {new} new, {altered} altered, {same} as before", all.rows,
			       args, 3));
	if (job->settings > 0)
		put_line(out, say_count(out->arena, l, "{n} settings", job->settings));
}

int
cli_report_import(const struct command *c, const struct import *job, bool json)
{
	struct buf out = buf_new(job->arena, REPORT_MAX);
	int code = job->problems.total > 0 ? EXIT_FAILED : EXIT_DONE;
	struct locale l = cli_locale();

	if (json) {
		put_json(&out, job);
		return cli_print(c, &out) == EXIT_DONE ? code : EXIT_FAILED;
	}
	if (code == EXIT_DONE)
		put_done(&out, &l, job);
	else
		put_found(&out, &l, job);
	fwrite(out.at, 1, out.len, stderr);
	return code;
}
