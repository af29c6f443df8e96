/*
 * What facets cost: fills an observatory with commitments once, then measures processor time.
 *
 *	facets FILE COUNT
 *
 * The records are random but always the same; their texts are as long as real ones. Prints a line
 * for each figure, best of several runs, and the size of the process.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "domain/progress.h"
#include "gen/typed.h"
#include "store/facets.h"

enum { COUNTRIES = 22, BODIES = 400, TAGS = 50, SLICE = 500, RUNS = 5, PAGE = 25 };

static const char *const words[] = { "تعزيز", "المشاركة", "الشفافية", "النزاهة", "بوابة", "نشر",
	"البيانات", "المفتوحة", "الموازنة", "الحكومية", "ديوان", "وزارة", "الخدمات", "العامة",
	"المجتمع", "المدني", "التشريعات", "مكافحة", "الفساد", "الوصول", "المعلومات", "تطوير" };

struct bench {
	struct arena *arena;
	struct work work;
	struct change change;
	int64_t countries[COUNTRIES], bodies[BODIES], tags[TAGS], plans[1000];
	unsigned nplans;
	uint64_t dice;
};

static unsigned throw(struct bench * b, unsigned sides)
{
	b->dice ^= b->dice >> 12;
	b->dice ^= b->dice << 25;
	b->dice ^= b->dice >> 27;
	return (unsigned)((b->dice * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

static void
must(struct bench *b, enum err err, const char *what)
{
	if (err == ERR_OK)
		return;
	fprintf(stderr, "%s: %s (%s:%d)\n", what, b->work.fault.why, b->work.fault.file,
	    b->work.fault.line);
	exit(1);
}

static struct str
text_of(struct bench *b, unsigned count)
{
	struct buf out = buf_new(b->arena, 1 << 16);

	for (unsigned i = 0; i < count; i++) {
		if (i > 0)
			buf_put(&out, STR(" "));
		buf_put(&out, str_from(words[throw(b, sizeof(words) / sizeof(words[0]))]));
	}
	return (struct str){ out.at, out.len };
}

static struct str
name_of(struct bench *b, const char *kind, unsigned n)
{
	struct buf out = buf_new(b->arena, 100);

	buf_printf(&out, "%s-%u", kind, n);
	return (struct str){ out.at, out.len };
}

static void
save(struct bench *b, const struct type *t, void *record)
{
	enum saved saved;

	must(b, store_save(&b->work, &b->change, t, record, &saved), "save");
}

static void
fill_small(struct bench *b)
{
	for (unsigned i = 0; i < COUNTRIES; i++) {
		struct country c = { .key = name_of(b, "c", i), .code = STR("XX") };

		memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
		c.missing[COUNTRY_CODE] = c.missing[COUNTRY_NAME] = 0;
		c.name.in[LANG_AR] = text_of(b, 2);
		save(b, &country_type, &c);
		b->countries[i] = c.id.n;
	}
	for (unsigned i = 0; i < BODIES; i++) {
		struct actor a = { .key = name_of(b, "a", i) };

		memset(a.missing, MISSING_UNKNOWN, sizeof(a.missing));
		a.missing[ACTOR_NAME] = 0;
		a.name.in[LANG_AR] = text_of(b, 4);
		save(b, &actor_type, &a);
		b->bodies[i] = a.id.n;
	}
	for (unsigned i = 0; i < TAGS; i++) {
		struct tag t = { .key = name_of(b, "t", i) };

		memset(t.missing, MISSING_UNKNOWN, sizeof(t.missing));
		t.missing[TAG_NAME] = 0;
		t.name.in[LANG_AR] = text_of(b, 2);
		save(b, &tag_type, &t);
		b->tags[i] = t.id.n;
	}
	for (unsigned i = 0; i < b->nplans; i++) {
		struct plan p = { .key = name_of(b, "p", i), .number = name_of(b, "n", i) };

		memset(p.missing, MISSING_UNKNOWN, sizeof(p.missing));
		p.missing[PLAN_NUMBER] = p.missing[PLAN_TITLE] = p.missing[PLAN_COUNTRY] = 0;
		p.title.in[LANG_AR] = text_of(b, 6);
		p.country.n = b->countries[throw(b, COUNTRIES)];
		save(b, &plan_type, &p);
		b->plans[i] = p.id.n;
	}
}

static void
fill_commitment(struct bench *b, unsigned n)
{
	struct commitment c = { .key = name_of(b, "x", n), .number = name_of(b, "n", n) };
	int64_t leads[2] = { b->bodies[throw(b, BODIES)], b->bodies[throw(b, BODIES)] };
	int64_t tag = b->tags[throw(b, TAGS)];

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COMMITMENT_PLAN] = c.missing[COMMITMENT_NUMBER] = 0;
	c.missing[COMMITMENT_TITLE] = c.missing[COMMITMENT_PROBLEM] = 0;
	c.missing[COMMITMENT_SOLUTION] = c.missing[COMMITMENT_LEADS] = 0;
	c.missing[COMMITMENT_TAGS] = c.missing[COMMITMENT_OGP_VALUES] = 0;
	c.missing[COMMITMENT_CHALLENGE] = 0;
	c.plan.n = b->plans[throw(b, b->nplans)];
	c.title.in[LANG_AR] = text_of(b, 9);
	c.title.in[LANG_EN] = name_of(b, "Commitment", n);
	c.problem.in[LANG_AR] = text_of(b, 60);
	c.solution.in[LANG_AR] = text_of(b, 80);
	c.leads = (struct refs){ leads, leads[0] == leads[1] ? 1 : 2 };
	c.tags = (struct refs){ &tag, 1 };
	c.ogp_values.bits = (uint64_t)(1 + throw(b, 15)) << 1;
	c.challenge = (enum challenge_area)(1 + throw(b, 5));
	if (throw(b, 3) > 0) {
		c.due = (struct date){ (short)(2012 + throw(b, 16)),
			(signed char)(1 + throw(b, 12)), 0 };
		c.missing[COMMITMENT_DUE] = 0;
	}
	c.state = (enum delivery) throw(b, 5);
	if (c.state != DELIVERY_NONE)
		c.missing[COMMITMENT_STATE] = 0;
	save(b, &commitment_type, &c);
}

static void
fill(struct bench *b, struct str address, unsigned count)
{
	must(b, store_create(b->arena, &b->work.fault, address), "create");
	must(b, store_open(b->arena, &b->work, address, STORE_WRITE), "open");
	must(b, change_begin(&b->work, address, "import", STR("bench"), &b->change), "begin");
	must(b, change_slice(&b->work, &b->change), "slice");
	fill_small(b);
	must(b, change_slice_end(&b->work, &b->change), "slice");
	for (unsigned done = 0; done < count; done += SLICE) {
		struct arena_mark mark = arena_mark(b->arena);

		must(b, change_slice(&b->work, &b->change), "slice");
		for (unsigned n = done; n < count && n < done + SLICE; n++)
			fill_commitment(b, n);
		must(b, change_slice_end(&b->work, &b->change), "slice");
		arena_release(b->arena, mark);
	}
	must(b, change_publish(&b->work, &b->change), "publish");
	store_close(&b->work);
}

/* ---- Measuring ---- */

