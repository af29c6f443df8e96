/*
 * i18n -- saying things in the reader's language.
 *
 * The English sentence is the key; what it becomes is data, compiled from i18n/<language>.po by
 * tools/mkpo, which also makes `enum lang`. So are the names of months, the order of a date and
 * the signs in numbers. A message without a translation is said in English. Where the place
 * that is shown has its own word for a thing (a commitment is التزام, in Tunisia تعهد), that word
 * is said.
 *
 * Counted messages carry every plural form of the language (Arabic has six) and hold {n}, and
 * {of} when the count is a part of a whole. Others may hold {names}, filled by say_with. What a
 * message holds, its translations hold, or they do not build.
 *
 * A key stands in the call itself, as a literal, or elsewhere within MESSAGE(): so `make lint`
 * finds every message that lacks a translation.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <stdint.h>

#include "base/buf.h"
#include "gen/lang.h"

enum digits { DIGITS_EUROPEAN, DIGITS_ARABIC_INDIC };

/* How to write for one reader about one place. */
struct locale {
	enum lang lang;
	enum digits digits; /* a setting of the site; for languages with digits of their own */
	char country[3];    /* ISO 3166 code of what is shown; "" when several are */
};

/* Marks a literal that is said elsewhere: static const char *labels[] = { MESSAGE("Late") }; */
#define MESSAGE(english) english

/* The language of the keys: what is said to machines, and where no other was asked for. */
#define LANG_SOURCE LANG_EN

/* ---- From i18n/ ---- */

/* {n}, {day}, {month} and {year} stand in these once each; tools/language.h describes the fields.
 */
struct number_style {
	const char *digits; /* ten of equal length; NULL: the language has no such style */
	const char *group, *point, *percent; /* ",", ".", "{n}%" */
};

struct month_names {
	const char *where; /* "IQ JO": in these countries; "Several", "Day" or "" for the rest */
	const char *name[12];
};

struct language {
	const char *code, *name, *direction; /* "ar", "العربية", "rtl" */
	int forms;
	int (*plural)(unsigned long n); /* the form for n, from 0 */
	const struct month_names *months;
	size_t months_count;
	const char *date, *date_first, *date_month, *date_year; /* "{day} {month} {year}" */
	struct number_style numbers, native;
	int group_last, group_others, group_from; /* digits in groups; from how many on */
	const char *stemmer;                      /* "french", "english" or "" */
};

/* Sorted by english, then country. Plain messages have form 0 only; NULL where untranslated. */
struct message {
	const char *english;
	const char *country; /* "", or whose word this is */
	bool counted;
	const char *said[LANG_COUNT][PLURAL_FORMS];
};

extern const struct language languages[LANG_COUNT]; /* gen/messages.c */
extern const struct message messages[];
extern const size_t message_count;

/* ---- Languages ---- */

struct str lang_code(enum lang); /* "ar": for URLs and the lang attribute */
struct str lang_name(enum lang); /* "العربية": in the language itself */
struct str lang_direction(enum lang);
bool lang_is_rtl(enum lang);
bool lang_parse(struct str code, enum lang *);
int plural_of(enum lang, int64_t n); /* the form of the language; the sign is not counted */

/* ---- Saying ---- */

/* What a {name} in a message becomes. */
struct say_arg {
	const char *name;
	struct str value;
};

struct str say(const struct locale *, const char *english);
struct str say_count(struct arena *, const struct locale *, const char *english, int64_t n);

/* "2 of 5": the plural follows the whole, and the whole is always said. */
struct str say_share(
    struct arena *, const struct locale *, const char *english, int64_t n, int64_t of);

/*
 * "Corrected by {name}". The result is plain text, escaped later like any other. A value written
 * in the other direction, and in Arabic one with signs in it ("jo-3-7"), is put between U+2068
 * and U+2069, which do in any text, HTML too, what <bdi> does: it cannot disturb the order of the
 * sentence around it. A {name} that no argument has stays as it is.
 */
struct str say_with(struct arena *, const struct locale *, const char *english,
    const struct say_arg *, size_t count);
struct str say_count_with(struct arena *, const struct locale *, const char *english, int64_t n,
    const struct say_arg *, size_t count);

/* "40% (2 of 5)": a percentage with its whole, which is more than 0. */
struct str say_percent(struct arena *, const struct locale *, int64_t part, int64_t whole);

#endif
