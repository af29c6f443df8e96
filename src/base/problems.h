/*
 * problems -- what is wrong with something a person gave: all of it, not the first of it.
 *
 * A form and an import file are checked to the end, and every mistake is told with where it is
 * (row and column of a file, or the field of a form), what was found there, and what to do. The
 * text is an English message, said in the reader's language where it is shown. Past the cap the
 * mistakes are only counted.
 */
#ifndef BASE_PROBLEMS_H
#define BASE_PROBLEMS_H

#include "base/arena.h"

enum { PROBLEMS_MAX = 1000, PROBLEM_VALUE_MAX = 200 };

struct problem {
	struct str file;   /* "" when there is none */
	long row;          /* the line of the file as a spreadsheet counts it; 0: not of a row */
	struct str column; /* as the file or the form names it; "" when it is the whole row */
	struct str value;  /* as found, cut to PROBLEM_VALUE_MAX bytes at a character */
	const char *text;  /* a message; may hold {expected} */
	struct str expected;
};

struct problems {
	struct arena *arena;
	struct problem *at;
	size_t count, room; /* kept */
	size_t total;       /* found */
};

static inline struct problems
problems_new(struct arena *a)
{
	return (struct problems){ .arena = a };
}

/* Everything given is copied but the text, which is a literal. */
void problems_add(struct problems *, struct problem);

#endif
