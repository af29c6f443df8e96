/*
 * The kind `file`: a file that the observatory keeps and serves.
 *
 * Four columns: its SHA-256 (which finds the bytes), the name it came with, its media type and
 * its size. store takes files in and hands them out; this kind only knows what they are.
 */
#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = {
	{ "", "TEXT", "text" },
	{ "_name", "TEXT", "text" },
	{ "_type", "TEXT", "text" },
	{ "_size", "INTEGER", "bigint" },
};

static void
write(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	buf_put(out, ((const struct file_ref *)value)->name);
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)l;
	write(out, f, value);
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	const struct file_ref *file = value;

	(void)f;
	buf_put(out, STR("{\"sha256\":"));
	json_str(out, file->hash);
	buf_put(out, STR(",\"name\":"));
	json_str(out, file->name);
	buf_put(out, STR(",\"type\":"));
	json_str(out, file->type);
	buf_put(out, STR(",\"size\":"));
	json_integer(out, file->size);
	buf_put(out, STR("}"));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct file_ref *file = value;

	(void)a, (void)f;
	cells[0] = cell_text(file->hash);
	cells[1] = cell_text(file->name);
	cells[2] = cell_text(file->type);
	cells[3] = cell_integer(file->size);
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct file_ref *file = value;

	(void)f;
	if (cells[0].type != CELL_TEXT || cells[1].type != CELL_TEXT ||
	    cells[2].type != CELL_TEXT || cells[3].type != CELL_INTEGER)
		return false;
	file->hash = arena_copy(a, cells[0].text);
	file->name = arena_copy(a, cells[1].text);
	file->type = arena_copy(a, cells[2].text);
	file->size = cells[3].integer;
	return true;
}

const struct kind kind_file = {
	.name = "file",
	.columns = columns,
	.ncolumns = 4,
	.size = sizeof(struct file_ref),
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
