/*
 * GET /:type -- the records of a type.
 *
 * Says what can be said of all of them, then how many there are and how many of them are shown;
 * beside them what they can be narrowed by, each with what choosing it would leave. All of it is in
 * the address. What can be seen of a type follows from the catalogue; list_columns.c says where a
 * type is shown otherwise.
 */
#include <stdlib.h>

#include "web/list.h"

enum {
	SHOWN = 7,
	FOLDED = 40,
	OPEN = 3,
	PAGES_NEAR = 2,
	PAGES_MAX = 2 * PAGES_NEAR + 5,
	SAID_MAX = 1000
};

/* ---- What it can be narrowed by ---- */

/* Choices in their own order, years from the latest, records by how many there are; unknown last.
 */
struct ranked {
	struct facet_count *at;
	size_t count;
};

static int
by_choice(const void *x, const void *y)
{
	const struct facet_count *a = x, *b = y;

	if ((a->value < 0) != (b->value < 0))
		return a->value < 0 ? 1 : -1;
	return (a->value > b->value) - (a->value < b->value);
}

static int
by_year(const void *x, const void *y)
{
	const struct facet_count *a = x, *b = y;

	return (a->value < b->value) - (a->value > b->value);
}

static int
by_count(const void *x, const void *y)
{
	const struct facet_count *a = x, *b = y;

	if ((a->value < 0) != (b->value < 0))
		return a->value < 0 ? 1 : -1;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return (a->value > b->value) - (a->value < b->value);
}

static int
by_standing(const void *x, const void *y)
{
	const struct facet_count *a = x, *b = y;

	return standing_rank(a->value) - standing_rank(b->value);
}

static void
sort_values(const struct facet *f, struct facet_count *values, size_t count)
{
	if (count < 2)
		return;
	if (strcmp(f->name, "standing") == 0)
		qsort(values, count, sizeof(*values), by_standing);
	else if (f->choices != NULL)
		qsort(values, count, sizeof(*values), by_choice);
	else
		qsort(values, count, sizeof(*values), f->target == NULL ? by_year : by_count);
}

static bool
is_chosen(const struct listing *ls, size_t facet, int64_t value)
{
	for (size_t i = 0; i < ls->nchosen; i++) {
		if (ls->chosen[i].facet == facet && ls->chosen[i].value == value)
			return true;
	}
	return false;
}

/*
 * The first of them, and what is chosen among the rest. A choice that would leave nothing is shown
 * where the choices are few and known, so that 0 can be read; elsewhere it is left out.
 */
static enum err
show_facet(struct listing *ls, size_t facet, struct list_facet *v)
{
	const struct facet *f = facets_at(ls->index, facet);
	struct facet_count *values = ls->result.values[facet];
	size_t count = ls->result.nvalues[facet];

	*v = (struct list_facet){ .name = str_from(f->name),
		.label = say(&ls->rq->locale, f->label),
		.at = arena_take(
		    ls->rq->work.arena, (FOLDED + FACET_CHOSEN_MAX) * sizeof(*v->at)) };
	sort_values(f, values, count);
	for (size_t i = 0; i < count; i++) {
		bool chosen = is_chosen(ls, facet, values[i].value);
		bool known = f->choices != NULL && values[i].value > 0;
		struct list_choice *c = &v->at[v->count];

		if (!chosen && ((values[i].count == 0 && !known) || v->count >= FOLDED)) {
			v->hidden += values[i].count > 0;
			continue;
		}
		*c = (struct list_choice){ .count = values[i].count, .chosen = chosen };
		TRY(listing_value(ls->rq, f, values[i].value, &c->value, &c->label));
		v->count++;
		if (chosen || v->count <= SHOWN)
			v->shown = v->count;
	}
	for (size_t i = 0; i < ls->nchosen;
	     i++) { /* what no record has was asked for all the same */
		struct list_choice *c = &v->at[v->count];

		if (ls->chosen[i].facet != facet ||
		    facets_has(ls->index, facet, ls->chosen[i].value))
			continue;
		*c = (struct list_choice){ .chosen = true };
		TRY(listing_value(ls->rq, f, ls->chosen[i].value, &c->value, &c->label));
		v->shown = ++v->count;
	}
	if (v->count - v->shown == 1) /* no fold for one */
		v->shown++;
	return ERR_OK;
}

static enum err
show_facets(struct listing *ls, struct list_view *v)
{
	size_t count = facets_count(ls->index);

	v->facets = arena_take(ls->rq->work.arena, count * sizeof(*v->facets));
	for (size_t i = 0; i < count; i++) {
		struct list_facet *f = &v->facets[v->nfacets];

		TRY(show_facet(ls, i, f));
		if (f->count == 0 || (f->count == 1 && !f->at[0].chosen))
			continue;
		f->folded = v->nfacets >= OPEN;
		for (size_t c = 0; c < f->count; c++)
			f->folded = f->folded && !f->at[c].chosen;
		v->nfacets++;
	}
	return ERR_OK;
}

