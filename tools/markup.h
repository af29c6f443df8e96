/*
 * markup -- where in an HTML document a template stands.
 *
 * Reads the literal text of a template as a browser would and knows, at every {{x}}, what place it
 * is: between tags, within a quoted attribute, within an address. What has no safe way to be
 * filled in is an error here, and so is markup that a browser would have to guess at: elements
 * closed in another order than opened, a bare "<", an attribute given by a slash.
 *
 * Comments are for those who read the template: they are not passed on.
 */
#ifndef TOOLS_MARKUP_H
#define TOOLS_MARKUP_H

#include <strings.h>

#include "text.h"

enum { NAME_MAX_LEN = 32, DEPTH_MAX = 64 };

enum markup_state {
	IN_TEXT, /* between tags, or in <title> and <textarea> */
	IN_RAW,  /* <script>, <style>: nothing is filled in */
	IN_COMMENT,
	IN_DOCTYPE,
	IN_TAG_NAME,
	IN_END_TAG,
	IN_TAG, /* between attributes */
	IN_ATTR_NAME,
	AFTER_ATTR_NAME, /* its = was read */
	IN_VALUE,
	IN_UNQUOTED,
	AFTER_VALUE, /* whitespace or the end of the tag must follow */
};

/* How far an address is known. */
enum address {
	ADDRESS_START, /* perhaps a scheme */
	ADDRESS_GIVEN, /* began with {{x}}: now / ? # or the end */
	ADDRESS_PATH,
	ADDRESS_QUERY,
};

/* What {{x}} is printed with. */
enum hole { HOLE_TEXT, HOLE_ATTR, HOLE_URL, HOLE_PATH, HOLE_QUERY };

struct markup {
	enum markup_state state;
	char quote;
	bool closes_itself;
	char tag[NAME_MAX_LEN], attr[NAME_MAX_LEN];
	enum address address;
	char scheme[NAME_MAX_LEN]; /* the address so far, while it may be a scheme */
	char open[DEPTH_MAX][NAME_MAX_LEN];
	int depth, floor; /* elements below the floor were opened outside the block of C */
};

/* ---- What is what ---- */

static inline bool
is_one_of(const char *name, const char *words)
{
	size_t len = strlen(name);

	for (const char *w = words; len > 0 && (w = strstr(w, name)) != NULL; w++) {
		if ((w == words || w[-1] == ' ') && (w[len] == ' ' || w[len] == '\0'))
			return true;
	}
	return false;
}

static inline bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
is_void(const char *tag)
{
	return is_one_of(tag, "area base br col embed hr img input link meta source track wbr");
}

static inline bool
is_address(const char *attr)
{
	return is_one_of(attr,
	    "href src action formaction poster srcset imagesrcset cite data "
	    "manifest background longdesc xlink:href");
}

static inline bool
is_set_of_addresses(const char *attr)
{
	return is_one_of(attr, "srcset imagesrcset");
}

/* The element that text stands directly in, "" at the top. */
static inline const char *
markup_parent(const struct markup *m)
{
	return m->depth == 0 ? "" : m->open[m->depth - 1];
}

static inline bool
is_in_title(const struct markup *m)
{
	return is_one_of(markup_parent(m), "title textarea");
}

static inline bool
is_in_svg(const struct markup *m)
{
	for (int i = 0; i < m->depth; i++) {
		if (is_one_of(m->open[i], "svg math"))
			return true;
	}
	return is_one_of(m->tag, "svg math");
}

/* ---- Names and elements ---- */

static inline void
name_add(char name[NAME_MAX_LEN], char c, struct place where)
{
	size_t len = strlen(name);

	if (len + 1 == NAME_MAX_LEN)
		fail(where, "the name \"%s…\" is too long", name);
	name[len] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	name[len + 1] = '\0';
}

static inline void
markup_push(struct markup *m, const char *tag, struct place where)
{
	if (m->depth == DEPTH_MAX)
		fail(where, "elements are nested more than %d deep", DEPTH_MAX);
	memcpy(m->open[m->depth], tag, strlen(tag) + 1);
	m->depth++;
}

static inline void
markup_pop(struct markup *m, const char *tag, struct place where)
{
	if (is_void(tag))
		fail(where, "<%s> has no end tag", tag);
	if (m->depth == 0)
		fail(where, "</%s> closes nothing", tag);
	if (strcmp(markup_parent(m), tag) != 0)
		fail(where, "</%s> where <%s> is open", tag, markup_parent(m));
	if (m->depth <= m->floor)
		fail(where, "</%s> closes what was opened outside this block", tag);
	m->depth--;
}

