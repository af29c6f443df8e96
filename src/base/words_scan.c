#include "base/words_scan.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "base/words_arabic.h"

/* What a character does to the word it stands in. */
enum part {
	PART_SPACE, /* ends it */
	PART_MARK,  /* belongs to it, whatever it is */
	PART_DIGIT,
	PART_ARABIC,
	PART_LATIN /* any other alphabet too: stemmed as Latin or not at all */
};

unsigned
words_scan_digit(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 0x660 && c <= 0x669)
		return c - 0x660;
	if (c >= 0x6F0 && c <= 0x6F9)
		return c - 0x6F0;
	return 10;
}

static bool
is_invisible(UChar32 c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2060 && c <= 0x2069) || c == 0x61C || c == 0xAD || c == 0xFEFF;
}

static enum part
part_of_other(UChar32 c)
{
	if (is_invisible(c))
		return PART_MARK;
	if ((c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE))
		return u_isalpha(c) ? PART_ARABIC : PART_SPACE;
	switch (u_charType(c)) {
	case U_NON_SPACING_MARK:
	case U_COMBINING_SPACING_MARK:
	case U_ENCLOSING_MARK: return PART_MARK;
	default: return u_isalpha(c) ? PART_LATIN : PART_SPACE;
	}
}

static enum part
part_of(UChar32 c)
{
	if (c < 0x80) {
		if (c >= '0' && c <= '9')
			return PART_DIGIT;
		return (c | 32) >= 'a' && (c | 32) <= 'z' ? PART_LATIN : PART_SPACE;
	}
	if (c < 0x600 || c > 0x6FF)
		return part_of_other(c);
	if (arabic_letter((uint32_t)c) != 0)
		return PART_ARABIC;
	if (words_scan_digit((uint32_t)c) < 10)
		return PART_DIGIT;
	return arabic_is_mark((uint32_t)c) || c == 0x61C ? PART_MARK : PART_SPACE;
}

/* Digits open a Latin word (4G) and stand in one (A4); Arabic writes them apart. */
static bool
joins(enum words_script *script, enum part part)
{
	if (part == PART_ARABIC)
		return *script == SCRIPT_ARABIC;
	if (part == PART_DIGIT)
		return *script != SCRIPT_ARABIC;
	if (*script == SCRIPT_ARABIC)
		return false;
	*script = SCRIPT_LATIN;
	return true;
}

enum words_script
words_scan_run(struct str text, size_t *at, struct str *run)
{
	const uint8_t *bytes = (const uint8_t *)text.at;
	enum words_script script = SCRIPT_NONE;
	size_t start = *at;

	while (*at < text.len) {
		size_t next = *at;
		UChar32 c;
		enum part part;

		U8_NEXT(bytes, next, text.len, c);
		part = c < 0 ? PART_SPACE : part_of(c);
		if (script == SCRIPT_NONE) {
			if (part > PART_MARK) {
				start = *at;
				script = part == PART_DIGIT ? SCRIPT_DIGITS
				    : part == PART_ARABIC   ? SCRIPT_ARABIC
							    : SCRIPT_LATIN;
			}
		} else if (part == PART_SPACE || (part != PART_MARK && !joins(&script, part))) {
			break;
		}
		*at = next;
	}
	*run = (struct str){ text.at + start, *at - start };
	return script;
}

static void
push_letter(struct letters *w, uint32_t c)
{
	uint16_t letter = arabic_letter(c);

	if (letter != 0 && w->len < WORDS_LETTERS_MAX)
		w->at[w->len++] = letter;
}

/* A presentation form becomes the letters it stands for. */
static void
push_form(struct letters *w, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	UChar apart[32];
	int32_t count = U_FAILURE(status) ? 0
					  : unorm2_getDecomposition(nfkc, c, apart, 32, &status);

	for (int32_t i = 0; i < count && U_SUCCESS(status); i++)
		push_letter(w, apart[i]);
}

struct letters
words_scan_arabic(struct str run)
{
	struct letters w = { .len = 0 };
	size_t at = 0;

	while (at < run.len) {
		UChar32 c;

		U8_NEXT((const uint8_t *)run.at, at, run.len, c);
		if (c >= 0xFB50)
			push_form(&w, c);
		else if (c >= 0x600)
			push_letter(&w, (uint32_t)c);
	}
	return w;
}
