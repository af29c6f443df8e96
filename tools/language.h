/*
 * language -- the header of a language's .po: everything of the language that is not a sentence.
 *
 *	Language: ar                X-Name: العربية       (the language's own name)
 *	Plural-Forms: nplurals=6; … X-Direction: rtl
 *	                            X-Order: 1            (the place in every list; 1 comes first)
 *
 *	X-Months: January | February | …                 the twelve months
 *	X-Months-Day: …                                   as they are called beside a day (optional)
 *	X-Months-IQ-JO-LB: …                              in these countries (optional)
 *	X-Months-Several: …                               where several countries are shown
 *(optional) X-Date: {day} {month} {year} X-Date-First: {day}er {month} {year}              on the
 *first of a month (optional) X-Date-Month: {month} {year}                      a month without a
 *day X-Date-Year: {year}                               a year alone (optional)
 *
 *	X-Group: ,                  between thousands
 *	X-Grouping: 3 3 4           sizes of the last group and of the others, and how many digits
 *	                            a number has at least that is grouped (optional)
 *	X-Decimal: .
 *	X-Percent: {n}%
 *	X-Native-Digits: ٠١٢٣٤٥٦٧٨٩ digits of its own, when a site asks for them (optional); then
 *also X-Native-Group: ٬           X-Native-Decimal: ٫           X-Native-Percent: {n}٪
 *
 *	X-Stemmer: french           how the search stems words of Latin letters: french or english
 *	                            (optional; without it they are folded alone)
 *
 * U+202F in a value is that character, so that a space that does not break can be seen.
 */
#ifndef TOOLS_LANGUAGE_H
#define TOOLS_LANGUAGE_H

#include "plural.h"
#include "po.h"

enum { MONTHS_MAX = 16 };

struct number_style {
	char *digits, *group, *point, *percent; /* digits NULL: the language has no such style */
};

struct month_names {
	char *where; /* as in struct month_names of base/i18n.h */
	char *name[12];
};

struct rules {
	struct plural plural;
	char *name, *direction;
	int order;
	struct month_names months[MONTHS_MAX];
	int months_count;
	char *date, *date_first, *date_month, *date_year;
	struct number_style numbers, native;
	int group_last, group_others, group_from;
	char *stemmer; /* "" for none */
};

/* The value of a field, or NULL when the header has no such field. */
static inline char *
header_find(const struct language *l, const char *name)
{
	const char *line = l->header;

	while (line != NULL && *line != '\0') {
		const char *end = strchr(line, '\n');
		size_t len = end == NULL ? strlen(line) : (size_t)(end - line),
		       field = strlen(name);

		if (len > field && memcmp(line, name, field) == 0 && line[field] == ':') {
			for (field++; field < len && line[field] == ' ';)
				field++;
			return copy(line + field, len - field);
		}
		line = end == NULL ? NULL : end + 1;
	}
	return NULL;
}

static inline char *
header_field(const struct language *l, const char *name)
{
	char *value = header_find(l, name);

	if (value == NULL || *value == '\0')
		fail(l->where, "the header has no %s", name);
	return value;
}

/* A field that readers see: U+202F becomes the character. Only U+0800 to U+FFFF are needed. */
static inline char *
header_shown(const struct language *l, const char *name)
{
	char *value = header_field(l, name);
	struct text shown = { NULL, 0, 0 };

	for (const char *s = value; *s != '\0';) {
		unsigned point;
		int len = 0;

		if (sscanf(s, "U+%4x%n", &point, &len) == 1 && len == 6) {
			char utf8[3] = { (char)(0xE0 | point >> 12),
				(char)(0x80 | (point >> 6 & 0x3F)), (char)(0x80 | (point & 0x3F)) };

			if (point < 0x800)
				utf8[1] = (char)(0xC0 | point >> 6);
			if (point < 0x80)
				fail(l->where, "%s: write U+%04X as it is", name, point);
			text_put(&shown, utf8 + (point < 0x800), point < 0x800 ? 2 : 3);
			s += len;
		} else {
			text_put(&shown, s++, 1);
		}
	}
	return shown.at;
}

