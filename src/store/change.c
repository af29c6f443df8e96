/*
 * Changes: what begins and ends the versions of records.
 *
 * One change at a time is pending; `present.pending` names it, and the views leave out what it
 * brought and keep what it ended. Publishing is one short transaction that clears `pending`. A
 * process that dies leaves the change pending: nothing of it is ever seen, and the next one that
 * begins undoes it first. Who may begin is settled by a lock on a file beside the database, which
 * the system gives back when its holder dies.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/internal.h"

enum { TIDY_MOST = 500 }; /* rows a slice: well under 100 ms */

static enum err
set_present(struct work *w, const struct db_statement *statement, int64_t n)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statement);
	db_bind_integer(&q, ":n", n);
	return db_do(&q);
}

DB_STATEMENT(present_serial, "UPDATE present SET serial = :n");
DB_STATEMENT(present_pending, "UPDATE present SET pending = :n");
DB_STATEMENT(present_latest, "UPDATE present SET latest = :n");

static enum err
read_present(struct work *w, int64_t *serial, int64_t *pending)
{
	DB_STATEMENT(present_read, "SELECT serial, pending FROM present");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &present_read);
	if (db_next(&q)) {
		*serial = q.row[0].integer;
		*pending = q.row[1].integer;
	}
	return db_end(&q);
}

static enum err
take_lock(struct work *w, struct str address, int *lock)
{
	struct buf path = buf_new(w->arena, address.len + 16);

	*lock = -1;
	if (str_equal(address, STR(":memory:")))
		return ERR_OK;
	buf_put(&path, address);
	buf_put(&path, (struct str){ "-import", sizeof("-import") });
	*lock = open(path.at, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (*lock < 0)
		return fail_with(&w->fault, ERR_SYSTEM, "cannot open %s", path.at);
	if (flock(*lock, LOCK_EX | LOCK_NB) != 0) {
		close(*lock);
		*lock = -1;
		return fail_with(&w->fault, ERR_BUSY,
		    "another import is under way; try again when it has ended");
	}
	return ERR_OK;
}

static void
give_lock(struct change *c)
{
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
}

enum err
change_slice(struct work *w, struct change *c)
{
	int64_t pending;

	TRY(db_transaction(w->db, &w->fault, DB_WRITE));
	return read_present(w, &c->serial, &pending);
}

enum err
change_slice_end(struct work *w, struct change *c)
{
	enum err err = set_present(w, &present_serial, c->serial);

	if (err == ERR_OK)
		err = db_commit(w->db, &w->fault);
	if (err != ERR_OK)
		db_rollback(w->db);
	return err;
}

static enum err
insert_change(struct work *w, struct change *c, const char *kind, struct str label)
{
	DB_STATEMENT(change_insert,
	    "INSERT INTO change (id, at, kind, label, state, created, altered)"
	    " VALUES (:id, :at, :kind, :label, 'pending', 0, 0)");
	char now[CLOCK_ISO_MAX];
	struct db_query q;

	c->id = ++c->serial;
	db_begin(&q, w->db, &w->fault, &change_insert);
	db_bind_integer(&q, ":id", c->id);
	db_bind_text(&q, ":at", clock_iso(now));
	db_bind_text(&q, ":kind", str_from(kind));
	db_bind_text(&q, ":label", label);
	TRY(db_do(&q));
	return set_present(w, &present_pending, c->id);
}

enum err
change_begin(
    struct work *w, struct str address, const char *kind, struct str label, struct change *c)
{
	int64_t serial, pending = 0;
	enum err err;

	*c = (struct change){ .lock = -1 };
	TRY(take_lock(w, address, &c->lock));
	err = read_present(w, &serial, &pending);
	if (err == ERR_OK && pending != 0) {
		struct change left = { .id = pending, .lock = -1 };

		err = change_undo(w, &left);
	}
	if (err == ERR_OK)
		err = change_slice(w, c);
	if (err == ERR_OK)
		err = insert_change(w, c, kind, label);
	if (err == ERR_OK)
		err = change_slice_end(w, c);
	if (err != ERR_OK) {
		db_rollback(w->db);
		give_lock(c);
	}
	return err;
}

/* ---- Publishing ---- */

static enum err
touch(struct work *w, const struct change *c)
{
	DB_STATEMENT(touched_put,
	    "INSERT INTO touched (type, change) VALUES (:type, :change)"
	    " ON CONFLICT (type) DO UPDATE SET change = excluded.change");

	for (const struct type *const *t = types; *t != NULL; t++) {
		struct db_query q;

		if ((c->touched >> (*t)->number & 1) == 0)
			continue;
		db_begin(&q, w->db, &w->fault, &touched_put);
		db_bind_text(&q, ":type", str_from((*t)->name));
		db_bind_integer(&q, ":change", c->id);
		TRY(db_do(&q));
	}
	return ERR_OK;
}

static enum err
close_change(struct work *w, const struct change *c, const char *state)
{
	DB_STATEMENT(change_close,
	    "UPDATE change SET state = :state, created = :created,"
	    " altered = :altered WHERE id = :id");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &change_close);
	db_bind_text(&q, ":state", str_from(state));
	db_bind_integer(&q, ":created", c->created);
	db_bind_integer(&q, ":altered", c->altered);
	db_bind_integer(&q, ":id", c->id);
	return db_do(&q);
}

