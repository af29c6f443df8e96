/*
 * The kind `refs`: several records of one type, in the order given, at least one.
 *
 * One column, a JSON array of ids, so that a record is read in one piece; the way back (which
 * commitments does this body lead?) goes through the table `link`, which store keeps in step.
 */
#include <assert.h>

#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "json" } };

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct refs *refs = value;
	struct buf out = buf_new(a, 1 << 16);

	(void)f;
	assert(refs->count > 0 && refs->count <= REFS_MAX); /* or it could not be read again */
	for (size_t i = 0; i < refs->count; i++) {
		buf_put(&out, i == 0 ? STR("[") : STR(","));
		json_integer(&out, refs->at[i]);
	}
	buf_put(&out, STR("]"));
	cells[0] = cell_text((struct str){ out.at, out.len });
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct str rest = cells[0].text;
	struct refs refs = { NULL, 0 };
	int64_t *ids;
	size_t room = 1;

	(void)f;
	for (size_t i = 0; i < rest.len; i++)
		room += rest.at[i] == ',';
	if (cells[0].type != CELL_TEXT || room > REFS_MAX || !json_take(&rest, '['))
		return false;
	refs.at = ids = arena_take(a, room * sizeof(*ids));
	do {
		if (!json_take_integer(&rest, &ids[refs.count++]))
			return false;
	} while (json_take(&rest, ','));
	*(struct refs *)value = refs;
	return json_take(&rest, ']');
}

const struct kind kind_refs = {
	.name = "refs",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct refs),
	.to_cells = to_cells,
	.from_cells = from_cells,
};
