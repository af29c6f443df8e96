/*
 * run -- plays the scenarios of tests/pages/: run FOLDER SCENARIO...
 *
 * Fills a new observatory from the files of FOLDER/fixture and asks the program itself, without a
 * socket. A scenario is lines of text; every line but these expects something of the last answer:
 *
 *	today 2021-04-01	sets the clock
 *	wishes fr, en;q=0.5	what language the reader asks for; empty to begin with
 *	import later		the files of FOLDER/later
 *	get /ar/plans/jo-3	asks
 *
 *	status 200		header location /ar
 *	has TEXT		lacks TEXT		then TEXT (after what was found last)
 *
 * A text ends at the end of its line. Each scenario begins with a new observatory.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "exchange/exchange.h"
#include "web/web.h"

enum { ARENA_MAX = 256 << 20, FILE_MAX = 1 << 16, PATH_LEN = 300, FILES_MAX = 64 };

struct stage {
	const char *folder;
	char dir[64];
	struct arena *process, *arena;
	struct str address;
	struct work work;
	struct site site;
	struct store_moment moment;
	struct facets *facets;
	struct date today;
	struct str wishes;
	struct answer answer;
	struct str rest; /* of the answer, behind what was found last */
	int passed, failed;
};

static void
must(enum err err, const struct fault *fault)
{
	if (err == ERR_OK)
		return;
	fprintf(stderr, "%s:%d: %s\n", fault->file, fault->line, fault->why);
	exit(1);
}

static struct str
path_of(struct stage *s, const char *one, const char *two)
{
	char *path = arena_take(s->process, PATH_LEN);

	snprintf(path, PATH_LEN, "%s/%s", one, two);
	return str_from(path);
}

static struct str
read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = arena_take(a, FILE_MAX);
	size_t len;

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	len = fread(text, 1, FILE_MAX - 1, f); /* the last byte stays NUL */
	fclose(f);
	return (struct str){ text, len };
}

/* All CSV files of a folder at once, as `marsad import FILE FOLDER` does. */
static void
import(struct stage *s, const char *name)
{
	struct str folder = path_of(s, s->folder, name), paths[FILES_MAX];
	struct import import = { .work = &s->work,
		.arena = s->process,
		.address = s->address,
		.format = format_by_name(STR("table")),
		.label = str_from(name) };
	DIR *dir = opendir(folder.at);
	struct dirent *entry;
	size_t count = 0;

	if (dir == NULL) {
		perror(folder.at);
		exit(1);
	}
	while ((entry = readdir(dir)) != NULL && count < FILES_MAX) {
		if (entry->d_name[0] != '.')
			paths[count++] = path_of(s, folder.at, entry->d_name);
	}
	closedir(dir);
	must(import_run(&import, paths, count), &s->work.fault);
	for (size_t i = 0; i < import.problems.count; i++) {
		const struct problem *p = &import.problems.at[i];

		fprintf(stderr, "%.*s:%ld: %.*s: %s\n", STR_ARG(p->file), p->row,
		    STR_ARG(p->column), p->text);
	}
	if (import.problems.count > 0)
		exit(1);
}

static void
set_up(struct stage *s)
{
	struct fault fault;
	struct str zone;

	snprintf(s->dir, sizeof(s->dir), "/tmp/marsad-pages-XXXXXX");
	if (mkdtemp(s->dir) == NULL)
		exit(1);
	s->process = arena_new(ARENA_MAX);
	s->arena = arena_new(ARENA_MAX);
	s->address = path_of(s, s->dir, "o.db");
	s->work = (struct work){ .arena = s->arena, .role = ROLE_ADMIN };
	must(store_create(s->process, &fault, s->address), &fault);
	must(store_open(s->process, &s->work, s->address, STORE_WRITE), &s->work.fault);
	import(s, "fixture");
	s->work.arena = s->process;
	must(site_read(&s->work, &s->site, &zone), &s->work.fault);
	s->work.arena = s->arena;
	s->site.base = STR("https://trial.example");
	s->facets = facets_open(web_facets, web_facets_count);
}

