/*
 * Writes a setting every 20 ms, as an editor's process would, until its standard input ends; then
 * says how long the longest write took, and how many there were.
 *
 *	writer FILE <fifo		"longest 41 ms, 95th percentile 30 ms, 312 writes"
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/store.h"

enum { EVERY_MS = 20, WRITES_MAX = 100000 };

static int
by_length(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static enum err
write_some(struct work *w, int64_t *took, size_t *count)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	while (*count < WRITES_MAX && poll(&input, 1, EVERY_MS) == 0) {
		int64_t began = clock_microseconds();
		char value[32];
		int len = snprintf(value, sizeof(value), "%zu", *count);

		TRY(store_set(w, STR("bench"), (struct str){ value, (size_t)len }));
		took[(*count)++] = clock_microseconds() - began;
	}
	return ERR_OK;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(64 << 20);
	struct work w = { .arena = a, .role = ROLE_ADMIN };
	int64_t *took = arena_take(a, WRITES_MAX * sizeof(*took));
	size_t count = 0;
	enum err err = argc < 2 ? ERR_INVALID : store_open(a, &w, str_from(argv[1]), STORE_WRITE);

	if (err == ERR_OK)
		err = write_some(&w, took, &count);
	if (err != ERR_OK || count == 0) {
		fprintf(stderr, "writer: %s\n", w.fault.why);
		return 1;
	}
	qsort(took, count, sizeof(*took), by_length);
	printf("longest %lld ms, 95th percentile %lld ms, %zu writes\n",
	    (long long)took[count - 1] / 1000, (long long)took[count * 95 / 100] / 1000, count);
	store_close(&w);
	return 0;
}
