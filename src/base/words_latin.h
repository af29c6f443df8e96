/*
 * words_latin -- folding and stemming of words that are not Arabic.
 *
 * Stemming sees the word with its accents, because the French stemmer needs them; then they go.
 */
#ifndef BASE_WORDS_LATIN_H
#define BASE_WORDS_LATIN_H

#include "base/words.h"

struct sb_stemmer;

/*
 * Puts the stem into out (at most WORDS_STEM_MAX bytes; longer words are cut) and returns its
 * length. With a NULL stemmer the word is folded alone. *folded is the length of the word as folded
 * but not stemmed, which stands in `surface` (as large as out), for the list of stop words.
 */
size_t words_latin_stem(
    struct sb_stemmer *, struct str run, char *out, char *surface, size_t *folded);

#endif
