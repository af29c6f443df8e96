/* How a record is named and found, for a link to it. */
#include "base/json.h"
#include "store/internal.h"

enum err
store_label(struct work *w, const struct type *t, int64_t id, struct label *label)
{
	const struct field *caption = type_caption(t);
	struct db_query q;
	bool found, valid = true;

	TRY(may_read(w, t));
	*label = (struct label){ .type = t, .id = id };
	db_begin(&q, w->db, &w->fault, statements_of(t)->label);
	db_bind_integer(&q, ":id", id);
	found = db_next(&q);
	if (found) {
		label->key = arena_copy(w->arena, q.row[0].text);
		if (caption != NULL && q.row[1].type != CELL_NULL)
			valid = caption->kind->from_cells(
			    w->arena, caption, &q.row[1], &label->caption);
	}
	TRY(db_end(&q));
	if (!found)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no %s %lld", t->name, (long long)id);
	if (!valid)
		return fail_with(&w->fault, ERR_CORRUPT, "%s %lld", t->name, (long long)id);
	return ERR_OK;
}

enum err
store_label_any(struct work *w, int64_t id, struct label *label)
{
	DB_STATEMENT(type_of_record, "SELECT type FROM record WHERE id = :id");
	const struct type *t = NULL;
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &type_of_record);
	db_bind_integer(&q, ":id", id);
	if (db_next(&q))
		t = type_by_name(q.row[0].text);
	TRY(db_end(&q));
	if (t == NULL)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no record %lld", (long long)id);
	return store_label(w, t, id, label);
}
