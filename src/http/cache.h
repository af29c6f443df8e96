/*
 * cache -- pages as they were sent, in one front.
 *
 * An entry holds a finished answer (headers, compressed body, ETag) under the page's key and its
 * coding. The least recently used ones go when the bytes exceed the cap. Whether an entry is still
 * true is for the application to say; the cache only forgets what it is told to.
 */
#ifndef HTTP_CACHE_H
#define HTTP_CACHE_H

#include <microhttpd.h>

#include "http/encode.h"
#include "http/http.h"

enum { ETAG_MAX = 80 };

struct cache_entry {
	struct cache_entry *chain;         /* the same hash */
	struct cache_entry *newer, *older; /* by last use */
	uint64_t hash;
	struct MHD_Response *response; /* owned */
	size_t bytes, body_len;
	uint64_t reads;
	int64_t as_of;
	enum coding coding;
	size_t key_len, etag_len;
	char etag[ETAG_MAX];
	char key[HTTP_KEY_MAX];
};

struct cache;

struct cache *cache_new(struct arena *, size_t max_bytes);

/* The entry, now the most recently used; NULL when there is none. */
struct cache_entry *cache_find(struct cache *, struct str key, enum coding);

/* Takes over the response unless it returns false: too large, or the key too long. Replaces what
 * stood under the key. */
bool cache_keep(struct cache *, struct str key, enum coding, const struct http_response *,
    struct MHD_Response *);

void cache_drop(struct cache *, struct cache_entry *);
void cache_empty(struct cache *);

#endif
