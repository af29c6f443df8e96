/*
 * words_data -- what tools/mkwords compiles from i18n/words/: besides the table of known words
 * (words_table.h), the words left out of the index and the terms that differ from country to
 * country. The lists are gen/words_data.c.
 */
#ifndef BASE_WORDS_DATA_H
#define BASE_WORDS_DATA_H

#include "base/str.h"

/* Folded words of one language, in the order of their bytes. */
struct words_stop {
	const struct str *words;
	size_t count;
};

extern const struct words_stop words_stop_ar, words_stop_fr, words_stop_en;

/* One thing, one name of it, where it is said so: "general", "other" or an ISO 3166 code. */
struct words_term {
	int concept; /* terms of one concept stand together and share this number */
	const char *country;
	struct str text;
	struct str stems; /* joined by spaces */
};

extern const struct words_term words_terms[];
extern const size_t words_terms_count;

#endif
