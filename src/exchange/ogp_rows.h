/* ogp_rows -- a row of the Open Government Partnership's data set, as rows of our types. */
#ifndef EXCHANGE_OGP_ROWS_H
#define EXCHANGE_OGP_ROWS_H

#include "exchange/ogp.h"

enum { LINE_CELLS = 24 };

/* The types that a row can bring, each as a sheet whose columns differ by row. */
enum ogp_sheet {
	SHEET_ACTOR,
	SHEET_TAG,
	SHEET_PLAN,
	SHEET_SCALE,
	SHEET_LEVEL,
	SHEET_COMMITMENT,
	SHEET_RATING,
	OGP_SHEETS
};

struct ogp {
	struct str file;
	int fd;
	int columns[OGP_CELLS]; /* where each stands in the file; NO_COLUMN */
	struct str *headers;    /* as the file has them */
	size_t nheaders;
	struct ogp_names names;
	struct sheet sheets[OGP_SHEETS];
	struct sheet_column bound[OGP_SHEETS][LINE_CELLS];
	struct str cells[OGP_SHEETS][LINE_CELLS];
};

/* What the file's columns need before its first row: scales and their levels, the rater. */
MUST_USE enum err ogp_rows_first(struct intake *, struct ogp *);

/* The key of the country with this name; "" when none is known. */
struct str ogp_country(const struct ogp *, struct arena *, struct str name);
/*
 * Under which name the country of an identifier such as JO0048 is noted; "" for any other. The
 * letters are the partnership's own: Morocco's are MO.
 */
struct str ogp_prefix(struct arena *, struct str id);

MUST_USE enum err ogp_rows(struct intake *, struct ogp *, const struct str *cells, long row);

#endif
