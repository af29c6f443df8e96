/*
 * GET /:type/:key -- any record, as the catalogue describes it; and the same as JSON.
 *
 * Types that deserve a page of their own have one in routes.def before this one.
 */
#include "domain/progress.h"
#include "web/parts.h"

enum { SHOWN_MAX = 100, TITLE_MAX = 2000, JSON_MAX = 1 << 20 };

/* A record without a caption is named by what it is about: the first part of its key. */
static enum err
name_of(struct request *rq, const struct type *t, const void *record, struct told *name)
{
	const struct field *caption = type_caption(t);

	if (caption != NULL)
		*name = told_i18n(&rq->locale, field_of(caption, record));
	else if (t->nkey_fields > 0)
		TRY(words_of(rq, t, t->key_fields[0], record, name));
	if (name->text.len == 0)
		*name = told_str(record_key(t, record));
	return ERR_OK;
}

/*
 * At the top of its own page, where what it is about stands above the title: by the rest of its
 * key. Of a rating: who, on which scale, when.
 */
static enum err
title_of(struct request *rq, const struct type *t, const void *record, struct told *title)
{
	struct buf b = buf_new(rq->work.arena, TITLE_MAX);

	TRY(name_of(rq, t, record, title));
	if (type_caption(t) != NULL)
		return ERR_OK;
	for (size_t i = 1; i < t->nkey_fields; i++) {
		struct told part;

		TRY(words_of(rq, t, t->key_fields[i], record, &part));
		if (part.text.len == 0)
			continue;
		if (b.len > 0)
			buf_put(&b, STR(" · "));
		buf_put(&b, part.text);
	}
	if (b.len > 0)
		*title = told_str((struct str){ b.at, b.len });
	return ERR_OK;
}

/* The first record it refers to because it must: what it belongs to. */
static enum err
about_of(struct request *rq, const struct type *t, const void *record, struct link *about)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->required && (f->kind == &kind_ref || f->kind == &kind_any))
			return link_to(rq, f->target, *(const int64_t *)field_of(f, record), about);
	}
	return ERR_OK;
}

static enum err
show_fields(struct request *rq, const struct type *t, const void *record, struct record_view *v)
{
	struct arena *a = rq->work.arena;

	v->facts.at = arena_take(a, t->nfields * sizeof(struct fact));
	v->texts = arena_take(a, t->nfields * sizeof(struct prose_part));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		enum missing why;
		bool has = field_is_set(t, i, record, &why);

		if (f == type_caption(t) || (!has && why == MISSING_NOTHING))
			continue;
		if (!has && why == MISSING_UNKNOWN && !f->list && !f->facet)
			continue; /* a note that nobody wrote is not a fact that nobody knows */
		if (has && f->is_long && f->kind == &kind_i18n)
			v->texts[v->ntexts++] = (struct prose_part){ .label = say(
									 &rq->locale, f->label),
				.prose = prose_of(rq, field_of(f, record)) };
		else
			TRY(fact_of(rq, t, i, record, &v->facts.at[v->facts.count++]));
	}
	return ERR_OK;
}

/*
 * What a row of the list says beside the name: two of the fields a list would show; one more where
 * the name is only what the record is about.
 */
static enum err
show_meta(struct request *rq, const struct reverse *way, const void *record, struct row *row)
{
	const struct type *t = way->from;
	bool named = type_caption(t) != NULL || t->nkey_fields == 0;

	for (size_t i = 0; i < t->nfields && row->nmeta < (named ? 2 : 3); i++) {
		const struct field *f = &t->fields[i];

		if (!f->list || f == type_caption(t) || i == way->field ||
		    (!named && i == t->key_fields[0]) || !field_is_set(t, i, record, NULL))
			continue;
		if (f->kind == &kind_date && !date_is_set(row->date)) {
			row->date = *(const struct date *)field_of(f, record);
			row->date_label = say(&rq->locale, f->label);
			continue;
		}
		TRY(words_of(rq, t, i, record, &row->meta[row->nmeta]));
		if (row->meta[row->nmeta].text.len > 0)
			row->nmeta++;
	}
	return ERR_OK;
}

static enum err
show_row(struct request *rq, const struct reverse *way, const void *record, struct row *row)
{
	const struct type *t = way->from;

	if (t == &commitment_type) {
		row_of_commitment(rq, record, row);
		return ERR_OK;
	}
	*row = (struct row){ .nmeta = 0 };
	TRY(name_of(rq, t, record, &row->link.label));
	row->link.address = address_of(rq, t, record_key(t, record));
	return show_meta(rq, way, record, row);
}

static struct str
list_label(struct request *rq, const struct reverse *way)
{
	/* More than one way may lead here from a type: then the way says which. */
	const char *label = way->from->plural;

	if (way->from == &commitment_type && way->field == COMMITMENT_SUPPORTING)
		label = MESSAGE("Commitments it supports");
	else if (way->from == &commitment_type && way->field == COMMITMENT_LEADS)
		label = MESSAGE("Commitments it leads");
	return say(&rq->locale, label);
}

enum err
record_list_of(
    struct request *rq, const struct reverse *way, const void *record, struct record_list *list)
{
	const struct type *t = way->from;
	char *at;
	size_t count;
	struct fault *fault = &rq->work.fault;
	enum err err = store_reverse(
	    &rq->work, t, way->field, record_id(record), (void **)&at, &count);

