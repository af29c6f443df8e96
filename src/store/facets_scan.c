/*
 * Builds an index: one pass over the records in the order of their last change.
 *
 * The pass writes down, facet by facet, pairs of a place and a value. Afterwards the pairs are
 * sorted by value, counting first, and values that many records have become bitmaps: a bitmap is
 * smaller than a list from one record in 32 on.
 */
#include <assert.h>

#include "store/facets_index.h"

enum { SCRATCH_MAX = 1 << 29, RECORDS_MAX = 1 << 21, PAIRS_MAX = 1 << 24 };

struct pair {
	uint32_t place, value; /* the second is a place in column->values */
};

struct pairs {
	struct pair *at;
	size_t count, room;
};

struct scan {
	struct work *w;
	struct facet_index *index;
	struct arena *scratch;                          /* gone when the index is built */
	struct id_map hops[FACETS_MAX][FACET_PATH_MAX]; /* by facet and step, from the second on */
	struct pairs pairs[FACETS_MAX];
	size_t npairs; /* of all columns */
	size_t values_room[FACETS_MAX];
	size_t ids_room, dates_room;
};

/*
 * Choices, sets, dates and the bodies that go together are few, and reading them again and again is
 * half the work of a scan: the cells read last are remembered with what they came to.
 */
enum { MEMO_ROOM = 1024, MEMO_TEXT = 48, MEMO_VALUE = sizeof(struct refs) };

struct memo {
	size_t len; /* 0: nothing is remembered here */
	char text[MEMO_TEXT], value[MEMO_VALUE];
};

/* What a kind allocates for a value (refs does) lives as long as the memo: in the scratch arena. */
static bool
take_text(struct arena *a, const struct field *f, const struct cell *cell, void *value,
    struct memo *memos)
{
	uint32_t hash = 2166136261u; /* FNV-1a */
	struct memo *memo;

	if (f->kind->size > MEMO_VALUE || cell->text.len > MEMO_TEXT)
		return f->kind->from_cells(a, f, cell, value);
	for (size_t i = 0; i < cell->text.len; i++)
		hash = (hash ^ (unsigned char)cell->text.at[i]) * 16777619u;
	memo = &memos[(hash ^ hash >> 16) % MEMO_ROOM];
	if (memo->len != cell->text.len || memcmp(memo->text, cell->text.at, memo->len) != 0) {
		if (!f->kind->from_cells(a, f, cell, value))
			return false;
		memo->len = cell->text.len;
		memcpy(memo->text, cell->text.at, memo->len);
		memcpy(memo->value, value, f->kind->size);
	}
	memcpy(value, memo->value, f->kind->size);
	return true;
}

/* A cell of T_scan: a value that the kind reads, or a reason. False: neither. */
static bool
take_cell(struct arena *a, const struct type *t, size_t field, const struct cell *cell,
    void *record, struct memo *memos)
{
	const struct field *f = &t->fields[field];
	int64_t reason = 0;

	if (cell->type == CELL_INTEGER && cell->integer < 0)
		reason = -cell->integer;
	else if (cell->type == CELL_TEXT && cell->text.len == 1)
		reason = cell->text.at[0] - '0';
	else if (cell->type == CELL_TEXT && cell->text.len > 1)
		return take_text(a, f, cell, field_in(f, record), memos);
	else if (cell->type != CELL_NULL)
		return f->kind->from_cells(a, f, cell, field_in(f, record));
	if (reason < 0 || reason >= MISSING_COUNT)
		return false;
	record_missing(
	    t, record)[field] = (unsigned char)(reason == 0 ? MISSING_UNKNOWN : (unsigned)reason);
	return true;
}

/* A memo for each field that a scan reads. */
static void *
memos_new(struct arena *a, const struct type *t)
{
	size_t count = 0;

	while (statements_of(t)->scanned[count] < t->nfields)
		count++;
	return arena_take(a, count * MEMO_ROOM * sizeof(struct memo));
}

static bool
take_row(struct arena *a, const struct type *t, const struct cell *row, void *record,
    struct memo (*memos)[MEMO_ROOM])
{
	const unsigned char *scanned = statements_of(t)->scanned;
	bool valid = true;