static int64_t
standing(const void *record, struct date today)
{
	const struct commitment *c = record;

	return (int64_t)standing_of(c->state, c->due, today) + 1;
}

static int64_t
due_year(const void *record, struct date today)
{
	const struct commitment *c = record;

	(void)today;
	return date_is_set(c->due) ? c->due.year : -MISSING_UNKNOWN;
}

static const struct facet_more more[] = {
	{ &commitment_type, { .name = "standing", .label = "Standing", .compute = standing } },
	{ &commitment_type,
	    { .name = "country",
		.label = "Country",
		.target = &country_type,
		.path = { COMMITMENT_PLAN, PLAN_COUNTRY, -1 } } },
	{ &commitment_type, { .name = "year", .label = "Year", .compute = due_year } },
};

static double
cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Proportional set size in kB, of the kernel's own account. */
static long
pss_kb(void)
{
	char line[200];
	long kb = 0;
	FILE *f = fopen("/proc/self/smaps_rollup", "r");

	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "Pss: %ld", &kb) == 1)
			break;
	}
	if (f != NULL)
		fclose(f);
	return kb;
}

static void
measure_select(struct bench *b, struct facet_index *index, size_t nchosen, const char *what)
{
	struct facet_chosen chosen[3];
	struct facet_query q = { .chosen = chosen, .nchosen = nchosen };
	struct facet_result r;
	double best = 1e9;
	size_t values = 0;

	facets_select(b->arena, index, &(struct facet_query){ .nchosen = 0 }, &r);
	for (size_t i = 0; i < nchosen; i++)
		chosen[i] = (struct facet_chosen){ i, r.values[i][0].value };
	for (size_t i = 0; i < facets_count(index); i++)
		values += r.nvalues[i];
	for (int run = 0; run < RUNS; run++) {
		struct arena_mark mark = arena_mark(b->arena);
		double begun = cpu_ms();

		facets_select(b->arena, index, &q, &r);
		begun = cpu_ms() - begun;
		best = begun < best ? begun : best;
		arena_release(b->arena, mark);
	}
	printf("%-40s %8.3f ms  (%zu of %zu records, %zu values)\n", what, best, r.count, r.whole,
	    values);
}

