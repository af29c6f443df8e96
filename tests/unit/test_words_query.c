#include "base/words_query.h"
#include "unit.h"

#include <stdlib.h>

#include "base/words_rank.h"
#include "base/words_snippet.h"

struct place {
	struct arena *arena;
	struct words *words;
};

static int
open_words(void **state)
{
	struct place *p = malloc(sizeof(*p));

	p->arena = arena_new((size_t)64 << 20);
	p->words = words_open(p->arena);
	*state = p;
	return 0;
}

static int
close_words(void **state)
{
	struct place *p = *state;

	words_close(p->words);
	arena_free(p->arena);
	free(p);
	return 0;
}

static struct words_query *
ask(struct place *p, const char *country, bool typing, const char *text)
{
	return words_query_parse(p->arena, p->words, WORDS_PLAIN, country, typing, str_from(text));
}

static bool
has_term(const struct words_query *q, const char *stems, bool prefix)
{
	for (size_t i = 0; i < q->term_count; i++)
		if (q->terms[i].prefix == prefix && str_equal(q->terms[i].stems, str_from(stems)))
			return true;
	return false;
}

static void
every_word_is_asked_for_by_its_stem(void **state)
{
	struct words_query *q = ask(*state, "", false, "شركاتها على الموانئ");

	assert_int_equal(q->word_count, 2);
	assert_int_equal(q->group_count, 2);
	assert_true(has_term(q, "شرك", false));
	assert_int_equal(q->words[0].term_count, 1);
	assert_false(q->shortened);
}

static void
quotes_make_a_phrase_and_a_minus_leaves_out(void **state)
{
	struct words_query *q = ask(*state, "", false, "«سير العدالة» -وزارة 3-4 \"\" \"على");

	assert_true(has_term(q, "سير عدال", false));
	assert_int_equal(q->word_count, 4);
	assert_false(q->groups[0].without);
	assert_true(q->groups[1].without);
	assert_false(q->groups[2].without || q->groups[3].without);
	assert_false(words_query_is_empty(q));
	assert_true(words_query_is_empty(ask(*state, "", false, "-وزارة")));
	assert_true(words_query_is_empty(ask(*state, "", false, "  على \" ")));
}

static void
the_last_word_may_be_unfinished(void **state)
{
	assert_true(has_term(ask(*state, "", true, "خطة مكاف"), "مكاف", true));
	assert_true(has_term(ask(*state, "", true, "خطة الشفا"), "شفا", true));
	assert_true(has_term(ask(*state, "", true, "Trans"), "trans", true));
	assert_false(has_term(ask(*state, "", true, "خطة مك"), "مك", true));
	assert_false(has_term(ask(*state, "", false, "خطة مكاف"), "مكاف", true));
}

static void
names_of_other_countries_are_asked_for_too_and_marked(void **state)
{
	struct words_query *q = ask(*state, "", false, "النفاذ إلى المعلومة");
	const struct query_group *g = &q->groups[0];

	assert_int_equal(q->group_count, 1);
	assert_int_equal(g->count, 2);
	assert_true(g->synonym_count >= 3);
	assert_true(has_term(q, "ولوج معلوم", false));
	for (size_t i = 0; i < g->synonym_count; i++)
		assert_true(g->synonyms[i].text.len > 0 && g->synonyms[i].term < q->term_count);
	assert_int_equal(ask(*state, "", false, "نظام")->groups[0].synonym_count, 0);
	assert_true(ask(*state, "JO", false, "نظام")->groups[0].synonym_count > 0);
}

static void
nothing_typed_reaches_the_syntax(void **state)
{
	struct place *p = *state;
	struct words_query *q = ask(
	    p, "", false, "a\" OR b* NEAR(c) {d}: ^e - + \\ ' AND \xFF(\"f\" g\")'");
	struct str fts5 = words_query_fts5(p->arena, q);
	size_t quotes = 0;

	for (size_t i = 0; i < fts5.len; i++)
		quotes += fts5.at[i] == '"';
	assert_int_equal(quotes, 2 * q->term_count);
	assert_null(memchr(fts5.at, '(', fts5.len));
	assert_null(memchr(fts5.at, '{', fts5.len));
	assert_null(memchr(fts5.at, '\\', fts5.len));
	q = ask(p, "", true, "«سير العدالة» حكوم");
	assert_true(str_equal(
	    words_query_fts5(p->arena, q), STR("\"سير عدال\" OR \"حكوم\" OR \"حكوم\" *")));
	assert_true(
	    str_equal(words_query_tsquery(p->arena, &q->terms[0]), STR("'سير' <-> 'عدال'")));
	assert_true(str_equal(words_query_tsquery(p->arena, &q->terms[2]), STR("'حكوم':*")));
}

