/*
 * GET /actors/:key -- one body: everything it promised (what it leads, what it supports), the
 * milestones it leads, what it reported and judged, what it published.
 */
#include "web/parts.h"

/* Of what it leads: how many are late, not reported on, completed, without a date. */
static struct str
say_lede(struct request *rq, const struct commitment_list *leads)
{
	struct arena *a = rq->work.arena;
	int64_t of[STANDINGS] = { 0 };
	struct str parts[6];
	size_t n = 0;

	if (leads->count == 0)
		return say(&rq->locale, "It leads no commitment in the record.");
	for (size_t i = 0; i < leads->count; i++)
		of[standing_of(leads->at[i].state, leads->at[i].due, rq->work.today)]++;
	parts[n++] = say_count(
	    a, &rq->locale, "It leads {n} commitments in the record.", (int64_t)leads->count);
	parts[n++] = tell(
	    rq, "Late by the last report: {n}.", ARGS({ "n", tell_number(rq, of[STANDING_LATE]) }));
	parts[n++] = tell(rq, "Past their date without a report: {n}.",
	    ARGS({ "n", tell_number(rq, of[STANDING_UNREPORTED]) }));
	parts[n++] = tell(rq, "Reported as completed: {n}.",
	    ARGS({ "n", tell_number(rq, of[STANDING_COMPLETED]) }));
	if (of[STANDING_UNDATED] > 0)
		parts[n++] = tell(rq, "Without a known due date: {n}.",
		    ARGS({ "n", tell_number(rq, of[STANDING_UNDATED]) }));
	if (of[STANDING_NOT_DUE] > 0)
		parts[n++] = tell(
		    rq, "Not due yet: {n}.", ARGS({ "n", tell_number(rq, of[STANDING_NOT_DUE]) }));
	return tell_all(rq, parts, n);
}

static enum err
show_facts(struct request *rq, const struct actor *actor, struct actor_view *v)
{
	static const unsigned char fields[] = { ACTOR_KIND, ACTOR_COUNTRY, ACTOR_PARENT,
		ACTOR_WEBSITE, ACTOR_SOURCE, ACTOR_CONFIDENCE, ACTOR_NOTE, TYPE_FIELDS_MAX };
	struct facts all;
	size_t kept = 0;

	TRY(facts_of(rq, &actor_type, actor, fields, &all));
	for (size_t i = 0; i < all.count; i++) {
		enum missing why;

		if (field_is_set(&actor_type, fields[i], actor, &why) || why > MISSING_UNKNOWN ||
		    actor_type.fields[fields[i]].list)
			all.at[kept++] = all.at[i];
	}
	all.count = kept;
	v->facts = all;
	return ERR_OK;
}

static enum err
show_lists(struct request *rq, const struct actor *actor, struct actor_view *v)
{
	size_t count = 0;

	while (actor_type.reverses[count].name != NULL)
		count++;
	v->lists = arena_take(rq->work.arena, count * sizeof(*v->lists));
	for (size_t i = 0; i < count; i++) {
		TRY(record_list_of(rq, &actor_type.reverses[i], actor, &v->lists[v->nlists]));
		if (v->lists[v->nlists].rows.count > 0)
			v->nlists++;
	}
	return ERR_OK;
}

/* What it leads comes first, whatever the order of the catalogue. */
static void
promises_first(struct actor_view *v, struct request *rq)
{
	struct str leads = say(&rq->locale, "Commitments it leads");

	for (size_t i = 1; i < v->nlists; i++) {
		struct record_list list = v->lists[i];

		if (!str_equal(list.label, leads))
			continue;
		for (size_t j = i; j > 0; j--)
			v->lists[j] = v->lists[j - 1];
		v->lists[0] = list;
	}
}

enum err
page_actor(struct request *rq, struct response *rs)
{
	struct actor actor;
	struct country country;
	struct commitment_list leads;
	struct actor_view v = { .nlists = 0 };
	struct link crumbs[3] = { { .address = STR("") } };

	TRY(actor_find(&rq->work, rq->key, &actor));
	if (actor.country.n != 0)
		TRY(locale_of(rq, actor.country, &country));
	v.title = told_i18n(&rq->locale, &actor.name);
	TRY(actor_leads(&rq->work, actor.id, &leads));
	v.lede = say_lede(rq, &leads);
	TRY(show_facts(rq, &actor, &v));
	if (field_is_set(&actor_type, ACTOR_SUMMARY, &actor, NULL))
		v.summary = prose_of(rq, &actor.summary);
	TRY(show_lists(rq, &actor, &v));
	promises_first(&v, rq);
	TRY(record_layout(rq, &actor_type, &actor, v.title, &v.layout, &v.changes));
	v.layout.about = v.lede;
	TRY(link_to(rq, &country_type, actor.country.n, &crumbs[0]));
	crumbs[1] = link_at(rq, say(&rq->locale, "Bodies"), STR("/actors"));
	crumbs[2] = (struct link){ v.title, STR("") };
	layout_crumbs(&v.layout, rq, crumbs + (actor.country.n == 0), 3 - (actor.country.n == 0));
	actor_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
