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
	struct locale l = cli_locale();
	struct str rest = say(&l,
	    MESSAGE(
		"marsad COMMAND --help says more, with an example.\n"
		"Exit codes: 0 done; 1 the work failed or problems were found; 2 wrong usage."));

	fputs("usage: marsad COMMAND …\n\n", out);
	for (const struct command *c = commands; c->name != NULL; c++) {
		struct str summary = say(&l, c->summary);

		fprintf(out, "\t%-10s %.*s\n", c->name, STR_ARG(summary));
	}
	fprintf(out, "\n%.*s\n", STR_ARG(rest));
}

int
main(int argc, char **argv)
{
	if (sodium_init() < 0) {
		cli_tell(NULL, MESSAGE("libsodium does not start"), NULL);
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
		cli_tell(NULL, MESSAGE("there is no command {value}"), argv[1]);
	usage(stderr);
	return EXIT_USAGE;
}
