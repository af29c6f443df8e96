/* Finds one record: by id, by key, by a key it once had. */
#include "store/internal.h"

#include <assert.h>

/* Runs the query to its one row and its end. */
static enum err
take_one(struct work *w, struct db_query *q, const struct type *t, void *record)
{
	bool found = db_next(q);
	bool valid = found && record_read(w->arena, t, q->row, record);

	assert(!found || (size_t)q->columns == t->ncolumns);
	TRY(db_end(q));
	if (!found)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no such %s", t->name);
	if (!valid)
		return fail_with(
		    &w->fault, ERR_CORRUPT, "%s %lld", t->name, (long long)record_id(record));
	return ERR_OK;
}

enum err
store_load(struct work *w, const struct type *t, int64_t id, void *record)
{
	struct db_query q;

	TRY(may_read(w, t));
	memset(record, 0, t->size);
	db_begin(&q, w->db, &w->fault, statements_of(t)->by_id);
	db_bind_integer(&q, ":id", id);
	return take_one(w, &q, t, record);
}

enum err
store_find(struct work *w, const struct type *t, struct str key, void *record)
{
	struct db_query q;

	TRY(may_read(w, t));
	memset(record, 0, t->size);
	db_begin(&q, w->db, &w->fault, statements_of(t)->by_key);
	db_bind_text(&q, ":key", key);
	return take_one(w, &q, t, record);
}

/* An identifier that several records share leads nowhere: guessing would be wrong half the time. */
static bool
led_by_address(struct work *w, const struct type *t, struct str key, struct label *label)
{
	DB_STATEMENT(address_records,
	    "SELECT record FROM address WHERE type = :type AND key = :key"
	    " AND since <> (SELECT pending FROM present)");
	struct db_query q;
	int64_t id = 0;
	int found = 0;

	db_begin(&q, w->db, &w->fault, &address_records);
	db_bind_text(&q, ":type", str_from(t->name));
	db_bind_text(&q, ":key", key);
	for (; db_next(&q); found++)
		id = q.row[0].integer;
	return db_end(&q) == ERR_OK && found == 1 && store_label(w, t, id, label) == ERR_OK;
}

/* The key itself first, had it only been written in capitals. */
bool
store_moved(struct work *w, const struct type *t, struct str key, struct str *now)
{
	struct str lower = key_lower(w->arena, key);
	void *record = arena_take(w->arena, t->size);
	struct label label;

	if (may_read(w, t) != ERR_OK)
		return false;
	if (store_find(w, t, lower, record) == ERR_OK)
		*now = lower;
	else if (led_by_address(w, t, lower, &label))
		*now = label.key;
	else
		return false;
	return !str_equal(*now, key);
}

enum err
store_id_of(struct work *w, const struct type *t, struct str key, int64_t *id)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->id_of_key);
	db_bind_text(&q, ":key", key);
	*id = db_next(&q) ? q.row[0].integer : 0;
	return db_end(&q);
}
