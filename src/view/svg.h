/*
 * svg -- what charts are drawn with.
 *
 * Every shape carries its light colour as an attribute and a class beside it, so that the page
 * re-themes it and a saved file stands alone. A chart that could be wider than 420 pixels is drawn
 * twice, wide and narrow, so that its text never shrinks. Whole pixels in, tenths out.
 */
#ifndef VIEW_SVG_H
#define VIEW_SVG_H

#include "view/markup.h"

enum { SVG_WIDE = 760, SVG_NARROW = 350, SVG_MAX = 512 << 10 };

/* A chart under way; begins with svg_begin. Coordinates run from the start of the line. */
struct svg {
	struct buf *out;
	const struct locale *l;
	int width;
	bool mirrored; /* from right to left: charts of counts in Arabic, never of time */
	struct str id; /* begins every id in it; unique in its page */
};

/* What a chart says to those who do not see it. */
struct svg_words {
	struct str id, title, about;
};

/* `variant` is "wide", "narrow" or "" when it is drawn once. */
struct svg svg_begin(struct buf *, const struct locale *, const struct svg_words *,
    const char *variant, int width, int height, bool mirrored);
void svg_end(struct svg *);

/* Where on the canvas: x is from the start, and stands for the box's own start. */
int svg_x(const struct svg *, int x, int width);

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };
/* In the page's direction; `class` such as "t2" with its colour, which is an attribute. */
void svg_text(struct svg *, int x, int y, enum svg_anchor, const char *class, const char *colour,
    int size, struct str);

/* Does the text fit about so many pixels? */
bool svg_fits(struct str, int width, int size);

/* As much of the text as fits about so many pixels, with an ellipsis when it is cut. */
struct str svg_fit(struct arena *, struct str, int width, int size);

#endif
