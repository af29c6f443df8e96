/*
 * The kind `language`: which language something is written in, by its ISO 639 code ("ar", "zgh").
 *
 * Any language may be recorded, not only those the site speaks; the names of those it speaks are
 * said, the others are shown by their code.
 */
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "text" } };

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	bool letters = true;

	if (!text_check(a, f, &text, why))
		return false;
	for (size_t i = 0; i < text.len; i++)
		letters = letters && text.at[i] >= 'a' && text.at[i] <= 'z';
	if (!letters || text.len < 2 || text.len > 3) {
		*why = MESSAGE("This is not a language code such as ar, fr or en.");
		return false;
	}
	*(struct str *)value = arena_copy(a, text);
	return true;
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	enum lang lang;

	(void)f, (void)l;
	if (lang_parse(*(const struct str *)value, &lang))
		buf_put(out, lang_name(lang));
	else
		buf_put(out, *(const struct str *)value);
}

const struct kind kind_language = {
	.name = "language",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct str),
	.parse = parse,
	.write = text_write,
	.print = print,
	.json = text_json,
	.to_cells = text_to_cells,
	.from_cells = text_from_cells,
};
