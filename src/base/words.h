/*
 * words -- text as the words that search looks for.
 *
 * One function cuts a text into words and stems them, for the index and for queries alike, so that
 * both always agree; what is shown keeps its spelling. The script decides how a word is stemmed:
 * Arabic letters by base/words_arabic.h, Latin letters by the Snowball stemmer of the field's
 * language (libstemmer), anything else by folding alone (ICU: NFKC, case, accents).
 *
 * Any bytes may come in. What is not valid UTF-8 parts words, like a space. Vowel signs, tatweel
 * and bidi marks are part of the word they stand in. Digits of all kinds become ASCII digits.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/words_arabic.h"

enum { WORDS_STEM_MAX = 100 }; /* bytes */

/* How words of Latin letters are stemmed. */
enum words_latin { WORDS_PLAIN, WORDS_FRENCH, WORDS_ENGLISH };

/*
 * The stemmers, a memory of words stemmed lately, and the words learnt: one for each process,
 * opened once. It is written to when words are read, so it is not shared.
 */
struct words;

struct words *words_open(struct arena *);
void words_close(struct words *);

/*
 * Learns the words of an indexed record: what stands after an article is a word of its own, and
 * from now on a particle before it is cut off. Returns how many words were new. Stems given before
 * stay in the index as they were; words_readings() finds both.
 */
size_t words_learn(struct words *, struct str text);

/* What the Arabic stemmer knows here. */
const struct words_known *words_known_of(const struct words *);

struct word {
	size_t at, len;  /* bytes of the original text */
	struct str stem; /* UTF-8 without spaces, quotes or ASCII capitals */
	bool stop;       /* a word of every text: not indexed, not asked for */
	enum words_trust trust;
};

/* Going through a text word by word. The stem lasts until the next word is asked for. */
struct words_scan {
	struct words *words;
	enum words_latin latin;
	struct str text;
	size_t at;
	char stem[WORDS_STEM_MAX];
};

struct words_scan words_begin(struct words *, enum words_latin, struct str text);
bool words_next(struct words_scan *, struct word *);

/* All words of a text, with their stems, in the arena. */
struct word_list {
	struct word *at;
	size_t count;
};

struct word_list words_split(struct arena *, struct words *, enum words_latin, struct str text);

/* Puts the stems of a text into a column of the index: joined by spaces, without stop words. */
void words_index(struct words *, enum words_latin, struct str text, struct buf *);

/*
 * Every stem under which forms of this word may stand in the index, its own first. One for a word
 * of the field, up to ARABIC_READINGS_MAX for an unknown Arabic word, and for a Latin one those of
 * the other languages, in whose columns it may stand.
 */
struct word_stems {
	struct str at[ARABIC_READINGS_MAX];
	size_t count;
};

struct word_stems words_readings(struct arena *, struct words *, enum words_latin, struct str word);

/*
 * By what names sort: folded letters with a byte for the script before them (digits, Arabic, Latin
 * and all other), so that Latin follows Arabic; the article is kept, numbers sort by their value.
 * Compare with memcmp.
 */
struct str words_sort_key(struct arena *, struct str text);

#endif
