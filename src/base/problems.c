/* Gathers what is wrong with something a person gave. */
#include "base/problems.h"

/* At most so many bytes, and no character cut in two. */
static struct str
shorten(struct str s, size_t most)
{
	if (s.len <= most)
		return s;
	while (most > 0 && ((unsigned char)s.at[most] & 0xc0) == 0x80)
		most--;
	return (struct str){ s.at, most };
}

void
problems_add(struct problems *list, struct problem p)
{
	struct arena *a = list->arena;

	list->total++;
	if (list->count == PROBLEMS_MAX)
		return;
	if (list->count == list->room) {
		size_t room = list->room * 2 + 16;

		list->at = arena_grow(
		    a, list->at, list->count * sizeof(*list->at), room * sizeof(*list->at));
		list->room = room;
	}
	p.file = arena_copy(a, p.file);
	p.column = arena_copy(a, shorten(p.column, PROBLEM_VALUE_MAX));
	p.value = arena_copy(a, shorten(p.value, PROBLEM_VALUE_MAX));
	p.expected = arena_copy(a, p.expected);
	list->at[list->count++] = p;
}
