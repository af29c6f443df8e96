/*
 * What search costs on an observatory that the generator filled: a thousand fixed queries of one
 * to four words, with snippets and counts, as a page asks for them.
 *
 *	search FILE [QUERIES]
 *
 * Prints how long the first one took, which reads where the records are; the median, the 95th
 * percentile and the longest of the others, by the clock and in processor time (a busy machine
 * differs); what the process takes; and a few plain figures. SEARCH_TELL=1 tells each query.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "store/search.h"

enum { QUERIES_MAX = 10000, WORDS_MAX = 4, PAGE = 20 };

/* Forms that the generator does not write, next to those it does; some that stand nowhere. */
static const char *const words[] = { "تعزيز", "تطوير", "نشر", "بوابة", "البوابات", "المشاركة",
	"مشاركة", "موازنة", "الموازنات", "الفساد", "مكافحة", "لمكافحة", "الشكاوى", "شكوى", "آلية",
	"الآليات", "البيانات", "بيانات", "المفتوحة", "بلدية", "البلديات", "خدمات", "الخدمة", "سجل",
	"المستفيد", "الشراء", "العمومي", "وزارة", "الوزارات", "الصحة", "صحية", "التعليم", "القضاء",
	"الشباب", "الإعاقة", "المدني", "المجتمع", "الحصول", "المعلومات", "التشريعي", "منظومة",
	"budget", "open", "data", "procurement", "services", "beneficial", "ownership", "portal",
	"strategy", "anti-corruption", "زرافة", "giraffe" };

/* xorshift64* (Vigna 2016). */
static unsigned throw(uint64_t * dice, unsigned sides)
{
	*dice ^= *dice >> 12;
	*dice ^= *dice << 25;
	*dice ^= *dice >> 27;
	return (unsigned)((*dice * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

static struct str
query(struct arena *a, uint64_t *dice)
{
	struct buf b = buf_new(a, 1000);
	unsigned count = 1 + throw(dice, WORDS_MAX);

	for (unsigned i = 0; i < count; i++) {
		buf_put(&b, i > 0 ? STR(" ") : STR(""));
		buf_put(&b, str_from(words[throw(dice, sizeof(words) / sizeof(*words))]));
	}
	if (throw(dice, 3) == 0)
		buf_printf(&b, " %u", throw(dice, 100000));
	return (struct str){ b.at, b.len };
}

static int
by_length(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
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

static int64_t
microseconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

struct took {
	int64_t *clock, *processor;
};

static enum err
ask(struct work *w, struct str text, struct took took, size_t i, struct search_result *r)
{
	struct search_query q = { .text = text, .lang = LANG_AR, .most = PAGE };

	took.clock[i] = microseconds(CLOCK_MONOTONIC);
	took.processor[i] = microseconds(CLOCK_PROCESS_CPUTIME_ID);
	TRY(store_snapshot(w));
	TRY(search_run(w, &q, r));
	store_snapshot_end(w);
	took.clock[i] = microseconds(CLOCK_MONOTONIC) - took.clock[i];
	took.processor[i] = microseconds(CLOCK_PROCESS_CPUTIME_ID) - took.processor[i];
	if (getenv("SEARCH_TELL") != NULL)
		fprintf(stderr, "%lld\t%zu\t%.*s\n", (long long)took.processor[i], r->total,
		    STR_ARG(text));
	return ERR_OK;
}

static void
tell(const char *what, int64_t *took, size_t count)
{
	qsort(took, count, sizeof(*took), by_length);
	printf("%s: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms\n", what,
	    (double)took[count / 2] / 1e3, (double)took[count * 95 / 100] / 1e3,
	    (double)took[count - 1] / 1e3);
}

static enum err
measure(struct work *w, size_t count)
{
	struct took took = { arena_take(w->arena, count * sizeof(*took.clock)),
		arena_take(w->arena, count * sizeof(*took.processor)) };
	size_t found = 0, none = 0;
	uint64_t dice = 42;
	struct search_result r;

	TRY(ask(w, STR("زرافة"), took, 0, &r));
	printf("first query, which reads where records are: %.1f ms, %.1f of processor\n",
	    (double)took.clock[0] / 1e3, (double)took.processor[0] / 1e3);
	for (size_t i = 0; i < count; i++) {
		struct arena_mark mark = arena_mark(w->arena);

		TRY(ask(w, query(w->arena, &dice), took, i, &r));
		found += r.total;
		none += r.total == 0;
		arena_release(w->arena, mark);
	}
	printf("%zu queries found %zu on average, nothing for %zu\n", count, found / count, none);
	tell("by the clock", took.clock, count);
	tell("in processor time", took.processor, count);
	printf("the process takes %ld MB\n", pss_kb() / 1024);
	return ERR_OK;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct work w = { .arena = a, .role = ROLE_PUBLIC };
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000;
	enum err err = argc < 2 || count == 0 || count > QUERIES_MAX
	    ? ERR_INVALID
	    : store_open(a, &w, str_from(argv[1]), STORE_READ);

	if (err == ERR_OK)
		err = measure(&w, count);
	if (err != ERR_OK)
		fprintf(stderr, "search: %s\n", w.fault.why);
	store_close(&w);
	arena_free(a);
	return err == ERR_OK ? 0 : 1;
}
