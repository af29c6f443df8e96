#include "base/words_snippet.h"

#include "base/words_match.h"

enum { HITS_MAX = 400, SENTENCE_NEAR = 8 };

/* The text's words that are not stop words, for matching, and where all of its words are. */
struct reading {
	struct word_list words;
	struct str *stems;
	size_t *places; /* of stem i among the words */
	size_t count;
	struct words_hit hits[HITS_MAX];
	size_t hit_count;
};

static struct reading *
read_words(struct arena *a, struct words *w, enum words_latin latin, const struct words_query *q,
    struct str text)
{
	struct reading *r = arena_take(a, sizeof(*r));

	r->words = words_split(a, w, latin, text);
	r->stems = arena_take(a, (r->words.count + 1) * sizeof(*r->stems));
	r->places = arena_take(a, (r->words.count + 1) * sizeof(*r->places));
	for (size_t i = 0; i < r->words.count; i++) {
		if (r->words.at[i].stop)
			continue;
		r->places[r->count] = i;
		r->stems[r->count++] = r->words.at[i].stem;
	}
	r->hit_count = words_match(q, r->stems, r->count, r->hits, HITS_MAX);
	return r;
}

static size_t
first_word(const struct reading *r, const struct words_hit *hit)
{
	return r->places[hit->at];
}

static size_t
last_word(const struct reading *r, const struct words_hit *hit)
{
	return r->places[hit->at + hit->len - 1];
}

/* Different words of the query count most, then the words' own names, then how often. */
static size_t
worth(const struct reading *r, size_t first, size_t words_max, size_t *different)
{
	size_t hits = 0, own = 0;
	uint32_t seen = 0;

	*different = 0;
	for (size_t i = first; i < r->hit_count; i++) {
		const struct words_hit *h = &r->hits[i];

		if (last_word(r, h) - first_word(r, &r->hits[first]) >= words_max)
			break;
		hits++;
		own += !h->synonym;
		if ((seen >> h->word & 1) == 0)
			++*different;
		seen |= (uint32_t)1 << h->word;
	}
	return *different * 10000 + (own < 50 ? own : 50) * 100 + (hits < 99 ? hits : 99);
}

static bool
ends_sentence(struct str text, const struct word *before, const struct word *after)
{
	struct str between = { text.at + before->at + before->len,
		after->at - before->at - before->len };

	for (size_t i = 0; i < between.len; i++)
		if (memchr(".!?\n", between.at[i], 4) != NULL ||
		    str_begins(str_skip(between, i), STR("\u061F")))
			return true;
	return false;
}

/* Back to the beginning of the sentence, when that is near; else a few words, for sense. */
static size_t
begin_well(const struct reading *r, struct str text, size_t first, size_t spare)
{
	size_t back = spare < SENTENCE_NEAR ? spare : SENTENCE_NEAR;

	for (size_t i = 0; i <= back && i <= first; i++)
		if (first == i ||
		    ends_sentence(text, &r->words.at[first - i - 1], &r->words.at[first - i]))
			return first - i;
	return first - (first < back / 2 ? first : back / 2);
}

static void
add_marks(struct words_snippet *s, const struct reading *r, size_t first, size_t last)
{
	for (size_t i = 0; i < r->hit_count && s->mark_count < SNIPPET_MARKS_MAX; i++) {
		const struct words_hit *h = &r->hits[i];
		const struct word *from = &r->words.at[first_word(r, h)];
		const struct word *to = &r->words.at[last_word(r, h)];

		if (first_word(r, h) >= first && last_word(r, h) <= last)
			s->marks[s->mark_count++] = (struct words_mark){ from->at,
				to->at + to->len - from->at, h->synonym };
	}
}

/* Words first..last, with the punctuation that follows them up to the next space. */
static void
show(struct words_snippet *s, const struct reading *r, struct str text, size_t first, size_t last)
{
	size_t end = r->words.at[last].at + r->words.at[last].len;

	s->cut_before = first > 0;
	s->cut_after = last + 1 < r->words.count;
	s->at = s->cut_before ? r->words.at[first].at : 0;
	while (end < text.len && text.at[end] != ' ' && text.at[end] != '\n' &&
	    (!s->cut_after || end < r->words.at[last + 1].at))
		end++;
	s->len = (s->cut_after ? end : text.len) - s->at;
	add_marks(s, r, first, last);
}

struct words_snippet *
words_snippet_make(struct arena *a, struct words *w, enum words_latin latin,
    const struct words_query *q, struct str text, size_t words_max)
{
	struct words_snippet *s = arena_take(a, sizeof(*s));
	struct str whole = text;
	struct reading *r;
	size_t best = 0, best_worth = 0, first = 0, last;

	if (text.len > SNIPPET_READ_MAX) {
		text.len = SNIPPET_READ_MAX;
		while (((unsigned char)text.at[text.len] & 0xC0) == 0x80 && text.len > 0)
			text.len--;
	}
	r = read_words(a, w, latin, q, text);
	for (size_t i = 0; i < r->hit_count; i++) {
		size_t different, value = worth(r, i, words_max, &different);

		if (value > best_worth) {
			best_worth = value;
			best = i;
			s->words_found = different;
		}
	}
	if (r->words.count <= words_max || words_max == 0) {
		s->len = text.len;
		s->cut_after = text.len < whole.len;
		add_marks(s, r, 0, r->words.count);
		return s;
	}
	if (r->hit_count > 0) {
		size_t from = first_word(r, &r->hits[best]), to = from;

		for (size_t i = best; i < r->hit_count; i++)
			if (last_word(r, &r->hits[i]) - from < words_max)
				to = last_word(r, &r->hits[i]);
		first = begin_well(r, text, from,
		    words_max - 1 - (to - from < words_max ? to - from : words_max - 1));
	}
	last = first + words_max - 1;
	if (last >= r->words.count) {
		last = r->words.count - 1;
	}
	show(s, r, text, first, last);
	s->cut_after = s->cut_after || text.len < whole.len;
	return s;
}
