/* The loop of a front: what it listens to, and who has had long enough. */
#include "http/front.h"

#include <errno.h>
#include <signal.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/static.h"

enum {
	ARENA = 64 << 20,
	SCRATCH = 1 << 20,
	CONNECTION_MEMORY = 32 << 10, /* libmicrohttpd's, for the heads of request and answer */
	ACCEPTS_A_TURN = 4,           /* so that a burst is shared among the fronts */
	TURN_MS = 1000,
	BYTES_A_SECOND = 32 << 10, /* slower visitors are given up in the end */
};

enum event { EVENT_LISTENER, EVENT_DAEMON, EVENT_ANSWER, EVENT_SIGNAL };

static size_t
raw_length(void *front, struct MHD_Connection *connection, char *text)
{
	(void)front;
	(void)connection;
	return strlen(text); /* target.c decodes */
}

__attribute__((format(printf, 2, 0))) static void
complain(void *front, const char *format, va_list args)
{
	/* What libmicrohttpd says repeats what the log tells, and quotes what visitors sent. */
	(void)front;
	(void)format;
	(void)args;
}

static struct MHD_Daemon *
start_daemon(struct front *f)
{
	return MHD_start_daemon(
	    MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ERROR_LOG | MHD_ALLOW_SUSPEND_RESUME,
	    0, NULL, NULL, visit_go_on, f, MHD_OPTION_EXTERNAL_LOGGER, complain, f,
	    MHD_OPTION_URI_LOG_CALLBACK, visit_begin, f, MHD_OPTION_UNESCAPE_CALLBACK, raw_length,
	    f, MHD_OPTION_NOTIFY_COMPLETED, visit_end, f, MHD_OPTION_NOTIFY_CONNECTION,
	    visit_connection, f, MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)f->config->max_connections + EVENTS_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
	    (size_t)CONNECTION_MEMORY, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
}

