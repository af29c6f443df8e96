/* Addresses and queries, read strictly; tests/http has the cases that need a server. */
#include "unit.h"

#include "http/target.h"

static struct http_request read_ok;

static int
parse(struct arena *a, struct str received)
{
	read_ok = (struct http_request){ .arena = a };
	return target_parse(&read_ok, received);
}

static void
a_path_is_decoded_and_a_query_is_not(void **state)
{
	struct arena *a = arena_new(1 << 20);

	(void)state;
	assert_int_equal(parse(a, STR("/ar/%D8%B9%D8%A7/x?q=%D8%B9&n=1")), 0);
	assert_true(str_equal(read_ok.path, STR("/ar/\xd8\xb9\xd8\xa7/x")));
	assert_true(str_equal(read_ok.query, STR("q=%D8%B9&n=1")));
	assert_int_equal(read_ok.nparams, 2);
	assert_true(str_equal(read_ok.params[0].value, STR("\xd8\xb9")));
	arena_free(a);
}

static void
a_path_that_two_servers_could_read_differently_is_refused(void **state)
{
	static const struct str wrong[] = { { "", 0 }, { "a", 1 }, { "/a/../b", 7 }, { "/a/.", 4 },
		{ "/%2E%2E", 7 }, { "/.%2e/a", 7 }, { "//", 2 }, { "/a//b", 5 }, { "/a%2Fb", 6 },
		{ "/a%5cb", 6 }, { "/a\\b", 4 }, { "/%", 2 }, { "/%a", 3 }, { "/%g0", 4 },
		{ "/%00", 4 }, { "/%7f", 4 }, { "/%C3", 4 }, { "/%C0%AF", 7 }, { "/a#b", 4 },
		{ "http://a", 8 }, { "http:///a", 9 }, { "*", 1 } };
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(parse(a, wrong[i]), 400);
	arena_free(a);
}

static void
dots_that_are_part_of_a_name_are_fine(void **state)
{
	struct arena *a = arena_new(1 << 20);

	(void)state;
	assert_int_equal(parse(a, STR("/.well-known/a..b/...")), 0);
	assert_int_equal(parse(a, STR("/a/")), 0);
	assert_int_equal(parse(a, STR("/")), 0);
	arena_free(a);
}

static void
parameters_keep_their_order_and_empty_ones_are_skipped(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct http_param *p;
	size_t n;

	(void)state;
	assert_true(http_params_parse(a, STR("&b=1+2&&a&c=%3D=&"), 8, 100, &p, &n));
	assert_int_equal(n, 3);
	assert_true(str_equal(p[0].name, STR("b")) && str_equal(p[0].value, STR("1 2")));
	assert_true(str_equal(p[1].name, STR("a")) && str_equal(p[1].value, STR("")));
	assert_true(str_equal(p[2].name, STR("c")) && str_equal(p[2].value, STR("==")));
	assert_true(http_params_parse(a, STR(""), 8, 100, &p, &n));
	assert_int_equal(n, 0);
	arena_free(a);
}

static void
parameters_beyond_the_limits_are_refused(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct http_param *p;
	size_t n;

	(void)state;
	assert_false(http_params_parse(a, STR("a&b&c"), 2, 100, &p, &n));
	assert_true(http_params_parse(a, STR("a=1234"), 2, 4, &p, &n));
	assert_false(http_params_parse(a, STR("a=12345"), 2, 4, &p, &n));
	assert_false(http_params_parse(a, STR("a=%ff"), 2, 100, &p, &n));
	assert_false(http_params_parse(a, STR("a=%08"), 2, 100, &p, &n));
	assert_true(http_params_parse(a, STR("a=%0d%0a%09"), 2, 100, &p, &n));
	arena_free(a);
}

static void
the_first_parameter_of_a_name_is_found(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct str value;

	(void)state;
	assert_int_equal(parse(a, STR("/?a=1&b=2&a=3")), 0);
	assert_true(http_param_find(&read_ok, STR("a"), &value));
	assert_true(str_equal(value, STR("1")));
	assert_false(http_param_find(&read_ok, STR("c"), &value));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_is_decoded_and_a_query_is_not),
		cmocka_unit_test(a_path_that_two_servers_could_read_differently_is_refused),
		cmocka_unit_test(dots_that_are_part_of_a_name_are_fine),
		cmocka_unit_test(parameters_keep_their_order_and_empty_ones_are_skipped),
		cmocka_unit_test(parameters_beyond_the_limits_are_refused),
		cmocka_unit_test(the_first_parameter_of_a_name_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
