/* Asks the system for the time. */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct str
clock_iso(char iso[static CLOCK_ISO_MAX])
{
	time_t now = time(NULL);
	struct tm utc;

	gmtime_r(&now, &utc);
	strftime(iso, CLOCK_ISO_MAX, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return (struct str){ iso, CLOCK_ISO_MAX - 1 };
}

struct date
clock_today(void)
{
	const char *fixed = getenv("MARSAD_TODAY");
	time_t now = time(NULL);
	struct date today;
	struct tm local;

	if (fixed != NULL && date_parse(str_from(fixed), &today) && today.day != 0)
		return today;
	localtime_r(&now, &local);
	return (struct date){ .year = (short)(local.tm_year + 1900),
		.month = (signed char)(local.tm_mon + 1),
		.day = (signed char)local.tm_mday };
}

void
clock_set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

int64_t
clock_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
