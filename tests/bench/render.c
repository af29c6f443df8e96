/*
 * What pages cost that nobody asked for before: processor time of the application alone, without
 * the server's page cache, the network or compression.
 *
 *	render FILE RUNS each			every record's page, every list, the fixed pages
 *	render FILE RUNS ADDRESS...		"/ar/commitments?state=completed"
 *
 * Each address is asked RUNS times, after one time that fills what the process keeps (prepared
 * statements, facets); its time is the median. A line for each sort of page: the median of its
 * addresses, the slowest of them, and which. The last line is the slowest of all but files.
 * With the word `facets` instead of addresses: what making the facets of commitments anew takes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "web/web.h"

enum { RUNS_MAX = 100, PAGES_MAX = 100000, REQUEST_MEMORY = 64 << 20, PARAMS_MAX = 16 };

struct bench {
	struct arena *arena;   /* of the process */
	struct arena *request; /* of each request */
	struct work work;
	struct site site;
	struct store_moment moment;
	struct facets *facets;
	long runs;
	double slowest;
	struct str slowest_address;
};

static double
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
must(struct bench *b, enum err err, const char *what)
{
	if (err == ERR_OK)
		return;
	fprintf(stderr, "render: %s: %s\n", what, b->work.fault.why);
	exit(1);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Microseconds of processor for one answer. Anything but 200 ends the measuring. */
static double
ask(struct bench *b, struct str address)
{
	struct arena_mark mark = arena_mark(b->request);
	struct request rq = { .work = b->work,
		.site = &b->site,
		.moment = &b->moment,
		.facets = b->facets,
		.id = STR("0") };
	struct http_param *params = NULL;
	struct str query = address, path = str_cut(&query, '?');
	struct answer answer;
	size_t nparams = 0;
	double began = cpu_us();

	rq.work.arena = b->request;
	if (query.len > 0 &&
	    !http_params_parse(
		b->request, query, PARAMS_MAX, HTTP_PARAM_VALUE_MAX, &params, &nparams)) {
		fprintf(stderr, "render: no query: %.*s\n", STR_ARG(query));
		exit(1);
	}
	answer = web_answer(&rq, HTTP_GET, path, params, nparams, STR(""));
	began = cpu_us() - began;
	if (answer.status != 200) {
		fprintf(stderr, "render: %.*s: %d %s\n", STR_ARG(address), answer.status,
		    rq.work.fault.why);
		exit(1);
	}
	arena_release(b->request, mark);
	return began;
}

/* One address, RUNS times. */
static double
page(struct bench *b, struct str address)
{
	double took[RUNS_MAX], middle;

	ask(b, address);
	for (long run = 0; run < b->runs; run++)
		took[run] = ask(b, address);
	qsort(took, (size_t)b->runs, sizeof(took[0]), by_size);
	middle = took[b->runs / 2];
	return middle;
}

/* "/ar/commitments/jo-3-7.json" */
static struct str
address(struct bench *b, enum lang lang, const struct type *t, struct str key, const char *tail)
{
	struct buf out = buf_new(b->arena, 1000);

	buf_printf(&out, "/%.*s", STR_ARG(lang_code(lang)));
	if (t != NULL)
		buf_printf(&out, "/%s", t->path);
	if (key.len > 0)
		buf_printf(&out, "/%.*s", STR_ARG(key));
	buf_put(&out, str_from(tail));
	return (struct str){ out.at, out.len };
}

/* Pages of one sort. */
struct sort {
	double *took;
	size_t count;
	double slowest;
	struct str slowest_address;
};

static void
sort_add(struct bench *b, struct sort *s, struct str at)
{
	double took = page(b, at);

	if (s->took == NULL)
		s->took = arena_take(b->arena, PAGES_MAX * sizeof(*s->took));
	if (s->count == PAGES_MAX)
		return;
	s->took[s->count++] = took;
	if (took > s->slowest) {
		s->slowest = took;
		s->slowest_address = at;
	}
}

static void
sort_tell(struct bench *b, const struct sort *s, const char *what, bool is_page)
{
	if (s->count == 0)
		return;
	qsort(s->took, s->count, sizeof(*s->took), by_size);
	printf("%-28s %6zu pages  median %7.3f ms  slowest %7.3f ms  %.*s\n", what, s->count,
	    s->took[s->count / 2] / 1e3, s->slowest / 1e3, STR_ARG(s->slowest_address));
	if (is_page && s->slowest > b->slowest) {
		b->slowest = s->slowest;
		b->slowest_address = s->slowest_address;
	}
}

/* Every record's page in every language. */
static void
records(struct bench *b, const struct type *t)
{
	struct sort sort = { .count = 0 };
	void *all;
	size_t count;

	b->work.arena = b->arena;
	must(b, store_all(&b->work, t, &all, &count), "list");
	for (size_t i = 0; i < count; i++) {
		const char *record = (const char *)all + i * t->size;
		const struct str *key = (const struct str *)(const void *)(record + t->key_at);

		for (enum lang lang = 0; lang < LANG_COUNT; lang++)
			sort_add(b, &sort, address(b, lang, t, *key, ""));
	}
	sort_tell(b, &sort, t->name, true);
}

static void
each(struct bench *b)
{
	static const char *const fixed[] = { "", "/about", "/data", "/search",
		"/search?q=الشفافية" };
	static const char *const formats[] = { "", ".json", ".csv", ".atom" };
	struct sort pages = { .count = 0 }, lists[4] = { { .count = 0 } };

	for (const struct type *const *t = types; *t != NULL; t++)
		records(b, *t);
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
			sort_add(b, &pages, address(b, lang, NULL, STR(""), fixed[i]));
		for (const struct type *const *t = types; *t != NULL; t++) {
			for (size_t i = 0; i < 4; i++)
				sort_add(b, &lists[i], address(b, lang, *t, STR(""), formats[i]));
		}
	}
	sort_tell(b, &pages, "home, about, data, search", true);
	sort_tell(b, &lists[0], "lists", true);
	sort_tell(b, &lists[1], "lists as JSON", false);
	sort_tell(b, &lists[2], "lists as CSV", false);
	sort_tell(b, &lists[3], "lists as Atom", false);
}

