/* Which characters are Arabic letters, and folding them. */
#include "base/words_letters.h"

bool
arabic_is_mark(uint32_t c)
{
	return (c >= 0x64B && c <= 0x65F) || c == TATWEEL || c == 0x670 ||
	    (c >= 0x610 && c <= 0x61A) || (c >= 0x6D6 && c <= 0x6ED && c != 0x6D4);
}

uint16_t
arabic_letter(uint32_t c)
{
	if (c >= HAMZA && c <= YA)
		return c == TATWEEL || (c > 0x63A && c < TATWEEL) ? 0 : (uint16_t)c;
	if (c < 0x66E || c > 0x6D5 || c == 0x670 || c == 0x6D4)
		return 0;
	switch (c) {
	case 0x671: return ALEF;
	case 0x67E: return BA;
	case 0x686: return JIM;
	case 0x6A4: return FA;
	case 0x6A8:
	case 0x6AF: return QAF;
	case 0x6A9: return KAF;
	case 0x6BE:
	case 0x6C1:
	case 0x6D5: return HA;
	case 0x6CC: return YA;
	default: return (uint16_t)c;
	}
}

static bool
is_hamza(uint16_t c)
{
	return c == HAMZA || c == WAW_HAMZA || c == YA_HAMZA || c == ALEF_HAMZA;
}

/*
 * The seat of a hamza inside a word: w before w (mas'ul with either seat), y after alef (musa'ala
 * with or without a seat; cases of a'da'), otherwise the letter that serves as its seat. At the end
 * it is dropped after alef, so that the word meets its case forms, and after ya, which some take
 * for its seat; it is y after anything else.
 */
static uint16_t
hamza_within(uint16_t c, uint16_t before, uint16_t after)
{
	if (after == WAW)
		return WAW;
	if (before == ALEF || c == YA_HAMZA || c == HAMZA)
		return YA;
	return c == WAW_HAMZA ? WAW : ALEF;
}

static uint16_t
fold_plain(uint16_t c)
{
	switch (c) {
	case ALEF_MADDA:
	case ALEF_HAMZA:
	case ALEF_HAMZA_BELOW: return ALEF;
	case ALEF_MAKSURA: return YA;
	case MARBUTA: return HA;
	default: return c;
	}
}

void
arabic_fold(struct letters *w)
{
	size_t len = 0;

	for (size_t i = 0; i < w->len; i++) {
		uint16_t c = w->at[i];
		uint16_t before = len == 0 ? 0 : w->at[len - 1];
		uint16_t after = i + 1 < w->len ? w->at[i + 1] : 0;

		if (c == HAMZA && after == 0 && (before == ALEF || before == YA))
			break;
		if (i == 0 && (c == HAMZA || c == WAW_HAMZA || c == YA_HAMZA))
			w->at[len++] = ALEF;
		else if (i > 0 && is_hamza(c) &&
		    (c != ALEF_HAMZA || after == WAW || before == ALEF))
			w->at[len++] = hamza_within(c, before, after);
		else
			w->at[len++] = fold_plain(c);
	}
	w->len = len;
}
