/*
 * words_match -- where the terms of a query stand in a list of stems.
 *
 * Snippets and ranking both ask this: one of the original text, the other of the index's columns.
 */
#ifndef BASE_WORDS_MATCH_H
#define BASE_WORDS_MATCH_H

#include "base/words_query.h"

/* A run of stems that a term of the query matched. */
struct words_hit {
	uint32_t at, len; /* in stems; stop words do not count */
	uint8_t word;     /* of the query; for a synonym the first of its group */
	bool synonym;
	bool first; /* by the word's own stem rather than another reading */
};

/* The hits in order of place, at most one for each place: at most `max`. Returns how many. */
size_t words_match(const struct words_query *, const struct str *stems, size_t count,
    struct words_hit *, size_t max);

#endif
