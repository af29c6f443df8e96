/*
 * The kind `ref`: which record of another type is meant.
 *
 * In C it is the target's own id type (a struct plan_id is no struct actor_id), whose one member
 * is the number. What people type and read is the target's key and caption, which takes the
 * database to find: store does that, so this kind neither parses nor prints.
 */
#include "record/kinds.h"

static const struct column columns[] = { { "", "INTEGER", "bigint" } };

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

const struct kind kind_ref = {
	.name = "ref",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(int64_t),
	.to_cells = to_cells,
	.from_cells = from_cells,
};

/* A record of any type is meant: ids are unique over all types, so the id says which. */
const struct kind kind_any = {
	.name = "any",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct any_id),
	.to_cells = to_cells,
	.from_cells = from_cells,
};
