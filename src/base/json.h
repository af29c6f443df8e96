/*
 * json -- writing JSON, and reading the little of it that one column of the database holds.
 *
 * Reading is for what this program wrote: flat objects and arrays of strings or whole numbers.
 * JSON from outside is read by a library.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

/* In quotes, escaped; also safe inside <script>: "<" is written as an escape. Valid UTF-8 only. */
void json_str(struct buf *, struct str);
void json_integer(struct buf *, int64_t);

/* Takes a string, a whole number or one given sign off the front, white space before it skipped. */
bool json_take_str(struct arena *, struct str *rest, struct str *value);
bool json_take_integer(struct str *rest, int64_t *value);
bool json_take(struct str *rest, char sign);

#endif
