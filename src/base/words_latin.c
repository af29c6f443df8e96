#include "base/words_latin.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/words_scan.h"

enum { UNITS = 128 };

static bool
is_ascii(struct str s)
{
	unsigned char bits = 0;

	for (size_t i = 0; i < s.len; i++)
		bits |= (unsigned char)s.at[i];
	return bits < 0x80;
}

/* As many whole characters as fit. */
static struct str
shorten(struct str s, size_t max)
{
	if (s.len <= max)
		return s;
	while (max > 0 && ((unsigned char)s.at[max] & 0xC0) == 0x80)
		max--;
	return (struct str){ s.at, max };
}

static size_t
to_utf8(const UChar *units, int32_t count, char *out)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	while (count > 0) { /* what does not fit is cut, a unit at a time: words are short */
		status = U_ZERO_ERROR;
		u_strToUTF8(out, WORDS_STEM_MAX, &len, units, count, &status);
		if (U_SUCCESS(status))
			return (size_t)len;
		count--;
	}
	return 0;
}

/* Compatibility forms, case and digits folded; accents kept. */
static size_t
fold_case(struct str run, char *out)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
	UChar units[UNITS], folded[UNITS];
	int32_t count = 0, kept = 0;

	run = shorten(run, UNITS / 2);
	u_strFromUTF8(units, UNITS, &count, run.at, (int32_t)run.len, &status);
	count = unorm2_normalize(nfkc, units, count, folded, UNITS, &status);
	if (U_FAILURE(status))
		return 0;
	for (int32_t i = 0; i < count; i++) {
		unsigned digit = words_scan_digit(folded[i]);

		if (digit < 10)
			folded[i] = (UChar)('0' + digit);
		if (u_isalnum(folded[i]) || U16_IS_SURROGATE(folded[i]) ||
		    (U_GET_GC_MASK(folded[i]) & U_GC_M_MASK) != 0)
			folded[kept++] = folded[i]; /* the rest would break the index's syntax */
	}
	return to_utf8(folded, kept, out);
}

/* Letters that have no decomposition and that people type without. */
static int32_t
put_plain(UChar c, UChar *out)
{
	static const struct {
		UChar letter;
		char plain[3];
	} table[] = { { 0xE6, "ae" }, { 0x153, "oe" }, { 0xF8, "o" }, { 0xF0, "d" }, { 0x111, "d" },
		{ 0x142, "l" }, { 0x131, "i" } };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].letter != c)
			continue;
		out[0] = (UChar)table[i].plain[0];
		out[1] = (UChar)table[i].plain[1];
		return out[1] == 0 ? 1 : 2;
	}
	out[0] = c;
	return 1;
}

static size_t
fold_accents(char *text, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	UChar units[UNITS], apart[UNITS * 3], plain[UNITS * 6];
	int32_t count = 0, kept = 0;

	if (is_ascii((struct str){ text, len }))
		return len;
	u_strFromUTF8(units, UNITS, &count, text, (int32_t)len, &status);
	count = unorm2_normalize(nfd, units, count, apart, UNITS * 3, &status);
	if (U_FAILURE(status))
		return 0;
	for (int32_t i = 0; i < count; i++)
		if (u_charType(apart[i]) != U_NON_SPACING_MARK)
			kept += put_plain(apart[i], plain + kept);
	return to_utf8(plain, kept, text);
}

size_t
words_latin_stem(
    struct sb_stemmer *stemmer, struct str run, char *out, char *surface, size_t *folded)
{
	size_t len;

	if (is_ascii(run)) {
		len = run.len < WORDS_STEM_MAX ? run.len : WORDS_STEM_MAX;
		for (size_t i = 0; i < len; i++) {
			char c = run.at[i];

			out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
		}
	} else {
		len = fold_case(run, out);
	}
	memcpy(surface, out, len);
	*folded = fold_accents(surface, len);
	if (stemmer != NULL) {
		const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)out, (int)len);
		size_t stem_len = stem == NULL ? 0 : (size_t)sb_stemmer_length(stemmer);

		if (stem_len > 0 && stem_len <= WORDS_STEM_MAX) {
			memcpy(out, stem, stem_len);
			len = stem_len;
		}
	}
	return fold_accents(out, len);
}
