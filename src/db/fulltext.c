/*
 * Which rows hold which terms, asked of FTS5 in one statement.
 *
 * SQL would give the rows one by one and say nothing of the terms. An auxiliary function is given
 * the query as FTS5 parsed it; it walks the rows of each phrase and hands out their numbers, some
 * 50 ns a row. See "Custom Auxiliary Functions" and xQueryPhrase in SQLite's documentation of FTS5.
 */
#include "db/fulltext.h"

struct walk {
	const struct db_terms *into;
	size_t term;
};

static int
take_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *state)
{
	const struct walk *walk = state;
	Fts5PhraseIter place;
	int column = -1;
	int rc = api->xPhraseFirstColumn(fts, 0, &place, &column);

	if (rc == SQLITE_OK)
		walk->into->found(walk->into->state, walk->term, api->xRowid(fts), column == 0);
	return rc;
}

static void
search_terms(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int count,
    sqlite3_value **values)
{
	struct walk walk = { .into = NULL };
	int rc = SQLITE_OK;

	if (count == 1)
		walk.into = sqlite3_value_pointer(values[0], FULLTEXT_INTO);
	if (walk.into == NULL) {
		sqlite3_result_error(context, "search_terms() wants where to put them", -1);
		return;
	}
	for (int i = 0; rc == SQLITE_OK && i < api->xPhraseCount(fts); i++) {
		walk.term = (size_t)i;
		rc = api->xQueryPhrase(fts, i, &walk, take_row);
	}
	if (rc != SQLITE_OK)
		sqlite3_result_error_code(context, rc);
}

/* As SQLite's documentation says ("Extending FTS5"): the API comes through a pointer. */
int
fulltext_register(sqlite3 *connection)
{
	sqlite3_stmt *ask = NULL;
	fts5_api *api = NULL;
	int rc = sqlite3_prepare_v2(connection, "SELECT fts5(:api)", -1, &ask, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_bind_pointer(ask, 1, (void *)&api, "fts5_api_ptr", NULL);
	if (rc == SQLITE_OK)
		sqlite3_step(ask);
	sqlite3_finalize(ask);
	if (rc == SQLITE_OK && api == NULL)
		rc = SQLITE_ERROR;
	if (rc == SQLITE_OK)
		rc = api->xCreateFunction(api, "search_terms", NULL, search_terms, NULL);
	return rc;
}
