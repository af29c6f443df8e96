/*
 * What a reader sees of a record that was found: its title and the passage that shows best why,
 * both as they were written, with what to highlight.
 */
#include "store/search_index.h"

enum { PASSAGE_WORDS = 32 };

/* A text with its highlights; words_max 0: all of it. */
static struct search_text
show(struct work *w, const struct words_query *q, enum lang lang, struct str text, size_t words_max,
    size_t *found)
{
	const struct words_snippet *s = words_snippet_make(
	    w->arena, search_words(w->search), search_latin(lang), q, text, words_max);
	struct words_mark *marks = arena_take(w->arena, s->mark_count * sizeof(*marks));

	for (size_t i = 0; i < s->mark_count; i++) {
		marks[i] = s->marks[i];
		marks[i].at -= s->at;
	}
	*found = s->mark_count == 0 ? 0 : s->words_found;
	return (struct search_text){ .text = { text.at + s->at, s->len },
		.lang = lang,
		.cut_before = s->cut_before,
		.cut_after = s->cut_after,
		.marks = marks,
		.nmarks = s->mark_count };
}

/* The best passage so far. */
struct choice_of_text {
	struct search_text text;
	size_t found, wanted;
	bool any;
};

static void
consider(struct work *w, const struct words_query *q, enum lang lang, struct str text,
    struct choice_of_text *best)
{
	struct search_text shown;
	size_t found;

	if (text.len == 0 || (best->any && best->found >= best->wanted))
		return;
	shown = show(w, q, lang, text, PASSAGE_WORDS, &found);
	if (best->any && found <= best->found)
		return;
	*best = (struct choice_of_text){ shown, found, best->wanted, true };
}

/* The texts of a record in one language; the title only where it is not shown already. */
static void
consider_language(struct work *w, const struct words_query *q, const struct type *t,
    const void *record, enum lang lang, enum lang titled, struct choice_of_text *best)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		const void *value = field_of(f, record);

		if (!f->search || !field_is_set(t, i, record, NULL) ||
		    (f->kind == &kind_i18n) != (lang < LANG_COUNT) ||
		    (f->caption && lang == titled))
			continue;
		consider(w, q, lang,
		    lang < LANG_COUNT ? ((const struct i18n *)value)->in[lang]
				      : *(const struct str *)value,
		    best);
	}
}

static size_t
words_wanted(const struct words_query *q)
{
	size_t n = 0;

	for (size_t g = 0; g < q->group_count; g++)
		n += q->groups[g].without ? 0 : q->groups[g].count;
	return n;
}

enum err
search_show(struct work *w, const struct words_query *q, enum lang lang, size_t place,
    struct search_hit *hit)
{
	const struct search_map *m = &w->search->map;
	const struct type *t = types[m->types[place]];
	const struct field *caption = type_caption(t);
	struct choice_of_text best = { .wanted = words_wanted(q) };
	void *record = arena_take(w->arena, t->size);
	enum lang titled = LANG_COUNT;
	size_t found;

	TRY(store_load(w, t, m->records[place], record));
	hit->label = (struct label){
		.type = t, .id = record_id(record), .key = record_key(t, record)
	};
	if (caption != NULL && caption->kind == &kind_i18n) {
		struct str text;

		hit->label.caption = *(const struct i18n *)field_of(caption, record);
		text = i18n_best(&hit->label.caption, lang, &titled);
		hit->title = show(w, q, titled, text, 0, &found);
	}
	consider_language(w, q, t, record, lang, titled, &best);
	for (enum lang other = 0; other <= LANG_COUNT; other++) {
		if (other != lang)
			consider_language(w, q, t, record, other, titled, &best);
	}
	hit->passage = best.text;
	return ERR_OK;
}
