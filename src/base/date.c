/* Reads, writes and computes dates as precise as their source. */
#include "base/date.h"

#include <assert.h>
#include <stdio.h>

#include "base/digits.h"
#include "base/number.h"

/* ---- Reading ---- */

static bool
take_number(struct str *rest, int digits, int *number)
{
	int digit;

	*number = 0;
	for (int i = 0; i < digits; i++) {
		if (!digits_take(rest, &digit))
			return false;
		*number = *number * 10 + digit;
	}
	return true;
}

static bool
take_dash(struct str *rest)
{
	if (!str_begins(*rest, STR("-")))
		return false;
	*rest = str_skip(*rest, 1);
	return true;
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
	static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool
date_parse(struct str s, struct date *d)
{
	int year, month = 0, day = 0;

	if (!take_number(&s, 4, &year) || year == 0)
		return false;
	if (take_dash(&s)) {
		if (!take_number(&s, 2, &month) || month < 1 || month > 12)
			return false;
		if (take_dash(&s)) {
			if (!take_number(&s, 2, &day) || day < 1 ||
			    day > days_in_month(year, month))
				return false;
		}
	}
	if (s.len != 0)
		return false;
	*d = (struct date){ (short)year, (signed char)month, (signed char)day };
	return true;
}

/* ---- Writing ---- */

/* Whether "IQ JO LB" names the country. */
static bool
is_listed(const char *countries, const char *country)
{
	struct str rest = str_from(countries);

	while (rest.len > 0) {
		if (str_equal(str_cut(&rest, ' '), str_from(country)))
			return true;
	}
	return false;
}

static const struct month_names *
month_names_for(const struct language *lang, const char *where)
{
	for (size_t i = 0; i < lang->months_count; i++) {
		if (strcmp(lang->months[i].where, where) == 0)
			return &lang->months[i];
	}
	return NULL;
}

static const struct month_names *
month_names_of(const struct locale *l, bool beside_day)
{
	const struct language *lang = &languages[l->lang];
	const struct month_names *names = NULL;

	if (l->country[0] == '\0')
		names = month_names_for(lang, "Several");
	for (size_t i = 0; l->country[0] != '\0' && i < lang->months_count; i++) {
		if (is_listed(lang->months[i].where, l->country))
			return &lang->months[i];
	}
	if (names == NULL && beside_day)
		names = month_names_for(lang, "Day");
	return names != NULL ? names : month_names_for(lang, "");
}

void
month_print(struct buf *out, const struct locale *l, int month)
{
	assert(month >= 1 && month <= 12);
	buf_put(out, str_from(month_names_of(l, false)->name[month - 1]));
}

void
date_print(struct buf *out, const struct locale *l, struct date d)
{
	const struct language *lang = &languages[l->lang];
	struct str rest = str_from(d.month == 0 ? lang->date_year
		: d.day == 0                    ? lang->date_month
		: d.day == 1                    ? lang->date_first
						: lang->date);

	assert(date_is_set(d));
	while (rest.len > 0) {
		buf_put(out, str_cut(&rest, '{'));
		if (str_begins(rest, STR("day}")))
			digits_print(out, l, d.day);
		else if (str_begins(rest, STR("month}")))
			buf_put(out, str_from(month_names_of(l, d.day != 0)->name[d.month - 1]));
		else if (str_begins(rest, STR("year}")))
			digits_print(out, l, d.year);
		str_cut(&rest, '}');
	}
}

struct str
date_iso(struct date d, char iso[static DATE_ISO_MAX])
{
	int len;

	assert(date_is_set(d));
	if (d.month == 0)
		len = snprintf(iso, DATE_ISO_MAX, "%04d", d.year);
	else if (d.day == 0)
		len = snprintf(iso, DATE_ISO_MAX, "%04d-%02d", d.year, d.month);
	else
		len = snprintf(iso, DATE_ISO_MAX, "%04d-%02d-%02d", d.year, d.month, d.day);
	assert(len > 0 && len < DATE_ISO_MAX);
	return (struct str){ iso, (size_t)len };
}

/* ---- Computing ---- */

struct date
date_first_day(struct date d)
{
	assert(date_is_set(d));
	if (d.month == 0)
		d.month = 1;
	if (d.day == 0)
		d.day = 1;
	return d;
}

struct date
date_last_day(struct date d)
{
	assert(date_is_set(d));
	if (d.month == 0)
		d.month = 12;
	if (d.day == 0)
		d.day = (signed char)days_in_month(d.year, d.month);
	return d;
}

/* Days since the last day before year 1: whole years, then whole months, then days. */
static int
day_number(struct date d)
{
	int years = d.year - 1;
	int days = years * 365 + years / 4 - years / 100 + years / 400;

	assert(date_is_set(d) && d.month != 0 && d.day != 0);
	for (int month = 1; month < d.month; month++)
		days += days_in_month(d.year, month);
	return days + d.day;
}

int
date_days_between(struct date from, struct date to)
{
	return day_number(to) - day_number(from);
}

bool
date_is_after(struct date day, struct date period)
{
	return date_days_between(date_last_day(period), day) > 0;
}
