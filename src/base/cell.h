/*
 * cell -- one value as a database knows it.
 *
 * The neutral ground between kinds (record/), which know what a value means, and engines (db/),
 * which know how to store it. There are no other types on purpose: a date is text, money is two
 * cells, a yes-or-no is an integer.
 */
#ifndef BASE_CELL_H
#define BASE_CELL_H

#include <stdint.h>

#include "base/str.h"

enum cell_type { CELL_NULL, CELL_INTEGER, CELL_TEXT };

struct cell {
	enum cell_type type;
	int64_t integer;
	struct str text; /* a view of the engine's row: copy what must outlive it */
};

static inline struct cell
cell_null(void)
{
	return (struct cell){ .type = CELL_NULL };
}

static inline struct cell
cell_integer(int64_t n)
{
	return (struct cell){ .type = CELL_INTEGER, .integer = n };
}

static inline struct cell
cell_text(struct str text)
{
	return (struct cell){ .type = CELL_TEXT, .text = text };
}

static inline bool
cell_equal(struct cell a, struct cell b)
{
	if (a.type != b.type)
		return false;
	if (a.type == CELL_INTEGER)
		return a.integer == b.integer;
	return a.type == CELL_NULL || str_equal(a.text, b.text);
}

#endif
