/*
 * GET /commitments/:key -- one commitment.
 *
 * First where it stands, as last reported; then what was promised; then its milestones with how
 * many are completed out of how many and how many nobody knows about; what bodies reported; what
 * raters judged, each on its own scale; what proves it; what changed; a sentence to quote.
 */
#include "view/prose.h"
#include "web/parts.h"

static enum err
show_facts(struct request *rq, const struct commitment *c, struct commitment_view *v)
{
	static const unsigned char fields[] = { COMMITMENT_LEADS, COMMITMENT_SUPPORTING,
		COMMITMENT_START, COMMITMENT_DUE, COMMITMENT_REVISED, COMMITMENT_STATE,
		COMMITMENT_COMPLETED, COMMITMENT_CHALLENGE, COMMITMENT_OGP_VALUES, COMMITMENT_TAGS,
		COMMITMENT_BUDGET, COMMITMENT_OGP_ID, COMMITMENT_URL, TYPE_FIELDS_MAX };
	static const bool shown_without[] = { true, true, true, true, false, true, false, true,
		true, false, true, false, false };
	struct facts all;
	size_t kept = 0;

	TRY(facts_of(rq, &commitment_type, c, fields, &all));
	for (size_t i = 0; i < all.count; i++) {
		bool has = field_is_set(&commitment_type, fields[i], c, NULL);

		if (has || shown_without[i] || c->missing[fields[i]] > MISSING_UNKNOWN)
			all.at[kept++] = all.at[i];
		if (fields[i] == COMMITMENT_STATE && has)
			all.at[kept - 1].status = v->state;
	}
	all.count = kept;
	v->facts = all;
	return ERR_OK;
}

static void
show_promise(struct request *rq, const struct commitment *c, struct commitment_view *v)
{
	const struct {
		unsigned char field;
		const struct i18n *text;
	} parts[] = { { COMMITMENT_PROBLEM, &c->problem },
		{ COMMITMENT_DONE_BEFORE, &c->done_before }, { COMMITMENT_SOLUTION, &c->solution },
		{ COMMITMENT_RESULTS, &c->results } };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct prose_part *part = &v->promise[v->npromise];
		enum missing why;

		if (!field_is_set(&commitment_type, parts[i].field, c, &why)) {
			if (parts[i].field == COMMITMENT_DONE_BEFORE)
				continue;
			part->absent = status_missing(rq, why);
		} else {
			part->prose = prose_of(rq, parts[i].text);
		}
		part->label = say(&rq->locale, commitment_type.fields[parts[i].field].label);
		v->npromise++;
	}
	v->note = told_i18n(&rq->locale, &c->note);
}

static enum err
show_update(struct request *rq, const struct progress_update *u, struct update_row *row)
{
	const struct type *t = &progress_update_type;
	struct arena *a = rq->work.arena;

	*row = (struct update_row){ .as_of = u->as_of, .number = u->number, .revised = u->revised };
	row->self.label = told_i18n(&rq->locale, &u->title);
	row->self.address = address_of(rq, t, u->key);
	TRY(link_to(rq, &actor_type, u->reporter.n, &row->reporter));
	TRY(link_to(rq, &milestone_type, u->milestone.n, &row->milestone));
	if (u->role != RATER_ROLE_NONE)
		row->role = field_say(a, &rq->locale, t, PROGRESS_UPDATE_ROLE, u);
	if (field_is_set(t, PROGRESS_UPDATE_PERIOD, u, NULL))
		row->period = field_say(a, &rq->locale, t, PROGRESS_UPDATE_PERIOD, u);
	if (field_is_set(t, PROGRESS_UPDATE_SHARE, u, NULL))
		row->share = field_say(a, &rq->locale, t, PROGRESS_UPDATE_SHARE, u);
	if (u->state != DELIVERY_NONE)
		row->state = status_of_state(rq, u->state, MISSING_NOTHING);
	if (field_is_set(t, PROGRESS_UPDATE_TEXT, u, NULL))
		row->text = prose_of(rq, &u->text);
	if (field_is_set(t, PROGRESS_UPDATE_WHY_LATE, u, NULL))
		row->why_late = prose_of(rq, &u->why_late);
	return ERR_OK;
}

static enum err
show_updates(struct request *rq, const struct progress_update_list *list, struct commitment_view *v)
{
	v->updates = arena_take(rq->work.arena, list->count * sizeof(*v->updates));
	v->nupdates = list->count;
	for (size_t i = 0; i < list->count; i++) /* the last reported first */
		TRY(show_update(rq, &list->at[list->count - 1 - i], &v->updates[i]));
	return ERR_OK;
}

