/*
 * exchange -- records in and out of files.
 *
 * An import is checked to its end before anything is written: what is wrong is told as problems,
 * each with file, row, column and value, and then nothing was changed. A file without problems is
 * applied as one pending change in short slices, and becomes visible all at once. Memory does not
 * grow with the file but for sixteen bytes a row.
 *
 * formats.def lists the formats.
 */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "base/problems.h"
#include "store/store.h"

struct intake;
struct export;

/* A way to write records into files. */
struct format {
	const char *name, *label; /* the label is a message */

	/*
	 * Opens the files at these paths and makes *state. What is wrong with them as a whole is a
	 * problem of the intake.
	 */
	enum err (*open)(struct intake *, const struct str *paths, size_t count, void **state);
	/* Gives the intake every row once; called for each of its rounds. */
	enum err (*feed)(struct intake *, void *state);
	void (*close)(void *state);

	/* Into a directory; or, when a type is given, that type's one file into export->out. */
	enum err (*write)(struct export *);
};

/* By name; NULL when there is none. */
const struct format *format_by_name(struct str name);
extern const struct format *const formats[]; /* ends with NULL */

/*
 * Told several times a second how far the work is; `what` is a message. False from it stops the
 * work, and what was begun is undone.
 */
struct watcher {
	bool (*step)(void *state, const char *what, int64_t done, int64_t of);
	void *state;
};

/* ---- Import ---- */

/* A record that the file does not hold but names, and that was therefore made. */
struct implied {
	const struct type *type;
	struct str key, file;
	long row; /* where it is first named */
};

enum { IMPLIED_MAX = 1000 };

struct import_count {
	int64_t rows, created, altered, same;
};

struct import {
	/* Given. */
	struct work *work;   /* open for writing; its arena holds one row at a time */
	struct arena *arena; /* another one: holds what is told at the end */
	struct str address;  /* of the observatory */
	const struct format *format;
	const struct type *type; /* of every file; NULL: each file's name says it */
	struct str label;        /* of the change; "": the files' names */
	bool dry_run;
	struct watcher watcher; /* step may be NULL */

	/* Made. */
	struct problems problems;
	struct import_count counts[TYPES_MAX]; /* by type number; in a dry run only rows */
	struct implied *implied;
	size_t nimplied, implied_total; /* kept, found */
	struct str *ignored;            /* columns that the format knows and does not keep */
	size_t nignored;
	int64_t settings;
	int64_t change; /* the id of the change; 0: nothing was written */
};

/*
 * ERR_OK with problems: the files are not in order and nothing was changed. An error: the work
 * itself failed, and nothing was changed either.
 */
MUST_USE enum err import_run(struct import *, const struct str *paths, size_t count);

/* ---- Export ---- */

struct export
{
	/* Given. */
	struct work *work;
	const struct format *format;
	const struct type *type; /* that one only; NULL: every type that the format knows */
	struct str folder;       /* is made unless it is there; "": one type's file to `out` */
	int out;                 /* a file descriptor */
	struct watcher watcher;

	/* Made. */
	int64_t rows, files;
};

MUST_USE enum err export_run(struct export *);

/* The catalogue for people, as Markdown: every type, field and choice. */
void dictionary_write(struct buf *out);

#endif
