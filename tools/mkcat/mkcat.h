/*
 * mkcat -- compiles the catalogue (the files catalogue/NAME.cat) to C data and to the schema of
 * both engines.
 *
 * What comes out is data only: structs, enums, const tables, SQL as literals, and one-line typed
 * wrappers. No behaviour is ever generated; what loops over the tables is written by hand.
 *
 * The language, line by line (words are separated by blanks, "labels" are quoted, # comments):
 *
 *	record NAME "Label" "Plural"            begins a record type
 *		read ROLE, write ROLE           who may; public, editor or admin
 *		path NAME                       in addresses; else the plural in lower case
 *		key FIELD...                    its key is made from these; else it is given
 *		NAME KIND [OF] ATTRIBUTE... "Label"
 *	enum NAME                               begins the choices of a field
 *		NAME "Label"
 *
 * Kinds are those of src/record/kind_*.c; enum, set, ref and refs say of what. Attributes:
 * required, search, caption, list, facet, alias, long, max N, reverse NAME. The line of comment
 * directly above a record or an enum is kept as its description.
 */
#ifndef TOOLS_MKCAT_H
#define TOOLS_MKCAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* FIELDS_MAX and COLUMNS_MAX as in src/record/record.h; an enum has as many choices at most. */
enum { FIELDS_MAX = 48, COLUMNS_MAX = 192, ITEMS_MAX = 64, WORDS_MAX = 24, KEY_MAX = 8 };

struct kind {
	const char *name, *ctype; /* NULL: what OF names, an enum or an id */
	const char *suffix[4];    /* of its columns; NULL ends them */
	const char *sqlite[4], *postgres[4];
	bool of_enum, of_record;
};

struct field {
	char *name, *label, *of, *max, *reverse;
	const struct kind *kind;
	bool required, search, caption, list, facet, alias, is_long;
	int line;
};

struct item { /* a record type or an enum */
	bool is_enum;
	const char *file;
	int line;
	char *name, *label, *plural, *about;
	char *read, *write, *path;
	char *key[KEY_MAX];
	int nkey;
	struct field fields[FIELDS_MAX]; /* of an enum: name and label */
	int nfields;
};

struct catalogue {
	struct item *items; /* as written until sort_records, then enums and records in order */
	int count;
};

_Noreturn void die(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
char *text_copy(const char *);
char *text_upper(const char *); /* COMMITMENT for commitment */

const struct kind *kind_find(const char *name);
struct item *item_find(struct catalogue *, const char *name, bool is_enum);
int field_find(const struct item *, const char *name); /* -1: none */
int columns_of(const struct item *); /* of a row: id, key, version and the fields' */

void begin_catalogue(struct catalogue *); /* empty, with room */
void read_stream(struct catalogue *, FILE *, const char *path);
void check_catalogue(struct catalogue *);

/* Records so that what is referred to comes before what refers to it, as far as that goes. */
void sort_records(struct catalogue *);

void write_header(FILE *, struct catalogue *);
void write_tables(FILE *, struct catalogue *);
void write_typed(FILE *, struct catalogue *);
void write_statements(FILE *, struct catalogue *);
void write_schema(FILE *, struct catalogue *, const char *system, bool postgres);

#endif
