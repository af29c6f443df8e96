/* marsad serve: the observatory on the web. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digits.h"
#include "cli/cli.h"
#include "web/web.h"

enum { PROCESS_MEMORY = 512 << 20, BASE_MAX = 300, PORT_USUAL = 8080, PORT_MAX = 65535 };

const char usage_serve[] = MESSAGE(
    "usage: marsad serve FILE [options]\n"
    "\n"
    "Serves the observatory FILE until it is told to end (Ctrl-C).\n"
    "\n"
    "  -p, --port N       port to listen at; 8080 when nothing is said, 0 takes a free one\n"
    "      --host NAME    address to listen at; localhost when nothing is said\n"
    "  -w, --workers N    processes that answer; as many as there are processors\n"
    "      --behind-proxy believes X-Forwarded-For and X-Forwarded-Proto\n"
    "      --today DATE   what day it is, such as 2026-11-22: for demonstrations and tests\n"
    "\n"
    "example:\n"
    "\tmarsad serve observatory.db --port 8080\n");

struct wishes {
	const char *port, *host, *workers, *today;
	bool behind_proxy;
};

static bool
whole_number(const char *text, int most, int *number)
{
	int64_t n;

	if (text == NULL)
		return true;
	if (!digits_parse(str_from(text), &n) || n < 0 || n > most)
		return false;
	*number = (int)n;
	return true;
}

/* Where it can be reached, for links that are quoted elsewhere; a setting of the site overrides. */
static struct str
base_of(struct arena *a, const char *host, int port)
{
	struct buf b = buf_new(a, BASE_MAX);

	buf_put(&b, STR("http://"));
	buf_put(&b, str_from(host));
	buf_printf(&b, ":%d", port);
	return (struct str){ b.at, b.len };
}

/* Is there such an observatory at all? Better told here than by every worker. */
static int
try_open(const char *address)
{
	struct shop shop;
	int code = cli_open(&shop, address, STORE_READ);

	cli_close(&shop);
	return code;
}

static int
serve(struct arena *a, const struct command *c, const char *address, const struct wishes *wishes)
{
	struct http_config config = { .behind_proxy = wishes->behind_proxy };
	const char *host = wishes->host == NULL ? "localhost" : wishes->host;
	struct date today = { 0, 0, 0 };
	struct fault fault = { .err = ERR_OK };
	struct http_app app;
	int port = PORT_USUAL;

	if (!whole_number(wishes->port, PORT_MAX, &port))
		return cli_wrong(c, MESSAGE("no such port: {value}"), wishes->port);
	if (!whole_number(wishes->workers, 1000, &config.workers))
		return cli_wrong(c, MESSAGE("no such number of workers: {value}"), wishes->workers);
	if (wishes->today != NULL &&
	    (!date_parse(str_from(wishes->today), &today) || today.day == 0))
		return cli_wrong(c, MESSAGE("no day: {value}"), wishes->today);
	if (try_open(address) != EXIT_DONE)
		return EXIT_FAILED;
	if (http_listen(host, port, &config.listener, &port, &fault) != ERR_OK)
		return cli_failed(c, &fault);
	fprintf(stderr, "marsad: http://%s:%d/\n", host, port);
	app = web_app(a, str_from(address), today, base_of(a, host, port));
	return http_serve(&config, &app);
}

int
cli_serve(const struct command *c, int argc, char **argv)
{
	struct wishes wishes = { .port = NULL };
	const struct option_of options[] = {
		{ "port", 'p', &wishes.port, NULL },
		{ "host", 0, &wishes.host, NULL },
		{ "workers", 'w', &wishes.workers, NULL },
		{ "today", 0, &wishes.today, NULL },
		{ "behind-proxy", 0, NULL, &wishes.behind_proxy },
	};
	struct arena *a = arena_new(PROCESS_MEMORY);
	struct asked asked;
	int code = EXIT_DONE;

	if (cli_options(a, c, argc, argv, options, sizeof(options) / sizeof(options[0]), 1, 1,
		&asked, &code))
		code = serve(a, c, asked.words[0], &wishes);
	arena_free(a);
	return code;
}
