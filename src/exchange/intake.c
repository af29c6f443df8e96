/* The rounds of an import, and the change that its last one writes. */
#include "exchange/intake.h"

#include <time.h>

#include "base/clock.h"
#include "base/i18n.h"

enum {
	SLICE_MS = 80,  /* a slice ends after this long */
	PAUSE_MS = 3,   /* and then leaves others so long to write */
	TELL_MS = 100,  /* between two calls of the watcher */
	LOOK_AFTER = 8, /* rows between two looks at the clock: well under a millisecond */
};

static int64_t
now_ms(void)
{
	return clock_microseconds() / 1000;
}

static void
pause_ms(long ms)
{
	struct timespec t = { .tv_nsec = ms * 1000000 };

	nanosleep(&t, NULL);
}

void
intake_problem(struct intake *in, struct problem p)
{
	if (in->round == ROUND_CHECK)
		problems_add(&in->job->problems, p);
}

void
sheet_bind(struct sheet *s)
{
	bool given[TYPE_FIELDS_MAX][LANG_COUNT] = { { false } };

	s->key_column = s->missing_column = NO_COLUMN;
	s->partial = false;
	for (size_t i = 0; i < TYPE_FIELDS_MAX; i++)
		s->part_columns[i] = NO_COLUMN;
	for (size_t i = 0; i < s->ncolumns; i++) {
		const struct sheet_column *c = &s->columns[i];

		if (c->role == COLUMN_KEY)
			s->key_column = (int)i;
		else if (c->role == COLUMN_MISSING)
			s->missing_column = (int)i;
		else
			given[c->field][c->lang] = true;
		for (size_t k = 0; k < s->type->nkey_fields && c->role == COLUMN_FIELD; k++) {
			if (s->type->key_fields[k] == c->field)
				s->part_columns[k] = (int)i;
		}
	}
	for (size_t i = 0; i < s->type->nfields; i++) {
		int langs = s->type->fields[i].kind == &kind_i18n ? LANG_COUNT : 1;

		for (int lang = 0; lang < langs; lang++)
			s->partial = s->partial || !given[i][lang];
	}
}

void
sheet_number(struct intake *in, struct sheet *s)
{
	s->number = in->sheets++;
	in->names = arena_grow(in->job->arena, in->names, s->number * sizeof(struct str),
	    in->sheets * sizeof(struct str));
	in->names[s->number] = s->file;
}

bool
intake_setting(struct intake *in, struct str name, struct str value)
{
	struct given_setting *setting;

	for (setting = in->settings; setting != NULL; setting = setting->before) {
		if (str_equal(setting->name, name))
			return false;
	}
	setting = arena_take(in->job->arena, sizeof(*setting));
	setting->name = arena_copy(in->job->arena, name);
	setting->value = arena_copy(in->job->arena, value);
	setting->before = in->settings;
	in->settings = setting;
	in->nsettings++;
	return true;
}

/* ---- Slices ---- */

static enum err
begin_slice(struct intake *in)
{
	if (in->in_slice)
		return ERR_OK;
	TRY(change_slice(in->work, &in->change));
	in->in_slice = true;
	in->slice_began = now_ms();
	return ERR_OK;
}

static enum err
end_slice(struct intake *in)
{
	if (!in->in_slice)
		return ERR_OK;
	in->in_slice = false;
	return change_slice_end(in->work, &in->change);
}

enum err
intake_step(struct intake *in, int64_t bytes)
{
	const struct watcher *watcher = &in->job->watcher;
	int64_t now;

	in->done_bytes += bytes;
	if (++in->steps % LOOK_AFTER != 0)
		return ERR_OK;
	now = now_ms();
	if (in->in_slice && now - in->slice_began >= SLICE_MS) {
		TRY(end_slice(in));
		pause_ms(PAUSE_MS);
	}
	if (watcher->step == NULL || now - in->told < TELL_MS)
		return ERR_OK;
	in->told = now;
	if (!watcher->step(watcher->state, in->what, in->done_bytes, in->total_bytes))
		return fail_with(
		    &in->work->fault, ERR_CONFLICT, MESSAGE("stopped; nothing was changed"));
	return ERR_OK;
}

