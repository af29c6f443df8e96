/*
 * store -- records, as the rest of the program sees them.
 *
 * The one place that knows the database, and the one gate for who may see and change what: a
 * record that the visitor may not read is answered as if it did not exist.
 *
 * Nothing is overwritten. A record is a line of versions; each begins with a change (an import, an
 * edit) and ends with another. What is read here is what can be seen now: the changes that were
 * published. One import at a time is pending; it writes in short slices that keep nobody waiting,
 * is seen by nobody, and becomes visible at once when it is published.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "gen/catalogue.h"

struct db;
struct search;

/* One piece of work: a request, a job, a command. */
struct work {
	struct arena *arena;
	struct db *db;
	struct search *search; /* what the process keeps of the search index; opened with db */
	struct date today;     /* in the time zone of the site */
	enum role role;
	uint64_t reads; /* bit t->number of every type that was read: what a kept page rests on */
	struct fault fault; /* why it failed, when it did */
};

/* ---- Opening ---- */

enum store_mode { STORE_READ, STORE_WRITE };

/*
 * A new observatory, empty, with the catalogue's schema. ERR_CONFLICT when there is such a file.
 */
MUST_USE enum err store_create(struct arena *, struct fault *, struct str address);

/* Into w->db. The arena is the process's and outlives it. ERR_NOT_FOUND when there is none. */
MUST_USE enum err store_open(struct arena *, struct work *w, struct str address, enum store_mode);
void store_close(struct work *);

/* All reads between the two see the same moment. */
MUST_USE enum err store_snapshot(struct work *);
void store_snapshot_end(struct work *);

/*
 * What the visible records are now. version changes with every write of another process and costs
 * next to nothing to ask; the rest is worth asking only when it did.
 */
int64_t store_version(struct work *);
struct store_moment {
	int64_t latest;         /* the last published change */
	int64_t touched[TYPES]; /* by type number: the last published change that touched it */
};
MUST_USE enum err store_moment(struct work *, struct store_moment *);

/* ---- Reading ---- */

/* ERR_NOT_FOUND unless the work's role may read records of this type. Notes that it was read. */
MUST_USE enum err may_read(struct work *, const struct type *);

/* By id, or by the key in the public address, such as "jo-3-7"; into the type's own struct. */
MUST_USE enum err store_load(struct work *, const struct type *, int64_t id, void *record);
MUST_USE enum err store_find(struct work *, const struct type *, struct str key, void *record);

/*
 * Is there exactly one record that is known by this key in capitals, or has it as an identifier
 * elsewhere? Its key.
 */
bool store_moved(struct work *, const struct type *, struct str key, struct str *now);

/*
 * All records of a type in the order they came, or those whose field (with a `reverse` in the
 * catalogue) names a record, sorted by key so that 10 comes after 9. Into an array of the type's
 * struct. A list is whole or ERR_TOO_BIG: shares are computed from it.
 */
enum { STORE_LIST_MAX = 5000 };
MUST_USE enum err store_all(struct work *, const struct type *, void **at, size_t *count);
MUST_USE enum err store_reverse(
    struct work *, const struct type *, size_t field, int64_t id, void **at, size_t *count);

/*
 * Calls for every record of a type, whatever their number. The record and all that the call takes
 * from the work's arena are gone after it; it may not ask for all records of that type again.
 */
MUST_USE enum err store_each(struct work *, const struct type *,
    enum err (*each)(void *state, const void *record), void *state);

MUST_USE enum err store_count(struct work *, const struct type *, int64_t *count);

/* How a record is named and found, for a link to it. */
struct label {
	const struct type *type;
	int64_t id;
	struct str key;
	struct i18n caption; /* empty when the type has none: use the key */
};
MUST_USE enum err store_label(struct work *, const struct type *, int64_t id, struct label *);
/* Of whichever type it is. */
MUST_USE enum err store_label_any(struct work *, int64_t id, struct label *);

/*
 * The record as one JSON object; what it refers to by key, or null (in a list: nothing) where the
 * reader may not see it.
 */
MUST_USE enum err store_json(struct work *, const struct type *, const void *, struct buf *);

/*
 * The value of one field as a file holds it and an import takes it back: keys for references,
 * names for choices. "" when it has none. A field of several languages: of that language.
 */
MUST_USE enum err store_text(
    struct work *, const struct type *, size_t field, enum lang, const void *record, struct buf *);

