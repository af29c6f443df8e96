#include "base/words_query.h"

#include <assert.h>

#include "base/words_query_names.h"
#include "base/words_scan.h"

/* What the parser has in hand. */
struct parser {
	struct arena *arena;
	struct words *words;
	enum words_latin latin;
	struct words_query *query;
};

static void
add_term(struct words_query *q, struct query_word *word, struct str stems, bool prefix)
{
	size_t term = words_query_term(q, stems, prefix);

	if (term < QUERY_TERMS_MAX && word->term_count < ARABIC_READINGS_MAX + 1)
		word->terms[word->term_count++] = (uint8_t)term;
}

/* A new word in a group of its own; NULL when there is no room for more. */
static struct query_word *
new_word(struct words_query *q, struct str text, bool without)
{
	if (q->word_count == QUERY_WORDS_MAX) {
		q->shortened = true;
		return NULL;
	}
	q->groups[q->group_count++] = (struct query_group){
		.first = q->word_count, .count = 1, .without = without
	};
	q->words[q->word_count] = (struct query_word){ .text = text };
	return &q->words[q->word_count++];
}

static void
add_word(struct parser *p, struct str text, bool without)
{
	struct word_stems stems = words_readings(p->arena, p->words, p->latin, text);
	struct query_word *word = stems.count == 0 ? NULL : new_word(p->query, text, without);

	for (size_t i = 0; word != NULL && i < stems.count; i++)
		add_term(p->query, word, stems.at[i], false);
}

/* The stems of a text as the index holds them: joined by spaces, without stop words. */
static struct str
stems_of(struct parser *p, struct str text)
{
	struct buf b = buf_new(p->arena, QUERY_BYTES_MAX * 4);

	words_index(p->words, p->latin, text, &b);
	return (struct str){ b.at, b.len };
}

static void
add_phrase(struct parser *p, struct str text, bool without)
{
	struct str stems = stems_of(p, text);
	struct query_word *word = stems.len == 0 ? NULL : new_word(p->query, text, without);

	if (word != NULL)
		add_term(p->query, word, stems, false);
}

/* The words of an unquoted stretch; `without` is for the first of them alone. */
static void
add_words(struct parser *p, struct str text, bool without)
{
	struct words_scan scan = words_begin(p->words, p->latin, text);
	struct word word;

	while (words_next(&scan, &word)) {
		if (!word.stop)
			add_word(p, (struct str){ text.at + word.at, word.len }, without);
		without = false;
	}
}

/* Length of a quotation mark that the text begins with, or 0. */
static size_t
quote_len(struct str text)
{
	static const struct str quotes[] = { { "\"", 1 }, { "«", 2 }, { "»", 2 }, { "“", 3 },
		{ "”", 3 }, { "„", 3 } };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (str_begins(text, quotes[i]))
			return quotes[i].len;
	return 0;
}

/* A minus counts only between a space and a word. */
static bool
takes_minus(struct str *rest, bool at_start)
{
	if (!at_start || rest->len < 2 || rest->at[0] != '-' || rest->at[1] == ' ' ||
	    rest->at[1] == '-')
		return false;
	*rest = str_skip(*rest, 1);
	return true;
}

static struct str
take_quoted(struct str *rest)
{
	struct str inner;
	size_t len = 0;

	*rest = str_skip(*rest, quote_len(*rest));
	while (len < rest->len && quote_len(str_skip(*rest, len)) == 0)
		len++;
	inner = (struct str){ rest->at, len };
	*rest = str_skip(*rest, len);
	*rest = str_skip(*rest, quote_len(*rest));
	return inner;
}

/* Up to a space or a quotation mark; at least one byte. */
static struct str
take_plain(struct str *rest)
{
	struct str plain;
	size_t len = 1;

	while (len < rest->len && rest->at[len] != ' ' && quote_len(str_skip(*rest, len)) == 0)
		len++;
	plain = (struct str){ rest->at, len };
	*rest = str_skip(*rest, len);
	return plain;
}

