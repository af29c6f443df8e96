#include "base/words.h"

#include <assert.h>
#include <libstemmer.h>

#include "base/words_data.h"
#include "base/words_latin.h"
#include "base/words_scan.h"

enum {
	MEMORY_SLOTS = 16384, /* a power of two: enough for the words that make up most of a text */
	MEMORY_WORD_MAX = 38,
	MEMORY_STEM_MAX = 44,
	LEARNT_MAX = 20000,
};

/* A word stemmed before. */
struct remembered {
	uint32_t hash;
	uint8_t word_len, stem_len; /* bytes; word_len 0: empty */
	uint8_t latin, trust;
	bool stop;
	char word[MEMORY_WORD_MAX], stem[MEMORY_STEM_MAX];
};

struct words {
	struct sb_stemmer *stemmers[3]; /* by enum words_latin; the plain one is NULL */
	struct words_lexicon *learnt;
	struct words_known known;
	struct remembered *memory;
};

struct words *
words_open(struct arena *a)
{
	struct words *w = arena_take(a, sizeof(*w));

	w->stemmers[WORDS_FRENCH] = sb_stemmer_new("french", "UTF_8");
	w->stemmers[WORDS_ENGLISH] = sb_stemmer_new("english", "UTF_8");
	assert(w->stemmers[WORDS_FRENCH] != NULL && w->stemmers[WORDS_ENGLISH] != NULL);
	w->learnt = words_lexicon_new(a, LEARNT_MAX);
	w->known = (struct words_known){ &words_field, words_lexicon_table(w->learnt) };
	w->memory = arena_take(a, MEMORY_SLOTS * sizeof(*w->memory));
	return w;
}

void
words_close(struct words *w)
{
	sb_stemmer_delete(w->stemmers[WORDS_FRENCH]);
	sb_stemmer_delete(w->stemmers[WORDS_ENGLISH]);
	w->stemmers[WORDS_FRENCH] = w->stemmers[WORDS_ENGLISH] = NULL;
}

const struct words_known *
words_known_of(const struct words *w)
{
	return &w->known;
}

size_t
words_learn(struct words *w, struct str text)
{
	size_t at = 0, count = 0;
	enum words_script script;
	struct str run;

	while ((script = words_scan_run(text, &at, &run)) != SCRIPT_NONE) {
		struct letters word, stem, rest;

		if (script != SCRIPT_ARABIC)
			continue;
		word = words_scan_arabic(run);
		if (word.len == 0 || !arabic_after_article(&word, &rest) || rest.len < 3 ||
		    arabic_stem(&w->known, &word, &stem) != WORDS_UNKNOWN)
			continue;
		if (words_lexicon_add(w->learnt, &rest, &stem, true))
			count++;
		if (stem.len >= 3)
			words_lexicon_add(w->learnt, &stem, &stem, false);
	}
	if (count > 0)
		memset(w->memory, 0, MEMORY_SLOTS * sizeof(*w->memory));
	return count;
}

