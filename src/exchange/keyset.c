/* Open addressing with linear probing, at most two thirds full. */
#include "exchange/keyset.h"

#include <assert.h>
#include <sodium.h>

void
keyset_begin(struct keyset *k)
{
	_Static_assert(
	    sizeof(k->secret) == crypto_shorthash_KEYBYTES, "SipHash-2-4 takes 128 bits");
	*k = (struct keyset){ .arena = NULL };
	crypto_shorthash_keygen(k->secret);
}

void
keyset_end(struct keyset *k)
{
	if (k->arena != NULL)
		arena_free(k->arena);
	k->arena = NULL;
}

uint64_t
keyset_hash(const struct keyset *k, const struct type *t, struct str key)
{
	unsigned char text[1 + 256], out[crypto_shorthash_BYTES];
	uint64_t hash;

	assert(key.len < sizeof(text));
	text[0] = (unsigned char)t->number;
	if (key.len > 0)
		memcpy(text + 1, key.at, key.len);
	crypto_shorthash(out, text, key.len + 1, k->secret);
	memcpy(&hash, out, sizeof(hash));
	return hash == 0 ? 1 : hash;
}

static struct keyset_entry *
place_of(const struct keyset *k, uint64_t hash)
{
	size_t i = (size_t)hash & (k->room - 1);

	while (k->at[i].hash != 0 && k->at[i].hash != hash)
		i = (i + 1) & (k->room - 1);
	return &k->at[i];
}

uint64_t *
keyset_get(const struct keyset *k, uint64_t hash)
{
	struct keyset_entry *entry = k->room == 0 ? NULL : place_of(k, hash);

	return entry == NULL || entry->hash == 0 ? NULL : &entry->value;
}

/* Twice the room in a new arena, so that nothing of the old one stays behind. */
static void
grow(struct keyset *k)
{
	struct keyset old = *k;

	k->room = old.room == 0 ? 1024 : old.room * 2;
	k->arena = arena_new(k->room * sizeof(*k->at) + 4096);
	k->at = arena_take(k->arena, k->room * sizeof(*k->at));
	for (size_t i = 0; i < old.room; i++) {
		if (old.at[i].hash != 0)
			*place_of(k, old.at[i].hash) = old.at[i];
	}
	keyset_end(&old);
}

bool
keyset_put(struct keyset *k, uint64_t hash, uint64_t value)
{
	struct keyset_entry *entry;

	if (k->count * 3 >= k->room * 2)
		grow(k);
	entry = place_of(k, hash);
	if (entry->hash != 0)
		return false;
	*entry = (struct keyset_entry){ hash, value };
	k->count++;
	return true;
}
