/* Keeping indexes fresh, and counting with them. */
#include "store/facets.h"

#include <assert.h>

#include "store/facets_index.h"

enum { INDEX_MAX = 1 << 29, KEEPER_MAX = 1 << 20 };

struct facets {
	struct arena *arena;
	const struct facet_more *more;
	size_t nmore;
	struct facet_index *of[TYPES]; /* by the type's number; NULL until asked for */
};

struct facets *
facets_open(const struct facet_more *more, size_t count)
{
	struct arena *a = arena_new(KEEPER_MAX);
	struct facets *f = arena_take(a, sizeof(*f));

	f->arena = a;
	f->more = more;
	f->nmore = count;
	return f;
}

void
facets_close(struct facets *f)
{
	for (size_t i = 0; i < TYPES; i++) {
		if (f->of[i] != NULL)
			arena_free(f->of[i]->arena);
	}
	arena_free(f->arena);
}

static void
add_column(struct facet_index *index, const struct facet *facet)
{
	const struct type *t = index->type;

	assert(index->ncolumns < FACETS_MAX);
	index->columns[index->ncolumns++].facet = *facet;
	for (size_t i = 0; facet->compute == NULL && i < FACET_PATH_MAX && facet->path[i] >= 0;
	     i++) {
		index->rests_on |= (uint64_t)1 << t->number;
		t = t->fields[facet->path[i]].target;
	}
}

/* The facets of a type: those given, then the fields that the catalogue marks. */
static void
name_columns(const struct facets *f, struct facet_index *index)
{
	const struct type *t = index->type;

	index->rests_on = (uint64_t)1 << t->number;
	for (size_t i = 0; i < f->nmore; i++) {
		if (f->more[i].type == t)
			add_column(index, &f->more[i].facet);
	}
	index->dated = t->nfields;
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *field = &t->fields[i];

		if (field->facet)
			add_column(index,
			    &(struct facet){ .name = field->name,
				.label = field->label,
				.choices = field->choices,
				.target = field->target,
				.path = { (signed char)i, -1 } });
		if (field->list && field->kind == &kind_date && index->dated == t->nfields)
			index->dated = i;
	}
}

static bool
is_fresh(const struct facet_index *index, const struct store_moment *now, struct date today)
{
	bool fresh = index != NULL;

	for (size_t i = 0; fresh && i < TYPES; i++) {
		if ((index->rests_on >> i & 1) != 0)
			fresh = index->touched[i] == now->touched[i];
	}
	for (size_t i = 0; fresh && i < index->ncolumns; i++) {
		if (index->columns[i].facet.compute != NULL)
			fresh = date_days_between(index->day, today) == 0;
	}
	return fresh;
}

enum err
facets_of(struct facets *f, struct work *w, const struct type *t, struct facet_index **index)
{
	struct facet_index *old = f->of[t->number], *new;
	struct store_moment now;
	struct arena *a;
	enum err err;

	TRY(may_read(w, t));
	TRY(store_moment(w, &now));
	if (!is_fresh(old, &now, w->today)) {
		a = arena_new(INDEX_MAX);
		new = arena_take(a, sizeof(*new));
		*new = (struct facet_index){ .arena = a, .type = t, .day = w->today };
		memcpy(new->touched, now.touched, sizeof(now.touched));
		name_columns(f, new);
		err = facets_scan(w, new);
		if (err != ERR_OK) {
			arena_free(a);
			return err;
		}
		f->of[t->number] = new;
		if (old != NULL)
			arena_free(old->arena);
	}
	*index = f->of[t->number];
	w->reads |= (*index)->rests_on;
	return ERR_OK;
}

size_t
facets_count(const struct facet_index *index)
{
	return index->ncolumns;
}

const struct facet *
facets_at(const struct facet_index *index, size_t facet)
{
	return &index->columns[facet].facet;
}

size_t
facets_whole(const struct facet_index *index)
{
	return index->count;
}

bool
facets_has(const struct facet_index *index, size_t facet, int64_t value)
{
	int64_t place;

	return id_map_find(&index->columns[facet].place_of, value, &place);
}

bool
facets_dated(const struct facet_index *index)
{
	return index->dated < index->type->nfields;
}

/* ---- Counting ---- */

