/* What every command needs: memory, the observatory, and words for what went wrong. */
#include <stdio.h>

#include "base/clock.h"
#include "cli/cli.h"

enum { PROCESS_BYTES = 512 << 20, WORK_BYTES = 512 << 20 };

int
cli_open(struct shop *d, const char *address, enum store_mode mode)
{
	enum err err;

	d->arena = arena_new(PROCESS_BYTES);
	d->work = (struct work){
		.arena = arena_new(WORK_BYTES), .role = ROLE_ADMIN, .today = clock_today()
	};
	err = store_open(d->arena, &d->work, str_from(address), mode);
	if (err == ERR_OK)
		return EXIT_DONE;
	fprintf(stderr, "marsad: %s\n", d->work.fault.why);
	return EXIT_FAILED;
}

void
cli_close(struct shop *d)
{
	store_close(&d->work);
	arena_free(d->work.arena);
	arena_free(d->arena);
}

int
cli_failed(const struct command *c, const struct fault *fault)
{
	fprintf(stderr, "marsad %s: %s\n", c->name, fault->why);
	return EXIT_FAILED;
}

int
cli_print(const struct command *c, const struct buf *out)
{
	if (!out->full && fwrite(out->at, 1, out->len, stdout) == out->len && fflush(stdout) == 0)
		return EXIT_DONE;
	fprintf(stderr, "marsad %s: standard output cannot be written\n", c->name);
	return EXIT_FAILED;
}
