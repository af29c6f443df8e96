/* list -- a list of records as its address asks for it: what pages, files and feeds of it share. */
#ifndef WEB_LIST_H
#define WEB_LIST_H

#include "domain/progress.h"
#include "web/web.h"

enum { LIST_PAGE = 25, LIST_COLUMNS_MAX = 12, LIST_TEXT_MAX = 400 /* bytes */ };

struct listing {
	struct request *rq;
	const struct type *type;
	struct facet_index *index;

	/* As asked; sorted as the facets are, each value once. */
	struct facet_chosen chosen[FACET_CHOSEN_MAX];
	struct str names[FACET_CHOSEN_MAX]; /* of the values, in addresses */
	size_t nchosen;
	struct str text; /* words that must be in the record; "" : none asked */
	enum facet_order order, usual;
	size_t page, pages; /* both from 1 */

	const int64_t *found; /* the records that hold the words */
	size_t nfound;
	struct facet_result result;
};

/*
 * Reads the request's parameters and counts. ERR_NOT_FOUND for a facet, value, order or page that
 * does not exist: a list has one address for each thing it shows, and no others.
 */
MUST_USE enum err listing_read(struct request *, struct listing *);

/* "/ar/commitments.csv?standing=late", with the extension "csv"; the page itself has "". */
struct str listing_address(const struct listing *, const char *extension);

/* The same without one of the chosen values, or without any, and from its first page. */
void listing_without(const struct listing *, size_t chosen, struct listing *without);
void listing_whole(const struct listing *, struct listing *whole);

/* Is anything chosen or asked? */
bool listing_narrowed(const struct listing *);

/* The ids of the records on the page. */
MUST_USE enum err listing_ids(struct listing *, int64_t ids[static LIST_PAGE], size_t *count);

/* The value of a facet, as in addresses and for readers; *found is false when it is gone. */
MUST_USE enum err listing_value(
    struct request *, const struct facet *, int64_t value, struct str *name, struct told *label);

/* The value of the facet `standing`, and its place in the order in which readers look for them. */
int64_t standing_value(enum standing);
int standing_rank(int64_t value);

/* A column of the list: a field of the type, or what a function makes of a record. */
struct list_column {
	const char *label; /* a message */
	size_t field;      /* the number of fields: see cell */
	enum err (*cell)(struct request *, const void *record, struct fact *);
};

/* What a record without a caption of its own is called in its list: a rating, by what it rated. */
MUST_USE enum err list_name(
    struct request *, const struct type *, const void *record, struct link *);

/* The columns after the first, which names the record. */
size_t list_columns(const struct type *, struct list_column[static LIST_COLUMNS_MAX]);
MUST_USE enum err list_cell(struct request *, const struct type *, const struct list_column *,
    const void *record, struct fact *);

/* What can be said of all of them in a sentence; "" when there is nothing more than their number.
 */
MUST_USE enum err list_finding(struct listing *, struct str *sentence);

#endif
