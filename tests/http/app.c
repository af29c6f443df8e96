/*
 * A small application for the tests and measurements of http/: pages that are kept, slow, large,
 * private, or end their worker.
 *
 *	app [port [fronts workers]]    port 0, the default, takes a free one and says which
 */
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "http/http.h"

/* Shared by all processes of the server, as the counters of the product are. */
struct shared {
	_Atomic int64_t changes; /* what was kept before the last change is no longer true */
	_Atomic int64_t made;    /* answers by workers */
};

enum { PAGE_BYTES = 20 << 10, LARGE_BYTES = 3 << 20 };

static bool
key(void *app, const struct http_request *r, struct str *name)
{
	(void)app;
	*name = r->target;
	return r->cookie.len == 0;
}

static bool
is_valid(void *app, uint64_t reads, int64_t as_of)
{
	const struct shared *s = app;

	return reads == 0 || as_of >= s->changes;
}

static long
number_of(const struct http_request *r, struct str name)
{
	char digits[16] = "";
	struct str value;

	if (!http_param_find(r, name, &value) || value.len >= sizeof(digits))
		return 0;
	memcpy(digits, value.at, value.len);
	return strtol(digits, NULL, 10);
}

static struct str
made_of(struct arena *a, size_t len, unsigned seed)
{
	static const char *const words[] = { "<p>the ", "plan ", "was ", "due ", "in ", "March ",
		"and ", "nobody ", "said ", "why</p>\n", "open ", "budget ", "of ", "2021 " };
	char *at = arena_take(a, len + 16);
	size_t n = 0;

	while (n < len) {
		const char *word = words[(seed = seed * 1103515245 + 12345) / 65536 % 14];

		memcpy(at + n, word, strlen(word));
		n += strlen(word);
	}
	return (struct str){ at, len };
}

/* Keeps the processor busy, as a hard question does. */
static void
work_for(long ms)
{
	clock_t until = clock() + ms * (CLOCKS_PER_SEC / 1000);

	while (clock() < until)
		continue;
}

static void
answer_echo(const struct http_request *r, struct http_response *to)
{
	struct buf b = buf_new(r->arena, 1 << 20);
	struct fault fault;

	to->max_age = HTTP_PRIVATE;
	buf_printf(&b, "%s %zu bytes\n", r->method == HTTP_POST ? "POST" : "GET", r->body.len);
	buf_put(&b, (struct str){ r->body.at, r->body.len < 100 ? r->body.len : 100 });
	buf_put(&b, STR("\npath="));
	buf_put(&b, r->path);
	for (size_t i = 0; i < r->nparams; i++) {
		buf_put(&b, STR("\nparam "));
		buf_put(&b, r->params[i].name);
		buf_put(&b, STR("="));
		buf_put(&b, r->params[i].value);
	}
	buf_put(&b, STR("\nid="));
	buf_put(&b, r->id);
	buf_put(&b, STR("\n"));
	if (buf_done(&b, &fault, &to->body) != ERR_OK)
		to->status = 500;
}

static void
answer_file(struct http_response *to)
{
	to->has_file = true;
	to->file = memfd_create("document", MFD_CLOEXEC);
	to->file_size = write(to->file, "a document\n", 11);
	to->type = STR("application/pdf");
	to->etag = STR("abc123");
	http_header_add(to, STR("Content-Disposition"), STR("attachment; filename=\"a.pdf\""));
}

static void
answer(void *app, const struct http_request *r, struct http_response *to)
{
	struct shared *s = app;

	to->as_of = s->changes;
	s->made++;
	to->status = 200;
	to->type = STR("text/html; charset=utf-8");
	if (str_equal(r->path, STR("/page"))) {
		to->body = made_of(r->arena, PAGE_BYTES, (unsigned)number_of(r, STR("n")));
		to->keep = true;
	} else if (str_equal(r->path, STR("/changing"))) {
		to->body = made_of(r->arena, PAGE_BYTES, (unsigned)s->made);
		to->keep = true;
		to->reads = 1;
	} else if (str_equal(r->path, STR("/change"))) {
		s->changes++;
		to->body = STR("changed");
		to->max_age = HTTP_PRIVATE;
	} else if (str_equal(r->path, STR("/slow"))) {
		work_for(number_of(r, STR("ms")));
		to->body = STR("slow");
	} else if (str_equal(r->path, STR("/slow-kept"))) {
		usleep(300000);
		to->body = made_of(r->arena, 1000, (unsigned)s->made);
		to->keep = true;
	} else if (str_equal(r->path, STR("/sleep"))) {
		usleep((useconds_t)number_of(r, STR("ms")) * 1000);
		to->body = STR("slept");
	} else if (str_equal(r->path, STR("/crash"))) {
		raise(SIGKILL);
	} else if (str_equal(r->path, STR("/hang"))) {
		for (;;)
			pause();
	} else if (str_equal(r->path, STR("/large"))) {
		to->body = made_of(r->arena, LARGE_BYTES, 7);
		to->type = STR("application/octet-stream");
	} else if (str_equal(r->path, STR("/private"))) {
		to->body = made_of(r->arena, PAGE_BYTES, 3);
		to->max_age = HTTP_PRIVATE;
	} else if (str_equal(r->path, STR("/inject"))) {
		to->body = STR("x");
		http_header_add(to, STR("X-Bad"), STR("a\r\nSet-Cookie: b"));
	} else if (str_equal(r->path, STR("/long-header"))) {
		http_header_add(to, STR("X-Long"), made_of(r->arena, HTTP_STRINGS_MAX, 1));
	} else if (str_equal(r->path, STR("/file"))) {
		answer_file(to);
	} else if (str_begins(r->path, STR("/echo"))) {
		answer_echo(r, to);
	} else {
		to->status = 404;
		to->body = STR("not here");
	}
}

static int
tick(void *app)
{
	(void)app;
	while (pause() == -1)
		continue;
	return 0;
}

int
main(int argc, char **argv)
{
	const struct http_helper helper = { "helper", tick };
	struct http_config config = { .max_body = 1 << 20,
		.head_seconds = 3,
		.body_seconds = 3,
		.answer_seconds = 3,
		.stop_seconds = 5,
		.helpers = &helper,
		.nhelpers = 1 };
	struct http_app app = { .key = key, .is_valid = is_valid, .answer = answer };
	struct fault fault;
	int port = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0;

	if (argc > 3) {
		config.fronts = (int)strtol(argv[2], NULL, 10);
		config.workers = (int)strtol(argv[3], NULL, 10);
	}
	app.app = mmap(
	    NULL, sizeof(struct shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (app.app == MAP_FAILED)
		return 1;
	if (http_listen("127.0.0.1", port, &config.listener, &port, &fault) != ERR_OK) {
		fprintf(stderr, "%s\n", fault.why);
		return 1;
	}
	printf("%d\n", port);
	fflush(stdout);
	return http_serve(&config, &app);
}