/* ---- One row in each round ---- */

static void
note_implied(struct intake *in, const struct row *row)
{
	struct import *job = in->job;

	if (job->implied_total++ >= IMPLIED_MAX)
		return;
	if (job->implied == NULL)
		job->implied = arena_take(job->arena, IMPLIED_MAX * sizeof(*job->implied));
	job->implied[job->nimplied++] = (struct implied){ .type = row->sheet->type,
		.key = arena_copy(job->arena, row->key),
		.file = row->sheet->file,
		.row = row->number };
}

/* The entry of the row's key; NULL when the row has none or it is another row's. */
static uint64_t *
own_entry(struct intake *in, const struct row *row)
{
	uint64_t *entry;

	if (row->key.len == 0)
		return NULL;
	entry = keyset_get(&in->coming, keyset_hash(&in->coming, row->sheet->type, row->key));
	if (entry == NULL || entry_sheet(*entry) != row->sheet->number ||
	    entry_row(*entry) != row->number)
		return NULL;
	return entry;
}

static enum err
note_key(struct intake *in, const struct row *row)
{
	const struct type *t = row->sheet->type;
	int64_t id = 0;
	uint64_t hash;

	if (row->key.len == 0)
		return ERR_OK;
	hash = keyset_hash(&in->coming, t, row->key);
	if (row->sheet->implied && keyset_get(&in->coming, hash) == NULL) {
		TRY(store_id_of(in->work, t, row->key, &id));
		if (id == 0)
			note_implied(in, row);
	}
	if (id == 0)
		keyset_put(&in->coming, hash, entry_of(row->sheet->number, row->number));
	return ERR_OK;
}

static void
tell_duplicate(struct intake *in, struct row *row)
{
	const uint64_t *first = keyset_get(
	    &in->coming, keyset_hash(&in->coming, row->sheet->type, row->key));
	struct buf where = buf_new(in->work->arena, 4096);

	if (first == NULL)
		return; /* of a row that could not be read in the first round */
	if (entry_sheet(*first) != row->sheet->number) {
		buf_put(&where, in->names[entry_sheet(*first)]);
		buf_put(&where, STR(" "));
	}
	buf_printf(&where, "%ld", entry_row(*first));
	row_problem(in, row, row->sheet->key_column, row->key,
	    MESSAGE("This key stands twice; first in row {expected}."),
	    (struct str){ where.at, where.len });
}

static enum err
check(struct intake *in, struct row *row)
{
	uint64_t *entry = own_entry(in, row);

	if (row->sheet->implied && entry != NULL && (*entry >> ENTRY_CHECKED & 1) != 0)
		return ERR_OK; /* named twice in one row */
	if (entry != NULL)
		*entry |= (uint64_t)1 << ENTRY_CHECKED;
	else if (row->key.len > 0)
		tell_duplicate(in, row);
	in->job->counts[row->sheet->type->number].rows++;
	return row_read(in, row);
}

static enum err
apply(struct intake *in, struct row *row)
{
	const struct type *t = row->sheet->type;
	struct import_count *count = &in->job->counts[t->number];
	uint64_t *entry = own_entry(in, row);
	enum saved saved;

	if (entry == NULL)
		return fail_with(&in->work->fault, ERR_CONFLICT,
		    "row %ld of a file changed while it was read; nothing was changed",
		    row->number);
	if (entry_is_saved(*entry))
		return ERR_OK;
	TRY(begin_slice(in));
	TRY(row_read(in, row));
	if (row->bad)
		return fail_with(&in->work->fault, ERR_CONFLICT,
		    "row %ld changed while it was read; nothing was changed", row->number);
	if (row->waits) {
		in->waiting++;
		return ERR_OK;
	}
	TRY(store_save(in->work, &in->change, t, row->record, &saved));
	*entry |= (uint64_t)1 << ENTRY_SAVED;
	in->saved++;
	count->created += saved == SAVED_NEW;
	count->altered += saved == SAVED_VERSION;
	count->same += saved == SAVED_NOTHING;
	return ERR_OK;
}

