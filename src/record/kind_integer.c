/* The kind `integer`: a whole number, never negative: how many of something. */
#include "base/digits.h"
#include "base/json.h"
#include "base/number.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "INTEGER", "bigint" } };

enum { INTEGER_MAX = 1000000000 };

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	int64_t n;

	(void)a, (void)f;
	*why = MESSAGE("This is not a whole number.");
	if (!digits_parse(str_trim(text), &n) || n < 0 || n > INTEGER_MAX)
		return false;
	*(int64_t *)value = n;
	return true;
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	json_integer(out, *(const int64_t *)value);
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	number_print(out, l, *(const int64_t *)value);
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	(void)a, (void)f;
	cells[0] = cell_integer(*(const int64_t *)value);
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	(void)a, (void)f;
	*(int64_t *)value = cells[0].integer;
	return cells[0].type == CELL_INTEGER;
}

const struct kind kind_integer = {
	.name = "integer",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(int64_t),
	.parse = parse,
	.write = write,
	.print = print,
	.json = write,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
