/*
 * log -- one line of logfmt for a request or an event, on stderr.
 *
 * Lines are gathered and written once a turn of the loop: a write for each request costs a quarter
 * of the throughput. Never an address, a browser, a query or anything else about a person.
 */
#ifndef HTTP_LOG_H
#define HTTP_LOG_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct log {
	size_t len;
	char text[4096]; /* what a pipe takes at once: lines of several processes do not mix */
};

struct log_request {
	struct str id, method, path, cache, why;
	int status;
	uint64_t bytes;
	int64_t microseconds;
};

void log_request(struct log *, const struct log_request *);
void log_flush(struct log *);

/* Written at once: `more` is further logfmt, such as "pid=7". */
void log_event(const char *level, const char *event, const char *more, ...) PRINTF(3, 4);

#endif
