/* Who says what, and who disagrees with whom: never a rater with itself, never across scales. */
#include "unit.h"

#include "domain/opinion.h"

enum { LISTS = 3000, MOST = 6 };

static struct rating_scale levels = { .kind = SCALE_KIND_LEVELS, .completion = YES_NO_YES };
static struct rating_scale percent = { .kind = SCALE_KIND_PERCENT, .completion = YES_NO_YES };
static struct rating_scale ambition = { .kind = SCALE_KIND_LEVELS, .completion = YES_NO_NO };

static void
only_the_last_step_of_a_scale_says_complete(void **state)
{
	static const struct {
		enum level_shade shade;
		enum says says;
	} cases[] = { { LEVEL_SHADE_EMPTY, SAYS_NOT_COMPLETE },
		{ LEVEL_SHADE_SLIGHT, SAYS_NOT_COMPLETE }, { LEVEL_SHADE_MOST, SAYS_NOT_COMPLETE },
		{ LEVEL_SHADE_FULL, SAYS_COMPLETE }, { LEVEL_SHADE_UNKNOWN, SAYS_NOTHING },
		{ LEVEL_SHADE_NONE, SAYS_NOTHING } };
	struct rating r = { .id = { 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct rating_level level = { .shade = cases[i].shade };

		assert_int_equal(rating_says(&r, &levels, &level), cases[i].says);
		assert_int_equal(rating_says(&r, &ambition, &level), SAYS_NOTHING);
	}
	assert_int_equal(rating_says(&r, &levels, NULL), SAYS_NOTHING);
}

static void
a_percentage_says_complete_at_a_hundred_and_nothing_when_it_is_missing(void **state)
{
	struct rating r = { .score = { 99999999 } };

	(void)state;
	assert_int_equal(rating_says(&r, &percent, NULL), SAYS_NOT_COMPLETE);
	r.score.millionths = 100000000;
	assert_int_equal(rating_says(&r, &percent, NULL), SAYS_COMPLETE);
	r.missing[RATING_SCORE] = MISSING_UNKNOWN;
	assert_int_equal(rating_says(&r, &percent, NULL), SAYS_NOTHING);
}

static struct opinion
opinion(int64_t rater, int64_t scale, int64_t level, enum occasion occasion, enum says says)
{
	return (struct opinion){
		.rater = rater, .scale = scale, .level = level, .occasion = occasion, .says = says
	};
}

static void
a_rater_who_changes_its_mind_disagrees_with_nobody(void **state)
{
	struct opinion list[] = { opinion(1, 5, 51, OCCASION_MID_TERM, SAYS_NOT_COMPLETE),
		opinion(1, 5, 54, OCCASION_END_OF_TERM, SAYS_COMPLETE),
		opinion(2, 6, 63, OCCASION_YEAR_ONE, SAYS_COMPLETE) };
	size_t a, b, n = opinions_latest(list, 3);

	(void)state;
	assert_int_equal(n, 2);
	assert_int_equal(list[0].level, 54);
	assert_int_equal(opinions_apart(list, n, &a, &b), APART_NOT);
}

static void
different_levels_of_one_scale_are_a_disagreement_only_at_one_occasion(void **state)
{
	struct opinion list[] = { opinion(1, 5, 51, OCCASION_MID_TERM, SAYS_NOT_COMPLETE),
		opinion(2, 5, 52, OCCASION_MID_TERM, SAYS_NOT_COMPLETE) };
	size_t a, b;

	(void)state;
	assert_int_equal(opinions_apart(list, 2, &a, &b), APART_ON_LEVEL);
	list[1].occasion = OCCASION_END_OF_TERM;
	assert_int_equal(opinions_apart(list, 2, &a, &b), APART_NOT);
	list[1].occasion = OCCASION_MID_TERM;
	list[1].scale = 6;
	assert_int_equal(opinions_apart(list, 2, &a, &b), APART_NOT);
}

static unsigned
next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static size_t
random_list(unsigned *seed, struct opinion list[MOST])
{
	size_t n = next(seed) % (MOST + 1);

	for (size_t i = 0; i < n; i++)
		list[i] = opinion(1 + next(seed) % 3, 1 + next(seed) % 2, 1 + next(seed) % 4,
		    (enum occasion)(1 + next(seed) % 4), (enum says)(next(seed) % 3));
	return n;
}

static void
disagreement_does_not_depend_on_order_and_names_two_raters(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < LISTS; round++) {
		struct opinion list[MOST + 1], back[MOST];
		size_t a = 0, b = 0, n = random_list(&seed, list);
		enum apart apart = opinions_apart(list, n, &a, &b);

		for (size_t i = 0; i < n; i++)
			back[i] = list[n - 1 - i];
		if (apart != APART_NOT)
			assert_true(list[a].rater != list[b].rater);
		if (apart == APART_ON_COMPLETION) {
			assert_int_equal(list[a].says, SAYS_COMPLETE);
			assert_int_equal(list[b].says, SAYS_NOT_COMPLETE);
		}
		assert_int_equal(opinions_apart(back, n, &a, &b), apart);
		/* Who says nothing, on a scale of its own, changes nothing. */
		list[n] = opinion(9, 9, 9, OCCASION_RESULTS, SAYS_NOTHING);
		assert_int_equal(opinions_apart(list, n + 1, &a, &b), apart);
	}
}

