/*
 * Prepares every SQL statement of the program on PostgreSQL, which then says what it does not
 * understand: a word only SQLite knows, a column that the schema made for it lacks, a bind whose
 * type cannot be told. Nothing is run.
 *
 * Where to connect is said by PGHOST and the like; tests/postgres/prepare.sh sees to it. One line
 * for each statement that is refused, and a closing count.
 */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

#include "db/db.h"

enum { STATEMENT_MAX = 64 << 10 };

/* NULL when the engine takes it, else what it says, good until the next call on `result`. */
static const char *
refusal(PGconn *connection, const char *sql, PGresult **result)
{
	*result = PQprepare(connection, "", sql, 0, NULL);
	if (PQresultStatus(*result) == PGRES_COMMAND_OK)
		return NULL;
	return PQresultErrorMessage(*result);
}

static bool
is_taken(PGconn *connection, const struct db_statement *statement)
{
	char numbered[STATEMENT_MAX];
	struct fault fault = { 0 };
	PGresult *result;
	const char *why;

	if (db_number_binds(&fault, statement->postgres ? statement->postgres : statement->sql,
		numbered, sizeof(numbered)) != ERR_OK) {
		printf("not ok - %s: %s\n", statement->name, fault.why);
		return false;
	}
	why = refusal(connection, numbered, &result);
	if (why != NULL)
		printf("not ok - %s: %s\n%s\n", statement->name, why, numbered);
	PQclear(result);
	return why == NULL;
}

/* Is anything looked at here at all? A statement about nothing has to be refused. */
static bool
nonsense_is_refused(PGconn *connection)
{
	PGresult *result;
	bool refused = refusal(connection, "SELECT nothing FROM nowhere WHERE a = $1", &result) !=
	    NULL;

	if (!refused)
		puts("not ok - a statement about nothing was taken");
	PQclear(result);
	return refused;
}

int
main(void)
{
	PGconn *connection = PQconnectdb("");
	int passed = 0, failed = 0;

	if (PQstatus(connection) != CONNECTION_OK) {
		fprintf(stderr, "%s", PQerrorMessage(connection));
		PQfinish(connection);
		return EXIT_FAILURE;
	}
	if (nonsense_is_refused(connection))
		passed++;
	else
		failed++;
	for (const struct db_statement *statement = db_statements_begin;
	     statement < db_statements_end; statement++) {
		if (is_taken(connection, statement))
			passed++;
		else
			failed++;
	}
	PQfinish(connection);
	printf("%d passed, %d failed\n", passed, failed);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
