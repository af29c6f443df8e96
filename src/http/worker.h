/*
 * worker -- a process that calls the application, one request at a time.
 */
#ifndef HTTP_WORKER_H
#define HTTP_WORKER_H

#include "http/desk.h"

/* Runs until all fronts are gone; the exit status of the process. */
int worker_run(const struct http_config *, const struct http_app *, struct desk *, int number);

#endif
