/*
 * The format `ogp`, out: every commitment in the columns of the Open Government Partnership's data
 * set. What a judgement is missing for is ND (not known) or NA (not applicable); a judgement that
 * nobody made is blank. Texts are in English, or else in the language they were written in.
 */
#include "exchange/ogp.h"

/* What a commitment's row is put together from. */
struct line {
	struct export *e;
	struct arena *a;
	struct commitment commitment;
	struct plan plan;
	struct country country;
	struct buf *out;
	bool begun;
};

static bool
is_set(const struct line *l, size_t field, enum missing *why)
{
	return field_is_set(&commitment_type, field, &l->commitment, why);
}

static void
put(struct line *l, struct str cell)
{
	buf_put(l->out, l->begun ? STR(",") : STR(""));
	l->begun = true;
	csv_put(l->out, cell, true);
}

/* The text, or what stands for why there is none. */
static void
put_or_reason(struct line *l, size_t field, struct str cell)
{
	enum missing why;

	if (!is_set(l, field, &why))
		cell = why == MISSING_NOT_APPLICABLE ? STR("NA") : STR("");
	put(l, cell);
}

static enum err
put_names(struct line *l, size_t field, const struct refs *refs)
{
	struct buf names = buf_new(l->a, 1 << 16);

	for (size_t i = 0; is_set(l, field, NULL) && i < refs->count; i++) {
		struct label label;

		TRY(store_label(
		    l->e->work, commitment_type.fields[field].target, refs->at[i], &label));
		buf_put(&names, i > 0 ? STR("; ") : STR(""));
		buf_put(&names, i18n_best(&label.caption, LANG_EN, NULL));
	}
	put_or_reason(l, field, (struct str){ names.at, names.len });
	return ERR_OK;
}

static void
put_value(struct line *l, unsigned choice)
{
	enum missing why;

	if (is_set(l, COMMITMENT_OGP_VALUES, &why))
		put(l, set_has(l->commitment.ogp_values, choice) ? STR("Yes") : STR("No"));
	else
		put(l, why == MISSING_NOT_APPLICABLE ? STR("No") : STR(""));
}

static void
put_year(struct line *l)
{
	struct buf year = buf_new(l->a, 16);

	if (field_is_set(&plan_type, PLAN_SUBMITTED, &l->plan, NULL))
		buf_printf(&year, "%d", l->plan.submitted.year);
	put(l, (struct str){ year.at, year.len });
}

static enum err
put_column(struct line *l, enum ogp_column column)
{
	const struct commitment *c = &l->commitment;

	switch (column) {
	case OGP_ID: put_or_reason(l, COMMITMENT_OGP_ID, c->ogp_id); break;
	case OGP_COUNTRY: put(l, i18n_best(&l->country.name, LANG_EN, NULL)); break;
	case OGP_REGION:
	case OGP_SHORT: break;
	case OGP_THEME: return put_names(l, COMMITMENT_TAGS, &c->tags);
	case OGP_YEAR: put_year(l); break;
	case OGP_PLAN: put(l, l->plan.number); break;
	case OGP_NUMBER: put(l, c->number); break;
	case OGP_TITLE: put(l, i18n_best(&c->title, LANG_EN, NULL)); break;
	case OGP_TEXT:
		put_or_reason(l, COMMITMENT_SOLUTION, i18n_best(&c->solution, LANG_EN, NULL));
		break;
	case OGP_LEAD: return put_names(l, COMMITMENT_LEADS, &c->leads);
	case OGP_SUPPORT: return put_names(l, COMMITMENT_SUPPORTING, &c->supporting);
	case OGP_URL: put_or_reason(l, COMMITMENT_URL, c->url); break;
	case OGP_ACCESS: put_value(l, OGP_VALUE_ACCESS_TO_INFORMATION); break;
	case OGP_PARTICIPATION: put_value(l, OGP_VALUE_PARTICIPATION); break;
	case OGP_ACCOUNTABILITY: put_value(l, OGP_VALUE_ACCOUNTABILITY); break;
	case OGP_TECHNOLOGY: put_value(l, OGP_VALUE_TECHNOLOGY); break;
	case OGP_COLUMNS: break;
	}
	return ERR_OK;
}

