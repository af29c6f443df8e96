/*
 * Where the visible records stand: read once, then kept up to date by what later changes brought.
 *
 * Numbers are given out in one sequence and one change at a time is pending, so all row versions
 * with a number above the pending change's are its own and cannot be seen yet; of all others the
 * last one of each record can. Later changes only add at the end.
 */
#include "store/search_index.h"

enum { MAP_ARENA_MAX = 1 << 29, PLACES_MAX = 1 << 24, COUNTRIES_MAX = 1000, HOPS_MAX = 6 };

static uint32_t *
slot_of(const struct search_map *m, uint32_t record)
{
	size_t mask = m->room - 1;
	size_t at = (size_t)((record * (uint64_t)0x9E3779B97F4A7C15u) >> 32) & mask;

	while (m->slots[at] != 0 && m->records[m->slots[at] - 1] != record)
		at = (at + 1) & mask;
	return &m->slots[at];
}

bool
search_map_find(const struct search_map *m, int64_t id, size_t *place)
{
	uint32_t slot;

	if (id <= 0 || id > UINT32_MAX || m->count == 0)
		return false;
	slot = *slot_of(m, (uint32_t)id);
	*place = slot - 1;
	return slot != 0;
}

/* A map under way: its arrays grow together. */
struct reading {
	struct search_map *map;
	size_t room;
	const struct type *type; /* of the row before */
};

/* Room for all at once: growing step by step would leave as much again behind. */
static void
widen(struct reading *r, size_t room)
{
	struct search_map *m = r->map;
	size_t n = m->count;

	m->seqs = arena_grow(m->arena, m->seqs, n * sizeof(*m->seqs), room * sizeof(*m->seqs));
	m->records = arena_grow(
	    m->arena, m->records, n * sizeof(*m->records), room * sizeof(*m->records));
	m->links = arena_grow(m->arena, m->links, n * sizeof(*m->links), room * sizeof(*m->links));
	m->types = arena_grow(m->arena, m->types, n, room);
	r->room = room;
}

/* seq, type, record, place */
static bool
add_row(struct reading *r, const struct cell *row)
{
	struct search_map *m = r->map;

	if (r->type == NULL || !str_equal(row[1].text, str_from(r->type->name)))
		r->type = type_by_name(row[1].text);
	if (r->type == NULL)
		return true; /* of a catalogue that has it no more */
	if (row[0].integer > UINT32_MAX || row[2].integer > UINT32_MAX ||
	    row[3].integer > UINT32_MAX || m->count == r->room)
		return false;
	m->seqs[m->count] = (uint32_t)row[0].integer;
	m->records[m->count] = (uint32_t)row[2].integer;
	m->links[m->count] = (uint32_t)row[3].integer;
	m->types[m->count++] = (unsigned char)r->type->number;
	return true;
}

static enum err
read_rows(struct work *w, struct reading *r, int64_t pending)
{
	DB_STATEMENT(search_rows_seen,
	    "SELECT seq, type, record, place FROM search_row"
	    " WHERE seq > :after AND seq < :before ORDER BY seq");
	DB_STATEMENT(search_rows_count,
	    "SELECT count(*) FROM search_row WHERE seq > :after AND seq < :before");
	struct search_map *m = r->map;
	int64_t after = m->count == 0 ? 0 : m->seqs[m->count - 1], more = 0;
	int64_t before = pending == 0 ? INT64_MAX : pending;
	bool fits = true;
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &search_rows_count);
	db_bind_integer(&q, ":after", after);
	db_bind_integer(&q, ":before", before);
	if (db_next(&q))
		more = q.row[0].integer;
	TRY(db_end(&q));
	if (more > PLACES_MAX)
		return fail_with(&w->fault, ERR_TOO_BIG, "too many records to be searched");
	widen(r, m->count + (size_t)more);
	db_begin(&q, w->db, &w->fault, &search_rows_seen);
	db_bind_integer(&q, ":after", after);
	db_bind_integer(&q, ":before", before);
	while (fits && db_next(&q))
		fits = add_row(r, q.row);
	TRY(db_end(&q));
	if (!fits)
		return fail_with(&w->fault, ERR_TOO_BIG, "too many records to be searched");
	return ERR_OK;
}

