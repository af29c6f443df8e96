/*
 * The parent: opens nothing but the listening socket and the desk, forks, and looks after its
 * children. It never sees a request.
 */
#include "http/http.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "http/desk.h"
#include "http/front.h"
#include "http/worker.h"

enum {
	HELPERS_MAX = 8,
	CHILDREN_MAX = 2 * DESK_PROCESSES_MAX + HELPERS_MAX,
	SPARE_FILES = 512, /* of the limit, for all but connections */
	LONG_LIFE_S = 10,  /* who lives this long did not fail at the start */
	FIRST_WAIT_MS = 50,
	LONGEST_WAIT_MS = 10000,
	NOT_STARTED = 3 /* exit status of a child that could not begin */
};

enum kind { KIND_FRONT, KIND_WORKER, KIND_HELPER };

struct child {
	enum kind kind;
	int number;
	pid_t pid;           /* 0: not running */
	int64_t born, again; /* microseconds; again: when to start it once more */
	int failures;        /* in a row */
	bool killed;         /* for being too slow */
};

struct parent {
	const struct http_config *config;
	const struct http_app *app;
	struct desk desk;
	struct child children[CHILDREN_MAX];
	size_t count;
	sigset_t signals, before;
	bool stopping, failed;
	int64_t stop_by;
};

static const char *
kind_name(const struct parent *p, const struct child *c)
{
	switch (c->kind) {
	case KIND_FRONT: return "front";
	case KIND_WORKER: return "worker";
	case KIND_HELPER: break;
	}
	return p->config->helpers[c->number].name;
}

/* ---- Children ---- */

static int
run_child(struct parent *p, const struct child *c)
{
	const struct http_app *app = p->app;
	enum http_role role = c->kind == KIND_FRONT ? HTTP_FRONT : HTTP_WORKER;
	struct fault fault = { .err = ERR_OK };
	int status;

	if (c->kind == KIND_FRONT)
		desk_keep_front(&p->desk, c->number);
	else
		desk_keep_worker(&p->desk);
	if (c->kind != KIND_FRONT)
		close(p->config->listener);
	if (c->kind == KIND_HELPER) {
		close(p->desk.ask_out);
		return p->config->helpers[c->number].run(app->app);
	}
	if (app->start != NULL && app->start(app->app, role, c->number, &fault) != ERR_OK) {
		log_event("error", "not_started", "process=%s number=%d why=\"%s\"",
		    kind_name(p, c), c->number, fault.why);
		return NOT_STARTED;
	}
	status = c->kind == KIND_FRONT ? front_run(p->config, app, &p->desk, c->number)
				       : worker_run(p->config, app, &p->desk, c->number);
	if (app->stop != NULL)
		app->stop(app->app, role);
	return status;
}

static void
start_child(struct parent *p, struct child *c)
{
	pid_t parent = getpid();
	pid_t pid = fork();

	c->born = desk_clock();
	c->again = 0;
	c->killed = false;
	if (pid < 0) {
		log_event("error", "cannot_fork", "why=\"%s\"", strerror(errno));
		c->again = c->born + LONGEST_WAIT_MS * 1000;
		return;
	}
	if (pid == 0) {
		/* When the parent is killed, fronts and helpers stop, and workers after fronts. */
		if (c->kind != KIND_WORKER)
			prctl(PR_SET_PDEATHSIG, SIGTERM);
		sigprocmask(SIG_SETMASK, &p->before, NULL);
		if (getppid() != parent)
			exit(1);
		exit(run_child(p, c));
	}
	c->pid = pid;
}

/* The visitor whose request a dead worker had is told so by its front. */
static void
tell_front(struct parent *p, const struct child *c)
{
	struct desk_place *place = &p->desk.places[c->number];
	struct note note = { .slot = place->slot, .serial = place->serial, .failed = 1 };

	if (place->since == 0)
		return;
	place->since = 0;
	if (!note_send(p->desk.say_in[note.slot / DESK_SLOTS], &note, -1))
		log_event("error", "answer_lost", "slot=%u", note.slot);
}

