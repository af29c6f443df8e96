/*
 * The kind `date`: a year, a month of a year, or a day.
 *
 * Two columns. `due` holds the date as precise as its source, so that what went in comes out;
 * `due_last` holds the last day of that period, so that SQL can sort and compare without knowing
 * about periods. The second follows from the first: it is written, never read back.
 */
#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = {
	{ "", "TEXT", "text" },
	{ "_last", "TEXT", "text" },
};

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	(void)a, (void)f;
	*why = MESSAGE("This is not a date such as 2021, 2021-03 or 2021-03-09.");
	return date_parse(str_trim(text), value);
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	char iso[DATE_ISO_MAX];

	(void)f;
	buf_put(out, date_iso(*(const struct date *)value, iso));
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	date_print(out, l, *(const struct date *)value);
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	char iso[DATE_ISO_MAX];

	(void)f;
	json_str(out, date_iso(*(const struct date *)value, iso));
}

static struct cell
iso_cell(struct arena *a, struct date d)
{
	char iso[DATE_ISO_MAX];

	return cell_text(arena_copy(a, date_iso(d, iso)));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct date *d = value;

	(void)f;
	cells[0] = iso_cell(a, *d);
	cells[1] = iso_cell(a, date_last_day(*d));
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	(void)a, (void)f;
	return cells[0].type == CELL_TEXT && date_parse(cells[0].text, value);
}

const struct kind kind_date = {
	.name = "date",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(columns[0]),
	.size = sizeof(struct date),
	.parse = parse,
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
