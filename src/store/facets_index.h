/* facets_index -- what the files of the facets share. Not for others. */
#ifndef STORE_FACETS_INDEX_H
#define STORE_FACETS_INDEX_H

#include "store/facets.h"
#include "store/internal.h"

/* From a number to another; grows in its arena. Nothing is ever taken out. */
struct id_map {
	struct arena *arena;
	struct id_slot {
		int64_t key, value;
		bool used;
	} * slots;
	size_t room, count; /* room is a power of two */
};

void id_map_put(struct id_map *, int64_t key, int64_t value);
bool id_map_find(const struct id_map *, int64_t key, int64_t *value);

/* Which places have the value: bits[at] and on when dense, else rows[at] and on, in order. */
struct facet_value {
	int64_t value;
	uint32_t count;
	bool dense;
	size_t at;
};

struct facet_column {
	struct facet facet;
	struct id_map place_of; /* of a value in `values` */
	struct facet_value *values;
	size_t nvalues;
	uint32_t *rows;
	uint64_t *bits;
};

enum { FACET_ORDERS = 4 + LANG_COUNT };

struct facet_index {
	struct arena *arena; /* of this index alone */
	const struct type *type;
	struct facet_column columns[FACETS_MAX];
	size_t ncolumns;
	uint64_t rests_on;      /* types, by bit of their number */
	int64_t touched[TYPES]; /* when it was built */
	struct date day;        /* likewise, when something depends on it */
	size_t dated;           /* the field by which it is ordered; or the number of fields */

	size_t count, words;            /* records; words of a bitmap */
	int64_t *ids;                   /* by place */
	uint32_t *dates;                /* by place: 20210331; 0: none */
	uint32_t *orders[FACET_ORDERS]; /* places, made when first asked for */
	uint32_t *by_id;                /* likewise, sorted by id */
};

/* Reads all records of index->type into its columns, which name their facets already. */
MUST_USE enum err facets_scan(struct work *, struct facet_index *);

/* Which place has the record? */
bool facets_place(struct facet_index *, int64_t id, uint32_t *place);

static inline bool
place_has(const uint64_t *bits, uint32_t place)
{
	return (bits[place / 64] >> place % 64 & 1) != 0;
}

static inline void
place_put(uint64_t *bits, uint32_t place)
{
	bits[place / 64] |= (uint64_t)1 << place % 64;
}

#endif
