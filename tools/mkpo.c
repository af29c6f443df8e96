/*
 * mkpo -- compiles translations.
 *
 *	mkpo OUTDIR FILE.po...
 *
 * Reads i18n/<language>.po and i18n/parts/<part>.<language>.po (po.h says how) and writes
 * OUTDIR/lang.h, the enum of languages, and OUTDIR/messages.c, the languages with their plural
 * rules, months and numbers, and the table of messages, sorted by key and country for a search by
 * halves. A language is its .po file and nothing else: language.h says what its header holds.
 *
 * English is the language of the keys. Its counted messages need no entry: "one" is the msgid,
 * "other" the msgid_plural. What does not build:
 *
 *	a counted message without one of the plural forms of the language
 *	a translation that lacks a {placeholder} of the English, or has one more; only a form that
 *	a single number takes ("two days") may leave out the number
 *	the same message with two texts; a country's word where there is no general one
 */
#include "language.h"

static const char english[] = "en";

/* Puts the languages, and every message's translations with them, in their order. */
static void
languages_sort(struct catalogue *all, struct rules *rules)
{
	for (int i = 0; i < all->lang_count; i++) {
		for (int j = i + 1; j < all->lang_count; j++) {
			struct language lang = all->langs[i];
			struct rules rule = rules[i];

			if (rules[i].order == rules[j].order)
				fail(all->langs[j].where, "%s has the X-Order of %s",
				    all->langs[j].code, lang.code);
			if (rules[i].order < rules[j].order)
				continue;
			all->langs[i] = all->langs[j];
			all->langs[j] = lang;
			rules[i] = rules[j];
			rules[j] = rule;
			for (size_t k = 0; k < all->count; k++) {
				struct translation *said = all->messages[k].said, one = said[i];

				said[i] = said[j];
				said[j] = one;
			}
		}
	}
}

/* ---- Checks ---- */

/* The length of the {placeholder} at s, or 0. */
static size_t
placeholder(const char *s)
{
	size_t len = 1;

	if (s[0] != '{')
		return 0;
	while ((s[len] >= 'a' && s[len] <= 'z') || s[len] == '_')
		len++;
	return len > 1 && s[len] == '}' ? len + 1 : 0;
}

static bool
holds(const char *text, const char *what, size_t len)
{
	return memmem(text, strlen(text), what, len) != NULL;
}

/* Every {placeholder} of `from` stands in `to`, unless the form itself says the number. */
static void
check_holds(struct place where, const char *from, const char *to, int only, bool share)
{
	for (const char *s = from; *s != '\0'; s++) {
		size_t len = placeholder(s);
		bool said_by_form = false;

		if (len == 0)
			continue;
		if (len == strlen("{of}") && memcmp(s, "{of}", len) == 0)
			said_by_form = only >= 0;
		else if (len == strlen("{n}") && memcmp(s, "{n}", len) == 0)
			said_by_form = share ? only == 0 : only >= 0;
		if (!said_by_form && !holds(to, s, len))
			fail(where, "\"%s\" lacks %.*s of \"%s\"", to, (int)len, s, from);
	}
}

static void
check_form(struct place where, const struct message *m, const char *form, int only)
{
	bool share = holds(m->key, "{of}", 4);

	check_holds(where, m->key, form, m->singular == NULL ? -1 : only, share);
	for (const char *s = form; *s != '\0'; s++) {
		size_t len = placeholder(s);

		if (len > 0 && !holds(m->key, s, len))
			fail(where, "\"%s\" has %.*s, which \"%s\" has not", form, (int)len, s,
			    m->key);
	}
}

static void
check_message(const struct catalogue *all, const struct rules *rules, const struct message *m)
{
	if (m->singular != NULL && !holds(m->key, "{n}", 3))
		fail(m->where, "\"%s\" is counted and has no {n}", m->key);
	if (m->singular == NULL && holds(m->key, "{n}", 3) && holds(m->key, "{of}", 4))
		fail(m->where, "\"%s\" is a share and has no msgid_plural", m->key);
	for (int i = 0; i < all->lang_count; i++) {
		const struct translation *t = &m->said[i];
		int forms = m->singular == NULL ? 1 : rules[i].plural.forms;

		if (t->where.file == NULL)
			continue;
		if (t->forms != forms)
			fail(t->where, "\"%s\" has %d of the %d plural forms of %s", m->key,
			    t->forms, forms, all->langs[i].code);
		for (int form = 0; form < forms; form++) {
			if (t->form[form][0] == '\0')
				fail(t->where, "\"%s\" lacks msgstr[%d]", m->key, form);
			check_form(t->where, m, t->form[form], rules[i].plural.only[form]);
		}
	}
}

/* The English of a counted message is its msgid and msgid_plural. */
static void
say_in_english(struct message *m, int lang, const struct plural *plural)
{
	if (m->singular == NULL || m->said[lang].where.file != NULL)
		return;
	if (plural->forms != 2 || plural->only[0] != 1)
		fail(
		    plural->where, "Plural-Forms of English: form 0 is for 1, form 1 for the rest");
	m->said[lang].where = m->where;
	m->said[lang].forms = 2;
	m->said[lang].form[0] = copy(m->singular, strlen(m->singular));
	m->said[lang].form[1] = copy(m->key, strlen(m->key));
}

static int
message_order(const void *a, const void *b)
{
	const struct message *one = a, *two = b;
	int order = strcmp(one->key, two->key);

	return order != 0 ? order : strcmp(one->country, two->country);
}

