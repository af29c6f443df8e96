/* What raters said of one commitment: rows for the page, and whether they disagree. */
#include "domain/opinion.h"
#include "web/parts.h"

static void
show_steps(struct request *rq, const struct scale *s, const struct rating_level *chosen,
    struct rating_row *row)
{
	row->nsteps = s->levels.count;
	row->steps = arena_take(rq->work.arena, row->nsteps * sizeof(*row->steps));
	for (size_t i = 0; i < row->nsteps; i++) {
		const struct rating_level *level = &s->levels.at[i];

		row->steps[i].name = told_i18n(&rq->locale, &level->name);
		row->steps[i].icon = icon_of_shade(level->shade);
		row->steps[i].chosen = level == chosen;
	}
}

/* "91%" as the language writes it; the score keeps the decimals that its rater gave it. */
static struct str
in_percent(struct request *rq, struct str score)
{
	const struct language *lang = &languages[rq->locale.lang];
	bool native = rq->locale.digits != DIGITS_EUROPEAN && lang->native.digits != NULL;
	struct str after = str_from(native ? lang->native.percent : lang->numbers.percent);
	struct buf b = buf_new(rq->work.arena, score.len + 40);

	buf_put(&b, STR("\u2066")); /* or the sign would change sides from right to left */
	buf_put(&b, str_cut(&after, '{'));
	buf_put(&b, score);
	buf_put(&b, str_skip(after, strlen("n}")));
	buf_put(&b, STR("\u2069"));
	return (struct str){ b.at, b.len };
}

static void
show_score(
    struct request *rq, const struct rating *r, const struct scale *s, struct rating_row *row)
{
	if (!field_is_set(&rating_type, RATING_SCORE, r, NULL))
		return;
	row->score = field_say(rq->work.arena, &rq->locale, &rating_type, RATING_SCORE, r);
	if (s->scale.kind == SCALE_KIND_PERCENT) {
		int64_t percent = r->score.millionths / 1000000;

		row->percent = percent < 0 ? 0 : percent > 100 ? 100 : (int)percent;
		row->score = in_percent(rq, row->score);
	}
}

static enum err
show_rating(struct request *rq, const struct rating *r, const struct scale *s,
    const struct rating_level *level, struct rating_row *row)
{
	const struct rating_scale *scale = &s->scale;

	*row = (struct rating_row){ .as_of = r->as_of, .edition = scale->edition };
	TRY(link_to(rq, &actor_type, r->rater.n, &row->rater));
	TRY(link_to(rq, &document_type, r->report.n, &row->report));
	row->scale.label = told_i18n(&rq->locale, &scale->name);
	row->scale.address = address_of(rq, &rating_scale_type, scale->key);
	row->self.address = address_of(rq, &rating_type, r->key);
	row->question = told_i18n(&rq->locale, &scale->question);
	row->role = field_say(rq->work.arena, &rq->locale, &rating_type, RATING_ROLE, r);
	row->occasion = field_say(rq->work.arena, &rq->locale, &rating_type, RATING_OCCASION, r);
	row->reasons = prose_of(rq, &r->rationale);
	show_steps(rq, s, level, row);
	show_score(rq, r, s, row);
	if (row->report.address.len == 0)
		row->reportless = status_missing(rq, r->missing[RATING_REPORT]);
	if (level == NULL && row->score.len == 0)
		row->absent = status_missing(rq, r->missing[RATING_LEVEL]);
	return ERR_OK;
}

enum err
rating_row_load(struct request *rq, const struct rating *r, struct rating_row *row)
{
	struct scale *known = NULL, *s;

	TRY(scale_of(rq, &known, r->scale, &s));
	return show_rating(rq, r, s, level_of(s, r->level), row);
}

enum err
steps_of(struct request *rq, struct rating_scale_id id, struct step **steps, size_t *count)
{
	struct scale *known = NULL, *s;
	struct rating_row row;

	TRY(scale_of(rq, &known, id, &s));
	show_steps(rq, s, NULL, &row);
	*steps = row.steps;
	*count = row.nsteps;
	return ERR_OK;
}

/* By rater in the order they came, the earlier first; the list is short. */
static void
sort_ratings(struct rating_list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		struct rating r = list->at[i];
		size_t j = i;

		for (; j > 0 &&
		     (list->at[j - 1].role > r.role ||
			 (list->at[j - 1].role == r.role && list->at[j - 1].occasion > r.occasion));
		     j--)
			list->at[j] = list->at[j - 1];
		list->at[j] = r;
	}
}

static enum err
say_apart(struct request *rq, const struct opinion *a, const struct opinion *b, enum apart apart,
    struct str *said)
{
	struct link one, other;

	TRY(link_to(rq, &actor_type, a->rater, &one));
	TRY(link_to(rq, &actor_type, b->rater, &other));
	*said = tell(rq,
	    apart == APART_ON_COMPLETION
		? MESSAGE("They disagree: {one} says it is complete, {other} says it is not.")
		: MESSAGE("They disagree: {one} and {other} chose different levels of one scale."),
	    ARGS({ "one", one.label.text }, { "other", other.label.text }));
	return ERR_OK;
}

static enum err
show_apart(struct request *rq, struct opinion *opinions, size_t count, struct str *said)
{
	size_t a = 0, b = 0;
	enum apart apart;

	count = opinions_latest(opinions, count);
	apart = opinions_apart(opinions, count, &a, &b);
	*said = STR("");
	if (apart == APART_NOT)
		return ERR_OK;
	return say_apart(rq, &opinions[a], &opinions[b], apart, said);
}

enum err
ratings_show(struct request *rq, struct rating_list *list,
    const struct progress_update_list *updates, struct ratings_view *v)
{
	struct arena *a = rq->work.arena;
	struct opinion *opinions = arena_take(
	    a, (list->count + updates->count) * sizeof(*opinions));
	struct scale *known = NULL, *s;
	bool independent = false;
	size_t n = 0;

	sort_ratings(list);
	v->rows = arena_take(a, list->count * sizeof(*v->rows));
	v->count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		const struct rating *r = &list->at[i];
		const struct rating_level *level;

		TRY(scale_of(rq, &known, r->scale, &s));
		level = level_of(s, r->level);
		TRY(show_rating(rq, r, s, level, &v->rows[i]));
		opinions[n++] = (struct opinion){ r->rater.n, r->scale.n, r->level.n, r->role,
			r->occasion, r->as_of, rating_says(r, &s->scale, level) };
		if (r->role == RATER_ROLE_INDEPENDENT && opinions[n - 1].says != SAYS_NOTHING)
			independent = true;
	}
	for (size_t i = 0; i < updates->count; i++) {
		const struct progress_update *u = &updates->at[i];

		if (u->reporter.n != 0)
			opinions[n++] = (struct opinion){ .rater = u->reporter.n,
				.role = u->role,
				.occasion = OCCASION_CONTINUOUS,
				.as_of = u->as_of,
				.says = update_says(u) };
	}
	if (!independent)
		v->independent = (struct status){ STR("none"), STR("i-unk"),
			say(&rq->locale,
			    "No independent rating of its completion is in the record.") };
	return show_apart(rq, opinions, n, &v->apart);
}
