/*
 * keyset -- which keys a file brings: a table from 64-bit hashes to numbers, sixteen bytes a key.
 *
 * The keys themselves are not kept, so that memory hardly grows with the file. The hash is keyed
 * with a secret of the process (SipHash), so nobody can make files whose keys collide; that two
 * of a million do by chance has odds of one in thirty million, and would be told as a duplicate.
 */
#ifndef EXCHANGE_KEYSET_H
#define EXCHANGE_KEYSET_H

#include <stdint.h>

#include "base/arena.h"
#include "record/record.h"

struct keyset_entry {
	uint64_t hash; /* 0: empty */
	uint64_t value;
};

struct keyset {
	struct arena *arena; /* its own; NULL until something was put */
	struct keyset_entry *at;
	size_t room, count;
	unsigned char secret[16];
};

void keyset_begin(struct keyset *);
void keyset_end(struct keyset *);

/* Of a record of this type; never 0. */
uint64_t keyset_hash(const struct keyset *, const struct type *, struct str key);

/* The value, to read or to change; NULL when it is not there. Good until the next put. */
uint64_t *keyset_get(const struct keyset *, uint64_t hash);

/* False, and nothing done, when the hash is there already. */
bool keyset_put(struct keyset *, uint64_t hash, uint64_t value);

#endif
