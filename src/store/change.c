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
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/internal.h"

enum { TIDY_MOST = 300 }; /* rows a slice: well under 100 ms */

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
DB_STATEMENT(present_settled, "UPDATE present SET pending = 0 WHERE pending = :n");
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

/* Beside the file itself, whatever it was called: two names of one file have one lock. */
static enum err
take_lock(struct work *w, struct str address, int *lock)
{
	const char *given = arena_grow(w->arena, address.at, address.len, address.len + 1);
	struct buf path = buf_new(w->arena, PATH_MAX + sizeof("-import"));
	char real[PATH_MAX];

	*lock = -1;
	if (str_equal(address, STR(":memory:")))
		return ERR_OK;
	if (realpath(given, real) == NULL)
		return fail_with(&w->fault, ERR_SYSTEM, "cannot find %s", given);
	buf_put(&path, str_from(real));
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

static enum err
begin_slice(struct work *w, struct change *c, int64_t expected)
{
	int64_t pending = -1;
	enum err err;

	TRY(db_transaction(w->db, &w->fault, DB_WRITE));
	err = read_present(w, &c->serial, &pending);
	if (err == ERR_OK && pending != expected)
		err = fail_with(&w->fault, ERR_CONFLICT, "change %lld is pending, not %lld",
		    (long long)pending, (long long)expected);
	if (err != ERR_OK)
		db_rollback(w->db);
	return err;
}

/* What is written by a change that is not the pending one would be seen at once. */
enum err
change_slice(struct work *w, struct change *c)
{
	return begin_slice(w, c, c->id);
}

enum err
change_slice_end(struct work *w, struct change *c)
{
	enum err err = set_present(w, &present_serial, c->serial);
	bool more;

	if (err == ERR_OK)
		err = search_merge(w, &more);
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
		err = begin_slice(w, c, 0);
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
	return set_present(w, &present_settled, c->id);
}

/* ---- What a change ended ---- */

/* Calls for each row version that the change ended, a bounded number in each transaction. */
static enum err
each_ended(struct work *w, const struct type *t, int64_t change,
    enum err (*act)(struct work *, const struct type *, int64_t seq))
{
	int64_t after = 0;
	size_t count;

	do {
		int64_t seqs[TIDY_MOST];
		struct db_query q;

		count = 0;
		TRY(db_transaction(w->db, &w->fault, DB_WRITE));
		db_begin(&q, w->db, &w->fault, statements_of(t)->ended);
		db_bind_integer(&q, ":change", change);
		db_bind_integer(&q, ":after", after);
		db_bind_integer(&q, ":most", TIDY_MOST);
		while (db_next(&q))
			seqs[count++] = q.row[0].integer;
		TRY(db_end(&q));
		for (size_t i = 0; i < count; i++)
			TRY(act(w, t, seqs[i]));
		TRY(db_commit(w->db, &w->fault));
		after = count > 0 ? seqs[count - 1] : after;
	} while (count == TIDY_MOST);
	return ERR_OK;
}

static enum err
forget_words(struct work *w, const struct type *t, int64_t seq)
{
	(void)t;
	return search_forget(w, seq);
}

static enum err
reopen(struct work *w, const struct type *t, int64_t seq)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->close);
	db_bind_cell(&q, 1, cell_null()); /* :until */
	db_bind_integer(&q, ":seq", seq);
	return db_do(&q);
}

/* What nobody sees any longer is found no more. */
static enum err
tidy(struct work *w, const struct change *c)
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (c->altered > 0 && (c->touched >> (*t)->number & 1) != 0)
			TRY(each_ended(w, *t, c->id, forget_words));
	}
	return c->touched != 0 ? search_settle(w) : ERR_OK;
}

/*
 * Once it is seen it has happened: what tidying leaves behind is seen by nobody, and goes when the
 * search index is made anew.
 */
enum err
change_publish(struct work *w, struct change *c)
{
	enum err err = change_slice(w, c);

	if (err == ERR_OK)
		err = publish_now(w, c);
	if (err == ERR_OK)
		err = change_slice_end(w, c);
	if (err != ERR_OK || tidy(w, c) != ERR_OK)
		db_rollback(w->db);
	give_lock(c);
	return err;
}

/* ---- Undoing ---- */

/* An identifier that another change brought before stays. */
static enum err
forget_addresses(struct work *w, int64_t id, int64_t change)
{
	DB_STATEMENT(address_delete, "DELETE FROM address WHERE record = :id AND since = :change");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &address_delete);
	db_bind_integer(&q, ":id", id);
	db_bind_integer(&q, ":change", change);
	return db_do(&q);
}

static enum err
forget_record(struct work *w, int64_t id)
{
	DB_STATEMENT(record_delete, "DELETE FROM record WHERE id = :id");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &record_delete);
	db_bind_integer(&q, ":id", id);
	return db_do(&q);
}

static enum err
forget_version(struct work *w, const struct type *t, const int64_t row[3], int64_t change)
{
	int64_t seq = row[0], id = row[1], version = row[2];
	struct db_query q;

	TRY(links_forget(w, seq));
	TRY(search_forget(w, seq));
	db_begin(&q, w->db, &w->fault, statements_of(t)->forget);
	db_bind_integer(&q, ":seq", seq);
	TRY(db_do(&q));
	TRY(forget_addresses(w, id, change));
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
		TRY(forget_version(w, t, rows[i], change));
	return ERR_OK;
}

/* First what it brought, then what it ended lives again; readers see neither happen. */
static enum err
undo_type(struct work *w, const struct type *t, int64_t change)
{
	size_t count;

	do {
		TRY(db_transaction(w->db, &w->fault, DB_WRITE));
		TRY(forget_some(w, t, change, &count));
		TRY(db_commit(w->db, &w->fault));
	} while (count == TIDY_MOST);
	return each_ended(w, t, change, reopen);
}

static enum err
undo_all(struct work *w, const struct change *c)
{
	for (const struct type *const *t = types; *t != NULL; t++)
		TRY(undo_type(w, *t, c->id));
	TRY(db_transaction(w->db, &w->fault, DB_WRITE));
	TRY(close_change(w, c, "undone"));
	TRY(set_present(w, &present_settled, c->id));
	TRY(db_commit(w->db, &w->fault));
	return search_settle(w);
}

/* What is pending no more was published, or undone by another that took it for a crash. */
enum err
change_undo(struct work *w, struct change *c)
{
	int64_t serial, pending = 0;
	enum err err;

	db_rollback(w->db);
	err = read_present(w, &serial, &pending);
	if (err == ERR_OK && pending == c->id)
		err = undo_all(w, c);
	if (err != ERR_OK)
		db_rollback(w->db);
	give_lock(c);
	return err;
}
