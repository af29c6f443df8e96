/*
 * What a row says of other records: keys become ids.
 *
 * A key may be in the database or be brought by another row, before or after this one, of any file
 * of the import. Until that row is saved this one waits.
 */
#include <stdlib.h>

#include "exchange/intake.h"

#include "base/i18n.h"

enum { REFS_MOST = 1000, IDS_KEPT = 4096, KEY_MOST = 200, HOPS_MOST = 1000 };

struct known_id {
	uint64_t hash;
	int64_t id;
};

/* The id in the database, 0 when there is none; those met lately are remembered. */
static enum err
id_of(struct intake *in, const struct type *t, struct str key, uint64_t hash, int64_t *id)
{
	struct known_id *known;

	if (in->ids == NULL)
		in->ids = arena_take(in->job->arena, IDS_KEPT * sizeof(*in->ids));
	known = &in->ids[hash % IDS_KEPT];
	if (known->hash == hash) {
		*id = known->id;
		return ERR_OK;
	}
	TRY(store_id_of(in->work, t, key, id));
	if (*id != 0)
		*known = (struct known_id){ hash, *id };
	return ERR_OK;
}

/* *id 0: there is no such record, which is a problem. */
static enum err
find(struct intake *in, struct row *row, int column, const struct type *t, struct str key,
    int64_t *id)
{
	const uint64_t *coming;
	uint64_t hash;

	*id = 0;
	if (key.len <= KEY_MOST) {
		hash = keyset_hash(&in->coming, t, key);
		coming = keyset_get(&in->coming, hash);
		if (coming != NULL && (in->round != ROUND_APPLY || !entry_is_saved(*coming))) {
			*id = COMING;
			row->waits = true;
			return ERR_OK;
		}
		TRY(id_of(in, t, key, hash, id));
	}
	if (*id == 0 && in->unread)
		row->bad = true; /* it may stand in what could not be read */
	else if (*id == 0)
		row_problem(in, row, column, key,
		    MESSAGE("Nothing of the type {expected} has this key."), str_from(t->name));
	return ERR_OK;
}

static const struct type *
any_type(struct str name)
{
	const struct type *t = type_by_name(name);

	return t != NULL ? t : type_by_path(name);
}

/* "commitment/jo-3-7" */
static enum err
find_any(struct intake *in, struct row *row, int column, struct str cell, int64_t *id)
{
	struct str key = cell;
	struct str name = str_cut(&key, '/');
	const struct type *t = any_type(name);

	*id = 0;
	if (t != NULL && key.len > 0)
		return find(in, row, column, t, key, id);
	row_problem(in, row, column, cell,
	    MESSAGE("This does not name a record as type/key, such as commitment/jo-3-7."),
	    STR(""));
	return ERR_OK;
}

static bool
has(const struct str *keys, size_t count, struct str key)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal(keys[i], key))
			return true;
	}
	return false;
}

static enum err
find_several(struct intake *in, struct row *row, int column, const struct field *f,
    struct refs *value, bool *good)
{
	struct str rest = row->cells[column];
	size_t room = 1, count = 0;
	struct str *keys;
	int64_t *ids;

	for (size_t i = 0; i < rest.len; i++)
		room += rest.at[i] == ';';
	if (room > REFS_MOST) {
		*good = false;
		row_problem(
		    in, row, column, rest, MESSAGE("This names more than 1000 records."), STR(""));
		return ERR_OK;
	}
	ids = arena_take(in->work->arena, room * sizeof(*ids));
	keys = arena_take(in->work->arena, room * sizeof(*keys));
	*good = true;
	while (rest.len > 0) {
		struct str key = str_trim(str_cut(&rest, ';'));
		int64_t id;

		if (key.len == 0)
			continue;
		TRY(find(in, row, column, f->target, key, &id));
		*good = *good && id != 0;
		if (has(keys, count, key)) {
			*good = false;
			row_problem(in, row, column, key, MESSAGE("This is named twice."), STR(""));
		}
		keys[count] = key;
		ids[count++] = id;
	}
	*value = (struct refs){ ids, count };
	*good = *good && count > 0;
	return ERR_OK;
}

enum err
refs_read(
    struct intake *in, struct row *row, int column, const struct field *f, void *value, bool *good)
{
	struct str cell = str_trim(row->cells[column]);

