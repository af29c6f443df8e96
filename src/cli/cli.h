/*
 * cli -- what can be asked for on the command line; one file a subcommand.
 *
 * Exit codes: 0 done; 1 the work failed, or problems were found; 2 it was asked for wrongly.
 * What a program would read goes to standard output, in no language; everything else to standard
 * error, in the reader's.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/i18n.h"
#include "store/store.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
	const char *name, *summary;                                /* the summary is a message */
	int (*run)(const struct command *, int argc, char **argv); /* argv[0] is its own name */
	const char *usage; /* a message: for --help, with an example */
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

/*
 * False, after telling why, when no observatory can be made at the address or none be opened for
 * reading or writing: what a person can put right is told as such, and not as the engine would.
 */
enum look { LOOK_CREATE, LOOK_READ, LOOK_WRITE };
bool cli_look(const struct command *, const char *address, enum look);

/* EXIT_DONE, or the code to end with after the reason was told. To be closed in any case. */
int cli_open(struct shop *, const char *address, enum store_mode);
void cli_close(struct shop *);

/* ---- Telling ---- */

/* The reader's language, as LC_ALL, LC_MESSAGES or LANG says it: the first that is set. */
struct locale cli_locale(void);

/* A line on standard error: "marsad import: …", the message with its {value}. NULL: no command. */
void cli_tell(const struct command *, const char *message, const char *value);

/* How it was asked for is wrong: tells it, and where more is to be read. EXIT_USAGE. */
int cli_wrong(const struct command *, const char *message, const char *value);

/* Tells why the work failed, in the reader's language where the reason is a message. EXIT_FAILED.
 */
int cli_failed(const struct command *, const struct fault *);

/* Writes a finished text to standard output; EXIT_FAILED when that cannot be done. */
int cli_print(const struct command *, const struct buf *);

/* Tells how an import went. EXIT_FAILED when there were problems. */
struct import;
int cli_report_import(const struct command *, const struct import *, bool json);

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
/* `what` is a message. */
bool bar_step(void *bar, const char *what, int64_t done, int64_t of);
void bar_end(struct bar *);

#endif
