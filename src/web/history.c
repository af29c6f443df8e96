/* What happened to a record, told field by field: before and after. */
#include "base/utf8.h"
#include "web/web.h"

enum { SHOWN_MAX = 300 }; /* characters of a long text */

struct cells {
	struct cell at[TYPE_COLUMNS_MAX];
};

static struct str
shorten(struct arena *a, struct str text)
{
	struct str rest = text;
	struct buf b;

	if (utf8_count(text) <= SHOWN_MAX)
		return text;
	for (int i = 0; i < SHOWN_MAX; i++)
		utf8_take(&rest);
	b = buf_new(a, text.len + 4);
	buf_put(&b, (struct str){ text.at, text.len - rest.len });
	buf_put(&b, STR("…"));
	return (struct str){ b.at, b.len };
}

/* Cells of a field, with its reason for being missing. */
static size_t
columns_of(const struct field *f)
{
	return f->kind->ncolumns + (f->required ? 0 : 1);
}

static bool
cells_differ(const struct cell *a, const struct cell *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!cell_equal(a[i], b[i]))
			return true;
	}
	return false;
}

static void
add(struct request *rq, struct change_row *row, struct field_change change)
{
	row->fields = arena_grow(rq->work.arena, row->fields, row->nfields * sizeof(change),
	    (row->nfields + 1) * sizeof(change));
	change.before.text = shorten(rq->work.arena, change.before.text);
	change.after.text = shorten(rq->work.arena, change.after.text);
	row->fields[row->nfields++] = change;
}

/* Each language that changed, on its own. */
static void
add_i18n(struct request *rq, const struct field *f, const struct i18n *before,
    const struct i18n *after, struct change_row *row)
{
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		struct field_change change = { .label = say(&rq->locale, f->label),
			.language = lang_name(lang) };
		struct str code = STR(""), direction = STR("");

		if (str_equal(before->in[lang], after->in[lang]))
			continue;
		if (lang != rq->locale.lang) {
			code = lang_code(lang);
			direction = lang_direction(lang);
		}
		change.before = (struct told){ before->in[lang], code, direction };
		change.after = (struct told){ after->in[lang], code, direction };
		add(rq, row, change);
	}
}

static enum err
words_or_reason(
    struct request *rq, const struct type *t, size_t field, const void *record, struct told *words)
{
	enum missing why;

	if (field_is_set(t, field, record, &why) || why == MISSING_NOTHING)
		return words_of(rq, t, field, record, words);
	*words = told_str(say(&rq->locale, missing_text(why)));
	return ERR_OK;
}

static enum err
compare(struct request *rq, const struct type *t, const void *before, const void *after,
    struct change_row *row)
{
	struct arena *a = rq->work.arena;
	struct cells *old = arena_take(a, sizeof(*old)), *new = arena_take(a, sizeof(*new));
	size_t at = 0;

	record_cells(a, t, before, old->at);
	record_cells(a, t, after, new->at);
	for (size_t i = 0; i < t->nfields; at += columns_of(&t->fields[i]), i++) {
		const struct field *f = &t->fields[i];
		struct field_change change = { .label = say(&rq->locale, f->label) };

		if (!cells_differ(&old->at[at], &new->at[at], columns_of(f)))
			continue;
		if (f->kind == &kind_i18n && field_is_set(t, i, before, NULL) &&
		    field_is_set(t, i, after, NULL)) {
			add_i18n(rq, f, field_of(f, before), field_of(f, after), row);
			continue;
		}
		TRY(words_or_reason(rq, t, i, before, &change.before));
		TRY(words_or_reason(rq, t, i, after, &change.after));
		add(rq, row, change);
	}
	return ERR_OK;
}

static struct str
what_of(struct request *rq, const struct change_note *note)
{
	if (note->label.len == 0)
		return STR("");
	return str_equal(note->kind, STR("import"))
	    ? tell(rq, "Imported from {file}.", ARGS({ "file", note->label }))
	    : tell(rq, "Reason: {reason}.", ARGS({ "reason", note->label }));
}

enum err
changes_of(struct request *rq, const struct type *t, int64_t id, struct changes *changes,
    struct str *updated)
{
	struct version *versions;
	size_t count;

	TRY(store_history(&rq->work, t, id, &versions, &count));
	*changes = (struct changes){ arena_take(rq->work.arena, count * sizeof(*changes->at)),
		count };
	*updated = count > 0 ? versions[count - 1].change.at : STR("");
	for (size_t i = 0; i < count; i++) {
		struct change_row *row = &changes->at[count - 1 - i];

		row->at = day_of(versions[i].change.at);
		row->what = what_of(rq, &versions[i].change);
		row->first = i == 0;
		if (i > 0)
			TRY(compare(rq, t, versions[i - 1].record, versions[i].record, row));
	}
	return ERR_OK;
}