static enum err
show_chips(struct listing *ls, struct list_view *v)
{
	struct listing other;
	struct str name;

	v->chips = arena_take(ls->rq->work.arena, (ls->nchosen + 1) * sizeof(*v->chips));
	for (size_t i = 0; i < ls->nchosen; i++) {
		const struct facet *f = facets_at(ls->index, ls->chosen[i].facet);
		struct list_chip *chip = &v->chips[v->nchips++];

		chip->facet = say(&ls->rq->locale, f->label);
		TRY(listing_value(ls->rq, f, ls->chosen[i].value, &name, &chip->value));
		listing_without(ls, i, &other);
		chip->address = listing_address(&other, "");
	}
	if (ls->text.len > 0) {
		other = *ls;
		other.text = STR("");
		other.page = 1;
		other.order = other.usual;
		v->chips[v->nchips++] = (struct list_chip){ say(&ls->rq->locale, "Words"),
			told_str(ls->text), listing_address(&other, "") };
	}
	listing_whole(ls, &other);
	v->action = v->clear = listing_address(&other, "");
	return ERR_OK;
}

/* ---- The records ---- */

static enum err
show_row(struct listing *ls, const struct list_column *columns, size_t count, int64_t id,
    struct list_row *row)
{
	struct request *rq = ls->rq;
	const struct field *caption = type_caption(ls->type);
	void *record = arena_take(rq->work.arena, ls->type->size);
	struct label label = { .type = ls->type, .id = id };

	TRY(store_load(&rq->work, ls->type, id, record));
	label.key = record_key(ls->type, record);
	if (caption != NULL)
		label.caption = *(const struct i18n *)field_of(caption, record);
	row->link = link_of(rq, &label);
	TRY(list_name(rq, ls->type, record, &row->link));
	row->cells = arena_take(rq->work.arena, count * sizeof(*row->cells));
	for (size_t i = 0; i < count; i++)
		TRY(list_cell(rq, ls->type, &columns[i], record, &row->cells[i]));
	return ERR_OK;
}

static bool
is_number(const struct type *t, const struct list_column *c)
{
	const struct kind *kind = c->field < t->nfields ? t->fields[c->field].kind : NULL;

	return kind == &kind_integer || kind == &kind_decimal || kind == &kind_money;
}

static enum err
show_rows(struct listing *ls, struct list_view *v)
{
	struct list_column columns[LIST_COLUMNS_MAX];
	struct arena *a = ls->rq->work.arena;
	int64_t ids[LIST_PAGE];

	v->noun = say(&ls->rq->locale, ls->type->label);
	v->nheads = list_columns(ls->type, columns);
	v->heads = arena_take(a, v->nheads * sizeof(*v->heads));
	for (size_t i = 0; i < v->nheads; i++)
		v->heads[i] = (struct list_head){ say(&ls->rq->locale, columns[i].label),
			is_number(ls->type, &columns[i]) };
	TRY(listing_ids(ls, ids, &v->nrows));
	v->rows = arena_take(a, v->nrows * sizeof(*v->rows));
	for (size_t i = 0; i < v->nrows; i++)
		TRY(show_row(ls, columns, v->nheads, ids[i], &v->rows[i]));
	return ERR_OK;
}

/* ---- Order and pages ---- */

static const char *
order_label(enum facet_order order)
{
	switch (order) {
	case ORDER_NEWEST: return MESSAGE("Date, latest first");
	case ORDER_OLDEST: return MESSAGE("Date, earliest first");
	case ORDER_KEY: return MESSAGE("Number");
	case ORDER_CAPTION: return MESSAGE("Name");
	case ORDER_CHANGED: return MESSAGE("Last changed first");
	case ORDER_GIVEN: break;
	}
	return MESSAGE("Best match");
}

static void
add_order(struct listing *ls, struct list_view *v, enum facet_order order, const char *name)
{
	v->orders[v->norders++] = (struct list_order){ str_from(name),
		say(&ls->rq->locale, order_label(order)), ls->order == order };
}

static void
show_orders(struct listing *ls, struct list_view *v)
{
	if (ls->text.len > 0)
		add_order(ls, v, ORDER_GIVEN, "match");
	if (facets_dated(ls->index)) {
		add_order(ls, v, ORDER_NEWEST, "newest");
		add_order(ls, v, ORDER_OLDEST, "oldest");
	}
	if (type_caption(ls->type) != NULL)
		add_order(ls, v, ORDER_CAPTION, "name");
	add_order(ls, v, ORDER_KEY, "key");
	add_order(ls, v, ORDER_CHANGED, "changed");
}

static struct str
page_address(const struct listing *ls, size_t page)
{
	struct listing other = *ls;

	other.page = page;
	return listing_address(&other, "");
}

