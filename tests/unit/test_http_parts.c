/* Forms with files, as browsers send them and as nobody should. */
#include "unit.h"

#include "http/http.h"

#define TYPE "multipart/form-data; boundary=xYz"
#define FIELD(name, value) \
	"--xYz\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define END "--xYz--\r\n"

static void
fields_and_files_are_told_apart(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct http_part *p;
	size_t n;

	(void)state;
	assert_true(http_parts_parse(a, STR(TYPE),
	    STR(FIELD(
		"title", "\xd8\xb9") "--xYz\r\ncontent-disposition: form-data; name=\"file\"; "
				     "filename=\"C:\\me\\a;b.csv\"\r\nContent-Type: text/csv"
				     "\r\n\r\na,b\r\n--xY\r\n\r\n" FIELD("empty", "") END),
	    8, &p, &n));
	assert_int_equal(n, 3);
	assert_true(str_equal(p[0].name, STR("title")) && str_equal(p[0].body, STR("\xd8\xb9")));
	assert_int_equal(p[0].filename.len, 0);
	assert_true(str_equal(p[1].filename, STR("a;b.csv")));
	assert_true(str_equal(p[1].type, STR("text/csv")));
	assert_true(str_equal(p[1].body, STR("a,b\r\n--xY\r\n")));
	assert_true(str_equal(p[2].name, STR("empty")) && p[2].body.len == 0);
	arena_free(a);
}

static void
a_quoted_boundary_is_read(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct http_part *p;
	size_t n;

	(void)state;
	assert_true(http_parts_parse(a, STR("Multipart/Form-Data; charset=utf-8; Boundary=\"xYz\""),
	    STR(FIELD("a", "b") END), 8, &p, &n));
	assert_int_equal(n, 1);
	arena_free(a);
}

static void
what_is_cut_or_malformed_is_refused_whole(void **state)
{
	static const struct {
		struct str type, body;
	} wrong[] = {
		{ { "text/plain", 10 }, { END, sizeof(END) - 1 } },
		{ { "multipart/form-data", 19 }, { END, sizeof(END) - 1 } },
		{ { TYPE, sizeof(TYPE) - 1 }, { "", 0 } },
		{ { TYPE, sizeof(TYPE) - 1 }, { FIELD("a", "b"), sizeof(FIELD("a", "b")) - 1 } },
		{ { TYPE, sizeof(TYPE) - 1 }, { "--xYz\r\n\r\nb\r\n" END, 21 } },
		{ { TYPE, sizeof(TYPE) - 1 }, { "--xYz\r\nA: b", 11 } },
		{ { TYPE, sizeof(TYPE) - 1 },
		    { FIELD("\xff", "b") END, sizeof(FIELD("\xff", "b") END) - 1 } },
	};
	struct arena *a = arena_new(1 << 20);
	struct http_part *p;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(http_parts_parse(a, wrong[i].type, wrong[i].body, 8, &p, &n));
	assert_false(
	    http_parts_parse(a, STR(TYPE), STR(FIELD("a", "b") FIELD("a", "b") END), 1, &p, &n));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_and_files_are_told_apart),
		cmocka_unit_test(a_quoted_boundary_is_read),
		cmocka_unit_test(what_is_cut_or_malformed_is_refused_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
