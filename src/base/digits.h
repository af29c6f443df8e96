/*
 * digits -- reading numbers in any of the three sets of digits our readers type.
 *
 * European 0-9, Arabic-Indic (U+0660) and Persian and Urdu (U+06F0) mean the same everywhere.
 */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>

#include "base/str.h"

/* Takes one digit off the front; false, and nothing taken, when there is none. */
bool digits_take(struct str *rest, int *digit);

/* The whole text as a number, with an optional "-"; false when it is none or does not fit. */
bool digits_parse(struct str, int64_t *);

#endif
