/*
 * Any bytes may be split into words, learnt, asked for, shown and sorted; every word lies inside
 * the text, stems are safe to stand in the index and in a query, and what is shown lies in the
 * text.
 */
#include <assert.h>
#include <stdint.h>

#include "base/words_query.h"
#include "base/words_rank.h"
#include "base/words_snippet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_stem(struct str stem)
{
	assert(stem.len > 0 && stem.len <= WORDS_STEM_MAX);
	for (size_t i = 0; i < stem.len; i++)
		assert((unsigned char)stem.at[i] > ' ' && stem.at[i] != '"');
}

/* The text asks for itself: as a query, against itself as a record. */
static void
check_query(struct arena *a, struct words *w, struct str text)
{
	struct words_query *q = words_query_parse(a, w, WORDS_FRENCH, "JO", true, text);
	struct words_rarity rarity = { .records = 7 };
	struct words_snippet *s = words_snippet_make(a, w, WORDS_FRENCH, q, text, 9);
	struct buf column = buf_new(a, 1 << 16);
	size_t quotes = 0, end = s->at;
	struct str fts5 = words_query_fts5(a, q);

	for (size_t i = 0; i < fts5.len; i++)
		quotes += fts5.at[i] == '"';
	assert(quotes == 2 * q->term_count);
	for (size_t i = 0; i < q->term_count; i++)
		(void)words_query_tsquery(a, &q->terms[i]);
	assert(s->at <= text.len && s->len <= text.len - s->at);
	for (size_t i = 0; i < s->mark_count; i++) {
		assert(s->marks[i].at >= end);
		end = s->marks[i].at + s->marks[i].len;
	}
	assert(end <= s->at + s->len);
	words_index(w, WORDS_FRENCH, text, &column);
	assert(words_rank(a, q, &rarity, (struct str){ column.at, column.len }, STR("")) >= 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a;
	struct words *w;
	struct str text = { (const char *)data, size };
	size_t end = 0;

	if (size > 2000)
		return 0;
	a = arena_new((size_t)64 << 20);
	w = words_open(a);
	for (int latin = WORDS_PLAIN; latin <= WORDS_ENGLISH; latin++) {
		struct word_list list = words_split(a, w, (enum words_latin)latin, text);

		end = 0;
		for (size_t i = 0; i < list.count; i++) {
			struct str word = { text.at + list.at[i].at, list.at[i].len };
			struct word_stems stems = words_readings(
			    a, w, (enum words_latin)latin, word);

			assert(list.at[i].at >= end && word.len <= size - list.at[i].at);
			end = list.at[i].at + word.len;
			check_stem(list.at[i].stem);
			for (size_t k = 0; k < stems.count; k++)
				check_stem(stems.at[k]);
		}
		words_learn(w, text);
	}
	check_query(a, w, text);
	words_sort_key(a, text);
	words_close(w);
	arena_free(a);
	return 0;
}
