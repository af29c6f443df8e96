#include "base/words_arabic.h"

#include <assert.h>

#include "base/words_letters.h"

/* With only_words, what is known as a stem but is no word does not count. */
static enum words_trust
look_up(const struct words_known *known, const uint16_t *at, size_t len, bool only_words,
    struct letters *stem)
{
	const struct words_table *t = known->field;
	enum words_trust trust = WORDS_FIELD;
	const struct words_form *f = words_find(t, at, len);

	if (f != NULL && only_words && !f->word)
		f = NULL;
	if (f == NULL && known->learnt != NULL) {
		t = known->learnt;
		trust = WORDS_LEARNT;
		f = words_find(t, at, len);
	}
	if (f == NULL || (only_words && !f->word))
		return WORDS_UNKNOWN;
	memcpy(stem->at, t->pool + f->stem, f->stem_len * sizeof(*stem->at));
	stem->len = f->stem_len;
	return trust;
}

/* Cutting suffixes leaves three letters as they are, but for those of jihat: a third before t. */
static bool
may_be_known(const struct words_known *known, const struct letters *w)
{
	if (w->len < 4 || w->at[2] == ALEF)
		return true;
	return words_may_begin(known->field, w->at) ||
	    (known->learnt != NULL && words_may_begin(known->learnt, w->at));
}

/*
 * Is this a known word with any suffixes? After each cut the word is looked for as it stands, as
 * it would be with a ta marbuta, and, where a pronoun or plural went, as it would be with its own
 * t.
 */
static enum words_trust
known_base(const struct words_known *known, struct letters w, struct letters *stem)
{
	bool plural = false; /* un, in and an stand behind whole words */

	if (!may_be_known(known, &w))
		return WORDS_UNKNOWN;
	for (;;) {
		enum words_trust trust = look_up(known, w.at, w.len, plural, stem);
		struct letters other = w;

		if (trust != WORDS_UNKNOWN)
			return trust;
		if (w.len > 3 && w.len < WORDS_LETTERS_MAX && w.at[w.len - 1] == HA) {
			other.at[w.len - 1] = TA; /* taken for a marbuta by mend_marbuta() */
			trust = look_up(known, other.at, other.len, plural, stem);
			if (trust != WORDS_UNKNOWN)
				return trust;
		} else if (w.len >= 2 && w.len < WORDS_LETTERS_MAX) {
			other.at[other.len++] = HA;
			trust = look_up(known, other.at, other.len, plural, stem);
			if (trust != WORDS_UNKNOWN)
				return trust;
		}
		if (w.len >= 4 && letters_end(&w, NUN, ALEF)) { /* an accusative, and not "our" */
			trust = look_up(known, w.at, w.len - 1, plural, stem);
			if (trust != WORDS_UNKNOWN)
				return trust;
		}
		plural = letters_end(&w, WAW, NUN) || letters_end(&w, YA, NUN) ||
		    letters_end(&w, ALEF, NUN);
		if (!arabic_cut_one(&w))
			return WORDS_UNKNOWN;
	}
}

/* Letters of an article with what is written to it: w f b k before al, and ll. 0: none. */
size_t
arabic_article_len(const struct letters *w)
{
	size_t at = 0;

	if (w->len >= 5 && (w->at[0] == WAW || w->at[0] == FA))
		at = 1;
	if (w->len >= at + 4 && w->at[at] == LAM && w->at[at + 1] == LAM)
		return at + 2;
	if (w->len >= at + 5 && (w->at[at] == BA || w->at[at] == KAF) && w->at[at + 1] == ALEF)
		at++;
	if (w->len >= at + 4 && w->at[at] == ALEF && w->at[at + 1] == LAM)
		return at + 2;
	return 0;
}

bool
arabic_after_article(const struct letters *word, struct letters *rest)
{
	size_t article = arabic_article_len(word);

	*rest = letters_skip(word, article);
	arabic_fold(rest);
	return article > 0;
}

/* A bare ha may be a pronoun after t: shirkatuh. Ta marbuta itself never is. */
static void
mend_singular(const struct letters *word, struct letters *folded, size_t least)
{
	size_t len = folded->len;

	if (len >= least && word->at[word->len - 1] == HA && folded->at[len - 2] == TA &&
	    folded->at[len - 3] != ALEF) {
		folded->at[len - 2] = HA;
		folded->len--;
	}
}

static struct letters
folded(const struct letters *word)
{
	struct letters f = *word;

	arabic_fold(&f);
	return f;
}

/* The same for a word that may end in a pronoun of one letter. */
enum words_trust
arabic_known_word(const struct words_known *known, const struct letters *word, struct letters *stem)
{
	struct letters f = folded(word);
	enum words_trust trust = known_base(known, f, stem);
	size_t len = f.len;

	if (trust != WORDS_UNKNOWN)
		return trust;
	mend_singular(word, &f, 4);
	return f.len == len ? WORDS_UNKNOWN : known_base(known, f, stem);
}

/* b l k s before a known word; k rarely, so only before longer ones. */
static enum words_trust
known_after_particle(
    const struct words_known *known, const struct letters *word, struct letters *stem)
{
	uint16_t first = word->at[0];
	size_t least = first == KAF ? 5 : 4;
	struct letters rest;

	if (word->len < least || (first != BA && first != LAM && first != KAF && first != SIN))
		return WORDS_UNKNOWN;
	rest = letters_skip(word, 1);
	return arabic_known_word(known, &rest, stem);
}

void
arabic_cut_unknown(const struct letters *word, struct letters *stem)
{
	*stem = folded(word);
	mend_singular(word, stem, 5);
	while (arabic_cut_one(stem))
		;
}

/* The readings in which the word is known, the one that cuts least before it first. */
static enum words_trust
known_reading(const struct words_known *known, const struct letters *word, struct letters *stem)
{
	size_t article = arabic_article_len(word);
	enum words_trust trust = arabic_known_word(known, word, stem);
	struct letters rest;

	if (trust != WORDS_UNKNOWN)
		return trust;
	if (article > 0 && word->at[article - 2] == LAM) {
		rest = letters_skip(
		    word, article - 1); /* lil-lajna is written with two l, not three */
		trust = arabic_known_word(known, &rest, stem);
	}
	if (article > 0 && trust == WORDS_UNKNOWN) {
		rest = letters_skip(word, article);
		trust = arabic_known_word(known, &rest, stem);
	}
	if (trust != WORDS_UNKNOWN)
		return trust;
	trust = known_after_particle(known, word, stem);
	if (trust == WORDS_UNKNOWN && word->len >= 4 && (word->at[0] == WAW || word->at[0] == FA)) {
		rest = letters_skip(word, 1);
		trust = arabic_known_word(known, &rest, stem);
		if (trust == WORDS_UNKNOWN)
			trust = known_after_particle(known, &rest, stem);
	}
	return trust;
}

/* An unknown word without its article, or without a w before four letters. */
struct letters
arabic_bare(const struct letters *word)
{
	size_t article = arabic_article_len(word);

	if (article > 0)
		return letters_skip(word, article);
	return word->len >= 5 && word->at[0] == WAW ? letters_skip(word, 1) : *word;
}

enum words_trust
arabic_stem(const struct words_known *known, const struct letters *word, struct letters *stem)
{
	enum words_trust trust;
	struct letters rest;

	assert(word->len > 0 && word->len <= WORDS_LETTERS_MAX);
	trust = known_reading(known, word, stem);
	if (trust != WORDS_UNKNOWN)
		return trust;
	rest = arabic_bare(word);
	arabic_cut_unknown(&rest, stem);
	return WORDS_UNKNOWN;
}
