/*
 * intake -- what takes rows in, whatever file they come from. Shared by the formats only.
 *
 * A format opens `sheets`, each with a type and columns bound to its fields, and gives every row
 * to intake_row, once in each round:
 *
 *	ROUND_KEYS   which keys will there be? A row may name a record that a later row brings.
 *	ROUND_CHECK  is every cell what its field takes? All that is wrong becomes a problem.
 *	ROUND_APPLY  saves the rows in slices; repeated while rows wait for others they name.
 */
#ifndef EXCHANGE_INTAKE_H
#define EXCHANGE_INTAKE_H

#include "base/csv.h"
#include "exchange/exchange.h"
#include "exchange/keyset.h"

enum column_role { COLUMN_FIELD, COLUMN_KEY, COLUMN_MISSING };

struct sheet_column {
	struct str name; /* as the file has it: problems name it */
	enum column_role role;
	size_t field;   /* COLUMN_FIELD */
	enum lang lang; /* of a field of the kind i18n */
};

enum { NO_COLUMN = -1 };

/* Rows of one type. */
struct sheet {
	const struct type *type;
	struct str file;   /* as problems tell it */
	struct str folder; /* paths in cells of the kind `file` start here */
	struct sheet_column *columns;
	size_t ncolumns;
	bool implied; /* a row whose record is there already, or came already, is passed over */

	unsigned number; /* from sheet_number */

	/* From sheet_bind. */
	bool partial; /* some field has no column: what a record holds there stays */
	int key_column, missing_column;
	int part_columns[TYPE_FIELDS_MAX]; /* of the fields the key is made of */
};

struct given_setting {
	struct str name, value;
	struct given_setting *before;
};

enum round { ROUND_KEYS, ROUND_CHECK, ROUND_APPLY };

struct intake {
	struct import *job;
	struct work *work;
	enum round round;
	struct keyset coming;   /* of each key: entry_of */
	struct keyset ways;     /* of records that are part of another of their type: to which */
	bool is_new[TYPES_MAX]; /* there was no record of this type: none is looked for */
	bool unread;            /* a file could not be read to its end: not all keys are known */
	struct str *names;      /* of the sheets' files, by number */
	unsigned sheets;
	struct given_setting *settings; /* the last one given; each leads to the one before */
	size_t nsettings;
	struct known_id *ids; /* of keys met lately: refs.c */

	struct change change;
	bool in_slice;
	int64_t slice_began;    /* milliseconds */
	int64_t saved, waiting; /* in this turn of ROUND_APPLY */

	int64_t total_bytes, done_bytes; /* of this round, for the watcher */
	int64_t told;
	unsigned steps;
	const char *what;
};

/* Gives the sheet its number: once. */
void sheet_number(struct intake *, struct sheet *);

/* Works out what follows from the sheet's columns: whenever they change, which they may by row. */
void sheet_bind(struct sheet *);

/* One row: as many cells as the sheet has columns; good during the call. */
MUST_USE enum err intake_row(struct intake *, struct sheet *, const struct str *cells, long row);

/* After so many more bytes of a file: tells the watcher, ends slices that have lasted. */
MUST_USE enum err intake_step(struct intake *, int64_t bytes);

/* A setting of the site: takes effect once everything else is visible. False: it was given before.
 */
bool intake_setting(struct intake *, struct str name, struct str value);

/* A problem of a row; only ROUND_CHECK tells problems. */
void intake_problem(struct intake *, struct problem);

/* ---- Pieces, each with a file of its own ---- */

/* How a row was read: row.c */
struct row {
	struct sheet *sheet;
	const struct str *cells;
	long number;
	struct str key;
	void *record;
	bool waits; /* names a record that is not saved yet */
	bool bad;   /* has problems */
};

/* The key that the row gives or its cells make; "" and a problem when there is none. */
MUST_USE enum err row_key(struct intake *, struct row *);
/* The record of the row, in the work's arena. */
MUST_USE enum err row_read(struct intake *, struct row *);
void row_problem(struct intake *, struct row *, int column, struct str value, const char *text,
    struct str expected);

/* References: refs.c. *value is the field's; the id of a record still to come is COMING. */
enum { COMING = -1 };
MUST_USE enum err refs_read(
    struct intake *, struct row *, int column, const struct field *, void *value, bool *good);
/* Notes which record of its own type a record is part of, and looks for circles in the end. */
MUST_USE enum err ways_note(struct intake *, struct row *, size_t field);
void ways_check(struct intake *);

/* Files that are kept: media.c. The media type by name and content; NULL: none that is taken. */
const char *media_type(struct str name, struct str bytes, const char **why);
MUST_USE enum err file_read(
    struct intake *, struct row *, int column, struct file_ref *value, bool *good);

/* What the coming-table holds of a key: sheet, row, and two marks. */
enum { ENTRY_SAVED = 47, ENTRY_CHECKED = 46 };

static inline uint64_t
entry_of(unsigned sheet, long row)
{
	return (uint64_t)sheet << 48 | (uint64_t)row;
}

static inline bool
entry_is_saved(uint64_t entry)
{
	return (entry >> ENTRY_SAVED & 1) != 0;
}

static inline long
entry_row(uint64_t entry)
{
	return (long)(entry & (((uint64_t)1 << ENTRY_CHECKED) - 1));
}

static inline unsigned
entry_sheet(uint64_t entry)
{
	return (unsigned)(entry >> 48);
}

#endif
