/* The milestones of a commitment: a table, a share in words, a timeline. */
#include "domain/progress.h"
#include "view/timeline.h"
#include "web/parts.h"

static struct timeline_row
in_time(struct request *rq, const struct milestone *m)
{
	struct lateness late = milestone_lateness(m, rq->work.today);
	struct told title = told_i18n(&rq->locale, &m->title);
	struct timeline_row row = { .name = title.text,
		.start = m->start,
		.due = m->due,
		.revised = m->revised,
		.completed = m->completed,
		.end = TIMELINE_OPEN };

	switch (standing_of(m->state, m->due, rq->work.today)) {
	case STANDING_LATE: row.end = TIMELINE_LATE; break;
	case STANDING_UNREPORTED: row.end = TIMELINE_UNKNOWN; break;
	case STANDING_COMPLETED:
		row.end = TIMELINE_DONE;
		row.late = late.timing == TIMING_LATE;
		break;
	case STANDING_UNDATED:
	case STANDING_NOT_DUE:
	case STANDING_WITHDRAWN:
	case STANDINGS: break;
	}
	return row;
}

static void
show_timeline(struct request *rq, const struct commitment *c, const struct milestone_list *list,
    struct commitment_view *v)
{
	struct arena *a = rq->work.arena;
	struct timeline_row *rows = arena_take(a, list->count * sizeof(*rows));
	struct timeline t = { rows, list->count, c->due, STR(""), STR(""), rq->work.today };
	struct svg_words words = { STR("tl"), say(&rq->locale, "Milestones in time"), v->share };

	for (size_t i = 0; i < list->count; i++)
		rows[i] = in_time(rq, &list->at[i]);
	if (date_is_set(c->due))
		t.due_label = tell(
		    rq, "Commitment due: {date}", ARGS({ "date", tell_date(rq, c->due) }));
	t.today_label = say(&rq->locale, "Today");
	v->timeline = timeline_draw(a, &rq->locale, &words, &t);
}

/* Not completed by the last report; or completed, not known when; or nobody reported. */
static struct status
why_no_day(struct request *rq, const struct milestone *m)
{
	if (m->state == DELIVERY_COMPLETED)
		return (
		    struct status){ STR("none"), STR("i-unk"), say(&rq->locale, "not known when") };
	if (m->state == DELIVERY_NONE || m->state == DELIVERY_WITHDRAWN)
		return status_missing(rq,
		    m->state == DELIVERY_NONE ? m->missing[MILESTONE_STATE]
					      : MISSING_NOT_APPLICABLE);
	return (struct status){ STR("none"), STR("i-q0"), say(&rq->locale, "not completed") };
}

static void
show_row(struct request *rq, const struct milestone *m, struct milestone_row *row)
{
	enum standing standing = standing_of(m->state, m->due, rq->work.today);

	*row = (struct milestone_row){
		.number = m->number, .due = m->due, .revised = m->revised, .completed = m->completed
	};
	row->link.label = told_i18n(&rq->locale, &m->title);
	row->link.address = address_of(rq, &milestone_type, m->key);
	row->output = told_i18n(&rq->locale, &m->output);
	if (!date_is_set(m->due))
		row->undue = status_missing(rq, m->missing[MILESTONE_DUE]);
	if (!date_is_set(m->completed))
		row->incompleted = why_no_day(rq, m);
	row->state = status_of_state(rq, m->state, m->missing[MILESTONE_STATE]);
	if (standing == STANDING_LATE || standing == STANDING_UNREPORTED ||
	    (standing == STANDING_COMPLETED && date_is_set(m->completed) && date_is_set(m->due)))
		row->standing = status_of_standing(rq, m->state, m->due, m->completed);
}

void
milestones_show(struct request *rq, const struct commitment *c, const struct milestone_list *list,
    struct commitment_view *v)
{
	struct share share = milestones_share(list->at, list->count);
	struct arena *a = rq->work.arena;

	v->nmilestones = list->count;
	v->milestones = arena_take(a, list->count * sizeof(*v->milestones));
	for (size_t i = 0; i < list->count; i++) {
		show_row(rq, &list->at[i], &v->milestones[i]);
		v->revised = v->revised || date_is_set(list->at[i].revised);
	}
	if (share.total > 0)
		v->share = say_share(a, &rq->locale,
		    "{n} of {of} milestones completed, as last reported.", share.completed,
		    share.total);
	if (share.unknown > 0)
		v->unknown = say_count(
		    a, &rq->locale, "The state of {n} milestones is not known.", share.unknown);
	if (list->count > 0)
		show_timeline(rq, c, list, v);
}
