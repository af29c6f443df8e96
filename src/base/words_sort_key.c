/* The key that names are sorted by: words_sort_key(). */
#include "base/words.h"

#include "base/words_latin.h"
#include "base/words_scan.h"

/* A number sorts by how many digits it has, then by the digits. */
static void
put_number(struct buf *b, struct str run)
{
	char surface[WORDS_STEM_MAX], digits[WORDS_STEM_MAX];
	size_t folded;
	struct str number = { digits, words_latin_stem(NULL, run, digits, surface, &folded) };
	char size;

	while (number.len > 1 && number.at[0] == '0')
		number = str_skip(number, 1);
	size = (char)('0' + (number.len < 40 ? number.len : 40));
	buf_put(b, (struct str){ &size, 1 });
	buf_put(b, number);
}

static void
put_arabic(struct buf *b, struct str run)
{
	struct letters word = words_scan_arabic(run);

	arabic_fold(&word);
	for (size_t i = 0; i < word.len; i++) {
		char bytes[2] = { (char)(0xC0 | word.at[i] >> 6),
			(char)(0x80 | (word.at[i] & 0x3F)) };

		buf_put(b, (struct str){ bytes, 2 });
	}
}

static void
put_latin(struct buf *b, struct str run)
{
	char surface[WORDS_STEM_MAX], plain[WORDS_STEM_MAX];
	size_t folded;

	buf_put(b, (struct str){ plain, words_latin_stem(NULL, run, plain, surface, &folded) });
}

struct str
words_sort_key(struct arena *a, struct str text)
{
	/* Folding can lengthen a letter (a ligature); longer names are cut where that happens. */
	struct buf b = buf_new(a, text.len * 4 + 64);
	size_t at = 0;
	bool first = true;
	enum words_script script;
	struct str run;

	while ((script = words_scan_run(text, &at, &run)) != SCRIPT_NONE) {
		char lead = (char)('0' + script);

		buf_put(&b, first ? (struct str){ &lead, 1 } : STR(" "));
		first = false;
		if (script == SCRIPT_DIGITS)
			put_number(&b, run);
		else if (script == SCRIPT_ARABIC)
			put_arabic(&b, run);
		else
			put_latin(&b, run);
	}
	return (struct str){ b.at, b.len };
}
