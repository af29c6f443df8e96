#include "base/i18n.h"

#include <assert.h>

#include "base/number.h"

struct str
lang_code(enum lang lang)
{
	return str_from(languages[lang].code);
}

struct str
lang_name(enum lang lang)
{
	return str_from(languages[lang].name);
}

struct str
lang_direction(enum lang lang)
{
	return str_from(languages[lang].direction);
}

bool
lang_is_rtl(enum lang lang)
{
	return strcmp(languages[lang].direction, "rtl") == 0;
}

bool
lang_parse(struct str code, enum lang *lang)
{
	for (enum lang i = 0; i < LANG_COUNT; i++) {
		if (str_equal(code, lang_code(i))) {
			*lang = i;
			return true;
		}
	}
	return false;
}

int
plural_of(enum lang lang, int64_t n)
{
	return languages[lang].plural(n < 0 ? -(unsigned long)n : (unsigned long)n);
}

/* ---- Finding ---- */

/* The general message, which comes before those of countries; NULL when nobody wrote it. */
static const struct message *
message_find(const char *english)
{
	size_t low = 0, high = message_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(messages[middle].english, english) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == message_count || strcmp(messages[low].english, english) != 0)
		return NULL;
	return &messages[low];
}

/* The country's own word, when it has one in this language. */
static const struct message *
message_of_country(const struct message *general, const struct locale *l)
{
	const struct message *end = messages + message_count;

	for (const struct message *m = general + 1; m < end && l->country[0] != '\0'; m++) {
		if (strcmp(m->english, general->english) != 0)
			break;
		if (strcmp(m->country, l->country) == 0 && m->said[l->lang][0] != NULL)
			return m;
	}
	return general;
}

static struct str
message_text(const struct locale *l, const char *english, int64_t n)
{
	const struct message *m = message_find(english);
	const char *text = NULL;

	if (m != NULL) {
		m = message_of_country(m, l);
		text = m->said[l->lang][m->counted ? plural_of(l->lang, n) : 0];
		if (text == NULL)
			text = m->said[LANG_EN][m->counted ? plural_of(LANG_EN, n) : 0];
	}
	return str_from(text == NULL ? english : text);
}

/* ---- Filling ---- */

/* First bytes of Hebrew, Arabic and what follows them, and of the Arabic presentation forms. */
static bool
begins_rtl(unsigned char c)
{
	return (c >= 0xD6 && c <= 0xE0) || c == 0xEF;
}

/*
 * Whether the text could disturb the order of a sentence in this language, or the sentence its
 * order: letters of the other direction; from right to left also signs, which would turn "jo-3" or
 * "-5" around. What stands between isolating marks already does not.
 */
static bool
needs_isolation(enum lang lang, struct str s)
{
	bool rtl = lang_is_rtl(lang);

	if (str_begins(s, STR("\u2066")) || str_begins(s, STR("\u2068")))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		bool digit = (c >= '0' && c <= '9') || c == ',' || c == '.' || c == ' ';
		bool continues = c >= 0x80 && c < 0xC0;

		if (!rtl && begins_rtl(c))
			return true;
		if (rtl && !begins_rtl(c) && !digit && !continues)
			return true;
	}
	return false;
}

static void
put_value(struct buf *out, enum lang lang, struct str value)
{
	bool alone = needs_isolation(lang, value);

	if (alone)
		buf_put(out, STR("\u2068"));
	buf_put(out, value);
	if (alone)
		buf_put(out, STR("\u2069"));
}

struct filling {
	const struct locale *l;
	const int64_t *n, *of; /* NULL: the message has none */
	const struct say_arg *args;
	size_t count;
};

/* Puts the value of a placeholder; false when it has no such name. */
static bool
put_placeholder(struct buf *out, const struct filling *f, struct str name)
{
	if (f->n != NULL && str_equal(name, STR("n"))) {
		number_print(out, f->l, *f->n);
		return true;
	}
	if (f->of != NULL && str_equal(name, STR("of"))) {
		number_print(out, f->l, *f->of);
		return true;
	}
	for (size_t i = 0; i < f->count; i++) {
		if (str_equal(name, str_from(f->args[i].name))) {
			put_value(out, f->l->lang, f->args[i].value);
			return true;
		}
	}
	return false;
}

static struct str
fill(struct arena *a, struct str text, const struct filling *f)
{
	struct buf out;
	size_t max = text.len * 2 + 128;

	for (size_t i = 0; i < f->count; i++) /* a name may be said more than once */
		max += (f->args[i].value.len + 6) * (text.len / 3 + 1);
	out = buf_new(a, max);
	while (text.len > 0) {
		const char *open = memchr(text.at, '{', text.len), *close;
		size_t before = open == NULL ? text.len : (size_t)(open - text.at);
		struct str name;

		buf_put(&out, (struct str){ text.at, before });
		text = str_skip(text, before);
		if (open == NULL)
			break;
		close = memchr(text.at, '}', text.len);
		name = (struct str){ text.at + 1,
			close == NULL ? 0 : (size_t)(close - text.at) - 1 };
		if (close != NULL && put_placeholder(&out, f, name)) {
			text = str_skip(text, name.len + 2);
		} else {
			buf_put(&out, STR("{"));
			text = str_skip(text, 1);
		}
	}
	assert(!out.full);
	return (struct str){ out.at, out.len };
}

/* ---- Saying ---- */

struct str
say(const struct locale *l, const char *english)
{
	return message_text(l, english, 1);
}

struct str
say_count(struct arena *a, const struct locale *l, const char *english, int64_t n)
{
	return fill(a, message_text(l, english, n), &(struct filling){ .l = l, .n = &n });
}

struct str
say_share(struct arena *a, const struct locale *l, const char *english, int64_t n, int64_t of)
{
	return fill(
	    a, message_text(l, english, of), &(struct filling){ .l = l, .n = &n, .of = &of });
}

struct str
say_with(struct arena *a, const struct locale *l, const char *english, const struct say_arg *args,
    size_t count)
{
	struct filling f = { .l = l, .args = args, .count = count };

	return fill(a, message_text(l, english, 1), &f);
}

struct str
say_count_with(struct arena *a, const struct locale *l, const char *english, int64_t n,
    const struct say_arg *args, size_t count)
{
	struct filling f = { .l = l, .n = &n, .args = args, .count = count };

	return fill(a, message_text(l, english, n), &f);
}

struct str
say_percent(struct arena *a, const struct locale *l, int64_t part, int64_t whole)
{
	struct buf text[3] = { buf_new(a, 32), buf_new(a, 64), buf_new(a, 64) };

	percent_print(&text[0], l, part, whole);
	number_print(&text[1], l, part);
	number_print(&text[2], l, whole);
	return say_with(a, l, "{percent} ({part} of {whole})",
	    (const struct say_arg[]){
		{ "percent", { text[0].at, text[0].len } },
		{ "part", { text[1].at, text[1].len } },
		{ "whole", { text[2].at, text[2].len } },
	    },
	    3);
}