static void
a_long_text_is_shortened_and_says_so(void **state)
{
	assert_true(ask(*state, "", false, "a b c d e f g h i j k l m")->shortened);
	assert_int_equal(
	    ask(*state, "", false, "a b c d e f g h i j k l m")->word_count, QUERY_WORDS_MAX);
}

static struct words_snippet *
show(struct place *p, const char *query, const char *text, size_t words_max)
{
	return words_snippet_make(
	    p->arena, p->words, WORDS_PLAIN, ask(p, "", false, query), str_from(text), words_max);
}

static void
a_snippet_shows_most_words_and_marks_them_as_written(void **state)
{
	const char *text =
	    "تعدّ هذه الخطة الأولى. ثم كلام طويل لا صلة له بشيء هنا البتة. "
	    "تلتزم الوزارة بنشر عقودها مع الشركات، خلال عام واحد. ثم كلام آخر.";
	struct words_snippet *s = show(*state, "عقد شركة", text, 9);
	struct str passage = { text + s->at, s->len };

	assert_true(
	    str_equal(passage, STR("تلتزم الوزارة بنشر عقودها مع الشركات، خلال عام واحد.")));
	assert_int_equal(s->words_found, 2);
	assert_int_equal(s->mark_count, 2);
	assert_true(
	    str_equal((struct str){ text + s->marks[0].at, s->marks[0].len }, STR("عقودها")));
	assert_true(
	    str_equal((struct str){ text + s->marks[1].at, s->marks[1].len }, STR("الشركات")));
	assert_true(s->cut_before && s->cut_after);
}

static void
a_snippet_without_hits_is_the_beginning_and_a_short_text_is_whole(void **state)
{
	struct words_snippet *s = show(*state, "عقد", "كلام أول. كلام ثان", 3);

	assert_int_equal(s->at, 0);
	assert_true(s->cut_after && !s->cut_before && s->mark_count == 0);
	s = show(*state, "عقد", "«عقد»", 30);
	assert_int_equal(s->len, strlen("«عقد»"));
	assert_int_equal(s->mark_count, 1);
	s = show(*state, "عقد", "", 30);
	assert_int_equal(s->len, 0);
	s = show(*state, "النفاذ إلى المعلومة", "حق الولوج إلى المعلومة", 30);
	assert_int_equal(s->mark_count, 1);
	assert_true(s->marks[0].synonym);
}

static int64_t
rank(struct place *p, const char *query, const char *title, const char *body)
{
	struct words_rarity rarity = { .records = 1000, .with = { 100, 100, 100 } };

	return words_rank(
	    p->arena, ask(p, "", false, query), &rarity, str_from(title), str_from(body));
}

static void
titles_nearness_and_own_words_rank_higher(void **state)
{
	struct place *p = *state;

	assert_true(rank(p, "عقد", "عقد", "") > rank(p, "عقد", "وزار", "عقد عقد"));
	assert_true(rank(p, "عقد", "وزار", "عقد عقد") > rank(p, "عقد", "وزار", "عقد"));
	assert_true(rank(p, "عقد شرك", "عقد شرك", "") > rank(p, "عقد شرك", "عقد وزار شرك", ""));
	assert_true(rank(p, "عقد شرك", "عقد وزار شرك", "") > rank(p, "عقد شرك", "عقد", "شرك"));
	assert_true(rank(p, "النفاذ إلى المعلومة", "نفاذ معلوم", "") >
	    rank(p, "النفاذ إلى المعلومة", "ولوج معلوم", ""));
	assert_int_equal(rank(p, "عقد", "", ""), 0);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_words, close_words)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_word_is_asked_for_by_its_stem),
		T(quotes_make_a_phrase_and_a_minus_leaves_out),
		T(the_last_word_may_be_unfinished),
		T(names_of_other_countries_are_asked_for_too_and_marked),
		T(nothing_typed_reaches_the_syntax),
		T(a_long_text_is_shortened_and_says_so),
		T(a_snippet_shows_most_words_and_marks_them_as_written),
		T(a_snippet_without_hits_is_the_beginning_and_a_short_text_is_whole),
		T(titles_nearness_and_own_words_rank_higher),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
