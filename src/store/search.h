/*
 * search -- finds records by their words.
 *
 * What a reader types is read by base/words_query.h; every record whose words match is found, in
 * whatever language it was written, and only records that can be seen now. The best come first
 * (base/words_rank.h): of those with all words in their title, then of the others, the newest
 * SEARCH_RANKED are weighed; what follows them stands newest first.
 *
 * Each process keeps where the visible records are and which of them hold the terms asked for
 * lately, some 20 bytes a record; both are brought up to date when a change was published.
 *
 * Everything is allocated in the work's arena. Read within one store_snapshot(), so that what is
 * counted and what is shown are of the same moment.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "base/words_snippet.h"
#include "store/store.h"

enum { SEARCH_RANKED = 200, SEARCH_PAGE_MAX = 200, SEARCH_ALSO_MAX = 16 };

enum search_order { SEARCH_BEST, SEARCH_NEWEST };

struct search_query {
	struct str text;         /* as typed: any bytes */
	enum lang lang;          /* of the reader */
	bool typing;             /* the last word may not be finished */
	const struct type *type; /* only records of this type; NULL: of all */
	int64_t country;         /* only those of this country (the id of its record); 0: of all */
	enum search_order order;
	size_t skip, most; /* of the hits: one page, at most SEARCH_PAGE_MAX */
};

/* A text to be shown, with what to highlight in it; places are bytes of this text. */
struct search_text {
	struct str text;
	enum lang lang; /* LANG_COUNT: of no language, such as an identifier */
	bool cut_before, cut_after;
	const struct words_mark *marks;
	size_t nmarks;
};

struct search_hit {
	struct label label;
	struct search_text title;   /* the caption as label has it; "" when there is none */
	struct search_text passage; /* of its texts, what shows best why it was found; or "" */
};

/* How many would be found with this type or country chosen, everything else as it is. */
struct search_type_count {
	const struct type *type;
	size_t count;
};
struct search_country_count {
	int64_t country; /* id of its record; 0: of no country */
	size_t count;
};

/* Another name of what was asked for, by which records were found too. */
struct search_also {
	struct str text;
	const char *country; /* where it is said: "general", "other" or an ISO 3166 code */
	size_t count;        /* of the records found that hold it */
};

struct search_result {
	bool asked;     /* there was a word to look for */
	bool shortened; /* there was more than is looked for */
	size_t total;   /* with type and country as chosen */
	struct search_hit *hits;
	size_t nhits;
	struct search_type_count types[TYPES]; /* most first; none with 0 */
	size_t ntypes;
	struct search_country_count *countries; /* likewise */
	size_t ncountries;
	struct search_also also[SEARCH_ALSO_MAX];
	size_t nalso;
	/*
	 * When nothing is found at all: words that no record holds; and what is left without them,
	 * "" when nothing, with what it would find.
	 */
	struct str unknown[QUERY_WORDS_MAX];
	size_t nunknown;
	struct str instead;
	size_t instead_total;
};

MUST_USE enum err search_run(struct work *, const struct search_query *, struct search_result *);

/*
 * The ids of all records of one type that match, the best first: what a list is narrowed to.
 * skip, most and order are not looked at. *asked is false when there was no word to look for.
 */
MUST_USE enum err search_ids(
    struct work *, const struct search_query *, bool *asked, int64_t **ids, size_t *count);

/*
 * Makes what is derived anew: the search index, the table of links and the changes that touched
 * each type, from the records that can be seen. In slices, each of which leaves what is found as
 * it was. ERR_BUSY while an import is pending; one that a crash left behind is undone first.
 * Calls step after each slice; false stops, which leaves everything usable.
 */
struct search_rebuild {
	bool (*step)(void *state, int64_t done, int64_t of); /* or NULL */
	void *state;
	int64_t records; /* that were gone through */
};
MUST_USE enum err search_rebuild(struct work *, struct str address, struct search_rebuild *);

#endif
