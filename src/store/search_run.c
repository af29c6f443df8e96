/* A search from the words typed to the page shown. */
#include <stdlib.h>

#include "store/search_index.h"

/* The ISO code of a country by its id; "" when there is none. */
static enum err
code_of(struct work *w, int64_t country, const char **code)
{
	struct country c;
	enum err err;

	*code = "";
	if (country == 0)
		return ERR_OK;
	err = store_load(w, &country_type, country, &c);
	if (err == ERR_OK)
		*code = memcpy(arena_take(w->arena, c.code.len + 1), c.code.at, c.code.len);
	return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err
read_query(
    struct work *w, const struct search_query *asked, struct str text, struct words_query **q)
{
	const char *code;

	TRY(code_of(w, asked->country, &code));
	*q = words_query_parse(w->arena, search_words(w->search), search_latin(asked->lang), code,
	    asked->typing, text);
	return ERR_OK;
}

/* What the work may read, by the type's number; what is found rests on all of it. */
static void
readable(struct work *w, bool may[TYPES])
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		struct fault before = w->fault;

		may[(*t)->number] = may_read(w, *t) == ERR_OK;
		w->fault = before;
	}
}

/* ---- Counting ---- */

struct counting {
	bool may[TYPES];
	size_t types[TYPES];
	size_t *countries; /* by search_map.country_of */
};

/* The place of the country chosen, as country_of says it; UINT16_MAX: one that has no records. */
static uint16_t
chosen_country(const struct search_map *m, int64_t id)
{
	for (size_t i = 0; i < m->ncountries; i++) {
		if (m->countries[i] == id)
			return (uint16_t)(i + 1);
	}
	return id == 0 ? 0 : UINT16_MAX;
}

/* Counts by type and country, and takes out what is not of the type and country chosen. */
static void
count_and_narrow(const struct search_map *m, const struct search_query *asked, struct counting *c,
    struct search_matches *matches)
{
	uint16_t country = chosen_country(m, asked->country);

	for (size_t i = 0; i < m->words; i++) {
		uint64_t left = matches->found[i];

		while (left != 0) {
			size_t place = i * 64 + (size_t)__builtin_ctzll(left);
			unsigned type = m->types[place];
			bool of_type = asked->type == NULL || asked->type->number == type;
			bool of_country = country == 0 || m->country_of[place] == country;
			uint64_t bit = left & (~left + 1);

			left ^= bit;
			if (c->may[type] && of_country)
				c->types[type]++;
			if (c->may[type] && of_type)
				c->countries[m->country_of[place]]++;
			if (!c->may[type] || !of_type || !of_country)
				matches->found[i] ^= bit;
		}
		matches->titled[i] &= matches->found[i];
	}
}

static int
by_type_count(const void *a, const void *b)
{
	const struct search_type_count *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->type->number > y->type->number) - (x->type->number < y->type->number);
}

static int
by_country_count(const void *a, const void *b)
{
	const struct search_country_count *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->country > y->country) - (x->country < y->country);
}

static void
tell_counts(
    struct arena *a, const struct search_map *m, const struct counting *c, struct search_result *r)
{
	for (unsigned i = 0; i < TYPES; i++) {
		if (c->types[i] > 0)
			r->types[r->ntypes++] = (struct search_type_count){ types[i], c->types[i] };
	}
	r->countries = arena_take(a, (m->ncountries + 1) * sizeof(*r->countries));
	for (size_t i = 0; i <= m->ncountries; i++) {
		if (c->countries[i] > 0)
			r->countries[r->ncountries++] = (struct search_country_count){
				i == 0 ? 0 : m->countries[i - 1], c->countries[i]
			};
	}
	qsort(r->types, r->ntypes, sizeof(*r->types), by_type_count);
	qsort(r->countries, r->ncountries, sizeof(*r->countries), by_country_count);
}

/* ---- Other names, and words nobody used ---- */

static void
tell_also(const struct search_matches *m, size_t words, struct search_result *r)
{
	for (size_t g = 0; g < m->query->group_count; g++) {
		const struct query_group *group = &m->query->groups[g];

		for (size_t k = 0; k < group->synonym_count && !group->without; k++) {
			const struct query_synonym *name = &group->synonyms[k];
			size_t n = search_term_among(m->terms[name->term], m->found, words);

			if (n > 0 && r->nalso < SEARCH_ALSO_MAX)
				r->also[r->nalso++] = (struct search_also){ name->text,
					name->country, n };
		}
	}
}

/* Is the word, or the group it stands in, to be found nowhere? */
static bool
is_unknown(const struct search_matches *m, size_t word)
{
	for (size_t g = 0; g < m->query->group_count; g++) {
		const struct query_group *group = &m->query->groups[g];
		bool inside = word >= group->first && word < group->first + group->count;

		if (inside && group->without)
			return false;
		for (size_t k = 0; inside && k < group->synonym_count; k++) {
			if (m->terms[group->synonyms[k].term]->count > 0)
				return false;
		}
	}
	return m->with[word] == 0;
}

