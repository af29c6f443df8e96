/*
 * Which places hold the terms of a query: asked of the index, and kept while nothing is published.
 *
 * Most readings of an unknown word stand nowhere, and most words in few records: a term is a list
 * until it holds one place in 32, then two bitmaps, which are smaller from there on.
 */
#include "store/search_index.h"

enum { CACHE_ARENA_MAX = 1 << 29, SPARSE = 32 };

/* Terms of one query that are not kept yet, as the index hands them out. */
struct asking {
	const struct search_map *map;
	struct arena *scratch, *cache;
	struct search_term *terms;
	size_t rooms[QUERY_TERMS_MAX], limit;
	size_t term, place; /* of the row before: rows ascend */
};

/* The place of a row version at or after *place, by steps that double; false when it is none. */
static bool
find_seq(const struct search_map *m, int64_t seq, size_t *place)
{
	size_t low = *place, step = 1, high;

	while (low + step < m->count && m->seqs[low + step] <= seq) {
		low += step;
		step *= 2;
	}
	high = low + step < m->count ? low + step : m->count;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (m->seqs[middle] < seq)
			low = middle + 1;
		else
			high = middle;
	}
	*place = low;
	return low < m->count && m->seqs[low] == seq;
}

static void
add_bits(struct search_term *t, size_t place, bool title)
{
	bits_put(t->any, place);
	if (title)
		bits_put(t->title, place);
}

static void
make_bits(struct asking *a, struct search_term *t)
{
	t->any = arena_take(a->cache, a->map->words * sizeof(*t->any));
	t->title = arena_take(a->cache, a->map->words * sizeof(*t->title));
	for (size_t i = 0; i < t->count; i++)
		add_bits(t, t->list[i] >> 1, (t->list[i] & 1) != 0);
	t->list = NULL;
}

static void
found(void *state, size_t term, int64_t row, bool first)
{
	struct asking *a = state;
	struct search_term *t = &a->terms[term];

	if (term != a->term)
		a->place = 0;
	a->term = term;
	if (!find_seq(a->map, row, &a->place))
		return; /* pending, or superseded and not yet tidied away */
	if (t->any == NULL && t->count == a->limit)
		make_bits(a, t);
	if (t->any != NULL) {
		add_bits(t, a->place, first);
	} else {
		t->list = room_for(
		    a->scratch, t->list, t->count, &a->rooms[term], sizeof(*t->list));
		t->list[t->count] = (uint32_t)(a->place << 1 | first);
	}
	t->count++;
}

static const struct search_term *
kept(const struct search *s, const struct query_term *term)
{
	for (size_t i = 0; i < s->nterms; i++) {
		if (s->terms[i].prefix == term->prefix && str_equal(s->terms[i].stems, term->stems))
			return &s->terms[i];
	}
	return NULL;
}

/* What was kept goes when it is much, but never between two terms of one query. */
static void
make_room(struct search *s)
{
	if (s->cache != NULL &&
	    (arena_mark(s->cache).used > SEARCH_CACHE_BYTES ||
		s->nterms + QUERY_TERMS_MAX > SEARCH_TERMS_MAX)) {
		arena_free(s->cache);
		s->cache = NULL;
		s->nterms = 0;
	}
	if (s->cache == NULL)
		s->cache = arena_new(CACHE_ARENA_MAX);
}

static enum err
ask(struct work *w, const struct words_query *missing)
{
	DB_STATEMENT_TWICE(search_terms_rows,
	    "SELECT search_terms(search, :into) FROM search WHERE search MATCH :query LIMIT 1",
	    "SELECT seq, to_tsvector('simple', title) @@ to_tsquery('simple', :query)"
	    " FROM search WHERE words @@ to_tsquery('simple', :query) ORDER BY seq");
	struct search *s = w->search;
	struct arena_mark mark = arena_mark(w->arena);
	struct asking *a = arena_take(w->arena, sizeof(*a));
	enum err err;

	a->map = &s->map;
	a->scratch = w->arena;
	a->cache = s->cache;
	a->terms = &s->terms[s->nterms];
	a->limit = s->map.count / SPARSE + 1;
	for (size_t i = 0; i < missing->term_count; i++)
		a->terms[i] = (struct search_term){
			.stems = arena_copy(s->cache, missing->terms[i].stems),
			.prefix = missing->terms[i].prefix,
		};
	err = db_terms_find(w->db, &w->fault, &search_terms_rows,
	    words_query_fts5(w->arena, missing), &(struct db_terms){ found, a });
	for (size_t i = 0; i < missing->term_count; i++) {
		struct search_term *t = &a->terms[i];

		if (t->any == NULL)
			t->list = arena_grow(s->cache, t->list, t->count * sizeof(*t->list),
			    t->count * sizeof(*t->list));
	}
	if (err == ERR_OK)
		s->nterms += missing->term_count;
	arena_release(w->arena, mark);
	return err;
}

