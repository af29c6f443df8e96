/*
 * The search index as records are written: the words of every row version that can be seen or
 * will be.
 *
 * The index learns no words (words_learn): what stands in it depends on the record and on the
 * field's vocabulary alone, so that a rebuilt index equals the one it replaces, and a phrase is
 * stemmed alike in both. Readings of unknown words are all asked for instead (words_readings).
 */
#include "store/search_index.h"

enum { WORDS_ARENA_MAX = 32 << 20, COLUMN_MAX = 32 << 20, PLACE_HOPS = 4 };

/*
 * Pages of 4 KB merged at a time: about 20 ms. A slice of an import writes fewer, so that segments
 * do not pile up while it runs.
 */
enum { MERGE_PAGES = 400 };

struct search *
search_open(struct arena *a)
{
	return arena_take(a, sizeof(struct search));
}

void
search_close(struct search *s)
{
	if (s == NULL)
		return;
	if (s->words != NULL)
		words_close(s->words);
	if (s->arena != NULL)
		arena_free(s->arena);
	if (s->map.arena != NULL)
		arena_free(s->map.arena);
	if (s->cache != NULL)
		arena_free(s->cache);
	memset(s, 0, sizeof(*s));
}

struct words *
search_words(struct search *s)
{
	if (s->words == NULL) {
		s->arena = arena_new(WORDS_ARENA_MAX);
		s->words = words_open(s->arena);
	}
	return s->words;
}

enum words_latin
search_latin(enum lang lang)
{
	struct str stemmer;

	if (lang == LANG_COUNT) /* a text of no language */
		return WORDS_PLAIN;
	stemmer = str_from(languages[lang].stemmer);
	if (str_equal(stemmer, STR("french")))
		return WORDS_FRENCH;
	return str_equal(stemmer, STR("english")) ? WORDS_ENGLISH : WORDS_PLAIN;
}

/* ---- The words of a record ---- */

/* Texts stand apart, so that no phrase is found across two of them. */
static void
put_words(struct words *words, enum lang lang, struct str text, struct buf *out)
{
	if (text.len == 0)
		return;
	if (out->len > 0)
		buf_put(out, STR(" · "));
	words_index(words, search_latin(lang), text, out);
}

static void
put_field(struct words *words, const struct field *f, const void *value, struct buf *out)
{
	const struct i18n *texts = value;

	if (f->kind != &kind_i18n) {
		put_words(words, LANG_COUNT, *(const struct str *)value, out);
		return;
	}
	for (enum lang lang = 0; lang < LANG_COUNT; lang++)
		put_words(words, lang, texts->in[lang], out);
}

static bool
is_searched(const struct type *t)
{
	for (size_t i = 0; i < t->nfields; i++) {
		if (t->fields[i].search)
			return true;
	}
	return false;
}

/* ---- Where it belongs ---- */

/* Does a record of this type lead to a country within so many steps? By which field? */
static bool
leads_home(const struct type *t, int hops, size_t *field)
{
	size_t on;

	for (size_t i = 0; i < t->nfields; i++) {
		if (t->fields[i].kind == &kind_ref && t->fields[i].target == &country_type) {
			*field = i;
			return true;
		}
	}
	for (size_t i = 0; hops > 0 && i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->kind == &kind_ref && f->target != t && is_searched(f->target) &&
		    leads_home(f->target, hops - 1, &on)) {
			*field = i;
			return true;
		}
	}
	return false;
}

static int64_t
place_of(const struct type *t, const void *record)
{
	size_t field;

	if (t == &country_type)
		return record_id(record);
	if (!leads_home(t, PLACE_HOPS, &field) || !field_is_set(t, field, record, NULL))
		return 0;
	return *(const int64_t *)field_of(&t->fields[field], record);
}

/* ---- Writing ---- */

static enum err
put_row(struct work *w, int64_t seq, const struct type *t, const void *record)
{
	DB_STATEMENT(search_row_insert,
	    "INSERT INTO search_row (seq, type, record, place)"
	    " VALUES (:seq, :type, :record, :place)");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &search_row_insert);
	db_bind_integer(&q, ":seq", seq);
	db_bind_text(&q, ":type", str_from(t->name));
	db_bind_integer(&q, ":record", record_id(record));
	db_bind_integer(&q, ":place", place_of(t, record));
	return db_do(&q);
}

static enum err
put_texts(struct work *w, int64_t seq, const struct buf *title, const struct buf *body)
{
	DB_STATEMENT_TWICE(search_insert,
	    "INSERT INTO search (rowid, title, body) VALUES (:seq, :title, :body)",
	    "INSERT INTO search (seq, title, body) VALUES (:seq, :title, :body)");
	struct str title_text, body_text;
	struct db_query q;

	TRY(buf_done(title, &w->fault, &title_text));
	TRY(buf_done(body, &w->fault, &body_text));
	if (title_text.len + body_text.len == 0)
		return ERR_OK;
	db_begin(&q, w->db, &w->fault, &search_insert);
	db_bind_integer(&q, ":seq", seq);
	db_bind_text(&q, ":title", title_text);
	db_bind_text(&q, ":body", body_text);
	return db_do(&q);
}

enum err
search_put(struct work *w, int64_t seq, const struct type *t, const void *record)
{
	struct arena_mark mark = arena_mark(w->arena);
	struct buf title = buf_new(w->arena, COLUMN_MAX), body = buf_new(w->arena, COLUMN_MAX);
	enum err err;

	if (!is_searched(t))
		return ERR_OK;
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->search && field_is_set(t, i, record, NULL))
			put_field(search_words(w->search), f, field_of(f, record),
			    f->caption ? &title : &body);
	}
	err = put_row(w, seq, t, record);
	if (err == ERR_OK)
		err = put_texts(w, seq, &title, &body);
	arena_release(w->arena, mark);
	return err;
}

enum err
search_forget(struct work *w, int64_t seq)
{
	DB_STATEMENT(search_row_delete, "DELETE FROM search_row WHERE seq = :seq");
	DB_STATEMENT_TWICE(search_delete, "DELETE FROM search WHERE rowid = :seq",
	    "DELETE FROM search WHERE seq = :seq");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &search_row_delete);
	db_bind_integer(&q, ":seq", seq);
	TRY(db_do(&q));
	db_begin(&q, w->db, &w->fault, &search_delete);
	db_bind_integer(&q, ":seq", seq);
	return db_do(&q);
}

/* ---- Merging ---- */

/* SQLite's documentation: a step that wrote fewer than two rows had nothing to do. */
enum err
search_merge(struct work *w, bool *more)
{
	DB_STATEMENT_TWICE(search_merge_some,
	    "INSERT INTO search (search, rank) VALUES ('merge', :pages)",
	    "SELECT CAST(:pages AS bigint)");
	int64_t before = db_written(w->db);
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &search_merge_some);
	db_bind_integer(&q, ":pages", MERGE_PAGES);
	TRY(db_do(&q));
	*more = db_written(w->db) - before >= 2;
	return ERR_OK;
}

enum err
search_settle(struct work *w)
{
	bool more = true;

	while (more) {
		TRY(db_transaction(w->db, &w->fault, DB_WRITE));
		TRY(search_merge(w, &more));
		TRY(db_commit(w->db, &w->fault));
	}
	return ERR_OK;
}
