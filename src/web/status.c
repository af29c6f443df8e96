/* What a status is called and how it looks. */
#include "domain/progress.h"
#include "web/web.h"

enum { DAYS_SAID_MAX = 60, MONTHS_SAID_MAX = 24 };

static struct status
status(struct request *rq, const char *tone, const char *icon, const char *word)
{
	return (struct status){ str_from(tone), str_from(icon), say(&rq->locale, word) };
}

struct status
status_missing(struct request *rq, enum missing why)
{
	switch (why) {
	case MISSING_NOT_APPLICABLE: return status(rq, "none", "i-na", missing_text(why));
	case MISSING_NOT_YET_DUE: return status(rq, "none", "i-wait", missing_text(why));
	case MISSING_NO_EVIDENCE: return status(rq, "none", "i-nop", missing_text(why));
	case MISSING_NOTHING:
	case MISSING_UNKNOWN:
	case MISSING_COUNT: break;
	}
	return status(rq, "none", "i-unk", missing_text(MISSING_UNKNOWN));
}

struct status
status_of_state(struct request *rq, enum delivery state, enum missing why)
{
	switch (state) {
	case DELIVERY_NOT_STARTED: return status(rq, "none", "i-q0", MESSAGE("Not started"));
	case DELIVERY_UNDER_WAY: return status(rq, "prog", "i-q2", MESSAGE("Under way"));
	case DELIVERY_COMPLETED: return status(rq, "done", "i-q4", MESSAGE("Completed"));
	case DELIVERY_WITHDRAWN: return status(rq, "none", "i-x", MESSAGE("Withdrawn"));
	case DELIVERY_NONE: break;
	}
	return status_missing(rq, why);
}

/* In the unit in which people say it; never more than it is. */
static struct str
say_late(struct request *rq, int days)
{
	int months = (int)((int64_t)days * 1200 / 36525), years = months / 12;
	struct arena *a = rq->work.arena;

	if (days <= DAYS_SAID_MAX)
		return say_count(a, &rq->locale, "{n} days late", days);
	if (months < MONTHS_SAID_MAX)
		return say_count(a, &rq->locale, "More than {n} months late", months);
	return say_count(a, &rq->locale, "More than {n} years late", years);
}

static struct status
completed(struct request *rq, struct lateness late)
{
	struct status s = status(rq, "done", "i-q4", MESSAGE("Completed"));

	switch (late.timing) {
	case TIMING_ON_TIME: s.word = say(&rq->locale, "Completed on time"); break;
	case TIMING_LATE:
		s.word = say_count(
		    rq->work.arena, &rq->locale, "Completed {n} days late", late.days);
		break;
	case TIMING_UNKNOWN:
	case TIMING_WITHDRAWN: s.word = say(&rq->locale, "Completed, not known when"); break;
	}
	return s;
}

struct status
status_of_standing(struct request *rq, enum delivery state, struct date due, struct date done)
{
	struct lateness late = lateness_of(state, due, done, rq->work.today);
	struct status s;

	switch (standing_of(state, due, rq->work.today)) {
	case STANDING_LATE:
		s = status(rq, "late", "i-late", "");
		s.word = say_late(rq, late.days);
		return s;
	case STANDING_UNREPORTED:
		return status(
		    rq, "risk", "i-unk", MESSAGE("Past its date, completion not reported"));
	case STANDING_NOT_DUE:
		if (state != DELIVERY_NONE)
			return status_of_state(rq, state, MISSING_NOTHING);
		return status(rq, "none", "i-wait", MESSAGE("Not due yet"));
	case STANDING_COMPLETED:
		if (date_is_set(done) && !date_is_set(due))
			return status(rq, "done", "i-q4", MESSAGE("Completed"));
		return completed(rq, late);
	case STANDING_WITHDRAWN: return status(rq, "none", "i-x", MESSAGE("Withdrawn"));
	case STANDING_UNDATED:
	case STANDINGS: break;
	}
	if (state != DELIVERY_NONE)
		return status_of_state(rq, state, MISSING_NOTHING);
	return status(rq, "none", "i-unk", MESSAGE("State and due date not known"));
}

struct str
icon_of_shade(enum level_shade shade)
{
	switch (shade) {
	case LEVEL_SHADE_EMPTY: return STR("i-q0");
	case LEVEL_SHADE_SLIGHT: return STR("i-q1");
	case LEVEL_SHADE_MOST: return STR("i-q3");
	case LEVEL_SHADE_FULL: return STR("i-q4");
	case LEVEL_SHADE_UNKNOWN: return STR("i-unk");
	case LEVEL_SHADE_NONE: break;
	}
	return STR("");
}

void
row_of_commitment(struct request *rq, const struct commitment *c, struct row *row)
{
	*row = (struct row){ .number = c->number, .date = c->due };
	row->link.label = told_i18n(&rq->locale, &c->title);
	row->link.address = address_of(rq, &commitment_type, c->key);
	row->date_label = say(&rq->locale, "Due");
	row->status = status_of_standing(rq, c->state, c->due, c->completed);
}
