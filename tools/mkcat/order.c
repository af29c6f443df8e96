/* The kinds, and the order in which records are written down. */
#include <stdlib.h>
#include <string.h>

#include "mkcat.h"

static const struct kind kinds[] = {
	{ "any", "struct any_id", { "" }, { "INTEGER" }, { "bigint" }, false, false },
	{ "date", "struct date", { "", "_last" }, { "TEXT", "TEXT" }, { "text", "text" }, false,
	    false },
	{ "decimal", "struct decimal", { "" }, { "INTEGER" }, { "bigint" }, false, false },
	{ "email", "struct str", { "" }, { "TEXT" }, { "text" }, false, false },
	{ "enum", NULL, { "" }, { "TEXT" }, { "text" }, true, false },
	{ "file", "struct file_ref", { "", "_name", "_type", "_size" },
	    { "TEXT", "TEXT", "TEXT", "INTEGER" }, { "text", "text", "text", "bigint" }, false,
	    false },
	{ "i18n", "struct i18n", { "" }, { "TEXT" }, { "json" }, false, false },
	{ "integer", "int64_t", { "" }, { "INTEGER" }, { "bigint" }, false, false },
	{ "language", "struct str", { "" }, { "TEXT" }, { "text" }, false, false },
	{ "money", "struct money", { "", "_currency" }, { "INTEGER", "TEXT" }, { "bigint", "text" },
	    false, false },
	{ "period", "struct period", { "", "_end", "_last" }, { "TEXT", "TEXT", "TEXT" },
	    { "text", "text", "text" }, false, false },
	{ "ref", NULL, { "" }, { "INTEGER" }, { "bigint" }, false, true },
	{ "refs", "struct refs", { "" }, { "TEXT" }, { "json" }, false, true },
	{ "set", "struct set", { "" }, { "TEXT" }, { "json" }, true, false },
	{ "text", "struct str", { "" }, { "TEXT" }, { "text" }, false, false },
	{ "url", "struct str", { "" }, { "TEXT" }, { "text" }, false, false },
};

const struct kind *
kind_find(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	}
	return NULL;
}

/* Does the record refer to one that is not placed yet? Its own kind does not count. */
static bool
waits(const struct catalogue *cat, const struct item *it, const bool *placed)
{
	for (int f = 0; f < it->nfields; f++) {
		bool any = strcmp(it->fields[f].kind->name, "any") == 0;

		for (int i = 0; any && i < cat->count; i++) {
			if (!placed[i] && &cat->items[i] != it)
				return true;
		}
		if (!it->fields[f].kind->of_record || strcmp(it->fields[f].of, it->name) == 0)
			continue;
		for (int i = 0; i < cat->count; i++) {
			if (!cat->items[i].is_enum && !placed[i] &&
			    strcmp(cat->items[i].name, it->fields[f].of) == 0)
				return true;
		}
	}
	return false;
}

void
sort_records(struct catalogue *cat)
{
	struct item *sorted = calloc(ITEMS_MAX, sizeof(*sorted));
	bool placed[ITEMS_MAX] = { false };
	int count = 0;

	if (sorted == NULL)
		abort();
	for (int i = 0; i < cat->count; i++) {
		if (cat->items[i].is_enum) {
			sorted[count++] = cat->items[i];
			placed[i] = true;
		}
	}
	while (count < cat->count) {
		int next = -1, first = -1;

		for (int i = 0; i < cat->count; i++) {
			if (placed[i])
				continue;
			if (first < 0)
				first = i;
			if (next < 0 && !waits(cat, &cat->items[i], placed))
				next = i;
		}
		if (next < 0) /* a circle: begin it anywhere */
			next = first;
		placed[next] = true;
		sorted[count++] = cat->items[next];
	}
	free(cat->items);
	cat->items = sorted;
}
