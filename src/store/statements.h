/* statements -- what every record type can be asked in SQL; written by mkcat. For store/ only. */
#ifndef STORE_STATEMENTS_H
#define STORE_STATEMENTS_H

#include "db/db.h"

struct type_statements {
	/* Of what can be seen now; rows as record_read takes them. */
	const struct db_statement *by_id, *by_key, *all, *count, *label;

	/* :seq, :id, :key, :version, :since, then the cells of the fields, in this order. */
	const struct db_statement *insert;

	/* The latest version whether seen or not: seq, since, then as a record. */
	const struct db_statement *current;
	const struct db_statement *id_of_key, *key_of_id; /* likewise: id; key */
	const struct db_statement *close; /* :until of :seq, in this order; NULL: it lives again */

	const struct db_statement *history; /* since, until, then as a record */
	const struct db_statement
	    *brought;                      /* seq, id, version that :change brought, :after a seq */
	const struct db_statement *ended;  /* seq, id that :change ended, :after a seq */
	const struct db_statement *forget; /* :seq */

	/* Every record in the order of its last change: id, then a cell for each field of
	 * `scanned`, which ends with the number of fields: its value, or why there is none (see
	 * facets_scan.c). */
	const struct db_statement *scan;
	const unsigned char *scanned;
	const struct db_statement *names; /* in the same order: id, key, caption or NULL */
	const struct db_statement *since; /* the change that brought what is seen of :id */

	/* By field: those that name :id there; NULL where the catalogue says no `reverse`. */
	const struct db_statement *const *reverse;
};

extern const struct type_statements type_statements[]; /* by the type's number */

#endif
