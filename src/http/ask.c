/*
 * What a front cannot answer itself goes to the workers; their answers come back here.
 *
 * Visitors who ask for a page that another is already waiting for wait with them.
 */
#include "http/front.h"

#include <arpa/inet.h>
#include <assert.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/reply.h"

static struct str
client_of(const struct front *f, const struct visitor *v, const struct http_request *r)
{
	struct sockaddr_storage from;
	socklen_t len = sizeof(from);
	char *text = arena_take(f->scratch, INET6_ADDRSTRLEN);
	const void *address = NULL;

	if (f->config->behind_proxy && r->forwarded_for.len > 0) {
		struct str list = r->forwarded_for, last = list;

		while (list.len > 0) /* what the nearest proxy added stands last */
			last = str_cut(&list, ',');
		while (last.len > 0 && last.at[0] == ' ')
			last = str_skip(last, 1);
		return last;
	}
	if (getpeername(v->fd, (struct sockaddr *)&from, &len) != 0)
		return STR("");
	if (from.ss_family == AF_INET)
		address = &((struct sockaddr_in *)(void *)&from)->sin_addr;
	else if (from.ss_family == AF_INET6)
		address = &((struct sockaddr_in6 *)(void *)&from)->sin6_addr;
	if (address == NULL || inet_ntop(from.ss_family, address, text, INET6_ADDRSTRLEN) == NULL)
		return STR("");
	return str_from(text);
}

static bool
joins_another(struct front *f, struct visitor *v, struct str key, enum coding coding)
{
	for (size_t i = 0; i < DESK_SLOTS; i++) {
		struct asked *a = &f->asked[i];

		if (a->visitor != NULL && a->key_len > 0 && a->coding == coding &&
		    str_equal(key, (struct str){ a->key, a->key_len })) {
			v->next_waiting = a->waiters;
			a->waiters = v;
			return true;
		}
	}
	return false;
}

static size_t
free_slot(const struct front *f)
{
	size_t i = 0;

	while (i < DESK_SLOTS && (f->asked[i].visitor != NULL || f->asked[i].other))
		i++;
	return i;
}

static void
resume(struct visitor *v)
{
	MHD_resume_connection(v->connection);
}

static void
fail(struct visitor *v, int status)
{
	v->status = status;
	resume(v);
}

void
ask(struct front *f, struct visitor *v, const struct http_request *r, struct str key,
    enum coding coding)
{
	struct http_request asks = *r;
	struct desk_slot *slot;
	struct asked *a;
	struct note note;
	size_t i = free_slot(f);

	v->visit = VISIT_WAITING;
	v->status = 0;
	v->since = f->now;
	v->next_waiting = NULL;
	MHD_suspend_connection(v->connection);
	if (key.len > HTTP_KEY_MAX)
		key.len = 0;
	if (key.len > 0 && !v->alone && joins_another(f, v, key, coding))
		return;
	if (i == DESK_SLOTS) {
		*f->waiting_end = v;
		f->waiting_end = &v->next_waiting;
		return;
	}
	asks.id = (struct str){ v->id, ID_LEN };
	asks.client = client_of(f, v, r);
	asks.secure = f->config->behind_proxy && str_equal(r->forwarded_proto, STR("https"));
	a = &f->asked[i];
	a->visitor = v;
	a->waiters = NULL;
	a->key_len = key.len;
	a->coding = coding;
	if (key.len > 0)
		memcpy(a->key, key.at, key.len);

	slot = &f->slots[i];
	desk_ask(slot, &asks);
	slot->body_size = v->body_len;
	slot->coding = coding;
	note = (struct note){ .slot = (uint32_t)(slot - f->desk->slots), .serial = ++slot->serial };
	slot->asked = true;
	if (!note_send(f->desk->ask_in, &note, v->body_len > 0 ? v->body : -1)) {
		slot->asked = false;
		a->visitor = NULL;
		fail(v, 503);
	}
}

