/* From all.html by mkpage. Do not edit. */
#include "gen/pages.h"
#include "web/html.h"

#line 12 "tests/compilers/page/all.html"
void
all_html(struct buf *out, const struct locale *l, const struct all_view *v)
{
	(void)out, (void)l;
#line 13 "tests/compilers/page/all.html"
 header_html(out, l, &v->head);
	buf_put(out, STR("<h1 title=\""));
#line 15 "tests/compilers/page/all.html"
	html_attr(out, l, v->text);
	buf_put(out, STR("\" class=plain>"));
#line 15 "tests/compilers/page/all.html"
	html_text(out, l, v->text);
	buf_put(out, STR("</h1>\n"
		"<p>"));
#line 16 "tests/compilers/page/all.html"
	html_text(out, l, v->day);
	buf_put(out, STR(" "));
#line 16 "tests/compilers/page/all.html"
	html_text(out, l, v->number);
	buf_put(out, STR(" "));
#line 16 "tests/compilers/page/all.html"
	html_text(out, l, v->count);
	buf_put(out, STR(" "));
#line 16 "tests/compilers/page/all.html"
	html_markup(out, v->chart);
	buf_put(out, STR(" "));
#line 16 "tests/compilers/page/all.html"
	html_text(out, l, say(l, "Milestones"));
#line 16 "tests/compilers/page/all.html"
	html_text(out, l, v->text);
	buf_put(out, STR("</p>\n"
		"<p title=\""));
#line 17 "tests/compilers/page/all.html"
	html_attr(out, l, say(l, "Commitment"));
	buf_put(out, STR("\" data-day=\""));
#line 17 "tests/compilers/page/all.html"
	html_attr(out, l, v->day);
	buf_put(out, STR("\" data-number=\""));
#line 17 "tests/compilers/page/all.html"
	html_attr(out, l, v->number);
	buf_put(out, STR("\">a &lt; b > c</p>\n"
		"<a href=\""));
#line 18 "tests/compilers/page/all.html"
	html_url(out, l, v->text);
	buf_put(out, STR("\">whole</a> <a href=\""));
#line 18 "tests/compilers/page/all.html"
	html_url(out, l, v->text);
	buf_put(out, STR("?page="));
#line 18 "tests/compilers/page/all.html"
	html_query(out, l, v->number);
	buf_put(out, STR("#"));
#line 18 "tests/compilers/page/all.html"
	html_query(out, l, v->day);
	buf_put(out, STR("\">begun</a>\n"
		"<a href=\"/"));
#line 19 "tests/compilers/page/all.html"
	html_path(out, l, lang_code(l->lang));
	buf_put(out, STR("/x/"));
#line 19 "tests/compilers/page/all.html"
	html_path(out, l, v->text);
	buf_put(out, STR("/"));
#line 19 "tests/compilers/page/all.html"
	html_path(out, l, v->number);
	buf_put(out, STR("?q="));
#line 19 "tests/compilers/page/all.html"
	html_query(out, l, v->text);
	buf_put(out, STR("&amp;p="));
#line 19 "tests/compilers/page/all.html"
	html_query(out, l, v->count);
	buf_put(out, STR("\">a</a>\n"
		"<a href=\"https://example.org/"));
#line 20 "tests/compilers/page/all.html"
	html_path(out, l, v->text);
	buf_put(out, STR("\""));
#line 20 "tests/compilers/page/all.html"
	if (v->on)
		buf_put(out, STR(" aria-current=\"page\""));
	buf_put(out, STR(">a</a>\n"
		"<img src=\"/a.png\" alt=\"\" srcset=\"/"));
#line 21 "tests/compilers/page/all.html"
	html_path(out, l, v->text);
	buf_put(out, STR(".png 1x, /b/"));
#line 21 "tests/compilers/page/all.html"
	html_path(out, l, v->text);
	buf_put(out, STR(".png 2x\">\n"
		"<a href=\"mailto:"));
#line 22 "tests/compilers/page/all.html"
	html_path(out, l, v->text);
	buf_put(out, STR("?subject="));
#line 22 "tests/compilers/page/all.html"
	html_query(out, l, v->text);
	buf_put(out, STR("\">a</a>\n"
		"<input name=\"a\""));
#line 23 "tests/compilers/page/all.html"
	if ((v->on ? v->count : 0) > 1)
		buf_put(out, STR(" checked"));
	buf_put(out, STR(" value=\""));
#line 23 "tests/compilers/page/all.html"
	html_attr(out, l, v->text);
	buf_put(out, STR("\">\n"
		"<textarea name=\"b\">\n"));
#line 24 "tests/compilers/page/all.html"
	html_attr(out, l, v->text);
	buf_put(out, STR("</textarea><br>\n"
		"<svg viewBox=\"0 0 "));
#line 25 "tests/compilers/page/all.html"
	html_attr(out, l, v->number);
	buf_put(out, STR(" 10\"><title>"));
#line 25 "tests/compilers/page/all.html"
	html_attr(out, l, v->text);
	buf_put(out, STR("</title><rect width=\""));
#line 25 "tests/compilers/page/all.html"
	html_attr(out, l, v->count);
	buf_put(out, STR("\"/></svg>\n"
		"@ begins this line; a brace: {, two: } }\n"));
#line 27 "tests/compilers/page/all.html"
for (size_t i = 0; i < v->count; i++) {
	if (i == 1)
		continue; /* a '{' that is none */
	switch (i) {
	case 0:
	buf_put(out, STR("<p>first</p>\n"));
#line 33 "tests/compilers/page/all.html"
		break;
	default:
		if (i == 3) {
	buf_put(out, STR("<p>\""));
#line 36 "tests/compilers/page/all.html"
	html_text(out, l, str_from("}}"));
	buf_put(out, STR("\"</p>\n"));
#line 37 "tests/compilers/page/all.html"
			break;
		}
	buf_put(out, STR("<p>"));
#line 39 "tests/compilers/page/all.html"
	html_text(out, l, i);
	buf_put(out, STR("</p>\n"));
#line 40 "tests/compilers/page/all.html"
	}
}
 struct all_view copy = *v;
 copy.text = (struct str){ v->text.at, 0 };
	buf_put(out, STR("<p>"));
#line 44 "tests/compilers/page/all.html"
	html_text(out, l, copy.text);
	buf_put(out, STR("</p>\n"));
#line 45 "tests/compilers/page/all.html"
 footer_html(out, l);
}
