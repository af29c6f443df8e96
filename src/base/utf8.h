/*
 * utf8 -- what a text from outside must be before the program believes it.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/arena.h"

/* Well-formed UTF-8 without surrogates, overlong forms or code points past U+10FFFF. */
bool utf8_valid(struct str);

/* Everything that is asked of a text from outside, in one look. */
struct utf8_look {
	bool valid;
	bool mend;     /* utf8_tidy may have something to do besides trimming */
	bool controls; /* as utf8_has_controls */
	bool lines;    /* a line end */
	size_t count;  /* characters */
};
struct utf8_look utf8_look(struct str);

/* Characters (code points) in a valid text. */
size_t utf8_count(struct str);

/* Takes one character off the front of a text; U+FFFD for a byte that begins none. */
uint32_t utf8_take(struct str *rest);

/*
 * What a person meant to type: without bidi marks (U+200E, U+200F, U+061C, U+202A-202E,
 * U+2066-2069), byte-order mark and NUL, with line ends as \n, trimmed. The text itself when there
 * is nothing to mend. Anything else that is invisible is kept.
 */
struct str utf8_tidy(struct arena *, struct str);

/* Has it control characters other than tab and line ends, or what no XML may hold (U+FFFE)? */
bool utf8_has_controls(struct str);

#endif
