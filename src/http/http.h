/*
 * http -- the server around libmicrohttpd.
 *
 * One parent and two sorts of children. A *front* talks to visitors: it reads requests, refuses
 * the malformed, and answers from its page cache and from the static files; it never does anything
 * that takes long. What it cannot answer it lays on the *desk*, memory shared by all, from where
 * whichever *worker* is free takes it, calls the application, and lays the answer back. A worker
 * has one request at a time and blocks as it likes. So
 *
 *  - one slow request keeps nobody waiting, whatever connection it came by: readers of kept pages
 *    are served by fronts, and other requests by the other workers;
 *  - a crash in the application costs one request, not the connections beside it: the front says
 *    500 and the parent starts another worker;
 *  - a request that takes longer than `answer_seconds` is ended by killing its worker.
 *
 * The application runs in both: in a front only key(), is_valid() and turn(), which must be quick;
 * in a worker turn() and answer(). start() is called in each after the fork, so that each opens
 * its own database.
 *
 * HEAD reaches the application as GET and OPTIONS not at all. Other methods get 405.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum http_method { HTTP_GET, HTTP_POST };
enum http_role { HTTP_FRONT, HTTP_WORKER };

enum {
	HTTP_PARAMS_MAX = 64,      /* parameters of a query */
	HTTP_PARAM_NAME_MAX = 100, /* bytes, decoded */
	HTTP_PARAM_VALUE_MAX = 4000,
	HTTP_TARGET_MAX = 8000,    /* bytes as received; longer ones get 414 */
	HTTP_KEY_MAX = 500,        /* of the page cache; pages with longer keys are not kept */
	HTTP_HEADERS_MAX = 12,     /* more headers of an answer */
	HTTP_STRINGS_MAX = 8 << 10 /* all text of an answer but its body; more is a 500 */
};

struct http_param {
	struct str name, value;
};

/* All text is a view, good until the answer is given; absent text is empty. */
struct http_request {
	struct arena *arena; /* of this request, released when it is over */
	enum http_method method;
	struct str path;           /* begins with "/"; decoded once; valid UTF-8 without control
				      characters, backslash, "//", "." or ".." pieces */
	struct str query;          /* what follows "?", as received */
	struct str target;         /* path and query as received, without scheme and host */
	struct http_param *params; /* of the query, decoded, valid UTF-8, in their order */
	size_t nparams;
	struct str body;
	struct str id;     /* 16 hex digits, for the log and X-Request-Id */
	struct str client; /* address of the visitor, for limits: never to be logged or kept */
	bool secure;       /* came by https, says the proxy (only with behind_proxy) */
	bool head;         /* no body will be sent, but describe it all the same */
#define H(field, name, twice) struct str field;
#include "http/headers.def"
#undef H
};

struct http_header {
	struct str name, value;
};

enum {
	HTTP_REVALIDATE = 0, /* public; asked for again each time, and told 304 by its ETag */
	HTTP_PRIVATE = -1    /* for this visitor: never stored by anyone, and never compressed, so
				that the length tells nothing of a secret beside reflected text */
};

struct http_response {
	int status;          /* 0 is taken for 500 */
	struct str type;     /* Content-Type, with charset */
	struct str language; /* Content-Language */
	struct str location;
	struct str body; /* any bytes */
	int max_age;     /* seconds others may keep it, or one of the above */
	bool keep;       /* may stand in the page cache under the request's key */
	uint64_t reads;  /* mask of the record types it was made from */
	int64_t as_of;   /* latest change when its snapshot was taken */
	struct http_header headers[HTTP_HEADERS_MAX];
	size_t nheaders;
	bool has_file; /* send `file` instead of the body; closed when it is sent */
	int file;
	int64_t file_size;
	struct str etag; /* of a file, without quotes; of a body it is made here */
	struct str why;  /* for the log, when something failed; no personal data */
};

