/*
 * words_snippet -- the passage of a text that shows best why it was found, with what to highlight.
 *
 * Works on the original text, never on the index: what is shown keeps its spelling and its signs.
 */
#ifndef BASE_WORDS_SNIPPET_H
#define BASE_WORDS_SNIPPET_H

#include "base/words_query.h"

enum { SNIPPET_MARKS_MAX = 40 };

struct words_mark {
	size_t at, len; /* bytes of the text */
	bool synonym;
};

struct words_snippet {
	size_t at, len; /* bytes of the text: whole words */
	bool cut_before, cut_after;
	struct words_mark marks[SNIPPET_MARKS_MAX]; /* inside the passage, in order, apart */
	size_t mark_count;
	size_t words_found; /* different words of the query in the passage */
};

/*
 * At most `words_max` words: those with most different words of the query, then most hits, then the
 * first; from the beginning of a sentence where one is near. The whole text when it is no longer,
 * and the beginning when nothing is found. Texts are read up to SNIPPET_READ_MAX bytes.
 */
enum { SNIPPET_READ_MAX = 64 * 1024 };
struct words_snippet *words_snippet_make(struct arena *, struct words *, enum words_latin,
    const struct words_query *, struct str text, size_t words_max);

#endif
