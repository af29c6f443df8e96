/*
 * cli -- what can be asked for on the command line; one file a subcommand.
 *
 * Exit codes: 0 done; 1 the work failed, or problems were found; 2 it was asked for wrongly.
 * What a program would read goes to standard output, everything else to standard error.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "store/store.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
	const char *name, *summary;
	int (*run)(const struct command *, int argc, char **argv); /* argv[0] is its own name */
	const char *usage;                                         /* for --help, with an example */
};

extern const struct command commands[]; /* ends with a NULL name */

#define C(name, summary) \
	int cli_##name(const struct command *, int argc, char **argv); \
	extern const char usage_##name[];
#include "cli/commands.def"
#undef C

/* ---- Options ---- */

/* "--name value", "--name=value", "-n value", or without a value "--name". */
struct option_of {
	const char *name;   /* "dry-run" */
	char letter;        /* 'n'; 0: none */
	const char **value; /* one of these two is not NULL */
	bool *flag;
};

struct asked {
	const char **words; /* what is no option, in order */
	int count;
};

/*
 * Takes the command line apart. False when the command is over: *code says how (help was asked for,
 * or it is wrong, which was told). least and most: how many words there may be.
 */
bool cli_options(struct arena *, const struct command *, int argc, char **argv,
    const struct option_of *, size_t count, int least, int most, struct asked *, int *code);

/* ---- Working ---- */

/* A command's memory and the observatory it works on. */
struct shop {
	struct arena *arena; /* as long as the command */
	struct work work;    /* its own arena; role admin */
};

/* EXIT_DONE, or the code to end with after the reason was told. To be closed in any case. */
int cli_open(struct shop *, const char *address, enum store_mode);
void cli_close(struct shop *);

/* Says on standard error why the work failed; EXIT_FAILED. */
int cli_failed(const struct command *, const struct fault *);
int cli_wrong(const struct command *, const char *format, ...) PRINTF(2, 3);

/* Writes a finished text to standard output; EXIT_FAILED when that cannot be done. */
int cli_print(const struct command *, const struct buf *);

/*
 * A bar on standard error while work takes more than a second and a person is watching; and the
 * place where Ctrl-C is heard: from then on steps are false, so that the work can end in order.
 */
struct bar {
	int signals; /* a signalfd; -1: none */
	bool shown, is_terminal, stopped;
	int64_t began, told; /* microseconds */
};
void bar_begin(struct bar *);
bool bar_step(void *bar, const char *what, int64_t done, int64_t of);
void bar_end(struct bar *);

#endif
