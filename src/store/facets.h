/*
 * facets -- narrowing and counting the records of a type, from memory.
 *
 * Each process keeps one index for each type that was asked for: every visible record has a place
 * (they stand in the order of their last change), and every value of a facet knows which places
 * have it, as a bitmap when they are many and as a list when they are few. What is chosen within a
 * facet is joined by "or", the facets by "and"; the counts of a facet are those of the records that
 * all *other* facets let through, so that they say what choosing one more value would show.
 *
 * A facet is a field that the catalogue marks; or a field of a record that is referred to, along a
 * path (the country of the plan of a commitment); or whatever a function says of a record, such as
 * whether it is late, which depends on the day. Only fields that are scanned (see `is_scanned` in
 * tools/mkcat/write_sql.c) are filled in when that function is called.
 *
 * An index is thrown away and built anew when a change touched its type or one along its paths,
 * or when the day turns and a function asks for it: 100,000 commitments take about 0.15 s.
 */
#ifndef STORE_FACETS_H
#define STORE_FACETS_H

#include "store/store.h"

enum { FACETS_MAX = 16, FACET_PATH_MAX = 4, FACET_CHOSEN_MAX = 64 };

/*
 * What a value is: the number of a choice, the id of a record, or what the function says. One below
 * 0 is a reason why there is none: -MISSING_UNKNOWN. 0 is neither, and is not counted.
 */
struct facet {
	const char *name;             /* in addresses */
	const char *label;            /* a message */
	const struct choice *choices; /* what values are called, from 1; or NULL */
	const struct type *target;    /* values are ids of its records; or NULL */
	/* A path of fields, the first of the type itself; ends with a negative one. Or none, and:
	 */
	signed char path[FACET_PATH_MAX];
	int64_t (*compute)(const void *record, struct date today);
};

/* A facet that the catalogue does not know. Those of a type stand before its own, as given. */
struct facet_more {
	const struct type *type;
	struct facet facet;
};

struct facets;
struct facet_index;

/* `more` lives on. Closing gives back all memory. */
struct facets *facets_open(const struct facet_more *more, size_t count);
void facets_close(struct facets *);

/*
 * The index of a type as it is in the work's snapshot; good until the next call for this type.
 * ERR_NOT_FOUND when the work may not read the type.
 */
MUST_USE enum err facets_of(
    struct facets *, struct work *, const struct type *, struct facet_index **);

/* Its facets, and how many records there are. */
size_t facets_count(const struct facet_index *);
const struct facet *facets_at(const struct facet_index *, size_t facet);
size_t facets_whole(const struct facet_index *);
bool facets_has(const struct facet_index *, size_t facet, int64_t value);
bool facets_dated(const struct facet_index *); /* can it be ordered by date? */

struct facet_chosen {
	size_t facet;
	int64_t value; /* one that the facet has */
};

struct facet_query {
	const struct facet_chosen *chosen;
	size_t nchosen;
	/* Only these records, such as those that hold a word; others among the ids are passed over.
	 */
	bool is_within;
	const int64_t *within;
	size_t nwithin;
};

struct facet_count {
	int64_t value;
	size_t count;
};

struct facet_result {
	size_t count, whole; /* records that all facets let through, and all there are */
	struct facet_count *values[FACETS_MAX]; /* by facet: every value it has, 0 counts too */
	size_t nvalues[FACETS_MAX];
	const uint64_t *places; /* for facets_page */
	struct facet_query query;
};

void facets_select(
    struct arena *, struct facet_index *, const struct facet_query *, struct facet_result *);

enum facet_order {
	ORDER_CHANGED, /* the latest change first */
	ORDER_NEWEST,  /* by the first date of the list; those without one last */
	ORDER_OLDEST,
	ORDER_KEY,     /* 10 after 9 */
	ORDER_CAPTION, /* in the reader's language, or that in which it was written */
	ORDER_GIVEN    /* as in query.within */
};

/* The ids of at most so many records of a result, after the first `skip`. */
MUST_USE enum err facets_page(struct work *, struct facet_index *, const struct facet_result *,
    enum facet_order, enum lang, size_t skip, size_t most, int64_t *ids, size_t *count);

/* The change that made a record what it is now. */
MUST_USE enum err store_since(struct work *, const struct type *, int64_t id, struct change_note *);

#endif
