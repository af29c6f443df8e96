/*
 * Derived tables are never truth: the search index, the links and what touched each type, made
 * anew from the records.
 *
 * Runs as a change that brings nothing, so that no import runs meanwhile. Each slice takes the
 * words of some records out and puts them in again at once; readers notice nothing.
 */
#include "store/search_index.h"

enum { SLICE_RECORDS = 200 };

struct some {
	int64_t ids[SLICE_RECORDS];
	const struct type *types[SLICE_RECORDS];
	size_t count;
};

static enum err
records_after(struct work *w, int64_t after, struct some *some)
{
	DB_STATEMENT(records_in_order,
	    "SELECT id, type FROM record WHERE id > :after ORDER BY id LIMIT :most");
	struct db_query q;

	some->count = 0;
	db_begin(&q, w->db, &w->fault, &records_in_order);
	db_bind_integer(&q, ":after", after);
	db_bind_integer(&q, ":most", SLICE_RECORDS);
	while (db_next(&q)) {
		some->ids[some->count] = q.row[0].integer;
		some->types[some->count++] = type_by_name(q.row[1].text);
	}
	return db_end(&q);
}

/* The row version that can be seen; *seq 0: there is none. Its row: seq, since, the record. */
static enum err
load_current(
    struct work *w, const struct type *t, int64_t id, int64_t *seq, int64_t *since, void *record)
{
	bool valid = true;
	struct db_query q;

	*seq = 0;
	db_begin(&q, w->db, &w->fault, statements_of(t)->current);
	db_bind_integer(&q, ":id", id);
	if (db_next(&q)) {
		*seq = q.row[0].integer;
		*since = q.row[1].integer;
		valid = record_read(w->arena, t, &q.row[2], record);
	}
	TRY(db_end(&q));
	if (!valid)
		return fail_with(&w->fault, ERR_CORRUPT, "%s %lld", t->name, (long long)id);
	return ERR_OK;
}

static enum err
remake(struct work *w, const struct type *t, int64_t id, int64_t touched[TYPES])
{
	void *record = arena_take(w->arena, t->size);
	int64_t seq, since;

	TRY(load_current(w, t, id, &seq, &since, record));
	if (seq == 0)
		return ERR_OK;
	if (since > touched[t->number])
		touched[t->number] = since;
	TRY(links_forget(w, seq));
	TRY(links_put(w, seq, t, record));
	TRY(search_forget(w, seq));
	return search_put(w, seq, t, record);
}

static enum err
remake_some(struct work *w, struct change *c, const struct some *some, int64_t touched[TYPES])
{
	struct arena_mark mark = arena_mark(w->arena);

	TRY(change_slice(w, c));
	for (size_t i = 0; i < some->count; i++) {
		if (some->types[i] != NULL)
			TRY(remake(w, some->types[i], some->ids[i], touched));
	}
	TRY(change_slice_end(w, c));
	arena_release(w->arena, mark);
	return ERR_OK;
}

static enum err
put_touched(struct work *w, struct change *c, const int64_t touched[TYPES])
{
	DB_STATEMENT(touched_again,
	    "INSERT INTO touched (type, change) VALUES (:type, :change)"
	    " ON CONFLICT (type) DO UPDATE SET change = excluded.change");
	struct db_query q;

	TRY(change_slice(w, c));
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (touched[(*t)->number] == 0)
			continue;
		db_begin(&q, w->db, &w->fault, &touched_again);
		db_bind_text(&q, ":type", str_from((*t)->name));
		db_bind_integer(&q, ":change", touched[(*t)->number]);
		TRY(db_do(&q));
	}
	return change_slice_end(w, c);
}

/* ---- What was left behind ---- */

static bool
is_visible(const struct search_map *m, int64_t seq)
{
	size_t low = 0, high = m->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (m->seqs[middle] < seq)
			low = middle + 1;
		else
			high = middle;
	}
	return low < m->count && m->seqs[low] == seq;
}

/* Words of row versions that are no longer seen: a process died before it had tidied up. */
static enum err
sweep(struct work *w, struct change *c, const struct db_statement *statement)
{
	int64_t after = 0, seqs[SLICE_RECORDS];
	struct db_query q;
	size_t count;

	do {
		count = 0;
		TRY(change_slice(w, c));
		db_begin(&q, w->db, &w->fault, statement);
		db_bind_integer(&q, ":after", after);
		db_bind_integer(&q, ":most", SLICE_RECORDS);
		while (db_next(&q))
			seqs[count++] = q.row[0].integer;
		TRY(db_end(&q));
		for (size_t i = 0; i < count; i++) {
			if (!is_visible(&w->search->map, seqs[i]))
				TRY(search_forget(w, seqs[i]));
		}
		TRY(change_slice_end(w, c));
		after = count > 0 ? seqs[count - 1] : after;
	} while (count == SLICE_RECORDS);
	return ERR_OK;
}

static enum err
sweep_all(struct work *w, struct change *c)
{
	DB_STATEMENT(search_rows_after,
	    "SELECT seq FROM search_row WHERE seq > :after ORDER BY seq LIMIT :most");
	DB_STATEMENT_TWICE(search_texts_after,
	    "SELECT rowid FROM search WHERE rowid > :after ORDER BY rowid LIMIT :most",
	    "SELECT seq FROM search WHERE seq > :after ORDER BY seq LIMIT :most");

	search_map_forget(w->search);
	TRY(search_map_fresh(w));
	TRY(sweep(w, c, &search_rows_after));
	return sweep(w, c, &search_texts_after);
}

/* ---- All of it ---- */

static enum err
rebuild(struct work *w, struct change *c, struct search_rebuild *r)
{
	DB_STATEMENT(records_count, "SELECT count(*) FROM record");
	int64_t touched[TYPES] = { 0 }, all = 0;
	struct some some = { .count = 0 };
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &records_count);
	if (db_next(&q))
		all = q.row[0].integer;
	TRY(db_end(&q));
	do {
		TRY(records_after(w, some.count == 0 ? 0 : some.ids[some.count - 1], &some));
		TRY(remake_some(w, c, &some, touched));
		r->records += (int64_t)some.count;
		if (r->step != NULL && !r->step(r->state, r->records, all))
			return fail_with(
			    &w->fault, ERR_CONFLICT, "stopped; what was not reached is as it was");
	} while (some.count == SLICE_RECORDS);
	TRY(put_touched(w, c, touched));
	TRY(sweep_all(w, c));
	return search_settle(w);
}

enum err
search_rebuild(struct work *w, struct str address, struct search_rebuild *r)
{
	struct change c;
	struct fault first;
	enum err err, ended;

	r->records = 0;
	TRY(change_begin(w, address, "rebuild", STR(""), &c));
	err = rebuild(w, &c, r);
	first = w->fault;
	ended = change_undo(w, &c);
	if (err == ERR_OK)
		return ended;
	w->fault = first;
	return err;
}
