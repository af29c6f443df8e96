/*
 * timeline -- steps on an axis of time: when they were due, first and then, and what happened.
 *
 * Time runs from left to right in every language. The original due date stays visible beside a
 * revised one. A date known by its month or year stands at its last day, a start at its first.
 */
#ifndef VIEW_TIMELINE_H
#define VIEW_TIMELINE_H

#include "view/svg.h"

enum timeline_end {
	TIMELINE_OPEN,   /* not due yet, or nothing to be drawn behind the due date */
	TIMELINE_DONE,   /* completed; a mark where the date is known, or else at the due date */
	TIMELINE_LATE,   /* a dashed line of lateness until `until` */
	TIMELINE_UNKNOWN /* a dotted line of not knowing until `until` */
};

struct timeline_row {
	struct str name, note;
	struct date start, due, revised, completed; /* any may be unset; without `due`: no marks */
	enum timeline_end end;
	bool late; /* completed late: the line of lateness runs to the completion */
};

struct timeline {
	const struct timeline_row *rows;
	size_t count;
	struct date due; /* of the whole; unset: no line */
	struct str due_label, today_label;
	struct date today;
};

/* Nothing when no row has a due date. */
struct markup timeline_draw(
    struct arena *, const struct locale *, const struct svg_words *, const struct timeline *);

#endif
