/* fulltext -- SQLite's full-text index (FTS5), for the engine alone. */
#ifndef DB_FULLTEXT_H
#define DB_FULLTEXT_H

#include <sqlite3.h>

#include "db/db.h"

/* The kind of pointer that search_terms() takes: a struct db_terms. */
#define FULLTEXT_INTO "db_terms"

/*
 * Gives the connection the SQL function search_terms(TABLE, :into): it hands every row of every
 * phrase of the query to :into, on the first row it is asked for. SQLITE_OK, or SQLite's code.
 */
int fulltext_register(sqlite3 *);

#endif