	memset(record, 0, t->size);
	*(int64_t *)record = row[0].integer;
	for (size_t i = 0; valid && scanned[i] < t->nfields; i++)
		valid = take_cell(a, t, scanned[i], &row[i + 1], record, memos[i]);
	return valid;
}

/* The single value of a field: a ref or an enum. */
static int64_t
one_value(const struct type *t, size_t field, const void *record)
{
	const struct field *f = &t->fields[field];
	enum missing why;

	if (!field_is_set(t, field, record, &why))
		return -(int64_t)why;
	if (f->kind == &kind_ref)
		return *(const int64_t *)field_of(f, record);
	assert(f->kind == &kind_enum);
	return *(const unsigned *)field_of(f, record);
}

/* What a field of every record of a type holds, by id. */
static enum err
read_hop(struct scan *s, const struct type *t, size_t field, struct id_map *map)
{
	struct work *w = s->w;
	void *record = arena_take(s->scratch, t->size);
	struct memo(*memos)[MEMO_ROOM] = memos_new(s->scratch, t);
	bool valid = true;
	struct db_query q;

	map->arena = s->scratch;
	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->scan);
	while (valid && db_next(&q)) {
		valid = take_row(s->scratch, t, q.row, record, memos);
		id_map_put(map, record_id(record), one_value(t, field, record));
	}
	TRY(db_end(&q));
	if (!valid)
		return fail_with(&w->fault, ERR_CORRUPT, "a %s in a scan", t->name);
	return ERR_OK;
}

static enum err
read_hops(struct scan *s)
{
	for (size_t i = 0; i < s->index->ncolumns; i++) {
		const struct facet *f = &s->index->columns[i].facet;
		const struct type *t = s->index->type;

		for (size_t step = 0; f->compute == NULL && step < FACET_PATH_MAX; step++) {
			if (f->path[step] < 0)
				break;
			if (step > 0)
				TRY(read_hop(s, t, (size_t)f->path[step], &s->hops[i][step]));
			t = t->fields[f->path[step]].target;
		}
	}
	return ERR_OK;
}

/* A record that names a value twice has it once: until they are settled, `at` tells. */
static void
put_pair(struct scan *s, size_t column, int64_t value)
{
	struct facet_column *c = &s->index->columns[column];
	struct pairs *p = &s->pairs[column];
	struct facet_value *v;
	int64_t place;

	if (value == 0)
		return;
	if (!id_map_find(&c->place_of, value, &place)) {
		place = (int64_t)c->nvalues;
		id_map_put(&c->place_of, value, place);
		c->values = room_for(s->index->arena, c->values, c->nvalues,
		    &s->values_room[column], sizeof(*c->values));
		c->values[c->nvalues++] = (struct facet_value){ .value = value };
	}
	v = &c->values[place];
	if (v->at == s->index->count + 1)
		return;
	v->at = s->index->count + 1;
	v->count++;
	s->npairs++;
	p->at = room_for(s->scratch, p->at, p->count, &p->room, sizeof(*p->at));
	p->at[p->count++] = (struct pair){ (uint32_t)s->index->count, (uint32_t)place };
}

/* What the record is under a facet: one value, or several of a set or of refs. */
static void
put_record(struct scan *s, size_t column, const void *record)
{
	const struct facet *f = &s->index->columns[column].facet;
	const struct type *t = s->index->type;
	const struct field *field;
	int64_t value;
	enum missing why;

	if (f->compute != NULL) {
		put_pair(s, column, f->compute(record, s->w->today));
		return;
	}
	field = &t->fields[f->path[0]];
	if (!field_is_set(t, (size_t)f->path[0], record, &why)) {
		put_pair(s, column, -(int64_t)why);
	} else if (field->kind == &kind_set) {
		for (unsigned i = 1; field->choices[i].name != NULL; i++) {
			if (set_has(*(const struct set *)field_of(field, record), i))
				put_pair(s, column, i);
		}
	} else if (field->kind == &kind_refs) {
		const struct refs *refs = field_of(field, record);

		for (size_t i = 0; i < refs->count; i++)
			put_pair(s, column, refs->at[i]);
	} else {
		value = one_value(t, (size_t)f->path[0], record);
		for (size_t step = 1; step < FACET_PATH_MAX && f->path[step] >= 0 && value > 0;
		     step++) {
			if (!id_map_find(&s->hops[column][step], value, &value))
				value = -MISSING_UNKNOWN;
		}
		put_pair(s, column, value);
	}
}

