/*
 * mkwords -- compiles i18n/words/ into build/gen/words_data.c.
 *
 *	mkwords OUT.c DIR [judged]
 *
 * With "judged" the words of judged.tsv are left out, for the table that recall is measured with.
 *
 * Every known word is filed under a stem here, once, with the stemmer's own rules:
 * - a word of plurals.tsv, spelling.tsv or kin.tsv under the stem of the word beside it, or, when
 *it stands beside itself, under all its letters;
 * - any other under the stem of the first known word that cutting suffixes leads to;
 * - what is left, under itself without ta marbuta, relative ya and the sound feminine plural.
 * The stems are then known words too. Lines that begin with # are comments.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/words_arabic.h"

enum { WORDS_MAX = 8000, TERMS_MAX = 2000, STOP_MAX = 1000, LINE_MAX_BYTES = 1000, DEPTH_MAX = 8 };

struct entry {
	struct letters form, head; /* head.len is 0 when the word has none */
	struct letters stem;
	bool only_stem;
};

struct list {
	struct entry *at;
	size_t count;
};

static _Noreturn void
die(const char *what, const char *why)
{
	fprintf(stderr, "mkwords: %s: %s\n", what, why);
	exit(1);
}

/* The letters of a word, unfolded; a word with anything else in it has none. */
static struct letters
letters_of(struct str word)
{
	struct letters w = { .len = 0 };

	while (word.len > 0) {
		uint32_t c = utf8_take(&word);
		uint16_t letter = arabic_letter(c);

		if (arabic_is_mark(c))
			continue;
		if (letter == 0 || w.len == WORDS_LETTERS_MAX)
			return (struct letters){ .len = 0 };
		w.at[w.len++] = letter;
	}
	return w;
}

/* Folded and without its article, which only the spelling table has. */
static struct letters
word_of(struct str word)
{
	struct letters w = letters_of(word), rest;

	if (arabic_after_article(&w, &rest) && rest.len >= 5)
		return rest;
	arabic_fold(&w);
	return w;
}

static bool
same(const struct letters *a, const struct letters *b)
{
	return a->len == b->len && memcmp(a->at, b->at, a->len * sizeof(*a->at)) == 0;
}

static struct entry *
find(const struct list *l, const struct letters *form)
{
	for (size_t i = 0; i < l->count; i++)
		if (same(&l->at[i].form, form))
			return &l->at[i];
	return NULL;
}

static void
add(struct list *l, struct letters form, struct letters head)
{
	struct entry *e = form.len == 0 ? NULL : find(l, &form);

	if (form.len == 0)
		return;
	if (e == NULL) {
		if (l->count == WORDS_MAX)
			die("words", "too many");
		e = &l->at[l->count++];
		e->form = form;
	}
	if (head.len > 0 && e->head.len == 0)
		e->head = head;
}

/* The next line that says something, without its end; false at the end of the file. */
static bool
next_line(FILE *f, char *line, struct str *text)
{
	while (fgets(line, LINE_MAX_BYTES, f) != NULL) {
		*text = str_from(line);
		if (text->len > 0 && text->at[text->len - 1] == '\n')
			text->len--;
		if (text->len > 0 && text->at[0] != '#')
			return true;
	}
	return false;
}

static FILE *
open_list(const char *dir, const char *name)
{
	char path[600];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "r");
	if (f == NULL)
		die(path, "cannot be read");
	return f;
}

static void
read_words(struct list *l, const char *dir, const char *name)
{
	char line[LINE_MAX_BYTES];
	struct letters none = { .len = 0 };
	struct str text;
	FILE *f = open_list(dir, name);

	while (next_line(f, line, &text)) {
		struct letters w = letters_of(text);

		if (w.len == 0)
			die(line, "not an Arabic word");
		arabic_fold(&w);
		add(l, w, none);
	}
	fclose(f);
}

/* Word, tab, head. */
static void
read_pairs(struct list *l, const char *dir, const char *name)
{
	char line[LINE_MAX_BYTES];
	struct letters none = { .len = 0 };
	struct str text;
	FILE *f = open_list(dir, name);

	while (next_line(f, line, &text)) {
		struct letters word = word_of(str_cut(&text, '\t')), head = word_of(text);
		bool whole = same(&word, &head) && strcmp(name, "kin.tsv") == 0;

		if (head.len == 0 || word.len == 0)
			continue; /* several words, or digits: the spelling rules see to them */
		add(l, head, whole ? head : none);
		if (!same(&word, &head))
			add(l, word, head);
	}
	fclose(f);
}

