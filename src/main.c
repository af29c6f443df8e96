/* marsad: hands the command line to the subcommand it names. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

const struct command commands[] = {
#define C(name, summary) { #name, summary, cli_##name, usage_##name },
#include "cli/commands.def"
#undef C
	{ .name = NULL },
};

static void
usage(FILE *out)
{
	fputs("usage: marsad COMMAND …\n\n", out);
	for (const struct command *c = commands; c->name != NULL; c++)
		fprintf(out, "\t%-10s %s\n", c->name, c->summary);
	fputs(
	    "\nmarsad COMMAND --help says more, with an example.\n"
	    "Exit codes: 0 done; 1 the work failed or problems were found; 2 wrong usage.\n",
	    out);
}

int
main(int argc, char **argv)
{
	if (sodium_init() < 0) {
		fputs("marsad: libsodium does not start\n", stderr);
		return EXIT_FAILED;
	}
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
		usage(stdout);
		return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
	}
	for (const struct command *c = commands; argc > 1 && c->name != NULL; c++) {
		if (strcmp(argv[1], c->name) == 0)
			return c->run(c, argc - 1, argv + 1);
	}
	if (argc > 1)
		fprintf(stderr, "marsad: there is no command %s\n", argv[1]);
	usage(stderr);
	return EXIT_USAGE;
}
