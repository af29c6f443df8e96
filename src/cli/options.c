/* Takes a command line apart with getopt_long, and tells what is wrong with it. */
#include <getopt.h>
#include <stdio.h>

#include "cli/cli.h"

enum { OPTIONS_MAX = 16, LONG_ONLY = 1000 };

static int
help(const struct command *c)
{
	struct locale l = cli_locale();
	struct str summary = say(&l, c->summary), usage = say(&l, c->usage);

	printf("marsad %s: %.*s\n\n%.*s", c->name, STR_ARG(summary), STR_ARG(usage));
	return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
}

/* getopt's own form of the options: the number of each leads back to it. */
static void
describe(const struct option_of *options, size_t count, struct option *longs, char *letters)
{
	size_t at = 0;

	letters[at++] = ':';
	letters[at++] = 'h';
	for (size_t i = 0; i < count; i++) {
		longs[i] = (struct option){ options[i].name,
			options[i].value != NULL ? required_argument : no_argument, NULL,
			LONG_ONLY + (int)i };
		if (options[i].letter == 0)
			continue;
		letters[at++] = options[i].letter;
		if (options[i].value != NULL)
			letters[at++] = ':';
	}
	letters[at] = '\0';
	longs[count] = (struct option){ "help", no_argument, NULL, 'h' };
}

static const struct option_of *
option_of(const struct option_of *options, size_t count, int got)
{
	for (size_t i = 0; i < count; i++) {
		if (got == LONG_ONLY + (int)i || (got < LONG_ONLY && got == options[i].letter))
			return &options[i];
	}
	return NULL;
}

static bool
take_options(const struct command *c, int argc, char **argv, const struct option_of *options,
    size_t count, int *code)
{
	struct option longs[OPTIONS_MAX + 2] = { { 0 } };
	char letters[2 * OPTIONS_MAX + 3];
	int got;

	describe(options, count, longs, letters);
	opterr = 0;
	optind = 1;
	while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		const struct option_of *option = option_of(options, count, got);

		if (got == 'h') {
			*code = help(c);
			return false;
		}
		if (option == NULL) {
			*code = got == ':'
			    ? cli_wrong(
				  c, MESSAGE("the option {value} needs a value"), argv[optind - 1])
			    : cli_wrong(c, MESSAGE("there is no option {value}"), argv[optind - 1]);
			return false;
		}
		if (option->value != NULL)
			*option->value = optarg;
		else
			*option->flag = true;
	}
	return true;
}

bool
cli_options(struct arena *a, const struct command *c, int argc, char **argv,
    const struct option_of *options, size_t count, int least, int most, struct asked *asked,
    int *code)
{
	(void)a;
	if (!take_options(c, argc, argv, options, count, code))
		return false;
	*asked = (struct asked){ (const char **)&argv[optind], argc - optind };
	if (asked->count >= least && asked->count <= most)
		return true;
	*code = asked->count < least
	    ? cli_wrong(c, MESSAGE("something is missing"), NULL)
	    : cli_wrong(c, MESSAGE("{value} is one word too many"), asked->words[most]);
	return false;
}