static inline void
markup_end_of_tag(struct markup *m, struct place where)
{
	m->state = IN_TEXT;
	if (is_one_of(m->tag, "iframe noembed noframes plaintext xmp") && is_in_svg(m) == false &&
	    strcmp(m->tag, "iframe") != 0)
		fail(where, "<%s> is not used", m->tag);
	if (is_void(m->tag))
		return;
	if (m->closes_itself && !is_in_svg(m))
		fail(where, "<%s/> stays open in HTML: write </%s>", m->tag, m->tag);
	if (m->closes_itself)
		return;
	markup_push(m, m->tag, where);
	if (is_one_of(m->tag, "script style"))
		m->state = IN_RAW;
}

/* ---- Addresses ---- */

static inline void
address_step(struct markup *m, char c, struct place where)
{
	if (is_set_of_addresses(m->attr) && (c == ',' || is_space(c))) {
		m->address = ADDRESS_START;
		m->scheme[0] = '\0';
	} else if (m->address == ADDRESS_GIVEN && strchr("/?#", c) == NULL) {
		fail(where, "after {{…}} at the start of an address comes / ? # or its end");
	} else if (c == '?' || c == '#') {
		m->address = ADDRESS_QUERY;
	} else if (m->address == ADDRESS_GIVEN || (m->address == ADDRESS_START && c == '/')) {
		m->address = ADDRESS_PATH;
	} else if (m->address == ADDRESS_START && c == ':') {
		if (!is_one_of(m->scheme, "http https mailto"))
			fail(where, "the scheme %s: is not http, https or mailto", m->scheme);
		m->address = ADDRESS_PATH;
	} else if (m->address == ADDRESS_START && strlen(m->scheme) + 1 < NAME_MAX_LEN) {
		name_add(m->scheme, c, where);
	} else if (m->address == ADDRESS_START) {
		m->address = ADDRESS_PATH; /* longer than any scheme */
	}
}

/* ---- Reading ---- */

static inline void
attr_begins(struct markup *m, char c, struct place where)
{
	if (!is_letter(c) && c != '_' && c != ':')
		fail(where, "did not expect \"%c\" in the tag <%s>", c, m->tag);
	m->state = IN_ATTR_NAME;
	m->attr[0] = '\0';
	name_add(m->attr, c, where);
}

static inline void
attr_check(const struct markup *m, struct place where)
{
	if (strncmp(m->attr, "on", 2) == 0)
		fail(where, "%s: event handlers are not written in templates", m->attr);
}

static inline void
tag_step(struct markup *m, char c, struct place where)
{
	if (c == '>') {
		markup_end_of_tag(m, where);
	} else if (c == '/') {
		m->closes_itself = true;
		m->state = IN_TAG;
	} else if (is_space(c)) {
		m->state = IN_TAG;
	} else if (m->closes_itself) {
		fail(where, "expected > after / in <%s>", m->tag);
	} else if (m->state == IN_TAG) {
		attr_begins(m, c, where);
	} else {
		fail(where, "expected a space before \"%c\" in <%s>", c, m->tag);
	}
}

/* One character outside text, comments and raw elements. */
static inline void
markup_step(struct markup *m, char c, struct place where)
{
	switch (m->state) {
	case IN_TAG_NAME:
		if (is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':')
			name_add(m->tag, c, where);
		else
			tag_step(m, c, where);
		break;
	case IN_END_TAG:
		if (c == '>') {
			m->state = IN_TEXT;
			markup_pop(m, m->tag, where);
		} else if (is_space(c)) {
			fail(where, "a space in </%s>", m->tag);
		} else {
			name_add(m->tag, c, where);
		}
		break;
	case IN_TAG:
	case AFTER_VALUE: tag_step(m, c, where); break;
	case IN_ATTR_NAME:
		if (c == '=') {
			attr_check(m, where);
			m->state = AFTER_ATTR_NAME;
		} else if (is_space(c) || c == '>' || c == '/') {
			attr_check(m, where);
			tag_step(m, c, where);
		} else if (strchr("\"'<`{}", c) != NULL) {
			fail(where, "did not expect \"%c\" in the attribute %s", c, m->attr);
		} else {
			name_add(m->attr, c, where);
		}
		break;
	case AFTER_ATTR_NAME:
		m->address = ADDRESS_START;
		m->scheme[0] = '\0';
		m->quote = c;
		if (c == '"' || c == '\'')
			m->state = IN_VALUE;
		else if (is_space(c) || strchr("<>=`", c) != NULL)
			fail(where, "the attribute %s has no value", m->attr);
		else
			m->state = IN_UNQUOTED;
		if (m->state == IN_UNQUOTED && is_address(m->attr))
			address_step(m, c, where);
		break;
	case IN_VALUE:
		if (c == m->quote)
			m->state = AFTER_VALUE;
		else if (is_address(m->attr))
			address_step(m, c, where);
		break;
	case IN_UNQUOTED:
		if (is_space(c) || c == '>')
			tag_step(m, c, where);
		else if (strchr("\"'<=`", c) != NULL)
			fail(where, "did not expect %c in the value of %s: quote it", c, m->attr);
		else if (is_address(m->attr))
			address_step(m, c, where);
		break;
	case IN_DOCTYPE:
		if (c == '>')
			m->state = IN_TEXT;
		break;
	case IN_TEXT:
	case IN_RAW:
	case IN_COMMENT: break;
	}
}