static void
the_latest_of_each_rater_and_scale_is_kept_once(void **state)
{
	unsigned seed = 11;

	(void)state;
	for (int round = 0; round < LISTS; round++) {
		struct opinion list[MOST], kept[MOST];
		size_t n = random_list(&seed, list), k;

		memcpy(kept, list, sizeof(kept));
		k = opinions_latest(kept, n);
		assert_true(k <= n);
		for (size_t i = 0; i < k; i++) {
			for (size_t j = i + 1; j < k; j++)
				assert_false(kept[i].rater == kept[j].rater &&
				    kept[i].scale == kept[j].scale);
			for (size_t j = 0; j < n; j++) {
				if (list[j].rater == kept[i].rater &&
				    list[j].scale == kept[i].scale)
					assert_false(opinion_is_earlier(&kept[i], &list[j]));
			}
		}
	}
}

static void
two_counts_differ_when_their_shares_do(void **state)
{
	struct tally one = {
		.rater = 1, .occasion = OCCASION_END_OF_TERM, .complete = 2, .rated = 4
	};
	struct tally other = {
		.rater = 2, .occasion = OCCASION_END_OF_TERM, .complete = 3, .rated = 6
	};

	(void)state;
	assert_int_equal(tallies_apart(&one, &other), TALLY_SAME);
	other.complete = 4;
	assert_int_equal(tallies_apart(&one, &other), TALLY_APART);
	assert_int_equal(tallies_apart(&other, &one), TALLY_APART);
	other.occasion = OCCASION_MID_TERM;
	assert_int_equal(tallies_apart(&one, &other), TALLY_APART_IN_TIME);
	other.rated = 0;
	assert_int_equal(tallies_apart(&one, &other), TALLY_SAME);
	other.rated = 6;
	other.rater = 1;
	assert_int_equal(tallies_apart(&one, &other), TALLY_SAME);
	assert_true(tally_is_later(&other, &one));
	assert_false(tally_is_later(&one, &other));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_last_step_of_a_scale_says_complete),
		cmocka_unit_test(
		    a_percentage_says_complete_at_a_hundred_and_nothing_when_it_is_missing),
		cmocka_unit_test(a_rater_who_changes_its_mind_disagrees_with_nobody),
		cmocka_unit_test(
		    different_levels_of_one_scale_are_a_disagreement_only_at_one_occasion),
		cmocka_unit_test(disagreement_does_not_depend_on_order_and_names_two_raters),
		cmocka_unit_test(the_latest_of_each_rater_and_scale_is_kept_once),
		cmocka_unit_test(two_counts_differ_when_their_shares_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
