/*
 * bars -- a few counts compared, one bar each, from the start of the line.
 *
 * For an aside: one width, never wider than a phone. A count that is not known has no bar, but a
 * dashed outline and its word.
 */
#ifndef VIEW_BARS_H
#define VIEW_BARS_H

#include "view/svg.h"

struct bar {
	struct str name;
	struct str unknown; /* what stands there instead of a bar; "" when the count is known */
	int64_t n;
	bool current; /* the one that the page is about */
};

struct markup bars_draw(struct arena *, const struct locale *, const struct svg_words *,
    const struct bar *, size_t count);

#endif