/* "<" in text: what does it begin? Moves *at past what it read, less one. */
static inline void
markup_opens(struct markup *m, const char **at, const char *end, struct place where)
{
	const char *s = *at;
	size_t left = (size_t)(end - s);
	bool ends = left > 2 && s[1] == '/' && is_letter(s[2]);

	m->tag[0] = '\0';
	m->closes_itself = false;
	if (ends) {
		m->state = IN_END_TAG;
		*at += 1;
	} else if (is_in_title(m)) {
		fail(where, "a tag within <%s>", markup_parent(m));
	} else if (left > 1 && is_letter(s[1])) {
		m->state = IN_TAG_NAME;
	} else if (left > 3 && memcmp(s, "<!--", 4) == 0) {
		m->state = IN_COMMENT;
		*at += 3;
	} else if (left > 9 && strncasecmp(s, "<!doctype ", 10) == 0) {
		m->state = IN_DOCTYPE;
	} else {
		fail(where, "a bare <: write &lt;");
	}
}

/* Reads literal text and passes it on to out, without comments. */
static inline void
markup_read(struct markup *m, const char *at, size_t len, struct text *out, struct place where)
{
	const char *end = at + len;

	for (; at < end; at++) {
		const char *start = at;

		if (m->state == IN_COMMENT) {
			if (end - at >= 3 && memcmp(at, "-->", 3) == 0) {
				m->state = IN_TEXT;
				at += 2;
			}
			continue;
		}
		if (m->state == IN_RAW) {
			size_t name = strlen(markup_parent(m));

			if (end - at >= (long)name + 2 && at[0] == '<' && at[1] == '/' &&
			    strncasecmp(at + 2, markup_parent(m), name) == 0)
				markup_opens(m, &at, end, where);
		} else if (m->state == IN_TEXT) {
			if (*at == '<')
				markup_opens(m, &at, end, where);
		} else {
			markup_step(m, *at, where);
		}
		if (m->state != IN_COMMENT)
			text_put(out, start, (size_t)(at - start) + 1);
	}
}

/* ---- Holes ---- */

static inline enum hole
hole_in_address(struct markup *m, struct place where)
{
	enum address address = m->address;

	if (address == ADDRESS_QUERY)
		return HOLE_QUERY;
	if (address == ADDRESS_GIVEN)
		fail(where, "after {{…}} at the start of an address comes / ? # or its end");
	m->address = ADDRESS_PATH;
	if (address != ADDRESS_START || m->scheme[0] != '\0')
		return HOLE_PATH;
	if (is_set_of_addresses(m->attr))
		fail(where, "an address in %s begins with literal text", m->attr);
	if (is_one_of(m->tag, "script iframe object embed base frame"))
		fail(where, "what <%s> loads begins with literal text", m->tag);
	m->address = ADDRESS_GIVEN;
	return HOLE_URL;
}

/* How the value that stands here is to be printed. */
static inline enum hole
markup_hole(struct markup *m, struct place where)
{
	switch (m->state) {
	case IN_TEXT: return is_in_title(m) ? HOLE_ATTR : HOLE_TEXT;
	case IN_RAW: fail(where, "{{…}} within <%s>", markup_parent(m));
	case IN_COMMENT: fail(where, "{{…}} within a comment");
	case IN_DOCTYPE: fail(where, "{{…}} within the doctype");
	case IN_TAG_NAME:
	case IN_END_TAG: fail(where, "{{…}} in the name of a tag");
	case IN_TAG:
	case IN_ATTR_NAME: fail(where, "{{…}} in the name of an attribute of <%s>", m->tag);
	case AFTER_ATTR_NAME:
	case IN_UNQUOTED: fail(where, "{{…}} in %s without quotes", m->attr);
	case AFTER_VALUE: fail(where, "{{…}} right after the value of %s", m->attr);
	case IN_VALUE: break;
	}
	if (is_one_of(m->attr, "style srcdoc ping http-equiv"))
		fail(where, "{{…}} in the attribute %s", m->attr);
	if (is_one_of(m->tag, "set animate animatemotion animatetransform"))
		fail(where, "{{…}} in <%s>", m->tag);
	if (is_address(m->attr))
		return hole_in_address(m, where);
	return HOLE_ATTR;
}

#endif
