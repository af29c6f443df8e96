/* Sentences about a commitment, and the words and months of the country it belongs to. */
#include "domain/progress.h"
#include "web/parts.h"

/* Who promised: the lead bodies as one phrase; "" when they are not known. */
static enum err
who(struct request *rq, const struct commitment *c, struct str *names)
{
	struct told words;

	TRY(words_of(rq, &commitment_type, COMMITMENT_LEADS, c, &words));
	*names = words.text;
	return ERR_OK;
}

static struct str
say_due(struct request *rq, const struct commitment *c)
{
	if (!date_is_set(c->due))
		return say(&rq->locale, "Its due date is not in the record.");
	if (date_is_set(c->revised))
		return tell(rq, "It was due in {date}, later moved to {revised}.",
		    ARGS({ "date", tell_date(rq, c->due) },
			{ "revised", tell_date(rq, c->revised) }));
	return date_is_after(rq->work.today, c->due)
	    ? tell(rq, "It was due by {date}.", ARGS({ "date", tell_date(rq, c->due) }))
	    : tell(rq, "It is due by {date}.", ARGS({ "date", tell_date(rq, c->due) }));
}

static struct str
say_state(struct request *rq, const struct commitment *c)
{
	switch (standing_of(c->state, c->due, rq->work.today)) {
	case STANDING_LATE:
		return tell(rq, "The last report has it as “{state}”, so it is late.",
		    ARGS({ "state", status_of_state(rq, c->state, MISSING_NOTHING).word }));
	case STANDING_UNREPORTED:
		return say(&rq->locale,
		    "That date has passed, and no report in the record says whether it was "
		    "completed.");
	case STANDING_COMPLETED: return say(&rq->locale, "The last report has it as completed.");
	case STANDING_WITHDRAWN: return say(&rq->locale, "It was withdrawn.");
	case STANDING_NOT_DUE:
	case STANDING_UNDATED:
	case STANDINGS: break;
	}
	if (c->state == DELIVERY_NONE)
		return say(
		    &rq->locale, "No report in the record says how far it has come as a whole.");
	return tell(rq, "The last report has it as “{state}”.",
	    ARGS({ "state", status_of_state(rq, c->state, MISSING_NOTHING).word }));
}

/* Names end without a full stop; the sentences that follow begin anew. */
enum err
commitment_say(struct request *rq, const struct commitment *c, struct str plan_title,
    struct str *lede, struct str *quote)
{
	struct str body, promised, site = layout_new(rq, told_str(STR(""))).site;
	struct str title = told_i18n(&rq->locale, &c->title).text;
	struct str today = tell_date(rq, rq->work.today);
	struct str standing = status_of_standing(rq, c->state, c->due, c->completed).word;

	TRY(who(rq, c, &body));
	promised = body.len > 0
	    ? tell(rq, "Promised in {plan}. Responsible: {body}.",
		  ARGS({ "plan", plan_title }, { "body", body }))
	    : tell(rq, "Promised in {plan}; the record does not say who is responsible.",
		  ARGS({ "plan", plan_title }));
	*lede = tell_all(rq, (struct str[]){ promised, say_due(rq, c), say_state(rq, c) }, 3);
	*quote = date_is_set(c->due)
	    ? tell(rq,
		  "“{title}” was promised in {plan}, to be done by {due}. On {today} the record of "
		  "{site} has it as: {standing}.",
		  ARGS({ "title", title }, { "plan", plan_title }, { "due", tell_date(rq, c->due) },
		      { "today", today }, { "site", site }, { "standing", standing }))
	    : tell(rq,
		  "“{title}” was promised in {plan}. On {today} the record of {site} has it as: "
		  "{standing}.",
		  ARGS({ "title", title }, { "plan", plan_title }, { "today", today },
		      { "site", site }, { "standing", standing }));
	return ERR_OK;
}

enum err
locale_of(struct request *rq, struct country_id id, struct country *country)
{
	TRY(country_load(&rq->work, id, country));
	memset(rq->locale.country, 0, sizeof(rq->locale.country));
	for (size_t i = 0; i < 2 && i < country->code.len; i++) {
		char c = country->code.at[i];

		rq->locale.country[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	return ERR_OK;
}

enum err
country_of_plan(struct request *rq, struct plan_id id, struct country_id *country)
{
	struct plan plan;

	country->n = 0;
	if (id.n == 0)
		return ERR_OK;
	TRY(plan_load(&rq->work, id, &plan));
	*country = plan.country;
	return ERR_OK;
}

enum err
country_of_commitment(struct request *rq, struct commitment_id id, struct country_id *country)
{
	struct commitment c;

	country->n = 0;
	if (id.n == 0)
		return ERR_OK;
	TRY(commitment_load(&rq->work, id, &c));
	return country_of_plan(rq, c.plan, country);
}
