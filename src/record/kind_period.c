/*
 * The kind `period`: from one date to another, each as precise as its source.
 *
 * "2016/2018" (ISO 8601's sign for an interval), "2021-12/" when the end is not known, "/2018"
 * when the beginning is not; "2021" is the year. Three columns: both dates as given, and the last
 * day of the end for SQL.
 */
#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = {
	{ "", "TEXT", "text" },
	{ "_end", "TEXT", "text" },
	{ "_last", "TEXT", "text" },
};

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	struct str to = str_trim(text), from;
	struct period period = { .from.year = 0 };
	bool single = memchr(text.at == NULL ? "" : text.at, '/', text.len) == NULL;

	(void)a, (void)f;
	*why = MESSAGE("This is not a period such as 2016/2018 or 2021-12/2023-06-30.");
	from = str_cut(&to, '/');
	if (from.len == 0 && to.len == 0)
		return false;
	if (from.len > 0 && !date_parse(from, &period.from))
		return false;
	if (to.len > 0 && !date_parse(to, &period.to))
		return false;
	if (single)
		period.to = period.from;
	if (date_is_set(period.from) && date_is_set(period.to) &&
	    date_days_between(date_first_day(period.from), date_last_day(period.to)) < 0) {
		*why = MESSAGE("This period ends before it begins.");
		return false;
	}
	*(struct period *)value = period;
	return true;
}

static void
put_iso(struct buf *out, struct date d)
{
	char iso[DATE_ISO_MAX];

	if (date_is_set(d))
		buf_put(out, date_iso(d, iso));
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	const struct period *period = value;

	(void)f;
	put_iso(out, period->from);
	buf_put(out, STR("/"));
	put_iso(out, period->to);
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	period_print(out, l, *(const struct period *)value);
}

void
period_print(struct buf *out, const struct locale *l, struct period period)
{
	struct buf from = buf_new(out->arena, 64), to = buf_new(out->arena, 64);

	if (date_is_set(period.from))
		date_print(&from, l, period.from);
	if (date_is_set(period.to))
		date_print(&to, l, period.to);
	if (from.len > 0 && to.len > 0) {
		const struct say_arg args[] = {
			{ "from", { from.at, from.len } },
			{ "to", { to.at, to.len } },
		};

		buf_put(out,
		    str_equal(args[0].value, args[1].value)
			? args[0].value
			: say_with(out->arena, l, "from {from} to {to}", args, 2));
	} else if (from.len > 0) {
		const struct say_arg args[] = { { "from", { from.at, from.len } } };

		buf_put(out, say_with(out->arena, l, "since {from}", args, 1));
	} else {
		const struct say_arg args[] = { { "to", { to.at, to.len } } };

		buf_put(out, say_with(out->arena, l, "until {to}", args, 1));
	}
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	buf_put(out, STR("\""));
	write(out, f, value);
	buf_put(out, STR("\""));
}

static struct cell
date_cell(struct arena *a, struct date d)
{
	char iso[DATE_ISO_MAX];

	return date_is_set(d) ? cell_text(arena_copy(a, date_iso(d, iso))) : cell_null();
}

/* The first column is never NULL while there is a value: an open beginning is the empty text. */
static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct period *period = value;

	(void)f;
	cells[0] = date_is_set(period->from) ? date_cell(a, period->from) : cell_text(STR(""));
	cells[1] = date_cell(a, period->to);
	cells[2] = cell_null();
	if (date_is_set(period->to))
		cells[2] = date_cell(a, date_last_day(period->to));
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct period *period = value;

	(void)a, (void)f;
	*period = (struct period){ .from.year = 0 };
	if (cells[0].type != CELL_TEXT)
		return false;
	if (cells[0].text.len > 0 && !date_parse(cells[0].text, &period->from))
		return false;
	if (cells[1].type == CELL_NULL)
		return date_is_set(period->from);
	return date_parse(cells[1].text, &period->to);
}

const struct kind kind_period = {
	.name = "period",
	.columns = columns,
	.ncolumns = 3,
	.size = sizeof(struct period),
	.parse = parse,
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