static struct letters
own_stem(struct letters w)
{
	size_t len = w.len;

	if (len >= 5 && w.at[len - 2] == 0x64A && w.at[len - 1] == 0x647)
		w.len -= 2; /* relative, feminine */
	else if (len >= 5 && w.at[len - 2] == 0x627 && w.at[len - 1] == 0x62A)
		w.len -= 2; /* sound feminine plural */
	else if (len >= 4 && (w.at[len - 1] == 0x647 || w.at[len - 1] == 0x64A))
		w.len -= 1;
	return w;
}

static struct letters
resolve(const struct list *l, const struct entry *e, int depth)
{
	struct letters w = e->form;

	if (depth == DEPTH_MAX)
		die("heads", "go in a circle");
	if (e->head.len > 0)
		return same(&e->head, &e->form) ? e->form
						: resolve(l, find(l, &e->head), depth + 1);
	while (arabic_cut_one(&w)) {
		const struct entry *base = find(l, &w);

		if (base == NULL && w.len < WORDS_LETTERS_MAX) {
			struct letters marbuta = w;

			marbuta.at[marbuta.len++] = 0x647;
			base = find(l, &marbuta);
		}
		if (base != NULL && base != e && !same(&base->head, &e->form))
			return resolve(l, base, depth + 1);
	}
	return own_stem(e->form);
}

static void
add_stems(struct list *l)
{
	size_t words = l->count;
	struct letters none = { .len = 0 };

	for (size_t i = 0; i < words; i++)
		l->at[i].stem = resolve(l, &l->at[i], 0);
	for (size_t i = 0; i < words; i++) {
		if (l->at[i].stem.len < 3 || find(l, &l->at[i].stem) != NULL)
			continue;
		add(l, l->at[i].stem, none);
		l->at[l->count - 1].stem = l->at[i].stem;
		l->at[l->count - 1].only_stem = true;
	}
}

static void
print_table(FILE *out, const struct list *l, struct words_lexicon *lexicon)
{
	const struct words_table *t = words_lexicon_table(lexicon);
	size_t used = 0;

	for (size_t i = 0; i < l->count; i++)
		if (words_lexicon_add(lexicon, &l->at[i].form, &l->at[i].stem, !l->at[i].only_stem))
			used += l->at[i].form.len + l->at[i].stem.len;
	fprintf(out, "static const uint16_t pool[] = {");
	for (size_t i = 0; i < used; i++)
		fprintf(out, "%s0x%x,", i % 12 == 0 ? "\n\t" : " ", t->pool[i]);
	fprintf(out, "\n};\n\nstatic const struct words_form forms[] = {\n");
	for (size_t i = 0; i < l->count; i++)
		fprintf(out, "\t{ %u, %u, %u, %u, %d },\n", t->forms[i].form, t->forms[i].stem,
		    t->forms[i].form_len, t->forms[i].stem_len, t->forms[i].word);
	fprintf(out, "};\n\nstatic const uint32_t slots[] = {");
	for (size_t i = 0; i < t->slot_count; i++)
		fprintf(out, "%s%u,", i % 16 == 0 ? "\n\t" : " ", t->slots[i]);
	fprintf(out, "\n};\n\nstatic const uint64_t begins[WORDS_BEGINS] = {");
	for (size_t i = 0; i < WORDS_BEGINS; i++)
		fprintf(
		    out, "%s0x%llx,", i % 8 == 0 ? "\n\t" : " ", (unsigned long long)t->begins[i]);
	fprintf(out,
	    "\n};\n\n"
	    "const struct words_table words_field = { pool, forms, slots, %u, begins };\n\n",
	    t->slot_count);
}

