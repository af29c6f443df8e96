/* What the front page and the pages of countries learn of plans and commitments. */
#include "web/parts.h"

enum { SHOWN = 5 };

static size_t
facet_named(const struct facet_index *index, const char *name)
{
	size_t i = 0;

	while (i < facets_count(index) && strcmp(facets_at(index, i)->name, name) != 0)
		i++;
	return i;
}

int64_t
survey_count(const struct survey *s, const char *facet, int64_t value)
{
	size_t f = facet_named(s->index, facet);

	if (f == facets_count(s->index))
		return 0;
	for (size_t i = 0; i < s->all.nvalues[f]; i++) {
		if (s->all.values[f][i].value == value)
			return (int64_t)s->all.values[f][i].count;
	}
	return 0;
}

static bool
is_among(const struct plan_list *plans, struct plan_id id)
{
	size_t i = 0;

	while (i < plans->count && plans->at[i].id.n != id.n)
		i++;
	return i < plans->count;
}

enum err
survey_index(struct request *rq, struct survey *s)
{
	const struct facet_query everything = { .nchosen = 0 };

	TRY(facets_of(rq->facets, &rq->work, &commitment_type, &s->index));
	facets_select(rq->work.arena, s->index, &everything, &s->all);
	return ERR_OK;
}

enum err
survey_look(struct request *rq, struct survey *s)
{
	TRY(rating_summary_all(&rq->work, &s->summaries));
	s->counted = arena_take(rq->work.arena, s->summaries.count * sizeof(*s->counted));
	for (size_t i = 0; i < s->summaries.count; i++) {
		struct scale *scale;

		if (!is_among(&s->plans, s->summaries.at[i].plan))
			continue;
		TRY(scale_of(rq, &s->scales, s->summaries.at[i].scale, &scale));
		if (scale->scale.completion == YES_NO_YES)
			TRY(counted_of(
			    rq, &s->scales, &s->summaries.at[i], &s->counted[s->ncounted++]));
	}
	return survey_index(rq, s);
}

/* ---- A strip for each plan ---- */

static struct counted *
latest_independent(struct survey *s, struct plan_id plan)
{
	struct counted *best = NULL;

	for (size_t i = 0; i < s->ncounted; i++) {
		struct counted *c = &s->counted[i];

		if (c->summary->plan.n != plan.n || c->tally.role != RATER_ROLE_INDEPENDENT ||
		    c->tally.rated == 0)
			continue;
		if (best == NULL || tally_is_later(&best->tally, &c->tally))
			best = c;
	}
	return best;
}

static struct str
counts_of(struct request *rq, int64_t recorded, int64_t whole)
{
	if (whole == 0)
		return say(&rq->locale, "It is not known how many commitments it has");
	if (recorded == whole)
		return STR("");
	return say_share(rq->work.arena, &rq->locale, "{n} of {of} in the record", recorded, whole);
}

/* "Jordan, plan 3": short, and its page has the title. */
static enum err
plan_name(struct request *rq, const struct survey *s, const struct plan *p, struct str *name)
{
	struct link country;

	*name = told_i18n(&rq->locale, &p->title).text;
	if (p->country.n == 0)
		return ERR_OK;
	if (s->country.id.n != 0) {
		*name = tell(rq, "Plan {number}", ARGS({ "number", p->number }));
		return ERR_OK;
	}
	TRY(link_to(rq, &country_type, p->country.n, &country));
	*name = tell(rq, "{country}, plan {number}",
	    ARGS({ "country", country.label.text }, { "number", p->number }));
	return ERR_OK;
}