static void
measure_page(struct bench *b, struct facet_index *index, enum facet_order order, const char *what)
{
	struct facet_query q = { .nchosen = 0 };
	struct facet_result r;
	int64_t ids[PAGE];
	size_t n;
	double first, again;

	facets_select(b->arena, index, &q, &r);
	first = cpu_ms();
	must(b, facets_page(&b->work, index, &r, order, LANG_AR, 0, PAGE, ids, &n), "page");
	first = cpu_ms() - first;
	again = cpu_ms();
	must(b, facets_page(&b->work, index, &r, order, LANG_AR, r.count - PAGE, PAGE, ids, &n),
	    "page");
	printf("%-40s %8.3f ms  first, %.3f ms the last page\n", what, first, cpu_ms() - again);
}

int
main(int argc, char **argv)
{
	struct bench b = { .dice = 20030909, .nplans = 300 };
	struct facet_index *index;
	double best = 1e9;
	long before;

	if (argc != 3)
		return 2;
	b.arena = b.work.arena = arena_new((size_t)1 << 30);
	b.work.role = ROLE_EDITOR;
	b.work.today = (struct date){ 2026, 11, 22 };
	if (access(argv[1], F_OK) != 0) {
		double begun = cpu_ms();

		fill(&b, str_from(argv[1]), (unsigned)strtoul(argv[2], NULL, 10));
		printf("%-40s %8.0f ms\n", "filling", cpu_ms() - begun);
	}
	arena_free(b.arena);
	b.arena = b.work.arena = arena_new((size_t)1 << 30);
	must(&b, store_open(b.arena, &b.work, str_from(argv[1]), STORE_READ), "open");
	before = pss_kb();
	for (int run = 0; run < RUNS; run++) {
		struct facets *f = facets_open(more, sizeof(more) / sizeof(more[0]));
		double begun = cpu_ms();

		must(&b, facets_of(f, &b.work, &commitment_type, &index), "facets");
		begun = cpu_ms() - begun;
		best = begun < best ? begun : best;
		if (run + 1 < RUNS)
			facets_close(f);
	}
	printf("%-40s %8.1f ms  (%zu facets)\n", "building the index", best, facets_count(index));
	measure_select(&b, index, 0, "counts, nothing chosen");
	measure_select(&b, index, 1, "counts, one value chosen");
	measure_select(&b, index, 3, "counts, three facets chosen");
	measure_page(&b, index, ORDER_NEWEST, "order by date");
	measure_page(&b, index, ORDER_KEY, "order by key");
	measure_page(&b, index, ORDER_CAPTION, "order by title");
	measure_page(&b, index, ORDER_CHANGED, "order by change");
	printf("%-40s %8ld kB more than before, %ld kB in all\n", "memory (PSS)", pss_kb() - before,
	    pss_kb());
	store_close(&b.work);
	arena_free(b.arena);
	return 0;
}
