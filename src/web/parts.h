/* parts -- what several pages put together the same way. For web/ only. */
#ifndef WEB_PARTS_H
#define WEB_PARTS_H

#include "domain/opinion.h"
#include "domain/progress.h"
#include "view/strips.h"
#include "web/web.h"

/* A scale with its levels in the order of their positions. */
struct scale {
	struct rating_scale scale;
	struct rating_level_list levels;
	struct scale *next;
};
/* Looked up once in a page: *known begins as NULL. */
MUST_USE enum err scale_of(
    struct request *, struct scale **known, struct rating_scale_id, struct scale **);
/* NULL when it is none of this scale. */
const struct rating_level *level_of(const struct scale *, struct rating_level_id);

/* A rater's counts over a plan, with what is needed to draw and to compare them. */
struct counted {
	const struct rating_summary *summary;
	const struct scale *scale;
	struct tally tally;
	struct strip_part *parts; /* the last level first: what is complete stands at the start */
	size_t nparts;
};
MUST_USE enum err counted_of(
    struct request *, struct scale **known, const struct rating_summary *, struct counted *);
/* The commitments that the boxes stand for: beyond those counted, they are drawn as not rated. */
void counted_fill(struct request *, struct counted *, int64_t whole);
/* Nobody rated: all of them dashed. */
void counted_nothing(struct request *, struct counted *, int64_t whole);

/* As a rater is called in a chart: by its short name where it has one. */
MUST_USE enum err rater_name(struct request *, struct actor_id, struct str *name);

/* How many commitments a plan has: by its reviewers, its government, or the record. */
int64_t plan_whole(const struct plan *, int64_t recorded);

/* Strips as a figure; `id` begins all ids in it. */
void strips_show(
    struct request *, struct str id, const struct strip *, size_t count, struct strips_view *);

/* Its row: whose count, when, on which scale. */
MUST_USE enum err counted_strip(struct request *, const struct counted *, struct strip *);

/* Do two raters' counts of a plan differ? "" : they do not, or only one of them counted. */
MUST_USE enum err tallies_say(
    struct request *, const struct counted *, size_t count, struct str *said);

/* All ratings of a commitment, and whether those who judged or reported it disagree. */
MUST_USE enum err ratings_show(struct request *, struct rating_list *,
    const struct progress_update_list *, struct ratings_view *);

/* At most so many commitments on which raters disagree, among those rated last. */
MUST_USE enum err apart_find(struct request *, size_t most, struct apart_row *, size_t *count);

/* One rating as a row. */
MUST_USE enum err rating_row_load(struct request *, const struct rating *, struct rating_row *);
/* The levels of a scale in their order, none chosen. */
MUST_USE enum err steps_of(struct request *, struct rating_scale_id, struct step **, size_t *);

/*
 * Plans and how far they came: fill in .plans, and .country for the page of one, then look.
 * Counts of commitments come from the facets, which are kept between requests.
 */
struct survey {
	struct plan_list plans;
	struct country country; /* id 0: all of them */
	struct rating_summary_list summaries;
	struct scale *scales;
	struct counted *counted; /* of these plans, on completion */
	size_t ncounted;
	struct facet_index *index; /* of commitments */
	struct facet_result all;
	int64_t complete, rated, rated_plans; /* in the strips; after survey_strips */
};
MUST_USE enum err survey_look(struct request *, struct survey *);
/* Only what survey_count needs. */
MUST_USE enum err survey_index(struct request *, struct survey *);
/* How many commitments have that value of a facet, of all countries. */
int64_t survey_count(const struct survey *, const char *facet, int64_t value);
/* A strip for each plan from the latest independent counts. */
MUST_USE enum err survey_strips(struct request *, struct survey *, struct strips_view *);
/* A few with that standing, the longest due first, and how many there are; their whole list. */
MUST_USE enum err survey_standing(
    struct request *, const struct survey *, enum standing, struct rows *, int64_t *count);
struct str survey_list(struct request *, const struct survey *, const char *standing);
/* "3 of 123 commitments", and how they are ordered when several are shown. */
struct str survey_counted(struct request *, int64_t n, int64_t whole);

/* What raters counted of a plan, drawn; *said is the finding in a sentence. */
MUST_USE enum err plan_ratings_show(
    struct request *, const struct plan *, int64_t whole, struct plan_view *, struct str *said);

/* The latest published changes, each with at most so many of the records it brought. */
MUST_USE enum err published_show(
    struct request *, size_t most, size_t brought_most, struct published *);

/* What leads to a record along one way; empty when it is more than a page can hold. */
MUST_USE enum err record_list_of(
    struct request *, const struct reverse *, const void *record, struct record_list *);
/* The layout of a record's page with its formats, its history and how to cite it. */
MUST_USE enum err record_layout(struct request *, const struct type *, const void *record,
    struct told title, struct layout *, struct changes *);

/* 0 when it has none. */
MUST_USE enum err country_of_plan(struct request *, struct plan_id, struct country_id *);
MUST_USE enum err country_of_commitment(
    struct request *, struct commitment_id, struct country_id *);

/* The sentences of a commitment: at the top of its page, and to be quoted. */
MUST_USE enum err commitment_say(struct request *, const struct commitment *, struct str plan_title,
    struct str *lede, struct str *quote);

/* Its milestones as a table, a share in words and a timeline. */
void milestones_show(struct request *, const struct commitment *, const struct milestone_list *,
    struct commitment_view *);

#endif
