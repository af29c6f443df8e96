/* What each kind accepts, refuses and gives back. */
#include "unit.h"

#include "record/record.h"

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)64 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const struct choice colours[] = {
	{ NULL, NULL },
	{ "red", "Red" },
	{ "green", "Green" },
	{ "blue", "Blue" },
	{ NULL, NULL },
};

union value {
	struct str text;
	struct date date;
	struct period period;
	struct money money;
	struct decimal decimal;
	struct set set;
	unsigned choice;
	int64_t integer;
	char bytes[64];
};

static struct str
written(const struct kind *kind, const struct field *f, const union value *v)
{
	struct buf out = buf_new(arena, 4096);

	kind->write(&out, f, v);
	return (struct str){ out.at, out.len };
}

static void
what_is_read_is_written_and_stored_and_read_again(void **state)
{
	static const struct {
		const struct kind *kind;
		const char *given, *written; /* NULL: refused */
	} cases[] = {
		{ &kind_text, "  نص \xe2\x80\x8f ", "نص" },
		{ &kind_text, "", NULL },
		{ &kind_text, "two\nlines", NULL },
		{ &kind_text, "bell\a", NULL },
		{ &kind_text, "\xef\xbf\xbe", NULL }, /* no XML may hold it */
		{ &kind_text, "\xef\xbf\xbd", "\xef\xbf\xbd" },
		{ &kind_text, "\xff", NULL },
		{ &kind_text, "\xed\xa0\x80", NULL }, /* a surrogate */
		{ &kind_text, "more than twenty characters", NULL },
		{ &kind_url, "https://example.org/ا?a=1#b", "https://example.org/ا?a=1#b" },
		{ &kind_url, "javascript:alert(1)", NULL },
		{ &kind_url, "https://", NULL },
		{ &kind_url, "https:///path", NULL },
		{ &kind_url, "https://example.org/a b", NULL },
		{ &kind_url, "//example.org", NULL },
		{ &kind_email, "a.b@example.org", "a.b@example.org" },
		{ &kind_email, "a@b", NULL },
		{ &kind_email, "a b@example.org", NULL },
		{ &kind_email, "a@example..org", NULL },
		{ &kind_email, "@example.org", NULL },
		{ &kind_language, "zgh", "zgh" },
		{ &kind_language, "Arabic", NULL },
		{ &kind_integer, "١٢٣", "123" },
		{ &kind_integer, "0", "0" },
		{ &kind_integer, "-1", NULL },
		{ &kind_integer, "1.5", NULL },
		{ &kind_integer, "99999999999999999999", NULL },
		{ &kind_integer, "", NULL },
		{ &kind_decimal, "91", "91" },
		{ &kind_decimal, "٩١٫٥", "91.5" },
		{ &kind_decimal, "-0.000001", "-0.000001" },
		{ &kind_decimal, "1.50", "1.5" },
		{ &kind_decimal, "1.0000001", NULL },
		{ &kind_decimal, "1,5", NULL },
		{ &kind_decimal, "1.", NULL },
		{ &kind_decimal, ".5", NULL },
		{ &kind_decimal, "١٬٢٣٤٬٥٦٧٫٥", "1234567.5" },
		{ &kind_decimal, "91٬5", NULL }, /* meant as 91.5? */
		{ &kind_decimal, "1٬234٬5", NULL },
		{ &kind_decimal, "1٬2345", NULL },
		{ &kind_decimal, "1234٬567", NULL },
		{ &kind_decimal, "1٬234567", NULL },
		{ &kind_decimal, "٬123", NULL },
		{ &kind_decimal, "1٬٬234", NULL },
		{ &kind_decimal, "123٬", NULL },
		{ &kind_decimal, "-", NULL },
		{ &kind_decimal, "9223372036854.775807", "9223372036854.775807" },
		{ &kind_decimal, "9223372036854.775808", NULL },
		{ &kind_decimal, "99999999999999999999", NULL },
		{ &kind_money, "1250.5 JOD", "1250.5 JOD" },
		{ &kind_money, "1250.505 JOD", "1250.505 JOD" },
		{ &kind_money, "1250.505 EUR", NULL },
		{ &kind_money, "1250", NULL },
		{ &kind_money, "1250 XYZ", NULL },
		{ &kind_money, "-3 TND", "-3 TND" },
		{ &kind_date, "2021-03", "2021-03" },
		{ &kind_date, "٢٠٢١-٠٣-٠٩", "2021-03-09" },
		{ &kind_date, "2021-02-29", NULL },
		{ &kind_date, "21/11/2026", NULL },
		{ &kind_period, "2016/2018", "2016/2018" },
		{ &kind_period, "2021-12/2023-06-30", "2021-12/2023-06-30" },
		{ &kind_period, "2021/", "2021/" },
		{ &kind_period, "/2021", "/2021" },
		{ &kind_period, "2021", "2021/2021" },
		{ &kind_period, "2018/2016", NULL },
		{ &kind_period, "/", NULL },
		{ &kind_period, "2021-06/2021", "2021-06/2021" },
		{ &kind_period, "2021-06/2021-05", NULL },
		{ &kind_period, "2020-02-29/2020-02-29", "2020-02-29/2020-02-29" },
		{ &kind_period, "2021/2022/2023", NULL },
		{ &kind_period, "", NULL },
		{ &kind_enum, "green", "green" },
		{ &kind_enum, "Green", NULL },
		{ &kind_enum, "", NULL },
		{ &kind_set, "blue; red", "red; blue" },
		{ &kind_set, "red;red", "red" },
		{ &kind_set, "red; pink", NULL },
		{ &kind_set, " ; ", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct kind *kind = cases[i].kind;
		struct field f = { .name = "f", .kind = kind, .max = 20, .choices = colours };
		struct cell cells[KIND_COLUMNS_MAX] = { 0 };
		union value v = { 0 }, again = { 0 };
		const char *why = NULL;

		if (kind == &kind_url)
			f.max = 0;
		if (!kind->parse(arena, &f, str_from(cases[i].given), &v, &why)) {
			if (cases[i].written != NULL)
				fail_msg(
				    "%s: '%s' is refused: %s", kind->name, cases[i].given, why);
			assert_non_null(why);
			continue;
		}
		if (cases[i].written == NULL)
			fail_msg("%s: '%s' is accepted", kind->name, cases[i].given);
		assert_true(str_equal(written(kind, &f, &v), str_from(cases[i].written)));
		kind->to_cells(arena, &f, &v, cells);
		assert_int_not_equal(cells[0].type, CELL_NULL);
		assert_true(kind->from_cells(arena, &f, cells, &again));
		assert_true(str_equal(written(kind, &f, &again), str_from(cases[i].written)));
	}
}

/* Any decimal that is written is read back as itself. */
static void
decimals_are_exact(void **state)
{
	uint64_t random = 88172645463325252u; /* xorshift64, Marsaglia 2003 */

	(void)state;
	for (int i = 0; i < 10000; i++) {
		struct buf out = buf_new(arena, 64);
		struct decimal d, again;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		d.millionths = (int64_t)random >> (i % 40);
		decimal_write(&out, d);
		assert_true(decimal_parse((struct str){ out.at, out.len }, &again));
		assert_true(d.millionths == again.millionths);
	}
}

static void
i18n_keeps_each_language_and_falls_back_visibly(void **state)
{
	struct field f = { .name = "title", .kind = &kind_i18n, .max = 40 };
	struct i18n text = { 0 }, again;
	struct cell cell;
	const char *why;
	enum lang lang;

	(void)state;
	assert_true(i18n_parse(arena, &f, LANG_AR, STR("عنوان \"مقتبس\""), &text, &why));
	assert_true(i18n_parse(arena, &f, LANG_FR, STR("a\\b <c>"), &text, &why));
	kind_i18n.to_cells(arena, &f, &text, &cell);
	assert_true(kind_i18n.from_cells(arena, &f, &cell, &again));
	for (int i = 0; i < LANG_COUNT; i++)
		assert_true(str_equal(text.in[i], again.in[i]));
	assert_true(str_equal(i18n_best(&text, LANG_EN, &lang), text.in[LANG_AR]));
	assert_int_equal(lang, LANG_AR);
	assert_true(str_equal(i18n_best(&text, LANG_FR, &lang), text.in[LANG_FR]));
	assert_int_equal(lang, LANG_FR);
}

static void
what_the_database_should_not_hold_is_not_believed(void **state)
{
	static const struct {
		const struct kind *kind;
		const char *text;
	} cases[] = {
		{ &kind_i18n, "" },
		{ &kind_i18n, "{" },
		{ &kind_i18n, "{\"ar\":1}" },
		{ &kind_i18n, "{\"ar\":\"x\"}x" },
		{ &kind_i18n, "{\"ar\":\"\\u12\"}" },
		{ &kind_set, "[\"pink\"]" },
		{ &kind_set, "[]" },
		{ &kind_set, "red" },
		{ &kind_refs, "[1,2" },
		{ &kind_refs, "[\"1\"]" },
		{ &kind_refs, "[99999999999999999999]" },
		{ &kind_refs, "[]" },
		{ &kind_period, "" },
		{ &kind_enum, "pink" },
		{ &kind_date, "yesterday" },
		{ &kind_integer, "1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct field f = { .name = "f", .kind = cases[i].kind, .choices = colours };
		struct cell cells[KIND_COLUMNS_MAX] = { cell_text(str_from(cases[i].text)) };
		struct i18n room = { 0 };

		if (cases[i].kind->from_cells(arena, &f, cells, &room))
			fail_msg("%s believes '%s'", cases[i].kind->name, cases[i].text);
	}
}

/* Of a language that the site speaks no more. */
static void
a_text_in_a_language_that_was_taken_away_outlives_an_edit(void **state)
{
	struct field f = { .name = "title", .kind = &kind_i18n };
	struct cell cell = cell_text(STR("{\"zz\":\"\\\"q\\\"\",\"ar\":\"نص\", \"yy\":\"\\\\\"}"));
	struct buf out = buf_new(arena, 1000);
	struct i18n text, again;

	(void)state;
	assert_true(kind_i18n.from_cells(arena, &f, &cell, &text));
	text.in[LANG_AR] = STR("غيره");
	kind_i18n.json(&out, &f, &text);
	assert_true(str_equal((struct str){ out.at, out.len }, STR("{\"ar\":\"غيره\"}")));
	kind_i18n.to_cells(arena, &f, &text, &cell);
	assert_true(
	    str_equal(cell.text, STR("{\"ar\":\"غيره\",\"zz\":\"\\\"q\\\"\", \"yy\":\"\\\\\"}")));
	assert_true(kind_i18n.from_cells(arena, &f, &cell, &again));
	assert_true(str_equal(again.others, text.others));
}

static void
amounts_that_no_program_wrote_are_not_computed_with(void **state)
{
	struct field f = { .name = "f", .kind = &kind_money };
	struct cell cells[2] = { cell_integer(INT64_MAX), cell_text(STR("EUR")) };
	struct money money;

	(void)state;
	assert_false(kind_money.from_cells(arena, &f, cells, &money));
	cells[0] = cell_integer(INT64_MIN);
	assert_false(kind_money.from_cells(arena, &f, cells, &money));
	cells[1] = cell_null();
	assert_false(kind_money.from_cells(arena, &f, cells, &money));
	cells[0] = cell_integer(INT64_MAX / 10000);
	cells[1] = cell_text(STR("EUR"));
	assert_true(kind_money.from_cells(arena, &f, cells, &money));
}

static void
a_set_holds_as_many_choices_as_a_catalogue_may_list(void **state)
{
	struct choice many[65] = { { NULL, NULL } };
	struct field f = { .name = "f", .kind = &kind_set, .choices = many };
	struct set set = { 0 }, again;
	struct cell cell;

	(void)state;
	for (int i = 1; i <= 63; i++) {
		struct buf name = buf_new(arena, 8);

		buf_printf(&name, "c%d%c", i, 0);
		many[i].name = name.at;
		set.bits |= (uint64_t)1 << i;
	}
	kind_set.to_cells(arena, &f, &set, &cell);
	assert_true(kind_set.from_cells(arena, &f, &cell, &again));
	assert_true(again.bits == set.bits && set_has(again, 63));
}

static void
refs_hold_as_many_ids_as_they_may(void **state)
{
	struct field f = { .name = "f", .kind = &kind_refs };
	int64_t ids[REFS_MAX];
	struct refs refs = { ids, REFS_MAX }, again;
	struct cell cell;

	(void)state;
	for (int i = 0; i < REFS_MAX; i++)
		ids[i] = INT64_MAX - i;
	kind_refs.to_cells(arena, &f, &refs, &cell);
	assert_true(kind_refs.from_cells(arena, &f, &cell, &again));
	assert_int_equal(again.count, REFS_MAX);
	assert_memory_equal(again.at, ids, sizeof(ids));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_read_is_written_and_stored_and_read_again),
		cmocka_unit_test(decimals_are_exact),
		cmocka_unit_test(i18n_keeps_each_language_and_falls_back_visibly),
		cmocka_unit_test(what_the_database_should_not_hold_is_not_believed),
		cmocka_unit_test(a_text_in_a_language_that_was_taken_away_outlives_an_edit),
		cmocka_unit_test(amounts_that_no_program_wrote_are_not_computed_with),
		cmocka_unit_test(a_set_holds_as_many_choices_as_a_catalogue_may_list),
		cmocka_unit_test(refs_hold_as_many_ids_as_they_may),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