static void
print_letters(FILE *out, const struct letters *w)
{
	for (size_t i = 0; i < w->len; i++)
		fprintf(out, "%c%c", 0xC0 | w->at[i] >> 6, 0x80 | (w->at[i] & 0x3F));
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* A stop word folded: Arabic letters, or Latin ones whose accents the list does not write. */
static void
fold_stop(struct str word, char *folded)
{
	struct letters w = letters_of(word);
	size_t len = 0;

	arabic_fold(&w);
	for (size_t i = 0; i < w.len; i++) {
		folded[len++] = (char)(0xC0 | w.at[i] >> 6);
		folded[len++] = (char)(0x80 | (w.at[i] & 0x3F));
	}
	if (w.len == 0) {
		len = word.len < 90 ? word.len : 90;
		memcpy(folded, word.at, len);
	}
	folded[len] = '\0';
}

struct stop {
	char words[STOP_MAX][100]; /* folded, in order of their bytes */
	size_t count;
};

static void
read_stop(struct stop *stop, const char *dir, const char *lang)
{
	char line[LINE_MAX_BYTES];
	struct str text;
	FILE *f = open_list(dir, "stop.txt");

	stop->count = 0;
	while (next_line(f, line, &text)) {
		if (!str_equal(str_cut(&text, '\t'), str_from(lang)))
			continue;
		if (stop->count == STOP_MAX)
			die("stop.txt", "too many words");
		fold_stop(text, stop->words[stop->count++]);
	}
	fclose(f);
	qsort(stop->words, stop->count, sizeof(stop->words[0]), by_bytes);
}

static void
print_stop(FILE *out, const struct stop *stop, const char *lang)
{
	fprintf(out, "static const struct str stop_%s[] = {\n", lang);
	for (size_t i = 0; i < stop->count; i++)
		fprintf(out, "\t{ \"%s\", %zu },\n", stop->words[i], strlen(stop->words[i]));
	fprintf(out, "};\nconst struct words_stop words_stop_%s = { stop_%s, %zu };\n\n", lang,
	    lang, stop->count);
}

/* The stems of a term as the index holds them, joined by spaces, with how many bytes they are. */
static void
print_stems(FILE *out, const struct words_known *known, const struct stop *stop, struct str text)
{
	size_t bytes = 0;

	fprintf(out, "{ \"");
	while (text.len > 0) {
		struct str word = str_cut(&text, ' ');
		struct letters w = letters_of(word), stem;
		char folded[100];

		if (w.len == 0)
			die("synonyms.tsv", "a term is not Arabic words");
		fold_stop(word, folded);
		if (bsearch(folded, stop->words, stop->count, sizeof(stop->words[0]), by_bytes) !=
		    NULL)
			continue;
		arabic_stem(known, &w, &stem);
		fprintf(out, "%s", bytes == 0 ? "" : " ");
		print_letters(out, &stem);
		bytes += stem.len * 2 + (bytes == 0 ? 0 : 1);
	}
	fprintf(out, "\", %zu }", bytes);
}

static void
print_terms(FILE *out, const char *dir, const struct words_known *known, const struct stop *stop)
{
	char line[LINE_MAX_BYTES], last[100] = "";
	struct str text;
	int concept = -1;
	size_t count = 0;
	FILE *f = open_list(dir, "synonyms.tsv");

	fprintf(out, "const struct words_term words_terms[] = {\n");
	while (next_line(f, line, &text)) {
		struct str name = str_cut(&text, '\t'), country = str_cut(&text, '\t');

		if (!str_equal(name, str_from(last))) {
			snprintf(last, sizeof(last), "%.*s", STR_ARG(name));
			concept ++;
		}
		fprintf(out, "\t{ %d, \"%.*s\", { \"%.*s\", %zu }, ", concept, STR_ARG(country),
		    STR_ARG(text), text.len);
		print_stems(out, known, stop, text);
		fprintf(out, " },\n");
		count++;
	}
	fclose(f);
	fprintf(out, "};\nconst size_t words_terms_count = %zu;\n", count);
}

int
main(int argc, char **argv)
{
	static struct entry entries[WORDS_MAX];
	static struct stop stop;
	struct list words = { entries, 0 };
	struct arena *a = arena_new((size_t)64 << 20);
	struct words_lexicon *lexicon = words_lexicon_new(a, WORDS_MAX);
	struct words_known known = { words_lexicon_table(lexicon), NULL };
	FILE *out;

	if (argc != 3 && (argc != 4 || strcmp(argv[3], "judged") != 0))
		die("usage", "mkwords OUT.c DIR [judged]");
	read_pairs(&words, argv[2], "kin.tsv");
	read_pairs(&words, argv[2], "plurals.tsv");
	read_pairs(&words, argv[2], "spelling.tsv");
	if (argc == 3)
		read_pairs(&words, argv[2], "judged.tsv");
	read_words(&words, argv[2], "lexicon.txt");
	read_words(&words, argv[2], "whole.txt");
	add_stems(&words);
	out = fopen(argv[1], "w");
	if (out == NULL)
		die(argv[1], "cannot be written");
	fprintf(out,
	    "/* Made by tools/mkwords from i18n/words/; not to be edited. */\n"
	    "#include \"base/words_data.h\"\n#include \"base/words_table.h\"\n\n");
	print_table(out, &words, lexicon);
	read_stop(&stop, argv[2], "fr");
	print_stop(out, &stop, "fr");
	read_stop(&stop, argv[2], "en");
	print_stop(out, &stop, "en");
	read_stop(&stop, argv[2], "ar");
	print_stop(out, &stop, "ar");
	print_terms(out, argv[2], &known, &stop);
	if (fclose(out) != 0)
		die(argv[1], "cannot be written");
	arena_free(a);
	return 0;
}