enum err
search_terms_of(
    struct work *w, const struct words_query *q, const struct search_term *terms[QUERY_TERMS_MAX])
{
	struct search *s = w->search;
	struct words_query *missing = arena_take(w->arena, sizeof(*missing));

	make_room(s);
	for (size_t i = 0; i < q->term_count; i++) {
		if (kept(s, &q->terms[i]) == NULL)
			missing->terms[missing->term_count++] = q->terms[i];
	}
	if (missing->term_count > 0)
		TRY(ask(w, missing));
	for (size_t i = 0; i < q->term_count; i++)
		terms[i] = kept(s, &q->terms[i]);
	return ERR_OK;
}

/* ---- What matches ---- */

/* Adds the places of a term to a word's. */
static void
add_term(const struct search_term *t, size_t words, uint64_t *any, uint64_t *title)
{
	if (t->any != NULL) {
		for (size_t i = 0; i < words; i++) {
			any[i] |= t->any[i];
			title[i] |= t->title[i];
		}
		return;
	}
	for (size_t i = 0; i < t->count; i++) {
		bits_put(any, t->list[i] >> 1);
		if ((t->list[i] & 1) != 0)
			bits_put(title, t->list[i] >> 1);
	}
}

size_t
search_term_among(const struct search_term *t, const uint64_t *places, size_t words)
{
	size_t n = 0;

	for (size_t i = 0; t->any != NULL && i < words; i++)
		n += (size_t)__builtin_popcountll(t->any[i] & places[i]);
	for (size_t i = 0; t->any == NULL && i < t->count; i++)
		n += bits_has(places, t->list[i] >> 1);
	return n;
}

static void
keep_both(uint64_t *bits, const uint64_t *other, size_t words)
{
	for (size_t i = 0; i < words; i++)
		bits[i] &= other[i];
}

/* Every word of the group, or one of its other names. */
static void
match_group(struct arena *a, size_t words, struct search_matches *m,
    const struct query_group *group, uint64_t *any, uint64_t *title)
{
	memset(any, 0xff, words * sizeof(*any));
	memset(title, 0xff, words * sizeof(*title));
	for (size_t i = group->first; i < group->first + group->count; i++) {
		uint64_t *word = arena_take(a, words * sizeof(*word));
		uint64_t *word_title = arena_take(a, words * sizeof(*word));

		for (size_t k = 0; k < m->query->words[i].term_count; k++)
			add_term(m->terms[m->query->words[i].terms[k]], words, word, word_title);
		m->with[i] = bits_count(word, words);
		keep_both(any, word, words);
		keep_both(title, word_title, words);
	}
	for (size_t k = 0; k < group->synonym_count; k++)
		add_term(m->terms[group->synonyms[k].term], words, any, title);
}

/* Bits behind the last place are never set in what is found: a word has none there. */
enum err
search_match(struct work *w, struct words_query *q, struct search_matches *m)
{
	size_t words = w->search->map.words;
	uint64_t *any = arena_take(w->arena, words * sizeof(*any));
	uint64_t *title = arena_take(w->arena, words * sizeof(*title));

	*m = (struct search_matches){ .query = q };
	m->found = arena_take(w->arena, words * sizeof(*m->found));
	m->titled = arena_take(w->arena, words * sizeof(*m->titled));
	if (words_query_is_empty(q) || words == 0)
		return ERR_OK;
	TRY(search_terms_of(w, q, m->terms));
	memset(m->found, 0xff, words * sizeof(*m->found));
	memset(m->titled, 0xff, words * sizeof(*m->titled));
	for (size_t g = 0; g < q->group_count; g++) {
		struct arena_mark mark = arena_mark(w->arena);

		match_group(w->arena, words, m, &q->groups[g], any, title);
		if (q->groups[g].without) {
			for (size_t i = 0; i < words; i++)
				any[i] = title[i] = ~any[i];
		}
		keep_both(m->found, any, words);
		keep_both(m->titled, title, words);
		arena_release(w->arena, mark);
	}
	keep_both(m->titled, m->found, words);
	return ERR_OK;
}
