/* Cutting suffixes off folded letters, the outermost first: arabic_cut_one(). */
#include "base/words_letters.h"

/* Before a pronoun a ta marbuta is written t; a final t of tasweet and its like is one's own. */
static void
mend_marbuta(struct letters *w)
{
	bool own = w->len == 5 && w->at[0] == TA && letters_end(w, YA, TA);

	if (w->len >= 4 && w->at[w->len - 1] == TA && !letters_end(w, ALEF, TA) && !own)
		w->at[w->len - 1] = HA;
}

static bool
cut_pronoun(struct letters *w)
{
	if (w->len >= 6 && w->at[w->len - 3] == HA && letters_end(w, MIM, ALEF)) {
		w->len -= 3;
	} else if (w->len >= 5 && letters_end(w, HA, ALEF)) {
		w->len -= 2;
	} else if (w->len >= 6 &&
	    (letters_end(w, HA, MIM) || letters_end(w, HA, NUN) || letters_end(w, KAF, MIM) ||
		letters_end(w, NUN, ALEF))) {
		w->len -= 2;
	} else {
		return false;
	}
	mend_marbuta(w);
	return true;
}

/* Nouns of the pattern taf'il on n: tamwin, ta'min. Their ending is no plural. */
static bool
is_tafin(const struct letters *w)
{
	return w->len == 5 && w->at[0] == TA && letters_end(w, YA, NUN);
}

static bool
cut_plural(struct letters *w)
{
	if (is_tafin(w)) {
		return false;
	} else if (w->len >= 6 && w->at[w->len - 3] == TA &&
	    (letters_end(w, ALEF, NUN) || letters_end(w, YA, NUN))) {
		w->len -= 2;
		w->at[w->len - 1] = HA;
	} else if (w->len >= 5 &&
	    (letters_end(w, ALEF, TA) || letters_end(w, WAW, NUN) || letters_end(w, YA, NUN) ||
		letters_end(w, WAW, ALEF))) {
		w->len -= 2;
	} else if (w->len >= 6 && letters_end(w, ALEF, NUN)) {
		w->len -= 2;
	} else if (w->len == 4 &&
	    letters_end(w, ALEF, TA)) { /* jihat, lughat: two letters and ta */
		w->len -= 1;
		w->at[w->len - 1] = HA;
	} else {
		return false;
	}
	return true;
}

static bool
cut_ending(struct letters *w)
{
	uint16_t last = w->at[w->len - 1];

	if (w->len >= 5 && letters_end(w, YA, HA))
		w->len -= 2;
	else if (w->len >= 4 && (last == HA || last == YA))
		w->len -= 1;
	else if ((w->len >= 4 && last == ALEF) || (w->len >= 5 && last == WAW))
		w->len -= 1;
	else
		return false;
	return true;
}

bool
arabic_cut_one(struct letters *w)
{
	return w->len >= 3 && (cut_pronoun(w) || cut_plural(w) || cut_ending(w));
}