static bool
is_stop(const struct words_stop *stop, struct str word)
{
	size_t low = 0, high = stop->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct str s = stop->words[middle];
		size_t shorter = s.len < word.len ? s.len : word.len;
		int order = shorter == 0 ? 0 : memcmp(s.at, word.at, shorter);

		if (order == 0 && s.len == word.len)
			return true;
		if (order < 0 || (order == 0 && s.len < word.len))
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* Letters as UTF-8: two bytes each. */
static size_t
put_letters(const struct letters *l, char *out)
{
	for (size_t i = 0; i < l->len; i++) {
		out[2 * i] = (char)(0xC0 | l->at[i] >> 6);
		out[2 * i + 1] = (char)(0x80 | (l->at[i] & 0x3F));
	}
	return 2 * l->len;
}

static void
stem_arabic(struct words *w, struct str run, char *stem, struct word *word)
{
	char surface[2 * WORDS_LETTERS_MAX];
	struct letters letters = words_scan_arabic(run), out;

	word->stem = (struct str){ stem, 0 };
	if (letters.len == 0)
		return; /* a presentation form that is only a mark */
	word->trust = arabic_stem(&w->known, &letters, &out);
	word->stem.len = put_letters(&out, stem);
	arabic_fold(&letters);
	word->stop = is_stop(
	    &words_stop_ar, (struct str){ surface, put_letters(&letters, surface) });
}

static void
stem_other(struct words *w, enum words_latin latin, struct str run, char *stem, struct word *word)
{
	char surface[WORDS_STEM_MAX];
	size_t folded;
	size_t len = words_latin_stem(w->stemmers[latin], run, stem, surface, &folded);

	word->stem = (struct str){ stem, len };
	if (latin != WORDS_PLAIN)
		word->stop = is_stop(latin == WORDS_FRENCH ? &words_stop_fr : &words_stop_en,
		    (struct str){ surface, folded });
}

static uint32_t
hash_run(struct str run, enum words_latin latin)
{
	uint32_t h = 2166136261u ^ (uint32_t)latin;

	for (size_t i = 0; i < run.len; i++)
		h = (h ^ (unsigned char)run.at[i]) * 16777619u;
	return h ^ (h >> 15);
}

static void
recall(const struct remembered *m, char *stem, struct word *word)
{
	memcpy(stem, m->stem, m->stem_len);
	word->stem = (struct str){ stem, m->stem_len };
	word->stop = m->stop;
	word->trust = (enum words_trust)m->trust;
}

static void
remember(struct remembered *m, uint32_t hash, enum words_latin latin, struct str run,
    const struct word *word)
{
	m->hash = hash;
	m->latin = (uint8_t)latin;
	m->trust = (uint8_t)word->trust;
	m->stop = word->stop;
	m->word_len = (uint8_t)run.len;
	m->stem_len = (uint8_t)word->stem.len;
	memcpy(m->word, run.at, run.len);
	memcpy(m->stem, word->stem.at, word->stem.len);
}

static void
stem_run(struct words *w, enum words_latin latin, enum words_script script, struct str run,
    char *stem, struct word *word)
{
	uint32_t hash = hash_run(run, latin);
	struct remembered *m = &w->memory[hash & (MEMORY_SLOTS - 1)];

	if (m->hash == hash && m->word_len == run.len && m->latin == latin && run.len > 0 &&
	    memcmp(m->word, run.at, run.len) == 0) {
		recall(m, stem, word);
		return;
	}
	if (script == SCRIPT_ARABIC)
		stem_arabic(w, run, stem, word);
	else
		stem_other(w, script == SCRIPT_LATIN ? latin : WORDS_PLAIN, run, stem, word);
	if (run.len <= MEMORY_WORD_MAX && word->stem.len <= MEMORY_STEM_MAX)
		remember(m, hash, latin, run, word);
}

/* l'accès, d’eau: the elided article is not a word. */
static bool
is_elided(const struct words_scan *s, struct str run)
{
	struct str rest = str_skip(s->text, s->at);

	if (s->latin != WORDS_FRENCH || run.len > 2 || rest.len < 2)
		return false;
	return rest.at[0] == '\'' || str_begins(rest, STR("\u2019"));
}

struct words_scan
words_begin(struct words *w, enum words_latin latin, struct str text)
{
	return (struct words_scan){ .words = w, .latin = latin, .text = text };
}

bool
words_next(struct words_scan *s, struct word *word)
{
	enum words_script script;
	struct str run;

	while ((script = words_scan_run(s->text, &s->at, &run)) != SCRIPT_NONE) {
		if (script == SCRIPT_LATIN && is_elided(s, run))
			continue;
		*word = (struct word){ .at = (size_t)(run.at - s->text.at), .len = run.len };
		stem_run(s->words, s->latin, script, run, s->stem, word);
		if (word->stem.len > 0)
			return true;
	}
	return false;
}

struct word_list
words_split(struct arena *a, struct words *w, enum words_latin latin, struct str text)
{
	struct words_scan scan = words_begin(w, latin, text);
	struct word_list list = { NULL, 0 };
	size_t room = 0;
	struct word word;

	while (words_next(&scan, &word)) {
		if (list.count == room) {
			room = room == 0 ? 16 : room * 2;
			list.at = arena_grow(
			    a, list.at, list.count * sizeof(*list.at), room * sizeof(*list.at));
		}
		word.stem = arena_copy(a, word.stem);
		list.at[list.count++] = word;
	}
	return list;
}

void
words_index(struct words *w, enum words_latin latin, struct str text, struct buf *out)
{
	struct words_scan scan = words_begin(w, latin, text);
	struct word word;
	bool first = true;

	while (words_next(&scan, &word)) {
		if (word.stop)
			continue;
		if (!first)
			buf_put(out, STR(" "));
		buf_put(out, word.stem);
		first = false;
	}
}