static enum err
publish_now(struct work *w, struct change *c)
{
	TRY(touch(w, c));
	TRY(close_change(w, c, c->touched == 0 ? "undone" : "published"));
	if (c->touched != 0)
		TRY(set_present(w, &present_latest, c->id));
	return set_present(w, &present_pending, 0);
}

/* What the change ended is found no more; in slices, for nobody sees it any longer. */
static enum err
tidy_search(struct work *w, const struct change *c, const struct type *t)
{
	int64_t after = 0;
	size_t count;

	do {
		int64_t seqs[TIDY_MOST];
		struct db_query q;

		count = 0;
		TRY(db_transaction(w->db, &w->fault, DB_WRITE));
		db_begin(&q, w->db, &w->fault, statements_of(t)->ended);
		db_bind_integer(&q, ":change", c->id);
		db_bind_integer(&q, ":after", after);
		db_bind_integer(&q, ":most", TIDY_MOST);
		while (db_next(&q))
			seqs[count++] = q.row[0].integer;
		TRY(db_end(&q));
		for (size_t i = 0; i < count; i++)
			TRY(search_forget(w, seqs[i]));
		TRY(db_commit(w->db, &w->fault));
		after = count > 0 ? seqs[count - 1] : after;
	} while (count == TIDY_MOST);
	return ERR_OK;
}

enum err
change_publish(struct work *w, struct change *c)
{
	enum err err = change_slice(w, c);

	if (err == ERR_OK)
		err = publish_now(w, c);
	if (err == ERR_OK)
		err = change_slice_end(w, c);
	for (const struct type *const *t = types; *t != NULL && err == ERR_OK; t++) {
		if (c->altered > 0 && (c->touched >> (*t)->number & 1) != 0)
			err = tidy_search(w, c, *t);
	}
	if (err != ERR_OK)
		db_rollback(w->db);
	give_lock(c);
	return err;
}

/* ---- Undoing ---- */

static enum err
forget_record(struct work *w, int64_t id)
{
	DB_STATEMENT(record_delete, "DELETE FROM record WHERE id = :id");
	DB_STATEMENT(address_delete, "DELETE FROM address WHERE record = :id");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &record_delete);
	db_bind_integer(&q, ":id", id);
	TRY(db_do(&q));
	db_begin(&q, w->db, &w->fault, &address_delete);
	db_bind_integer(&q, ":id", id);
	return db_do(&q);
}

static enum err
forget_version(struct work *w, const struct type *t, int64_t seq, int64_t id, int64_t version)
{
	struct db_query q;

	TRY(links_forget(w, seq));
	TRY(search_forget(w, seq));
	db_begin(&q, w->db, &w->fault, statements_of(t)->forget);
	db_bind_integer(&q, ":seq", seq);
	TRY(db_do(&q));
	return version == 1 ? forget_record(w, id) : ERR_OK;
}

static enum err
forget_some(struct work *w, const struct type *t, int64_t change, size_t *count)
{
	int64_t rows[TIDY_MOST][3];
	struct db_query q;

	*count = 0;
	db_begin(&q, w->db, &w->fault, statements_of(t)->brought);
	db_bind_integer(&q, ":change", change);
	db_bind_integer(&q, ":after", change);
	db_bind_integer(&q, ":most", TIDY_MOST);
	for (; db_next(&q); ++*count) {
		for (int i = 0; i < 3; i++)
			rows[*count][i] = q.row[i].integer;
	}
	TRY(db_end(&q));
	for (size_t i = 0; i < *count; i++)
		TRY(forget_version(w, t, rows[i][0], rows[i][1], rows[i][2]));
	return ERR_OK;
}

static enum err
reopen_all(struct work *w, const struct type *t, int64_t change)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->reopen);
	db_bind_integer(&q, ":change", change);
	return db_do(&q);
}

/* First what it brought, in slices; then what it ended lives again, in one. */
static enum err
undo_type(struct work *w, const struct type *t, int64_t change)
{
	size_t count;

	do {
		TRY(db_transaction(w->db, &w->fault, DB_WRITE));
		TRY(forget_some(w, t, change, &count));
		TRY(db_commit(w->db, &w->fault));
	} while (count == TIDY_MOST);
	TRY(db_transaction(w->db, &w->fault, DB_WRITE));
	TRY(reopen_all(w, t, change));
	return db_commit(w->db, &w->fault);
}

static enum err
undo_all(struct work *w, struct change *c)
{
	for (const struct type *const *t = types; *t != NULL; t++)
		TRY(undo_type(w, *t, c->id));
	TRY(db_transaction(w->db, &w->fault, DB_WRITE));
	TRY(close_change(w, c, "undone"));
	TRY(set_present(w, &present_pending, 0));
	return db_commit(w->db, &w->fault);
}

enum err
change_undo(struct work *w, struct change *c)
{
	enum err err;

	db_rollback(w->db);
	err = undo_all(w, c);
	if (err != ERR_OK)
		db_rollback(w->db);
	give_lock(c);
	return err;
}
