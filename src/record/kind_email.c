/*
 * The kind `email`: an address that can be written to.
 *
 * Checked for its shape only (one @, a dotted domain, nothing that could start a header); whether
 * it works is known when an answer comes. Source: RFC 5321, section 4.1.2, without quoted parts.
 */
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "text" } };

static bool
is_dotted(struct str s, bool needs_dot)
{
	bool dot = false;

	if (s.len == 0 || s.at[0] == '.' || s.at[s.len - 1] == '.')
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (memchr(" \t\n\",:;<>()[]\\@", s.at[i], 15) != NULL)
			return false;
		if (s.at[i] == '.' && s.at[i - 1] == '.')
			return false;
		dot = dot || s.at[i] == '.';
	}
	return dot || !needs_dot;
}

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	struct str domain, name;

	if (!text_check(a, f, &text, why))
		return false;
	domain = text;
	name = str_cut(&domain, '@');
	if (text.len > 254 || name.len > 64 || !is_dotted(name, false) ||
	    !is_dotted(domain, true)) {
		*why = MESSAGE("This is not an e-mail address.");
		return false;
	}
	*(struct str *)value = arena_copy(a, text);
	return true;
}

const struct kind kind_email = {
	.name = "email",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct str),
	.parse = parse,
	.write = text_write,
	.print = text_print,
	.json = text_json,
	.to_cells = text_to_cells,
	.from_cells = text_from_cells,
};
