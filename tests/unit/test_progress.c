/* Late, on time, not known: the edges of the calendar, and what must hold for every day. */
#include "unit.h"

#include "domain/progress.h"

static const struct {
	enum delivery state;
	const char *due, *completed, *today;
	enum timing timing;
	int days;
} cases[] = {
	/* A month is over on its last day, not before. */
	{ DELIVERY_UNDER_WAY, "2021-03", "", "2021-03-31", TIMING_ON_TIME, 0 },
	{ DELIVERY_UNDER_WAY, "2021-03", "", "2021-04-01", TIMING_LATE, 1 },
	{ DELIVERY_NOT_STARTED, "2020-02", "", "2020-03-01", TIMING_LATE, 1 },
	{ DELIVERY_NOT_STARTED, "2020", "", "2021-01-01", TIMING_LATE, 1 },
	{ DELIVERY_NOT_STARTED, "2020", "", "2020-12-31", TIMING_ON_TIME, 0 },
	/* Without a state nothing is claimed once the day has passed; before it, nothing is late.
	 */
	{ DELIVERY_NONE, "2021-03", "", "2021-04-01", TIMING_UNKNOWN, 0 },
	{ DELIVERY_NONE, "2021-03", "", "2021-03-31", TIMING_ON_TIME, 0 },
	{ DELIVERY_UNDER_WAY, "", "", "2021-04-01", TIMING_UNKNOWN, 0 },
	{ DELIVERY_NONE, "", "", "2021-04-01", TIMING_UNKNOWN, 0 },
	/* Completion known only by its month can straddle the due day. */
	{ DELIVERY_COMPLETED, "2021-03-15", "2021-03", "2021-06-01", TIMING_UNKNOWN, 0 },
	{ DELIVERY_COMPLETED, "2021-03-31", "2021-03", "2021-06-01", TIMING_ON_TIME, 0 },
	{ DELIVERY_COMPLETED, "2021-03-15", "2021-04", "2021-06-01", TIMING_LATE, 17 },
	{ DELIVERY_COMPLETED, "2021-03-15", "", "2021-06-01", TIMING_UNKNOWN, 0 },
	{ DELIVERY_COMPLETED, "2021-03-15", "2021-03-15", "2021-06-01", TIMING_ON_TIME, 0 },
	/* What nobody promises any more is neither. */
	{ DELIVERY_WITHDRAWN, "2021-03", "", "2021-06-01", TIMING_WITHDRAWN, 0 },
	{ DELIVERY_WITHDRAWN, "", "", "2021-06-01", TIMING_WITHDRAWN, 0 },
};

static void
lateness_has_three_answers_and_knows_the_calendar(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct lateness late = lateness_of(cases[i].state, date(cases[i].due),
		    date(cases[i].completed), date(cases[i].today));

		if (late.timing != cases[i].timing || late.days != cases[i].days)
			fail_msg("case %zu: timing %d, %d days", i, (int)late.timing, late.days);
	}
}

static struct date
day_after(struct date d)
{
	struct date last = date_last_day((struct date){ d.year, d.month, 0 });

	if (d.day < last.day)
		d.day++;
	else if (d.month < 12)
		d = (struct date){ d.year, (signed char)(d.month + 1), 1 };
	else
		d = (struct date){ (short)(d.year + 1), 1, 1 };
	return d;
}

/* Day by day through two years, for every state and several due dates. */
static void
lateness_never_shrinks_as_days_pass_and_agrees_with_the_standing(void **state)
{
	static const char *const dues[] = { "", "2020", "2020-02", "2020-02-29", "2020-12-31",
		"2021-03" };

	(void)state;
	for (int s = DELIVERY_NONE; s <= DELIVERY_WITHDRAWN; s++) {
		for (size_t i = 0; i < sizeof(dues) / sizeof(dues[0]); i++) {
			struct date today = date("2020-01-01"), due = date(dues[i]);
			int before = 0;

			for (int day = 0; day < 800; day++, today = day_after(today)) {
				struct lateness late = lateness_of(
				    (enum delivery)s, due, date(""), today);
				enum standing standing = standing_of((enum delivery)s, due, today);
				bool past = due.year != 0 && date_is_after(today, due);

				assert_true(late.days >= before);
				before = late.days;
				assert_int_equal(
				    late.timing == TIMING_LATE, standing == STANDING_LATE);
				if (standing == STANDING_LATE || standing == STANDING_UNREPORTED)
					assert_true(past);
				if (standing == STANDING_UNREPORTED)
					assert_int_equal(late.timing, TIMING_UNKNOWN);
				if (late.timing == TIMING_LATE)
					assert_int_equal(late.days,
					    date_days_between(date_last_day(due), today));
			}
		}
	}
}

static void
a_share_of_milestones_keeps_what_is_unknown_and_drops_what_does_not_apply(void **state)
{
	struct milestone m[4] = { { .state = DELIVERY_COMPLETED }, { .state = DELIVERY_NONE },
		{ .state = DELIVERY_UNDER_WAY }, { .state = DELIVERY_NONE } };
	struct share share;

	(void)state;
	m[1].missing[MILESTONE_STATE] = MISSING_UNKNOWN;
	m[3].missing[MILESTONE_STATE] = MISSING_NOT_APPLICABLE;
	share = milestones_share(m, 4);
	assert_int_equal(share.completed, 1);
	assert_int_equal(share.unknown, 1);
	assert_int_equal(share.total, 3);
	share = milestones_share(m, 0);
	assert_int_equal(share.total, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lateness_has_three_answers_and_knows_the_calendar),
		cmocka_unit_test(lateness_never_shrinks_as_days_pass_and_agrees_with_the_standing),
		cmocka_unit_test(
		    a_share_of_milestones_keeps_what_is_unknown_and_drops_what_does_not_apply),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
