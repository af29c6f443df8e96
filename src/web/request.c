/* What pages ask of their request: parameters, addresses, links, sentences. */
#include "base/number.h"
#include "view/prose.h"
#include "web/web.h"

enum { ADDRESS_MAX = 1000, SAID_MAX = 200, SENTENCES_MAX = 8000 };

static struct str
text_of(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

bool
param_take(struct request *rq, struct str name, struct str *value)
{
	for (size_t i = 0; i < rq->nparams; i++) {
		struct param *p = &rq->params[i];

		if (!p->taken && str_equal(p->name, name)) {
			p->taken = true;
			*value = p->value;
			return true;
		}
	}
	return false;
}

enum err
params_done(struct request *rq)
{
	for (size_t i = 0; i < rq->nparams; i++) {
		if (!rq->params[i].taken)
			return fail_with(&rq->work.fault, ERR_NOT_FOUND, "unknown parameter");
	}
	return ERR_OK;
}

struct str
address_at(struct request *rq, struct str path)
{
	struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX + 10);

	buf_put(&b, STR("/"));
	buf_put(&b, lang_code(rq->locale.lang));
	buf_put(&b, path);
	return text_of(&b);
}

struct str
address_of(struct request *rq, const struct type *t, struct str key)
{
	struct buf b = buf_new(rq->work.arena, ADDRESS_MAX);

	buf_printf(&b, "/%.*s/%s/", STR_ARG(lang_code(rq->locale.lang)), t->path);
	buf_put(&b, key);
	return text_of(&b);
}

struct str
address_full(struct request *rq, struct str address)
{
	struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX + ADDRESS_MAX);

	buf_put(&b, rq->site->base);
	buf_put(&b, address);
	return text_of(&b);
}

struct link
link_at(struct request *rq, struct str text, struct str path)
{
	return (struct link){ told_str(text), address_at(rq, path) };
}

struct link
link_of(struct request *rq, const struct label *label)
{
	struct link link = { .label = told_i18n(&rq->locale, &label->caption) };

	if (link.label.text.len == 0)
		link.label = told_str(label->key);
	link.address = address_of(rq, label->type, label->key);
	return link;
}

/* A page names the same bodies and scales again and again. */
struct known {
	int64_t id;
	struct link link;
};

static void
remember(struct request *rq, int64_t id, const struct link *link)
{
	if (rq->nknown == rq->known_room) {
		size_t room = rq->known_room * 2 + 16;

		rq->known = arena_grow(rq->work.arena, rq->known, rq->nknown * sizeof(*rq->known),
		    room * sizeof(*rq->known));
		rq->known_room = room;
	}
	rq->known[rq->nknown++] = (struct known){ id, *link };
}

enum err
link_to(struct request *rq, const struct type *t, int64_t id, struct link *link)
{
	struct label label;

	*link = (struct link){ .address = STR("") };
	if (id == 0)
		return ERR_OK;
	for (size_t i = 0; i < rq->nknown; i++) {
		if (rq->known[i].id == id) {
			*link = rq->known[i].link;
			return ERR_OK;
		}
	}
	if (t != NULL)
		TRY(store_label(&rq->work, t, id, &label));
	else
		TRY(store_label_any(&rq->work, id, &label));
	*link = link_of(rq, &label);
	remember(rq, id, link);
	return ERR_OK;
}

struct str
tell(struct request *rq, const char *english, const struct say_arg *args, size_t count)
{
	return say_with(rq->work.arena, &rq->locale, english, args, count);
}

struct str
tell_all(struct request *rq, const struct str *sentences, size_t count)
{
	struct buf b = buf_new(rq->work.arena, SENTENCES_MAX);

	for (size_t i = 0; i < count; i++) {
		if (sentences[i].len == 0)
			continue;
		if (b.len > 0)
			buf_put(&b, STR(" "));
		buf_put(&b, sentences[i]);
	}
	return text_of(&b);
}

struct str
tell_date(struct request *rq, struct date d)
{
	struct buf b = buf_new(rq->work.arena, SAID_MAX);

	date_print(&b, &rq->locale, d);
	return text_of(&b);
}

struct str
tell_number(struct request *rq, int64_t n)
{
	struct buf b = buf_new(rq->work.arena, SAID_MAX);

	number_print(&b, &rq->locale, n);
	return text_of(&b);
}

struct date
day_of(struct str at)
{
	struct date day = { 0, 0, 0 };

	if (at.len >= DATE_ISO_MAX - 1)
		at.len = DATE_ISO_MAX - 1;
	if (!date_parse(at, &day))
		return (struct date){ 0, 0, 0 };
	return day;
}

struct prose
prose_of(struct request *rq, const struct i18n *text)
{
	struct told t = told_i18n(&rq->locale, text);

	return (struct prose){ prose_render(rq->work.arena, t.text), t.code, t.direction };
}