static bool
watch(struct front *f, int fd, uint32_t events, enum event what)
{
	struct epoll_event event = { .events = events, .data.u64 = what };

	return epoll_ctl(f->epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

static bool
open_all(struct front *f, int *signals)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGINT);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
	*signals = signalfd(-1, &stop, SFD_CLOEXEC | SFD_NONBLOCK);
	f->epoll = epoll_create1(EPOLL_CLOEXEC);
	f->daemon = start_daemon(f);
	return *signals >= 0 && f->epoll >= 0 && f->daemon != NULL &&
	    watch(f, f->config->listener, EPOLLIN | EPOLLEXCLUSIVE, EVENT_LISTENER) &&
	    watch(f, MHD_get_daemon_info(f->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd, EPOLLIN,
		EVENT_DAEMON) &&
	    watch(f, f->desk->say_out[f->number], EPOLLIN, EVENT_ANSWER) &&
	    watch(f, *signals, EPOLLIN, EVENT_SIGNAL);
}

/* ---- Time ---- */

static int64_t
allowed(const struct front *f, const struct visitor *v)
{
	const int64_t second = 1000000;

	switch (v->visit) {
	case VISIT_READING: return f->config->head_seconds * second;
	case VISIT_BODY:
		return (f->config->body_seconds + (int64_t)(v->body_len / BYTES_A_SECOND)) * second;
	case VISIT_SENDING:
		return (f->config->body_seconds + (int64_t)(v->bytes / BYTES_A_SECOND)) * second;
	case VISIT_WAITING: break; /* the parent looks after workers, ask_sweep after the queue */
	}
	return INT64_MAX;
}

/* libmicrohttpd sees the end of the connection and closes it. */
static void
give_up(const struct visitor *v)
{
	shutdown(v->fd, SHUT_RDWR);
}

static void
sweep(struct front *f)
{
	for (struct visitor *v = f->first; v != NULL; v = v->next) {
		if (f->now - v->since > allowed(f, v))
			give_up(v);
	}
	farewell_sweep(f);
	ask_sweep(f);
	f->swept = f->now;
}

/* ---- Connections ---- */

/* The one that has been without a request for longest makes room for a new one. */
static void
make_room(struct front *f)
{
	struct visitor *v = f->first;

	while (v != NULL && v->visit != VISIT_READING)
		v = v->next;
	if (v != NULL)
		give_up(v);
}

static void
accept_some(struct front *f)
{
	for (int i = 0; i < ACCEPTS_A_TURN; i++) {
		struct sockaddr_storage from;
		socklen_t len = sizeof(from);
		int fd = accept4(f->config->listener, (struct sockaddr *)&from, &len,
		    SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd < 0 && (errno == EMFILE || errno == ENFILE))
			make_room(f);
		if (fd < 0)
			return;
		if (f->visitors >= f->config->max_connections)
			make_room(f);
		MHD_add_connection(f->daemon, fd, (struct sockaddr *)&from, len);
	}
}

static void
begin_to_stop(struct front *f)
{
	if (f->stopping)
		return;
	f->stopping = true;
	f->stop_by = f->now + f->config->stop_seconds * (int64_t)1000000;
	epoll_ctl(f->epoll, EPOLL_CTL_DEL, f->config->listener, NULL);
	close(f->config->listener);
	for (struct visitor *v = f->first; v != NULL; v = v->next) {
		if (v->begun == 0)
			shutdown(v->fd, SHUT_RD); /* what has arrived is still read */
	}
}

/* ---- The loop ---- */

static int
patience(const struct front *f)
{
	MHD_UNSIGNED_LONG_LONG ms = TURN_MS;

	if (MHD_get_timeout(f->daemon, &ms) != MHD_YES || ms > TURN_MS)
		ms = TURN_MS;
	return (int)(f->stopping && ms > 100 ? 100 : ms);
}

static void
turn(struct front *f, int signals)
{
	struct epoll_event events[EVENTS_MAX];
	int n = epoll_wait(f->epoll, events, EVENTS_MAX, patience(f));

	f->now = desk_clock();
	if (f->app->turn != NULL)
		f->app->turn(f->app->app);
	for (int i = 0; i < n; i++) {
		uint64_t what = events[i].data.u64;
		struct signalfd_siginfo info;

		if (what >= EVENTS_MAX)
			farewell_read(f, what - EVENTS_MAX);
		else if (what == EVENT_LISTENER)
			accept_some(f);
		else if (what == EVENT_ANSWER)
			ask_hear(f);
		else if (what == EVENT_SIGNAL && read(signals, &info, sizeof(info)) > 0)
			begin_to_stop(f);
	}
	MHD_run(f->daemon);
	if (f->now - f->swept >= TURN_MS * 1000)
		sweep(f);
	log_flush(&f->log);
}

static void
close_all(struct front *f)
{
	size_t statics = static_files_count * (CODING_COUNT + 1);

	/* With visitors left in the middle of something there is no clean end to be had. */
	if (f->visitors > 0)
		return;
	MHD_stop_daemon(f->daemon);
	cache_empty(f->cache);
	for (size_t i = 0; i < statics; i++) {
		if (f->statics[i] != NULL)
			MHD_destroy_response(f->statics[i]);
	}
	for (size_t i = 0; i < 2 * STATUS_MAX; i++) {
		struct MHD_Response *reply = f->errors[i / STATUS_MAX][i % STATUS_MAX];

		if (reply != NULL)
			MHD_destroy_response(reply);
	}
}

int
front_run(
    const struct http_config *config, const struct http_app *app, struct desk *desk, int number)
{
	struct arena *arena = arena_new(ARENA);
	struct front *f = arena_take(arena, sizeof(*f));
	int signals;

	f->config = config;
	f->app = app;
	f->desk = desk;
	f->slots = desk->slots + (size_t)number * DESK_SLOTS;
	f->number = number;
	f->arena = arena;
	f->scratch = arena_new(SCRATCH);
	f->scratch_start = arena_mark(f->scratch);
	f->cache = cache_new(arena, config->cache_bytes);
	f->statics = arena_take(
	    arena, static_files_count * (CODING_COUNT + 1) * sizeof(struct MHD_Response *));
	f->waiting_end = &f->waiting;
	for (size_t i = 0; i < FAREWELLS_MAX; i++)
		f->farewells[i].fd = -1;
	randombytes_buf(&f->seed, sizeof(f->seed));
	ask_adopt(f);
	if (!open_all(f, &signals)) {
		log_event(
		    "error", "front_cannot_start", "number=%d why=\"%s\"", number, strerror(errno));
		return 1;
	}
	f->now = desk_clock();
	while (!f->stopping || (f->visitors > 0 && f->now < f->stop_by))
		turn(f, signals);
	log_event("info", "front_stopped", "number=%d left=%zu", number, f->visitors);
	close_all(f);
	return 0;
}
