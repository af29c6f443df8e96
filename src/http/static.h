/*
 * static -- the files of web/, compiled in by tools/mkstatic, each with its compressed forms.
 */
#ifndef HTTP_STATIC_H
#define HTTP_STATIC_H

#include <stdbool.h>

#include "http/encode.h"

struct static_file {
	struct str name; /* "fonts/sans.woff2" */
	struct str url;  /* "/static/<hash>/fonts/sans.woff2" */
	struct str hash, type;
	struct str bytes[CODING_COUNT]; /* empty where compression gains nothing */
};

extern const struct static_file static_files[]; /* gen/static.c */
extern const size_t static_files_count;

/* Is the path one of ours? *index is the file, and *current whether the hash is that of today's
 * content; -1 when there is no such file. */
bool static_find(struct str path, int *index, bool *current);

#endif