/* As after a change: everything that the process kept is made anew. */
static void
facets(struct bench *b)
{
	double took[RUNS_MAX];

	for (long run = 0; run < b->runs; run++) {
		struct arena_mark mark = arena_mark(b->request);
		struct facet_index *index;

		facets_close(b->facets);
		b->facets = facets_open(web_facets, web_facets_count);
		b->work.arena = b->request;
		took[run] = cpu_us();
		must(b, facets_of(b->facets, &b->work, &commitment_type, &index), "facets");
		took[run] = cpu_us() - took[run];
		if (run == 0)
			printf("%zu facets over %zu records\n", facets_count(index),
			    facets_whole(index));
		arena_release(b->request, mark);
	}
	qsort(took, (size_t)b->runs, sizeof(took[0]), by_size);
	printf("rebuild %.1f ms\n", took[b->runs / 2] / 1e3);
}

int
main(int argc, char **argv)
{
	struct bench b = { .runs = 0 };
	struct str zone;

	if (argc < 4 || (b.runs = strtol(argv[2], NULL, 10)) < 1 || b.runs > RUNS_MAX) {
		fputs("usage: render FILE RUNS each|facets|ADDRESS...\n", stderr);
		return 2;
	}
	b.arena = b.work.arena = arena_new((size_t)1 << 30);
	b.request = arena_new(REQUEST_MEMORY);
	b.work.role = ROLE_PUBLIC;
	b.work.today = (struct date){ 2026, 11, 22 };
	must(&b, store_open(b.arena, &b.work, str_from(argv[1]), STORE_READ), "open");
	must(&b, site_read(&b.work, &b.site, &zone), "settings");
	must(&b, store_moment(&b.work, &b.moment), "moment");
	b.site.base = STR("http://localhost:8080");
	b.facets = facets_open(web_facets, web_facets_count);
	if (str_equal(str_from(argv[3]), STR("facets"))) {
		facets(&b);
	} else if (str_equal(str_from(argv[3]), STR("each"))) {
		each(&b);
		printf("slowest page %.3f ms %.*s\n", b.slowest / 1e3, STR_ARG(b.slowest_address));
	} else {
		for (int i = 3; i < argc; i++)
			printf("%7.3f ms  %s\n", page(&b, str_from(argv[i])) / 1e3, argv[i]);
	}
	facets_close(b.facets);
	store_close(&b.work);
	arena_free(b.request);
	arena_free(b.arena);
	return 0;
}
