/* internal -- what the files of store/ share. Not for other floors. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/statements.h"
#include "store/store.h"

static inline const struct type_statements *
statements_of(const struct type *t)
{
	return &type_statements[t->number];
}

/* Keeps the table `link` in step with a row version that was written or forgotten. */
MUST_USE enum err links_put(struct work *, int64_t seq, const struct type *, const void *record);
MUST_USE enum err links_forget(struct work *, int64_t seq);

/*
 * The words of a row version, for the search index: put when it is written, forgotten when it can
 * be seen no more.
 */
MUST_USE enum err search_put(struct work *, int64_t seq, const struct type *, const void *record);
MUST_USE enum err search_forget(struct work *, int64_t seq);

/* What a process keeps for search; NULL may be closed. */
struct search *search_open(struct arena *);
void search_close(struct search *);

/*
 * Merges some of the index's segments, a bounded piece of work: within a transaction that writes.
 * And all there is to merge, in transactions of its own.
 */
MUST_USE enum err search_merge(struct work *, bool *more);
MUST_USE enum err search_settle(struct work *);

/* ASCII in lower case, as keys and identifiers are compared. */
struct str key_lower(struct arena *, struct str);

/* A change by its id. */
MUST_USE enum err change_load(struct work *, int64_t id, struct change_note *);

/* Arrays that grow: room for one more of `size` bytes each behind `count`. */
void *room_for(struct arena *, void *at, size_t count, size_t *room, size_t size);

#endif