enum err
intake_row(struct intake *in, struct sheet *s, const struct str *cells, long number)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	struct row row = { .sheet = s, .cells = cells, .number = number };
	enum err err = row_key(in, &row);

	if (err == ERR_OK && in->round == ROUND_KEYS)
		err = note_key(in, &row);
	else if (err == ERR_OK && s->implied && own_entry(in, &row) == NULL)
		err = ERR_OK; /* there, or first named by another row */
	else if (err == ERR_OK)
		err = in->round == ROUND_CHECK ? check(in, &row) : apply(in, &row);
	arena_release(in->work->arena, mark);
	return err;
}

/* ---- The whole ---- */

static enum err
look(struct intake *in, void *state)
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		int64_t count;

		TRY(store_count(in->work, *t, &count));
		in->is_new[(*t)->number] = count == 0;
	}
	in->round = ROUND_KEYS;
	in->what = MESSAGE("Reading");
	in->done_bytes = 0;
	TRY(in->job->format->feed(in, state));
	in->round = ROUND_CHECK;
	in->what = MESSAGE("Checking");
	in->done_bytes = 0;
	TRY(in->job->format->feed(in, state));
	ways_check(in);
	return ERR_OK;
}

static enum err
write_all(struct intake *in, void *state)
{
	in->round = ROUND_APPLY;
	in->what = MESSAGE("Saving");
	do {
		in->done_bytes = 0;
		in->saved = in->waiting = 0;
		TRY(in->job->format->feed(in, state));
		TRY(end_slice(in));
	} while (in->waiting > 0 && in->saved > 0);
	if (in->waiting > 0)
		return fail_with(&in->work->fault, ERR_CONFLICT,
		    "%lld records name each other in a circle", (long long)in->waiting);
	return ERR_OK;
}

/* Undoing must not lose why it came to that. */
static enum err
undo(struct intake *in, enum err err)
{
	struct fault fault = in->work->fault;
	enum err undone = change_undo(in->work, &in->change);

	if (undone != ERR_OK)
		return undone;
	in->work->fault = fault;
	return err;
}

static enum err
write_change(struct intake *in, void *state)
{
	struct import *job = in->job;
	enum err err;

	TRY(change_begin(in->work, job->address, "import", job->label, &in->change));
	job->change = in->change.id;
	err = write_all(in, state);
	if (err != ERR_OK) {
		job->change = 0;
		return undo(in, err);
	}
	TRY(change_publish(in->work, &in->change));
	if (in->change.touched == 0)
		job->change = 0; /* nothing differed: no trace is left */
	for (const struct given_setting *s = in->settings; s != NULL; s = s->before) {
		TRY(store_set(in->work, s->name, s->value));
		job->settings++;
	}
	return ERR_OK;
}

static enum err
run(struct intake *in, void *state)
{
	enum err err = store_snapshot(in->work);

	if (err == ERR_OK)
		err = look(in, state);
	store_snapshot_end(in->work);
	if (err != ERR_OK || in->job->problems.total > 0 || in->job->dry_run)
		return err;
	return write_change(in, state);
}

enum err
import_run(struct import *job, const struct str *paths, size_t count)
{
	struct intake in = {
		.job = job, .work = job->work, .round = ROUND_CHECK, .change = { .lock = -1 }
	};
	void *state = NULL;
	enum err err;

	job->problems = problems_new(job->arena);
	keyset_begin(&in.coming);
	keyset_begin(&in.ways);
	err = job->format->open(&in, paths, count, &state);
	if (err == ERR_OK && job->problems.total == 0)
		err = run(&in, state);
	if (state != NULL)
		job->format->close(state);
	keyset_end(&in.coming);
	keyset_end(&in.ways);
	return err;
}
