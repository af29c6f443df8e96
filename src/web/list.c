#include "web/list.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/number.h"
#include "store/search.h"

static const struct {
	const char *name;
	enum facet_order order;
} orders[] = {
	{ "newest", ORDER_NEWEST },
	{ "oldest", ORDER_OLDEST },
	{ "name", ORDER_CAPTION },
	{ "key", ORDER_KEY },
	{ "changed", ORDER_CHANGED },
	{ "match", ORDER_GIVEN },
};
enum { ORDERS = sizeof(orders) / sizeof(orders[0]), ADDRESS_MAX = HTTP_TARGET_MAX };

/* What is due or happened at a date comes newest first; the rest by name. */
static enum facet_order
usual_order(const struct listing *ls)
{
	if (ls->text.len > 0)
		return ORDER_GIVEN;
	if (ls->type == &country_type || ls->type == &instrument_type)
		return ORDER_CAPTION;
	if (facets_dated(ls->index))
		return ORDER_NEWEST;
	return type_caption(ls->type) == NULL || ls->type->nkey_fields > 0 ? ORDER_KEY
									   : ORDER_CAPTION;
}

/* The choice of that name; 0 when there is none. Choices may have gaps at their end only. */
static int64_t
choice_named(const struct choice *choices, struct str name)
{
	for (int64_t i = 1; choices[i].name != NULL; i++) {
		if (str_equal(name, str_from(choices[i].name)))
			return i;
	}
	return 0;
}

/* 0 when it names nothing. */
static enum err
parse_value(struct request *rq, const struct facet *f, struct str name, int64_t *value)
{
	enum missing why;

	*value = 0;
	if (str_begins(name, STR("-"))) {
		if (missing_parse(str_skip(name, 1), &why))
			*value = -(int64_t)why;
	} else if (f->choices != NULL) {
		*value = choice_named(f->choices, name);
	} else if (f->target != NULL) {
		if (key_is_valid(name))
			TRY(store_id_of(&rq->work, f->target, name, value));
	} else if (!digits_parse(name, value) || *value < 0) {
		*value = 0;
	}
	return ERR_OK;
}

static enum err
choose(struct listing *ls, size_t facet, struct str name)
{
	const struct facet *f = facets_at(ls->index, facet);
	struct fault *fault = &ls->rq->work.fault;
	int64_t value;

	TRY(parse_value(ls->rq, f, name, &value));
	/* A choice of the catalogue may be asked for when no record has it: none is late today. */
	if (value == 0 ||
	    (!facets_has(ls->index, facet, value) && (f->choices == NULL || value < 0)))
		return fail_with(fault, ERR_NOT_FOUND, "no such value of a facet");
	for (size_t i = 0; i < ls->nchosen; i++) {
		if (ls->chosen[i].facet == facet && ls->chosen[i].value == value)
			return ERR_OK;
	}
	if (ls->nchosen == FACET_CHOSEN_MAX)
		return fail_with(fault, ERR_NOT_FOUND, "too many values");
	ls->names[ls->nchosen] = name;
	ls->chosen[ls->nchosen++] = (struct facet_chosen){ facet, value };
	return ERR_OK;
}

/* Words that say nothing, or none, narrow nothing. */
static enum err
read_text(struct listing *ls)
{
	struct search_query query = { .lang = ls->rq->locale.lang, .type = ls->type };
	int64_t *ids;
	bool asked;

	if (!param_take(ls->rq, STR("q"), &query.text))
		return ERR_OK;
	query.text = str_trim(query.text);
	if (query.text.len == 0)
		return ERR_OK;
	if (query.text.len > LIST_TEXT_MAX)
		return fail_with(&ls->rq->work.fault, ERR_NOT_FOUND, "too many words");
	TRY(search_ids(&ls->rq->work, &query, &asked, &ids, &ls->nfound));
	if (asked) {
		ls->text = query.text;
		ls->found = ids;
	}
	return ERR_OK;
}

static enum err
read_order(struct listing *ls)
{
	struct str name;

	ls->order = ls->usual = usual_order(ls);
	if (!param_take(ls->rq, STR("sort"), &name) || name.len == 0)
		return ERR_OK;
	for (size_t i = 0; i < ORDERS; i++) {
		if (!str_equal(name, str_from(orders[i].name)))
			continue;
		ls->order = orders[i].order;
		if (ls->order == ORDER_GIVEN && ls->text.len == 0)
			break;
		if ((ls->order == ORDER_NEWEST || ls->order == ORDER_OLDEST) &&
		    !facets_dated(ls->index))
			break;
		return ERR_OK;
	}
	return fail_with(&ls->rq->work.fault, ERR_NOT_FOUND, "no such order");
}