/* The words that are left, each as it was typed. */
static struct str
without_unknown(struct arena *a, const struct search_matches *m)
{
	const struct words_query *q = m->query;
	struct buf b = buf_new(a, (size_t)QUERY_BYTES_MAX * 2);

	for (size_t g = 0; g < q->group_count; g++) {
		for (size_t i = q->groups[g].first; i < q->groups[g].first + q->groups[g].count;
		     i++) {
			bool quoted = memchr(q->words[i].text.at, ' ', q->words[i].text.len) !=
			    NULL;

			if (is_unknown(m, i))
				continue;
			buf_put(&b, b.len > 0 ? STR(" ") : STR(""));
			buf_put(&b, q->groups[g].without ? STR("-") : STR(""));
			buf_put(&b, quoted ? STR("\"") : STR(""));
			buf_put(&b, q->words[i].text);
			buf_put(&b, quoted ? STR("\"") : STR(""));
		}
	}
	return (struct str){ b.at, b.len };
}

static enum err
tell_unknown(struct work *w, const struct search_query *asked, const struct search_matches *m,
    struct search_result *r)
{
	struct counting c = { .types = { 0 } };
	struct words_query *rest;
	struct search_matches left;
	struct str text;

	for (size_t i = 0; i < m->query->word_count; i++) {
		if (is_unknown(m, i))
			r->unknown[r->nunknown++] = m->query->words[i].text;
	}
	if (r->nunknown == 0)
		return ERR_OK;
	text = without_unknown(w->arena, m);
	TRY(read_query(w, asked, text, &rest));
	TRY(search_match(w, rest, &left));
	readable(w, c.may);
	c.countries = arena_take(w->arena, (w->search->map.ncountries + 1) * sizeof(*c.countries));
	count_and_narrow(&w->search->map, asked, &c, &left);
	r->instead_total = bits_count(left.found, w->search->map.words);
	r->instead = r->instead_total > 0 ? text : STR("");
	return ERR_OK;
}

/* ---- A search ---- */

/* What matches of the type and country asked for, counted. */
static enum err
find(struct work *w, const struct search_query *asked, struct search_matches *m,
    struct search_result *r)
{
	struct counting c = { .types = { 0 } };
	const struct search_map *map = &w->search->map;
	struct words_query *q;

	TRY(search_map_fresh(w));
	TRY(read_query(w, asked, asked->text, &q));
	TRY(search_match(w, q, m));
	readable(w, c.may);
	c.countries = arena_take(w->arena, (map->ncountries + 1) * sizeof(*c.countries));
	count_and_narrow(map, asked, &c, m);
	r->asked = !words_query_is_empty(q);
	r->shortened = q->shortened;
	r->total = bits_count(m->found, map->words);
	tell_counts(w->arena, map, &c, r);
	return ERR_OK;
}

enum err
search_run(struct work *w, const struct search_query *asked, struct search_result *r)
{
	uint32_t places[SEARCH_PAGE_MAX + 1];
	size_t most = asked->most < SEARCH_PAGE_MAX ? asked->most : SEARCH_PAGE_MAX;
	struct search_matches m;

	*r = (struct search_result){ .total = 0 };
	TRY(find(w, asked, &m, r));
	if (!r->asked || w->search->map.count == 0)
		return ERR_OK;
	tell_also(&m, w->search->map.words, r);
	if (r->ntypes == 0 && r->ncountries == 0)
		return tell_unknown(w, asked, &m, r);
	TRY(search_ordered(w, &m, asked->order, asked->skip, most, places, &r->nhits));
	r->hits = arena_take(w->arena, r->nhits * sizeof(*r->hits));
	for (size_t i = 0; i < r->nhits; i++)
		TRY(search_show(w, m.query, asked->lang, places[i], &r->hits[i]));
	return ERR_OK;
}

enum err
search_ids(struct work *w, const struct search_query *q, bool *asked, int64_t **ids, size_t *count)
{
	struct search_result r = { .total = 0 };
	struct search_matches m;
	uint32_t *places;

	TRY(may_read(w, q->type));
	TRY(find(w, q, &m, &r));
	*asked = r.asked;
	*count = 0;
	places = arena_take(w->arena, (r.total + 1) * sizeof(*places));
	if (r.total > 0)
		TRY(search_ordered(w, &m, SEARCH_BEST, 0, r.total, places, count));
	*ids = arena_take(w->arena, *count * sizeof(**ids));
	for (size_t i = 0; i < *count; i++)
		(*ids)[i] = w->search->map.records[places[i]];
	return ERR_OK;
}
