/*
 * encode -- compressed answers.
 *
 * Brotli before gzip before none, as far as the visitor's Accept-Encoding allows, q-values
 * counted (RFC 9110, 12.5.3).
 */
#ifndef HTTP_ENCODE_H
#define HTTP_ENCODE_H

#include "base/arena.h"

enum coding { CODING_NONE, CODING_GZIP, CODING_BROTLI, CODING_COUNT };

enum coding coding_choose(struct str accept_encoding);

/* "gzip"; "" for none. */
struct str coding_name(enum coding);

/* Is this type worth compressing? Pictures, fonts and archives already are. */
bool coding_suits(struct str type);

/* False, and *out untouched, when the result would not be smaller. Quick rather than best. */
bool encode(struct arena *, enum coding, struct str body, struct str *out);

#endif
