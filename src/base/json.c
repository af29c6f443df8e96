/* Writes JSON, and reads flat JSON of our own. */
#include "base/json.h"

#include "base/digits.h"

void
json_integer(struct buf *out, int64_t n)
{
	buf_printf(out, "%lld", (long long)n);
}

void
json_str(struct buf *out, struct str s)
{
	size_t done = 0;

	buf_put(out, STR("\""));
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != 0x7f)
			continue;
		buf_put(out, (struct str){ s.at + done, i - done });
		done = i + 1;
		switch (c) {
		case '"': buf_put(out, STR("\\\"")); break;
		case '\\': buf_put(out, STR("\\\\")); break;
		case '\n': buf_put(out, STR("\\n")); break;
		case '\t': buf_put(out, STR("\\t")); break;
		default: buf_printf(out, "\\u%04x", c);
		}
	}
	buf_put(out, str_skip(s, done));
	buf_put(out, STR("\""));
}

static void
skip_space(struct str *rest)
{
	while (rest->len > 0 && memchr(" \t\r\n", rest->at[0], 4) != NULL)
		*rest = str_skip(*rest, 1);
}

bool
json_take(struct str *rest, char sign)
{
	skip_space(rest);
	if (rest->len == 0 || rest->at[0] != sign)
		return false;
	*rest = str_skip(*rest, 1);
	return true;
}

bool
json_take_integer(struct str *rest, int64_t *value)
{
	struct str number;

	skip_space(rest);
	number = (struct str){ rest->at, 0 };
	while (number.len < rest->len && memchr("-0123456789", rest->at[number.len], 11) != NULL)
		number.len++;
	if (!digits_parse(number, value))
		return false;
	*rest = str_skip(*rest, number.len);
	return true;
}

/* One escape behind its backslash; json_str writes no surrogates, so none is read. */
static bool
unescape(struct str *rest, char *out, size_t *len)
{
	static const char signs[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
	const char *sign;
	unsigned code = 0;

	if (rest->len == 0)
		return false;
	sign = memchr(signs, rest->at[0], sizeof(signs) - 1);
	if (sign != NULL) {
		out[(*len)++] = plain[sign - signs];
		*rest = str_skip(*rest, 1);
		return true;
	}
	if (rest->at[0] != 'u' || rest->len < 5)
		return false;
	for (size_t i = 1; i < 5; i++) {
		static const char hex[] = "0123456789abcdef";
		const char *digit = memchr(hex, rest->at[i] | 0x20, 16);

		if (digit == NULL)
			return false;
		code = code << 4 | (unsigned)(digit - hex);
	}
	if (code >= 0x80)
		return false;
	out[(*len)++] = (char)code;
	*rest = str_skip(*rest, 5);
	return true;
}

bool
json_take_str(struct arena *a, struct str *rest, struct str *value)
{
	size_t end = 0, len = 0;
	struct str s;
	char *out;

	if (!json_take(rest, '"'))
		return false;
	while (end < rest->len && rest->at[end] != '"')
		end += rest->at[end] == '\\' ? 2 : 1;
	if (end >= rest->len)
		return false;
	s = (struct str){ rest->at, end };
	*rest = str_skip(*rest, end + 1);
	*value = s;
	if (s.len == 0 || memchr(s.at, '\\', s.len) == NULL)
		return true;
	out = arena_take(a, s.len);
	while (s.len > 0) {
		char c = s.at[0];

		s = str_skip(s, 1);
		if (c != '\\')
			out[len++] = c;
		else if (!unescape(&s, out, &len))
			return false;
	}
	*value = (struct str){ out, len };
	return true;
}
