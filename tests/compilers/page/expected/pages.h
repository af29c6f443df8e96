/* From the templates by mkpage. Do not edit. */
#ifndef GEN_PAGES_H
#define GEN_PAGES_H

#include "gen/catalogue.h"
#include "web/html.h"

#line 1 "tests/compilers/page/layout.html"
/* What stands around every page. */
struct layout_view {
	struct str title;
	bool dark;
};

#line 1 "tests/compilers/page/all.html"
/* Every place that a value can stand in. */
#line 3 "tests/compilers/page/all.html"
struct all_view {
	struct layout_view head; /* { braces } in a comment */
	struct str text;
	struct date day;
	int64_t number;
	size_t count;
	struct markup chart;
	bool on;
};

#line 12 "tests/compilers/page/all.html"
void all_html(struct buf *out, const struct locale *l, const struct all_view *v);
#line 6 "tests/compilers/page/layout.html"
void header_html(struct buf *out, const struct locale *l, const struct layout_view *v);
#line 18 "tests/compilers/page/layout.html"
void footer_html(struct buf *out, const struct locale *l);

#endif
