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

/* What a site that spoke more languages wrote must outlive an edit by one that speaks fewer. */
static void
put_object(struct buf *out, const struct i18n *text, struct str others)
{
	const char *before = "";

	buf_put(out, STR("{"));
	for (int i = 0; i < LANG_COUNT; i++) {
		if (text->in[i].len == 0)
			continue;
		buf_put(out, str_from(before));
		json_str(out, lang_code((enum lang)i));
		buf_put(out, STR(":"));
		json_str(out, text->in[i]);
		before = ",";
	}
	if (others.len > 0) {
		buf_put(out, str_from(before));
		buf_put(out, others);
	}
	buf_put(out, STR("}"));
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	put_object(out, value, STR(""));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct i18n *text = value;
	struct buf out = buf_new(a, (size_t)LANG_COUNT * 6 * VALUE_MAX + text->others.len);

	(void)f;
	put_object(&out, text, text->others);
	cells[0] = cell_text((struct str){ out.at, out.len });
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct i18n *text = value;
	struct str rest, code, said;
	struct buf others;
	enum lang lang;

	(void)f;
	if (cells[0].type != CELL_TEXT)
		return false;
	rest = arena_copy(a, cells[0].text);
	others = buf_new(a, rest.len);
	*text = (struct i18n){ 0 };
	if (!json_take(&rest, '{'))
		return false;
	do {
		struct str member = rest;

		if (!json_take_str(a, &rest, &code) || !json_take(&rest, ':') ||
		    !json_take_str(a, &rest, &said))
			return false;
		member.len -= rest.len;
		if (lang_parse(code, &lang)) {
			text->in[lang] = said;
		} else {
			buf_put(&others, others.len > 0 ? STR(",") : STR(""));
			buf_put(&others, member);
		}
	} while (json_take(&rest, ','));
	text->others = (struct str){ others.at, others.len };
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
