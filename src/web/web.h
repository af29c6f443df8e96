/*
 * web -- pages, and how a request finds its page.
 *
 * A page is a function that reads what it needs from store, lets domain compute, and hands a view
 * to its template. It writes into a buffer and returns an error or ERR_OK; it never sends
 * anything itself, so a page that fails half-way leaves no half page behind. All that it reads
 * is of one moment: the dispatcher opens the snapshot.
 *
 *	enum err
 *	page_thing(struct request *rq, struct response *rs)
 *	{
 *		struct thing_view v;
 *
 *		TRY(thing_find(&rq->work, rq->key, &thing));	a key of old redirects by itself
 *		v.layout = layout_new(rq, title);		then crumbs, formats, updated, ...
 *		thing_html(&rs->out, &rq->locale, &v);		@page_begins_html … @page_ends_html
 *		return ERR_OK;
 *	}
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "gen/pages.h"
#include "gen/typed.h"
#include "http/http.h"
#include "store/facets.h"
#include "store/store.h"

/* What is set once for the whole site; settings of the store, or what stands for them. */
struct site {
	struct str name[LANG_COUNT];     /* "" : "Marsad" in the reader's language */
	struct str base;                 /* "https://example.org", without a slash at the end */
	struct str licence, licence_url; /* of the content: "CC BY 4.0" */
	enum digits digits;
};

/* One piece of the query; `taken` when the page asked for it. */
struct param {
	struct str name, value;
	bool taken;
};

struct request {
	struct work work;
	struct locale
	    locale; /* the language is the URL's; a page of one country sets the country */
	const struct site *site;
	const struct store_moment *moment; /* when the snapshot was taken, or before */
	struct facets *facets;             /* of the process */
	struct str id;                     /* for the log and for who reports an error */

	struct str path;         /* below the language: "/commitments/jo-3-7" */
	const struct type *type; /* what stood for :type, or the type of a literal first piece */
	struct str key, name;    /* what stood for :key and :name */
	struct param *params;
	size_t nparams;
	struct known *known; /* records that were named already, by link_to */
	size_t nknown, known_room;
};

/* What a page sets; zero means the usual. */
struct response {
	struct buf out;  /* of at most 4 MB; replace it by one with another maximum if need be */
	struct str type; /* text/html; charset=utf-8 */
	struct str download; /* the name of a file to keep, such as "commitments.csv" */
	struct str location; /* redirects there */
	struct str robots;   /* "noindex" for what is of no use in a search engine */
	int status;          /* 200, or 302 with a location */
	bool unkept;         /* not for the page cache */
	bool has_file;       /* sends `file`, open, instead of `out`; the server closes it */
	int file;
	int64_t file_size;
};

/* ---- For pages ---- */

/*
 * The value of the next parameter of that name which was not asked for yet; false when there is
 * none. When the page is done, a parameter that nobody took makes it a 404.
 */
bool param_take(struct request *, struct str name, struct str *value);
/* ERR_NOT_FOUND when a parameter is left: for pages with costly work ahead. */
MUST_USE enum err params_done(struct request *);

/* "/ar/commitments/jo-3-7": of a record, and of anything below the language ("/about"). */
struct str address_of(struct request *, const struct type *, struct str key);
struct str address_at(struct request *, struct str path);
/* As it is quoted elsewhere: with the site's base before it. */
struct str address_full(struct request *, struct str address);

/* A record named in the reader's words and leading to its page; link_to of id 0 is empty, and of
 * type NULL asks which type it is. */
struct link link_of(struct request *, const struct label *);
MUST_USE enum err link_to(struct request *, const struct type *, int64_t id, struct link *);
struct link link_at(struct request *, struct str text, struct str path);

