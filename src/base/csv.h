/*
 * csv -- reading and writing comma-separated files as spreadsheets do.
 *
 * A stream: one row is in memory at a time, however large the file. A cell keeps its bytes as they
 * are between its quotes; nothing is trimmed. Rows are counted as a spreadsheet counts them: a
 * cell with line ends in it is still one row, an empty line is one too. Lines end with LF, CRLF or
 * CR. A UTF-8 byte-order mark is passed over. The separator is the one of comma, semicolon and tab
 * that the first line has most of: spreadsheets set to French write semicolons.
 *
 * What is not in order ends the reading with CSV_BAD, a row and a message. What a person writes by
 * hand is forgiven where it can mean one thing only: a quote within an unquoted cell is a quote.
 * RFC 4180 is the format.
 *
 * Why not libcsv: it tells neither the row nor where an open quote began, has no limit to a cell,
 * and calls back for every cell, where the callers here want the rows of two files in turn.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdint.h>

#include "base/buf.h"

enum {
	CSV_CELL_MAX = 1 << 20, /* bytes */
	CSV_ROW_MAX = 4 << 20,
	CSV_CELLS_MAX = 1000,
};

enum csv_got { CSV_ROW, CSV_END, CSV_BAD };

struct csv {
	struct str *cells; /* of the row that was read; good until the next */
	size_t count;
	long row;     /* from 1 */
	int64_t done; /* bytes of the file read so far */

	/* After CSV_BAD: where and what. */
	long bad_row;
	size_t bad_cell; /* from 0; CSV_CELLS_MAX: the whole row */
	struct str bad_value;
	const char *why; /* a message */

	/* Its own. */
	int fd;
	char separator; /* 0: not known yet */
	char *in, *text;
	size_t in_at, in_len, text_len;
	size_t *starts; /* of each cell in text; one more: where the last ends */
	bool failed, over;
};

/* Begins to read at the file's start; the descriptor stays the caller's. The arena holds rows. */
void csv_begin(struct arena *, struct csv *, int fd);

/* The next row. An empty line is a row with one empty cell. */
enum csv_got csv_next(struct csv *);

/* Is every cell of the row empty? */
bool csv_is_blank(const struct csv *);

/*
 * A cell as a CSV file holds it, quoted where it must be. guard: what a spreadsheet would take for
 * a formula (a beginning = + - @, tab or CR) gets a ' in front, and so does what already looks
 * guarded, so that csv_unguard gives back exactly what was written.
 */
void csv_put(struct buf *, struct str cell, bool guard);
struct str csv_unguard(struct str cell);

#endif