/* The first, the last, and those around this one; a gap between. */
static void
show_pages(struct listing *ls, struct list_view *v)
{
	v->page = ls->page;
	v->pages = arena_take(ls->rq->work.arena, PAGES_MAX * sizeof(*v->pages));
	for (size_t n = 1; n <= ls->pages; n++) {
		bool near = n + PAGES_NEAR >= ls->page && n <= ls->page + PAGES_NEAR;

		if (near || n == 1 || n == ls->pages)
			v->pages[v->npages++] = (struct list_page){ n, page_address(ls, n) };
		else if (v->pages[v->npages - 1].number != 0)
			v->pages[v->npages++] = (struct list_page){ 0, STR("") };
	}
	if (ls->page > 1)
		v->previous = page_address(ls, ls->page - 1);
	if (ls->page < ls->pages)
		v->next = page_address(ls, ls->page + 1);
}

static void
show_counts(struct listing *ls, struct list_view *v)
{
	struct request *rq = ls->rq;
	struct arena *a = rq->work.arena;
	size_t count = ls->result.count, whole = ls->result.whole;

	v->counted = listing_narrowed(ls) && whole > 0
	    ? say_share(a, &rq->locale, "{n} of {of} records", (int64_t)count, (int64_t)whole)
	    : say_count(a, &rq->locale, "{n} records", (int64_t)count);
	v->caption = tell(rq, "Sorted by: {order}. Page {page} of {pages}.",
	    ARGS({ "order", say(&rq->locale, order_label(ls->order)) },
		{ "page", tell_number(rq, (int64_t)ls->page) },
		{ "pages", tell_number(rq, (int64_t)ls->pages) }));
}

/* ---- Around it ---- */

/* "Commitments. Where it stands: Late": what a reader quotes. */
static struct told
title_of(struct listing *ls, const struct list_view *v)
{
	struct buf b = buf_new(ls->rq->work.arena, SAID_MAX);

	buf_put(&b, say(&ls->rq->locale, ls->type->plural));
	for (size_t i = 0; i < v->nchips && b.len < SAID_MAX / 2; i++) {
		buf_put(&b, i == 0 ? STR(" – ") : say(&ls->rq->locale, ", "));
		buf_put(&b, v->chips[i].facet);
		buf_put(&b, STR(": "));
		buf_put(&b, v->chips[i].value.text);
	}
	return told_str((struct str){ b.at, b.len });
}

/* The other languages show the same choice. */
static void
keep_query(struct layout *layout, struct request *rq, struct str address)
{
	struct str query = address;

	str_cut(&query, '?');
	for (size_t i = 0; query.len > 0 && i < layout->nothers; i++) {
		struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX + 10);

		buf_put(&b, layout->others[i].address);
		buf_put(&b, STR("?"));
		buf_put(&b, query);
		layout->others[i].address = (struct str){ b.at, b.len };
		layout->others[i].full = address_full(rq, layout->others[i].address);
	}
}

static enum err
show_around(struct listing *ls, struct list_view *v)
{
	struct request *rq = ls->rq;
	struct str address = listing_address(ls, ""), plural = say(&rq->locale, ls->type->plural);
	struct facet_query everything = { .chosen = NULL };
	struct facet_result all;
	struct listing first = *ls;
	struct change_note change;
	int64_t latest;
	size_t n;

	first.page = 1;
	v->layout = layout_new(rq, title_of(ls, v));
	v->layout.canonical = address_full(rq, address);
	v->layout.json = listing_address(ls, "json");
	v->layout.csv = listing_address(&first, "csv");
	v->layout.atom = listing_address(&first, "atom");
	v->layout.about = v->finding;
	keep_query(&v->layout, rq, address);
	layout_crumbs(&v->layout, rq, &(struct link){ .label = told_str(plural) }, 1);
	if (listing_narrowed(ls) || ls->order != ls->usual)
		v->layout.robots = STR("noindex");
	facets_select(rq->work.arena, ls->index, &everything, &all);
	TRY(facets_page(
	    &rq->work, ls->index, &all, ORDER_CHANGED, rq->locale.lang, 0, 1, &latest, &n));
	if (n > 0) {
		TRY(store_since(&rq->work, ls->type, latest, &change));
		layout_updated(&v->layout, rq, change.at);
	}
	v->heading = plural;
	return ERR_OK;
}

enum err
page_list(struct request *rq, struct response *rs)
{
	struct list_view v = { .nchips = 0 };
	struct listing ls;

	TRY(listing_read(rq, &ls));
	v.text = ls.text;
	TRY(list_finding(&ls, &v.finding));
	TRY(show_chips(&ls, &v));
	TRY(show_facets(&ls, &v));
	TRY(show_rows(&ls, &v));
	show_orders(&ls, &v);
	show_pages(&ls, &v);
	show_counts(&ls, &v);
	TRY(show_around(&ls, &v));
	list_html(&rs->out, &rq->locale, &v);
	if (listing_narrowed(&ls))
		rs->robots = STR("noindex");
	return ERR_OK;
}