/*
 * Adds a header; at most HTTP_HEADERS_MAX. Name and value must live until the answer is given.
 * Content-Security-Policy, Cross-Origin-Opener-Policy, Referrer-Policy, X-Content-Type-Options and
 * Vary, which every answer carries, are replaced by one added here, or left out when it is empty:
 * so a page made to be embedded says who may frame it.
 */
void http_header_add(struct http_response *, struct str name, struct str value);

struct http_app {
	void *app;
	/* In the child after the fork. Anything but ERR_OK ends it. */
	enum err (*start)(void *app, enum http_role, int number, struct fault *);
	/* Once a turn of a front's loop and before each request of a worker: look at the clock and
	 * at what other processes changed. */
	void (*turn)(void *app);
	/* The name of the page in the page cache (address, language, day), in the request's arena;
	 * false when it must not be kept, as for visitors who are signed in. Only asked for GET. */
	bool (*key)(void *app, const struct http_request *, struct str *key);
	/* Is what was made then still true now? */
	bool (*is_valid)(void *app, uint64_t reads, int64_t as_of);
	void (*answer)(void *app, const struct http_request *, struct http_response *);
	void (*stop)(void *app, enum http_role);
};

/* Another process for the parent to keep alive, such as the runner of jobs. It must end when it
 * gets SIGTERM, at the latest after stop_seconds. */
struct http_helper {
	const char *name;
	int (*run)(void *app); /* its exit status */
};

struct http_config {
	int listener;           /* from http_listen */
	int fronts, workers;    /* 0: as many as there are processors, at least 2 */
	size_t max_body;        /* bytes of a request; 0: 16 MB */
	size_t cache_bytes;     /* page cache of each front; 0: 16 MB */
	size_t max_connections; /* of each front; 0: 4,000, or what the system allows */
	int head_seconds;       /* to send a whole head, or to stay idle; 0: 20 */
	int body_seconds;       /* for a body, and a second more for each 32 KB; 0: 30 */
	int answer_seconds;     /* for the application; 0: 30 */
	int stop_seconds;       /* for requests in hand when stopping; 0: 10 */
	bool behind_proxy; /* believe X-Forwarded-For and -Proto: only behind one's own proxy */
	const struct http_helper *helpers;
	size_t nhelpers;
};

/* A listening socket. The host may be a name; port 0 takes a free one; *port_taken may be NULL. */
MUST_USE enum err http_listen(
    const char *host, int port, int *listener, int *port_taken, struct fault *);

/* Serves until SIGTERM or SIGINT; returns the exit status of the program. The caller's signal
 * mask must be open, and no threads run. */
int http_serve(const struct http_config *, const struct http_app *);

/*
 * Reads a=b&c=d, as in queries and in bodies of type application/x-www-form-urlencoded. False when
 * it is not valid: wrong percent-encoding or UTF-8, control characters other than tab and line
 * breaks, more than `max` parameters, names or values longer than value_max.
 */
bool http_params_parse(struct arena *, struct str text, size_t max, size_t value_max,
    struct http_param **params, size_t *n);

/* One field of a form with files; views of the body. */
struct http_part {
	struct str name;     /* valid UTF-8 */
	struct str filename; /* the last piece of what the browser said; empty: not a file */
	struct str type;     /* what the browser claims; empty when it does not */
	struct str body;
};

/*
 * Reads a body of type multipart/form-data (RFC 7578). False when it is another type or not valid,
 * or has more than `max` parts.
 */
bool http_parts_parse(struct arena *, struct str body_type, struct str body, size_t max,
    struct http_part **parts, size_t *n);

/* The value of the first parameter of that name; false when there is none. */
bool http_param_find(const struct http_request *, struct str name, struct str *value);

/*
 * A file of web/, compiled in: style.css is found at /static/<hash of its content>/style.css, where
 * it may be kept for ever. Empty when there is no such file.
 */
struct str http_static_url(struct str name);

#endif
