/* A hash table of numbers; open addressing with Fibonacci's multiplier (Knuth 6.4). */
#include "store/facets_index.h"

static struct id_slot *
slot_of(const struct id_map *m, int64_t key)
{
	size_t mask = m->room - 1;
	size_t at = (size_t)(((uint64_t)key * 0x9E3779B97F4A7C15u) >> 32) & mask;

	while (m->slots[at].used && m->slots[at].key != key)
		at = (at + 1) & mask;
	return &m->slots[at];
}

static void
widen(struct id_map *m)
{
	struct id_map old = *m;

	m->room = old.room == 0 ? 16 : old.room * 2;
	m->slots = arena_take(m->arena, m->room * sizeof(*m->slots));
	for (size_t i = 0; i < old.room; i++) {
		if (old.slots[i].used)
			*slot_of(m, old.slots[i].key) = old.slots[i];
	}
}

void
id_map_put(struct id_map *m, int64_t key, int64_t value)
{
	struct id_slot *slot;

	if (m->count * 2 >= m->room)
		widen(m);
	slot = slot_of(m, key);
	m->count += !slot->used;
	*slot = (struct id_slot){ key, value, true };
}

bool
id_map_find(const struct id_map *m, int64_t key, int64_t *value)
{
	const struct id_slot *slot = m->room == 0 ? NULL : slot_of(m, key);

	if (slot == NULL || !slot->used)
		return false;
	*value = slot->value;
	return true;
}
