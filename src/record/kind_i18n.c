/*
 * The kind `i18n`: the same text in several languages.
 *
 * One column holds a JSON object by language, {"ar":"…","fr":"…"}, so that a further language
 * needs no new column; an absent language has not been written. parse reads one language's text
 * into that language: files have a column for each (`title@ar`), forms a box for each.
 */
#include "base/json.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "json" } };

bool
i18n_parse(struct arena *a, const struct field *f, enum lang lang, struct str text,
    struct i18n *value, const char **why)
{
	if (!text_check(a, f, &text, why))
		return false;
	value->in[lang] = arena_copy(a, text);
	return true;
}

struct str
i18n_best(const struct i18n *value, enum lang wanted, enum lang *lang)
{
	enum lang found = wanted;

	for (int i = 0; value->in[found].len == 0 && i < LANG_COUNT; i++)
		found = (enum lang)i;
	if (lang != NULL)
		*lang = found;
	return value->in[found];
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	buf_put(out, i18n_best(value, l->lang, NULL));
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	const struct i18n *text = value;
	const char *before = "{";

	(void)f;
	for (int i = 0; i < LANG_COUNT; i++) {
		if (text->in[i].len == 0)
			continue;
		buf_put(out, str_from(before));
		json_str(out, lang_code((enum lang)i));
		buf_put(out, STR(":"));
		json_str(out, text->in[i]);
		before = ",";
	}
	buf_put(out, STR("}"));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	struct buf out = buf_new(a, (size_t)LANG_COUNT * 6 * VALUE_MAX);

	json(&out, f, value);
	cells[0] = cell_text((struct str){ out.at, out.len });
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct i18n *text = value;
	struct str rest, code, said;
	enum lang lang;

	(void)f;
	if (cells[0].type != CELL_TEXT)
		return false;
	rest = arena_copy(a, cells[0].text);
	*text = (struct i18n){ 0 };
	if (!json_take(&rest, '{'))
		return false;
	do {
		if (!json_take_str(a, &rest, &code) || !json_take(&rest, ':') ||
		    !json_take_str(a, &rest, &said))
			return false;
		if (lang_parse(code, &lang)) /* a language that was taken away is not shown */
			text->in[lang] = said;
	} while (json_take(&rest, ','));
	return json_take(&rest, '}') && rest.len == 0;
}

const struct kind kind_i18n = {
	.name = "i18n",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct i18n),
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
