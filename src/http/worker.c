/* A worker: takes requests from the desk, lays answers on it. */
#include "http/worker.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "http/log.h"

enum {
	ARENA_MIN = 256 << 20,
	ETAG_ROOM = 64,
	KEPT_MAX = 4 << 20,   /* what one request may leave in use for the next */
	COMPRESSED_MIN = 600, /* smaller bodies fit one packet anyhow */
	HASH_BYTES = 12,
	NICE = 2, /* readers of kept pages first */
};

struct worker {
	const struct http_config *config;
	const struct http_app *app;
	struct desk *desk;
	struct arena *arena;
	struct arena_mark start;
	int number;
};

/* A strong ETag: the hash of what is sent before compression, and how that was done. */
static struct str
make_etag(struct arena *a, struct str body, enum coding coding)
{
	unsigned char hash[crypto_generichash_BYTES_MIN];
	char *text = arena_take(a, ETAG_ROOM);
	size_t len = (size_t)HASH_BYTES * 2;

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)body.at, body.len, NULL, 0);
	sodium_bin2hex(text, ETAG_ROOM, hash, HASH_BYTES);
	if (coding != CODING_NONE) {
		struct str name = coding_name(coding);

		text[len++] = '-';
		memcpy(text + len, name.at, name.len);
		len += name.len;
	}
	return (struct str){ text, len };
}

static size_t
strings_of(const struct http_response *r)
{
	size_t n = r->type.len + r->language.len + r->location.len + r->etag.len + r->why.len;

	for (size_t i = 0; i < r->nheaders; i++)
		n += r->headers[i].name.len + r->headers[i].value.len;
	return n;
}

/* Nothing of an answer that cannot be sent is. */
static void
give_up(struct http_response *r, struct str why)
{
	if (r->has_file)
		close(r->file);
	*r = (struct http_response){ .status = 500, .max_age = HTTP_PRIVATE, .why = why };
}

/* What the application left to us: a status, the compression, the ETag. */
static void
finish(struct worker *w, const struct http_request *request, struct http_response *r,
    enum coding wanted, enum coding *coding)
{
	struct str plain = r->body;
	bool is_public = r->max_age != HTTP_PRIVATE;

	*coding = CODING_NONE;
	if (r->status < 200 || r->status > 599)
		give_up(r, STR("the page gave no status"));
	else if (strings_of(r) > HTTP_STRINGS_MAX)
		give_up(r, STR("the headers of the page are too long"));
	if (r->has_file)
		return;
	if (is_public && wanted != CODING_NONE && r->body.len >= COMPRESSED_MIN &&
	    coding_suits(r->type) && encode(w->arena, wanted, plain, &r->body))
		*coding = wanted;
	if (is_public && r->status == 200 && request->method == HTTP_GET)
		r->etag = make_etag(w->arena, plain, *coding);
	else
		r->etag = STR("");
}

/* A body too large for the desk goes as a file; -1 when even that is not possible. */
static int
body_file(struct str body)
{
	int file = memfd_create("answer", MFD_CLOEXEC);

	while (file >= 0 && body.len > 0) {
		ssize_t n = write(file, body.at, body.len);

		if (n <= 0) {
			close(file);
			return -1;
		}
		body = str_skip(body, (size_t)n);
	}
	return file;
}

static void
lay(struct desk_slot *slot, struct http_response *r, int *file)
{
	struct str body = r->body;

	*file = r->has_file ? r->file : -1;
	if (desk_say(slot, r))
		return;
	*file = body_file(body);
	slot->response.file_size = (int64_t)body.len;
	if (*file < 0)
		give_up(&slot->response, STR("no memory for a large page"));
}

static void
serve(struct worker *w, struct desk_slot *slot, int body)
{
	struct http_request request = slot->request;
	struct http_response response = { .status = 0 };
	enum coding coding;
	int file;
	struct note note = { .slot = (uint32_t)(slot - w->desk->slots), .serial = slot->serial };
	void *mapped = MAP_FAILED;

	request.arena = w->arena;
	if (body >= 0) {
		mapped = mmap(NULL, slot->body_size, PROT_READ, MAP_PRIVATE, body, 0);
		assert(mapped != MAP_FAILED);
		request.body = (struct str){ mapped, slot->body_size };
		close(body);
	}
	w->app->answer(w->app->app, &request, &response);
	finish(w, &request, &response, slot->coding, &coding);
	lay(slot, &response, &file);
	slot->coding = coding;
	if (!note_send(w->desk->say_in[slot->front], &note, file))
		log_event("error", "answer_lost", "id=%.*s", STR_ARG(request.id));
	if (file >= 0)
		close(file);
	if (mapped != MAP_FAILED)
		munmap(mapped, request.body.len);
}

/* An arena that grew large for one request is not kept for all others. */
static void
release(struct worker *w)
{
	if (arena_mark(w->arena).used > KEPT_MAX) {
		arena_free(w->arena);
		w->arena = arena_new(ARENA_MIN + 2 * w->config->max_body);
		w->start = arena_mark(w->arena);
	}
	arena_release(w->arena, w->start);
}

int
worker_run(
    const struct http_config *config, const struct http_app *app, struct desk *desk, int number)
{
	struct worker w = { .config = config, .app = app, .desk = desk, .number = number };
	struct desk_place *place = &desk->places[number];
	struct note note;
	int body, got;

	/* The parent says when to stop, by the end of the fronts; signals to the group do not. */
	signal(SIGTERM, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + NICE);
	w.arena = arena_new(ARENA_MIN + 2 * config->max_body);
	w.start = arena_mark(w.arena);
	while ((got = note_take(desk->ask_out, &note, &body)) != 0) {
		if (got < 0)
			continue; /* a signal */
		place->slot = note.slot;
		place->serial = note.serial;
		place->since = desk_clock();
		if (app->turn != NULL)
			app->turn(app->app);
		serve(&w, &desk->slots[note.slot], body);
		release(&w);
		place->since = 0;
	}
	return 0;
}
