/*
 * target -- the address of a request, read strictly.
 *
 * Decoded once and only here. What two programs could read differently is refused: encoded
 * slashes and backslashes, "." and ".." pieces, empty pieces, control characters, text that is not
 * UTF-8.
 */
#ifndef HTTP_TARGET_H
#define HTTP_TARGET_H

#include "http/http.h"

/* Fills path, query, target, params and nparams; returns 0, or the status to refuse it with. */
int target_parse(struct http_request *, struct str received);

#endif
