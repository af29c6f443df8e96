/*
 * words_letters -- Arabic letters by name, for the files of the stemmer alone.
 *
 * The code points are those of the Unicode chart "Arabic" (U+0600). And what its files share:
 * words_arabic.h says what each is part of.
 */
#ifndef BASE_WORDS_LETTERS_H
#define BASE_WORDS_LETTERS_H

#include "base/words_arabic.h"

enum {
	HAMZA = 0x621,
	ALEF_MADDA = 0x622,
	ALEF_HAMZA = 0x623,
	WAW_HAMZA = 0x624,
	ALEF_HAMZA_BELOW = 0x625,
	YA_HAMZA = 0x626,
	ALEF = 0x627,
	BA = 0x628,
	MARBUTA = 0x629,
	TA = 0x62A,
	JIM = 0x62C,
	SIN = 0x633,
	TATWEEL = 0x640,
	FA = 0x641,
	QAF = 0x642,
	KAF = 0x643,
	LAM = 0x644,
	MIM = 0x645,
	NUN = 0x646,
	HA = 0x647,
	WAW = 0x648,
	ALEF_MAKSURA = 0x649,
	YA = 0x64A
};

static inline bool
letters_end(const struct letters *w, uint16_t a, uint16_t b)
{
	return w->len >= 2 && w->at[w->len - 2] == a && w->at[w->len - 1] == b;
}

/* Without its first n letters. */
static inline struct letters
letters_skip(const struct letters *w, size_t n)
{
	struct letters rest = { .len = w->len - n };

	memcpy(rest.at, w->at + n, rest.len * sizeof(*rest.at));
	return rest;
}

/* words_arabic.c, of words not yet folded */
size_t arabic_article_len(const struct letters *);
struct letters arabic_bare(const struct letters *);
enum words_trust arabic_known_word(
    const struct words_known *, const struct letters *word, struct letters *stem);
void arabic_cut_unknown(const struct letters *word, struct letters *stem);

#endif