static void
read_text(struct parser *p, struct str rest)
{
	bool at_start = true;

	while (rest.len > 0) {
		bool without = takes_minus(&rest, at_start);

		if (quote_len(rest) > 0)
			add_phrase(p, take_quoted(&rest), without);
		else
			add_words(p, take_plain(&rest), without);
		at_start = rest.len > 0 && rest.at[0] == ' ';
		while (rest.len > 0 && rest.at[0] == ' ')
			rest = str_skip(rest, 1);
	}
}

/* The beginning of a word as typed: folded, without an article, nothing cut from its end. */
static void
add_prefix(struct parser *p, struct query_word *word)
{
	size_t at = 0;
	struct str run;
	enum words_script script = words_scan_run(word->text, &at, &run);
	struct letters letters, rest;
	char *text = arena_take(p->arena, 2 * WORDS_LETTERS_MAX);
	struct words_scan scan;
	struct word plain;

	if (at < word->text.len)
		return;
	if (script == SCRIPT_ARABIC) {
		letters = words_scan_arabic(run);
		(void)arabic_after_article(&letters, &rest);
		if (rest.len < QUERY_PREFIX_MIN)
			return;
		for (size_t i = 0; i < rest.len; i++) {
			text[2 * i] = (char)(0xC0 | rest.at[i] >> 6);
			text[2 * i + 1] = (char)(0x80 | (rest.at[i] & 0x3F));
		}
		add_term(p->query, word, (struct str){ text, 2 * rest.len }, true);
		return;
	}
	scan = words_begin(p->words, WORDS_PLAIN, run);
	if (words_next(&scan, &plain) && plain.stem.len >= QUERY_PREFIX_MIN)
		add_term(p->query, word, arena_copy(p->arena, plain.stem), true);
}

static struct str
cut_whole(struct str text, size_t max)
{
	if (text.len <= max)
		return text;
	while (max > 0 && ((unsigned char)text.at[max] & 0xC0) == 0x80)
		max--;
	return (struct str){ text.at, max };
}

struct words_query *
words_query_parse(struct arena *a, struct words *w, enum words_latin latin, const char *country,
    bool typing, struct str text)
{
	struct words_query *q = arena_take(a, sizeof(*q));
	struct parser p = { a, w, latin, q };
	struct str read = cut_whole(text, QUERY_BYTES_MAX);

	q->shortened = read.len < text.len;
	read_text(&p, read);
	if (typing && q->word_count > 0 && !q->shortened)
		add_prefix(&p, &q->words[q->word_count - 1]);
	words_query_group(q, country);
	return q;
}

bool
words_query_is_empty(const struct words_query *q)
{
	for (size_t i = 0; i < q->group_count; i++)
		if (!q->groups[i].without)
			return false;
	return true;
}

struct str
words_query_fts5(struct arena *a, const struct words_query *q)
{
	struct buf b = buf_new(a, (size_t)QUERY_TERMS_MAX * QUERY_BYTES_MAX * 4);

	for (size_t i = 0; i < q->term_count; i++) {
		struct str stems = q->terms[i].stems;

		assert(memchr(stems.at, '"', stems.len) == NULL);
		buf_put(&b, i == 0 ? STR("\"") : STR(" OR \""));
		buf_put(&b, stems);
		buf_put(&b, q->terms[i].prefix ? STR("\" *") : STR("\""));
	}
	assert(!b.full);
	return (struct str){ b.at, b.len };
}

struct str
words_query_tsquery(struct arena *a, const struct query_term *term)
{
	struct buf b = buf_new(a, (size_t)QUERY_BYTES_MAX * 16);
	struct str rest = term->stems;

	assert(memchr(rest.at, '\'', rest.len) == NULL && memchr(rest.at, '\\', rest.len) == NULL);
	while (rest.len > 0) {
		buf_put(&b, b.len == 0 ? STR("'") : STR(" <-> '"));
		buf_put(&b, str_cut(&rest, ' '));
		buf_put(&b, rest.len == 0 && term->prefix ? STR("':*") : STR("'"));
	}
	assert(!b.full);
	return (struct str){ b.at, b.len };
}
