/* What changed: the changes, the versions of one record, what one change brought. */
#include "store/internal.h"

/* The columns of a change as take_note reads them. */
#define CHANGE_COLUMNS "id, at, kind, label, created, altered"

static struct change_note
take_note(struct arena *a, const struct cell *row)
{
	return (struct change_note){ .id = row[0].integer,
		.at = arena_copy(a, row[1].text),
		.kind = arena_copy(a, row[2].text),
		.label = arena_copy(a, row[3].text),
		.created = row[4].integer,
		.altered = row[5].integer };
}

enum err
change_load(struct work *w, int64_t id, struct change_note *note)
{
	DB_STATEMENT(change_by_id, "SELECT " CHANGE_COLUMNS " FROM change WHERE id = :id");
	struct db_query q;
	bool found;

	db_begin(&q, w->db, &w->fault, &change_by_id);
	db_bind_integer(&q, ":id", id);
	found = db_next(&q);
	if (found)
		*note = take_note(w->arena, q.row);
	TRY(db_end(&q));
	if (!found)
		return fail_with(&w->fault, ERR_CORRUPT, "no change %lld", (long long)id);
	return ERR_OK;
}

enum err
store_changes(struct work *w, size_t most, struct change_note **list, size_t *count)
{
	DB_STATEMENT(changes_latest,
	    "SELECT " CHANGE_COLUMNS
	    " FROM change"
	    " WHERE state = 'published' ORDER BY id DESC LIMIT :most");
	struct db_query q;
	size_t room = 0;

	*list = NULL;
	*count = 0;
	w->reads |= ~(uint64_t)0; /* any change at all alters this list */
	db_begin(&q, w->db, &w->fault, &changes_latest);
	db_bind_integer(&q, ":most", (int64_t)most);
	while (db_next(&q)) {
		*list = room_for(w->arena, *list, *count, &room, sizeof(**list));
		(*list)[(*count)++] = take_note(w->arena, q.row);
	}
	return db_end(&q);
}

enum err
store_history(
    struct work *w, const struct type *t, int64_t id, struct version **list, size_t *count)
{
	enum { BEFORE = 2 }; /* since and until stand before the record */
	struct db_query q;
	bool valid = true;
	size_t room = 0;

	*list = NULL;
	*count = 0;
	TRY(may_read(w, t));
	db_begin(&q, w->db, &w->fault, statements_of(t)->history);
	db_bind_integer(&q, ":id", id);
	while (valid && db_next(&q)) {
		struct version *v;

		*list = room_for(w->arena, *list, *count, &room, sizeof(**list));
		v = &(*list)[(*count)++];
		v->change.id = q.row[0].integer;
		v->record = arena_take(w->arena, t->size);
		valid = record_read(w->arena, t, q.row + BEFORE, v->record);
	}
	TRY(db_end(&q));
	if (!valid)
		return fail_with(
		    &w->fault, ERR_CORRUPT, "a version of %s %lld", t->name, (long long)id);
	for (size_t i = 0; i < *count; i++)
		TRY(change_load(w, (*list)[i].change.id, &(*list)[i].change));
	return ERR_OK;
}

static enum err
brought_of(struct work *w, const struct type *t, int64_t change, size_t most, struct brought **list,
    size_t *count, size_t *room)
{
	size_t first = *count;
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->brought);
	db_bind_integer(&q, ":change", change);
	db_bind_integer(&q, ":after", change);
	db_bind_integer(&q, ":most", (int64_t)(most - *count));
	while (db_next(&q)) {
		*list = room_for(w->arena, *list, *count, room, sizeof(**list));
		(*list)[*count].label.id = q.row[1].integer;
		(*list)[(*count)++].version = q.row[2].integer;
	}
	TRY(db_end(&q));
	for (size_t i = first; i < *count; i++) {
		/* Gone meanwhile: nothing to link to. */
		if (store_label(w, t, (*list)[i].label.id, &(*list)[i].label) != ERR_OK)
			(*list)[i].label = (struct label){ .type = t, .id = (*list)[i].label.id };
	}
	return ERR_OK;
}

enum err
store_brought(struct work *w, int64_t change, size_t most, struct brought **list, size_t *count)
{
	DB_STATEMENT(
	    change_published, "SELECT id FROM change WHERE id = :id AND state = 'published'");
	struct db_query q;
	size_t room = 0;
	bool published;

	*list = NULL;
	*count = 0;
	db_begin(&q, w->db, &w->fault, &change_published);
	db_bind_integer(&q, ":id", change);
	published = db_next(&q);
	TRY(db_end(&q));
	if (!published)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no change %lld", (long long)change);
	for (const struct type *const *t = types; *t != NULL && *count < most; t++) {
		if (w->role >= (*t)->read)
			TRY(brought_of(w, *t, change, most, list, count, &room));
	}
	return ERR_OK;
}
