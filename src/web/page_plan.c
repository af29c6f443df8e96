/*
 * GET /plans/:key -- one action plan.
 *
 * How it goes by each rater, side by side and each on its own scale; what is in it; how many
 * promises it makes, by whose count; and how it compares with the country's other plans.
 */
#include "view/bars.h"
#include "view/prose.h"
#include "web/parts.h"

static enum err
show_facts(struct request *rq, const struct plan *p, struct plan_view *v)
{
	static const unsigned char fields[] = { PLAN_COUNTRY, PLAN_LEAD, PLAN_PERIOD, PLAN_STAGE,
		PLAN_SUBMITTED, PLAN_INFLUENCE, PLAN_DECLARED, PLAN_REVIEWED, PLAN_WEBSITE,
		TYPE_FIELDS_MAX };

	return facts_of(rq, &plan_type, p, fields, &v->facts);
}

static void
show_counts(struct request *rq, const struct plan *p, struct plan_view *v)
{
	struct told note = told_i18n(&rq->locale, &p->counts_note);

	v->counts_note = note;
	if (p->missing[PLAN_DECLARED] == MISSING_NOTHING &&
	    p->missing[PLAN_REVIEWED] == MISSING_NOTHING && p->declared != p->reviewed)
		v->counts = tell(rq,
		    "The government counts {declared} commitments, the reviewers {reviewed}.",
		    ARGS({ "declared", tell_number(rq, p->declared) },
			{ "reviewed", tell_number(rq, p->reviewed) }));
	else if (note.text.len > 0)
		v->counts = say(&rq->locale, "How its commitments are counted");
}

/* ---- What is in it ---- */

static bool
worth_grouping(const struct commitment_list *list)
{
	size_t known = 0;

	for (size_t i = 0; i < list->count; i++)
		known += list->at[i].challenge != CHALLENGE_AREA_NONE;
	return list->count > 4 && known * 2 >= list->count;
}

static void
add_group(struct request *rq, const struct commitment_list *list, bool all,
    enum challenge_area area, struct plan_view *v)
{
	struct plan_group *g = &v->groups[v->ngroups];
	const struct commitment *any = NULL;

	g->rows.at = arena_take(rq->work.arena, list->count * sizeof(struct row));
	for (size_t i = 0; i < list->count; i++) {
		if (!all && list->at[i].challenge != area)
			continue;
		any = &list->at[i];
		row_of_commitment(rq, any, &g->rows.at[g->rows.count++]);
	}
	if (any == NULL)
		return;
	v->ngroups++;
	if (all)
		return;
	g->label = area == CHALLENGE_AREA_NONE
	    ? say(&rq->locale, "Challenge area not known")
	    : field_say(rq->work.arena, &rq->locale, &commitment_type, COMMITMENT_CHALLENGE, any);
	g->counted = say_share(rq->work.arena, &rq->locale, "{n} of {of}", (int64_t)g->rows.count,
	    (int64_t)list->count);
}

static void
show_commitments(
    struct request *rq, const struct commitment_list *list, int64_t whole, struct plan_view *v)
{
	v->ncommitments = list->count;
	v->groups = arena_take(rq->work.arena, 8 * sizeof(*v->groups));
	if (worth_grouping(list)) {
		for (int area = CHALLENGE_AREA_NONE + 1; area <= CHALLENGE_AREA_CORPORATE; area++)
			add_group(rq, list, false, (enum challenge_area)area, v);
		add_group(rq, list, false, CHALLENGE_AREA_NONE, v);
		v->grouped = say(&rq->locale, "By challenge area. States are as last reported.");
	} else {
		add_group(rq, list, true, CHALLENGE_AREA_NONE, v);
		v->grouped = say(&rq->locale, "In their order. States are as last reported.");
	}
	if ((int64_t)list->count < whole)
		v->grouped = tell_all(rq,
		    (struct str[]){ say_share(rq->work.arena, &rq->locale,
					"{n} of its {of} commitments are in the record.",
					(int64_t)list->count, whole),
			v->grouped },
		    2);
}

/* ---- Beside the others ---- */

static struct str
plan_number(struct request *rq, const struct plan *p)
{
	return tell(rq, "Plan {number}", ARGS({ "number", p->number }));
}

