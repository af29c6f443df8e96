/*
 * front -- a process that talks to visitors.
 *
 * One loop over libmicrohttpd's connections, the listening socket, the answers of the workers and
 * signals. Nothing in it waits for anything else.
 *
 * A visitor is a connection, with the one request it has in hand. Where a request must wait (for
 * its answer, for a free slot on the desk, for the same page asked for by another) its connection
 * is suspended; when that is over libmicrohttpd calls again and the request is looked at afresh.
 */
#ifndef HTTP_FRONT_H
#define HTTP_FRONT_H

#include <microhttpd.h>

#include "http/cache.h"
#include "http/desk.h"
#include "http/guard.h"
#include "http/log.h"

enum visit {
	VISIT_READING, /* idle, or sending the head of a request */
	VISIT_BODY,    /* sending its body */
	VISIT_WAITING, /* suspended */
	VISIT_SENDING  /* being sent the answer */
};

enum { ID_LEN = 16, FAREWELLS_MAX = 64, BODIES_MAX = 64, EVENTS_MAX = 64, STATUS_MAX = 600 };

struct visitor {
	struct visitor *next, *previous; /* all visitors, those longest without a request first */
	struct visitor *next_waiting;
	struct MHD_Connection *connection;
	int fd; /* libmicrohttpd's */
	enum visit visit;
	int64_t since; /* of the visit's state; microseconds */
	int64_t begun; /* of the request; 0: there is none */
	struct guard_line line;
	char *mark; /* the question mark of the target, or NULL; what follows is hidden */
	char hidden;
	int body; /* file, or -1 */
	uint64_t body_len;
	bool body_too_large;
	bool alone;   /* has waited for another's page in vain: asks itself */
	bool made;    /* the page was made for this visitor, and is now in the cache */
	bool refused; /* and the rest of what it sends must be swallowed */
	struct MHD_Response *ready; /* the answer has come, with this status */
	int status;
	uint64_t bytes;
	char why[160];
	size_t why_len;
	char id[ID_LEN];
};

/* A slot of the desk as its front sees it. */
struct asked {
	struct visitor *visitor; /* NULL: free, unless the desk says that a worker has it */
	struct visitor *waiters; /* for the same page */
	size_t key_len;          /* 0: not for the page cache */
	enum coding coding;
	bool other; /* asked by the front's forerunner, which is gone */
	char key[HTTP_KEY_MAX];
};

struct farewell {
	int fd; /* -1: free */
	int64_t until;
	size_t left;
};

struct front {
	const struct http_config *config;
	const struct http_app *app;
	struct desk *desk;
	struct desk_slot *slots; /* its own */
	int number, epoll;
	struct MHD_Daemon *daemon;
	struct arena *arena;   /* for as long as the process lives */
	struct arena *scratch; /* for one callback, or two in a row for the same visitor */
	struct arena_mark scratch_start;
	const struct visitor *read; /* whose request stands in `request` */
	struct http_request request;
	struct guard_body request_body;
	struct cache *cache;
	struct MHD_Response **statics;
	struct MHD_Response *errors[2][STATUS_MAX]; /* by whether they close, and status */
	struct asked asked[DESK_SLOTS];
	struct visitor *first, *last, *spare;
	struct visitor *waiting, **waiting_end; /* for a free slot */
	struct farewell farewells[FAREWELLS_MAX];
	size_t visitors, bodies;
	uint64_t seed, count; /* of request ids */
	int64_t now, swept, stop_by;
	bool stopping;
	struct log log;
};

/* Runs until told to stop; the exit status of the process. */
int front_run(const struct http_config *, const struct http_app *, struct desk *, int number);

/* visit.c: what libmicrohttpd calls. */
void *visit_begin(void *front, const char *target, struct MHD_Connection *);
enum MHD_Result visit_go_on(void *front, struct MHD_Connection *, const char *url,
    const char *method, const char *version, const char *upload, size_t *upload_size, void **);
void visit_end(
    void *front, struct MHD_Connection *, void **visitor, enum MHD_RequestTerminationCode);
void visit_connection(
    void *front, struct MHD_Connection *, void **visitor, enum MHD_ConnectionNotificationCode);
void visit_link(struct front *, struct visitor *);

/* ask.c: requests to the workers, and their answers. */
void ask(
    struct front *, struct visitor *, const struct http_request *, struct str key, enum coding);
void ask_hear(struct front *);
void ask_adopt(struct front *);
void ask_sweep(struct front *); /* tells those who waited too long for a slot */

/* farewell.c: reading on for a while after a refusal, because closing a connection with bytes
 * unread resets it, and the visitor would never see why. */
void farewell_start(struct front *, int fd);
void farewell_read(struct front *, size_t index);
void farewell_sweep(struct front *);

/* Has the visitor this content already? (RFC 9110, 13.1.2) */
bool front_is_known(struct str if_none_match, struct str etag);

#endif
