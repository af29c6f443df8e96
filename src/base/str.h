/*
 * str -- text as a pointer and a length.
 *
 * A view: it owns nothing and needs no terminator. Whoever made the bytes (a literal, an arena,
 * a row of the database) decides how long they live. Text is UTF-8 and lengths are bytes.
 * Views are small: pass them by value.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *at;
	size_t len;
};

/* A view of a literal; anything but a literal does not compile. */
#define STR(literal) ((struct str){ "" literal "", sizeof(literal) - 1 })

/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).len, (s).at

static inline struct str
str_from(const char *terminated)
{
	return (struct str){ terminated, strlen(terminated) };
}

static inline bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool
str_begins(struct str s, struct str with)
{
	return s.len >= with.len && (with.len == 0 || memcmp(s.at, with.at, with.len) == 0);
}

/* Without its first n bytes; n is at most the length. */
static inline struct str
str_skip(struct str s, size_t n)
{
	return n == 0 ? s : (struct str){ s.at + n, s.len - n };
}

static inline bool
str_ends(struct str s, struct str with)
{
	return s.len >= with.len &&
	    (with.len == 0 || memcmp(s.at + s.len - with.len, with.at, with.len) == 0);
}

/* Byte by byte, a shorter text before its continuations: <0, 0 or >0. */
static inline int
str_compare(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.at, b.at, len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Without white space (as ASCII knows it) at either end. */
static inline struct str
str_trim(struct str s)
{
	while (s.len > 0 && memchr(" \t\r\n", s.at[0], 4) != NULL)
		s = (struct str){ s.at + 1, s.len - 1 };
	while (s.len > 0 && memchr(" \t\r\n", s.at[s.len - 1], 4) != NULL)
		s.len--;
	return s;
}

/* Takes what stands before the separator, or all that is left, off the front of *rest. */
static inline struct str
str_cut(struct str *rest, char separator)
{
	const char *found = rest->len == 0 ? NULL : memchr(rest->at, separator, rest->len);
	struct str before = { rest->at, found == NULL ? rest->len : (size_t)(found - rest->at) };

	*rest = str_skip(*rest, found == NULL ? before.len : before.len + 1);
	return before;
}

#endif
