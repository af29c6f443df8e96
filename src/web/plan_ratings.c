/* How a plan goes by each rater: the counts side by side, each on its own scale. */
#include "web/parts.h"

enum err
counted_strip(struct request *rq, const struct counted *c, struct strip *strip)
{
	const struct type *t = &rating_summary_type;

	TRY(rater_name(rq, c->summary->rater, &strip->name));
	strip->note = field_say(
	    rq->work.arena, &rq->locale, t, RATING_SUMMARY_OCCASION, c->summary);
	strip->more = i18n_best(&c->scale->scale.name, rq->locale.lang, NULL);
	strip->parts = c->parts;
	strip->nparts = c->nparts;
	return ERR_OK;
}

/* A rater whom one would expect, and who said nothing: all boxes dashed. */
static void
add_silent(struct request *rq, enum rater_role role, const char *name, int64_t whole,
    const struct counted *counted, size_t count, struct strip *strips, size_t *nstrips)
{
	struct counted *nothing = arena_take(rq->work.arena, sizeof(*nothing));

	for (size_t i = 0; i < count; i++) {
		if (counted[i].tally.role == role)
			return;
	}
	counted_nothing(rq, nothing, whole);
	strips[(*nstrips)++] = (struct strip){ say(&rq->locale, name),
		say(&rq->locale, "It gave no count of the whole plan"), STR(""), nothing->parts,
		nothing->nparts };
}

/* The latest of each rater is what the comparison between raters rests on. */
static size_t
latest_of_each(struct request *rq, const struct counted *all, size_t count, struct counted **kept)
{
	size_t n = 0;

	*kept = arena_take(rq->work.arena, count * sizeof(**kept));
	for (size_t i = 0; i < count; i++) {
		size_t same = 0;

		while (same < n && (*kept)[same].tally.rater != all[i].tally.rater)
			same++;
		if (same == n)
			(*kept)[n++] = all[i];
		else if (tally_is_later(&(*kept)[same].tally, &all[i].tally))
			(*kept)[same] = all[i];
	}
	return n;
}

static enum err
say_completion(struct request *rq, const struct counted *latest, size_t count, struct str *said)
{
	const struct counted *best = NULL;
	struct link rater;
	struct str when;

	for (size_t i = 0; i < count; i++) {
		if (latest[i].tally.rated > 0 &&
		    (best == NULL || latest[i].tally.role == RATER_ROLE_INDEPENDENT))
			best = &latest[i];
	}
	if (best == NULL) {
		*said = say(&rq->locale, "No count of its completed commitments is in the record.");
		return ERR_OK;
	}
	TRY(link_to(rq, &actor_type, best->tally.rater, &rater));
	when = field_say(rq->work.arena, &rq->locale, &rating_summary_type, RATING_SUMMARY_OCCASION,
	    best->summary);
	*said = tell(rq, "{rater} found {share} complete ({when}).",
	    ARGS({ "rater", rater.label.text },
		{ "share",
		    say_share(rq->work.arena, &rq->locale, "{n} of {of} commitments",
			best->tally.complete, best->tally.rated) },
		{ "when", when }));
	return ERR_OK;
}

static enum err
show_completion(struct request *rq, struct counted *c, size_t count, int64_t whole,
    struct plan_view *v, struct str *said)
{
	struct strip *strips = arena_take(rq->work.arena, (count + 2) * sizeof(*strips));
	struct counted *latest;
	size_t n = 0, nlatest = latest_of_each(rq, c, count, &latest);

	TRY(say_completion(rq, latest, nlatest, said));
	TRY(tallies_say(rq, latest, nlatest, &v->apart));
	if (whole == 0)
		return ERR_OK;
	add_silent(rq, RATER_ROLE_GOVERNMENT, MESSAGE("Government, of itself"), whole, c, count,
	    strips, &n);
	add_silent(rq, RATER_ROLE_INDEPENDENT, MESSAGE("Independent reviewer"), whole, c, count,
	    strips, &n);
	for (size_t i = 0; i < count; i++) {
		counted_fill(rq, &c[i], c[i].tally.rated);
		TRY(counted_strip(rq, &c[i], &strips[n++]));
	}
	v->completion.caption = *said;
	v->completion.about = say(
	    &rq->locale, "Each box is a commitment. Each rater has its own scale.");
	strips_show(rq, STR("c"), strips, n, &v->completion);
	return ERR_OK;
}

static enum err
show_other(struct request *rq, struct counted *c, size_t count, struct plan_view *v)
{
	struct strip *strips = arena_take(rq->work.arena, count * sizeof(*strips));

	for (size_t i = 0; i < count; i++) {
		counted_fill(rq, &c[i], c[i].tally.rated);
		TRY(counted_strip(rq, &c[i], &strips[i]));
	}
	v->other.caption = say(&rq->locale, "Design and results, each question on its own scale");
	v->other.about = say(&rq->locale, "Each box is a commitment.");
	if (count > 0)
		strips_show(rq, STR("o"), strips, count, &v->other);
	return ERR_OK;
}

/* Those on completion first; then the others. Earlier occasions come before later ones. */
enum err
plan_ratings_show(
    struct request *rq, const struct plan *p, int64_t whole, struct plan_view *v, struct str *said)
{
	struct rating_summary_list list;
	struct scale *known = NULL;
	struct counted *completion, *other, c;
	size_t ncompletion = 0, nother = 0;

	TRY(plan_summaries(&rq->work, p->id, &list));
	completion = arena_take(rq->work.arena, list.count * sizeof(*completion));
	other = arena_take(rq->work.arena, list.count * sizeof(*other));
	for (size_t i = 0; i < list.count; i++) {
		struct counted *at;
		size_t *n;

		TRY(counted_of(rq, &known, &list.at[i], &c));
		if (c.scale->scale.completion == YES_NO_YES) {
			at = completion;
			n = &ncompletion;
		} else {
			at = other;
			n = &nother;
		}
		size_t j = (*n)++;
		for (; j > 0 && at[j - 1].tally.occasion > c.tally.occasion; j--)
			at[j] = at[j - 1];
		at[j] = c;
	}
	TRY(show_completion(rq, completion, ncompletion, whole, v, said));
	return show_other(rq, other, nother, v);
}
