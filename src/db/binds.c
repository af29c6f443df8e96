/* Named binds for an engine that only knows numbered ones. */
#include "db/db.h"

#include <stdio.h>

enum { NAMES_MAX = 200 };

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

enum err
db_number_binds(struct fault *fault, const char *sql, char *out, size_t room)
{
	struct str names[NAMES_MAX], rest = str_from(sql);
	size_t count = 0, len = 0;
	bool quoted = false;

	while (rest.len > 0) {
		struct str name = { rest.at + 1, 0 };
		size_t n;

		if (len + 16 > room)
			return fail_with(fault, ERR_TOO_BIG, "a statement longer than %zu", room);
		quoted = quoted != (rest.at[0] == '\'');
		while (name.len < rest.len - 1 && is_name(name.at[name.len]))
			name.len++;
		if (quoted || rest.at[0] != ':' || name.len == 0) {
			out[len++] = rest.at[0];
			rest = str_skip(rest, 1);
			continue;
		}
		for (n = 0; n < count && !str_equal(names[n], name); n++)
			;
		if (n == NAMES_MAX)
			return fail_with(fault, ERR_TOO_BIG, "more than %d binds", NAMES_MAX);
		if (n == count)
			names[count++] = name;
		len += (size_t)snprintf(out + len, room - len, "$%zu", n + 1);
		rest = str_skip(rest, name.len + 1);
	}
	out[len] = '\0';
	return ERR_OK;
}