	if (f->kind == &kind_refs)
		return find_several(in, row, column, f, value, good);
	if (f->kind == &kind_any)
		TRY(find_any(in, row, column, cell, value));
	else
		TRY(find(in, row, column, f->target, cell, value));
	*good = *(int64_t *)value != 0;
	return ERR_OK;
}

/* ---- Circles: a body that is part of itself, by way of others ---- */

/*
 * From a record in the database upwards, until one that the import brings (whose own row says how
 * it goes on) or the end.
 */
static enum err
note_upwards(struct intake *in, const struct type *t, size_t field, struct str key, uint64_t hash)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	void *record = arena_take(in->work->arena, t->size);
	enum err err = store_find(in->work, t, key, record);

	for (int hops = 0; err == ERR_OK && hops < HOPS_MOST; hops++) {
		struct label label;
		uint64_t next;

		if (keyset_get(&in->coming, hash) != NULL || !field_is_set(t, field, record, NULL))
			break;
		err = store_label(
		    in->work, t, *(int64_t *)field_in(&t->fields[field], record), &label);
		if (err != ERR_OK)
			break;
		next = keyset_hash(&in->coming, t, label.key);
		if (!keyset_put(&in->ways, hash, next))
			break;
		hash = next;
		err = store_find(in->work, t, label.key, record);
	}
	arena_release(in->work->arena, mark);
	if (err == ERR_NOT_FOUND) {
		in->work->fault = (struct fault){ .err = ERR_OK };
		err = ERR_OK;
	}
	return err;
}

enum err
ways_note(struct intake *in, struct row *row, size_t field)
{
	const struct type *t = row->sheet->type;
	struct str key = STR("");
	struct label label;
	uint64_t hash;

	if (row->key.len == 0 || !field_is_set(t, field, row->record, NULL))
		return ERR_OK;
	for (size_t i = 0; i < row->sheet->ncolumns; i++) {
		const struct sheet_column *c = &row->sheet->columns[i];

		if (c->role == COLUMN_FIELD && c->field == field)
			key = str_trim(row->cells[i]);
	}
	if (key.len == 0) { /* no column: what the record holds stays */
		TRY(store_label(
		    in->work, t, *(int64_t *)field_in(&t->fields[field], row->record), &label));
		key = label.key;
	}
	if (key.len > KEY_MOST)
		return ERR_OK;
	hash = keyset_hash(&in->coming, t, key);
	keyset_put(&in->ways, keyset_hash(&in->coming, t, row->key), hash);
	return note_upwards(in, t, field, key, hash);
}

/* The first row of the import that the circle goes through; there was none without the import. */
static uint64_t
first_of_circle(const struct intake *in, uint64_t at)
{
	uint64_t begin = at, first = UINT64_MAX;

	do {
		const uint64_t *coming = keyset_get(&in->coming, at);

		if (coming != NULL) {
			uint64_t entry = entry_of(entry_sheet(*coming), entry_row(*coming));

			first = entry < first ? entry : first;
		}
		at = *keyset_get(&in->ways, at);
	} while (at != begin);
	return first;
}

static int
by_row(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;

	return (x->row > y->row) - (x->row < y->row);
}

/* Every way is walked once: where a walk meets itself there is a circle. */
void
ways_check(struct intake *in)
{
	struct problems *problems = &in->job->problems;
	size_t before = problems->count;
	struct keyset walked;

	keyset_begin(&walked);
	for (size_t i = 0; i < in->ways.room; i++) {
		uint64_t at = in->ways.at[i].hash;
		const uint64_t *next = at == 0 ? NULL : &in->ways.at[i].value;

		while (next != NULL && keyset_put(&walked, at, i)) {
			at = *next;
			next = keyset_get(&in->ways, at);
		}
		if (next != NULL && *keyset_get(&walked, at) == i) {
			uint64_t first = first_of_circle(in, at);

			intake_problem(in,
			    (struct problem){ .file = in->names[entry_sheet(first)],
				.row = entry_row(first),
				.text = MESSAGE("This record is part of itself, by "
						"way of others: a circle.") });
		}
	}
	keyset_end(&walked);
	/* The table is in no order that a reader would know. */
	if (problems->count > before + 1)
		qsort(
		    problems->at + before, problems->count - before, sizeof(*problems->at), by_row);
}
