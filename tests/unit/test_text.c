/* Text from outside and JSON of our own: utf8, json, natural. */
#include "unit.h"

#include "base/json.h"
#include "base/natural.h"
#include "base/utf8.h"

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)16 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The table of well-formed sequences: Unicode 15, section 3.9, table 3-7. */
static void
only_well_formed_text_is_valid(void **state)
{
	static const char *const good[] = { "", "a", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
		"\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "مرصد" };
	static const char *const bad[] = { "\x80", "\xc0\x80", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf",
		"\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80", "\xe2\x82", "a\xff" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(utf8_valid(str_from(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(str_from(bad[i])));
}

static void
tidying_drops_marks_that_nobody_sees(void **state)
{
	static const char *const cases[][2] = {
		{ "  a  ", "a" },
		{ "\xef\xbb\xbf"
		  "a",
		    "a" },
		{ "\xe2\x80\x8f"
		  "مرصد\xe2\x80\x8e",
		    "مرصد" },
		{ "a\xe2\x81\xa8"
		  "b\xe2\x81\xa9",
		    "ab" },
		{ "a\r\nb\rc", "a\nb\nc" },
		{ "كـتاب", "كـتاب" }, /* what people see is theirs */
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(
		    str_equal(utf8_tidy(arena, str_from(cases[i][0])), str_from(cases[i][1])));
}

/* Whatever the text, what json_str writes json_take_str reads back, and no "<" is in it. */
static void
json_text_comes_back(void **state)
{
	uint64_t random = 88172645463325252u;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct buf out = buf_new(arena, 4096);
		struct arena_mark mark = arena_mark(arena);
		char bytes[24];
		struct str s = { bytes, 0 }, rest, again;

		for (s.len = 0; s.len < sizeof(bytes) && random % 25 != 0; s.len++) {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			bytes[s.len] = "\"\\\n\t\r\x01\x7f<>&aZ /\xd9\x85"[random % 16];
		}
		random ^= random << 7;
		random ^= random >> 9;
		json_str(&out, s);
		rest = (struct str){ out.at, out.len };
		assert_null(memchr(rest.at, '<', rest.len));
		assert_true(json_take_str(arena, &rest, &again));
		assert_true(rest.len == 0 && str_equal(s, again));
		arena_release(arena, mark);
	}
}

static void
ten_comes_after_nine(void **state)
{
	static const char *const rising[] = { "", "jo", "jo-3", "jo-3-2", "jo-3-4", "jo-3-4a",
		"jo-3-4b", "jo-3-9", "jo-3-10", "jo-3-100", "jo-10", "ma-1" };
	size_t count = sizeof(rising) / sizeof(rising[0]);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			int order = natural_compare(str_from(rising[i]), str_from(rising[j]));

			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_well_formed_text_is_valid),
		cmocka_unit_test(tidying_drops_marks_that_nobody_sees),
		cmocka_unit_test(json_text_comes_back),
		cmocka_unit_test(ten_comes_after_nine),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
