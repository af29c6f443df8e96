/* Lists of records: all of a type, or those that name another. Whole, or an error. */
#include "store/internal.h"

#include <assert.h>
#include <stdlib.h>

#include "base/natural.h"

void *
room_for(struct arena *a, void *at, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return at;
	*room = *room * 2 + 8;
	return arena_grow(a, at, count * size, *room * size);
}

/* Runs the query to its end. */
static enum err
take_all(struct work *w, struct db_query *q, const struct type *t, void **at, size_t *count)
{
	char *records = NULL;
	size_t room = 0, n = 0;
	bool valid = true;

	db_bind_integer(q, ":most", STORE_LIST_MAX + 1);
	while (valid && db_next(q)) {
		records = room_for(w->arena, records, n, &room, t->size);
		valid = record_read(w->arena, t, q->row, records + n++ * t->size);
	}
	TRY(db_end(q));
	*at = records;
	*count = n;
	if (!valid)
		return fail_with(&w->fault, ERR_CORRUPT, "a %s in a list", t->name);
	if (n > STORE_LIST_MAX)
		return fail_with(&w->fault, ERR_TOO_BIG, "a list of %s", t->name);
	return ERR_OK;
}

enum err
store_all(struct work *w, const struct type *t, void **at, size_t *count)
{
	struct db_query q;

	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->all);
	return take_all(w, &q, t, at, count);
}

static int
by_key(const void *a, const void *b, void *type)
{
	return natural_compare(record_key(type, a), record_key(type, b));
}

enum err
store_reverse(
    struct work *w, const struct type *t, size_t field, int64_t id, void **at, size_t *count)
{
	struct type type = *t; /* qsort_r wants it writable */
	struct db_query q;

	assert(statements_of(t)->reverse[field] != NULL); /* the catalogue says no `reverse` */
	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->reverse[field]);
	db_bind_integer(&q, ":id", id);
	TRY(take_all(w, &q, t, at, count));
	if (*count > 1)
		qsort_r(*at, *count, t->size, by_key, &type);
	return ERR_OK;
}

enum err
store_each(
    struct work *w, const struct type *t, enum err (*each)(void *, const void *), void *state)
{
	void *record = arena_take(w->arena, t->size);
	enum err err = ERR_OK;
	struct db_query q;

	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->all);
	db_bind_integer(&q, ":most", INT64_MAX);
	while (err == ERR_OK && db_next(&q)) {
		struct arena_mark mark = arena_mark(w->arena);

		if (record_read(w->arena, t, q.row, record))
			err = each(state, record);
		else
			err = fail_with(&w->fault, ERR_CORRUPT, "%s %lld", t->name,
			    (long long)record_id(record));
		arena_release(w->arena, mark);
	}
	TRY(db_end(&q));
	return err;
}

enum err
store_count(struct work *w, const struct type *t, int64_t *count)
{
	struct db_query q;

	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->count);
	*count = db_next(&q) ? q.row[0].integer : 0;
	return db_end(&q);
}