/* Is the rating the reviewers' own on this scale at this occasion? */
static enum err
is_this(struct line *l, const struct rating *r, const struct ogp_scale *scale, bool *is)
{
	struct label rater, on;

	TRY(store_label(l->e->work, &actor_type, r->rater.n, &rater));
	TRY(store_label(l->e->work, &rating_scale_type, r->scale.n, &on));
	*is = str_equal(rater.key, STR("irm")) && str_equal(on.key, str_from(scale->scale)) &&
	    str_equal(str_from(rating_type.fields[RATING_OCCASION].choices[r->occasion].name),
		str_from(scale->occasion));
	return ERR_OK;
}

static enum err
put_level(struct line *l, const struct rating *r, const struct ogp_scale *scale)
{
	struct rating_level level;
	struct str code, name;
	enum missing why;

	if (!field_is_set(&rating_type, RATING_LEVEL, r, &why)) {
		put(l, why == MISSING_NOT_APPLICABLE ? STR("NA") : STR("ND"));
		return ERR_OK;
	}
	TRY(store_load(l->e->work, &rating_level_type, r->level.n, &level));
	for (int n = 0; ogp_level_at(l->a, scale, n, &code, &name); n++) {
		if (str_equal(code, level.code)) {
			put(l, name);
			return ERR_OK;
		}
	}
	put(l, i18n_best(&level.name, LANG_EN, NULL)); /* a level that was added to the scale */
	return ERR_OK;
}

static enum err
put_ratings(struct line *l)
{
	struct rating *ratings;
	size_t count;

	TRY(store_reverse(l->e->work, &rating_type, RATING_COMMITMENT, l->commitment.id.n,
	    (void **)&ratings, &count));
	for (const struct ogp_scale *scale = ogp_scales; scale->header != NULL; scale++) {
		bool found = false;

		for (size_t i = 0; i < count && !found; i++) {
			TRY(is_this(l, &ratings[i], scale, &found));
			if (found)
				TRY(put_level(l, &ratings[i], scale));
		}
		if (!found)
			put(l, STR(""));
	}
	return ERR_OK;
}

static enum err
put_commitment(struct export *e, const struct type *t, int64_t id, int fd)
{
	struct buf out = buf_new(e->work->arena, 16 << 20);
	struct line l = { .e = e, .a = e->work->arena, .out = &out };
	struct str row;

	TRY(store_load(e->work, t, id, &l.commitment));
	TRY(store_load(e->work, &plan_type, l.commitment.plan.n, &l.plan));
	if (field_is_set(&plan_type, PLAN_COUNTRY, &l.plan, NULL))
		TRY(store_load(e->work, &country_type, l.plan.country.n, &l.country));
	for (int i = 0; i < OGP_COLUMNS; i++)
		TRY(put_column(&l, (enum ogp_column)i));
	TRY(put_ratings(&l));
	buf_put(&out, STR("\r\n"));
	TRY(buf_done(&out, &e->work->fault, &row));
	e->rows++;
	return export_bytes(e, fd, row);
}

static void
put_header(struct buf *out)
{
	for (int i = 0; i < OGP_COLUMNS; i++) {
		if (i == OGP_REGION || i == OGP_SHORT)
			continue;
		buf_put(out, i > 0 ? STR(",") : STR(""));
		csv_put(out, str_from(ogp_header((enum ogp_column)i)), true);
	}
	for (const struct ogp_scale *scale = ogp_scales; scale->header != NULL; scale++) {
		buf_put(out, STR(","));
		csv_put(out, str_from(scale->header), true);
	}
	buf_put(out, STR("\r\n"));
}

static enum err
write_rows(struct export *e, int fd)
{
	struct buf header = buf_new(e->work->arena, 1 << 14);
	struct str text;

	put_header(&header);
	TRY(buf_done(&header, &e->work->fault, &text));
	TRY(export_bytes(e, fd, text));
	return export_each(e, &commitment_type, put_commitment, fd);
}

enum err
ogp_write(struct export *e)
{
	enum err err;
	int fd;

	if (e->type != NULL && e->type != &commitment_type)
		return fail_with(
		    &e->work->fault, ERR_INVALID, MESSAGE("the format ogp knows commitments only"));
	if (e->folder.len == 0)
		return write_rows(e, e->out);
	TRY(export_create(e, STR("ogp.csv"), &fd));
	err = write_rows(e, fd);
	return export_finish(e, fd, err);
}
