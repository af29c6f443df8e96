/*
 * words_table -- the Arabic words that the stemmer knows, with the stem each is filed under.
 *
 * A hash table over folded letters (words_arabic.h says what folding does), in one of two lives:
 * compiled from i18n/words/ into constants, or grown at run time from the indexed records. Letters
 * are UTF-16 units, because every letter of the Arabic script is one.
 */
#ifndef BASE_WORDS_TABLE_H
#define BASE_WORDS_TABLE_H

#include <stdint.h>

#include "base/arena.h"

enum { WORDS_LETTERS_MAX = 48 }; /* what follows in a longer word is not looked at */

/* Folded letters of a word. */
struct letters {
	uint16_t at[WORDS_LETTERS_MAX];
	size_t len;
};

struct words_form {
	uint32_t form, stem; /* where the letters begin in the pool */
	uint8_t form_len, stem_len;
	bool word; /* false for a stem that is known only because words are filed under it */
};

struct words_table {
	const uint16_t *pool;
	const struct words_form *forms;
	const uint32_t *slots; /* 0, or 1 + the index of a form */
	uint32_t slot_count;   /* a power of two */
	const uint64_t
	    *begins; /* a bit for each first three letters of a form, WORDS_BEGINS words */
};

enum { WORDS_BEGINS = 64 * 64 };

/* Can a word that begins with these three letters be in the table? Saves looking in vain. */
static inline bool
words_may_begin(const struct words_table *t, const uint16_t *three)
{
	return (t->begins[(three[0] & 63) * 64 + (three[1] & 63)] >> (three[2] & 63) & 1) != 0;
}

extern const struct words_table words_field; /* gen/words_data.c: the field's own vocabulary */

uint32_t words_hash(const uint16_t *letters, size_t len);

/* The entry of a word, or NULL. */
const struct words_form *words_find(const struct words_table *, const uint16_t *, size_t len);

/* A table that grows in its arena, up to a fixed number of words; then it stops learning. */
struct words_lexicon;

struct words_lexicon *words_lexicon_new(struct arena *, size_t words_max);
const struct words_table *words_lexicon_table(const struct words_lexicon *);

/* True when the form is new. The first stem a form is given stays. */
bool words_lexicon_add(
    struct words_lexicon *, const struct letters *form, const struct letters *stem, bool word);

#endif
