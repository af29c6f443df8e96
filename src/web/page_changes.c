/*
 * GET /changes and /changes.atom -- what was published, the latest first.
 */
#include "web/parts.h"

enum { CHANGES_SHOWN = 50, BROUGHT_SHOWN = 20, TAG_MAX = 400 };

/* "642 new records and 1 changed record". */
static struct str
say_records(struct request *rq, const struct change_note *note)
{
	struct arena *a = rq->work.arena;
	struct str created = say_count(a, &rq->locale, "{n} new records", note->created);
	struct str altered = say_count(a, &rq->locale, "{n} changed records", note->altered);

	if (note->altered == 0)
		return created;
	if (note->created == 0)
		return altered;
	return tell(
	    rq, "{created} and {altered}", ARGS({ "created", created }, { "altered", altered }));
}

static struct str
say_change(struct request *rq, const struct change_note *note)
{
	struct str records = say_records(rq, note);

	if (note->label.len == 0)
		return tell(rq, "Published: {records}.", ARGS({ "records", records }));
	return str_equal(note->kind, STR("import"))
	    ? tell(rq, "Imported from “{label}”: {records}.",
		  ARGS({ "label", note->label }, { "records", records }))
	    : tell(rq, "{records}. Reason: {reason}.",
		  ARGS({ "records", records }, { "reason", note->label }));
}

static enum err
show_change(
    struct request *rq, const struct change_note *note, size_t most, struct published_change *c)
{
	struct brought *brought;
	int64_t records = note->created + note->altered;

	c->id = note->id;
	c->stamp = note->at;
	c->at = day_of(note->at);
	c->what = say_change(rq, note);
	TRY(store_brought(&rq->work, note->id, most, &brought, &c->nbrought));
	c->brought = arena_take(rq->work.arena, c->nbrought * sizeof(*c->brought));
	for (size_t i = 0; i < c->nbrought; i++)
		c->brought[i] = link_of(rq, &brought[i].label);
	if (records > (int64_t)c->nbrought)
		c->more = say_count(
		    rq->work.arena, &rq->locale, "And {n} more.", records - (int64_t)c->nbrought);
	return ERR_OK;
}

enum err
published_show(struct request *rq, size_t most, size_t brought_most, struct published *p)
{
	struct change_note *notes;

	TRY(store_changes(&rq->work, most, &notes, &p->count));
	rq->work.reads = ~(uint64_t)0 >> (64 - TYPES); /* any change is told here */
	p->at = arena_take(rq->work.arena, p->count * sizeof(*p->at));
	for (size_t i = 0; i < p->count; i++)
		TRY(show_change(rq, &notes[i], brought_most, &p->at[i]));
	return ERR_OK;
}

enum err
page_changes(struct request *rq, struct response *rs)
{
	struct changes_view v = { .atom = address_at(rq, STR("/changes.atom")) };
	struct link crumb = { told_str(say(&rq->locale, "What changed")), STR("") };

	TRY(published_show(rq, CHANGES_SHOWN, BROUGHT_SHOWN, &v.published));
	v.layout = layout_new(rq, crumb.label);
	layout_crumbs(&v.layout, rq, &crumb, 1);
	v.layout.atom = v.atom;
	if (v.published.count > 0)
		v.layout.updated = v.published.at[0].at;
	changes_page_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}

/* ---- As a feed (RFC 4287) ---- */

static void
put_element(struct buf *out, const char *name, struct str text)
{
	buf_printf(out, "<%s>", name);
	markup_text(out, text);
	buf_printf(out, "</%s>\n", name);
}

static void
put_link(struct buf *out, const char *rel, struct str address)
{
	buf_printf(out, "<link rel=\"%s\" href=\"", rel);
	markup_text(out, address);
	buf_put(out, STR("\"/>\n"));
}

static void
put_entry(struct request *rq, struct str page, const struct published_change *c, struct buf *out)
{
	struct buf address = buf_new(rq->work.arena, TAG_MAX);
	struct buf names = buf_new(rq->work.arena, 1 << 16);

	buf_put(&address, page);
	buf_printf(&address, "#c%lld", (long long)c->id);
	for (size_t i = 0; i < c->nbrought; i++) {
		buf_put(&names, c->brought[i].label.text);
		buf_put(&names, STR("\n"));
	}
	buf_put(&names, c->more);
	buf_put(out, STR("<entry>\n"));
	put_element(out, "id", (struct str){ address.at, address.len });
	put_element(out, "title", c->what);
	put_element(out, "updated", c->stamp);
	put_link(out, "alternate", (struct str){ address.at, address.len });
	put_element(out, "summary", (struct str){ names.at, names.len });
	buf_put(out, STR("</entry>\n"));
}

enum err
changes_atom(struct request *rq, struct response *rs)
{
	struct str page = address_full(rq, address_at(rq, STR("/changes")));
	struct layout layout = layout_new(rq, told_str(say(&rq->locale, "What changed")));
	struct buf *out = &rs->out;
	struct published p;

	TRY(published_show(rq, CHANGES_SHOWN, BROUGHT_SHOWN, &p));
	buf_put(out,
	    STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""));
	buf_put(out, lang_code(rq->locale.lang));
	buf_put(out, STR("\">\n"));
	put_element(out, "id", page);
	put_element(out, "title",
	    tell_all(rq, (struct str[]){ layout.site, STR("—"), layout.title.text }, 3));
	/* A feed has a date even before anything was published: the first the program could. */
	put_element(out, "updated", p.count > 0 ? p.at[0].stamp : STR("2005-12-01T00:00:00Z"));
	put_link(out, "self", layout.canonical);
	put_link(out, "alternate", page);
	buf_put(out, STR("<author>"));
	put_element(out, "name", layout.site);
	buf_put(out, STR("</author>\n"));
	for (size_t i = 0; i < p.count; i++)
		put_entry(rq, page, &p.at[i], out);
	buf_put(out, STR("</feed>\n"));
	rs->type = STR("application/atom+xml; charset=utf-8");
	return ERR_OK;
}