static void
tear_down(struct stage *s)
{
	static const char *const names[] = { "o.db", "o.db-wal", "o.db-shm", "o.db-import" };

	facets_close(s->facets);
	store_close(&s->work);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(path_of(s, s->dir, names[i]).at);
	rmdir(s->dir);
	arena_free(s->arena);
	arena_free(s->process);
}

/* The target as http would hand it on: its path, and its parameters decoded. */
static void
get(struct stage *s, struct str target)
{
	struct request rq = { .work = s->work,
		.site = &s->site,
		.moment = &s->moment,
		.facets = s->facets,
		.id = STR("0123456789abcdef") };
	struct http_param *params = NULL;
	struct str path = str_cut(&target, '?');
	size_t count = 0;

	if (target.len > 0 &&
	    !http_params_parse(
		s->arena, target, HTTP_PARAMS_MAX, HTTP_PARAM_VALUE_MAX, &params, &count))
		exit(1);
	must(store_moment(&s->work, &s->moment), &s->work.fault);
	rq.work.today = s->today;
	rq.work.role = ROLE_PUBLIC;
	s->answer = web_answer(&rq, HTTP_GET, path, params, count, s->wishes);
	s->rest = s->answer.body;
	if (s->answer.status >= 500)
		fprintf(stderr, "%s:%d: %s\n", rq.work.fault.file, rq.work.fault.line,
		    rq.work.fault.why);
}

static struct str
header(const struct answer *a, struct str name)
{
	if (str_equal(name, STR("content-type")))
		return a->type;
	if (str_equal(name, STR("content-language")))
		return a->language;
	if (str_equal(name, STR("location")))
		return a->location;
	if (str_equal(name, STR("download")))
		return a->download;
	return STR("");
}

/* Moves *text behind the first such part in it; false when there is none. */
static bool
find(struct str *text, struct str part)
{
	for (; text->len >= part.len; *text = str_skip(*text, 1)) {
		if (str_begins(*text, part)) {
			*text = str_skip(*text, part.len);
			return true;
		}
	}
	return false;
}

static bool
expect(struct stage *s, struct str verb, struct str what)
{
	if (str_equal(verb, STR("then")))
		return find(&s->rest, what);
	s->rest = s->answer.body;
	if (str_equal(verb, STR("has")))
		return find(&s->rest, what);
	if (str_equal(verb, STR("lacks")))
		return !find(&s->rest, what);
	if (str_equal(verb, STR("status")))
		return (int)strtol(what.at, NULL, 10) == s->answer.status;
	if (str_equal(verb, STR("header"))) {
		struct str name = str_cut(&what, ' ');

		return str_equal(header(&s->answer, name), what);
	}
	return false;
}

/* A line that does something; false when it expects something instead. */
static bool
act(struct stage *s, struct str verb, struct str what)
{
	if (str_equal(verb, STR("today")))
		return date_parse(what, &s->today);
	if (str_equal(verb, STR("wishes"))) {
		s->wishes = what;
		return true;
	}
	if (str_equal(verb, STR("import"))) {
		import(s, memcpy(arena_take(s->process, what.len + 1), what.at, what.len));
		return true;
	}
	if (str_equal(verb, STR("get"))) {
		get(s, what);
		return true;
	}
	return false;
}

static void
play(struct stage *s, const char *path)
{
	struct str scenario;

	set_up(s);
	scenario = read_file(s->process, path);
	for (int number = 1; scenario.len > 0; number++) {
		struct str line = str_cut(&scenario, '\n'), what = line;
		struct str verb = str_cut(&what, ' ');

		if (line.len == 0 || line.at[0] == '#')
			continue;
		if (act(s, verb, what))
			continue;
		if (expect(s, verb, what)) {
			s->passed++;
			continue;
		}
		fprintf(stderr, "%s:%d: not so: %.*s\n", path, number, STR_ARG(line));
		s->failed++;
	}
	tear_down(s);
}

int
main(int argc, char *argv[])
{
	struct stage s = { .folder = argv[1] };

	for (int i = 2; i < argc; i++) {
		s.today = (struct date){ 2021, 4, 1 };
		s.wishes = STR("");
		play(&s, argv[i]);
	}
	printf("%d passed, %d failed\n", s.passed, s.failed);
	return s.failed > 0 || s.passed == 0;
}
