/*
 * opinion -- what different raters say about the same promise, and whether they disagree.
 *
 * Scales are never translated into one another. The one question that can be put to every scale
 * that measures completion is its own last step: does this rater say "complete", or not yet? A
 * scale of levels says complete by its level drawn as `full`, a percentage by 100; a level drawn as
 * `unknown` ("no evidence", "not assessed") says nothing either way. A body that reports a state or
 * a share about its own work counts as a rater like any other.
 *
 * Two raters disagree
 *  - on completion, when one says complete and another, that it is not;
 *  - on the level, when they chose different levels of the same scale at the same occasion.
 * One rater who says different things at different times does not disagree with anybody: that is
 * change, and only what each rater said last on a scale is compared.
 */
#ifndef DOMAIN_OPINION_H
#define DOMAIN_OPINION_H

#include "gen/catalogue.h"

enum says { SAYS_NOTHING, SAYS_NOT_COMPLETE, SAYS_COMPLETE };

struct opinion {
	int64_t rater, scale, level; /* ids; scale and level are 0 in what a body reported */
	enum rater_role role;
	enum occasion occasion;
	struct date as_of;
	enum says says;
};

/* What a rating says; the level may be NULL. SAYS_NOTHING on a scale of something else. */
enum says rating_says(
    const struct rating *, const struct rating_scale *, const struct rating_level *);
enum says update_says(const struct progress_update *);

/* Did the first come before the second: by date where both have one, or else by occasion? */
bool opinion_is_earlier(const struct opinion *, const struct opinion *);

/* Keeps what each rater said last on each scale, in the order it came; returns how many. */
size_t opinions_latest(struct opinion *, size_t count);

enum apart { APART_NOT, APART_ON_LEVEL, APART_ON_COMPLETION };

/*
 * Do they disagree? Then *a and *b are the first two that do: on completion, a says complete and
 * b says that it is not. Give it what opinions_latest kept.
 */
enum apart opinions_apart(const struct opinion *, size_t count, size_t *a, size_t *b);

/*
 * How many of a plan's commitments one rater found complete, out of those rated. Two raters'
 * counts differ when their shares do; made at different occasions, time may be all the difference.
 */
struct tally {
	int64_t rater, scale;
	enum rater_role role;
	enum occasion occasion;
	struct date as_of;
	int64_t complete, rated; /* complete <= rated; rated 0: the tally says nothing */
};
enum tally_apart { TALLY_SAME, TALLY_APART_IN_TIME, TALLY_APART };
enum tally_apart tallies_apart(const struct tally *, const struct tally *);

/* Is the second the later of two tallies? Also when the first says nothing. */
bool tally_is_later(const struct tally *before, const struct tally *after);

#endif
