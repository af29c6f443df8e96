/* The page cache: what stays, what goes, and what is never kept. */
#include "unit.h"

#include <stdio.h>

#include "http/cache.h"

enum { PAGE = 10000, ROOM = 200000 };

static char page[PAGE];

static bool
keep(struct cache *c, struct str key, enum coding coding, size_t len)
{
	struct http_response r = { .body = { page, len }, .etag = STR("e") };
	struct MHD_Response *made = MHD_create_response_from_buffer(
	    len, page, MHD_RESPMEM_PERSISTENT);

	if (cache_keep(c, key, coding, &r, made))
		return true;
	MHD_destroy_response(made);
	return false;
}

static void
a_page_is_found_under_its_key_and_coding_only(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct cache *c = cache_new(a, ROOM);

	(void)state;
	assert_true(keep(c, STR("/a"), CODING_GZIP, PAGE));
	assert_non_null(cache_find(c, STR("/a"), CODING_GZIP));
	assert_null(cache_find(c, STR("/a"), CODING_BROTLI));
	assert_null(cache_find(c, STR("/b"), CODING_GZIP));
	cache_empty(c);
	assert_null(cache_find(c, STR("/a"), CODING_GZIP));
	arena_free(a);
}

static void
a_page_kept_again_replaces_the_old_one(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct cache *c = cache_new(a, ROOM);

	(void)state;
	assert_true(keep(c, STR("/a"), CODING_NONE, PAGE));
	assert_true(keep(c, STR("/a"), CODING_NONE, 7));
	assert_int_equal(cache_find(c, STR("/a"), CODING_NONE)->body_len, 7);
	cache_drop(c, cache_find(c, STR("/a"), CODING_NONE));
	assert_null(cache_find(c, STR("/a"), CODING_NONE));
	arena_free(a);
}

static void
those_not_used_for_longest_go_when_the_bytes_run_out(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct cache *c = cache_new(a, ROOM);
	size_t left = 0;

	(void)state;
	for (int i = 0; i < 50; i++) {
		char key[16];
		struct str k = { key, (size_t)snprintf(key, sizeof(key), "/%d", i) };

		assert_true(keep(c, k, CODING_NONE, PAGE));
		assert_non_null(cache_find(c, STR("/0"), CODING_NONE)); /* used all the time */
	}
	for (int i = 0; i < 50; i++) {
		char key[16];
		struct str k = { key, (size_t)snprintf(key, sizeof(key), "/%d", i) };

		left += cache_find(c, k, CODING_NONE) != NULL;
	}
	assert_in_range(left, 10, ROOM / PAGE);
	assert_null(cache_find(c, STR("/1"), CODING_NONE));
	assert_non_null(cache_find(c, STR("/49"), CODING_NONE));
	cache_empty(c);
	arena_free(a);
}

static void
a_page_too_large_or_with_too_long_a_key_is_not_kept(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct cache *c = cache_new(a, PAGE);

	(void)state;
	assert_false(keep(c, STR("/a"), CODING_NONE, PAGE));
	c = cache_new(a, ROOM);
	assert_true(keep(c, (struct str){ page, HTTP_KEY_MAX }, CODING_NONE, 10));
	assert_false(keep(c, (struct str){ page, HTTP_KEY_MAX + 1 }, CODING_NONE, 10));
	cache_empty(c);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_is_found_under_its_key_and_coding_only),
		cmocka_unit_test(a_page_kept_again_replaces_the_old_one),
		cmocka_unit_test(those_not_used_for_longest_go_when_the_bytes_run_out),
		cmocka_unit_test(a_page_too_large_or_with_too_long_a_key_is_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
