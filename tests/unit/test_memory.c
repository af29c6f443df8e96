/* What holds memory: arenas, buffers, gathered problems. */
#include "unit.h"

#include <sanitizer/asan_interface.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/problems.h"

#ifdef __SANITIZE_ADDRESS__
enum { POISONING = 1 };
#else
enum { POISONING = 0 };
#define __asan_address_is_poisoned(at) ((void)(at), 0)
#endif

static void
pieces_are_zeroed_aligned_and_do_not_touch(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct arena_mark mark;
	char *last = NULL;

	(void)state;
	mark = arena_mark(a);
	for (int round = 0; round < 2; round++) {
		last = NULL;
		for (size_t size = 0; size < 200; size++) {
			char *piece = arena_take(a, size);

			assert_int_equal((uintptr_t)piece % 16, 0);
			assert_true(last == NULL || piece > last + size);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(piece[i], 0);
			if (POISONING)
				assert_true(__asan_address_is_poisoned(piece + size));
			memset(piece, 0xff, size);
			last = piece;
		}
		arena_release(a, mark);
		if (POISONING)
			assert_true(__asan_address_is_poisoned(last));
	}
	arena_free(a);
}

static void
what_was_taken_before_the_mark_outlives_the_release(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct str kept = arena_copy(a, STR("kept")), grown;
	struct arena_mark mark = arena_mark(a);
	char *first = arena_take(a, 100), *again;

	(void)state;
	grown.at = arena_grow(a, kept.at, kept.len, 1000);
	grown.len = kept.len;
	assert_true(str_equal(grown, kept));
	assert_int_equal(grown.at[4], 0);
	assert_int_equal(grown.at[999], 0);
	arena_release(a, mark);
	assert_true(str_equal(kept, STR("kept")));
	again = arena_take(a, 100);
	assert_ptr_equal(first, again);
	arena_free(a);
}

/* In a process of its own; how did it end? */
static int
end_of(void (*run)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		struct rlimit none = { 0, 0 };

		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		close(STDERR_FILENO);
		run();
		_exit(0);
	}
	assert_true(waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
take_too_much(void)
{
	(void)arena_take(arena_new(1 << 16), 1 << 16);
}

static void
take_more_than_there_is(void)
{
	(void)arena_take(arena_new(1 << 16), SIZE_MAX - 8);
}

static void
take_what_fits(void)
{
	(void)arena_take(arena_new(1 << 16), (1 << 16) - 64);
}

static void
a_full_arena_ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(end_of(take_what_fits), 0);
	assert_int_equal(end_of(take_too_much), SIGABRT);
	assert_int_equal(end_of(take_more_than_there_is), SIGABRT);
}

static void
a_buffer_holds_its_maximum_and_not_a_byte_more(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct fault fault;

	(void)state;
	for (size_t max = 0; max < 300; max++) {
		struct buf b = buf_new(a, max);
		struct str text;

		for (size_t i = 0; i < max; i++) {
			char c = (char)('a' + i % 26);

			buf_put(&b, (struct str){ &c, 1 });
		}
		assert_int_equal(buf_done(&b, &fault, &text), ERR_OK);
		assert_int_equal(text.len, max);
		for (size_t i = 0; i < max; i++)
			assert_int_equal(text.at[i], 'a' + i % 26);
		buf_put(&b, STR(""));
		assert_int_equal(buf_done(&b, &fault, &text), ERR_OK);
		buf_put(&b, STR("x"));
		assert_int_equal(buf_done(&b, &fault, &text), ERR_TOO_BIG);
	}
	arena_free(a);
}

static void
a_buffer_that_was_full_once_stays_full(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct buf b = buf_new(a, 4);
	struct fault fault;
	struct str text;

	(void)state;
	buf_put(&b, STR("abc"));
	buf_printf(&b, "%d", 12);
	assert_true(b.full && b.len == 3);
	buf_put(&b, STR("d")); /* would fit, but something was left out before it */
	assert_int_equal(b.len, 3);
	assert_int_equal(buf_done(&b, &fault, &text), ERR_TOO_BIG);
	arena_free(a);
}

static void
problems_are_kept_up_to_a_cap_and_counted_beyond(void **state)
{
	struct arena *a = arena_new(64 << 20);
	struct problems list = problems_new(a);
	char value[PROBLEM_VALUE_MAX + 1];

	(void)state;
	memset(value, 'x', sizeof(value));
	/* Its last character stands across the limit. */
	value[PROBLEM_VALUE_MAX - 1] = '\xd8';
	value[PROBLEM_VALUE_MAX] = '\xa7';
	for (int i = 0; i < PROBLEMS_MAX + 5; i++)
		problems_add(&list,
		    (struct problem){
			.row = i, .value = { value, sizeof(value) }, .text = "It is wrong." });
	assert_int_equal(list.count, PROBLEMS_MAX);
	assert_int_equal(list.total, PROBLEMS_MAX + 5);
	for (size_t i = 0; i < list.count; i++) {
		assert_int_equal(list.at[i].row, i);
		assert_int_equal(list.at[i].value.len, PROBLEM_VALUE_MAX - 1);
		assert_ptr_not_equal(list.at[i].value.at, value);
	}
	arena_free(a);
}

/* Whatever is written as a JSON string is read back, with what stands behind it. */
static void
json_strings_come_back_as_they_were(void **state)
{
	static const char letters[] = "a\"\\<\n\t\r\x01\x7f/u0";
	struct arena *a = arena_new(64 << 20);
	uint64_t random = 88172645463325252u; /* xorshift64, Marsaglia 2003 */

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct buf out = buf_new(a, 1000);
		struct str rest, value, text;
		char bytes[12];

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		text = (struct str){ bytes, random % 12 };
		for (size_t n = 0; n < text.len; n++)
			bytes[n] = letters[(random >> (n * 4)) % (sizeof(letters) - 1)];
		json_str(&out, text);
		json_str(&out, STR("next"));
		rest = (struct str){ out.at, out.len };
		assert_true(json_take_str(a, &rest, &value));
		assert_true(str_equal(value, text));
		assert_true(json_take_str(a, &rest, &value));
		assert_true(str_equal(value, STR("next")) && rest.len == 0);
	}
	arena_free(a);
}

static void
json_that_is_cut_short_is_no_string(void **state)
{
	static const char *const cut[] = { "", "\"", "\"a", "\"a\\", "\"a\\\"", "\"\\u00",
		"\"\\u003", "\"\\u003\"", "\"\\x\"", "\"\\u1234\"", "a\"" };
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(cut) / sizeof(cut[0]); i++) {
		struct str rest = str_from(cut[i]), value;

		if (json_take_str(a, &rest, &value))
			fail_msg("%s is taken for a string", cut[i]);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_aligned_and_do_not_touch),
		cmocka_unit_test(what_was_taken_before_the_mark_outlives_the_release),
		cmocka_unit_test(a_full_arena_ends_the_process),
		cmocka_unit_test(a_buffer_holds_its_maximum_and_not_a_byte_more),
		cmocka_unit_test(a_buffer_that_was_full_once_stays_full),
		cmocka_unit_test(problems_are_kept_up_to_a_cap_and_counted_beyond),
		cmocka_unit_test(json_strings_come_back_as_they_were),
		cmocka_unit_test(json_that_is_cut_short_is_no_string),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