	*list = (struct record_list){ .label = list_label(rq, way) };
	if (err == ERR_TOO_BIG) { /* the derived list shows them in pages */
		*fault = (struct fault){ .err = ERR_OK };
		return ERR_OK;
	}
	TRY(err);
	list->rows.count = count < SHOWN_MAX ? count : SHOWN_MAX;
	list->more = count - list->rows.count;
	list->rows.at = arena_take(rq->work.arena, list->rows.count * sizeof(struct row));
	for (size_t i = 0; i < list->rows.count; i++)
		TRY(show_row(rq, way, at + i * t->size, &list->rows.at[i]));
	return ERR_OK;
}

static enum err
show_lists(struct request *rq, const struct type *t, const void *record, struct record_view *v)
{
	size_t count = 0;

	while (t->reverses[count].name != NULL)
		count++;
	v->lists = arena_take(rq->work.arena, count * sizeof(*v->lists));
	for (size_t i = 0; i < count; i++) {
		const struct reverse *way = &t->reverses[i];
		struct record_list *list = &v->lists[v->nlists];

		if (t == &rating_scale_type && way->from == &rating_level_type)
			continue; /* shown in their order above */
		TRY(record_list_of(rq, way, record, list));
		if (list->rows.count > 0)
			v->nlists++;
	}
	return ERR_OK;
}

/* What two types have beyond the derived page. */
static enum err
show_own(struct request *rq, const struct type *t, const void *record, struct record_view *v)
{
	if (t == &milestone_type) {
		const struct milestone *m = record;

		v->standing = status_of_standing(rq, m->state, m->due, m->completed);
	} else if (t == &rating_type) {
		v->ratings.rows = arena_take(rq->work.arena, sizeof(struct rating_row));
		v->ratings.count = 1;
		TRY(rating_row_load(rq, record, &v->ratings.rows[0]));
		v->ratings.rows[0].reasons = (struct prose){ .code = STR("") }; /* shown above */
	} else if (t == &rating_scale_type) {
		const struct rating_scale *scale = record;

		TRY(steps_of(rq, scale->id, &v->steps, &v->nsteps));
	}
	return ERR_OK;
}

static struct str
json_address(struct request *rq, const struct type *t, struct str key)
{
	struct buf b = buf_new(rq->work.arena, 1000);

	buf_put(&b, address_of(rq, t, key));
	buf_put(&b, STR(".json"));
	return (struct str){ b.at, b.len };
}

enum err
record_layout(struct request *rq, const struct type *t, const void *record, struct told title,
    struct layout *layout, struct changes *changes)
{
	struct str updated;

	TRY(changes_of(rq, t, record_id(record), changes, &updated));
	*layout = layout_new(rq, title);
	layout_updated(layout, rq, updated);
	layout->json = json_address(rq, t, record_key(t, record));
	return ERR_OK;
}

/* Records of one country speak with its words. */
static enum err
set_locale(struct request *rq, const struct type *t, const void *record)
{
	struct country country;

	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		struct country_id id = { 0 };

		if (f->target == &country_type && f->kind == &kind_ref)
			id.n = *(const int64_t *)field_of(f, record);
		else if (f->target == &commitment_type && f->kind == &kind_ref)
			TRY(country_of_commitment(rq,
			    (struct commitment_id){ *(const int64_t *)field_of(f, record) }, &id));
		else if (f->target == &plan_type && f->kind == &kind_ref)
			TRY(country_of_plan(
			    rq, (struct plan_id){ *(const int64_t *)field_of(f, record) }, &id));
		if (id.n != 0)
			return locale_of(rq, id, &country);
	}
	return ERR_OK;
}

enum err
page_record(struct request *rq, struct response *rs)
{
	const struct type *t = rq->type;
	void *record = arena_take(rq->work.arena, t->size);
	struct record_view v = { .kind = say(&rq->locale, t->label) };
	struct link crumbs[2];
	struct buf path = buf_new(rq->work.arena, 100);

	TRY(store_find(&rq->work, t, rq->key, record));
	TRY(set_locale(rq, t, record));
	v.kind = say(&rq->locale, t->label);
	TRY(title_of(rq, t, record, &v.title));
	TRY(about_of(rq, t, record, &v.about));
	TRY(show_fields(rq, t, record, &v));
	TRY(show_own(rq, t, record, &v));
	TRY(show_lists(rq, t, record, &v));
	TRY(record_layout(rq, t, record, v.title, &v.layout, &v.changes));
	buf_printf(&path, "/%s", t->path);
	crumbs[0] = link_at(rq, say(&rq->locale, t->plural), (struct str){ path.at, path.len });
	crumbs[1] = (struct link){ v.title, STR("") };
	layout_crumbs(&v.layout, rq, crumbs, 2);
	record_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}

enum err
record_json(struct request *rq, struct response *rs)
{
	const struct type *t = rq->type;
	void *record = arena_take(rq->work.arena, t->size);

	TRY(store_find(&rq->work, t, rq->key, record));
	rs->out = buf_new(rq->work.arena, JSON_MAX);
	TRY(store_json(&rq->work, t, record, &rs->out));
	buf_put(&rs->out, STR("\n"));
	rs->type = STR("application/json");
	rs->robots = STR("noindex");
	return ERR_OK;
}
