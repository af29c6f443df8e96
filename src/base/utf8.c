/* Checks and tidies text from outside. */
#include "base/utf8.h"

/* The length of the sequence a valid text begins with; 0 when it begins with none. */
static size_t
sequence(struct str s)
{
	unsigned char lead = (unsigned char)s.at[0];
	size_t len = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

	if (len == 0 || lead > 0xf4 || len > s.len)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (((unsigned char)s.at[i] & 0xc0) != 0x80)
			return 0;
	}
	if (len > 2) {
		unsigned char second = (unsigned char)s.at[1];

		if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
		    (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f))
			return 0;
	}
	return len;
}

/* A character that is neither ASCII text nor two bytes long; 0 when there is none. */
static size_t
look_closer(struct str s, struct utf8_look *look)
{
	unsigned char c = (unsigned char)s.at[0];
	size_t len = sequence(s);

	if (c == '\n' || c == '\r')
		look->lines = true;
	else if ((c < 0x20 && c != '\t') || c == 0x7f)
		look->controls = true;
	else if (c == 0xef && len == 3 && (unsigned char)s.at[1] == 0xbf &&
	    (unsigned char)s.at[2] >= 0xbe)
		look->controls = true; /* U+FFFE and U+FFFF: no XML may hold them */
	/* The first bytes of what is dropped: NUL and \r, U+200E to U+2069, U+FEFF. */
	if (c == 0 || c == '\r' || c == 0xe2 || c == 0xef)
		look->mend = true;
	return len;
}

struct utf8_look
utf8_look(struct str s)
{
	const unsigned char *at = (const unsigned char *)s.at;
	struct utf8_look look = { .valid = true };
	size_t i = 0;

	/* Printable ASCII and the two bytes of an Arabic letter are most of what comes. */
	while (i < s.len) {
		size_t len = 1;

		if (at[i] >= 0xc2 && at[i] < 0xe0 && i + 1 < s.len && (at[i + 1] & 0xc0) == 0x80) {
			len = 2;
			look.mend |= at[i] == 0xd8 && at[i + 1] == 0x9c; /* U+061C */
		} else if (at[i] < 0x20 || at[i] > 0x7e) {
			len = look_closer(str_skip(s, i), &look);
		}
		if (len == 0) {
			look.valid = false;
			return look;
		}
		look.count++;
		i += len;
	}
	return look;
}

bool
utf8_valid(struct str s)
{
	return utf8_look(s).valid;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.at[i] & 0xc0) != 0x80;
	return n;
}

uint32_t
utf8_take(struct str *rest)
{
	size_t len = sequence(*rest);
	uint32_t c = (unsigned char)rest->at[0];

	if (len == 0) {
		*rest = str_skip(*rest, 1);
		return 0xfffd;
	}
	if (len > 1)
		c &= 0x7fu >> len;
	for (size_t i = 1; i < len; i++)
		c = c << 6 | ((unsigned char)rest->at[i] & 0x3f);
	*rest = str_skip(*rest, len);
	return c;
}

static bool
is_dropped(uint32_t c)
{
	return c == 0 || c == 0x061c || c == 0x200e || c == 0x200f || c == 0xfeff ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

struct str
utf8_tidy(struct arena *a, struct str s)
{
	struct utf8_look look = utf8_look(s);
	struct str rest;
	char *out;
	size_t len = 0;

	if (look.valid && !look.mend)
		return str_trim(s);
	out = arena_take(a, s.len);
	for (rest = s; rest.len > 0;) {
		struct str before = rest;
		uint32_t c = utf8_take(&rest);
		size_t n = before.len - rest.len;

		if (is_dropped(c))
			continue;
		if (c == '\r') {
			if (!str_begins(rest, STR("\n")))
				out[len++] = '\n';
			continue;
		}
		memcpy(out + len, before.at, n);
		len += n;
	}
	return str_trim((struct str){ out, len });
}

bool
utf8_has_controls(struct str s)
{
	return utf8_look(s).controls;
}
