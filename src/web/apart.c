/*
 * Commitments on which raters disagree, for the front page.
 *
 * Whether raters disagree on a commitment follows from all its ratings, which is too much to ask of
 * every commitment there is. Those asked about are the ones that the latest ratings of completion
 * are about: so a page shows some, never claims to show all.
 */
#include "web/parts.h"

enum { RATINGS_SEEN = 60, SCALES_MAX = FACET_CHOSEN_MAX };

/* The scales that measure completion, as a choice of the facet of that name. */
static enum err
choose_scales(struct request *rq, const struct facet_index *index, struct facet_chosen *chosen,
    size_t *nchosen)
{
	struct rating_scale_list scales;
	size_t facet = 0;

	*nchosen = 0;
	while (facet < facets_count(index) && strcmp(facets_at(index, facet)->name, "scale") != 0)
		facet++;
	if (facet == facets_count(index))
		return ERR_OK;
	TRY(rating_scale_all(&rq->work, &scales));
	for (size_t i = 0; i < scales.count && *nchosen < SCALES_MAX; i++) {
		if (scales.at[i].completion == YES_NO_YES &&
		    facets_has(index, facet, scales.at[i].id.n))
			chosen[(*nchosen)++] = (struct facet_chosen){ facet, scales.at[i].id.n };
	}
	return ERR_OK;
}

static bool
was_asked(const int64_t *asked, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (asked[i] == id)
			return true;
	}
	return false;
}

static enum err
ask_commitment(struct request *rq, struct commitment_id id, struct apart_row *row)
{
	struct rating_list ratings;
	struct progress_update_list updates;
	struct ratings_view view = { .count = 0 };

	row->said = STR("");
	TRY(commitment_ratings(&rq->work, id, &ratings));
	TRY(commitment_updates(&rq->work, id, &updates));
	if (ratings.count + updates.count < 2)
		return ERR_OK;
	TRY(ratings_show(rq, &ratings, &updates, &view));
	row->said = view.apart;
	return row->said.len > 0 ? link_to(rq, &commitment_type, id.n, &row->commitment) : ERR_OK;
}

enum err
apart_find(struct request *rq, size_t most, struct apart_row *rows, size_t *count)
{
	struct facet_chosen chosen[SCALES_MAX];
	struct facet_query query = { .chosen = chosen };
	struct facet_index *index;
	struct facet_result result;
	int64_t ids[RATINGS_SEEN], asked[RATINGS_SEEN];
	size_t n, nasked = 0;

	*count = 0;
	TRY(facets_of(rq->facets, &rq->work, &rating_type, &index));
	TRY(choose_scales(rq, index, chosen, &query.nchosen));
	if (query.nchosen == 0)
		return ERR_OK;
	facets_select(rq->work.arena, index, &query, &result);
	TRY(facets_page(
	    &rq->work, index, &result, ORDER_CHANGED, rq->locale.lang, 0, RATINGS_SEEN, ids, &n));
	for (size_t i = 0; i < n && *count < most; i++) {
		struct rating r;

		TRY(rating_load(&rq->work, (struct rating_id){ ids[i] }, &r));
		if (r.commitment.n == 0 || was_asked(asked, nasked, r.commitment.n))
			continue;
		asked[nasked++] = r.commitment.n;
		TRY(ask_commitment(rq, r.commitment, &rows[*count]));
		*count += rows[*count].said.len > 0;
	}
	return ERR_OK;
}
