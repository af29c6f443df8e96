/*
 * words_arabic -- folding and stemming of Arabic words.
 *
 * Folding brings together what one word is written like: vowel signs and tatweel are gone before
 * (words.c), here go the seats of hamza, alef in all its shapes, the final ya and ta marbuta, and
 * the letters that Persian and North African typing puts in their place.
 *
 * Stemming is a light stemmer in the manner of light10 (Larkey, Ballesteros and Connell, "Light
 * Stemming for Arabic Information Retrieval", 2007): article, conjunction and suffixes go, roots
 * and patterns are left alone. Differences, each because light10 parts what belongs together:
 * - A word that is known whole is filed under its own stem, and nothing is cut off it. Broken
 *   plurals, odd spellings and kin are such words.
 * - A lone particle (b l k f s w before the word) goes only when what remains is known; only w
 *   also goes before an unknown word, when four letters remain.
 * - Suffixes are cut until none is left, so that every form of a word ends at the same place, and
 *   the ta marbuta that a pronoun turned into t is turned back.
 * - An alef that was written with its hamza does not begin an article.
 */
#ifndef BASE_WORDS_ARABIC_H
#define BASE_WORDS_ARABIC_H

#include "base/words_table.h"

/* What the stemmer knows: the field's table, and the words learnt at run time (or NULL). */
struct words_known {
	const struct words_table *field, *learnt;
};

/* How far a stem can be trusted to be the one stem of its word. */
enum words_trust { WORDS_UNKNOWN, WORDS_LEARNT, WORDS_FIELD };

/* An Arabic letter as it is kept before folding: without letters of foreign keyboards. 0: none. */
uint16_t arabic_letter(uint32_t character);
/* Vowel signs, tatweel, Koranic marks: part of a word, and not looked at. */
bool arabic_is_mark(uint32_t character);

/* Letters as kept by arabic_letter() become folded letters. */
void arabic_fold(struct letters *);

/* The stem of a word of letters as kept by arabic_letter(): not yet folded. */
enum words_trust arabic_stem(
    const struct words_known *, const struct letters *word, struct letters *stem);

/* Has the word an article, and what follows it? Folded; false without an article. */
bool arabic_after_article(const struct letters *word, struct letters *rest);

/* Cuts the outermost suffix off folded letters; false when there is none. */
bool arabic_cut_one(struct letters *);

/*
 * The other stems under which forms of an unknown word may have been filed: with a particle that
 * the stemmer did not dare to cut, or without one that it took for a part of the word. At most
 * ARABIC_READINGS_MAX, the stem itself first. A word whose stem the field knows has one.
 */
enum { ARABIC_READINGS_MAX = 20 };
size_t arabic_readings(const struct words_known *, const struct letters *word,
    struct letters readings[ARABIC_READINGS_MAX]);

#endif
