/* Making replies. */
#include "http/reply.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

/* What every answer carries. Nothing may be loaded from elsewhere, framed, or guessed. */
static const struct {
	const char *name, *value;
} always[] = {
	{ "Content-Security-Policy",
	    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
	    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
	    "base-uri 'none'; frame-ancestors 'none'" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Referrer-Policy", "strict-origin-when-cross-origin" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Vary", "Accept-Encoding" },
};

static const char *
terminated(struct arena *a, struct str s)
{
	char *text = arena_take(a, s.len + 1);

	if (s.len > 0)
		memcpy(text, s.at, s.len);
	return text;
}

/* Absent when empty. False for line breaks and other controls: they could begin a new header. */
static bool
add(struct MHD_Response *to, struct arena *a, struct str name, struct str value)
{
	if (value.len == 0)
		return true;
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];

		if (c < 0x20 || c == 0x7f)
			return false;
	}
	return MHD_add_response_header(to, terminated(a, name), terminated(a, value)) == MHD_YES;
}

static struct str
caching(int max_age, char text[static 64])
{
	int len;

	if (max_age == HTTP_PRIVATE)
		return STR("private, no-store");
	if (max_age == HTTP_REVALIDATE)
		return STR("no-cache");
	len = snprintf(text, 64, "public, max-age=%d%s", max_age,
	    max_age == REPLY_FOR_EVER ? ", immutable" : "");
	return (struct str){ text, (size_t)len };
}

static bool
is_always(struct str name)
{
	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++) {
		if (str_equal(name, str_from(always[i].name)))
			return true;
	}
	return false;
}

static bool
add_all(struct MHD_Response *to, struct arena *a, const struct http_response *r, enum coding coding)
{
	char age[64];
	bool fine = add(to, a, STR("Content-Type"), r->type);

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++) {
		bool replaced = false;

		for (size_t j = 0; j < r->nheaders; j++)
			replaced |= str_equal(r->headers[j].name, str_from(always[i].name));
		if (!replaced)
			MHD_add_response_header(to, always[i].name, always[i].value);
	}
	fine = fine && add(to, a, STR("Content-Encoding"), coding_name(coding)) &&
	    add(to, a, STR("Content-Language"), r->language) &&
	    add(to, a, STR("Location"), r->location) &&
	    add(to, a, STR("Cache-Control"), caching(r->max_age, age));
	if (r->etag.len > 0) {
		char *quoted = arena_take(a, r->etag.len + 2);

		quoted[0] = quoted[r->etag.len + 1] = '"';
		memcpy(quoted + 1, r->etag.at, r->etag.len);
		fine = fine && add(to, a, STR("ETag"), (struct str){ quoted, r->etag.len + 2 });
	}
	for (size_t i = 0; i < r->nheaders; i++) {
		/* An empty value takes one of ours away, as for a page made to be embedded. */
		assert(r->headers[i].value.len > 0 || is_always(r->headers[i].name));
		fine = fine && add(to, a, r->headers[i].name, r->headers[i].value);
	}
	return fine;
}

static struct MHD_Response *
make(struct arena *a, const struct http_response *r, enum coding coding,
    enum MHD_ResponseMemoryMode mode)
{
	struct arena_mark mark = arena_mark(a);
	struct MHD_Response *made = r->has_file
	    ? MHD_create_response_from_fd64((uint64_t)r->file_size, r->file)
	    : MHD_create_response_from_buffer(r->body.len, (void *)(uintptr_t)r->body.at, mode);

	if (made == NULL) {
		if (r->has_file)
			close(r->file);
		return NULL;
	}
	if (!add_all(made, a, r, coding)) {
		MHD_destroy_response(made);
		made = NULL;
	}
	arena_release(a, mark);
	return made;
}

struct MHD_Response *
reply_new(struct arena *a, const struct http_response *r, enum coding coding)
{
	return make(a, r, coding, MHD_RESPMEM_MUST_COPY);
}

struct MHD_Response *
reply_new_lasting(struct arena *a, const struct http_response *r, enum coding coding)
{
	return make(a, r, coding, MHD_RESPMEM_PERSISTENT);
}

static struct str
error_text(int status)
{
	switch (status) {
	case 400: return STR("This request cannot be understood.\n");
	case 404: return STR("There is no such page.\n");
	case 405: return STR("This method is not offered here.\n");
	case 408: return STR("The request took too long to arrive.\n");
	case 413: return STR("This is larger than we can handle.\n");
	case 414: return STR("This address is too long.\n");
	case 431: return STR("This request has too many headers.\n");
	case 503: return STR("The observatory is busy. Please try again in a moment.\n");
	default: return STR("Something went wrong on our side.\n");
	}
}

struct MHD_Response *
reply_new_error(struct arena *a, int status, bool close_after)
{
	struct http_response r = { .status = status,
		.type = STR("text/plain; charset=utf-8"),
		.language = STR("en"),
		.body = error_text(status),
		.max_age = HTTP_PRIVATE };
	struct MHD_Response *made;

	if (status == 405)
		http_header_add(&r, STR("Allow"), STR("GET, HEAD, POST, OPTIONS"));
	if (status == 503)
		http_header_add(&r, STR("Retry-After"), STR("2"));
	if (close_after)
		http_header_add(&r, STR("Connection"), STR("close"));
	made = make(a, &r, CODING_NONE, MHD_RESPMEM_PERSISTENT);
	assert(made != NULL);
	return made;
}

void
reply_mark(struct MHD_Response *r, struct str id)
{
	static const char name[] = "X-Request-Id";
	const char *old = MHD_get_response_header(r, name);
	char value[32];

	assert(id.len < sizeof(value));
	memcpy(value, id.at, id.len);
	value[id.len] = '\0';
	if (old != NULL)
		MHD_del_response_header(r, name, old);
	MHD_add_response_header(r, name, value);
}

void
http_header_add(struct http_response *r, struct str name, struct str value)
{
	assert(r->nheaders < HTTP_HEADERS_MAX);
	r->headers[r->nheaders++] = (struct http_header){ name, value };
}
