/*
 * db -- one interface to two engines. Only store/ includes this header.
 *
 * A statement is constant text with named binds (:like_this), declared once with DB_STATEMENT, so
 * that every statement of the program can be found and tried on both engines. A query runs from
 * db_begin to db_end; the first error stays in it, makes everything between do nothing, and is
 * returned by db_end, so that the code between reads straight down. Never TRY() in between.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/arena.h"
#include "base/cell.h"
#include "base/err.h"

enum { DB_COLUMNS_MAX = 200 };

struct db_statement {
	const char *name, *sql;
	const char *postgres; /* where it must be said otherwise there; else NULL */
	const void *unused;   /* keeps the size a power of two: they stand in a row in memory */
};

/* Statements gather in a section of the program of their own: from begin to end. */
#define DB_STATEMENT_TWICE(id, sqlite, other) \
	static const struct db_statement id \
	    __attribute__((used, section("db_statements"))) = { #id, sqlite, other, NULL }
#define DB_STATEMENT(id, text) DB_STATEMENT_TWICE(id, text, NULL)

extern const struct db_statement db_statements_begin[] __asm__("__start_db_statements");
extern const struct db_statement db_statements_end[] __asm__("__stop_db_statements");

struct db;

struct db_query {
	struct db *db;
	struct fault *fault;
	enum err err;                    /* the first that arose */
	void *statement;                 /* the engine's */
	struct cell row[DB_COLUMNS_MAX]; /* good until the next db_next or db_end */
	int columns;                     /* in a row, once there was one */
};

enum db_mode {
	DB_READ,  /* must exist; nothing can be written */
	DB_WRITE, /* must exist */
	DB_CREATE /* must not exist */
};

/*
 * Opens the observatory at an address: the path of an SQLite file. To be closed even when opening
 * failed (*db is then NULL or closable). The arena outlives it: that of the process.
 */
MUST_USE enum err db_open(
    struct arena *, struct fault *, struct str address, enum db_mode, struct db **);
void db_close(struct db *);

/* Runs a script of statements that give no rows: a schema, a migration, a fixture. */
MUST_USE enum err db_run(struct db *, struct fault *, const char *script);

/*
 * Between them everything is seen as it was at the first, or written at once or not at all.
 * DB_READ for a page; DB_WRITE waits for other writers, ERR_BUSY when that takes too long.
 */
MUST_USE enum err db_transaction(struct db *, struct fault *, enum db_mode);
MUST_USE enum err db_commit(struct db *, struct fault *);
void db_rollback(struct db *); /* nothing when there is no transaction */

void db_begin(struct db_query *, struct db *, struct fault *, const struct db_statement *);
void db_bind_integer(struct db_query *, const char *name, int64_t);
void db_bind_text(struct db_query *, const char *name, struct str);  /* not copied: keep it */
void db_bind_bytes(struct db_query *, const char *name, struct str); /* not copied: keep it */
void db_bind_cell(struct db_query *, int position, struct cell);     /* from 1, as first named */
bool db_next(struct db_query *);                                     /* is there another row? */
MUST_USE enum err db_end(struct db_query *);

/* For a statement that gives no rows: db_next once, then db_end. */
MUST_USE enum err db_do(struct db_query *);

/* ---- Full text ---- */

/*
 * Called for each term and each row that holds it: term by term, the rows of a term in ascending
 * order. first: does it stand in the first column too?
 */
struct db_terms {
	void (*found)(void *state, size_t term, int64_t row, bool first);
	void *state;
};

/*
 * Which rows of a full-text index hold which terms. The statement binds :query, terms in the
 * engine's own syntax joined by OR, and :into.
 */
MUST_USE enum err db_terms_find(struct db *, struct fault *, const struct db_statement *,
    struct str query, const struct db_terms *);

/* Rows that this connection ever wrote, those of the index's own tables included. */
int64_t db_written(struct db *);

/* Changes whenever another connection has written something. Cheap: asked for every few requests.
 */
int64_t db_data_version(struct db *);

/*
 * ":name" becomes $1, $2 … by first appearance, as PostgreSQL wants it; text in quotes is left
 * alone. ERR_TOO_BIG when it does not fit.
 */
MUST_USE enum err db_number_binds(struct fault *, const char *sql, char *out, size_t room);

#endif
