#include "domain/opinion.h"

enum { ALL_OF_IT = 100000000 }; /* 100 per cent in millionths */

static enum says
share_says(struct decimal share)
{
	return share.millionths >= ALL_OF_IT ? SAYS_COMPLETE : SAYS_NOT_COMPLETE;
}

enum says
rating_says(
    const struct rating *r, const struct rating_scale *scale, const struct rating_level *level)
{
	if (scale->completion != YES_NO_YES)
		return SAYS_NOTHING;
	if (scale->kind == SCALE_KIND_PERCENT)
		return r->missing[RATING_SCORE] == MISSING_NOTHING ? share_says(r->score)
								   : SAYS_NOTHING;
	if (level == NULL)
		return SAYS_NOTHING;
	switch (level->shade) {
	case LEVEL_SHADE_NONE:
	case LEVEL_SHADE_UNKNOWN: return SAYS_NOTHING;
	case LEVEL_SHADE_EMPTY:
	case LEVEL_SHADE_SLIGHT:
	case LEVEL_SHADE_MOST: return SAYS_NOT_COMPLETE;
	case LEVEL_SHADE_FULL: return SAYS_COMPLETE;
	}
	return SAYS_NOTHING;
}

enum says
update_says(const struct progress_update *u)
{
	switch (u->state) {
	case DELIVERY_COMPLETED: return SAYS_COMPLETE;
	case DELIVERY_NOT_STARTED:
	case DELIVERY_UNDER_WAY: return SAYS_NOT_COMPLETE;
	case DELIVERY_WITHDRAWN: return SAYS_NOTHING;
	case DELIVERY_NONE: break;
	}
	if (u->missing[PROGRESS_UPDATE_SHARE] == MISSING_NOTHING)
		return share_says(u->share);
	return SAYS_NOTHING;
}

/* -1, 0, 1 as the first period ends before, with, or after the second. */
static int
order(struct date a, struct date b)
{
	int days = date_days_between(date_last_day(b), date_last_day(a));

	return (days > 0) - (days < 0);
}

bool
opinion_is_earlier(const struct opinion *a, const struct opinion *b)
{
	if (date_is_set(a->as_of) && date_is_set(b->as_of)) {
		int o = order(a->as_of, b->as_of);

		if (o != 0)
			return o < 0;
	}
	return a->occasion < b->occasion;
}

size_t
opinions_latest(struct opinion *list, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		size_t same = 0;

		while (same < kept &&
		    (list[same].rater != list[i].rater || list[same].scale != list[i].scale))
			same++;
		if (same == kept)
			list[kept++] = list[i];
		else if (!opinion_is_earlier(&list[i], &list[same]))
			list[same] = list[i];
	}
	return kept;
}

static bool
level_differs(const struct opinion *a, const struct opinion *b)
{
	return a->scale != 0 && a->scale == b->scale && a->occasion == b->occasion &&
	    a->level != 0 && b->level != 0 && a->level != b->level;
}

enum apart
opinions_apart(const struct opinion *list, size_t count, size_t *a, size_t *b)
{
	enum apart apart = APART_NOT;

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			if (list[i].rater == list[j].rater)
				continue;
			if (list[i].says == SAYS_COMPLETE && list[j].says == SAYS_NOT_COMPLETE) {
				*a = i;
				*b = j;
				return APART_ON_COMPLETION;
			}
			if (apart == APART_NOT && level_differs(&list[i], &list[j])) {
				*a = i;
				*b = j;
				apart = APART_ON_LEVEL;
			}
		}
	}
	return apart;
}

enum tally_apart
tallies_apart(const struct tally *a, const struct tally *b)
{
	if (a->rater == b->rater || a->rated == 0 || b->rated == 0)
		return TALLY_SAME;
	if (a->complete * b->rated == b->complete * a->rated)
		return TALLY_SAME;
	return a->occasion == b->occasion ? TALLY_APART : TALLY_APART_IN_TIME;
}

bool
tally_is_later(const struct tally *before, const struct tally *after)
{
	if (after->rated == 0 || before->rated == 0)
		return after->rated > 0;
	if (date_is_set(before->as_of) && date_is_set(after->as_of) &&
	    order(before->as_of, after->as_of) != 0)
		return order(before->as_of, after->as_of) < 0;
	return before->occasion < after->occasion;
}
