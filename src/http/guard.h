/*
 * guard -- is this request one that every server would read the same way?
 *
 * libmicrohttpd is lenient, and what two servers in a row read differently lets one visitor's bytes
 * become another's request. So before anything else looks at a request it is refused with 400, and
 * the connection closed, for: Content-Length with Transfer-Encoding; a second Content-Length, Host
 * or other header that must stand alone; no Host (but in HTTP/1.0); a transfer coding other than
 * chunked; a space before a colon or another character that no header name has; control
 * characters and NUL in values or in the first line; lines that end without a carriage
 * return, or go on in the next; a body
 * with GET, HEAD or OPTIONS.
 */
#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include <microhttpd.h>

#include "http/http.h"

struct guard_line {
	const char *method, *version;
	struct str target; /* as received, by its place in the first line */
};

struct guard_body {
	bool expected;   /* a body follows */
	uint64_t length; /* 0 when it is chunked */
};

/*
 * Fills the request but for body, id and client. Returns 0, or the status to refuse it with.
 * For OPTIONS it returns 204, and the request is left unread.
 */
int guard_check(
    struct MHD_Connection *, const struct guard_line *, struct http_request *, struct guard_body *);

#endif
