/* Saves records: each save that differs is a new version, and the old one ends with the change. */
#include <assert.h>

#include "store/internal.h"

/* The latest version of a record, seen or not; seq 0: there is none. */
struct latest {
	int64_t seq, version;
	bool same; /* holds what is to be saved */
};

static bool
same_cells(const struct cell *a, const struct cell *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!cell_equal(a[i], b[i]))
			return false;
	}
	return true;
}

/* Columns of the row are seq, since, id, key, version, then the cells. */
static enum err
find_latest(struct work *w, const struct type *t, int64_t id, const struct cell *cells,
    struct latest *latest)
{
	enum { BEFORE = 5 };
	struct db_query q;

	*latest = (struct latest){ .seq = 0 };
	db_begin(&q, w->db, &w->fault, statements_of(t)->current);
	db_bind_integer(&q, ":id", id);
	if (db_next(&q)) {
		latest->seq = q.row[0].integer;
		latest->version = q.row[4].integer;
		latest->same = same_cells(&q.row[BEFORE], cells, t->ncolumns - 3);
	}
	return db_end(&q);
}

static enum err
close_version(struct work *w, const struct type *t, int64_t seq, int64_t change)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->close);
	db_bind_integer(&q, ":until", change);
	db_bind_integer(&q, ":seq", seq);
	return db_do(&q);
}

static enum err
insert_version(struct work *w, const struct change *c, const struct type *t, const void *record,
    int64_t seq, const struct cell *cells)
{
	struct db_query q;
	int position = 1;

	db_begin(&q, w->db, &w->fault, statements_of(t)->insert);
	db_bind_cell(&q, position++, cell_integer(seq));
	db_bind_cell(&q, position++, cell_integer(record_id(record)));
	db_bind_cell(&q, position++, cell_text(record_key(t, record)));
	db_bind_cell(&q, position++, cell_integer(record_version(t, record)));
	db_bind_cell(&q, position++, cell_integer(c->id));
	for (size_t i = 0; i < t->ncolumns - 3; i++)
		db_bind_cell(&q, position++, cells[i]);
	return db_do(&q);
}

static enum err
register_record(struct work *w, const struct type *t, int64_t id)
{
	DB_STATEMENT(record_insert, "INSERT INTO record (id, type) VALUES (:id, :type)");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &record_insert);
	db_bind_integer(&q, ":id", id);
	db_bind_text(&q, ":type", str_from(t->name));
	return db_do(&q);
}

static enum err
put_address(
    struct work *w, const struct change *c, const struct type *t, struct str key, int64_t id)
{
	DB_STATEMENT(address_insert,
	    "INSERT INTO address (type, key, record, since)"
	    " VALUES (:type, :key, :record, :since) ON CONFLICT DO NOTHING");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &address_insert);
	db_bind_text(&q, ":type", str_from(t->name));
	db_bind_text(&q, ":key", key);
	db_bind_integer(&q, ":record", id);
	db_bind_integer(&q, ":since", c->id);
	return db_do(&q);
}

static enum err
put_aliases(struct work *w, const struct change *c, const struct type *t, const void *record)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->alias && field_is_set(t, i, record, NULL))
			TRY(put_address(w, c, t,
			    key_lower(w->arena, *(const struct str *)field_of(f, record)),
			    record_id(record)));
	}
	return ERR_OK;
}

static void
set_identity(const struct type *t, void *record, int64_t id, int64_t version)
{
	*(int64_t *)record = id;
	*(int64_t *)((char *)record + t->version_at) = version;
}

enum err
store_save(struct work *w, struct change *c, const struct type *t, void *record, enum saved *saved)
{
	struct cell cells[TYPE_COLUMNS_MAX];
	struct latest latest = { .seq = 0 };
	int64_t id, seq;

	assert(key_is_valid(record_key(t, record)) && t->ncolumns <= TYPE_COLUMNS_MAX);
	if (w->role < t->write)
		return fail_with(
		    &w->fault, ERR_DENIED, "role %u may not write %s", w->role, t->name);
	record_cells(w->arena, t, record, cells);
	TRY(store_id_of(w, t, record_key(t, record), &id));
	if (id != 0)
		TRY(find_latest(w, t, id, cells, &latest));
	*saved = SAVED_NOTHING;
	if (latest.same) {
		set_identity(t, record, id, latest.version);
		return ERR_OK;
	}
	seq = ++c->serial;
	if (id == 0) {
		id = ++c->serial;
		TRY(register_record(w, t, id));
	}
	if (latest.seq != 0)
		TRY(close_version(w, t, latest.seq, c->id));
	set_identity(t, record, id, latest.version + 1);
	TRY(insert_version(w, c, t, record, seq, cells));
	TRY(links_put(w, seq, t, record));
	TRY(put_aliases(w, c, t, record));
	TRY(search_put(w, seq, t, record));
	*saved = latest.version == 0 ? SAVED_NEW : SAVED_VERSION;
	*(latest.version == 0 ? &c->created : &c->altered) += 1;
	c->touched |= (uint64_t)1 << t->number;
	return ERR_OK;
}
