/* The application behind the server: its database, its clock, and what makes a kept page stale. */
#include "base/clock.h"
#include "web/web.h"

enum { KEY_MAX = HTTP_KEY_MAX + 100, WHY_MAX = 300 };

struct app {
	struct arena *arena; /* of the process */
	struct str address;
	struct str base;   /* given by whoever starts the server, when the site has none set */
	struct date fixed; /* today, for demonstrations; unset: the clock's */
	struct work work;  /* holds the database */
	struct facets *facets;
	struct site site;
	struct store_moment moment;
	int64_t version;
	struct date today;
};

static struct str
first_set(struct str a, struct str b)
{
	return a.len > 0 ? a : b;
}

static const char *
terminated(struct arena *a, struct str s)
{
	return memcpy(arena_take(a, s.len + 1), s.at, s.len); /* taken zeroed */
}

enum err
site_read(struct work *w, struct site *site, struct str *zone)
{
	struct str digits;

	*site = (struct site){ .digits = DIGITS_EUROPEAN };
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		struct buf name = buf_new(w->arena, 100);

		buf_printf(&name, "name_%.*s", STR_ARG(lang_code(lang)));
		TRY(store_setting(w, (struct str){ name.at, name.len }, &site->name[lang]));
	}
	TRY(store_setting(w, STR("base_url"), &site->base));
	TRY(store_setting(w, STR("licence"), &site->licence));
	TRY(store_setting(w, STR("licence_url"), &site->licence_url));
	TRY(store_setting(w, STR("digits"), &digits));
	TRY(store_setting(w, STR("time_zone"), zone));
	if (str_equal(digits, STR("arabic-indic")))
		site->digits = DIGITS_ARABIC_INDIC;
	return ERR_OK;
}

/* What was changed by others is looked at once; not again until the version moves. */
static enum err
look(struct app *app)
{
	int64_t version = store_version(&app->work);

	if (version == app->version)
		return ERR_OK;
	TRY(store_moment(&app->work, &app->moment));
	app->version = version;
	return ERR_OK;
}

static enum err
start(void *state, enum http_role role, int number, struct fault *fault)
{
	struct app *app = state;
	struct str zone;
	enum err err;

	(void)role;
	(void)number;
	app->work = (struct work){ .arena = app->arena, .role = ROLE_PUBLIC };
	err = store_open(app->arena, &app->work, app->address, STORE_READ);
	if (err == ERR_OK)
		err = site_read(&app->work, &app->site, &zone);
	if (err == ERR_OK) {
		app->site.base = first_set(app->site.base, app->base);
		if (zone.len > 0)
			clock_set_zone(terminated(app->arena, zone));
		app->facets = facets_open(web_facets, web_facets_count);
		app->version = -1;
		err = look(app);
	}
	*fault = app->work.fault;
	return err;
}

static void
turn(void *state)
{
	struct app *app = state;
	struct arena_mark mark = arena_mark(app->arena);

	app->today = date_is_set(app->fixed) ? app->fixed : clock_today();
	if (look(app) != ERR_OK)
		app->version = -1; /* asked again next time; until then pages count as they were */
	arena_release(app->arena, mark);
}

static bool
cache_key(void *state, const struct http_request *request, struct str *key)
{
	struct app *app = state;
	struct buf b = buf_new(request->arena, KEY_MAX);
	char iso[DATE_ISO_MAX];

	if (request->method != HTTP_GET || str_equal(request->path, STR("/")) ||
	    request->target.len > HTTP_KEY_MAX - DATE_ISO_MAX)
		return false; /* where "/" leads depends on the reader */
	buf_put(&b, date_iso(app->today, iso));
	buf_put(&b, STR(" "));
	buf_put(&b, request->target);
	*key = (struct str){ b.at, b.len };
	return true;
}

static bool
is_valid(void *state, uint64_t reads, int64_t as_of)
{
	const struct app *app = state;

	if (reads == 0)
		return app->moment.latest <= as_of;
	for (unsigned i = 0; i < TYPES; i++) {
		if ((reads >> i & 1) != 0 && app->moment.touched[i] > as_of)
			return false;
	}
	return true;
}

static struct str
why(struct arena *a, const struct fault *fault)
{
	struct buf b = buf_new(a, WHY_MAX);

	buf_printf(&b, "%s:%d ", fault->file, fault->line);
	buf_put(&b, str_from(fault->why));
	return (struct str){ b.at, b.len };
}

static struct str
attachment(struct arena *a, struct str name)
{
	struct buf b = buf_new(a, WHY_MAX);

	buf_put(&b, STR("attachment; filename=\""));
	buf_put(&b, name); /* a literal or made of keys: letters, digits, dashes and dots */
	buf_put(&b, STR("\""));
	return (struct str){ b.at, b.len };
}

static void
answer(void *state, const struct http_request *request, struct http_response *response)
{
	struct app *app = state;
	struct request rq = { .work = app->work,
		.site = &app->site,
		.moment = &app->moment,
		.facets = app->facets,
		.id = request->id };
	struct answer a;

	rq.work.arena = request->arena;
	rq.work.today = app->today;
	rq.work.reads = 0;
	rq.work.fault = (struct fault){ .err = ERR_OK };
	a = web_answer(&rq, request->method, request->path, request->params, request->nparams,
	    request->language);
	response->status = a.status;
	response->type = a.type;
	response->language = a.language;
	response->location = a.location;
	response->body = a.body;
	response->has_file = a.has_file;
	response->file = a.file;
	response->file_size = a.file_size;
	response->keep = a.keep;
	response->reads = a.reads;
	response->as_of = app->moment.latest;
	response->max_age = HTTP_REVALIDATE;
	if (a.download.len > 0)
		http_header_add(
		    response, STR("Content-Disposition"), attachment(request->arena, a.download));
	if (a.robots.len > 0)
		http_header_add(response, STR("X-Robots-Tag"), a.robots);
	if (a.status == 302)
		http_header_add(response, STR("Vary"), STR("Accept-Language"));
	if (a.status >= 500)
		response->why = why(request->arena, &rq.work.fault);
}

static void
stop(void *state, enum http_role role)
{
	struct app *app = state;

	(void)role;
	facets_close(app->facets);
	store_close(&app->work);
}

struct http_app
web_app(struct arena *a, struct str address, struct date today, struct str base)
{
	struct app *app = arena_take(a, sizeof(*app));

	*app = (struct app){ .arena = a, .address = address, .base = base, .fixed = today };
	return (struct http_app){ app, start, turn, cache_key, is_valid, answer, stop };
}
