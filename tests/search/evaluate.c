/*
 * evaluate -- recall and precision of stemming on families of words: see README.md here.
 *
 *	evaluate FAMILIES OTHERS [LEXICON] [-v]
 *
 * A form finds another when the other's stem, as the index would hold it, is among the stems that a
 * query for the form asks for. Shown three times: with the stem alone, as queries ask (with the
 *other readings of an unknown word; this is judged), and after all forms were learnt as records.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

enum tag { TAG_AFFIX, TAG_SPELLING, TAG_PLURAL, TAG_OTHER, TAG_COUNT };

enum { FORMS_MAX = 6000, LINE_BYTES = 2000 };

struct form {
	int family, line;
	enum tag tag;
	struct str text, stem;
	struct word_stems asked;
};

struct forms {
	struct form at[FORMS_MAX];
	size_t count;
};

struct tally {
	size_t found, of;
};

struct scores {
	struct tally recall[TAG_COUNT], precision;
};

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "evaluate: %s\n", what);
	exit(2);
}

static enum tag
tag_of(struct str name)
{
	if (str_equal(name, STR("affix")))
		return TAG_AFFIX;
	if (str_equal(name, STR("spelling")))
		return TAG_SPELLING;
	if (!str_equal(name, STR("plural")))
		die("a tag that is not affix, spelling or plural");
	return TAG_PLURAL;
}

static void
add(struct forms *f, struct form form)
{
	if (f->count == FORMS_MAX)
		die("too many forms");
	f->at[f->count++] = form;
}

/* Families, or with other = true a word a line. Returns how many families were read. */
static int
read_forms(struct arena *a, struct forms *forms, const char *path, bool other)
{
	char line[LINE_BYTES], last[200] = "";
	int family = -1, number = 0;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		die(path);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct str rest = str_from(line);
		struct form form = { .family = -1, .line = ++number, .tag = TAG_OTHER };

		rest = str_cut(&rest, '\n');
		if (rest.len == 0 || rest.at[0] == '#')
			continue;
		if (!other) {
			struct str name = str_cut(&rest, '\t');

			if (!str_equal(name, str_from(last)))
				family++;
			snprintf(last, sizeof(last), "%.*s", STR_ARG(name));
			form.family = family;
			form.tag = tag_of(str_cut(&rest, '\t'));
		}
		while (rest.len > 0) {
			form.text = arena_copy(a, str_cut(&rest, ' '));
			add(forms, form);
		}
	}
	fclose(f);
	return family + 1;
}

static void
stem_all(struct arena *a, struct words *w, struct forms *forms, bool readings)
{
	for (size_t i = 0; i < forms->count; i++) {
		struct form *f = &forms->at[i];
		struct word_list list = words_split(a, w, WORDS_PLAIN, f->text);

		if (list.count != 1)
			die("a form that is not one word");
		f->stem = list.at[0].stem;
		f->asked = words_readings(a, w, WORDS_PLAIN, f->text);
		if (!readings)
			f->asked.count = 1;
	}
}

static bool
finds(const struct form *query, const struct form *document)
{
	for (size_t i = 0; i < query->asked.count; i++)
		if (str_equal(query->asked.at[i], document->stem))
			return true;
	return false;
}

/* Which recall a pair of one family counts for; TAG_OTHER when none. */
static enum tag
pair_tag(const struct form *a, const struct form *b)
{
	if (a->line == b->line && a->tag != TAG_PLURAL)
		return a->tag;
	if ((a->tag == TAG_PLURAL && b->tag == TAG_AFFIX) ||
	    (a->tag == TAG_AFFIX && b->tag == TAG_PLURAL))
		return TAG_PLURAL;
	return TAG_OTHER;
}

static struct scores
judge(const struct forms *forms, bool verbose)
{
	static const char *const names[] = { "affix", "spelling", "plural" };
	struct scores s = { 0 };

	for (size_t i = 0; i < forms->count; i++) {
		const struct form *q = &forms->at[i];

		for (size_t j = 0; j < forms->count && q->tag != TAG_OTHER; j++) {
			const struct form *d = &forms->at[j];
			bool found = i != j && finds(q, d), kin = q->family == d->family;
			enum tag tag = kin && i != j ? pair_tag(q, d) : TAG_OTHER;

			s.precision.of += found;
			s.precision.found += found && kin;
			s.recall[tag].of += tag != TAG_OTHER;
			s.recall[tag].found += tag != TAG_OTHER && found;
			if (verbose && tag != TAG_OTHER && tag != TAG_PLURAL && !found)
				printf("  missed (%s): %.*s -> %.*s  [%.*s | %.*s]\n", names[tag],
				    STR_ARG(q->text), STR_ARG(d->text), STR_ARG(q->stem),
				    STR_ARG(d->stem));
			if (verbose && found && !kin)
				printf("  wrong: %.*s -> %.*s  [%.*s]\n", STR_ARG(q->text),
				    STR_ARG(d->text), STR_ARG(d->stem));
		}
	}
	return s;
}

static double
share(struct tally t)
{
	return t.of == 0 ? 1.0 : (double)t.found / (double)t.of;
}

static void
show(const char *what, const struct scores *s)
{
	printf(
	    "%-22s affixes %.3f (%zu pairs)  spelling %.3f (%zu)  broken plurals %.3f (%zu)  "
	    "precision %.3f (%zu)\n",
	    what, share(s->recall[TAG_AFFIX]), s->recall[TAG_AFFIX].of,
	    share(s->recall[TAG_SPELLING]), s->recall[TAG_SPELLING].of,
	    share(s->recall[TAG_PLURAL]), s->recall[TAG_PLURAL].of, share(s->precision),
	    s->precision.of);
}

int
main(int argc, char **argv)
{
	static struct forms forms;
	struct arena *a = arena_new((size_t)256 << 20);
	struct words *w = words_open(a);
	bool verbose = argc > 1 && strcmp(argv[argc - 1], "-v") == 0, good;
	struct scores s;
	int families;

	if (argc - verbose < 3)
		die("usage: evaluate FAMILIES OTHERS... [-v]");
	families = read_forms(a, &forms, argv[1], false);
	for (int i = 2; i < argc - verbose; i++)
		read_forms(a, &forms, argv[i], true);
	printf("%d families, %zu forms with those to be kept apart\n", families, forms.count);
	stem_all(a, w, &forms, false);
	s = judge(&forms, false);
	show("stem alone", &s);
	stem_all(a, w, &forms, true);
	s = judge(&forms, verbose);
	show("as queries ask", &s);
	good = share(s.recall[TAG_AFFIX]) >= 0.90 && share(s.recall[TAG_SPELLING]) >= 1.0 &&
	    share(s.precision) >= 0.97;
	for (size_t i = 0; i < forms.count; i++)
		words_learn(w, forms.at[i].text);
	stem_all(a, w, &forms, true);
	s = judge(&forms, false);
	show("with records learnt", &s);
	words_close(w);
	arena_free(a);
	puts(good ? "good" : "BELOW THE FLOOR: affixes 0.90, spelling 1.00, precision 0.97");
	return good ? 0 : 1;
}