static void
keep(struct search_map *m, size_t from, size_t to)
{
	m->seqs[to] = m->seqs[from];
	m->records[to] = m->records[from];
	m->links[to] = m->links[from];
	m->types[to] = m->types[from];
}

/* Leaves the last row version of each record, and the hash table to find it by. */
static void
leave_last(struct search_map *m)
{
	size_t left = 0;

	for (m->room = 64; m->room < m->count * 2; m->room *= 2)
		;
	m->slots = arena_take(m->arena, m->room * sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		*slot_of(m, m->records[i]) = (uint32_t)i + 1;
	for (size_t i = 0; i < m->count; i++) {
		uint32_t *slot = slot_of(m, m->records[i]);

		if (*slot != i + 1)
			continue;
		keep(m, i, left);
		*slot = (uint32_t)++left;
	}
	m->count = left;
}

/* The country a record leads to, step by step; false when it leads to none that can be seen. */
static bool
country_at(const struct search_map *m, size_t place, size_t *country)
{
	for (int hops = 0; hops < HOPS_MAX; hops++) {
		if (m->types[place] == country_type.number) {
			*country = place;
			return true;
		}
		if (!search_map_find(m, m->links[place], &place))
			return false;
	}
	return false;
}

static enum err
settle_countries(struct work *w, struct search_map *m)
{
	size_t home;

	m->country_of = arena_take(m->arena, m->count * sizeof(*m->country_of));
	m->countries = arena_take(m->arena, COUNTRIES_MAX * sizeof(*m->countries));
	for (size_t i = 0; i < m->count; i++) {
		if (m->types[i] != country_type.number)
			continue;
		if (m->ncountries == COUNTRIES_MAX)
			return fail_with(
			    &w->fault, ERR_TOO_BIG, "more than %d countries", COUNTRIES_MAX);
		m->countries[m->ncountries++] = m->records[i];
		m->country_of[i] = (uint16_t)m->ncountries;
	}
	for (size_t i = 0; i < m->count; i++) {
		if (country_at(m, i, &home))
			m->country_of[i] = m->country_of[home];
	}
	return ERR_OK;
}

static enum err
build(struct work *w, const struct search_map *old, struct search_map *m, int64_t pending)
{
	struct reading r = { .map = m };

	if (old->arena != NULL && old->latest < m->latest && old->count > 0) {
		m->count = old->count;
		m->seqs = old->seqs; /* copied as they grow */
		m->records = old->records;
		m->links = old->links;
		m->types = old->types;
	}
	TRY(read_rows(w, &r, pending));
	leave_last(m);
	m->words = (m->count + 63) / 64;
	return settle_countries(w, m);
}

static void
forget_terms(struct search *s)
{
	if (s->cache != NULL)
		arena_free(s->cache);
	s->cache = NULL;
	s->nterms = 0;
}

void
search_map_forget(struct search *s)
{
	forget_terms(s);
	if (s->map.arena != NULL)
		arena_free(s->map.arena);
	s->map = (struct search_map){ .latest = 0 };
}

enum err
search_map_fresh(struct work *w)
{
	DB_STATEMENT(search_present, "SELECT latest, pending FROM present");
	struct search *s = w->search;
	struct search_map new = { .latest = 0 };
	int64_t pending = 0;
	struct db_query q;
	enum err err;

	db_begin(&q, w->db, &w->fault, &search_present);
	if (db_next(&q)) {
		new.latest = q.row[0].integer;
		pending = q.row[1].integer;
	}
	TRY(db_end(&q));
	if (s->map.arena != NULL && s->map.latest == new.latest)
		return ERR_OK;
	new.arena = arena_new(MAP_ARENA_MAX);
	err = build(w, &s->map, &new, pending);
	if (err != ERR_OK) {
		arena_free(new.arena);
		return err;
	}
	search_map_forget(s);
	s->map = new;
	return ERR_OK;
}
