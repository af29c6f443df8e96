/* Saying things: the word, its plural, its country, and numbers as readers write them. */
#include "unit.h"

#include "base/number.h"

static const struct locale english = { LANG_EN, DIGITS_EUROPEAN, "" };
static const struct locale french = { LANG_FR, DIGITS_EUROPEAN, "" };
static const struct locale arabic = { LANG_AR, DIGITS_EUROPEAN, "" };
static const struct locale indic = { LANG_AR, DIGITS_ARABIC_INDIC, "" };
static const struct locale tunisian = { LANG_AR, DIGITS_EUROPEAN, "TN" };

static int
begin(void **state)
{
	*state = arena_new(1 << 20);
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

static void
assert_said(struct str said, const char *expected)
{
	if (!str_equal(said, str_from(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(said), expected);
}

static void
the_table_of_messages_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < message_count; i++) {
		int order = strcmp(messages[i - 1].english, messages[i].english);

		if (order == 0)
			order = strcmp(messages[i - 1].country, messages[i].country);
		assert_true(order < 0);
	}
}

static void
every_message_is_found_in_every_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < message_count; i++) {
		for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
			const struct message *m = &messages[i];
			struct locale l = { lang, DIGITS_EUROPEAN, "" };
			struct str said;

			memcpy(l.country, m->country, strlen(m->country));
			if (m->counted || m->said[lang][0] == NULL)
				continue;
			said = say(&l, m->english);
			assert_said(said, m->said[lang][0]);
		}
	}
}

static void
what_nobody_translated_is_said_in_english(void **state)
{
	(void)state;
	assert_said(
	    say(&arabic, "A sentence without translation"), "A sentence without translation");
	assert_said(say(&english, "Commitment"), "Commitment");
	assert_said(say(&arabic, ""), "");
}

static void
a_country_says_its_own_word(void **state)
{
	static const struct locale jordanian = { LANG_AR, DIGITS_EUROPEAN, "JO" };
	static const struct locale tunisian_fr = { LANG_FR, DIGITS_EUROPEAN, "TN" };
	static const struct locale lebanese = { LANG_AR, DIGITS_EUROPEAN, "LB" };

	(void)state;
	assert_said(say(&arabic, "Commitment"), "الالتزام");
	assert_said(say(&tunisian, "Commitment"), "التعهد");
	assert_said(say(&jordanian, "Commitment"), "الالتزام");
	assert_said(say(&jordanian, "Open government"), "الحكومة الشفافة");
	assert_said(say(&lebanese, "Open government"), "الحكومة المفتوحة");
	assert_said(say(&tunisian_fr, "Commitment"), "Engagement");
}

