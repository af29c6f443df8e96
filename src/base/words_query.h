/*
 * words_query -- what a reader typed into the search field, as terms the index can be asked for.
 *
 * The text is never an error. Words must all be found. "Words in quotes" (or « ») must stand side
 * by side. A word behind a lone minus must not be found. Stop words are passed over. While the
 * reader still types, the last word is also the beginning of a word.
 *
 * Each word is asked for under every stem its forms may be filed under (words_readings). Where
 * words are the name of something that is called otherwise elsewhere (i18n/words/synonyms.tsv),
 * the other names are asked for too, marked, so that a page can say so and rank them lower. A
 * country's own name of a thing is taken for one only when that country is the one looked at,
 * unless it has several words: words like nizam mean too much.
 *
 * No character of the text reaches the syntax of a query: terms are made of stems.
 */
#ifndef BASE_WORDS_QUERY_H
#define BASE_WORDS_QUERY_H

#include "base/words.h"

enum {
	QUERY_BYTES_MAX = 400, /* what follows is not read */
	QUERY_WORDS_MAX = 10,
	QUERY_TERMS_MAX = 80,
	QUERY_SYNONYMS_MAX = 8, /* for one group */
	QUERY_PREFIX_MIN = 3    /* letters */
};

/* One thing to ask the index for: a stem, or several that stand side by side. */
struct query_term {
	struct str stems; /* joined by single spaces */
	bool prefix;      /* the last stem may go on */
};

/* A word or a quoted phrase: found where any of its terms is. The first term is the best. */
struct query_word {
	struct str text;                        /* as typed */
	uint8_t terms[ARABIC_READINGS_MAX + 1]; /* into words_query.terms */
	size_t term_count;
};

struct query_synonym {
	struct str text;     /* the other name, to be shown */
	const char *country; /* where it is said so: "general", "other" or an ISO 3166 code */
	uint8_t term;
};

/* Words that must all be found, or else one of the synonyms. */
struct query_group {
	size_t first, count; /* into words_query.words */
	bool without;        /* must not be found */
	struct query_synonym synonyms[QUERY_SYNONYMS_MAX];
	size_t synonym_count;
};

struct words_query {
	struct query_term terms[QUERY_TERMS_MAX];
	struct query_word words[QUERY_WORDS_MAX];
	struct query_group groups[QUERY_WORDS_MAX];
	size_t term_count, word_count, group_count;
	bool shortened; /* there was more than is asked for */
};

/* country: an ISO 3166 code, or "" for none. typing: the last word may not be finished. */
struct words_query *words_query_parse(struct arena *, struct words *, enum words_latin,
    const char *country, bool typing, struct str text);

/* Is there anything to look for? */
bool words_query_is_empty(const struct words_query *);

/*
 * All terms in the syntax of SQLite's FTS5 ("a" OR "b c" OR "d" *), so that phrase i of the query
 * is term i; and one term in the syntax of PostgreSQL's to_tsquery ('b' <-> 'c').
 */
struct str words_query_fts5(struct arena *, const struct words_query *);
struct str words_query_tsquery(struct arena *, const struct query_term *);

#endif
