/* What stands in the columns of lists, and what is said of all of them. */
#include "domain/progress.h"
#include "web/list.h"

static enum err
commitment_country(struct request *rq, const void *record, struct fact *f)
{
	const struct commitment *c = record;
	struct link *link = arena_take(rq->work.arena, sizeof(*link));
	struct plan plan;

	TRY(plan_load(&rq->work, c->plan, &plan));
	if (plan.country.n == 0) {
		f->status = status_missing(rq, (enum missing)plan.missing[PLAN_COUNTRY]);
		return ERR_OK;
	}
	TRY(link_to(rq, &country_type, plan.country.n, link));
	f->links = link;
	f->nlinks = 1;
	return ERR_OK;
}

static enum err
commitment_standing(struct request *rq, const void *record, struct fact *f)
{
	const struct commitment *c = record;

	f->status = status_of_standing(rq, c->state, c->due, c->completed);
	return ERR_OK;
}

static enum err
milestone_standing(struct request *rq, const void *record, struct fact *f)
{
	const struct milestone *m = record;

	f->status = status_of_standing(rq, m->state, m->due, m->completed);
	return ERR_OK;
}

static enum err
commitment_code(struct request *rq, const void *record, struct fact *f)
{
	const struct commitment *c = record;

	(void)rq;
	f->code = c->key;
	return ERR_OK;
}

/* The level, or the score as its rater gave it. */
static enum err
rating_level_cell(struct request *rq, const void *record, struct fact *f)
{
	bool scored = !field_is_set(&rating_type, RATING_LEVEL, record, NULL) &&
	    field_is_set(&rating_type, RATING_SCORE, record, NULL);

	return fact_of(rq, &rating_type, scored ? RATING_SCORE : RATING_LEVEL, record, f);
}

/* Where a type is better shown otherwise than field by field. */
static const struct list_column commitment_columns[] = {
	{ MESSAGE("Country"), COMMITMENT_FIELDS, commitment_country },
	{ MESSAGE("Due date"), COMMITMENT_DUE, NULL },
	{ MESSAGE("Where it stands"), COMMITMENT_FIELDS, commitment_standing },
	{ MESSAGE("Number"), COMMITMENT_FIELDS, commitment_code },
};
static const struct list_column milestone_columns[] = {
	{ MESSAGE("Commitment"), MILESTONE_COMMITMENT, NULL },
	{ MESSAGE("Due date"), MILESTONE_DUE, NULL },
	{ MESSAGE("Where it stands"), MILESTONE_FIELDS, milestone_standing },
};
static const struct list_column rating_columns[] = {
	{ MESSAGE("Level"), RATING_FIELDS, rating_level_cell },
	{ MESSAGE("Rater"), RATING_RATER, NULL },
	{ MESSAGE("Scale"), RATING_SCALE, NULL },
	{ MESSAGE("When"), RATING_OCCASION, NULL },
};
static const struct {
	const struct type *type;
	const struct list_column *columns;
	size_t count;
} special[] = {
	{ &commitment_type, commitment_columns,
	    sizeof(commitment_columns) / sizeof(commitment_columns[0]) },
	{ &milestone_type, milestone_columns,
	    sizeof(milestone_columns) / sizeof(milestone_columns[0]) },
	{ &rating_type, rating_columns, sizeof(rating_columns) / sizeof(rating_columns[0]) },
};

size_t
list_columns(const struct type *t, struct list_column columns[static LIST_COLUMNS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++) {
		if (special[i].type == t) {
			memcpy(columns, special[i].columns, special[i].count * sizeof(*columns));
			return special[i].count;
		}
	}
	for (size_t i = 0; i < t->nfields && count < LIST_COLUMNS_MAX; i++) {
		if (t->fields[i].list && !t->fields[i].caption)
			columns[count++] = (struct list_column){ t->fields[i].label, i, NULL };
	}
	return count;
}

enum err
list_name(struct request *rq, const struct type *t, const void *record, struct link *link)
{
	struct link rated;

	if (t != &rating_type)
		return ERR_OK;
	TRY(link_to(rq, &commitment_type, ((const struct rating *)record)->commitment.n, &rated));
	link->label = rated.label;
	return ERR_OK;
}

enum err
list_cell(struct request *rq, const struct type *t, const struct list_column *column,
    const void *record, struct fact *f)
{
	*f = (struct fact){ .label = say(&rq->locale, column->label) };
	if (column->cell != NULL)
		return column->cell(rq, record, f);
	return fact_of(rq, t, column->field, record, f);
}

/* How many have this value of a facet, among all there are. */
static size_t
count_of(
    const struct facet_index *index, const struct facet_result *r, const char *facet, int64_t value)
{
	for (size_t i = 0; i < facets_count(index); i++) {
		for (size_t v = 0; v < r->nvalues[i]; v++) {
			if (r->values[i][v].value == value &&
			    strcmp(facets_at(index, i)->name, facet) == 0)
				return r->values[i][v].count;
		}
	}
	return 0;
}

enum err
list_finding(struct listing *ls, struct str *sentence)
{
	struct arena *a = ls->rq->work.arena;
	struct buf b = buf_new(a, 1000);
	struct facet_query everything = { .chosen = NULL };
	struct facet_result r;
	size_t late, silent;
	bool milestones = ls->type == &milestone_type;

	*sentence = STR("");
	if (ls->type != &commitment_type && !milestones)
		return ERR_OK;
	facets_select(a, ls->index, &everything, &r);
	late = count_of(ls->index, &r, "standing", standing_value(STANDING_LATE));
	silent = count_of(ls->index, &r, "standing", standing_value(STANDING_UNREPORTED));
	if (r.whole == 0)
		return ERR_OK;
	buf_put(&b,
	    milestones ? say_share(a, &ls->rq->locale,
			     "{n} of {of} milestones are late by what was last reported.",
			     (int64_t)late, (int64_t)r.whole)
		       : say_share(a, &ls->rq->locale,
			     "{n} of {of} commitments are late by what was last reported.",
			     (int64_t)late, (int64_t)r.whole));
	if (silent > 0) {
		buf_put(&b, STR(" "));
		buf_put(&b,
		    say_count(a, &ls->rq->locale,
			"The date of {n} more has passed, and nobody reported whether they were "
			"completed.",
			(int64_t)silent));
	}
	*sentence = (struct str){ b.at, b.len };
	return ERR_OK;
}
