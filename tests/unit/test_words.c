#include "base/words.h"
#include "unit.h"

#include <stdlib.h>

#include "base/words_data.h"

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

static struct str
stem_of(struct place *p, enum words_latin latin, const char *word)
{
	struct word_list list = words_split(p->arena, p->words, latin, str_from(word));

	assert_int_equal(list.count, 1);
	return list.at[0].stem;
}

/* Words of each case, up to NULL, share one stem. */
static void
assert_meet(struct place *p, enum words_latin latin, const char *const *words)
{
	struct str first = stem_of(p, latin, words[0]);

	for (size_t i = 1; words[i] != NULL; i++) {
		struct str stem = stem_of(p, latin, words[i]);

		if (!str_equal(first, stem))
			fail_msg("%s [%.*s] does not meet %s [%.*s]", words[i], STR_ARG(stem),
			    words[0], STR_ARG(first));
	}
}

static void
forms_of_the_fields_words_find_each_other(void **state)
{
	static const char *const cases[][12] = {
		{ "الفساد", "فساد", "للفساد", "فاسدين", "وبالفساد" },
		{ "الشفافية", "شفافية", "بشفافية", "وشفافيتها", "شفاف" },
		{ "مؤسّسة", "مؤسسات", "مؤسساتها", "موسسة", "ومؤسستنا" },
		{ "اصلاح", "إصلاح", "إصلاحات", "لإصلاحها", "الإصلاحي" },
		{ "تنفيذ", "التنفيذ", "وتنفيذها", "بتنفيذه", "تنفيذية" },
		{ "عقد", "العقود", "عقودها", "بعقد", "للعقود", "عقدين" },
		{ "شركة", "شركات", "لشركة", "شركتها", "للشركات", "شركتان", "وشركاته" },
		{ "مال", "أموال", "الأموال", "بأمواله", "مالي", "المالية" },
		{ "لجنة", "للجنة", "اللجان", "بلجنة", "لجنتها" },
		{ "جهة", "جهات", "الجهات", "لجهة", "جهته" },
		{ "محكمة", "المحاكم", "بمحكمة", "للمحكمة" },
		{ "قانون", "قوانين", "القانونية", "قانونا", "قانونيا", "لقانون" },
		{ "وزارة", "الوزارة", "ووزارات", "بوزارة", "للوزارات" },
		{ "التزام", "الالتزام", "التزامات", "بالتزاماتها", "والتزامه" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_meet(*state, WORDS_PLAIN, cases[i]);
}

static void
spellings_of_one_word_find_each_other(void **state)
{
	static const char *const cases[][6] = {
		{ "المساءلة", "المسائلة", "مسائلة", "للمساءلة" },
		{ "مسؤول", "مسئول", "مسوول", "المسئولين", "مسؤوليها" },
		{ "شؤون", "شئون", "لشؤون", "الشئون" },
		{ "هيئة", "هيأة", "هيئات", "هيآت" },
		{ "مبادئ", "مبادى", "مبادىء", "مبدأ" },
		{ "توافق", "توافـق", "تَوافُق", "\u200Fتوافق\u200E" },
		{ "ديمقراطية", "ديموقراطية", "الديمقراطيه" },
		{ "حوكمة", "ﺣﻮﻛﻤﺔ", "حوكمه" },
		{ "كفاءة", "كفائة", "بكفاءتها" },
		{ "بناء", "بناءً", "بناءا", "البناء" },
		{ "مستوى", "مستوي", "بمستوى" },
		{ "إلكتروني", "الكتروني", "إلکترونی" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_meet(*state, WORDS_PLAIN, cases[i]);
}

static void
words_that_only_look_alike_stay_apart(void **state)
{
	static const char *const cases[][2] = {
		{ "مساءلة", "مسائل" },
		{ "عملية", "عمل" },
		{ "بناء", "نية" },
		{ "كمال", "مال" },
		{ "لجان", "جان" },
		{ "وعد", "عد" },
		{ "فصل", "صل" },
		{ "إلزام", "زمام" },
		{ "حكومة", "حوكمة" },
		{ "آلية", "يد" },
		{ "بلد", "لد" },
		{ "سلطة", "لطف" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_false(str_equal(stem_of(*state, WORDS_PLAIN, cases[i][0]),
		    stem_of(*state, WORDS_PLAIN, cases[i][1])));
}

static void
latin_words_follow_the_language_of_their_field(void **state)
{
	static const char *const english[] = { "contracts", "CONTRACT", "Contracted", NULL };
	static const char *const french[] = { "marchés", "Marché", "MARCHES", NULL };
	static const char *const arabic_in_french[] = { "الفساد", "فساد", NULL };

	assert_meet(*state, WORDS_ENGLISH, english);
	assert_meet(*state, WORDS_FRENCH, french);
	assert_meet(*state, WORDS_FRENCH, arabic_in_french);
	assert_true(str_equal(stem_of(*state, WORDS_PLAIN, "Œuvres"), STR("oeuvres")));
	assert_true(str_equal(stem_of(*state, WORDS_PLAIN, "e\u0301tat"), STR("etat")));
}

static void
words_are_found_where_they_stand_in_the_original(void **state)
{
	struct place *p = *state;
	const char *text = "«مؤسّسة» ل28 L'accès OGP٣ \xFF\xFE م.";
	static const char *const expected[] = { "مؤسّسة", "ل", "28", "accès", "OGP٣", "م" };
	struct word_list list = words_split(p->arena, p->words, WORDS_FRENCH, str_from(text));

	assert_int_equal(list.count, sizeof(expected) / sizeof(expected[0]));
	for (size_t i = 0; i < list.count; i++)
		assert_true(str_equal(
		    (struct str){ text + list.at[i].at, list.at[i].len }, str_from(expected[i])));
	assert_true(str_equal(list.at[4].stem, STR("ogp3")));
}

static void
the_index_leaves_out_the_words_of_every_text(void **state)
{
	struct place *p = *state;
	struct fault fault = { 0 };
	struct buf b = buf_new(p->arena, 1000);
	struct str out;

	words_index(p->words, WORDS_FRENCH, STR("Le rapport de la cour, à Tunis"), &b);
	words_index(p->words, WORDS_PLAIN, STR(""), &b);
	assert_int_equal(buf_done(&b, &fault, &out), ERR_OK);
	assert_true(str_equal(out, STR("rapport cour tun")));
	b = buf_new(p->arena, 1000);
	words_index(p->words, WORDS_PLAIN, STR("التزام على الحكومة في المحكمة"), &b);
	assert_int_equal(buf_done(&b, &fault, &out), ERR_OK);
	assert_true(str_equal(out, STR("التزام حكوم محكم")));
}

static void
a_word_met_with_its_article_is_known_without_it(void **state)
{
	struct place *p = *state;
	struct word_list list;

	assert_true(words_learn(p->words, STR("قرار الوساوس والزنبرك")) > 0);
	assert_int_equal(words_learn(p->words, STR("الوساوس")), 0);
	list = words_split(p->arena, p->words, WORDS_PLAIN, STR("بزنبرك وساوس"));
	assert_true(str_equal(list.at[0].stem, STR("زنبرك")));
	assert_int_equal(list.at[0].trust, WORDS_LEARNT);
	assert_true(str_equal(list.at[1].stem, STR("وساوس")));
}

static void
a_query_asks_for_every_reading_of_an_unknown_word(void **state)
{
	struct place *p = *state;
	struct word_stems known = words_readings(p->arena, p->words, WORDS_PLAIN, STR("بالعقود"));
	struct word_stems unknown = words_readings(p->arena, p->words, WORDS_PLAIN, STR("خصخصة"));
	struct str with = stem_of(p, WORDS_PLAIN, "بخصخصتها");
	bool found = false;

	assert_int_equal(known.count, 1);
	for (size_t i = 0; i < unknown.count; i++)
		found = found || str_equal(unknown.at[i], with);
	assert_true(found);
}

static void
names_sort_as_a_reader_expects(void **state)
{
	struct place *p = *state;
	static const char *const sorted[] = { "٢ فبراير", "10 مارس", "إدارة", "الأردن", "بلدية",
		"مؤسّسة", "وزارة", "يمن", "Égypte", "Tunis", "عُمان" };
	struct str before = words_sort_key(p->arena, STR(""));

	for (size_t i = 0; i + 1 < sizeof(sorted) / sizeof(sorted[0]); i++) {
		struct str key = words_sort_key(p->arena, str_from(sorted[i]));
		size_t shorter = key.len < before.len ? key.len : before.len;
		int order = shorter == 0 ? 0 : memcmp(before.at, key.at, shorter);

		assert_true(order < 0 || (order == 0 && before.len < key.len));
		before = key;
	}
	assert_true(str_equal(
	    words_sort_key(p->arena, STR("أَمان")), words_sort_key(p->arena, STR("امان"))));
}

static void
every_term_of_the_synonyms_has_stems(void **state)
{
	struct place *p = *state;

	assert_true(words_terms_count > 300);
	for (size_t i = 0; i < words_terms_count; i++) {
		struct str rest = words_terms[i].stems;
		struct word_list list = words_split(
		    p->arena, p->words, WORDS_PLAIN, words_terms[i].text);

		for (size_t k = 0; k < list.count; k++)
			assert_true(
			    list.at[k].stop || str_equal(str_cut(&rest, ' '), list.at[k].stem));
		assert_int_equal(rest.len, 0);
	}
}

static void
very_long_words_are_cut_and_nothing_breaks(void **state)
{
	struct place *p = *state;
	char text[4000];
	struct word_list list;

	for (size_t i = 0; i < sizeof(text); i += 2)
		memcpy(text + i, "ب", 2);
	list = words_split(p->arena, p->words, WORDS_PLAIN, (struct str){ text, sizeof(text) });
	assert_int_equal(list.count, 1);
	assert_int_equal(list.at[0].len, sizeof(text));
	assert_true(list.at[0].stem.len <= WORDS_STEM_MAX);
	memset(text, 'a', sizeof(text));
	list = words_split(p->arena, p->words, WORDS_ENGLISH, (struct str){ text, sizeof(text) });
	assert_int_equal(list.at[0].stem.len, WORDS_STEM_MAX);
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_words, close_words)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(forms_of_the_fields_words_find_each_other),
		T(spellings_of_one_word_find_each_other),
		T(words_that_only_look_alike_stay_apart),
		T(latin_words_follow_the_language_of_their_field),
		T(words_are_found_where_they_stand_in_the_original),
		T(the_index_leaves_out_the_words_of_every_text),
		T(a_word_met_with_its_article_is_known_without_it),
		T(a_query_asks_for_every_reading_of_an_unknown_word),
		T(names_sort_as_a_reader_expects),
		T(every_term_of_the_synonyms_has_stems),
		T(very_long_words_are_cut_and_nothing_breaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
