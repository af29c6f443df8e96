#include "unit.h"

static void
reads_three_precisions_in_three_sets_of_digits(void **state)
{
	static const struct {
		const char *text;
		struct date expected;
	} cases[] = {
		{ "2021", { 2021, 0, 0 } },
		{ "2021-03", { 2021, 3, 0 } },
		{ "2021-03-09", { 2021, 3, 9 } },
		{ "٢٠٢١-٠٣-٠٩", { 2021, 3, 9 } },
		{ "۲۰۲۱-۰۳", { 2021, 3, 0 } },
		{ "2024-02-29", { 2024, 2, 29 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date d = date(cases[i].text);

		assert_memory_equal(&d, &cases[i].expected, sizeof(d));
	}
}

static void
refuses_what_is_no_day_of_the_calendar(void **state)
{
	static const char *const cases[] = { "", "0000", "202", "20211", "2021-", "2021-3",
		"2021-13", "2021-00", "2021-02-29", "1900-02-29", "2021-04-31", "2021-03-09 ",
		"2021/03", "-2021", "2021-03-0\xd9", "\xd9\xd9\xd9\xd9" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date untouched = { 1, 1, 1 };

		assert_false(date_parse(str_from(cases[i]), &untouched));
		assert_int_equal(untouched.year, 1);
	}
}

static void
prints_for_each_reader(void **state)
{
	static const struct {
		struct locale locale;
		const char *date, *expected;
	} cases[] = {
		{ { .lang = LANG_AR, .country = "JO" }, "2021-03-09", "9 آذار 2021" },
		{ { .lang = LANG_AR, .country = "EG" }, "2021-03-09", "9 مارس 2021" },
		{ { .lang = LANG_AR, .country = "TN" }, "2025-06", "جوان 2025" },
		{ { .lang = LANG_AR, .country = "MA" }, "2025-07-03", "3 يوليوز 2025" },
		{ { .lang = LANG_AR, .country = "MR" }, "2025-12", "دجمبر 2025" },
		{ { .lang = LANG_AR }, "2026-11-21", "21 تشرين الثاني/نوفمبر 2026" },
		{ { .lang = LANG_AR, .country = "EG", .digits = DIGITS_ARABIC_INDIC }, "2021-10",
		    "أكتوبر ٢٠٢١" },
		{ { .lang = LANG_FR, .country = "TN" }, "2021-03-01", "1er mars 2021" },
		{ { .lang = LANG_FR, .country = "TN" }, "2021-08", "août 2021" },
		{ { .lang = LANG_EN, .country = "JO" }, "2021-03-09", "9 March 2021" },
		{ { .lang = LANG_EN, .country = "JO" }, "2021", "2021" },
	};
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = buf_new(a, 100);
		struct fault fault;
		struct str text;

		date_print(&out, &cases[i].locale, date(cases[i].date));
		assert_int_equal(buf_done(&out, &fault, &text), ERR_OK);
		assert_int_equal(text.len, strlen(cases[i].expected));
		assert_memory_equal(text.at, cases[i].expected, text.len);
	}
	arena_free(a);
}

static void
months_are_called_as_where_they_are_shown(void **state)
{
	static const struct {
		struct locale locale;
		int month;
		const char *expected;
	} cases[] = {
		{ { .lang = LANG_AR, .country = "LB" }, 1, "كانون الثاني" },
		{ { .lang = LANG_AR, .country = "SA" }, 1, "يناير" },
		{ { .lang = LANG_AR, .country = "DZ" }, 12, "ديسمبر" },
		{ { .lang = LANG_AR }, 12, "كانون الأول/ديسمبر" },
		{ { .lang = LANG_FR }, 2, "février" },
		{ { .lang = LANG_EN, .country = "JO" }, 5, "May" },
	};
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = buf_new(a, 100);

		month_print(&out, &cases[i].locale, cases[i].month);
		assert_int_equal(out.len, strlen(cases[i].expected));
		assert_memory_equal(out.at, cases[i].expected, out.len);
	}
	arena_free(a);
}

static void
is_late_after_the_last_day_of_the_period(void **state)
{
	(void)state;
	assert_false(date_is_after(date("2021-03-31"), date("2021-03")));
	assert_true(date_is_after(date("2021-04-01"), date("2021-03")));
	assert_false(date_is_after(date("2021-12-31"), date("2021")));
	assert_true(date_is_after(date("2022-01-01"), date("2021")));
	assert_false(date_is_after(date("2024-02-29"), date("2024-02")));
	assert_true(date_is_after(date("2021-03-10"), date("2021-03-09")));
}

static void
counts_days_across_leap_years(void **state)
{
	(void)state;
	assert_int_equal(date_days_between(date("2024-02-28"), date("2024-03-01")), 2);
	assert_int_equal(date_days_between(date("2021-03-01"), date("2021-02-28")), -1);
	assert_int_equal(date_days_between(date("1900-01-01"), date("2000-01-01")), 36524);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_three_precisions_in_three_sets_of_digits),
		cmocka_unit_test(refuses_what_is_no_day_of_the_calendar),
		cmocka_unit_test(prints_for_each_reader),
		cmocka_unit_test(months_are_called_as_where_they_are_shown),
		cmocka_unit_test(is_late_after_the_last_day_of_the_period),
		cmocka_unit_test(counts_days_across_leap_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
