/*
 * progress -- where a commitment or a milestone stands.
 *
 * Three answers, never two: yes, no, and not known. Past its due date, what nobody reported on is
 * neither late nor on time; a milestone without a known state has not failed. What was withdrawn
 * is none of these: nobody promises it any more.
 *
 * Lateness is counted in days from the last day of the ORIGINAL due period, so that what was due
 * in 2021-03 is one day late on 2021-04-01, and a revised date never makes lateness go away. The
 * state is the one that was last reported; what raters judged is in opinion.h.
 */
#ifndef DOMAIN_PROGRESS_H
#define DOMAIN_PROGRESS_H

#include "gen/catalogue.h"

enum timing { TIMING_UNKNOWN, TIMING_ON_TIME, TIMING_LATE, TIMING_WITHDRAWN };

struct lateness {
	enum timing timing;
	int days; /* when late: until today or until completed, and at least so many */
};

/* `today` is a whole day, in the time zone of the site. */
struct lateness lateness_of(
    enum delivery state, struct date due, struct date completed, struct date today);
struct lateness commitment_lateness(const struct commitment *, struct date today);
struct lateness milestone_lateness(const struct milestone *, struct date today);

/* What a reader is told first. */
enum standing {
	STANDING_UNDATED,    /* no due date, and not reported as completed or withdrawn */
	STANDING_NOT_DUE,    /* its date has not passed, and it is not completed */
	STANDING_LATE,       /* past its date and, by the last report, not completed */
	STANDING_UNREPORTED, /* past its date, and nobody reported whether it was completed */
	STANDING_COMPLETED,  /* lateness says whether in time, or that this is not known */
	STANDING_WITHDRAWN,
	STANDINGS
};
enum standing standing_of(enum delivery state, struct date due, struct date today);

/* A share keeps its denominator. Milestones that do not apply are in neither number. */
struct share {
	int completed, unknown, total; /* completed + unknown <= total */
};
struct share milestones_share(const struct milestone *, size_t count);

#endif
