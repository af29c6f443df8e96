/* The desk between fronts and workers; desk.h says how it is used. */
#include "http/desk.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int64_t
desk_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * (int64_t)1000000 + t.tv_nsec / 1000;
}

static enum err
make_pair(int *in, int *out, struct fault *fault)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return fail_with(fault, ERR_SYSTEM, "socketpair: %s", strerror(errno));
	*in = pair[0];
	*out = pair[1];
	return ERR_OK;
}

enum err
desk_open(struct desk *d, int fronts, int workers, struct fault *fault)
{
	size_t nslots = (size_t)fronts * DESK_SLOTS;
	size_t places = sizeof(struct desk_place) * (size_t)workers;
	size_t slots = sizeof(struct desk_slot) * nslots;
	size_t head = (places + slots + 4095) / 4096 * 4096;
	size_t rooms = nslots * (DESK_ASK_ROOM + DESK_SAY_ROOM);
	char *at = mmap(NULL, head + rooms, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	assert(fronts <= DESK_PROCESSES_MAX && workers <= DESK_PROCESSES_MAX);
	if (at == MAP_FAILED)
		return fail_with(fault, ERR_SYSTEM, "desk: %s", strerror(errno));
	d->fronts = fronts;
	d->slots = (struct desk_slot *)at;
	d->places = (struct desk_place *)(at + slots);
	for (size_t i = 0; i < nslots; i++) {
		d->slots[i].say = at + head + i * (DESK_ASK_ROOM + DESK_SAY_ROOM);
		d->slots[i].ask = d->slots[i].say + DESK_SAY_ROOM;
		d->slots[i].front = (int)(i / DESK_SLOTS);
	}
	TRY(make_pair(&d->ask_in, &d->ask_out, fault));
	for (int i = 0; i < fronts; i++) {
		TRY(make_pair(&d->say_in[i], &d->say_out[i], fault));
		fcntl(d->say_out[i], F_SETFL,
		    O_NONBLOCK); /* workers wait for requests, fronts never */
	}
	return ERR_OK;
}

void
desk_keep_front(struct desk *d, int front)
{
	close(d->ask_out);
	for (int i = 0; i < d->fronts; i++) {
		close(d->say_in[i]);
		if (i != front)
			close(d->say_out[i]);
	}
}

void
desk_keep_worker(struct desk *d)
{
	close(d->ask_in);
	for (int i = 0; i < d->fronts; i++)
		close(d->say_out[i]);
}

/* Text is laid one piece after the other into a room. */
struct room {
	char *at;
	size_t left;
};

static struct str
lay(struct room *room, struct str s)
{
	struct str copy = { room->at, s.len };

	assert(s.len <= room->left);
	if (s.len > 0)
		memcpy(room->at, s.at, s.len);
	room->at += s.len;
	room->left -= s.len;
	return copy;
}

void
desk_ask(struct desk_slot *slot, const struct http_request *from)
{
	struct http_request *r = &slot->request;
	struct room room = { slot->ask, DESK_ASK_ROOM };
	size_t params = from->nparams * sizeof(*from->params);

	*r = *from;
	r->arena = NULL;
	/* First, because the room begins at an address that suits any type. */
	r->params = (struct http_param *)room.at;
	if (params > 0)
		lay(&room, (struct str){ (const char *)from->params, params });
	for (size_t i = 0; i < r->nparams; i++) {
		r->params[i].name = lay(&room, r->params[i].name);
		r->params[i].value = lay(&room, r->params[i].value);
	}
	r->path = lay(&room, from->path);
	r->query = lay(&room, from->query);
	r->target = lay(&room, from->target);
	r->id = lay(&room, from->id);
	r->client = lay(&room, from->client);
#define H(field, name, twice) r->field = lay(&room, from->field);
#include "http/headers.def"
#undef H
}

bool
desk_say(struct desk_slot *slot, const struct http_response *from)
{
	struct http_response *r = &slot->response;
	struct room room = { slot->say, DESK_SAY_ROOM };

	*r = *from;
	r->type = lay(&room, from->type);
	r->language = lay(&room, from->language);
	r->location = lay(&room, from->location);
	r->etag = lay(&room, from->etag);
	r->why = lay(&room, from->why);
	for (size_t i = 0; i < from->nheaders; i++) {
		r->headers[i].name = lay(&room, from->headers[i].name);
		r->headers[i].value = lay(&room, from->headers[i].value);
	}
	r->body = (struct str){ NULL, 0 };
	if (from->body.len > room.left)
		return false;
	r->body = lay(&room, from->body);
	return true;
}

void
desk_tidy(struct desk_slot *slot)
{
	enum { KEPT = 128 << 10 };

	if (slot->response.body.len > KEPT)
		madvise(slot->say + KEPT, DESK_SAY_ROOM - KEPT, MADV_REMOVE);
}

union control {
	struct cmsghdr align;
	char room[CMSG_SPACE(sizeof(int))];
};

bool
note_send(int socket, const struct note *note, int file)
{
	struct iovec part = { (void *)(uintptr_t)note, sizeof(*note) };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union control control;

	if (file >= 0) {
		struct cmsghdr *c = &control.align;

		memset(&control, 0, sizeof(control));
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &file, sizeof(file));
		message.msg_control = &control;
		message.msg_controllen = sizeof(control.room);
	}
	return sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)sizeof(*note);
}

int
note_take(int socket, struct note *note, int *file)
{
	struct iovec part = { note, sizeof(*note) };
	union control control;
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control.room) };
	ssize_t n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *c;

	*file = -1;
	if (n == 0)
		return 0;
	if (n != (ssize_t)sizeof(*note))
		return -1;
	c = CMSG_FIRSTHDR(&message);
	if (c != NULL && c->cmsg_type == SCM_RIGHTS)
		memcpy(file, CMSG_DATA(c), sizeof(*file));
	return 1;
}
