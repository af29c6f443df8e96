/* What is told on standard error, in the language that the environment asks for. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"

enum { TELL_MAX = 1 << 20 };

struct locale
cli_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	struct locale l = { .lang = LANG_SOURCE };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value == NULL || value[0] == '\0')
			continue;
		/* ar_JO.UTF-8@variant: the language is what stands before any of the signs. */
		if (!lang_parse((struct str){ value, strcspn(value, "_.@-") }, &l.lang))
			l.lang = LANG_SOURCE;
		break;
	}
	return l;
}

void
cli_tell(const struct command *c, const char *message, const char *value)
{
	struct arena *a = arena_new(TELL_MAX);
	struct locale l = cli_locale();
	struct say_arg args[] = { { "value", str_from(value == NULL ? "" : value) } };
	struct str text = say_with(a, &l, message, args, 1);

	fprintf(stderr, "marsad%s%s: %.*s\n", c == NULL ? "" : " ", c == NULL ? "" : c->name,
	    STR_ARG(text));
	arena_free(a);
}

int
cli_wrong(const struct command *c, const char *message, const char *value)
{
	struct arena *a = arena_new(TELL_MAX);
	struct locale l = cli_locale();
	struct say_arg args[] = { { "command", str_from(c->name) } };
	struct str more = say_with(
	    a, &l, "marsad {command} --help says how it is asked for.", args, 1);

	cli_tell(c, message, value);
	fprintf(stderr, "%.*s\n", STR_ARG(more));
	arena_free(a);
	return EXIT_USAGE;
}

int
cli_failed(const struct command *c, const struct fault *fault)
{
	cli_tell(c, fault->why, NULL);
	return EXIT_FAILED;
}
