/*
 * GET /search?q= -- every record that holds the words, whatever its type and language.
 *
 * Without words: examples. With words: how many, what else they are called, the hits with what was
 * found in them, and how many there are of each type and country. When nothing is found it says
 * which word is on no record, and what there would be without it.
 */
#include "base/digits.h"
#include "store/search.h"
#include "web/list.h"

enum { HITS = 20, PAGES_MOST = 50, TEXT_MAX = 400, SAID_MAX = 2000, PAGES_NEAR = 2 };

struct asked {
	struct search_query query;
	struct str country; /* its key */
	size_t page;
};

/* ---- Reading the address ---- */

static enum err
read_query(struct request *rq, struct asked *a)
{
	struct fault *fault = &rq->work.fault;
	struct country country;
	struct str value;
	int64_t page = 1;

	*a = (struct asked){ .query = { .lang = rq->locale.lang, .most = HITS }, .page = 1 };
	if (param_take(rq, STR("q"), &value))
		a->query.text = str_trim(value);
	if (a->query.text.len > TEXT_MAX)
		return fail_with(fault, ERR_NOT_FOUND, "too many words");
	if (param_take(rq, STR("type"), &value) && value.len > 0) {
		a->query.type = type_by_name(value);
		if (a->query.type == NULL)
			return fail_with(fault, ERR_NOT_FOUND, "no such type");
	}
	if (param_take(rq, STR("country"), &a->country) && a->country.len > 0) {
		TRY(country_find(&rq->work, a->country, &country));
		a->query.country = country.id.n;
	}
	if (param_take(rq, STR("sort"), &value) && value.len > 0) {
		if (!str_equal(value, STR("newest")))
			return fail_with(fault, ERR_NOT_FOUND, "no such order");
		a->query.order = SEARCH_NEWEST;
	}
	if (param_take(rq, STR("page"), &value) &&
	    (!digits_parse(value, &page) || page < 1 || page > PAGES_MOST))
		return fail_with(fault, ERR_NOT_FOUND, "no such page");
	a->page = (size_t)page;
	a->query.skip = (a->page - 1) * HITS;
	return params_done(rq);
}

static void
put_param(struct buf *b, struct request *rq, char *before, const char *name, struct str value)
{
	if (value.len == 0)
		return;
	buf_printf(b, "%c%s=", *before, name);
	html_query(b, &rq->locale, value);
	*before = '&';
}

static struct str
address_of_query(struct request *rq, const struct asked *a)
{
	struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX);
	char before = '?';

	buf_put(&b, address_at(rq, STR("/search")));
	put_param(&b, rq, &before, "q", a->query.text);
	if (a->query.type != NULL)
		put_param(&b, rq, &before, "type", str_from(a->query.type->name));
	put_param(&b, rq, &before, "country", a->country);
	if (a->query.order == SEARCH_NEWEST)
		put_param(&b, rq, &before, "sort", STR("newest"));
	if (a->page > 1)
		buf_printf(&b, "%cpage=%zu", before, a->page);
	return (struct str){ b.at, b.len };
}

static struct str
address_of_words(struct request *rq, struct str words)
{
	return address_of_query(rq, &(struct asked){ .query = { .text = words }, .page = 1 });
}

/* ---- Showing ---- */

static struct marked
marked_of(struct request *rq, const struct search_text *t)
{
	struct buf b = buf_new(rq->work.arena, 1 << 20);
	struct marked m = { .html = { STR("") } };
	size_t at = 0;

	if (t->cut_before)
		buf_put(&b, STR("… "));
	for (size_t i = 0; i < t->nmarks; i++) {
		const struct words_mark *mark = &t->marks[i];

		markup_text(&b, (struct str){ t->text.at + at, mark->at - at });
		buf_put(&b, STR("<mark>"));
		markup_text(&b, (struct str){ t->text.at + mark->at, mark->len });
		buf_put(&b, STR("</mark>"));
		at = mark->at + mark->len;
	}
	markup_text(&b, str_skip(t->text, at));
	if (t->cut_after)
		buf_put(&b, STR(" …"));
	m.html.html = (struct str){ b.at, b.len };
	if (t->lang != LANG_COUNT && t->lang != rq->locale.lang) {
		m.code = lang_code(t->lang);
		m.direction = lang_direction(t->lang);
	}
	return m;
}