static enum err
show_plans(struct request *rq, const struct plan *this, int64_t whole, struct plan_view *v)
{
	struct survey survey = { .ncounted = 0 };
	struct plan_list list;
	struct bar *bars;
	struct svg_words words = { STR("b"), STR(""), STR("") };
	int64_t least = whole, most = whole;

	if (this->country.n == 0)
		return ERR_OK;
	TRY(country_plans(&rq->work, this->country, &list));
	if (list.count < 2)
		return ERR_OK;
	TRY(survey_index(rq, &survey));
	bars = arena_take(rq->work.arena, list.count * sizeof(*bars));
	v->plans.at = arena_take(rq->work.arena, list.count * sizeof(struct row));
	for (size_t i = 0; i < list.count; i++) {
		const struct plan *p = &list.at[i];
		struct told title = told_i18n(&rq->locale, &p->title);
		struct str number = plan_number(rq, p), period = STR("");
		int64_t n = whole;

		if (field_is_set(&plan_type, PLAN_PERIOD, p, NULL))
			period = field_say(rq->work.arena, &rq->locale, &plan_type, PLAN_PERIOD, p);

		if (p->id.n != this->id.n) {
			n = plan_whole(p, survey_count(&survey, "plan", p->id.n));
			struct row *row = &v->plans.at[v->plans.count++];
			*row = (struct row){ .link = {
						 title, address_of(rq, &plan_type, p->key) } };
			if (period.len > 0)
				row->meta[row->nmeta++] = told_str(period);
		}
		bars[i] = (struct bar){ .name = period.len > 0
			    ? tell_all(rq, (struct str[]){ number, STR("·"), period }, 3)
			    : number,
			.n = n,
			.current = p->id.n == this->id.n };
		if (n == 0)
			bars[i].unknown = say(&rq->locale, "not known");
		if (n > 0 && n < least)
			least = n;
		if (n > most)
			most = n;
	}
	v->compared = tell(rq, "From {least} to {most} commitments a plan; this one has {n}",
	    ARGS({ "least", tell_number(rq, least) }, { "most", tell_number(rq, most) },
		{ "n", tell_number(rq, whole) }));
	words.title = v->compared;
	v->bars = bars_draw(rq->work.arena, &rq->locale, &words, bars, list.count);
	return ERR_OK;
}

static enum err
show_documents(struct request *rq, const struct plan *p, struct plan_view *v)
{
	struct document_list list;

	TRY(plan_documents(&rq->work, p->id, &list));
	v->documents = (struct rows){ .count = list.count, .stacked = true };
	v->documents.at = arena_take(rq->work.arena, list.count * sizeof(struct row));
	for (size_t i = 0; i < list.count; i++) {
		const struct document *d = &list.at[i];
		struct row *row = &v->documents.at[i];
		struct link author;

		*row = (struct row){ .date = d->published };
		row->link.label = told_i18n(&rq->locale, &d->title);
		row->link.address = address_of(rq, &document_type, d->key);
		if (d->kind != DOCUMENT_KIND_NONE)
			row->meta[row->nmeta++] = told_str(field_say(
			    rq->work.arena, &rq->locale, &document_type, DOCUMENT_KIND, d));
		TRY(link_to(rq, &actor_type, d->author.n, &author));
		if (author.address.len > 0)
			row->meta[row->nmeta++] = author.label;
	}
	return ERR_OK;
}

enum err
page_plan(struct request *rq, struct response *rs)
{
	struct plan p;
	struct country country;
	struct commitment_list commitments;
	struct plan_view v = { .ncommitments = 0 };
	struct link crumbs[2] = { { .address = STR("") } };
	struct str said, counted;
	int64_t whole;

	TRY(plan_find(&rq->work, rq->key, &p));
	if (p.country.n != 0)
		TRY(locale_of(rq, p.country, &country));
	TRY(plan_commitments(&rq->work, p.id, &commitments));
	whole = plan_whole(&p, (int64_t)commitments.count);
	v.title = told_i18n(&rq->locale, &p.title);
	TRY(link_to(rq, &instrument_type, p.instrument.n, &v.instrument));
	TRY(show_facts(rq, &p, &v));
	show_counts(rq, &p, &v);
	TRY(plan_ratings_show(rq, &p, whole, &v, &said));
	show_commitments(rq, &commitments, whole, &v);
	TRY(show_plans(rq, &p, whole, &v));
	TRY(show_documents(rq, &p, &v));
	if (field_is_set(&plan_type, PLAN_SUMMARY, &p, NULL))
		v.summary = prose_of(rq, &p.summary);
	v.note = told_i18n(&rq->locale, &p.note);
	v.sources = prose_linked(rq->work.arena, p.source);
	counted = say_count(rq->work.arena, &rq->locale, "It makes {n} commitments.", whole);
	v.lede = tell_all(rq, (struct str[]){ counted, said }, 2);
	TRY(record_layout(rq, &plan_type, &p, v.title, &v.layout, &v.changes));
	v.layout.about = v.lede;
	TRY(link_to(rq, &country_type, p.country.n, &crumbs[0]));
	crumbs[1] = (struct link){ p.country.n == 0 ? v.title : told_str(plan_number(rq, &p)),
		STR("") };
	layout_crumbs(&v.layout, rq, crumbs + (p.country.n == 0), 2 - (p.country.n == 0));
	plan_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