static void
bury(struct parent *p, struct child *c, int status)
{
	int64_t now = desk_clock();
	int64_t wait_ms = FIRST_WAIT_MS;

	c->pid = 0;
	if (c->kind == KIND_WORKER)
		tell_front(p, c);
	if (p->stopping) {
		bool by_our_signal = WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM;

		if (!by_our_signal && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
			p->failed = true;
		return;
	}
	log_event("error", "child_died", "process=%s number=%d %s=%d", kind_name(p, c), c->number,
	    WIFSIGNALED(status) ? "signal" : "status",
	    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED && c->failures == 0 &&
	    now - c->born < LONG_LIFE_S * (int64_t)1000000)
		p->failed = true;
	c->failures = now - c->born > LONG_LIFE_S * (int64_t)1000000 ? 0 : c->failures + 1;
	for (int i = 1; i < c->failures && wait_ms < LONGEST_WAIT_MS; i++)
		wait_ms *= 2;
	if (c->failures == 0)
		wait_ms = 0;
	c->again = now + (wait_ms > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : wait_ms) * 1000;
}

static void
bury_all(struct parent *p)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (size_t i = 0; i < p->count; i++) {
			if (p->children[i].pid == pid)
				bury(p, &p->children[i], status);
		}
	}
}

static void
look_after(struct parent *p)
{
	int64_t now = desk_clock();

	for (size_t i = 0; i < p->count; i++) {
		struct child *c = &p->children[i];

		if (c->pid == 0 && !p->stopping && now >= c->again)
			start_child(p, c);
		if (c->pid != 0 && c->kind == KIND_WORKER && !c->killed) {
			int64_t since = p->desk.places[c->number].since;

			if (since != 0 &&
			    now - since > p->config->answer_seconds * (int64_t)1000000) {
				log_event(
				    "error", "too_slow", "process=worker number=%d", c->number);
				c->killed = true;
				kill(c->pid, SIGKILL);
			}
		}
	}
}

/* ---- Stopping: fronts finish what they have in hand, then workers find nobody left to ask. ----
 */

static void
tell(const struct parent *p, bool workers_too, int signal_number)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct child *c = &p->children[i];

		if (c->pid != 0 && (workers_too || c->kind != KIND_WORKER))
			kill(c->pid, signal_number);
	}
}

static void
begin_to_stop(struct parent *p)
{
	if (p->stopping)
		return;
	p->stopping = true;
	/* Fronts stop by themselves at stop_seconds; the rest is for what hangs. */
	p->stop_by = desk_clock() + (p->config->stop_seconds + 2) * (int64_t)1000000;
	log_event("info", "stopping", "pid=%d", (int)getpid());
	close(p->config->listener); /* new visitors are turned away at once, not left waiting */
	tell(p, false, SIGTERM);
}

static size_t
alive(const struct parent *p, enum kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++)
		n += p->children[i].pid != 0 && p->children[i].kind == kind;
	return n;
}

static bool
is_over(struct parent *p)
{
	if (!p->stopping)
		return false;
	if (alive(p, KIND_FRONT) == 0 && p->desk.ask_in >= 0) {
		close(p->desk.ask_in); /* was the last one: workers see the end of the queue */
		p->desk.ask_in = -1;
	}
	if (desk_clock() > p->stop_by) {
		p->stop_by = INT64_MAX;
		p->failed = true;
		tell(p, true, SIGKILL);
	}
	return alive(p, KIND_FRONT) + alive(p, KIND_WORKER) + alive(p, KIND_HELPER) == 0;
}

/* ---- The loop ---- */

static void
add_children(struct parent *p, enum kind kind, int n)
{
	for (int i = 0; i < n; i++)
		p->children[p->count++] = (struct child){ .kind = kind, .number = i };
}

