/*
 * The kind `enum`: one of the choices that the catalogue lists.
 *
 * Stored by name, as a reference into the enum's own small table, so that a new choice is a new
 * row and never rebuilds anything. In C it is the generated enum, whose zero is no choice.
 */
#include "base/json.h"
#include "record/kinds.h"

_Static_assert(sizeof(enum missing) == sizeof(unsigned), "every enum is read as an unsigned");

static const struct column columns[] = { { "", "TEXT", "text" } };

unsigned
choice_parse(const struct choice *choices, struct str name)
{
	for (unsigned i = 1; choices[i].name != NULL; i++) {
		if (str_equal(name, str_from(choices[i].name)))
			return i;
	}
	return 0;
}

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	unsigned choice = choice_parse(f->choices, str_trim(text));

	(void)a;
	*why = MESSAGE("This is not one of the choices: {expected}.");
	if (choice == 0)
		return false;
	*(unsigned *)value = choice;
	return true;
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	buf_put(out, str_from(f->choices[*(const unsigned *)value].name));
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	buf_put(out, say(l, f->choices[*(const unsigned *)value].label));
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	json_str(out, str_from(f->choices[*(const unsigned *)value].name));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	(void)a;
	cells[0] = cell_text(str_from(f->choices[*(const unsigned *)value].name));
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	(void)a;
	if (cells[0].type == CELL_TEXT)
		*(unsigned *)value = choice_parse(f->choices, cells[0].text);
	return cells[0].type == CELL_TEXT && *(unsigned *)value != 0;
}

const struct kind kind_enum = {
	.name = "enum",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(unsigned),
	.parse = parse,
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
