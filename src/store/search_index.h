/* search_index -- what the files of search share. Not for others. */
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include "base/words_query.h"
#include "store/internal.h"
#include "store/search.h"

/*
 * The visible records, by place: their row versions in ascending order, so that the newest stand
 * last. A bitmap over places has `words` words of 64 bits.
 */
struct search_map {
	struct arena *arena; /* of this map alone; NULL: there is none yet */
	int64_t latest;      /* the change it was built after */
	size_t count, words;
	uint32_t *seqs, *records, *links; /* links: see search_row.place in system.sql */
	unsigned char *types;             /* numbers */
	uint16_t *country_of;             /* 0, or 1 + a place in countries */
	uint32_t *countries;              /* ids */
	size_t ncountries;
	uint32_t *slots; /* of a hash table from ids of records: 0, or 1 + a place */
	size_t room;     /* a power of two */
};

/* Which places hold a term: as a list when they are few, else as bitmaps. */
struct search_term {
	struct str stems;
	bool prefix;
	size_t count;
	uint32_t *list;        /* place << 1 | whether it stands in the title; ascending */
	uint64_t *any, *title; /* NULL when there is a list */
};

enum { SEARCH_TERMS_MAX = 256, SEARCH_CACHE_BYTES = 2 << 20 };

struct search {
	struct arena *arena; /* of the stemmers; NULL until they are needed */
	struct words *words;
	struct search_map map;
	struct arena *cache; /* of the terms alone */
	struct search_term terms[SEARCH_TERMS_MAX];
	size_t nterms;
};

/* How Latin words of a text in this language are stemmed; LANG_COUNT: of no language. */
enum words_latin search_latin(enum lang);
struct words *search_words(struct search *);

/* Brings the map up to date with the work's snapshot; forgets the terms when it changed. */
MUST_USE enum err search_map_fresh(struct work *);
void search_map_forget(struct search *);
/* The place of a record; false when it is not visible or has no words. */
bool search_map_find(const struct search_map *, int64_t id, size_t *place);

/* The terms of a query, by their numbers there: good until the next call. */
MUST_USE enum err search_terms_of(
    struct work *, const struct words_query *, const struct search_term *terms[QUERY_TERMS_MAX]);

/* What matches: any of the places, and those with every word in the title. */
struct search_matches {
	uint64_t *found, *titled;
	struct words_query *query;
	const struct search_term *terms[QUERY_TERMS_MAX];
	size_t with[QUERY_WORDS_MAX]; /* records that hold each word */
};
MUST_USE enum err search_match(struct work *, struct words_query *, struct search_matches *);
/* How many of the places hold the term? */
size_t search_term_among(const struct search_term *, const uint64_t *places, size_t words);

/* Places of a result in the order in which they are shown: at most so many, after `skip`. */
MUST_USE enum err search_ordered(struct work *, const struct search_matches *, enum search_order,
    size_t skip, size_t most, uint32_t *places, size_t *count);

/* What a reader sees of the record at a place. */
MUST_USE enum err search_show(
    struct work *, const struct words_query *, enum lang, size_t place, struct search_hit *);

static inline bool
bits_has(const uint64_t *bits, size_t place)
{
	return (bits[place / 64] >> place % 64 & 1) != 0;
}

static inline void
bits_put(uint64_t *bits, size_t place)
{
	bits[place / 64] |= (uint64_t)1 << place % 64;
}

static inline size_t
bits_count(const uint64_t *bits, size_t words)
{
	size_t n = 0;

	for (size_t i = 0; i < words; i++)
		n += (size_t)__builtin_popcountll(bits[i]);
	return n;
}

#endif
