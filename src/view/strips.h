/*
 * strips -- one box a commitment, in rows: what a rater found of each plan.
 *
 * Counts are printed, percentages are not: of eleven commitments there are none. Boxes run in the
 * order given, from the start of the line, and wrap when there are many. What is not known is
 * drawn dashed and counted like everything else.
 */
#ifndef VIEW_STRIPS_H
#define VIEW_STRIPS_H

#include "gen/catalogue.h"
#include "view/svg.h"

struct strip_part {
	enum level_shade shade;
	int64_t n;
	struct str label;
};

struct strip {
	struct str name, note, more; /* whose, and what is to be said of it; more may be "" */
	const struct strip_part *parts;
	size_t nparts;
};

struct markup strips_draw(struct arena *, const struct locale *, const struct svg_words *,
    const struct strip *, size_t count);

/* One box as a key of the chart; `id` is unique in the page. */
struct markup strips_key(struct arena *, struct str id, enum level_shade);

#endif