static void
check(struct catalogue *all, struct rules *rules)
{
	int en = -1;

	for (int i = 0; i < all->lang_count; i++) {
		if (strcmp(all->langs[i].code, english) == 0)
			en = i;
	}
	if (en < 0)
		fail((struct place){ "en.po", 1 }, "there is no English");
	qsort(all->messages, all->count, sizeof(*all->messages), message_order);
	for (size_t i = 0; i < all->count; i++) {
		struct message *m = &all->messages[i];

		if (m->country[0] != '\0' && (i == 0 || strcmp(m[-1].key, m->key) != 0))
			fail(m->where, "\"%s\" has a word of %s and no general one", m->key,
			    m->country);
		if (m->country[0] == '\0')
			say_in_english(m, en, &rules[en].plural);
		check_message(all, rules, m);
	}
}

/* ---- Writing ---- */

static void
put_lang_name(struct text *t, const char *code)
{
	text_put(t, "LANG_", 5);
	for (; *code != '\0'; code++) {
		char c = (char)(*code >= 'a' && *code <= 'z' ? *code - 'a' + 'A' : '_');

		text_put(t, &c, 1);
	}
}

static struct text
write_lang(const struct catalogue *all, const struct rules *rules)
{
	struct text t = { NULL, 0, 0 };
	int most = 1;

	text_add(&t,
	    "/* From i18n/ by mkpo. Do not edit. */\n"
	    "#ifndef GEN_LANG_H\n#define GEN_LANG_H\n\nenum lang {\n");
	for (int i = 0; i < all->lang_count; i++) {
		text_put(&t, "\t", 1);
		put_lang_name(&t, all->langs[i].code);
		text_add(&t, ", /* %s */\n", rules[i].name);
		if (rules[i].plural.forms > most)
			most = rules[i].plural.forms;
	}
	text_add(&t, "\tLANG_COUNT\n};\n\n");
	text_add(&t,
	    "/* The most plural forms that one language has. */\n"
	    "enum { PLURAL_FORMS = %d };\n\n#endif\n",
	    most);
	return t;
}

static void
put_languages(struct text *t, const struct catalogue *all, const struct rules *rules)
{
	for (int i = 0; i < all->lang_count; i++)
		text_add(t, "static int\nplural_%s(unsigned long n)\n{\n%s\treturn (int)%s;\n}\n\n",
		    all->langs[i].code,
		    strchr(rules[i].plural.c.at, 'n') == NULL ? "\t(void)n;\n" : "",
		    rules[i].plural.c.at);
	for (int i = 0; i < all->lang_count; i++)
		put_months(t, &all->langs[i], &rules[i]);
	text_add(t, "const struct language languages[LANG_COUNT] = {\n");
	for (int i = 0; i < all->lang_count; i++)
		put_language(t, &all->langs[i], &rules[i]);
	text_add(t, "};\n\n");
}

static void
put_message(struct text *t, const struct catalogue *all, const struct message *m)
{
	text_add(t, "\t{ ");
	text_literal(t, m->key, strlen(m->key));
	text_add(t, ", \"%s\", %s,\n\t    {", m->country, m->singular == NULL ? "false" : "true");
	for (int i = 0; i < all->lang_count; i++) {
		if (m->said[i].where.file == NULL)
			continue;
		text_add(t, "\n\t        [");
		put_lang_name(t, all->langs[i].code);
		text_add(t, "] = { ");
		for (int form = 0; form < m->said[i].forms; form++) {
			if (form > 0)
				text_add(t, ",\n\t            ");
			text_literal(t, m->said[i].form[form], strlen(m->said[i].form[form]));
		}
		text_add(t, " },");
	}
	text_add(t, "\n\t    } },\n");
}

static bool
is_said(const struct catalogue *all, const struct message *m)
{
	for (int i = 0; i < all->lang_count; i++) {
		if (m->said[i].where.file != NULL)
			return true;
	}
	return false;
}

static struct text
write_messages(const struct catalogue *all, const struct rules *rules)
{
	struct text t = { NULL, 0, 0 };
	size_t count = 0;

	text_add(&t, "/* From i18n/ by mkpo. Do not edit. */\n#include \"base/i18n.h\"\n\n");
	put_languages(&t, all, rules);
	text_add(&t, "const struct message messages[] = {\n");
	for (size_t i = 0; i < all->count; i++) {
		if (!is_said(all, &all->messages[i]))
			continue;
		put_message(&t, all, &all->messages[i]);
		count++;
	}
	if (count == 0)
		text_add(&t, "\t{ \"\", \"\", false, { { NULL } } },\n");
	text_add(&t, "};\n\nconst size_t message_count = %zu;\n", count);
	return t;
}

int
main(int argc, char **argv)
{
	static struct catalogue all;
	static struct rules rules[LANGS_MAX];
	struct text lang, messages;

	if (argc < 3) {
		fputs("usage: mkpo OUTDIR FILE.po...\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++)
		po_read(&all, argv[i]);
	for (int i = 0; i < all.lang_count; i++)
		rules[i] = language_rules(&all.langs[i]);
	languages_sort(&all, rules);
	check(&all, rules);
	lang = write_lang(&all, rules);
	messages = write_messages(&all, rules);
	file_write(argv[1], "messages.c", &messages);
	file_write(argv[1], "lang.h", &lang);
	return 0;
}
