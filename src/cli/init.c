/* marsad init: a new, empty observatory. */
#include <stdio.h>

#include "cli/cli.h"

const char usage_init[] = MESSAGE(
    "usage: marsad init FILE\n"
    "\n"
    "FILE is the SQLite database to make; there may be none of that name yet.\n"
    "\n"
    "example:\n"
    "\tmarsad init observatory.db\n");

int
cli_init(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(64 << 20);
	struct fault fault = { .err = ERR_OK };
	struct asked asked;
	int code = EXIT_DONE;

	if (cli_options(a, c, argc, argv, NULL, 0, 1, 1, &asked, &code)) {
		if (!cli_look(c, asked.words[0], LOOK_CREATE))
			code = EXIT_FAILED;
		else if (store_create(a, &fault, str_from(asked.words[0])) != ERR_OK)
			code = cli_failed(c, &fault);
	}
	arena_free(a);
	return code;
}
