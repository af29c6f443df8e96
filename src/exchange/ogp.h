/* ogp -- the format `ogp`, between its files: columns, dirty values, names, writing. */
#ifndef EXCHANGE_OGP_H
#define EXCHANGE_OGP_H

#include "exchange/table.h"

enum ogp_column {
#define O(name, header, others) OGP_##name,
#include "exchange/ogp_columns.def"
#undef O
	OGP_COLUMNS
};

struct ogp_scale {
	const char *header, *others;
	const char *scale, *edition, *occasion;
	const char *levels; /* "0|None|Low": numbered from 0 */
};

extern const struct ogp_scale ogp_scales[]; /* ends with a NULL header */
enum { OGP_SCALES = 13, OGP_CELLS = OGP_COLUMNS + OGP_SCALES };

const char *ogp_header(enum ogp_column);

/* Which column a header is: below OGP_COLUMNS, or OGP_COLUMNS + place of a scale; -1: none. */
int ogp_column_of(struct arena *, struct str header);

/* ---- Dirty values: ogp_values.c ---- */

/* What a cell says: a value, nothing, or that there is none and why. */
enum ogp_said { OGP_BLANK, OGP_VALUE, OGP_NO_DATA, OGP_NOT_APPLICABLE };

enum ogp_said ogp_said(struct arena *, struct str cell);
/* Lower case, letters and digits only; other scripts as they are. */
struct str ogp_plain(struct arena *, struct str);
bool ogp_is_yes(struct arena *, struct str cell, bool *yes); /* false: neither yes nor no */
/* "3.0", "Plan 3", "3rd": "3"; "" when there is no number. */
struct str ogp_number(struct str cell);
/* The level's code ("not_started") and name ("Not Started"); false when the scale has none such. */
bool ogp_level(struct arena *, const struct ogp_scale *, struct str cell, struct str *code);
/* The nth level, from 0; false after the last. */
bool ogp_level_at(
    struct arena *, const struct ogp_scale *, int n, struct str *code, struct str *name);

/* ---- Names: ogp_names.c ---- */

/* Keys of bodies, countries and themes by their names in any language. */
struct ogp_names {
	struct arena *arena;
	struct keyset set; /* of type and plain name to a place in keys */
	struct str *keys;
	size_t count, room;
};

MUST_USE enum err ogp_names_load(struct ogp_names *, struct work *, struct arena *);
/* Unless the name is known. */
void ogp_names_add(
    struct ogp_names *, struct arena *, const struct type *, struct str name, struct str key);
void ogp_names_end(struct ogp_names *);
/* The key of what has this name; within: the key of its country or "". "" when there is none. */
struct str ogp_names_find(const struct ogp_names *, struct arena *, const struct type *,
    struct str within, struct str name);

/* ---- Writing: ogp_write.c ---- */

enum err ogp_write(struct export *);

#endif
