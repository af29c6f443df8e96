/*
 * The kind `url`: an address on the web that a reader can be sent to.
 *
 * Only http and https: what is stored here ends up in links. Spaces and control characters have
 * no place in one; characters of other scripts are left as people write them.
 */
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "text" } };

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	struct str rest;

	if (!text_check(a, f, &text, why))
		return false;
	*why = MESSAGE("This is not a web address; it must begin with https:// or http://.");
	rest = text;
	if (str_begins(text, STR("https://")))
		rest = str_skip(text, strlen("https://"));
	else if (str_begins(text, STR("http://")))
		rest = str_skip(text, strlen("http://"));
	else
		return false;
	if (rest.len == 0 || rest.at[0] == '/' || rest.at[0] == '.' || text.len > 2000)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (memchr(" \t\n\"<>\\^`{|}", text.at[i], 12) != NULL)
			return false;
	}
	*(struct str *)value = arena_copy(a, text);
	return true;
}

const struct kind kind_url = {
	.name = "url",
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
