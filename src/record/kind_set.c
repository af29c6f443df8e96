/*
 * The kind `set`: any of the choices that the catalogue lists, at least one.
 *
 * One column, a JSON array of names in the order of the catalogue: a record is read in one piece,
 * both engines can take the array apart, and equal sets are equal texts. In files the names are
 * separated by semicolons. At most 63 choices.
 */
#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "json" } };

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	struct set set = { 0 };

	(void)a;
	*why = MESSAGE("This is not one of the choices: {expected}.");
	while (text.len > 0) {
		struct str name = str_trim(str_cut(&text, ';'));
		unsigned choice = choice_parse(f->choices, name);

		if (name.len == 0)
			continue;
		if (choice == 0)
			return false;
		set.bits |= (uint64_t)1 << choice;
	}
	*(struct set *)value = set;
	return set.bits != 0;
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	const char *before = "";

	for (unsigned i = 1; f->choices[i].name != NULL; i++) {
		if (!set_has(*(const struct set *)value, i))
			continue;
		buf_put(out, str_from(before));
		buf_put(out, str_from(f->choices[i].name));
		before = "; ";
	}
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	bool first = true;

	for (unsigned i = 1; f->choices[i].name != NULL; i++) {
		if (!set_has(*(const struct set *)value, i))
			continue;
		if (!first)
			buf_put(out, say(l, ", "));
		buf_put(out, say(l, f->choices[i].label));
		first = false;
	}
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	const char *before = "[";

	for (unsigned i = 1; f->choices[i].name != NULL; i++) {
		if (!set_has(*(const struct set *)value, i))
			continue;
		buf_put(out, str_from(before));
		json_str(out, str_from(f->choices[i].name));
		before = ",";
	}
	buf_put(out, STR("]"));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	struct buf out = buf_new(a, 1 << 16);

	json(&out, f, value);
	cells[0] = cell_text((struct str){ out.at, out.len });
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct str rest = cells[0].text, name;
	struct set set = { 0 };

	if (cells[0].type != CELL_TEXT || !json_take(&rest, '['))
		return false;
	do {
		unsigned choice;

		if (!json_take_str(a, &rest, &name))
			return false;
		choice = choice_parse(f->choices, name);
		if (choice == 0)
			return false;
		set.bits |= (uint64_t)1 << choice;
	} while (json_take(&rest, ','));
	*(struct set *)value = set;
	return json_take(&rest, ']') && set.bits != 0;
}

const struct kind kind_set = {
	.name = "set",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct set),
	.parse = parse,
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
