#include "base/words_table.h"

#include <assert.h>

struct words_lexicon {
	struct words_table table;
	uint16_t *pool;
	struct words_form *forms;
	uint32_t *slots;
	uint64_t *begins;
	size_t count, max, used, room;
};

/* FNV-1a over the letters; the table's slots are chosen by its low bits after one more fold. */
uint32_t
words_hash(const uint16_t *letters, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ letters[i]) * 16777619u;
	return h ^ (h >> 15);
}

static uint32_t
slot_of(const struct words_table *t, const uint16_t *letters, size_t len)
{
	uint32_t mask = t->slot_count - 1;
	uint32_t slot = words_hash(letters, len) & mask;

	while (t->slots[slot] != 0) {
		const struct words_form *f = &t->forms[t->slots[slot] - 1];

		if (f->form_len == len &&
		    memcmp(t->pool + f->form, letters, len * sizeof(*letters)) == 0)
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

const struct words_form *
words_find(const struct words_table *t, const uint16_t *letters, size_t len)
{
	uint32_t found = t->slots[slot_of(t, letters, len)];

	return found == 0 ? NULL : &t->forms[found - 1];
}

struct words_lexicon *
words_lexicon_new(struct arena *a, size_t words_max)
{
	struct words_lexicon *l = arena_take(a, sizeof(*l));
	uint32_t slot_count = 64;

	while (slot_count < words_max * 2)
		slot_count *= 2;
	l->max = words_max;
	l->room = words_max * 16; /* letters, form and stem together */
	l->pool = arena_take(a, l->room * sizeof(*l->pool));
	l->forms = arena_take(a, words_max * sizeof(*l->forms));
	l->slots = arena_take(a, slot_count * sizeof(*l->slots));
	l->begins = arena_take(a, WORDS_BEGINS * sizeof(*l->begins));
	l->table = (struct words_table){ l->pool, l->forms, l->slots, slot_count, l->begins };
	return l;
}

const struct words_table *
words_lexicon_table(const struct words_lexicon *l)
{
	return &l->table;
}

static uint32_t
keep(struct words_lexicon *l, const struct letters *w)
{
	size_t at = l->used;

	memcpy(l->pool + at, w->at, w->len * sizeof(*l->pool));
	l->used += w->len;
	return (uint32_t)at;
}

bool
words_lexicon_add(
    struct words_lexicon *l, const struct letters *form, const struct letters *stem, bool word)
{
	uint32_t slot = slot_of(&l->table, form->at, form->len);
	struct words_form *f = &l->forms[l->count];

	assert(form->len <= WORDS_LETTERS_MAX && stem->len <= WORDS_LETTERS_MAX);
	if (l->slots[slot] != 0 || l->count == l->max || form->len + stem->len > l->room - l->used)
		return false;
	f->form = keep(l, form);
	f->form_len = (uint8_t)form->len;
	f->stem = keep(l, stem);
	f->stem_len = (uint8_t)stem->len;
	f->word = word;
	l->slots[slot] = (uint32_t)++l->count;
	if (form->len >= 3)
		l->begins[(form->at[0] & 63) * 64 + (form->at[1] & 63)] |= (uint64_t)1
		    << (form->at[2] & 63);
	return true;
}
