/*
 * reply -- an answer as libmicrohttpd sends it, with the headers that every answer of the site
 * carries.
 */
#ifndef HTTP_REPLY_H
#define HTTP_REPLY_H

#include <microhttpd.h>

#include "http/encode.h"
#include "http/http.h"

#define REPLY_FOR_EVER (365 * 24 * 3600)

/*
 * The body is copied; a file is taken over, and closed when it was sent. NULL, with the file
 * closed, when a header's value is one that must not be sent.
 */
struct MHD_Response *reply_new(struct arena *scratch, const struct http_response *, enum coding);

/* As above for a body that stays where it is as long as the program runs. */
struct MHD_Response *reply_new_lasting(
    struct arena *scratch, const struct http_response *, enum coding);

/* A line of plain text for what the application never got to see. */
struct MHD_Response *reply_new_error(struct arena *scratch, int status, bool close);

/*
 * Puts the id of this request into a reply that may be shared by many. libmicrohttpd writes the
 * head of an answer while it is being queued, before any other request is looked at.
 */
void reply_mark(struct MHD_Response *, struct str id);

#endif
