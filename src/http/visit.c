/* One request, from libmicrohttpd's first callback to its last. */
#include "http/front.h"

#include <assert.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/reply.h"
#include "http/static.h"

/* ---- Connections ---- */

void
visit_link(struct front *f, struct visitor *v)
{
	v->next = NULL;
	v->previous = f->last;
	*(f->last == NULL ? &f->first : &f->last->next) = v;
	f->last = v;
}

static void
unlink_visitor(struct front *f, struct visitor *v)
{
	*(v->previous == NULL ? &f->first : &v->previous->next) = v->next;
	*(v->next == NULL ? &f->last : &v->next->previous) = v->previous;
}

static void
enter(struct front *f, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *fd = MHD_get_connection_info(
	    connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct visitor *v = f->spare;

	if (v == NULL)
		v = arena_take(f->arena, sizeof(*v));
	else
		f->spare = v->next;
	*v = (struct visitor){
		.connection = connection, .fd = fd->connect_fd, .body = -1, .since = f->now
	};
	visit_link(f, v);
	f->visitors++;
	*context = v;
}

static void
leave(struct front *f, struct visitor *v)
{
	int unread = 0;

	if (v->refused || (ioctl(v->fd, FIONREAD, &unread) == 0 && unread > 0))
		farewell_start(f, v->fd);
	unlink_visitor(f, v);
	f->visitors--;
	v->next = f->spare;
	f->spare = v;
}

void
visit_connection(void *front, struct MHD_Connection *connection, void **context,
    enum MHD_ConnectionNotificationCode code)
{
	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		enter(front, connection, context);
	else
		leave(front, *context);
}

/* ---- The beginning and the end of a request ---- */

static void
make_id(struct front *f, char id[static ID_LEN])
{
	static const char hex[] = "0123456789abcdef";
	/* Each count gives another id; which one tells nothing of how many there were. */
	uint64_t n = (++f->count + f->seed) * 0x9e3779b97f4a7c15u;

	n ^= n >> 32;
	for (size_t i = 0; i < ID_LEN; i++)
		id[i] = hex[n >> (60 - 4 * i) & 15];
}

/*
 * libmicrohttpd would cut the query into parameters where it stands, and we want it as it was. So
 * it is shown an empty one, until the head has been read (show_query).
 */
void *
visit_begin(void *front, const char *target, struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct visitor *v = info->socket_context;
	struct front *f = front;

	v->begun = desk_clock();
	v->line.target = str_from(target);
	v->mark = strchr(target, '?');
	if (v->mark != NULL) {
		v->hidden = v->mark[1];
		v->mark[1] = '\0';
	}
	v->why_len = 0;
	make_id(f, v->id);
	return v;
}

static void
show_query(struct visitor *v)
{
	if (v->mark != NULL) {
		v->mark[0] = '?';
		v->mark[1] = v->hidden;
	}
	v->mark = NULL;
}

void
visit_end(void *front, struct MHD_Connection *connection, void **context,
    enum MHD_RequestTerminationCode code)
{
	struct visitor *v = *context;
	struct front *f = front;

	(void)connection;
	if (v == NULL)
		return;
	if (v->begun != 0 && v->visit == VISIT_READING &&
	    code != MHD_REQUEST_TERMINATED_COMPLETED_OK)
		v->refused = true; /* libmicrohttpd did not like it, and has said so */
	if (v->body >= 0) {
		close(v->body);
		f->bodies--;
	}
	if (v->ready != NULL)
		MHD_destroy_response(v->ready);
	if (f->read == v)
		f->read = NULL;
	v->body = -1;
	v->body_len = 0;
	v->body_too_large = v->alone = v->made = false;
	v->ready = NULL;
	v->begun = 0;
	v->visit = VISIT_READING;
	v->since = f->now;
	if (v != f->last) {
		unlink_visitor(f, v);
		visit_link(f, v);
	}
	if (f->stopping)
		shutdown(v->fd, SHUT_RD);
}

/* ---- Answers ---- */

static struct str
text_before(struct str s, char end)
{
	return str_cut(&s, end);
}

/* Sends a reply; the caller keeps its own reference. */
static enum MHD_Result
answer(struct front *f, struct visitor *v, struct MHD_Response *reply, int status, uint64_t bytes,
    struct str cache)
{
	bool head = strcmp(v->line.method, "HEAD") == 0;
	const struct log_request line = { .id = { v->id, ID_LEN },
		.method = str_from(v->line.method),
		.path = text_before(v->line.target, '?'),
		.cache = cache,
		.why = { v->why, v->why_len },
		.status = status,
		.bytes = head ? 0 : bytes,
		.microseconds = desk_clock() - v->begun };

	reply_mark(reply, line.id);
	v->visit = VISIT_SENDING;
	v->since = f->now;
	v->status = status;
	v->bytes = bytes;
	log_request(&f->log, &line);
	return MHD_queue_response(v->connection, (unsigned)status, reply);
}

static enum MHD_Result
answer_error(struct front *f, struct visitor *v, int status, bool close_after)
{
	struct MHD_Response **kept = &f->errors[close_after][status];

	if (*kept == NULL)
		*kept = reply_new_error(f->scratch, status, close_after);
	v->refused |= close_after;
	return answer(f, v, *kept, status, 0, STR("none"));
}

/* What OPTIONS is told, for every address. */
static enum MHD_Result
answer_options(struct front *f, struct visitor *v)
{
	struct MHD_Response **kept = &f->errors[false][204];

	if (*kept == NULL) {
		struct http_response r = { .max_age = HTTP_PRIVATE };

		http_header_add(&r, STR("Allow"), STR("GET, HEAD, POST, OPTIONS"));
		*kept = reply_new(f->scratch, &r, CODING_NONE);
	}
	return answer(f, v, *kept, 204, 0, STR("none"));
}

bool
front_is_known(struct str if_none_match, struct str etag)
{
	while (if_none_match.len > 0) {
		struct str tag = str_cut(&if_none_match, ',');

		while (tag.len > 0 && (tag.at[0] == ' ' || tag.at[0] == '\t'))
			tag = str_skip(tag, 1);
		while (tag.len > 0 && (tag.at[tag.len - 1] == ' ' || tag.at[tag.len - 1] == '\t'))
			tag.len--;
		if (str_equal(tag, STR("*")))
			return true;
		if (str_begins(tag, STR("W/")))
			tag = str_skip(tag, 2);
		if (tag.len == etag.len + 2 && tag.at[0] == '"' && tag.at[tag.len - 1] == '"' &&
		    memcmp(tag.at + 1, etag.at, etag.len) == 0)
			return true;
	}
	return false;
}

static enum MHD_Result
answer_static(struct front *f, struct visitor *v, int index, bool current, enum coding coding)
{
	const struct static_file *file = &static_files[index];
	struct MHD_Response **kept;
	uint64_t bytes;

	if (file->bytes[coding].len == 0)
		coding = CODING_NONE;
	kept = &f->statics[index * (CODING_COUNT + 1) + (current ? (int)coding : CODING_COUNT)];
	bytes = file->bytes[coding].len;
	if (*kept == NULL) {
		struct http_response r = {
			.type = file->type, .body = file->bytes[coding], .max_age = REPLY_FOR_EVER
		};

		/* A page from before an update asks for what was then. */
		if (!current)
			r = (struct http_response){ .location = file->url };
		*kept = reply_new_lasting(f->scratch, &r, coding);
	}
	return answer(f, v, *kept, current ? 200 : 302, current ? bytes : 0, STR("static"));
}

/* ---- The request ---- */

static int
read_head(struct front *f, struct visitor *v)
{
	arena_release(f->scratch, f->scratch_start);
	f->request = (struct http_request){ .arena = f->scratch };
	f->read = v;
	return guard_check(v->connection, &v->line, &f->request, &f->request_body);
}

/* The head is there. Refusing here closes the connection before any body is read. */
static enum MHD_Result
begin(struct front *f, struct visitor *v)
{
	int status = read_head(f, v);

	v->visit = VISIT_BODY;
	v->since = f->now;
	if (status == 204)
		return MHD_YES;
	if (status != 0)
		return answer_error(f, v, status, true);
	if (!f->request_body.expected)
		return MHD_YES;
	if (f->request_body.length > f->config->max_body)
		return answer_error(f, v, 413, true);
	v->body = f->bodies < BODIES_MAX ? memfd_create("body", MFD_CLOEXEC) : -1;
	if (v->body < 0)
		return answer_error(f, v, 503, true);
	f->bodies++;
	return MHD_YES;
}

/* Of a body without a declared length too much is swallowed for a while, then cut off. */
static enum MHD_Result
take_body(struct front *f, struct visitor *v, const char *at, size_t *len)
{
	v->body_len += *len;
	v->body_too_large |= v->body_len > f->config->max_body;
	if (v->body_len > 2 * f->config->max_body)
		return MHD_NO;
	while (!v->body_too_large && *len > 0) {
		ssize_t n = write(v->body, at, *len);

		if (n <= 0)
			return MHD_NO;
		at += n;
		*len -= (size_t)n;
	}
	*len = 0;
	return MHD_YES;
}

static enum MHD_Result
answer_page(struct front *f, struct visitor *v, const struct http_request *r)
{
	enum coding coding = coding_choose(r->accept_encoding);
	struct str key = { NULL, 0 };
	struct str found = v->made ? STR("miss") : STR("hit");
	struct cache_entry *e = NULL;
	bool current;
	int index;

	if (static_find(r->path, &index, &current))
		return index < 0 ? answer_error(f, v, 404, false)
				 : answer_static(f, v, index, current, coding);
	if (r->method == HTTP_GET && f->app->key != NULL && f->app->key(f->app->app, r, &key))
		e = cache_find(f->cache, key, coding);
	if (e != NULL && f->app->is_valid(f->app->app, e->reads, e->as_of)) {
		if (r->if_none_match.len > 0 &&
		    front_is_known(r->if_none_match, (struct str){ e->etag, e->etag_len }))
			return answer(f, v, e->response, 304, 0, found);
		return answer(f, v, e->response, 200, e->body_len, found);
	}
	if (e != NULL)
		cache_drop(f->cache, e);
	ask(f, v, r, key, coding);
	return MHD_YES;
}

/* The whole request is there, or what it waited for has come. */
static enum MHD_Result
act(struct front *f, struct visitor *v)
{
	int status;

	if (v->ready != NULL)
		return answer(f, v, v->ready, v->status, v->bytes, STR("miss"));
	if (v->status != 0 && v->visit == VISIT_WAITING)
		return answer_error(f, v, v->status, false);
	if (v->body_too_large)
		return answer_error(f, v, 413, true);
	status = f->read == v ? 0 : read_head(f, v);
	if (strcmp(v->line.method, "OPTIONS") == 0)
		return answer_options(f, v);
	assert(status == 0); /* it was in begin() */
	return answer_page(f, v, &f->request);
}

enum MHD_Result
visit_go_on(void *front, struct MHD_Connection *connection, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **context)
{
	struct visitor *v = *context;
	struct front *f = front;

	(void)connection;
	(void)url;
	if (v->visit == VISIT_READING) {
		v->line.method = method;
		v->line.version = version;
		v->status = 0;
		show_query(v);
		return begin(f, v);
	}
	if (*upload_size > 0)
		return take_body(f, v, upload, upload_size);
	return act(f, v);
}