/* A change as it is told. */
struct change_note {
	int64_t id;
	struct str at; /* ISO 8601, UTC */
	struct str kind, label;
	int64_t created, altered;
};

/* The latest published changes, newest first. */
MUST_USE enum err store_changes(struct work *, size_t most, struct change_note **, size_t *count);

/* The versions of one record, oldest first: before and after of each change stand side by side. */
struct version {
	struct change_note change; /* that brought it */
	void *record;
};
MUST_USE enum err store_history(
    struct work *, const struct type *, int64_t id, struct version **, size_t *count);

/*
 * What a published change brought, else ERR_NOT_FOUND: at most so many records, as labels, by type
 * and in the order they came.
 */
struct brought {
	struct label label;
	int64_t version; /* 1: it was new */
};
MUST_USE enum err store_brought(
    struct work *, int64_t change, size_t most, struct brought **, size_t *count);

MUST_USE enum err store_setting(struct work *, struct str name, struct str *value); /* or "" */
/* All of them by name, for an admin; ERR_DENIED for others, ERR_TOO_BIG when there are more. */
struct setting {
	struct str name, value;
};
enum { STORE_SETTINGS_MAX = 1000 };
MUST_USE enum err store_settings(struct work *, struct setting **, size_t *count);
/* By an admin; seen at once, whatever change is pending. ERR_DENIED for others. */
MUST_USE enum err store_set(struct work *, struct str name, struct str value);

/* A kept file by its hash. */
MUST_USE enum err store_file(struct work *, struct str hash, struct str *type, struct str *bytes);

/* ---- Writing ---- */

enum { CHANGE_TIME_MAX = sizeof("2026-11-22T12:00:00Z") };

/* A change under way; belongs to the caller, begun by change_begin. */
struct change {
	int64_t id;
	int64_t serial; /* the last number given out; true within a slice */
	int64_t created, altered;
	uint64_t touched; /* bits of types */
	int lock;         /* held on the observatory while it is pending; -1: given back */
};

/*
 * Begins a pending change: an import or an edit, labelled for readers ("commitments.csv").
 * ERR_BUSY while another is pending; one that a crash left behind is undone first.
 */
MUST_USE enum err change_begin(
    struct work *, struct str address, const char *kind, struct str label, struct change *);

/*
 * Writes happen in slices, each one transaction: keep them under 100 ms. ERR_CONFLICT when the
 * change is pending no more. After an error there is no slice; undo the change.
 */
MUST_USE enum err change_slice(struct work *, struct change *);
MUST_USE enum err change_slice_end(struct work *, struct change *);

/*
 * All that was saved becomes visible at once. Outside a slice. Nothing saved: readers are told of
 * no change. After an error nothing is visible, and the next change undoes what was written.
 */
MUST_USE enum err change_publish(struct work *, struct change *);

/* As if it had never begun; nothing when it is pending no more. Ends the slice it may be in. */
MUST_USE enum err change_undo(struct work *, struct change *);

enum saved { SAVED_NOTHING, SAVED_NEW, SAVED_VERSION };

/*
 * Saves a record under its key: a new record, a new version of the one that has the key, or
 * nothing when nothing differs. Sets the record's id and version. Within a slice.
 */
MUST_USE enum err store_save(
    struct work *, struct change *, const struct type *, void *record, enum saved *);

/*
 * The key of a record made from the fields its type names, such as "jo-3-7" (the keys of what it
 * refers to, then its own number, in lower case); false when a part has no letters or digits of
 * ASCII, or the type's keys are given.
 */
MUST_USE enum err store_make_key(
    struct work *, const struct type *, const void *record, struct str *key, bool *made);

/* A key as it may stand in an address: a-z, 0-9 and single dashes between, at most 200. */
bool key_is_valid(struct str);

/*
 * The same from the texts of the fields, a reference's being the key it names: for what is not in
 * the database yet. False when it is no key.
 */
bool key_make(struct arena *, const struct str *parts, size_t count, struct str *key);

/* The id of the record with that key, pending ones of an import under way included; 0: none. */
MUST_USE enum err store_id_of(struct work *, const struct type *, struct str key, int64_t *id);

/* Keeps a file's bytes; *file is what a field of the kind `file` then holds. Within a slice. */
MUST_USE enum err store_keep(
    struct work *, struct str name, struct str type, struct str bytes, struct file_ref *file);
/* Without keeping: what the field would hold. */
void file_describe(
    struct arena *, struct str name, struct str type, struct str bytes, struct file_ref *file);

#endif
