/*
 * GET / -- the front page.
 *
 * What was promised and where it stands, a strip for each plan from the latest independent counts,
 * what is not known drawn dashed; what is late and, apart from it, what is past its date without
 * any report; where raters disagree; what changed; where to start.
 *
 * Counts of commitments come from the facets, which are kept between requests.
 */
#include "domain/progress.h"
#include "web/parts.h"

enum { STORIES_SHOWN = 5, CHANGES_SHOWN = 3, BROUGHT_SHOWN = 5, APART_SHOWN = 4 };

/* ---- Numbers ---- */

static void
show_numbers(struct request *rq, const struct survey *s, int64_t countries, struct home_view *v)
{
	int64_t whole = (int64_t)facets_whole(s->index);
	int64_t undated = survey_count(s, "standing", STANDING_UNDATED + 1);
	int64_t unreported = survey_count(s, "standing", STANDING_UNREPORTED + 1);
	struct arena *a = rq->work.arena;
	struct locale *l = &rq->locale;

	v->numbers[v->nnumbers++] = (struct home_number){ whole,
		say(l, "commitments in the record"),
		tell(rq, "{plans}; {countries}",
		    ARGS({ "plans", say_count(a, l, "{n} plans", (int64_t)s->plans.count) },
			{ "countries", say_count(a, l, "{n} countries", countries) })) };
	v->numbers[v->nnumbers++] = (struct home_number){ s->rated,
		say(l, "whose completion an independent reviewer counted"),
		say_share(a, l, "in {n} of {of} plans", s->rated_plans, (int64_t)s->plans.count) };
	v->numbers[v->nnumbers++] = (struct home_number){ s->complete,
		say(l, "found complete by independent reviewers"),
		tell(rq, "of {n} counted", ARGS({ "n", tell_number(rq, s->rated) })) };
	v->numbers[v->nnumbers++] = (struct home_number){ unreported,
		say(l, "past their date, completion not reported"),
		tell(rq, "of {n} with a known due date; {undated} have none",
		    ARGS({ "n", tell_number(rq, whole - undated) },
			{ "undated", tell_number(rq, undated) })) };
}

static enum err
show_late(struct request *rq, const struct survey *s, struct home_view *v)
{
	int64_t whole = (int64_t)facets_whole(s->index), late, unreported;

	TRY(survey_standing(rq, s, STANDING_LATE, &v->late, &late));
	TRY(survey_standing(rq, s, STANDING_UNREPORTED, &v->unreported, &unreported));
	v->late_counted = survey_counted(rq, late, whole);
	v->unreported_counted = survey_counted(rq, unreported, whole);
	v->all_late = survey_list(rq, s, "late");
	v->all_unreported = survey_list(rq, s, "unreported");
	v->all_commitments = address_at(rq, STR("/commitments"));
	return ERR_OK;
}

/* ---- Where raters disagree ---- */

/* The last count of each rater of this plan. */
static size_t
last_of_each(const struct survey *s, struct plan_id plan, struct counted *kept)
{
	size_t n = 0;

	for (size_t i = 0; i < s->ncounted; i++) {
		const struct counted *c = &s->counted[i];
		size_t same = 0;

		if (c->summary->plan.n != plan.n || c->tally.rated == 0)
			continue;
		while (same < n && kept[same].tally.rater != c->tally.rater)
			same++;
		if (same == n)
			kept[n++] = *c;
		else if (tally_is_later(&kept[same].tally, &c->tally))
			kept[same] = *c;
	}
	return n;
}

/* The counts side by side: who, when, on which scale. */
static enum err
draw_apart(
    struct request *rq, struct counted *kept, size_t count, size_t number, struct home_apart *apart)
{
	struct strip *strips = arena_take(rq->work.arena, count * sizeof(*strips));
	struct buf id = buf_new(rq->work.arena, 40);

	for (size_t i = 0; i < count; i++) {
		counted_fill(rq, &kept[i], kept[i].tally.rated);
		TRY(counted_strip(rq, &kept[i], &strips[i]));
	}
	buf_printf(&id, "a%zu", number);
	apart->strips.caption = apart->said;
	apart->strips.about = say(
	    &rq->locale, "Each box is a commitment. Each rater has its own scale.");
	strips_show(rq, (struct str){ id.at, id.len }, strips, count, &apart->strips);
	return ERR_OK;
}

