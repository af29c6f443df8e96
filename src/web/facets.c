/*
 * What lists can be narrowed by beyond what the catalogue says: where a promise stands today, the
 * year in which it is due, the country of whatever it belongs to.
 */
#include "web/list.h"

/* The names in addresses and the words of a standing, by standing + 1. */
static const struct choice standings[] = {
	{ NULL, NULL },
	[STANDING_UNDATED + 1] = { "undated", MESSAGE("Its due date is not known") },
	[STANDING_NOT_DUE + 1] = { "not_due", MESSAGE("Not due yet") },
	[STANDING_LATE + 1] = { "late", MESSAGE("Late") },
	[STANDING_UNREPORTED + 1] = { "unreported",
	    MESSAGE("Past its date, completion not reported") },
	[STANDING_COMPLETED + 1] = { "completed", MESSAGE("Completed") },
	[STANDING_WITHDRAWN + 1] = { "withdrawn", MESSAGE("Withdrawn") },
	{ NULL, NULL },
};

int64_t
standing_value(enum standing standing)
{
	return (int64_t)standing + 1;
}

int
standing_rank(int64_t value)
{
	static const int ranks[STANDINGS] = {
		[STANDING_LATE] = 0,
		[STANDING_UNREPORTED] = 1,
		[STANDING_NOT_DUE] = 2,
		[STANDING_COMPLETED] = 3,
		[STANDING_WITHDRAWN] = 4,
		[STANDING_UNDATED] = 5,
	};

	return value < 1 || value > STANDINGS ? STANDINGS : ranks[value - 1];
}

static int64_t
commitment_standing(const void *record, struct date today)
{
	const struct commitment *c = record;

	return standing_value(standing_of(c->state, c->due, today));
}

static int64_t
milestone_standing(const void *record, struct date today)
{
	const struct milestone *m = record;

	if (m->missing[MILESTONE_STATE] == MISSING_NOT_APPLICABLE)
		return -MISSING_NOT_APPLICABLE;
	return standing_value(standing_of(m->state, m->due, today));
}

static int64_t
commitment_due_year(const void *record, struct date today)
{
	const struct commitment *c = record;

	(void)today;
	return date_is_set(c->due) ? c->due.year : -(int64_t)c->missing[COMMITMENT_DUE];
}

static int64_t
milestone_due_year(const void *record, struct date today)
{
	const struct milestone *m = record;

	(void)today;
	return date_is_set(m->due) ? m->due.year : -(int64_t)m->missing[MILESTONE_DUE];
}

#define STANDING(f) \
	{ \
		"standing", MESSAGE("Where it stands"), standings, NULL, { -1 }, f \
	}
#define DUE_YEAR(f) \
	{ \
		"due_year", MESSAGE("Due in"), NULL, NULL, { -1 }, f \
	}
#define COUNTRY(...) \
	{ \
		"country", MESSAGE("Country"), NULL, &country_type, { __VA_ARGS__ }, NULL \
	}

const struct facet_more web_facets[] = {
	{ &commitment_type, STANDING(commitment_standing) },
	{ &commitment_type, COUNTRY(COMMITMENT_PLAN, PLAN_COUNTRY, -1) },
	{ &commitment_type, DUE_YEAR(commitment_due_year) },
	{ &milestone_type, STANDING(milestone_standing) },
	{ &milestone_type, COUNTRY(MILESTONE_COMMITMENT, COMMITMENT_PLAN, PLAN_COUNTRY, -1) },
	{ &milestone_type, DUE_YEAR(milestone_due_year) },
	{ &progress_update_type,
	    COUNTRY(PROGRESS_UPDATE_COMMITMENT, COMMITMENT_PLAN, PLAN_COUNTRY, -1) },
	{ &rating_type, COUNTRY(RATING_COMMITMENT, COMMITMENT_PLAN, PLAN_COUNTRY, -1) },
	{ &rating_summary_type, COUNTRY(RATING_SUMMARY_PLAN, PLAN_COUNTRY, -1) },
	{ &document_type, COUNTRY(DOCUMENT_PLAN, PLAN_COUNTRY, -1) },
};
const size_t web_facets_count = sizeof(web_facets) / sizeof(web_facets[0]);