/* Everyone who waited for the page looks again: it is in the cache now, or they ask themselves. */
static void
wake_waiters(struct asked *a, bool kept, bool failed)
{
	while (a->waiters != NULL) {
		struct visitor *v = a->waiters;

		a->waiters = v->next_waiting;
		v->alone = !kept;
		v->status = failed ? 500 : 0; /* a page that kills workers is tried once for all */
		resume(v);
	}
}

void
ask_sweep(struct front *f)
{
	int64_t longest = f->config->answer_seconds * (int64_t)1000000;

	while (f->waiting != NULL && f->now - f->waiting->since > longest) {
		struct visitor *v = f->waiting;

		f->waiting = v->next_waiting;
		if (f->waiting == NULL)
			f->waiting_end = &f->waiting;
		fail(v, 503);
	}
}

static void
wake_next(struct front *f)
{
	struct visitor *v = f->waiting;

	if (v == NULL)
		return;
	f->waiting = v->next_waiting;
	if (f->waiting == NULL)
		f->waiting_end = &f->waiting;
	resume(v);
}

/* Makes the reply; true when it went into the page cache. */
static bool
take_answer(struct front *f, struct asked *a, struct desk_slot *slot, int file)
{
	struct visitor *v = a->visitor;
	struct http_response r = slot->response;
	struct str key = { a->key, a->key_len };
	bool kept = false;

	r.has_file = file >= 0;
	r.file = file;
	v->why_len = r.why.len < sizeof(v->why) ? r.why.len : sizeof(v->why);
	if (v->why_len > 0)
		memcpy(v->why, r.why.at, v->why_len);
	v->status = r.status;
	if (r.status >= 500 && !r.has_file && r.body.len == 0)
		return false; /* the front says it in its own words */
	v->ready = reply_new(f->scratch, &r, slot->coding);
	if (v->ready == NULL) {
		v->status = 500;
		return false;
	}
	v->bytes = r.has_file ? (uint64_t)r.file_size : r.body.len;
	if (r.status == 200 && r.etag.len > 0 &&
	    front_is_known(slot->request.if_none_match, r.etag)) {
		v->status = 304;
		v->bytes = 0;
	}
	if (r.keep && key.len > 0 && !r.has_file && r.status == 200 &&
	    f->app->is_valid(f->app->app, r.reads, r.as_of)) {
		kept = cache_keep(f->cache, key, a->coding, &r, v->ready);
		if (kept) { /* the visitor will find it there */
			v->ready = NULL;
			v->status = 0;
			v->made = true;
		}
	}
	return kept;
}

static void
hear(struct front *f, const struct note *note, int file)
{
	size_t i = note->slot - (size_t)f->number * DESK_SLOTS;
	struct asked *a = &f->asked[i];
	struct desk_slot *slot = &f->slots[i];
	bool kept = false;

	assert(i < DESK_SLOTS);
	if (note->serial != slot->serial || !slot->asked) {
		if (file >= 0)
			close(file);
		return;
	}
	if (a->visitor == NULL) { /* its visitor went with the forerunner */
		if (file >= 0)
			close(file);
	} else if (note->failed) {
		a->visitor->status = 500;
		resume(a->visitor);
	} else {
		kept = take_answer(f, a, slot, file);
		resume(a->visitor);
	}
	desk_tidy(slot);
	slot->asked = false;
	a->other = false;
	a->visitor = NULL;
	wake_waiters(a, kept, note->failed);
	wake_next(f);
}

void
ask_hear(struct front *f)
{
	struct note note;
	int file;

	while (note_take(f->desk->say_out[f->number], &note, &file) > 0)
		hear(f, &note, file);
}

void
ask_adopt(struct front *f)
{
	for (size_t i = 0; i < DESK_SLOTS; i++)
		f->asked[i].other = f->slots[i].asked;
}
