/* The other ways an unknown word may have been divided: arabic_readings(). */
#include "base/words_letters.h"

static size_t
add_reading(struct letters *readings, size_t count, const struct letters *reading)
{
	for (size_t i = 0; i < count; i++)
		if (readings[i].len == reading->len &&
		    memcmp(readings[i].at, reading->at, reading->len * sizeof(*reading->at)) == 0)
			return count;
	if (count < ARABIC_READINGS_MAX)
		readings[count++] = *reading;
	return count;
}

/* What the letters, unfolded, would be filed under with each particle before them. */
static size_t
add_particles(const struct words_known *known, struct letters *readings, size_t count,
    const struct letters *word)
{
	static const uint16_t particles[] = { BA, LAM, KAF, FA };
	struct letters with = { .len = word->len + 1 }, stem;

	if (word->len < 3 || word->len >= WORDS_LETTERS_MAX)
		return count;
	memcpy(with.at + 1, word->at, word->len * sizeof(*word->at));
	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++) {
		with.at[0] = particles[i];
		if (arabic_known_word(known, &with, &stem) != WORDS_UNKNOWN)
			continue;
		arabic_cut_unknown(&with, &stem);
		count = add_reading(readings, count, &stem);
	}
	return count;
}

/* One way to divide the word: without particles, then with each. */
static size_t
add_division(const struct words_known *known, struct letters *readings, size_t count,
    const struct letters *word)
{
	struct letters stem, after;

	arabic_cut_unknown(word, &stem);
	if (stem.len < 3)
		return count;
	count = add_reading(readings, count, &stem);
	if (stem.len >= 4 && (stem.at[0] == WAW || stem.at[0] == LAM)) {
		after = letters_skip(
		    &stem, 1); /* its own w or l was taken for a particle or an article */
		count = add_reading(readings, count, &after);
	}
	count = add_particles(known, readings, count, &stem);
	return add_particles(known, readings, count, word);
}

size_t
arabic_readings(const struct words_known *known, const struct letters *word,
    struct letters readings[ARABIC_READINGS_MAX])
{
	struct letters stem, rest = arabic_bare(word);
	size_t count, article = arabic_article_len(word);

	if (arabic_stem(known, word, &stem) == WORDS_FIELD) {
		readings[0] = stem;
		return 1;
	}
	count = add_reading(readings, 0, &stem);
	count = add_division(known, readings, count, &rest);
	if (article > 0 && word->at[article - 1] == LAM && word->at[article - 2] == LAM) {
		rest = letters_skip(word, article - 1);
		return add_division(known, readings, count, &rest);
	}
	if (rest.len < word->len && article == 0)
		count = add_division(known, readings, count, word);
	if (rest.len == word->len && rest.len >= 5 &&
	    (rest.at[0] == BA || rest.at[0] == LAM || rest.at[0] == KAF || rest.at[0] == FA)) {
		rest = letters_skip(&rest, 1);
		count = add_division(known, readings, count, &rest);
	}
	return count;
}
