#include "domain/progress.h"

static const struct lateness unknown = { TIMING_UNKNOWN, 0 };
static const struct lateness on_time = { TIMING_ON_TIME, 0 };
static const struct lateness withdrawn = { TIMING_WITHDRAWN, 0 };

/* What happened against when it was due; known only by its month, it may straddle the due day. */
static struct lateness
compare(struct date happened, struct date due)
{
	struct date first = date_first_day(happened), last = date_last_day(happened);
	int days = date_days_between(date_last_day(due), first);

	if (days > 0)
		return (struct lateness){ TIMING_LATE, days };
	return date_is_after(last, due) ? unknown : on_time;
}

struct lateness
lateness_of(enum delivery state, struct date due, struct date completed, struct date today)
{
	if (state == DELIVERY_WITHDRAWN)
		return withdrawn;
	if (!date_is_set(due))
		return unknown;
	if (!date_is_after(today, due)) /* nothing is late before it is due, known or not */
		return on_time;
	switch (state) {
	case DELIVERY_NONE: return unknown;
	case DELIVERY_NOT_STARTED:
	case DELIVERY_UNDER_WAY: return compare(today, due);
	case DELIVERY_COMPLETED: return date_is_set(completed) ? compare(completed, due) : unknown;
	case DELIVERY_WITHDRAWN: return withdrawn;
	}
	return unknown;
}

struct lateness
commitment_lateness(const struct commitment *c, struct date today)
{
	return lateness_of(c->state, c->due, c->completed, today);
}

struct lateness
milestone_lateness(const struct milestone *m, struct date today)
{
	return lateness_of(m->state, m->due, m->completed, today);
}

enum standing
standing_of(enum delivery state, struct date due, struct date today)
{
	bool past = date_is_set(due) && date_is_after(today, due);

	switch (state) {
	case DELIVERY_COMPLETED: return STANDING_COMPLETED;
	case DELIVERY_WITHDRAWN: return STANDING_WITHDRAWN;
	case DELIVERY_NOT_STARTED:
	case DELIVERY_UNDER_WAY:
		if (past)
			return STANDING_LATE;
		break;
	case DELIVERY_NONE:
		if (past)
			return STANDING_UNREPORTED;
		break;
	}
	return date_is_set(due) ? STANDING_NOT_DUE : STANDING_UNDATED;
}

struct share
milestones_share(const struct milestone *milestones, size_t count)
{
	struct share share = { 0, 0, 0 };

	for (size_t i = 0; i < count; i++) {
		const struct milestone *m = &milestones[i];

		if (m->missing[MILESTONE_STATE] == MISSING_NOT_APPLICABLE)
			continue;
		share.total++;
		if (m->state == DELIVERY_NONE)
			share.unknown++;
		else if (m->state == DELIVERY_COMPLETED)
			share.completed++;
	}
	return share;
}