static void
show_hits(struct request *rq, const struct search_result *r, struct search_view *v)
{
	v->rows = arena_take(rq->work.arena, r->nhits * sizeof(*v->rows));
	v->nrows = r->nhits;
	for (size_t i = 0; i < r->nhits; i++) {
		const struct search_hit *hit = &r->hits[i];
		struct search_row *row = &v->rows[i];

		*row = (struct search_row){ .noun = say(&rq->locale, hit->label.type->label),
			.address = address_of(rq, hit->label.type, hit->label.key),
			.key = hit->label.key,
			.title = marked_of(rq, &hit->title),
			.passage = { .html = { STR("") } } };
		if (hit->title.text.len == 0)
			row->title = marked_of(rq,
			    &(struct search_text){ .text = hit->label.key, .lang = LANG_COUNT });
		/* A translation in which nothing was found tells the reader nothing. */
		if (hit->passage.nmarks > 0 || hit->passage.lang == rq->locale.lang)
			row->passage = marked_of(rq, &hit->passage);
	}
}

static void
show_types(
    struct request *rq, const struct asked *a, const struct search_result *r, struct search_view *v)
{
	struct list_facet *f = &v->facets[v->nfacets++];

	*f = (struct list_facet){ .name = STR("type"),
		.label = say(&rq->locale, "Kind of record"),
		.at = arena_take(rq->work.arena, r->ntypes * sizeof(*f->at)),
		.count = r->ntypes };
	for (size_t i = 0; i < r->ntypes; i++)
		f->at[i] = (struct list_choice){ .value = str_from(r->types[i].type->name),
			.label = told_str(say(&rq->locale, r->types[i].type->plural)),
			.count = r->types[i].count,
			.chosen = r->types[i].type == a->query.type };
}

/* Records of no country cannot be asked for: they are not shown either. */
static enum err
show_countries(
    struct request *rq, const struct asked *a, const struct search_result *r, struct search_view *v)
{
	struct list_facet *f = &v->facets[v->nfacets++];
	struct label label;

	*f = (struct list_facet){ .name = STR("country"),
		.label = say(&rq->locale, "Country"),
		.at = arena_take(rq->work.arena, r->ncountries * sizeof(*f->at)) };
	for (size_t i = 0; i < r->ncountries; i++) {
		if (r->countries[i].country == 0)
			continue;
		TRY(store_label(&rq->work, &country_type, r->countries[i].country, &label));
		f->at[f->count++] = (struct list_choice){ .value = label.key,
			.label = link_of(rq, &label).label,
			.count = r->countries[i].count,
			.chosen = r->countries[i].country == a->query.country };
	}
	return ERR_OK;
}