/* Until the next thing is due; deaths and signals wake the parent anyhow. */
static int
patience(const struct parent *p)
{
	int64_t now = desk_clock(), ms = p->stopping ? 100 : 1000;

	for (size_t i = 0; i < p->count && !p->stopping; i++) {
		const struct child *c = &p->children[i];

		if (c->pid == 0 && c->again - now < ms * 1000)
			ms = c->again > now ? (c->again - now) / 1000 + 1 : 0;
	}
	return (int)ms;
}

static int
look_after_children(struct parent *p)
{
	struct pollfd signals = { .fd = signalfd(-1, &p->signals, SFD_CLOEXEC | SFD_NONBLOCK),
		.events = POLLIN };
	struct signalfd_siginfo info;

	assert(signals.fd >= 0);
	while (!is_over(p)) {
		look_after(p);
		poll(&signals, 1, patience(p));
		while (read(signals.fd, &info, sizeof(info)) > 0) {
			if (info.ssi_signo != SIGCHLD)
				begin_to_stop(p);
		}
		bury_all(p);
		if (p->failed)
			begin_to_stop(p);
	}
	close(signals.fd);
	log_event("info", "stopped", "status=%d", p->failed ? 1 : 0);
	return p->failed ? 1 : 0;
}

static int
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 2 ? 2 : n > DESK_PROCESSES_MAX ? DESK_PROCESSES_MAX : (int)n;
}

/* Each connection takes a file; the soft limit of files is often far below what is allowed. */
static size_t
connections_allowed(size_t wanted)
{
	struct rlimit limit;
	size_t room;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return wanted;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	room = limit.rlim_max < 2 * SPARE_FILES ? limit.rlim_max / 2 : limit.rlim_max - SPARE_FILES;
	return wanted < room ? wanted : room;
}

static struct http_config
with_defaults(const struct http_config *given)
{
	struct http_config c = *given;

	c.fronts = c.fronts > 0 ? c.fronts : processors();
	c.workers = c.workers > 0 ? c.workers : processors();
	c.max_body = c.max_body > 0 ? c.max_body : 16 << 20;
	c.cache_bytes = c.cache_bytes > 0 ? c.cache_bytes : 16 << 20;
	c.max_connections = connections_allowed(c.max_connections > 0 ? c.max_connections : 4000);
	c.head_seconds = c.head_seconds > 0 ? c.head_seconds : 20;
	c.body_seconds = c.body_seconds > 0 ? c.body_seconds : 30;
	c.answer_seconds = c.answer_seconds > 0 ? c.answer_seconds : 30;
	c.stop_seconds = c.stop_seconds > 0 ? c.stop_seconds : 10;
	return c;
}

int
http_serve(const struct http_config *given, const struct http_app *app)
{
	struct http_config config = with_defaults(given);
	struct parent p = { .config = &config, .app = app };
	struct fault fault = { .err = ERR_OK };

	assert(config.fronts <= DESK_PROCESSES_MAX && config.workers <= DESK_PROCESSES_MAX);
	assert(config.nhelpers <= HELPERS_MAX && app->answer != NULL);
	assert(app->key == NULL || app->is_valid != NULL);
	if (sodium_init() < 0 ||
	    desk_open(&p.desk, config.fronts, config.workers, &fault) != ERR_OK) {
		log_event("error", "cannot_serve", "why=\"%s\"", fault.why);
		return 1;
	}
	add_children(&p, KIND_FRONT, config.fronts);
	add_children(&p, KIND_WORKER, config.workers);
	add_children(&p, KIND_HELPER, (int)config.nhelpers);
	sigemptyset(&p.signals);
	sigaddset(&p.signals, SIGTERM);
	sigaddset(&p.signals, SIGINT);
	sigaddset(&p.signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &p.signals, &p.before);
	log_event("info", "serving", "fronts=%d workers=%d", config.fronts, config.workers);
	return look_after_children(&p);
}
