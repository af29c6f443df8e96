/*
 * The orders in which a list can stand: permutations of places, made when they are first asked
 * for and good as long as their index.
 */
#include <stdlib.h>

#include "base/natural.h"
#include "base/words.h"
#include "store/facets_index.h"

enum { NAMES_MAX = 1 << 29 };

/* What a place is sorted by: a number, or a text. */
struct rank {
	uint64_t number;
	struct str text;
	uint32_t place;
};

static int
by_number(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static int
by_bytes(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;
	int order = str_compare(a->text, b->text);

	return order != 0 ? order : by_number(x, y);
}

static int
by_nature(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;
	int order = natural_compare(a->text, b->text);

	return order != 0 ? order : by_number(x, y);
}

static uint32_t *
places_of(struct facet_index *index, const struct rank *ranks)
{
	uint32_t *places = arena_take(index->arena, index->count * sizeof(*places));

	for (size_t i = 0; i < index->count; i++)
		places[i] = ranks[i].place;
	return places;
}

/* What an undated place is sorted by: last in both directions. */
enum { DIGITS = 1 << 16, UNDATED = 0x7FFFFFFF, LATEST = 99991231 };

static uint32_t
number_of(const struct facet_index *index, enum facet_order order, uint32_t place)
{
	uint32_t date = index->dates[place];

	if (date == 0)
		return UNDATED;
	return order == ORDER_NEWEST ? LATEST - date : date;
}

/* One pass of a radix sort: by 16 bits from `shift` on; places that are equal stay in order. */
static void
sort_digit(const struct facet_index *index, enum facet_order order, unsigned shift,
    struct arena *scratch, const uint32_t *from, uint32_t *to)
{
	uint32_t *starts = arena_take(scratch, (DIGITS + 1) * sizeof(*starts));

	for (size_t i = 0; i < index->count; i++)
		starts[(number_of(index, order, from[i]) >> shift) % DIGITS + 1]++;
	for (size_t i = 1; i <= DIGITS; i++)
		starts[i] += starts[i - 1];
	for (size_t i = 0; i < index->count; i++)
		to[starts[(number_of(index, order, from[i]) >> shift) % DIGITS]++] = from[i];
}

/* The orders that need nothing but the index. */
static uint32_t *
order_numbers(struct facet_index *index, enum facet_order order, struct arena *scratch)
{
	uint32_t *places = arena_take(index->arena, index->count * sizeof(*places));
	uint32_t *other = arena_take(scratch, index->count * sizeof(*other));

	for (size_t i = 0; i < index->count; i++)
		places[i] = (uint32_t)(order == ORDER_CHANGED ? index->count - 1 - i : i);
	if (order != ORDER_CHANGED) {
		sort_digit(index, order, 0, scratch, places, other);
		sort_digit(index, order, 16, scratch, other, places);
	}
	return places;
}

/* Reads keys or captions; the snapshot is that of the index, so the records are the same. */
static enum err
order_texts(struct work *w, struct facet_index *index, enum facet_order order, enum lang lang,
    struct arena *scratch, uint32_t **places)
{
	struct rank *ranks = arena_take(scratch, index->count * sizeof(*ranks));
	const struct type *t = index->type;
	const struct field *caption = type_caption(t);
	bool valid = true;
	struct db_query q;
	size_t n = 0;

	db_begin(&q, w->db, &w->fault, statements_of(t)->names);
	while (valid && db_next(&q)) {
		struct arena_mark mark = arena_mark(w->arena);
		struct i18n names = { 0 };

		valid = n < index->count && q.row[0].integer == index->ids[n];
		if (!valid)
			break;
		ranks[n].place = (uint32_t)n;
		if (order == ORDER_KEY || caption == NULL) {
			ranks[n++].text = arena_copy(scratch, q.row[1].text);
			continue;
		}
		valid = caption->kind->from_cells(w->arena, caption, &q.row[2], &names);
		ranks[n++].text = arena_copy(
		    scratch, words_sort_key(w->arena, i18n_best(&names, lang, NULL)));
		arena_release(w->arena, mark);
	}
	TRY(db_end(&q));
	if (!valid || n != index->count)
		return fail_with(&w->fault, ERR_CORRUPT, "the names of %s", t->name);
	qsort(
	    ranks, n, sizeof(*ranks), order == ORDER_KEY || caption == NULL ? by_nature : by_bytes);
	*places = places_of(index, ranks);
	return ERR_OK;
}

static enum err
order_make(struct work *w, struct facet_index *index, enum facet_order order, enum lang lang,
    const uint32_t **places)
{
	size_t slot = order == ORDER_CAPTION ? order + (size_t)lang : order;
	struct arena *scratch;
	enum err err = ERR_OK;

	if (index->orders[slot] == NULL) {
		scratch = arena_new(NAMES_MAX);
		if (order == ORDER_KEY || order == ORDER_CAPTION)
			err = order_texts(w, index, order, lang, scratch, &index->orders[slot]);
		else
			index->orders[slot] = order_numbers(index, order, scratch);
		arena_free(scratch);
	}
	*places = index->orders[slot];
	return err;
}

bool
facets_place(struct facet_index *index, int64_t id, uint32_t *place)
{
	size_t low = 0, high = index->count;

	if (index->by_id == NULL) {
		struct arena *scratch = arena_new(NAMES_MAX);
		struct rank *ranks = arena_take(scratch, index->count * sizeof(*ranks));

		for (size_t i = 0; i < index->count; i++)
			ranks[i] = (struct rank){ .number = (uint64_t)index->ids[i],
				.place = (uint32_t)i };
		qsort(ranks, index->count, sizeof(*ranks), by_number);
		index->by_id = places_of(index, ranks);
		arena_free(scratch);
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (index->ids[index->by_id[middle]] < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == index->count || index->ids[index->by_id[low]] != id)
		return false;
	*place = index->by_id[low];
	return true;
}

/* Takes the place when it is in the result and beyond what is skipped. */
static void
take(const struct facet_index *index, const struct facet_result *r, uint32_t place, size_t *skip,
    int64_t *ids, size_t *n)
{
	if (!place_has(r->places, place))
		return;
	if (*skip > 0)
		(*skip)--;
	else
		ids[(*n)++] = index->ids[place];
}

enum err
facets_page(struct work *w, struct facet_index *index, const struct facet_result *r,
    enum facet_order order, enum lang lang, size_t skip, size_t most, int64_t *ids, size_t *count)
{
	const uint32_t *places = NULL;
	uint32_t place;
	size_t n = 0;

	if (order == ORDER_GIVEN) {
		for (size_t i = 0; i < r->query.nwithin && n < most; i++) {
			if (facets_place(index, r->query.within[i], &place))
				take(index, r, place, &skip, ids, &n);
		}
	} else {
		TRY(order_make(w, index, order, lang, &places));
		for (size_t i = 0; i < index->count && n < most; i++)
			take(index, r, places[i], &skip, ids, &n);
	}
	*count = n;
	return ERR_OK;
}
