/*
 * html -- what the template compiler calls for {{x}}, by the place it stands in.
 *
 *	between tags            html_text   a date becomes its <time> element; a number is grouped
 *	in a quoted attribute   html_attr   a date becomes ISO 8601, a number ASCII; <title> too
 *	a whole href or src     html_url    http, https, mailto or relative; anything else is "#"
 *	inside href, src        html_path   percent-encoded: a piece of a path, never a scheme
 *	after its ? or #        html_query  percent-encoded: a name or a value
 *	{{!x}}                  html_markup what the program itself made, as it is
 *
 * The type of x picks the function; a type that is not listed does not compile. A new type is a
 * line in each list that it may stand in. A year is a struct date: an int is grouped in text.
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "view/markup.h"

/* clang-format off */
#define HTML_NUMBERS(number, size) \
	int : number, long : number, long long : number, unsigned : size, unsigned long : size

#define html_text(out, l, x) _Generic((x), \
	struct str : html_str, \
	struct told : html_told, \
	struct link : html_link, \
	struct date : html_text_date, \
	HTML_NUMBERS(html_text_number, html_text_size))(out, l, x)
#define html_attr(out, l, x) _Generic((x), \
	struct str : html_str, \
	struct date : html_attr_date, \
	HTML_NUMBERS(html_attr_number, html_attr_size))(out, l, x)
#define html_url(out, l, x) _Generic((x), \
	struct str : html_url_str)(out, l, x)
#define html_path(out, l, x) _Generic((x), \
	struct str : html_path_str, \
	struct date : html_attr_date, \
	HTML_NUMBERS(html_attr_number, html_attr_size))(out, l, x)
#define html_query(out, l, x) html_path(out, l, x)
/* clang-format on */

void html_str(struct buf *, const struct locale *, struct str);

/* In another language: within a <span> that says which. A link is an <a>. */
void html_told(struct buf *, const struct locale *, struct told);
void html_link(struct buf *, const struct locale *, struct link);

void html_text_date(struct buf *, const struct locale *, struct date);
void html_text_number(struct buf *, const struct locale *, int64_t);
void html_text_size(struct buf *, const struct locale *, size_t);

void html_attr_date(struct buf *, const struct locale *, struct date);
void html_attr_number(struct buf *, const struct locale *, int64_t);
void html_attr_size(struct buf *, const struct locale *, size_t);

void html_url_str(struct buf *, const struct locale *, struct str);
void html_path_str(struct buf *, const struct locale *, struct str);

void html_markup(struct buf *, struct markup);

#endif
