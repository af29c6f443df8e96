/* What every command needs: memory, the observatory, and words for why there is none. */
#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/cli.h"

enum { PROCESS_BYTES = 512 << 20, WORK_BYTES = 512 << 20 };

/* May files be made beside this one? The engine keeps its log there. */
static bool
folder_allows(const char *path, int mode)
{
	char copy[PATH_MAX];
	size_t len = strlen(path);

	if (len >= sizeof(copy))
		return false;
	memcpy(copy, path, len + 1);
	return access(dirname(copy), mode) == 0;
}

static const char *
why_not(const char *path, enum look look)
{
	struct str address = str_from(path);
	struct stat st;

	if (str_begins(address, STR("postgresql://")) || str_begins(address, STR("postgres://")))
		return MESSAGE("PostgreSQL is not supported yet: give the path of an SQLite file.");
	if (stat(path, &st) != 0 && errno != ENOENT)
		return MESSAGE(
		    "{value} cannot be reached: permission is missing, or the path is "
		    "wrong.");
	if (look == LOOK_CREATE) {
		if (access(path, F_OK) == 0)
			return MESSAGE("{value} exists already; it was not touched.");
		return folder_allows(path, W_OK | X_OK)
		    ? NULL
		    : MESSAGE("{value} cannot be made: its folder is not there or is read-only.");
	}
	if (access(path, F_OK) != 0)
		return MESSAGE(
		    "{value} does not exist; “marsad init {value}” makes a new "
		    "observatory.");
	if (S_ISDIR(st.st_mode))
		return MESSAGE("{value} is a folder, not an observatory.");
	if (access(path, R_OK) != 0)
		return MESSAGE("{value} may not be read: permission is missing.");
	if (look == LOOK_WRITE && (access(path, W_OK) != 0 || !folder_allows(path, W_OK | X_OK)))
		return MESSAGE("{value} may not be written: it or its folder is read-only.");
	return NULL;
}

bool
cli_look(const struct command *c, const char *address, enum look look)
{
	const char *why = strcmp(address, ":memory:") == 0 ? NULL : why_not(address, look);

	if (why != NULL)
		cli_tell(c, why, address);
	return why == NULL;
}

/* What the engine says of a file that is something else is of no help to its reader. */
static void
tell_strange(const struct fault *fault, const char *address)
{
	bool strange = fault->err == ERR_INVALID || strstr(fault->why, "not a database") != NULL ||
	    strstr(fault->why, "no such table");

	if (strange)
		cli_tell(NULL, MESSAGE("{value} is no observatory of Marsad."), address);
	else
		cli_failed(NULL, fault);
}

int
cli_open(struct shop *d, const char *address, enum store_mode mode)
{
	d->arena = arena_new(PROCESS_BYTES);
	d->work = (struct work){
		.arena = arena_new(WORK_BYTES), .role = ROLE_ADMIN, .today = clock_today()
	};
	if (!cli_look(NULL, address, mode == STORE_READ ? LOOK_READ : LOOK_WRITE))
		return EXIT_FAILED;
	if (store_open(d->arena, &d->work, str_from(address), mode) == ERR_OK)
		return EXIT_DONE;
	tell_strange(&d->work.fault, address);
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
cli_print(const struct command *c, const struct buf *out)
{
	if (!out->full && fwrite(out->at, 1, out->len, stdout) == out->len && fflush(stdout) == 0)
		return EXIT_DONE;
	cli_tell(c, MESSAGE("standard output cannot be written"), NULL);
	return EXIT_FAILED;
}
