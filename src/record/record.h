/*
 * record -- what a record type is made of, as data.
 *
 * The catalogue compiler writes one `struct type` per record; everything derived (schema, forms,
 * lists, JSON, CSV, history) is a loop over its fields that asks each field's kind. A kind says
 * how a value behaves and is one small file: kind_date.c is the model to copy.
 */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "base/cell.h"
#include "base/date.h"
#include "base/problems.h"
#include "record/values.h"

/* Why there is no value. Never zero, never an empty text: a reader is always told which. */
enum missing {
	MISSING_NOTHING, /* there is a value */
	MISSING_UNKNOWN,
	MISSING_NOT_APPLICABLE,
	MISSING_NOT_YET_DUE,
	MISSING_NO_EVIDENCE,
	MISSING_COUNT
};

/* Bytes. No value of any kind is longer: parse and from_cells see to it. */
enum { VALUE_MAX = 1 << 20 };

/* Of one value, and of one record with all its fields. */
enum { KIND_COLUMNS_MAX = 4, TYPE_FIELDS_MAX = 48, TYPE_COLUMNS_MAX = 192 };

enum role { ROLE_PUBLIC, ROLE_EDITOR, ROLE_ADMIN };

struct choice {
	const char *name, *label; /* the name is stored and sent; the label is a message */
};

struct column {
	const char *suffix, *sqlite, *postgres; /* "" and "_last" give due and due_last */
};

struct kind;
struct type;

struct field {
	const char *name, *label;
	const struct kind *kind;
	size_t at;                    /* of its value in the C struct */
	unsigned max;                 /* text: characters; 0: the kind's own limit */
	const struct choice *choices; /* enum, set: by value, from 1; ends with a NULL name */
	const struct type *target;    /* ref, refs: of these; NULL in the kind `any` */
	bool required;                /* has no reason for being missing either */
	bool search;                  /* its words are found */
	bool caption;                 /* it names the record */
	bool list;                    /* a column of the derived list */
	bool facet;                   /* the derived list can be narrowed by it */
	bool alias;                   /* its value finds the record too */
	bool is_long;                 /* paragraphs of Markdown rather than a line */
};

/* Where a foreign field points here: what `reverse` named it. */
struct reverse {
	const char *name;
	const struct type *from;
	size_t field; /* of `from` */
};

struct type {
	unsigned number; /* its place in types[]: for masks, never stored */
	const char *name, *label, *plural;
	const char *path; /* in addresses: "progress-updates" */
	enum role read, write;
	size_t size; /* of the C struct; its id comes first */
	size_t key_at, version_at, missing_at;
	const struct field *fields;
	size_t nfields;
	const unsigned char *key_fields; /* the key is made from these; none: it is given */
	size_t nkey_fields;
	const struct reverse *reverses; /* ends with a NULL name */
	size_t ncolumns;                /* of a row: id, key, version and the fields' */
};

/* Every type, ends with NULL; in an order in which refs point back wherever possible. */
extern const struct type *const types[];
enum { TYPES_MAX = 64 };

/* A value is passed as the address of its place in the C struct; cells come as the columns do. */
struct kind {
	const char *name;
	const struct column *columns;
	size_t ncolumns;
	size_t size; /* of the value in C */

	/*
	 * From what a person typed or a file held. False: it is no such value, and *why is a
	 * message that says what would be. NULL in a kind that cannot do without the database
	 * (ref).
	 */
	bool (*parse)(
	    struct arena *, const struct field *, struct str, void *value, const char **why);

	/* For a machine, such that parse reads the same value back: ISO dates, ASCII digits. */
	void (*write)(struct buf *, const struct field *, const void *value);

	/* For a reader, as plain text: escaping belongs to where it is put. */
	void (*print)(struct buf *, const struct field *, const struct locale *, const void *value);

	/* As JSON. */
	void (*json)(struct buf *, const struct field *, const void *value);

	/* To and from the database. from_cells is false when the cells hold no such value. */
	void (*to_cells)(struct arena *, const struct field *, const void *value, struct cell *);
	bool (*from_cells)(struct arena *, const struct field *, const struct cell *, void *value);
};

extern const struct kind kind_any, kind_date, kind_decimal, kind_email, kind_enum, kind_file,
    kind_i18n, kind_integer, kind_language, kind_money, kind_period, kind_ref, kind_refs, kind_set,
    kind_text, kind_url;

static inline void *
field_in(const struct field *f, void *record)
{
	return (char *)record + f->at;
}

static inline const void *
field_of(const struct field *f, const void *record)
{
	return (const char *)record + f->at;
}

static inline int64_t
record_id(const void *record)
{
	return *(const int64_t *)record;
}

static inline struct str
record_key(const struct type *t, const void *record)
{
	return *(const struct str *)((const char *)record + t->key_at);
}

static inline int64_t
record_version(const struct type *t, const void *record)
{
	return *(const int64_t *)((const char *)record + t->version_at);
}

static inline unsigned char *
record_missing(const struct type *t, void *record)
{
	return (unsigned char *)record + t->missing_at;
}

/* Has the field a value? When not, *why (unless NULL) is the reason. */
bool field_is_set(const struct type *, size_t field, const void *record, enum missing *why);

/*
 * Fills a record, whatever it held, from a row that was selected with its type's columns: id, key,
 * version, then for each field its columns and, unless it is required, the reason why it is
 * missing. False when the row holds what no such record can. Values are copied into the arena.
 */
bool record_read(struct arena *, const struct type *, const struct cell *row, void *record);

/* The reverse, but for id, key and version: ncolumns - 3 cells, views of the record or the arena.
 */
void record_cells(struct arena *, const struct type *, const void *record, struct cell *cells);

/* The value of a field in words, or in words why there is none. Not for kinds that need store. */
struct str field_say(
    struct arena *, const struct locale *, const struct type *, size_t field, const void *record);

/* A reason in words, and by its name in files: "not_yet_due". */
const char *missing_text(enum missing);
struct str missing_name(enum missing);
bool missing_parse(struct str, enum missing *);

/* By name or by path; NULL when there is none. */
const struct type *type_by_name(struct str);
const struct type *type_by_path(struct str);
/* The field of that name; nfields when there is none. */
size_t type_field(const struct type *, struct str name);

/* The field that names a record of this type; every type has one or NULL. */
const struct field *type_caption(const struct type *);

#endif