/* A field with placeholders: each of those in `holds` once, and no other. */
static inline char *
header_pattern(const struct language *l, const char *name, const char *const holds[], int count)
{
	char *value = header_shown(l, name);
	int braces = 0;

	for (const char *s = value; *s != '\0'; s++)
		braces += *s == '{';
	for (int i = 0; i < count; i++) {
		const char *found = strstr(value, holds[i]);

		if (found == NULL || strstr(found + 1, holds[i]) != NULL)
			fail(l->where, "%s holds %s once", name, holds[i]);
	}
	if (braces != count)
		fail(l->where, "%s has a {placeholder} that says nothing there", name);
	return value;
}

/* ---- Months ---- */

static inline void
months_read(struct rules *r, const struct language *l, const char *field, char *where)
{
	char *rest = header_shown(l, field);
	struct month_names *m = &r->months[r->months_count++];
	int count = 0;

	m->where = where;
	while (rest != NULL && count <= 12) {
		char *end = strchr(rest, '|');
		size_t len = end == NULL ? strlen(rest) : (size_t)(end - rest);

		while (len > 0 && rest[len - 1] == ' ')
			len--;
		for (; len > 0 && *rest == ' '; len--)
			rest++;
		if (len == 0)
			fail(l->where, "%s: a month has no name", field);
		if (count < 12)
			m->name[count] = copy(rest, len);
		count++;
		rest = end == NULL ? NULL : end + 1;
	}
	if (count != 12)
		fail(l->where, "%s: twelve months, with | between them", field);
}

/* What follows "X-Months-" in the name of a field, as the program asks for it. */
static inline char *
months_where(const struct language *l, const char *suffix, size_t len)
{
	char *where = copy(suffix, len);

	if (strcmp(where, "Day") == 0 || strcmp(where, "Several") == 0)
		return where;
	for (size_t i = 0; i < len; i++) {
		bool fits = i % 3 == 2 ? suffix[i] == '-' : suffix[i] >= 'A' && suffix[i] <= 'Z';

		if (!fits || len % 3 != 2)
			fail(l->where, "X-Months-%.*s: expected Day, Several or countries: IQ-JO",
			    (int)len, suffix);
		if (where[i] == '-')
			where[i] = ' ';
	}
	return where;
}

static inline void
months_of_language(struct rules *r, const struct language *l)
{
	static const char field[] = "X-Months-";

	months_read(r, l, "X-Months", copy("", 0));
	for (const char *s = l->header; (s = strstr(s, field)) != NULL; s++) {
		const char *suffix = s + strlen(field), *colon = strchr(suffix, ':');

		if ((s > l->header && s[-1] != '\n') || colon == NULL)
			continue;
		if (r->months_count == MONTHS_MAX)
			fail(l->where, "more than %d X-Months", MONTHS_MAX);
		months_read(r, l, copy(s, (size_t)(colon - s)),
		    months_where(l, suffix, (size_t)(colon - suffix)));
	}
}

/* ---- Dates and numbers ---- */

static inline void
dates_of_language(struct rules *r, const struct language *l)
{
	static const char *const parts[] = { "{year}", "{month}", "{day}" };

	r->date = header_pattern(l, "X-Date", parts, 3);
	r->date_first = r->date;
	if (header_find(l, "X-Date-First") != NULL)
		r->date_first = header_pattern(l, "X-Date-First", parts, 3);
	r->date_month = header_pattern(l, "X-Date-Month", parts, 2);
	r->date_year = copy("{year}", strlen("{year}"));
	if (header_find(l, "X-Date-Year") != NULL)
		r->date_year = header_pattern(l, "X-Date-Year", parts, 1);
}

static inline void
numbers_of_language(struct rules *r, const struct language *l)
{
	static const char *const number[] = { "{n}" };
	size_t digits = 0;

	r->numbers = (struct number_style){ copy("0123456789", 10), header_shown(l, "X-Group"),
		header_shown(l, "X-Decimal"), header_pattern(l, "X-Percent", number, 1) };
	r->group_last = r->group_others = 3;
	r->group_from = 4;
	if (header_find(l, "X-Grouping") != NULL &&
	    (sscanf(header_field(l, "X-Grouping"), "%d %d %d", &r->group_last, &r->group_others,
		 &r->group_from) != 3 ||
		r->group_last < 1 || r->group_others < 1 || r->group_from < 1))
		fail(l->where, "X-Grouping: three numbers from 1, as in 3 3 4");
	if (header_find(l, "X-Native-Digits") == NULL)
		return;
	r->native = (struct number_style){ header_shown(l, "X-Native-Digits"),
		header_shown(l, "X-Native-Group"), header_shown(l, "X-Native-Decimal"),
		header_pattern(l, "X-Native-Percent", number, 1) };
	for (const char *s = r->native.digits; *s != '\0'; s++)
		digits += ((unsigned char)*s & 0xC0) != 0x80;
	if (digits != 10 || strlen(r->native.digits) % 10 != 0)
		fail(l->where, "X-Native-Digits: ten digits, from nought to nine");
}

