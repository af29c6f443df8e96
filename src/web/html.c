#include "web/html.h"

#include <assert.h>
#include <inttypes.h>
#include <strings.h>

#include "base/number.h"

/* The same five everywhere: safe between tags and between either kind of quotes. */
static const struct str entities[256] = {
	['&'] = { "&amp;", 5 },
	['<'] = { "&lt;", 4 },
	['>'] = { "&gt;", 4 },
	['"'] = { "&quot;", 6 },
	['\''] = { "&#39;", 5 },
};

void
html_str(struct buf *out, const struct locale *l, struct str s)
{
	size_t done = 0;

	(void)l;
	for (size_t i = 0; i < s.len; i++) {
		struct str entity = entities[(unsigned char)s.at[i]];

		if (entity.len == 0)
			continue;
		buf_put(out, (struct str){ s.at + done, i - done });
		buf_put(out, entity);
		done = i + 1;
	}
	buf_put(out, str_skip(s, done));
}

void
html_markup(struct buf *out, struct markup made)
{
	buf_put(out, made.html);
}

/* ---- Dates and numbers ---- */

void
html_attr_date(struct buf *out, const struct locale *l, struct date d)
{
	char iso[DATE_ISO_MAX];

	(void)l;
	buf_put(out, date_iso(d, iso));
}

void
html_text_date(struct buf *out, const struct locale *l, struct date d)
{
	buf_put(out, STR("<time datetime=\""));
	html_attr_date(out, l, d);
	buf_put(out, STR("\">"));
	date_print(out, l, d);
	buf_put(out, STR("</time>"));
}

void
html_text_number(struct buf *out, const struct locale *l, int64_t n)
{
	number_print(out, l, n);
}

void
html_text_size(struct buf *out, const struct locale *l, size_t n)
{
	assert(n <= INT64_MAX);
	number_print(out, l, (int64_t)n);
}

void
html_attr_number(struct buf *out, const struct locale *l, int64_t n)
{
	(void)l;
	buf_printf(out, "%" PRId64, n);
}

void
html_attr_size(struct buf *out, const struct locale *l, size_t n)
{
	(void)l;
	buf_printf(out, "%zu", n);
}

/* ---- Addresses ---- */

static void
put_encoded(struct buf *out, unsigned char c)
{
	buf_printf(out, "%%%02X", c);
}

void
html_path_str(struct buf *out, const struct locale *l, struct str s)
{
	static const char plain[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	(void)l;
	for (size_t i = 0; i < s.len; i++) {
		if (memchr(plain, s.at[i], sizeof(plain) - 1) != NULL)
			buf_put(out, (struct str){ s.at + i, 1 });
		else
			put_encoded(out, (unsigned char)s.at[i]);
	}
}

/* Whether a browser could read a scheme from this that is not one of the three. */
static bool
scheme_is_allowed(struct str s)
{
	static const struct str allowed[] = { { "http", 4 }, { "https", 5 }, { "mailto", 6 } };
	size_t len = 0;

	while (len < s.len && memchr(":/?#", s.at[len], 4) == NULL)
		len++;
	if (len == s.len || s.at[len] != ':')
		return true; /* relative */
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		if (len == allowed[i].len && strncasecmp(s.at, allowed[i].at, len) == 0)
			return true;
	}
	return false;
}

/*
 * Controls and spaces are encoded, so that a browser which drops them ("java\tscript:") finds no
 * scheme that was not found here. Letters of any script stay: a browser encodes them itself.
 */
void
html_url_str(struct buf *out, const struct locale *l, struct str s)
{
	if (!scheme_is_allowed(s)) {
		buf_put(out, STR("#"));
		return;
	}
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c <= ' ' || c == 0x7F || memchr("\"<>\\^`{|}", c, 9) != NULL)
			put_encoded(out, c);
		else
			html_str(out, l, (struct str){ s.at + i, 1 });
	}
}

void
html_told(struct buf *out, const struct locale *l, struct told t)
{
	if (t.code.len == 0) {
		html_str(out, l, t.text);
		return;
	}
	buf_put(out, STR("<span lang=\""));
	html_str(out, l, t.code);
	buf_put(out, STR("\" dir=\""));
	html_str(out, l, t.direction);
	buf_put(out, STR("\">"));
	html_str(out, l, t.text);
	buf_put(out, STR("</span>"));
}

void
html_link(struct buf *out, const struct locale *l, struct link link)
{
	if (link.address.len == 0) {
		html_told(out, l, link.label);
		return;
	}
	buf_put(out, STR("<a href=\""));
	html_url_str(out, l, link.address);
	buf_put(out, STR("\">"));
	html_told(out, l, link.label);
	buf_put(out, STR("</a>"));
}
