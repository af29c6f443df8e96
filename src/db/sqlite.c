/*
 * The engine SQLite: one file in WAL mode, so that readers and one writer do not wait for each
 * other. Statements are prepared once a connection and kept.
 */
#include "db/fulltext.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

enum { BUSY_MILLISECONDS = 5000, BUSY_STEP_MICROSECONDS = 2000 };

struct db {
	sqlite3 *connection;
	sqlite3_stmt **prepared; /* by place in the section; NULL until first used */
	sqlite3_stmt *data_version;
};

/*
 * An import lets go of the write lock for moments only. SQLite's own waiting sleeps longer each
 * time and misses them; so here it asks every two milliseconds.
 */
static int
wait_a_little(void *unused, int times)
{
	(void)unused;
	usleep(BUSY_STEP_MICROSECONDS);
	return times < BUSY_MILLISECONDS * 1000 / BUSY_STEP_MICROSECONDS;
}

static enum err
fail(struct db *db, struct fault *fault)
{
	int code = sqlite3_errcode(db->connection);

	return fail_with(fault, code == SQLITE_BUSY ? ERR_BUSY : ERR_DATABASE, "%s",
	    sqlite3_errmsg(db->connection));
}

static enum err
check_address(struct fault *fault, const char *path, enum db_mode mode)
{
	bool exists = access(path, F_OK) == 0;

	if (str_begins(str_from(path), STR("postgresql://")) ||
	    str_begins(str_from(path), STR("postgres://")))
		return fail_with(fault, ERR_INVALID,
		    "PostgreSQL is not supported yet: give the path of an SQLite file");
	if (mode == DB_CREATE && exists)
		return fail_with(
		    fault, ERR_CONFLICT, "%s exists already; it was not touched", path);
	if (mode != DB_CREATE && !exists && strcmp(path, ":memory:") != 0)
		return fail_with(fault, ERR_NOT_FOUND,
		    "%s does not exist; `marsad init %s` makes a new observatory", path, path);
	return ERR_OK;
}

enum err
db_open(
    struct arena *a, struct fault *fault, struct str address, enum db_mode mode, struct db **out)
{
	static const char settings[] =
	    "PRAGMA foreign_keys = on;"
	    "PRAGMA synchronous = full;"
	    "PRAGMA mmap_size = 0;"
	    "PRAGMA temp_store = memory;"
	    "PRAGMA trusted_schema = off;";
	size_t statements = (size_t)(db_statements_end - db_statements_begin);
	char *path = arena_grow(a, address.at, address.len, address.len + 1);
	struct db *db = arena_take(a, sizeof(*db));
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

	*out = NULL;
	db->prepared = arena_take(a, statements * sizeof(sqlite3_stmt *));
	TRY(check_address(fault, path, mode));
	*out = db;
	if (mode == DB_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	/* Before SQLite wakes up: no threads here, so no locks, and nobody asks what it allocates.
	 */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(path, &db->connection, flags, NULL) != SQLITE_OK)
		return fail_with(
		    fault, ERR_SYSTEM, "cannot open %s: %s", path, sqlite3_errmsg(db->connection));
	sqlite3_busy_handler(db->connection, wait_a_little, NULL);
	if (fulltext_register(db->connection) != SQLITE_OK)
		return fail(db, fault);
	if (mode == DB_CREATE)
		TRY(db_run(db, fault, "PRAGMA page_size = 8192; PRAGMA journal_mode = wal"));
	TRY(db_run(db, fault, settings));
	if (mode == DB_READ)
		TRY(db_run(db, fault, "PRAGMA query_only = on; PRAGMA cache_size = -4000"));
	else
		TRY(db_run(db, fault, "PRAGMA cache_size = -64000"));
	return ERR_OK;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	for (ptrdiff_t i = 0; i < db_statements_end - db_statements_begin; i++)
		sqlite3_finalize(db->prepared[i]);
	sqlite3_finalize(db->data_version);
	sqlite3_close(db->connection);
}

enum err
db_run(struct db *db, struct fault *fault, const char *script)
{
	if (sqlite3_exec(db->connection, script, NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, fault);
	return ERR_OK;
}

enum err
db_transaction(struct db *db, struct fault *fault, enum db_mode mode)
{
	return db_run(db, fault, mode == DB_READ ? "BEGIN" : "BEGIN IMMEDIATE");
}

enum err
db_commit(struct db *db, struct fault *fault)
{
	return db_run(db, fault, "COMMIT");
}

void
db_rollback(struct db *db)
{
	if (db != NULL && sqlite3_get_autocommit(db->connection) == 0)
		sqlite3_exec(db->connection, "ROLLBACK", NULL, NULL, NULL);
}

int64_t
db_data_version(struct db *db)
{
	int64_t version = -1;

	if (db->data_version == NULL)
		sqlite3_prepare_v3(db->connection, "PRAGMA data_version", -1,
		    SQLITE_PREPARE_PERSISTENT, &db->data_version, NULL);
	if (sqlite3_step(db->data_version) == SQLITE_ROW)
		version = sqlite3_column_int64(db->data_version, 0);
	sqlite3_reset(db->data_version);
	return version;
}

/* Keeps the first error, in the words of the connection. */
static void
check(struct db_query *q, int rc)
{
	if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE && q->err == ERR_OK)
		q->err = fail(q->db, q->fault);
}

