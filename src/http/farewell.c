/* Farewells: swallowing what a refused visitor still sends, within limits. */
#include "http/front.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SECONDS = 2, BYTES_MAX = 4 << 20 };

static void
stop(struct farewell *l)
{
	close(l->fd); /* which takes it out of the epoll too */
	l->fd = -1;
}

void
farewell_start(struct front *f, int fd)
{
	for (size_t i = 0; i < FAREWELLS_MAX; i++) {
		struct farewell *l = &f->farewells[i];
		struct epoll_event event = { .events = EPOLLIN, .data.u64 = EVENTS_MAX + i };

		if (l->fd >= 0)
			continue;
		/* libmicrohttpd closes its own; the connection stays with this one. */
		*l = (struct farewell){ dup(fd), f->now + SECONDS * (int64_t)1000000, BYTES_MAX };
		if (l->fd >= 0 && epoll_ctl(f->epoll, EPOLL_CTL_ADD, l->fd, &event) != 0)
			stop(l);
		if (l->fd >= 0)
			shutdown(l->fd, SHUT_WR);
		return;
	}
}

void
farewell_read(struct front *f, size_t index)
{
	struct farewell *l = &f->farewells[index];
	char unwanted[16 << 10];
	ssize_t n = l->fd < 0 ? 0 : recv(l->fd, unwanted, sizeof(unwanted), MSG_DONTWAIT);

	if (n > 0 && (size_t)n < l->left)
		l->left -= (size_t)n;
	else if (l->fd >= 0)
		stop(l);
}

void
farewell_sweep(struct front *f)
{
	for (size_t i = 0; i < FAREWELLS_MAX; i++) {
		if (f->farewells[i].fd >= 0 && f->now > f->farewells[i].until)
			stop(&f->farewells[i]);
	}
}
