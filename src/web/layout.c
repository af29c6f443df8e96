/* What every page has around it. */
#include "web/web.h"

static struct str
site_name(const struct request *rq)
{
	struct str name = rq->site->name[rq->locale.lang];

	return name.len > 0 ? name : say(&rq->locale, "Marsad");
}

static void
add_nav(struct layout *v, struct request *rq, const char *label, struct str path)
{
	struct nav_item *item = &v->nav[v->nnav++];

	item->link = link_at(rq, say(&rq->locale, label), path);
	item->current = path.len == 0 ? rq->path.len == 0 : str_begins(rq->path, path);
}

static struct link
list_of(struct request *rq, const struct type *t)
{
	struct buf path = buf_new(rq->work.arena, 100);

	buf_printf(&path, "/%s", t->path);
	return link_at(rq, say(&rq->locale, t->plural), (struct str){ path.at, path.len });
}

/* What stands in the foot; other types are found from these. */
static void
add_records(struct layout *v, struct request *rq)
{
	static const struct type *const listed[] = { &country_type, &plan_type, &commitment_type,
		&milestone_type, &actor_type, &rating_type, &rating_scale_type,
		&progress_update_type, &evidence_type, &document_type, &story_type,
		&instrument_type, &tag_type };
	struct link *links = arena_take(
	    rq->work.arena, sizeof(listed) / sizeof(listed[0]) * sizeof(*links));

	for (size_t i = 0; i < sizeof(listed) / sizeof(listed[0]); i++)
		links[v->nrecords++] = list_of(rq, listed[i]);
	v->records = links;
}

static struct str
in_language(struct request *rq, enum lang lang, struct str path)
{
	struct buf b = buf_new(rq->work.arena, HTTP_TARGET_MAX);

	buf_put(&b, STR("/"));
	buf_put(&b, lang_code(lang));
	buf_put(&b, path);
	return (struct str){ b.at, b.len };
}

static void
add_others(struct layout *v, struct request *rq)
{
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		struct other_language *other = &v->others[v->nothers];

		if (lang == rq->locale.lang)
			continue;
		other->code = lang_code(lang);
		other->name = lang_name(lang);
		other->direction = lang_direction(lang);
		other->address = in_language(rq, lang, rq->path);
		other->full = address_full(rq, other->address);
		v->nothers++;
	}
}

/* "/static/HASH/marsad.js": the piece between. */
static struct str
script_hash(void)
{
	struct str url = http_static_url(STR("marsad.js"));

	if (!str_begins(url, STR("/static/")))
		return STR("none"); /* built without the script: pages are complete without it */
	url = str_skip(url, STR("/static/").len);
	return str_cut(&url, '/');
}

struct layout
layout_new(struct request *rq, struct told title)
{
	struct layout v = { .title = title, .site = site_name(rq) };

	v.home = address_at(rq, STR(""));
	v.search = address_at(rq, STR("/search"));
	v.canonical = address_full(rq, address_at(rq, rq->path));
	v.licence = rq->site->licence;
	v.licence_url = rq->site->licence_url;
	v.script = script_hash();
	add_nav(&v, rq, "Home", STR(""));
	add_nav(&v, rq, "Commitments", STR("/commitments"));
	add_nav(&v, rq, "Action plans", STR("/plans"));
	add_nav(&v, rq, "Countries", STR("/countries"));
	add_nav(&v, rq, "Bodies", STR("/actors"));
	add_nav(&v, rq, "What changed", STR("/changes"));
	add_nav(&v, rq, "About and method", STR("/about"));
	add_records(&v, rq);
	add_others(&v, rq);
	return v;
}

void
layout_crumbs(struct layout *v, struct request *rq, const struct link *links, size_t count)
{
	struct link *all = arena_take(rq->work.arena, (count + 1) * sizeof(*all));

	all[0] = link_at(rq, say(&rq->locale, "Home"), STR(""));
	for (size_t i = 0; i < count; i++)
		all[i + 1] = links[i];
	v->crumbs = all;
	v->ncrumbs = count + 1;
}

void
layout_updated(struct layout *v, struct request *rq, struct str at)
{
	v->updated = day_of(at);
	v->cite = tell(rq, "{site}, “{title}”, as of {date}.",
	    ARGS({ "site", v->site }, { "title", v->title.text },
		{ "date", tell_date(rq, v->updated) }));
}
