/*
 * date -- dates as precise as their source.
 *
 * A public promise is due "in 2021", "in March 2021" or "on 9 March 2021", and Marsad never
 * pretends to know more. A date is therefore a year, perhaps a month, perhaps a day; to compare
 * or compute, say which end of the period is meant with date_first_day or date_last_day.
 * Dates are Gregorian. There is no clock here: whoever needs today is given it, in the time zone
 * of the site.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/i18n.h"

struct date {
	short year;        /* 1 to 9999; 0: there is no date */
	signed char month; /* 1 to 12; 0: the whole year */
	signed char day;   /* 1 to 31; 0: the whole month */
};

enum { DATE_ISO_MAX = sizeof("9999-12-31") };

static inline bool
date_is_set(struct date d)
{
	return d.year != 0;
}

/*
 * Reads "2021", "2021-03" or "2021-03-09" in European, Arabic-Indic or Persian digits. False, and
 * *d untouched, when it is anything else or no day of the calendar.
 */
bool date_parse(struct str, struct date *d);

/* As ISO 8601, as precise as the date is; the text is written into iso and returned. */
struct str date_iso(struct date, char iso[static DATE_ISO_MAX]);

/* For a reader: "9 آذار 2021" in Jordan, "9 mars 2021", "9 March 2021", "آذار 2021", "2021". */
void date_print(struct buf *, const struct locale *, struct date);

/* "آذار", "mars": for lists to choose from. month is 1 to 12. */
void month_print(struct buf *, const struct locale *, int month);

struct date date_first_day(struct date);
struct date date_last_day(struct date);

/* Days from one day to another, negative when `to` is earlier. Both must be whole days. */
int date_days_between(struct date from, struct date to);

/* Is the day later than the last day of the period? 2021-03 is over on 2021-04-01, not before. */
bool date_is_after(struct date day, struct date period);

#endif