static enum err
show_evidence(struct request *rq, struct commitment_id id, struct commitment_view *v)
{
	static const char *const tones[] = { "none", "done", "late", "none" };
	struct evidence_list list;

	TRY(any_evidence(&rq->work, (struct any_id){ id.n }, &list));
	v->evidence = arena_take(rq->work.arena, list.count * sizeof(*v->evidence));
	v->nevidence = list.count;
	for (size_t i = 0; i < list.count; i++) {
		const struct evidence *e = &list.at[i];
		struct evidence_row *row = &v->evidence[i];
		struct fact url;

		*row = (struct evidence_row){ .seen = e->seen, .page = e->page };
		row->self.label = told_i18n(&rq->locale, &e->title);
		row->self.address = address_of(rq, &evidence_type, e->key);
		row->tone = str_from(tones[e->bearing]);
		row->bearing = field_say(
		    rq->work.arena, &rq->locale, &evidence_type, EVIDENCE_BEARING, e);
		TRY(link_to(rq, &document_type, e->document.n, &row->document));
		if (e->url.len > 0) {
			TRY(fact_of(rq, &evidence_type, EVIDENCE_URL, e, &url));
			row->page_at = url.links[0];
		}
	}
	return ERR_OK;
}

static enum err
show_stories(struct request *rq, struct commitment_id id, struct commitment_view *v)
{
	struct story_list list;

	TRY(commitment_stories(&rq->work, id, &list));
	v->stories = (struct rows){ .count = list.count };
	v->stories.at = arena_take(rq->work.arena, list.count * sizeof(struct row));
	for (size_t i = 0; i < list.count; i++) {
		struct row *row = &v->stories.at[i];

		*row = (struct row){ .date = list.at[i].published };
		row->link.label = told_i18n(&rq->locale, &list.at[i].title);
		row->link.address = address_of(rq, &story_type, list.at[i].key);
	}
	return ERR_OK;
}

/* Those before and after it in the plan. */
static enum err
show_neighbours(struct request *rq, const struct commitment *c, struct commitment_view *v)
{
	struct commitment_list list;

	TRY(plan_commitments(&rq->work, c->plan, &list));
	for (size_t i = 0; i < list.count; i++) {
		struct row row;

		if (list.at[i].id.n != c->id.n)
			continue;
		if (i > 0) {
			row_of_commitment(rq, &list.at[i - 1], &row);
			v->before = row.link;
		}
		if (i + 1 < list.count) {
			row_of_commitment(rq, &list.at[i + 1], &row);
			v->after = row.link;
		}
	}
	return ERR_OK;
}

static enum err
show_layout(struct request *rq, const struct commitment *c, const struct plan *plan,
    struct commitment_view *v)
{
	struct link crumbs[3];
	struct str updated;
	struct buf json = buf_new(rq->work.arena, 1000);

	TRY(changes_of(rq, &commitment_type, c->id.n, &v->changes, &updated));
	v->layout = layout_new(rq, v->title);
	v->layout.about = v->lede;
	TRY(link_to(rq, &country_type, plan->country.n, &crumbs[0]));
	crumbs[1] = v->plan;
	if (plan->country.n != 0) /* the country stands before it */
		crumbs[1].label = told_str(
		    tell(rq, "Plan {number}", ARGS({ "number", plan->number })));
	crumbs[2] = (struct link){
		told_str(tell(rq, "Commitment {number}", ARGS({ "number", c->number }))), STR("")
	};
	if (plan->country.n != 0)
		layout_crumbs(&v->layout, rq, crumbs, 3);
	else
		layout_crumbs(&v->layout, rq, crumbs + 1, 2);
	layout_updated(&v->layout, rq, updated);
	buf_put(&json, address_of(rq, &commitment_type, c->key));
	buf_put(&json, STR(".json"));
	v->layout.json = (struct str){ json.at, json.len };
	if (c->url.len > 0) {
		struct fact url;

		TRY(fact_of(rq, &commitment_type, COMMITMENT_URL, c, &url));
		v->layout.source = url.links[0];
	}
	v->sources = prose_linked(rq->work.arena, c->source);
	return ERR_OK;
}

enum err
page_commitment(struct request *rq, struct response *rs)
{
	struct commitment c;
	struct plan plan;
	struct country country;
	struct milestone_list milestones;
	struct progress_update_list updates;
	struct rating_list ratings;
	struct commitment_view v = { .nmilestones = 0 };

	TRY(commitment_find(&rq->work, rq->key, &c));
	TRY(plan_load(&rq->work, c.plan, &plan));
	if (plan.country.n != 0)
		TRY(locale_of(rq, plan.country, &country));
	TRY(link_to(rq, &plan_type, plan.id.n, &v.plan));
	TRY(commitment_milestones(&rq->work, c.id, &milestones));
	TRY(commitment_updates(&rq->work, c.id, &updates));
	TRY(commitment_ratings(&rq->work, c.id, &ratings));

	v.title = told_i18n(&rq->locale, &c.title);
	v.number = c.number;
	v.standing = status_of_standing(rq, c.state, c.due, c.completed);
	v.state = status_of_state(rq, c.state, c.missing[COMMITMENT_STATE]);
	TRY(commitment_say(rq, &c, v.plan.label.text, &v.lede, &v.quote));
	TRY(show_facts(rq, &c, &v));
	show_promise(rq, &c, &v);
	milestones_show(rq, &c, &milestones, &v);
	TRY(show_updates(rq, &updates, &v));
	TRY(ratings_show(rq, &ratings, &updates, &v.ratings));
	TRY(show_evidence(rq, c.id, &v));
	TRY(show_stories(rq, c.id, &v));
	TRY(show_neighbours(rq, &c, &v));
	TRY(show_layout(rq, &c, &plan, &v));
	commitment_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
