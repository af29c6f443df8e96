/*
 * Makes import files of any size: N commitments of 50 plans by 40 bodies in 22 countries, with
 * Arabic and English titles, the same for the same seed.
 *
 *	generate FOLDER COMMITMENTS [SEED]
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { COUNTRIES = 22, ACTORS = 40, PLANS = 50, TAGS = 12 };

static const char *const codes[COUNTRIES] = { "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB",
	"LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO", "SD", "SY", "TN", "AE", "YE" };

static const char *const verbs[] = { "تعزيز", "تطوير", "نشر", "تفعيل", "إعداد", "تحديث", "تبسيط",
	"توسيع", "إنشاء", "مراجعة" };
static const char *const things[] = { "الإطار التشريعي لحق الحصول على المعلومات",
	"بوابة المشاركة الإلكترونية", "بيانات الموازنة العامة", "سجل المستفيد الحقيقي",
	"منظومة الشراء العمومي", "آلية الشكاوى", "خدمات البلديات", "استراتيجية مكافحة الفساد",
	"البيانات المفتوحة", "التصريح بالمكاسب" };
static const char *const wheres[] = { "في الوزارات", "على المستوى المحلي", "في قطاع الصحة",
	"في قطاع التعليم", "بالشراكة مع المجتمع المدني", "في القضاء", "لذوي الإعاقة", "للشباب" };
static const char *const english[] = { "Strengthen access to information", "Open budget data",
	"Beneficial ownership register", "Public procurement portal", "Complaints mechanism",
	"Municipal services", "Anti-corruption strategy", "Open data portal" };
static const char *const values[] = { "", "access_to_information", "participation; accountability",
	"technology", "access_to_information; technology" };
static const char *const areas[] = { "public_services", "public_integrity", "public_resources",
	"safer_communities", "corporate" };
static const char *const states[] = { "", "not_started", "under_way", "completed", "withdrawn" };

#define PICK(list) (list)[next(seed) % (sizeof(list) / sizeof((list)[0]))]

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
next(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static FILE *
begin(const char *folder, const char *type, const char *header)
{
	char path[4096];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s.csv", folder, type);
	out = fopen(path, "w");
	if (out == NULL) {
		perror(path);
		exit(1);
	}
	fprintf(out, "%s\n", header);
	return out;
}

static void
finish(FILE *out)
{
	if (fclose(out) != 0) {
		perror("generate");
		exit(1);
	}
}

static void
put_lower(FILE *out, const char *code)
{
	for (; *code != '\0'; code++)
		fputc(*code | 0x20, out);
}

static void
few(const char *folder)
{
	FILE *country = begin(folder, "country", "code,name@en");
	FILE *actor = begin(folder, "actor", "key,name@ar,name@en,kind,country");
	FILE *tag = begin(folder, "tag", "key,name@en");
	FILE *plan = begin(folder, "plan", "country,number,title@ar,title@en,period");

	for (int i = 0; i < COUNTRIES; i++)
		fprintf(country, "%s,Country %s\n", codes[i], codes[i]);
	for (int i = 0; i < ACTORS; i++) {
		fprintf(actor, "body-%d,هيئة رقم %d,Body %d,ministry,", i, i, i);
		put_lower(actor, codes[i % COUNTRIES]);
		fputc('\n', actor);
	}
	for (int i = 0; i < TAGS; i++)
		fprintf(tag, "theme-%d,Theme %d\n", i, i);
	for (int i = 0; i < PLANS; i++) {
		put_lower(plan, codes[i % COUNTRIES]);
		fprintf(
		    plan, ",%d,خطة العمل %d,Action plan %d,2020/2025\n", i / COUNTRIES + 1, i, i);
	}
	finish(country);
	finish(actor);
	finish(tag);
	finish(plan);
}

static void
commitment(FILE *out, long i, uint64_t *seed)
{
	int plan = (int)(i % PLANS);

	put_lower(out, codes[plan % COUNTRIES]);
	fprintf(out, "-%d,%ld,", plan / COUNTRIES + 1, i / PLANS + 1);
	fprintf(out, "%s %s %s %ld,", PICK(verbs), PICK(things), PICK(wheres), i);
	fprintf(out, "%s %ld,", PICK(english), i);
	fprintf(out, "\"%s، %s %s. %s %s.\",", PICK(things), PICK(things), PICK(wheres),
	    PICK(verbs), PICK(things));
	fprintf(out, "%s,%s,", PICK(values), PICK(areas));
	fprintf(out, "body-%d; body-%d,", (int)(next(seed) % 20), 20 + (int)(next(seed) % 20));
	fprintf(out, "theme-%d,", (int)(next(seed) % TAGS));
	fprintf(out, "20%02d-%02d,", 20 + (int)(next(seed) % 6), 1 + (int)(next(seed) % 12));
	fprintf(out, "%s,%" PRIu64 ".500 JOD\n", PICK(states), next(seed) % 1000000);
}

int
main(int argc, char **argv)
{
	uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	FILE *out;

	if (argc < 3) {
		fputs("usage: generate FOLDER COMMITMENTS [SEED]\n", stderr);
		return 2;
	}
	mkdir(argv[1], 0755);
	few(argv[1]);
	out = begin(argv[1], "commitment",
	    "plan,number,title@ar,title@en,solution@ar,ogp_values,challenge,leads,tags,due,state,"
	    "budget");
	for (long i = 0; i < strtol(argv[2], NULL, 10); i++)
		commitment(out, i, &seed);
	finish(out);
	return 0;
}