void
db_begin(
    struct db_query *q, struct db *db, struct fault *fault, const struct db_statement *statement)
{
	sqlite3_stmt **kept = &db->prepared[statement - db_statements_begin];

	q->db = db;
	q->fault = fault;
	q->err = ERR_OK;
	q->columns = 0;
	if (*kept == NULL)
		check(q,
		    sqlite3_prepare_v3(
			db->connection, statement->sql, -1, SQLITE_PREPARE_PERSISTENT, kept, NULL));
	q->statement = *kept;
	assert(q->err != ERR_OK || !sqlite3_stmt_busy(*kept)); /* no query inside itself */
}

static int
bind_index(struct db_query *q, const char *name)
{
	int index = sqlite3_bind_parameter_index(q->statement, name);

	assert(index > 0); /* the statement names no such bind */
	return index;
}

void
db_bind_integer(struct db_query *q, const char *name, int64_t value)
{
	if (q->err == ERR_OK)
		check(q, sqlite3_bind_int64(q->statement, bind_index(q, name), value));
}

void
db_bind_text(struct db_query *q, const char *name, struct str value)
{
	if (q->err == ERR_OK)
		db_bind_cell(q, bind_index(q, name), cell_text(value));
}

void
db_bind_bytes(struct db_query *q, const char *name, struct str value)
{
	if (q->err != ERR_OK)
		return;
	assert(value.len <= INT32_MAX);
	check(q,
	    sqlite3_bind_blob(q->statement, bind_index(q, name), value.len == 0 ? "" : value.at,
		(int)value.len, SQLITE_STATIC));
}

void
db_bind_cell(struct db_query *q, int position, struct cell cell)
{
	if (q->err != ERR_OK)
		return;
	switch (cell.type) {
	case CELL_NULL: check(q, sqlite3_bind_null(q->statement, position)); return;
	case CELL_INTEGER:
		check(q, sqlite3_bind_int64(q->statement, position, cell.integer));
		return;
	case CELL_TEXT:
		assert(cell.text.len <= INT32_MAX);
		check(q,
		    sqlite3_bind_text(q->statement, position,
			cell.text.len == 0 ? "" : cell.text.at, (int)cell.text.len, SQLITE_STATIC));
		return;
	}
}

/* By way of the value, which is looked up once; without threads nobody else can touch it. */
static struct cell
cell_of(sqlite3_stmt *s, int column)
{
	sqlite3_value *v = sqlite3_column_value(s, column);
	struct str text;

	switch (sqlite3_value_type(v)) {
	case SQLITE_NULL: return cell_null();
	case SQLITE_INTEGER: return cell_integer(sqlite3_value_int64(v));
	case SQLITE_BLOB: text.at = sqlite3_value_blob(v); break;
	default: text.at = (const char *)sqlite3_value_text(v);
	}
	text.len = (size_t)sqlite3_value_bytes(v);
	return cell_text(text);
}

enum err
db_terms_find(struct db *db, struct fault *fault, const struct db_statement *statement,
    struct str query, const struct db_terms *into)
{
	struct db_query q;

	db_begin(&q, db, fault, statement);
	db_bind_text(&q, ":query", query);
	if (q.err == ERR_OK)
		check(&q,
		    sqlite3_bind_pointer(q.statement, bind_index(&q, ":into"),
			(void *)(uintptr_t)into, FULLTEXT_INTO, NULL));
	return db_do(&q);
}

int64_t
db_written(struct db *db)
{
	return sqlite3_total_changes64(db->connection);
}

bool
db_next(struct db_query *q)
{
	sqlite3_stmt *s = q->statement;
	int rc;

	if (q->err != ERR_OK)
		return false;
	rc = sqlite3_step(s);
	check(q, rc);
	if (rc != SQLITE_ROW)
		return false;
	q->columns = sqlite3_column_count(s);
	assert(q->columns <= DB_COLUMNS_MAX);
	for (int i = 0; i < q->columns; i++)
		q->row[i] = cell_of(s, i);
	return true;
}

enum err
db_end(struct db_query *q)
{
	if (q->statement != NULL) {
		sqlite3_reset(q->statement);
		sqlite3_clear_bindings(q->statement);
	}
	return q->err;
}

enum err
db_do(struct db_query *q)
{
	(void)db_next(q);
	return db_end(q);
}
