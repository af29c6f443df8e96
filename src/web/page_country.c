/*
 * GET /countries/:key -- one country: its plans over time, what is late or not known there, its
 * bodies and stories, in its own words and months.
 */
#include "web/parts.h"

static enum err
show_facts(struct request *rq, const struct country *c, struct country_view *v)
{
	static const unsigned char fields[] = { COUNTRY_OGP_MEMBER, COUNTRY_NOTE, TYPE_FIELDS_MAX };
	static const unsigned char member[] = { COUNTRY_OGP_MEMBER, TYPE_FIELDS_MAX };
	bool noted = field_is_set(&country_type, COUNTRY_NOTE, c, NULL);

	return facts_of(rq, &country_type, c, noted ? fields : member, &v->facts);
}

static enum err
show_lists(struct request *rq, const struct country *c, struct country_view *v)
{
	size_t count = 0;

	while (country_type.reverses[count].name != NULL)
		count++;
	v->lists = arena_take(rq->work.arena, count * sizeof(*v->lists));
	for (size_t i = 0; i < count; i++) {
		const struct reverse *way = &country_type.reverses[i];

		if (way->from == &plan_type) /* drawn above */
			continue;
		TRY(record_list_of(rq, way, c, &v->lists[v->nlists]));
		if (v->lists[v->nlists].rows.count > 0)
			v->nlists++;
	}
	return ERR_OK;
}

static void
show_plans(struct request *rq, const struct survey *s, struct country_view *v)
{
	v->plan_rows.at = arena_take(rq->work.arena, s->plans.count * sizeof(struct row));
	for (size_t i = 0; i < s->plans.count; i++) {
		const struct plan *p = &s->plans.at[i];
		struct row *row = &v->plan_rows.at[v->plan_rows.count++];

		*row = (struct row){ .number = p->number };
		row->link.label = told_i18n(&rq->locale, &p->title);
		row->link.address = address_of(rq, &plan_type, p->key);
		if (p->stage != PLAN_STAGE_NONE)
			row->meta[row->nmeta++] = told_str(
			    field_say(rq->work.arena, &rq->locale, &plan_type, PLAN_STAGE, p));
	}
}

static enum err
show_late(struct request *rq, const struct survey *s, struct country_view *v)
{
	int64_t late, unreported, whole = survey_count(s, "country", s->country.id.n);

	TRY(survey_standing(rq, s, STANDING_LATE, &v->late, &late));
	TRY(survey_standing(rq, s, STANDING_UNREPORTED, &v->unreported, &unreported));
	v->late_counted = whole == 0 ? say(&rq->locale, "No commitment of it is in the record.")
				     : survey_counted(rq, late, whole);
	v->unreported_counted = whole == 0 ? v->late_counted
					   : survey_counted(rq, unreported, whole);
	v->all_late = survey_list(rq, s, "late");
	v->all_unreported = survey_list(rq, s, "unreported");
	return ERR_OK;
}

static struct str
say_lede(struct request *rq, const struct survey *s, struct str caption)
{
	struct arena *a = rq->work.arena;
	int64_t commitments = survey_count(s, "country", s->country.id.n);
	struct str counted;

	if (s->plans.count == 0)
		return say(&rq->locale, "No plan of it is in the record.");
	counted = tell(rq, "{plans} and {commitments} are in the record.",
	    ARGS({ "plans", say_count(a, &rq->locale, "{n} plans", (int64_t)s->plans.count) },
		{ "commitments", say_count(a, &rq->locale, "{n} commitments", commitments) }));
	return tell_all(rq, (struct str[]){ counted, caption }, 2);
}

enum err
page_country(struct request *rq, struct response *rs)
{
	struct country_view v = { .nlists = 0 };
	struct survey s = { .ncounted = 0 };
	struct link crumbs[2];

	TRY(country_find(&rq->work, rq->key, &s.country));
	TRY(locale_of(rq, s.country.id, &s.country));
	TRY(country_plans(&rq->work, s.country.id, &s.plans));
	TRY(survey_look(rq, &s));
	v.title = told_i18n(&rq->locale, &s.country.name);
	if (s.plans.count > 0)
		TRY(survey_strips(rq, &s, &v.plans));
	show_plans(rq, &s, &v);
	v.lede = say_lede(rq, &s, v.plans.caption);
	TRY(show_facts(rq, &s.country, &v));
	if (field_is_set(&country_type, COUNTRY_SUMMARY, &s.country, NULL))
		v.summary = prose_of(rq, &s.country.summary);
	TRY(show_late(rq, &s, &v));
	TRY(show_lists(rq, &s.country, &v));
	TRY(record_layout(rq, &country_type, &s.country, v.title, &v.layout, &v.changes));
	v.layout.about = v.lede;
	crumbs[0] = link_at(rq, say(&rq->locale, "Countries"), STR("/countries"));
	crumbs[1] = (struct link){ v.title, STR("") };
	layout_crumbs(&v.layout, rq, crumbs, 2);
	country_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