static uint64_t *
all_places(struct arena *a, const struct facet_index *index)
{
	uint64_t *bits = arena_take(a, index->words * sizeof(*bits));

	memset(bits, 0xff, index->words * sizeof(*bits));
	if (index->count % 64 != 0)
		bits[index->words - 1] = ((uint64_t)1 << index->count % 64) - 1;
	return bits;
}

static void
keep_both(uint64_t *bits, const uint64_t *other, size_t words)
{
	for (size_t i = 0; i < words; i++)
		bits[i] &= other[i];
}

static size_t
count_places(const uint64_t *bits, size_t words)
{
	size_t n = 0;

	for (size_t i = 0; i < words; i++)
		n += (size_t)__builtin_popcountll(bits[i]);
	return n;
}

static size_t
count_value(const struct facet_index *index, const struct facet_column *c,
    const struct facet_value *v, const uint64_t *among)
{
	size_t n = 0;

	if (v->dense) {
		for (size_t i = 0; i < index->words; i++)
			n += (size_t)__builtin_popcountll(c->bits[v->at + i] & among[i]);
	} else {
		for (size_t i = 0; i < v->count; i++)
			n += place_has(among, c->rows[v->at + i]);
	}
	return n;
}

static void
add_value(const struct facet_index *index, const struct facet_column *c,
    const struct facet_value *v, uint64_t *bits)
{
	if (v->dense) {
		for (size_t i = 0; i < index->words; i++)
			bits[i] |= c->bits[v->at + i];
	} else {
		for (size_t i = 0; i < v->count; i++)
			place_put(bits, c->rows[v->at + i]);
	}
}

/* The records that have one of the values chosen in a facet; NULL when none is. */
static const uint64_t *
chosen_places(
    struct arena *a, const struct facet_index *index, const struct facet_query *q, size_t facet)
{
	const struct facet_column *c = &index->columns[facet];
	uint64_t *bits = NULL;
	int64_t place;

	for (size_t i = 0; i < q->nchosen; i++) {
		if (q->chosen[i].facet != facet)
			continue;
		if (bits == NULL)
			bits = arena_take(a, index->words * sizeof(*bits));
		if (id_map_find(&c->place_of, q->chosen[i].value, &place))
			add_value(index, c, &c->values[place], bits);
	}
	return bits;
}

static const uint64_t *
places_within(struct arena *a, struct facet_index *index, const struct facet_query *q)
{
	uint64_t *bits;
	uint32_t place;

	if (!q->is_within)
		return NULL;
	bits = arena_take(a, index->words * sizeof(*bits));
	for (size_t i = 0; i < q->nwithin; i++) {
		if (facets_place(index, q->within[i], &place))
			place_put(bits, place);
	}
	return bits;
}

/* All that the facets let through, one of them left out. */
static uint64_t *
places_without(struct arena *a, const struct facet_index *index,
    const uint64_t *const masks[FACETS_MAX + 1], size_t without)
{
	uint64_t *bits = all_places(a, index);

	for (size_t i = 0; i <= FACETS_MAX; i++) {
		if (i != without && masks[i] != NULL)
			keep_both(bits, masks[i], index->words);
	}
	return bits;
}

void
facets_select(
    struct arena *a, struct facet_index *index, const struct facet_query *q, struct facet_result *r)
{
	const uint64_t *masks[FACETS_MAX + 1] = { NULL };
	const uint64_t *through;
	bool narrowed = false;

	masks[FACETS_MAX] = places_within(a, index, q);
	for (size_t i = 0; i < index->ncolumns; i++)
		masks[i] = chosen_places(a, index, q, i);
	through = places_without(a, index, masks, FACETS_MAX + 1);
	*r = (struct facet_result){ .count = count_places(through, index->words),
		.whole = index->count,
		.places = through,
		.query = *q };
	narrowed = r->count < r->whole;
	for (size_t i = 0; i < index->ncolumns; i++) {
		const struct facet_column *c = &index->columns[i];
		const uint64_t *among = masks[i] == NULL ? through
							 : places_without(a, index, masks, i);
		bool all = masks[i] == NULL && !narrowed;

		r->nvalues[i] = c->nvalues;
		r->values[i] = arena_take(a, c->nvalues * sizeof(*r->values[i]));
		for (size_t j = 0; j < c->nvalues; j++) {
			const struct facet_value *v = &c->values[j];

			r->values[i][j] = (struct facet_count){ v->value,
				all ? v->count : count_value(index, c, v, among) };
		}
	}
}
