/* The table `link`: the way back of fields that hold several records. */
#include "store/internal.h"

static enum err
put_one(struct work *w, int64_t seq, struct str field, int64_t target)
{
	DB_STATEMENT(link_insert,
	    "INSERT INTO link (seq, field, target)"
	    " VALUES (:seq, :field, :target) ON CONFLICT DO NOTHING");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &link_insert);
	db_bind_integer(&q, ":seq", seq);
	db_bind_text(&q, ":field", field);
	db_bind_integer(&q, ":target", target);
	return db_do(&q);
}

enum err
links_put(struct work *w, int64_t seq, const struct type *t, const void *record)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		const struct refs *refs = field_of(f, record);
		struct buf name = buf_new(w->arena, 200);

		if (f->kind != &kind_refs || !field_is_set(t, i, record, NULL))
			continue;
		buf_put(&name, str_from(t->name));
		buf_put(&name, STR("."));
		buf_put(&name, str_from(f->name));
		for (size_t r = 0; r < refs->count; r++)
			TRY(put_one(w, seq, (struct str){ name.at, name.len }, refs->at[r]));
	}
	return ERR_OK;
}

enum err
links_forget(struct work *w, int64_t seq)
{
	DB_STATEMENT(link_delete, "DELETE FROM link WHERE seq = :seq");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &link_delete);
	db_bind_integer(&q, ":seq", seq);
	return db_do(&q);
}
