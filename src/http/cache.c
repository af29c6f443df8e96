/* The page cache of a front: a chained hash table and a list by last use. */
#include "http/cache.h"

#include <assert.h>
#include <sodium.h>

enum {
	BUCKETS = 4096,
	ENTRIES_MAX = 8192,
	HEAD_BYTES = 2048, /* about what the headers and bookkeeping of one entry take */
	LARGEST_SHARE = 8, /* no page takes more than this part of the cache */
};

struct cache {
	struct arena *arena;
	struct cache_entry *buckets[BUCKETS];
	struct cache_entry *newest, *oldest, *spare;
	size_t bytes, max_bytes, entries;
	unsigned char
	    secret[crypto_shorthash_KEYBYTES]; /* so that no visitor can aim at a bucket */
};

struct cache *
cache_new(struct arena *a, size_t max_bytes)
{
	struct cache *c = arena_take(a, sizeof(*c));

	c->arena = a;
	c->max_bytes = max_bytes;
	crypto_shorthash_keygen(c->secret);
	return c;
}

static uint64_t
hash_of(const struct cache *c, struct str key)
{
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t hash;

	_Static_assert(sizeof(out) == sizeof(hash), "SipHash-2-4 has 64 bits");
	crypto_shorthash(out, (const unsigned char *)key.at, key.len, c->secret);
	memcpy(&hash, out, sizeof(hash));
	return hash;
}

static void
unlink_use(struct cache *c, struct cache_entry *e)
{
	*(e->newer == NULL ? &c->newest : &e->newer->older) = e->older;
	*(e->older == NULL ? &c->oldest : &e->older->newer) = e->newer;
}

static void
link_newest(struct cache *c, struct cache_entry *e)
{
	e->newer = NULL;
	e->older = c->newest;
	*(c->newest == NULL ? &c->oldest : &c->newest->newer) = e;
	c->newest = e;
}

struct cache_entry *
cache_find(struct cache *c, struct str key, enum coding coding)
{
	uint64_t hash = hash_of(c, key);
	struct cache_entry *e = c->buckets[hash % BUCKETS];

	while (e != NULL &&
	    (e->hash != hash || e->coding != coding ||
		!str_equal(key, (struct str){ e->key, e->key_len })))
		e = e->chain;
	if (e != NULL && e != c->newest) {
		unlink_use(c, e);
		link_newest(c, e);
	}
	return e;
}

void
cache_drop(struct cache *c, struct cache_entry *e)
{
	struct cache_entry **place = &c->buckets[e->hash % BUCKETS];

	while (*place != e)
		place = &(*place)->chain;
	*place = e->chain;
	unlink_use(c, e);
	MHD_destroy_response(e->response); /* freed when the last visitor has been sent it */
	c->bytes -= e->bytes;
	c->entries--;
	e->chain = c->spare;
	c->spare = e;
}

void
cache_empty(struct cache *c)
{
	while (c->oldest != NULL)
		cache_drop(c, c->oldest);
}

static struct cache_entry *
entry_new(struct cache *c)
{
	struct cache_entry *e = c->spare;

	if (e == NULL)
		return arena_take(c->arena, sizeof(*e));
	c->spare = e->chain;
	return e;
}

bool
cache_keep(struct cache *c, struct str key, enum coding coding, const struct http_response *r,
    struct MHD_Response *response)
{
	size_t bytes = HEAD_BYTES + key.len + r->body.len;
	struct cache_entry *e;

	if (key.len > HTTP_KEY_MAX || bytes > c->max_bytes / LARGEST_SHARE)
		return false;
	assert(r->etag.len <= ETAG_MAX);
	e = cache_find(c, key, coding);
	if (e != NULL)
		cache_drop(c, e);
	while (c->bytes + bytes > c->max_bytes || c->entries == ENTRIES_MAX)
		cache_drop(c, c->oldest);

	e = entry_new(c);
	e->hash = hash_of(c, key);
	e->response = response;
	e->bytes = bytes;
	e->body_len = r->body.len;
	e->reads = r->reads;
	e->as_of = r->as_of;
	e->coding = coding;
	e->key_len = key.len;
	memcpy(e->key, key.at, key.len);
	e->etag_len = r->etag.len;
	memcpy(e->etag, r->etag.at, r->etag.len);
	e->chain = c->buckets[e->hash % BUCKETS];
	c->buckets[e->hash % BUCKETS] = e;
	link_newest(c, e);
	c->bytes += bytes;
	c->entries++;
	return true;
}