static enum err
show_apart(struct request *rq, const struct survey *s, struct home_view *v)
{
	struct counted *kept = arena_take(rq->work.arena, s->ncounted * sizeof(*kept));

	v->apart = arena_take(rq->work.arena, APART_SHOWN * sizeof(*v->apart));
	for (size_t i = 0; i < s->plans.count && v->napart < APART_SHOWN; i++) {
		struct home_apart *apart = &v->apart[v->napart];
		size_t n = last_of_each(s, s->plans.at[i].id, kept);

		TRY(tallies_say(rq, kept, n, &apart->said));
		if (apart->said.len == 0)
			continue;
		TRY(link_to(rq, &plan_type, s->plans.at[i].id.n, &apart->plan));
		TRY(draw_apart(rq, kept, n, v->napart, apart));
		v->napart++;
	}
	return ERR_OK;
}

/* ---- Where to start ---- */

static bool
has_plan(const struct survey *s, struct country_id id)
{
	size_t i = 0;

	while (i < s->plans.count && s->plans.at[i].country.n != id.n)
		i++;
	return i < s->plans.count;
}

static enum err
show_countries(struct request *rq, const struct survey *s, struct home_view *v, int64_t *promising)
{
	struct country_list list;

	*promising = 0;
	TRY(country_all(&rq->work, &list));
	v->countries.at = arena_take(rq->work.arena, list.count * sizeof(struct row));
	for (size_t i = 0; i < list.count; i++) {
		struct row *row = &v->countries.at[v->countries.count++];

		*row = (struct row){ .nmeta = 0 };
		row->link.label = told_i18n(&rq->locale, &list.at[i].name);
		row->link.address = address_of(rq, &country_type, list.at[i].key);
		*promising += has_plan(s, list.at[i].id);
	}
	return ERR_OK;
}

static enum err
show_stories(struct request *rq, struct home_view *v)
{
	const struct facet_query everything = { .nchosen = 0 };
	struct facet_index *index;
	struct facet_result result;
	int64_t ids[STORIES_SHOWN];
	size_t n;

	TRY(facets_of(rq->facets, &rq->work, &story_type, &index));
	facets_select(rq->work.arena, index, &everything, &result);
	TRY(facets_page(
	    &rq->work, index, &result, ORDER_NEWEST, rq->locale.lang, 0, STORIES_SHOWN, ids, &n));
	v->stories.at = arena_take(rq->work.arena, n * sizeof(struct row));
	for (size_t i = 0; i < n; i++) {
		struct story story;
		struct row *row = &v->stories.at[v->stories.count++];

		TRY(story_load(&rq->work, (struct story_id){ ids[i] }, &story));
		*row = (struct row){ .date = story.published };
		row->link.label = told_i18n(&rq->locale, &story.title);
		row->link.address = address_of(rq, &story_type, story.key);
	}
	return ERR_OK;
}

enum err
page_home(struct request *rq, struct response *rs)
{
	struct survey s = { .ncounted = 0 };
	struct home_view v = { .nnumbers = 0 };
	int64_t countries;

	v.layout = layout_new(rq,
	    told_str(say(&rq->locale, "What did governments promise, and where does it stand?")));
	v.layout.wide_search = true;
	v.layout.atom = address_at(rq, STR("/changes.atom"));
	v.changes_at = address_at(rq, STR("/changes"));
	v.about_at = address_at(rq, STR("/about"));
	TRY(plan_all(&rq->work, &s.plans));
	TRY(survey_look(rq, &s));
	TRY(survey_strips(rq, &s, &v.plans));
	TRY(show_countries(rq, &s, &v, &countries));
	show_numbers(rq, &s, countries, &v);
	TRY(show_late(rq, &s, &v));
	TRY(show_apart(rq, &s, &v));
	TRY(apart_find(rq, sizeof(v.disputed) / sizeof(v.disputed[0]), v.disputed, &v.ndisputed));
	TRY(published_show(rq, CHANGES_SHOWN, BROUGHT_SHOWN, &v.published));
	if (v.published.count > 0)
		v.layout.updated = v.published.at[0].at;
	TRY(show_stories(rq, &v));
	v.layout.about = v.plans.caption;
	home_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
