/* Makes, opens and closes an observatory; snapshots; what the visible records are now. */
#include "store/internal.h"

extern const char schema_sqlite[]; /* gen/schema.c */

enum err
store_create(struct arena *a, struct fault *fault, struct str address)
{
	struct db *db;
	enum err err = db_open(a, fault, address, DB_CREATE, &db);

	if (err == ERR_OK)
		err = db_transaction(db, fault, DB_WRITE);
	if (err == ERR_OK)
		err = db_run(db, fault, schema_sqlite);
	if (err == ERR_OK)
		err = db_commit(db, fault);
	db_close(db);
	return err;
}

enum err
store_open(struct arena *a, struct work *w, struct str address, enum store_mode mode)
{
	DB_STATEMENT(site_is_there, "SELECT serial FROM present");
	struct db_query q;
	bool there;

	w->search = search_open(a);
	TRY(db_open(a, &w->fault, address, mode == STORE_READ ? DB_READ : DB_WRITE, &w->db));
	db_begin(&q, w->db, &w->fault, &site_is_there);
	there = db_next(&q);
	if (db_end(&q) != ERR_OK || !there)
		return fail_with(
		    &w->fault, ERR_INVALID, "%.*s is no observatory of Marsad", STR_ARG(address));
	return ERR_OK;
}

void
store_close(struct work *w)
{
	search_close(w->search);
	w->search = NULL;
	db_close(w->db);
	w->db = NULL;
}

enum err
store_snapshot(struct work *w)
{
	return db_transaction(w->db, &w->fault, DB_READ);
}

void
store_snapshot_end(struct work *w)
{
	db_rollback(w->db);
}

int64_t
store_version(struct work *w)
{
	return db_data_version(w->db);
}

enum err
store_moment(struct work *w, struct store_moment *m)
{
	DB_STATEMENT(moment_latest, "SELECT latest FROM present");
	DB_STATEMENT(moment_touched, "SELECT type, change FROM touched");
	struct db_query q;

	*m = (struct store_moment){ 0 };
	db_begin(&q, w->db, &w->fault, &moment_latest);
	if (db_next(&q))
		m->latest = q.row[0].integer;
	TRY(db_end(&q));
	db_begin(&q, w->db, &w->fault, &moment_touched);
	while (db_next(&q)) {
		const struct type *t = type_by_name(q.row[0].text);

		if (t != NULL)
			m->touched[t->number] = q.row[1].integer;
	}
	return db_end(&q);
}
