/* Under which stems the index may have filed the forms of a word: words_readings(). */
#include "base/words.h"

#include "base/words_scan.h"

static struct str
letters_text(struct arena *a, const struct letters *l)
{
	char *text = arena_take(a, 2 * l->len);

	for (size_t i = 0; i < l->len; i++) {
		text[2 * i] = (char)(0xC0 | l->at[i] >> 6);
		text[2 * i + 1] = (char)(0x80 | (l->at[i] & 0x3F));
	}
	return (struct str){ text, 2 * l->len };
}

static void
add(struct word_stems *stems, struct str stem)
{
	for (size_t i = 0; i < stems->count; i++)
		if (str_equal(stems->at[i], stem))
			return;
	if (stems->count < ARABIC_READINGS_MAX)
		stems->at[stems->count++] = stem;
}

static void
add_arabic(
    struct arena *a, const struct words_known *known, struct str run, struct word_stems *stems)
{
	struct letters readings[ARABIC_READINGS_MAX];
	struct letters word = words_scan_arabic(run);
	size_t count = word.len == 0 ? 0 : arabic_readings(known, &word, readings);

	for (size_t i = 0; i < count; i++)
		add(stems, letters_text(a, &readings[i]));
}

struct word_stems
words_readings(struct arena *a, struct words *w, enum words_latin latin, struct str text)
{
	struct word_stems stems = { .count = 0 };
	size_t at = 0;
	struct str run;
	enum words_script script = words_scan_run(text, &at, &run);
	const enum words_latin others[] = { latin, WORDS_PLAIN, WORDS_FRENCH, WORDS_ENGLISH };

	if (script == SCRIPT_ARABIC) {
		add_arabic(a, words_known_of(w), run, &stems);
		return stems;
	}
	for (size_t i = 0; script != SCRIPT_NONE && i < sizeof(others) / sizeof(others[0]); i++) {
		struct words_scan scan = words_begin(w, others[i], run);
		struct word word;

		if (words_next(&scan, &word))
			add(&stems, arena_copy(a, word.stem));
	}
	return stems;
}
