/* Scales and their levels, and raters' counts over a plan. */
#include "web/parts.h"

static void
sort_levels(struct rating_level_list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		struct rating_level level = list->at[i];
		size_t j = i;

		for (; j > 0 && list->at[j - 1].position > level.position; j--)
			list->at[j] = list->at[j - 1];
		list->at[j] = level;
	}
}

enum err
scale_of(struct request *rq, struct scale **known, struct rating_scale_id id, struct scale **found)
{
	struct scale *s;

	for (s = *known; s != NULL; s = s->next) {
		if (s->scale.id.n == id.n) {
			*found = s;
			return ERR_OK;
		}
	}
	s = arena_take(rq->work.arena, sizeof(*s));
	TRY(rating_scale_load(&rq->work, id, &s->scale));
	TRY(rating_scale_levels(&rq->work, id, &s->levels));
	sort_levels(&s->levels);
	s->next = *known;
	*known = *found = s;
	return ERR_OK;
}

const struct rating_level *
level_of(const struct scale *s, struct rating_level_id id)
{
	for (size_t i = 0; i < s->levels.count; i++) {
		if (s->levels.at[i].id.n == id.n)
			return &s->levels.at[i];
	}
	return NULL;
}

static int64_t
number_at(const struct rating_count_list *counts, struct rating_level_id level)
{
	int64_t n = 0;

	for (size_t i = 0; i < counts->count; i++) {
		if (counts->at[i].level.n == level.n && counts->at[i].number > 0)
			n += counts->at[i].number;
	}
	return n;
}

enum err
counted_of(struct request *rq, struct scale **known, const struct rating_summary *summary,
    struct counted *c)
{
	struct rating_count_list counts;
	struct scale *s;
	int64_t sum = 0;

	TRY(scale_of(rq, known, summary->scale, &s));
	TRY(rating_summary_counts(&rq->work, summary->id, &counts));
	*c = (struct counted){ .summary = summary, .scale = s };
	c->parts = arena_take(rq->work.arena, (s->levels.count + 1) * sizeof(*c->parts));
	c->tally = (struct tally){ summary->rater.n, summary->scale.n, summary->role,
		summary->occasion, summary->as_of, 0, 0 };
	for (size_t i = s->levels.count; i-- > 0;) {
		const struct rating_level *level = &s->levels.at[i];
		struct strip_part *part = &c->parts[c->nparts++];

		part->shade = level->shade;
		part->n = number_at(&counts, level->id);
		part->label = i18n_best(&level->name, rq->locale.lang, NULL);
		sum += part->n;
		if (level->shade == LEVEL_SHADE_FULL)
			c->tally.complete += part->n;
	}
	c->tally.rated = summary->rated > sum ? summary->rated : sum;
	return ERR_OK;
}

static int64_t
sum_of(const struct counted *c)
{
	int64_t sum = 0;

	for (size_t i = 0; i < c->nparts; i++)
		sum += c->parts[i].n;
	return sum;
}

void
counted_fill(struct request *rq, struct counted *c, int64_t whole)
{
	int64_t rest = whole - sum_of(c);

	if (rest <= 0)
		return;
	c->parts[c->nparts++] = (struct strip_part){ LEVEL_SHADE_UNKNOWN, rest,
		say(&rq->locale, "without a level in the record") };
}

void
counted_nothing(struct request *rq, struct counted *c, int64_t whole)
{
	*c = (struct counted){ .parts = arena_take(rq->work.arena, sizeof(*c->parts)) };
	counted_fill(rq, c, whole);
}

int64_t
plan_whole(const struct plan *p, int64_t recorded)
{
	int64_t whole = recorded;

	if (p->missing[PLAN_REVIEWED] == MISSING_NOTHING && p->reviewed > 0)
		whole = p->reviewed;
	else if (p->missing[PLAN_DECLARED] == MISSING_NOTHING && p->declared > 0)
		whole = p->declared;
	return whole > recorded ? whole : recorded;
}

enum err
rater_name(struct request *rq, struct actor_id id, struct str *name)
{
	struct actor actor;

	TRY(actor_load(&rq->work, id, &actor));
	*name = actor.short_name.in[rq->locale.lang]; /* an abbreviation is of one language */
	if (name->len == 0)
		*name = i18n_best(&actor.name, rq->locale.lang, NULL);
	return ERR_OK;
}

/* "6 of 11 (end of term)": a rater's count with its whole and its time. */
static enum err
say_tally(struct request *rq, const struct counted *c, struct str *said)
{
	struct link rater;
	struct str share = say_share(rq->work.arena, &rq->locale, "{n} of {of} commitments",
	    c->tally.complete, c->tally.rated);
	struct str when = field_say(
	    rq->work.arena, &rq->locale, &rating_summary_type, RATING_SUMMARY_OCCASION, c->summary);

	TRY(link_to(rq, &actor_type, c->tally.rater, &rater));
	*said = tell(rq, "{rater}: {share} ({when})",
	    ARGS({ "rater", rater.label.text }, { "share", share }, { "when", when }));
	return ERR_OK;
}

enum err
tallies_say(struct request *rq, const struct counted *c, size_t count, struct str *said)
{
	*said = STR("");
	for (size_t i = 0; i < count; i++) {
		for (size_t j = i + 1; j < count; j++) {
			enum tally_apart apart = tallies_apart(&c[i].tally, &c[j].tally);
			struct str one, other;

			if (apart == TALLY_SAME)
				continue;
			TRY(say_tally(rq, &c[i], &one));
			TRY(say_tally(rq, &c[j], &other));
			*said = tell(rq,
			    apart == TALLY_APART
				? MESSAGE("Found complete: {one}; {other}.")
				: MESSAGE("Found complete: {one}; {other}. They counted at "
					  "different times, which may be all the difference."),
			    ARGS({ "one", one }, { "other", other }));
			return ERR_OK;
		}
	}
	return ERR_OK;
}