/* Whose word it is: the country by its code, when it is on record. */
static enum err
country_named(struct request *rq, const char *code, struct told *name)
{
	char key[3] = { 0 };
	struct country country;
	struct label label = { .type = &country_type };
	enum err err;

	*name = told_str(STR(""));
	if (strlen(code) != 2)
		return ERR_OK;
	key[0] = (char)(code[0] | 0x20);
	key[1] = (char)(code[1] | 0x20);
	err = country_find(&rq->work, (struct str){ key, 2 }, &country);
	if (err == ERR_OK) {
		label.key = country.key;
		label.caption = country.name;
		*name = link_of(rq, &label).label;
	}
	return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err
show_also(struct request *rq, const struct search_result *r, struct search_view *v)
{
	v->also = arena_take(rq->work.arena, SEARCH_ALSO_MAX * sizeof(*v->also));
	for (size_t i = 0; i < r->nalso; i++) {
		struct search_other *other = &v->also[v->nalso];

		if (r->also[i].count == 0)
			continue;
		other->text = told_str(r->also[i].text);
		other->address = address_of_words(rq, r->also[i].text);
		TRY(country_named(rq, r->also[i].country, &other->country));
		v->nalso++;
	}
	return ERR_OK;
}

static void
show_nothing(
    struct request *rq, const struct asked *a, const struct search_result *r, struct search_view *v)
{
	struct buf words = buf_new(rq->work.arena, SAID_MAX);
	struct asked all = { .query = { .text = a->query.text }, .page = 1 };

	for (size_t i = 0; i < r->nunknown; i++) {
		if (i > 0)
			buf_put(&words, say(&rq->locale, ", "));
		buf_put(&words, tell(rq, "“{words}”", ARGS({ "words", r->unknown[i] })));
	}
	if (r->nunknown > 0)
		v->unknown = tell(
		    rq, "On no record: {words}.", ARGS({ "words", { words.at, words.len } }));
	if (r->instead.len > 0) {
		v->instead = r->instead;
		v->instead_address = address_of_words(rq, r->instead);
		v->instead_counted = say_count(
		    rq->work.arena, &rq->locale, "{n} records", (int64_t)r->instead_total);
	}
	if (a->query.type != NULL || a->query.country != 0)
		v->clear = address_of_query(rq, &all);
}

static void
show_examples(struct request *rq, struct search_view *v)
{
	static const char *const examples[] = { MESSAGE("budget transparency"),
		MESSAGE("access to information"), MESSAGE("asset declaration"),
		MESSAGE("open contracting"), MESSAGE("complaints") };

	v->nexamples = sizeof(examples) / sizeof(examples[0]);
	v->examples = arena_take(rq->work.arena, v->nexamples * sizeof(*v->examples));
	for (size_t i = 0; i < v->nexamples; i++) {
		struct str words = say(&rq->locale, examples[i]);

		v->examples[i] = (struct link){ told_str(words), address_of_words(rq, words) };
	}
}

/* ---- Around it ---- */

static enum err
show_pages(
    struct request *rq, const struct asked *a, const struct search_result *r, struct search_view *v)
{
	size_t pages = r->total == 0 ? 1 : (r->total + HITS - 1) / HITS;
	struct list_view *list = &v->pages;
	struct asked other = *a;

	if (pages > PAGES_MOST)
		pages = PAGES_MOST;
	if (a->page > pages)
		return fail_with(&rq->work.fault, ERR_NOT_FOUND, "no such page");
	list->page = a->page;
	list->pages = arena_take(rq->work.arena, (2 * PAGES_NEAR + 3) * sizeof(*list->pages));
	for (size_t n = 1; n <= pages; n++) {
		if (n + PAGES_NEAR < a->page || n > a->page + PAGES_NEAR)
			continue;
		other.page = n;
		list->pages[list->npages++] = (struct list_page){ n, address_of_query(rq, &other) };
	}
	other.page = a->page - 1;
	if (a->page > 1)
		list->previous = address_of_query(rq, &other);
	other.page = a->page + 1;
	if (a->page < pages)
		list->next = address_of_query(rq, &other);
	other.page = 1;
	other.query.order = a->query.order == SEARCH_BEST ? SEARCH_NEWEST : SEARCH_BEST;
	*(a->query.order == SEARCH_BEST ? &v->newest : &v->best) = address_of_query(rq, &other);
	return ERR_OK;
}

static void
show_around(struct request *rq, const struct asked *a, struct search_view *v)
{
	struct link self = { .label = told_str(say(&rq->locale, "Search")) };

	v->text = a->query.text;
	v->action = address_at(rq, STR("/search"));
	v->heading = v->asked ? tell(rq, "Results for “{words}”", ARGS({ "words", v->text }))
			      : say(&rq->locale, "Search");
	v->layout = layout_new(rq, told_str(v->heading));
	v->layout.canonical = address_full(rq, address_of_query(rq, a));
	v->layout.wide_search = true;
	v->layout.robots = v->asked ? STR("noindex") : STR("");
	layout_crumbs(&v->layout, rq, &self, 1);
	for (size_t i = 0; v->asked && i < v->layout.nothers; i++) {
		struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX);
		char before = '?';

		buf_put(&b, v->layout.others[i].address);
		put_param(&b, rq, &before, "q", a->query.text);
		v->layout.others[i].address = (struct str){ b.at, b.len };
	}
}

enum err
page_search(struct request *rq, struct response *rs)
{
	struct search_result *r = arena_take(rq->work.arena, sizeof(*r));
	struct search_view *v = arena_take(rq->work.arena, sizeof(*v));
	struct asked a;

	TRY(read_query(rq, &a));
	if (a.query.text.len > 0) {
		TRY(search_run(&rq->work, &a.query, r));
		v->asked = r->asked;
	}
	if (v->asked) {
		show_hits(rq, r, v);
		show_types(rq, &a, r, v);
		TRY(show_countries(rq, &a, r, v));
		TRY(show_also(rq, r, v));
		TRY(show_pages(rq, &a, r, v));
		v->counted = say_count(
		    rq->work.arena, &rq->locale, "{n} records", (int64_t)r->total);
		if (r->nhits == 0)
			show_nothing(rq, &a, r, v);
		rs->robots = STR("noindex");
	} else {
		show_examples(rq, v);
	}
	show_around(rq, &a, v);
	search_html(&rs->out, &rq->locale, v);
	return ERR_OK;
}
