/* From layout.html by mkpage. Do not edit. */
#include "gen/pages.h"
#include "web/html.h"

#line 6 "tests/compilers/page/layout.html"
void
header_html(struct buf *out, const struct locale *l, const struct layout_view *v)
{
	(void)out, (void)l;
	buf_put(out, STR("<!doctype html>\n"
		"<html lang=\""));
#line 9 "tests/compilers/page/layout.html"
	html_attr(out, l, lang_code(l->lang));
	buf_put(out, STR("\" dir='"));
#line 9 "tests/compilers/page/layout.html"
	html_attr(out, l, lang_direction(l->lang));
	buf_put(out, STR("'>\n"
		"<head>\n"
		"<title>"));
#line 11 "tests/compilers/page/layout.html"
	html_attr(out, l, v->title);
	buf_put(out, STR(" · "));
#line 11 "tests/compilers/page/layout.html"
	html_attr(out, l, say(l, "Commitment"));
	buf_put(out, STR("</title>\n"
		"<style>p > b { content: \"</p>\" }</style>\n"
		"<script src=\"/static/"));
#line 13 "tests/compilers/page/layout.html"
	html_path(out, l, v->title);
	buf_put(out, STR(".js\"></script>\n"
		"</head>\n"
		"<body"));
#line 15 "tests/compilers/page/layout.html"
	if (v->dark)
		buf_put(out, STR(" class=\"dark\" data-dark"));
	buf_put(out, STR(">\n"
		"<main>\n"));
}

#line 18 "tests/compilers/page/layout.html"
void
footer_html(struct buf *out, const struct locale *l)
{
	(void)out, (void)l;
	buf_put(out, STR("</main>\n"
		"</body>\n"
		"</html>\n"));
}
