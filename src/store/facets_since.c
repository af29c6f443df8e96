/* When a record became what it is now. */
#include "store/facets_index.h"

enum err
store_since(struct work *w, const struct type *t, int64_t id, struct change_note *change)
{
	struct db_query q;
	int64_t since = 0;

	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->since);
	db_bind_integer(&q, ":id", id);
	if (db_next(&q))
		since = q.row[0].integer;
	TRY(db_end(&q));
	if (since == 0)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no %s %lld", t->name, (long long)id);
	return change_load(w, since, change);
}
