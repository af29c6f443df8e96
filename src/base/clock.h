/*
 * clock -- the one place that knows what time it is.
 *
 * Everything that computes with today is given it; only the edges of the program (a request, a
 * command, a change that is written down) ask here. MARSAD_TODAY, a day, stands still for tests.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/date.h"

enum { CLOCK_ISO_MAX = sizeof("2026-11-22T12:00:00Z") };

/* Now in UTC, as ISO 8601, written into `iso` and returned. */
struct str clock_iso(char iso[static CLOCK_ISO_MAX]);

/* The day it is in the time zone of the process, which serve and the commands set to the site's. */
struct date clock_today(void);

/* The time zone that clock_today uses, such as "Asia/Amman". */
void clock_set_zone(const char *zone);

/* Microseconds from some fixed moment, for measuring how long something took. */
int64_t clock_microseconds(void);

#endif