static inline void
stemmer_of_language(struct rules *r, const struct language *l)
{
	r->stemmer = header_find(l, "X-Stemmer");
	if (r->stemmer == NULL)
		r->stemmer = copy("", 0);
	else if (strcmp(r->stemmer, "french") != 0 && strcmp(r->stemmer, "english") != 0)
		fail(l->where, "X-Stemmer is french or english");
}

static inline struct rules
language_rules(const struct language *l)
{
	struct rules r = { .order = 0 };
	char *code;

	if (l->header == NULL)
		fail(l->where, "this language has no .po with X-Order");
	code = header_field(l, "Language");
	if (strcmp(code, l->code) != 0)
		fail(l->where, "the file is named for %s, its Language is %s", l->code, code);
	r.name = header_field(l, "X-Name");
	r.direction = header_field(l, "X-Direction");
	if (strcmp(r.direction, "rtl") != 0 && strcmp(r.direction, "ltr") != 0)
		fail(l->where, "X-Direction is rtl or ltr");
	if (sscanf(header_field(l, "X-Order"), "%d", &r.order) != 1 || r.order < 1)
		fail(l->where, "X-Order is a number from 1");
	r.plural = plural_read(header_field(l, "Plural-Forms"), l->where);
	months_of_language(&r, l);
	dates_of_language(&r, l);
	numbers_of_language(&r, l);
	stemmer_of_language(&r, l);
	return r;
}

/* ---- Writing: base/i18n.h says what these tables are ---- */

static inline void
put_string(struct text *t, const char *before, const char *s)
{
	text_add(t, "%s", before);
	text_literal(t, s, strlen(s));
}

static inline void
put_months(struct text *t, const struct language *l, const struct rules *r)
{
	text_add(t, "static const struct month_names months_%s[] = {\n", l->code);
	for (int i = 0; i < r->months_count; i++) {
		put_string(t, "\t{ ", r->months[i].where);
		for (int month = 0; month < 12; month++)
			put_string(t,
			    month == 0       ? ",\n\t    { "
				: month == 6 ? ",\n\t      "
					     : ", ",
			    r->months[i].name[month]);
		text_add(t, " } },\n");
	}
	text_add(t, "};\n\n");
}

static inline void
put_numbers(struct text *t, const char *member, const struct number_style *s)
{
	if (s->digits == NULL)
		return;
	text_add(t, "\t    .%s = ", member);
	put_string(t, "{ ", s->digits);
	put_string(t, ", ", s->group);
	put_string(t, ", ", s->point);
	put_string(t, ", ", s->percent);
	text_add(t, " },\n");
}

static inline void
put_language(struct text *t, const struct language *l, const struct rules *r)
{
	put_string(t, "\t{ ", l->code);
	put_string(t, ", ", r->name);
	text_add(t, ", \"%s\", %d, plural_%s,\n", r->direction, r->plural.forms, l->code);
	text_add(
	    t, "\t    .months = months_%s,\n\t    .months_count = %d,\n", l->code, r->months_count);
	put_string(t, "\t    .date = ", r->date);
	put_string(t, ",\n\t    .date_first = ", r->date_first);
	put_string(t, ",\n\t    .date_month = ", r->date_month);
	put_string(t, ",\n\t    .date_year = ", r->date_year);
	text_add(t, ",\n");
	put_numbers(t, "numbers", &r->numbers);
	put_numbers(t, "native", &r->native);
	text_add(t, "\t    .group_last = %d, .group_others = %d, .group_from = %d,\n",
	    r->group_last, r->group_others, r->group_from);
	put_string(t, "\t    .stemmer = ", r->stemmer);
	text_add(t, " },\n");
}

#endif