static uint32_t
date_of(const struct facet_index *index, const void *record)
{
	const struct field *f = &index->type->fields[index->dated];
	struct date last;

	if (index->dated == index->type->nfields ||
	    !field_is_set(index->type, index->dated, record, NULL))
		return 0;
	last = date_last_day(*(const struct date *)field_of(f, record));
	return (uint32_t)(last.year * 10000 + last.month * 100 + last.day);
}

static enum err
read_records(struct scan *s)
{
	struct work *w = s->w;
	struct facet_index *index = s->index;
	void *record = arena_take(s->scratch, index->type->size);
	struct memo(*memos)[MEMO_ROOM] = memos_new(s->scratch, index->type);
	bool valid = true;
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(index->type)->scan);
	while (valid && index->count < RECORDS_MAX && s->npairs < PAIRS_MAX && db_next(&q)) {
		valid = take_row(s->scratch, index->type, q.row, record, memos);
		for (size_t i = 0; valid && i < index->ncolumns; i++)
			put_record(s, i, record);
		index->ids = room_for(
		    s->scratch, index->ids, index->count, &s->ids_room, sizeof(*index->ids));
		index->dates = room_for(
		    s->scratch, index->dates, index->count, &s->dates_room, sizeof(*index->dates));
		index->ids[index->count] = record_id(record);
		index->dates[index->count++] = date_of(index, record);
	}
	TRY(db_end(&q));
	if (!valid)
		return fail_with(&w->fault, ERR_CORRUPT, "a %s in a scan", index->type->name);
	if (index->count == RECORDS_MAX || s->npairs >= PAIRS_MAX)
		return fail_with(&w->fault, ERR_TOO_BIG, "a list of %s", index->type->name);
	return ERR_OK;
}

/* From pairs to bitmaps and lists; each list is in the order of places, as the pairs are. */
static void
settle(struct facet_index *index, struct facet_column *c, const struct pairs *pairs)
{
	size_t rows = 0, bits = 0;

	for (size_t i = 0; i < c->nvalues; i++) {
		struct facet_value *v = &c->values[i];

		v->dense = v->count >= (index->count + 31) / 32;
		v->at = v->dense ? bits : rows;
		*(v->dense ? &bits : &rows) += v->dense ? index->words : v->count;
		v->count = 0;
	}
	c->rows = arena_take(index->arena, rows * sizeof(*c->rows));
	c->bits = arena_take(index->arena, bits * sizeof(*c->bits));
	for (size_t i = 0; i < pairs->count; i++) {
		struct facet_value *v = &c->values[pairs->at[i].value];
		uint32_t place = pairs->at[i].place;

		if (v->dense)
			place_put(c->bits + v->at, place);
		else
			c->rows[v->at + v->count] = place;
		v->count++;
	}
}

enum err
facets_scan(struct work *w, struct facet_index *index)
{
	struct scan s = { .w = w, .index = index, .scratch = arena_new(SCRATCH_MAX) };
	enum err err;

	for (size_t i = 0; i < index->ncolumns; i++)
		index->columns[i].place_of.arena = index->arena;
	err = read_hops(&s);
	if (err == ERR_OK)
		err = read_records(&s);
	index->words = (index->count + 63) / 64;
	index->ids = arena_grow(index->arena, index->ids, index->count * sizeof(*index->ids),
	    index->count * sizeof(*index->ids));
	index->dates = arena_grow(index->arena, index->dates, index->count * sizeof(*index->dates),
	    index->count * sizeof(*index->dates));
	for (size_t i = 0; err == ERR_OK && i < index->ncolumns; i++)
		settle(index, &index->columns[i], &s.pairs[i]);
	arena_free(s.scratch);
	return err;
}