enum err
survey_strips(struct request *rq, struct survey *s, struct strips_view *v)
{
	struct strip *strips = arena_take(rq->work.arena, s->plans.count * sizeof(*strips));

	for (size_t i = 0; i < s->plans.count; i++) {
		const struct plan *p = &s->plans.at[i];
		int64_t recorded = survey_count(s, "plan", p->id.n),
			whole = plan_whole(p, recorded);
		struct counted *c = latest_independent(s, p->id);

		if (c == NULL) {
			c = arena_take(rq->work.arena, sizeof(*c));
			counted_nothing(rq, c, whole);
		} else {
			s->complete += c->tally.complete;
			s->rated += c->tally.rated;
			s->rated_plans++;
			counted_fill(rq, c, c->tally.rated > whole ? c->tally.rated : whole);
		}
		TRY(plan_name(rq, s, p, &strips[i].name));
		strips[i].note = field_is_set(&plan_type, PLAN_PERIOD, p, NULL)
		    ? field_say(rq->work.arena, &rq->locale, &plan_type, PLAN_PERIOD, p)
		    : STR("");
		strips[i].more = counts_of(rq, recorded, whole);
		strips[i].parts = c->parts;
		strips[i].nparts = c->nparts;
	}
	v->caption = s->rated > 0
	    ? say_share(rq->work.arena, &rq->locale,
		  "Independent reviewers found {n} of the {of} commitments they counted complete.",
		  s->complete, s->rated)
	    : say(&rq->locale, "No independent count of completed commitments is in the record.");
	v->about = say(&rq->locale,
	    "Each box is a commitment. Independent reviewers’ latest count for each plan.");
	strips_show(rq, STR("p"), strips, s->plans.count, v);
	for (size_t i = 0; i < s->plans.count; i++)
		v->rows[i].name.address = address_of(rq, &plan_type, s->plans.at[i].key);
	return ERR_OK;
}

/* ---- What is late, and what is past its date without a report ---- */

struct str
survey_list(struct request *rq, const struct survey *s, const char *standing)
{
	struct buf b = buf_new(rq->work.arena, 400);

	buf_put(&b, address_at(rq, STR("/commitments?standing=")));
	buf_put(&b, str_from(standing));
	if (s->country.id.n != 0) {
		buf_put(&b, STR("&country="));
		buf_put(&b, s->country.key); /* letters and dashes only */
	}
	return (struct str){ b.at, b.len };
}

struct str
survey_counted(struct request *rq, int64_t n, int64_t whole)
{
	struct arena *a = rq->work.arena;

	return n > 1
	    ? say_share(a, &rq->locale, "{n} of {of} commitments; the longest first.", n, whole)
	    : say_share(a, &rq->locale, "{n} of {of} commitments", n, whole);
}

enum err
survey_standing(struct request *rq, const struct survey *s, enum standing standing,
    struct rows *rows, int64_t *count)
{
	const struct facet_chosen chosen[] = {
		{ facet_named(s->index, "standing"), (int64_t)standing + 1 },
		{ facet_named(s->index, "country"), s->country.id.n },
	};
	const struct facet_query query = { .chosen = chosen,
		.nchosen = s->country.id.n != 0 ? 2 : 1 };
	struct facet_result result;
	int64_t ids[SHOWN];
	size_t n = 0;

	*rows = (struct rows){ .stacked = true };
	*count = 0;
	for (size_t i = 0; i < query.nchosen; i++) {
		if (!facets_has(s->index, chosen[i].facet, chosen[i].value))
			return ERR_OK;
	}
	facets_select(rq->work.arena, s->index, &query, &result);
	*count = (int64_t)result.count;
	TRY(facets_page(
	    &rq->work, s->index, &result, ORDER_OLDEST, rq->locale.lang, 0, SHOWN, ids, &n));
	rows->at = arena_take(rq->work.arena, n * sizeof(struct row));
	for (size_t i = 0; i < n; i++) {
		struct commitment c;
		struct row *row = &rows->at[rows->count++];
		struct link plan;

		TRY(commitment_load(&rq->work, (struct commitment_id){ ids[i] }, &c));
		row_of_commitment(rq, &c, row);
		row->number = STR("");
		TRY(link_to(rq, &plan_type, c.plan.n, &plan));
		row->meta[row->nmeta++] = plan.label;
		if (standing == STANDING_UNREPORTED)
			row->status.word = STR(""); /* the heading says it */
	}
	return ERR_OK;
}