static void
arabic_has_six_plurals(void **state)
{
	static const struct {
		int64_t n;
		int form;
	} cases[] = { { 0, 0 }, { 1, 1 }, { 2, 2 }, { 3, 3 }, { 10, 3 }, { 11, 4 }, { 99, 4 },
		{ 100, 5 }, { 102, 5 }, { 103, 3 }, { 110, 3 }, { 111, 4 }, { 200, 5 }, { -3, 3 },
		{ INT64_MAX, 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(plural_of(LANG_AR, cases[i].n), cases[i].form);
	assert_int_equal(plural_of(LANG_FR, 0), 0);
	assert_int_equal(plural_of(LANG_FR, 1), 0);
	assert_int_equal(plural_of(LANG_FR, 2), 1);
	assert_int_equal(plural_of(LANG_EN, 0), 1);
	assert_int_equal(plural_of(LANG_EN, 1), 0);
}

static void
a_count_is_said_in_the_plural_of_its_number(void **state)
{
	assert_said(say_count(*state, &arabic, "{n} days late", 1), "متأخر يومًا واحدًا");
	assert_said(say_count(*state, &arabic, "{n} days late", 2), "متأخر يومين");
	assert_said(say_count(*state, &arabic, "{n} days late", 7), "متأخر 7 أيام");
	assert_said(say_count(*state, &indic, "{n} days late", 1234), "متأخر ١٬٢٣٤ يومًا");
	assert_said(say_count(*state, &french, "{n} days late", 1), "1 jour de retard");
	assert_said(say_count(*state, &french, "{n} days late", 2), "2 jours de retard");
	assert_said(say_count(*state, &english, "{n} days late", 1), "1 day late");
	assert_said(say_count(*state, &english, "{n} days late", 2), "2 days late");
	assert_said(say_count(*state, &english, "{n} unheard of", 3), "3 unheard of");
}

static void
a_share_says_its_whole(void **state)
{
	assert_said(say_share(*state, &arabic, "{n} of {of} milestones completed", 2, 5),
	    "المراحل المنجزة: 2 من 5");
	assert_said(say_share(*state, &arabic, "{n} of {of} milestones completed", 0, 0),
	    "لا مراحل مسجّلة");
	assert_said(say_share(*state, &tunisian, "{n} of {of} milestones completed", 1, 2),
	    "الأنشطة المنجزة: 1 من 2");
	assert_said(say_share(*state, &english, "{n} of {of} milestones completed", 0, 1),
	    "0 of 1 milestone completed");
	assert_said(say_percent(*state, &english, 2, 5), "40% (2 of 5)");
	assert_said(say_percent(*state, &french, 2, 5), "40\u202f% (2 sur 5)");
}

static void
a_name_that_runs_the_other_way_stands_apart(void **state)
{
	struct say_arg args[] = { { "name", STR("Amman") }, { "other", STR("عمّان") } };
	struct str said;

	assert_said(say_with(*state, &english, "{name} and {other}", args, 2),
	    "Amman and \u2068عمّان\u2069");
	said = say_with(*state, &arabic, "{name} and {other}", args, 2);
	assert_said(said, "\u2068Amman\u2069 and عمّان");
	args[0].value = STR("jo-3-7");
	assert_said(say_with(*state, &english, "{name}{name}", args, 1), "jo-3-7jo-3-7");
	assert_said(say_with(*state, &arabic, "{name}", args, 1), "\u2068jo-3-7\u2069");
	args[0].value = STR("1,234");
	assert_said(say_with(*state, &arabic, "{name}", args, 1), "1,234");
	args[0].value = STR("\u2066−5\u2069");
	assert_said(say_with(*state, &arabic, "{name}", args, 1), "\u2066−5\u2069");
}

static void
what_is_no_placeholder_stays_and_values_are_not_read_again(void **state)
{
	struct say_arg args[] = { { "a", STR("{a}") } };

	assert_said(say_with(*state, &english, "{ {b} {a", args, 1), "{ {b} {a");
	assert_said(say_with(*state, &english, "-{a}-", args, 1), "-{a}-");
	assert_said(say_with(*state, &english, "{n} {a}", NULL, 0), "{n} {a}");
}

static struct str
text_of(const struct buf *b)
{
	assert_false(b->full);
	return (struct str){ b->at, b->len };
}

static void
numbers_are_grouped_as_each_language_groups(void **state)
{
	static const struct {
		int64_t n;
		const struct locale *l;
		const char *text;
	} cases[] = {
		{ 0, &english, "0" },
		{ 999, &english, "999" },
		{ 1000, &english, "1,000" },
		{ -1234567, &english, "−1,234,567" },
		{ INT64_MIN, &english, "−9,223,372,036,854,775,808" },
		{ 1234567, &french, "1\u202f234\u202f567" },
		{ 1234, &arabic, "1,234" },
		{ -5, &arabic, "\u2066−5\u2069" },
		{ 1234567, &indic, "١٬٢٣٤٬٥٦٧" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = buf_new(*state, 100);

		number_print(&out, cases[i].l, cases[i].n);
		assert_said(text_of(&out), cases[i].text);
	}
}

static void
years_are_not_grouped(void **state)
{
	struct buf out = buf_new(*state, 100);

	digits_print(&out, &english, 2021);
	digits_print(&out, &indic, 2021);
	assert_said(text_of(&out), "2021٢٠٢١");
}

static void
decimals_are_rounded_half_away_from_zero(void **state)
{
	static const struct {
		int64_t millionths;
		int places;
		const struct locale *l;
		const char *text;
	} cases[] = {
		{ 2500000, 1, &english, "2.5" },
		{ 2500000, 0, &english, "3" },
		{ -2500000, 0, &english, "−3" },
		{ 1999999, 2, &english, "2.00" },
		{ 1234567890, 3, &french, "1\u202f234,568" },
		{ -400000, 0, &arabic, "0" },
		{ 50000, 2, &indic, "٠٫٠٥" },
		{ INT64_MAX, 6, &english, "9,223,372,036,854.775807" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = buf_new(*state, 100);

		millionths_print(&out, cases[i].l, cases[i].millionths, cases[i].places);
		assert_said(text_of(&out), cases[i].text);
	}
}

static void
a_percentage_never_hides_what_is_there_or_what_is_missing(void **state)
{
	static const struct {
		int64_t part, whole;
		const char *text;
	} cases[] = { { 0, 3, "0%" }, { 1, 3, "33%" }, { 2, 3, "67%" }, { 3, 3, "100%" },
		{ 1, 1000, "<1%" }, { 999, 1000, ">99%" }, { 1, 200, "1%" }, { 1, 8, "13%" } };
	struct buf out = buf_new(*state, 100);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf one = buf_new(*state, 100);

		percent_print(&one, &english, cases[i].part, cases[i].whole);
		assert_said(text_of(&one), cases[i].text);
	}
	percent_print(&out, &indic, 2, 5);
	assert_said(text_of(&out), "\u2066٤٠٪\u2069");
}

static void
languages_are_known_by_their_codes(void **state)
{
	enum lang lang = LANG_EN;

	(void)state;
	assert_true(lang_parse(STR("ar"), &lang));
	assert_int_equal(lang, LANG_AR);
	assert_false(lang_parse(STR("AR"), &lang));
	assert_false(lang_parse(STR(""), &lang));
	assert_said(lang_name(LANG_AR), "العربية");
	assert_said(lang_direction(LANG_AR), "rtl");
	assert_said(lang_direction(LANG_FR), "ltr");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_of_messages_is_sorted),
		cmocka_unit_test(every_message_is_found_in_every_language),
		cmocka_unit_test(what_nobody_translated_is_said_in_english),
		cmocka_unit_test(a_country_says_its_own_word),
		cmocka_unit_test(arabic_has_six_plurals),
		cmocka_unit_test(a_count_is_said_in_the_plural_of_its_number),
		cmocka_unit_test(a_share_says_its_whole),
		cmocka_unit_test(a_name_that_runs_the_other_way_stands_apart),
		cmocka_unit_test(what_is_no_placeholder_stays_and_values_are_not_read_again),
		cmocka_unit_test(numbers_are_grouped_as_each_language_groups),
		cmocka_unit_test(years_are_not_grouped),
		cmocka_unit_test(decimals_are_rounded_half_away_from_zero),
		cmocka_unit_test(a_percentage_never_hides_what_is_there_or_what_is_missing),
		cmocka_unit_test(languages_are_known_by_their_codes),
	};

	return cmocka_run_group_tests_name("i18n", tests, begin, end);
}