/* "Three of five", as say_with, into the request's arena. */
struct str tell(struct request *, const char *english, const struct say_arg *, size_t count);
/* tell(rq, "Due {date}", ARGS({ "date", text })) */
#define ARGS(...) \
	(const struct say_arg[]){ __VA_ARGS__ }, \
	    sizeof((const struct say_arg[]){ __VA_ARGS__ }) / sizeof(struct say_arg)
struct str tell_date(struct request *, struct date);
struct str tell_all(struct request *, const struct str *sentences, size_t count); /* one text */
struct str tell_number(struct request *, int64_t);
/* The day of an ISO timestamp such as change_note.at. */
struct date day_of(struct str at);

/*
 * What page_begins_html and page_ends_html need; titled for the window, canonical at the path of
 * the request, its query left out (set .canonical when it belongs). Set the rest as you have it.
 */
struct layout layout_new(struct request *, struct told title);
/* Home, then these; the last one is the page itself and needs no address. */
void layout_crumbs(struct layout *, struct request *, const struct link *, size_t count);
/* When it was last changed, and how to quote it: fills .updated and .cite. */
void layout_updated(struct layout *, struct request *, struct str at);

/* ---- Parts of pages (parts.html) ---- */

/* How far something came, and how late: see domain/progress.h. */
struct status status_of_state(struct request *, enum delivery, enum missing why);
struct status status_of_standing(
    struct request *, enum delivery, struct date due, struct date completed);
/* Why there is no value: never zero, never an empty place. */
struct status status_missing(struct request *, enum missing);
/* A level of a scale as its icon. */
struct str icon_of_shade(enum level_shade);

/*
 * A field of a record as a label and its value, or its reason for having none; long texts are
 * left to prose_of. False when it has neither value nor reason.
 */
MUST_USE enum err fact_of(
    struct request *, const struct type *, size_t field, const void *record, struct fact *);
/* Those of the fields named, TYPE_FIELDS_MAX at the end. Without a value: the reason, or "not
 * known". */
MUST_USE enum err facts_of(struct request *, const struct type *, const void *record,
    const unsigned char *fields, struct facts *);

/* The value of a field as plain text in the reader's words; "" when it has none. */
MUST_USE enum err words_of(
    struct request *, const struct type *, size_t field, const void *record, struct told *);

/* What happened to a record, newest first; *updated is when its last change was published. */
MUST_USE enum err changes_of(
    struct request *, const struct type *, int64_t id, struct changes *, struct str *updated);

/* A commitment in a list. */
void row_of_commitment(struct request *, const struct commitment *, struct row *);

/* Country pages, and pages of what belongs to one, speak with its words and months. */
MUST_USE enum err locale_of(struct request *, struct country_id, struct country *);

/* Long text in Markdown: raw HTML and foreign schemes are left out. */
struct prose prose_of(struct request *, const struct i18n *);

/* ---- For the server and the tests ---- */

struct answer {
	int status;
	struct str type, language, location, download, robots;
	struct str body;
	bool keep;
	bool has_file; /* as in a response */
	int file;
	int64_t file_size;
	uint64_t reads;
};

/*
 * Answers, whatever happens; the text lives as long as the arena, and why it failed is in
 * work.fault. `target` is the path of the whole address, decoded; `wishes` the Accept-Language.
 */
struct answer web_answer(struct request *, enum http_method, struct str path,
    const struct http_param *, size_t nparams, struct str wishes);

/* What lists can be narrowed by beyond the catalogue: for facets_open. */
extern const struct facet_more web_facets[];
extern const size_t web_facets_count;

/* The site's settings; *zone is its time zone ("" when none is set). */
MUST_USE enum err site_read(struct work *, struct site *, struct str *zone);

/*
 * The application behind http: opens the observatory at the address in every process. A fixed
 * today is for demonstrations and tests. Lives in the arena, which is the process's.
 */
struct http_app web_app(struct arena *, struct str address, struct date today, struct str base);

#define R(method, path, page, role) enum err page(struct request *, struct response *);
#include "web/routes.def"
#undef R

#endif