static enum err
read_page(struct listing *ls)
{
	struct str text;
	int64_t page = 1;

	ls->pages = ls->result.count == 0 ? 1 : (ls->result.count + LIST_PAGE - 1) / LIST_PAGE;
	if (param_take(ls->rq, STR("page"), &text) &&
	    (!digits_parse(text, &page) || page < 1 || (uint64_t)page > ls->pages))
		return fail_with(&ls->rq->work.fault, ERR_NOT_FOUND, "no such page");
	ls->page = (size_t)page;
	return ERR_OK;
}

enum err
listing_read(struct request *rq, struct listing *ls)
{
	struct facet_query query;
	struct str value;

	*ls = (struct listing){ .rq = rq, .type = rq->type };
	TRY(facets_of(rq->facets, &rq->work, rq->type, &ls->index));
	for (size_t i = 0; i < facets_count(ls->index); i++) {
		while (param_take(rq, str_from(facets_at(ls->index, i)->name), &value)) {
			if (value.len > 0) /* an empty choice of a form */
				TRY(choose(ls, i, value));
		}
	}
	TRY(read_text(ls));
	TRY(read_order(ls));
	query = (struct facet_query){ .chosen = ls->chosen,
		.nchosen = ls->nchosen,
		.is_within = ls->text.len > 0,
		.within = ls->found,
		.nwithin = ls->nfound };
	facets_select(rq->work.arena, ls->index, &query, &ls->result);
	TRY(read_page(ls));
	return params_done(rq);
}

bool
listing_narrowed(const struct listing *ls)
{
	return ls->nchosen > 0 || ls->text.len > 0;
}

void
listing_without(const struct listing *ls, size_t chosen, struct listing *without)
{
	*without = *ls;
	without->page = 1;
	without->nchosen--;
	for (size_t i = chosen; i < without->nchosen; i++) {
		without->chosen[i] = ls->chosen[i + 1];
		without->names[i] = ls->names[i + 1];
	}
}

void
listing_whole(const struct listing *ls, struct listing *whole)
{
	*whole = *ls;
	whole->page = 1;
	whole->nchosen = 0;
	whole->text = STR("");
	if (whole->order == ORDER_GIVEN || whole->order == whole->usual)
		whole->order = whole->usual = usual_order(whole);
}

static void
put_param(struct buf *b, const struct listing *ls, char *before, struct str name, struct str value)
{
	buf_put(b, (struct str){ before, 1 });
	html_query(b, &ls->rq->locale, name);
	buf_put(b, STR("="));
	html_query(b, &ls->rq->locale, value);
	*before = '&';
}

struct str
listing_address(const struct listing *ls, const char *extension)
{
	struct buf b = buf_new(ls->rq->work.arena, ADDRESS_MAX);
	char before = '?';

	buf_printf(&b, "/%.*s/%s%s%s", STR_ARG(lang_code(ls->rq->locale.lang)), ls->type->path,
	    extension[0] == '\0' ? "" : ".", extension);
	for (size_t i = 0; i < ls->nchosen; i++)
		put_param(&b, ls, &before,
		    str_from(facets_at(ls->index, ls->chosen[i].facet)->name), ls->names[i]);
	if (ls->text.len > 0)
		put_param(&b, ls, &before, STR("q"), ls->text);
	for (size_t i = 0; i < ORDERS; i++) {
		if (ls->order == orders[i].order && ls->order != ls->usual)
			put_param(&b, ls, &before, STR("sort"), str_from(orders[i].name));
	}
	if (ls->page > 1)
		buf_printf(&b, "%cpage=%zu", before, ls->page);
	return (struct str){ b.at, b.len };
}

enum err
listing_ids(struct listing *ls, int64_t ids[static LIST_PAGE], size_t *count)
{
	return facets_page(&ls->rq->work, ls->index, &ls->result, ls->order, ls->rq->locale.lang,
	    (ls->page - 1) * LIST_PAGE, LIST_PAGE, ids, count);
}

enum err
listing_value(
    struct request *rq, const struct facet *f, int64_t value, struct str *name, struct told *label)
{
	struct buf b = buf_new(rq->work.arena, 100);
	struct label record;

	if (value < 0) {
		buf_put(&b, STR("-"));
		buf_put(&b, missing_name((enum missing) - value));
		*name = (struct str){ b.at, b.len };
		*label = told_str(say(&rq->locale, missing_text((enum missing) - value)));
	} else if (f->choices != NULL) {
		*name = str_from(f->choices[value].name);
		*label = told_str(say(&rq->locale, f->choices[value].label));
	} else if (f->target != NULL) {
		TRY(store_label(&rq->work, f->target, value, &record));
		*name = record.key;
		*label = link_of(rq, &record).label;
	} else {
		buf_printf(&b, "%lld", (long long)value);
		*name = (struct str){ b.at, b.len };
		b = buf_new(rq->work.arena, 100);
		digits_print(&b, &rq->locale, value);
		*label = told_str((struct str){ b.at, b.len });
	}
	return ERR_OK;
}
