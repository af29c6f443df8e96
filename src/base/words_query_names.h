/*
 * words_query_names -- the other names of what a query asks for, for the parser of queries alone.
 */
#ifndef BASE_WORDS_QUERY_NAMES_H
#define BASE_WORDS_QUERY_NAMES_H

#include "base/words_query.h"

/* The number of the term, new or not; QUERY_TERMS_MAX when there is no room. */
size_t words_query_term(struct words_query *, struct str stems, bool prefix);

/* Groups the words, longest names first, and gives each group the other names of the thing. */
void words_query_group(struct words_query *, const char *country);

#endif
