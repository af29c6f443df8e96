/*
 * words_scan -- where words begin and end in a text, before anyone asks what they mean.
 */
#ifndef BASE_WORDS_SCAN_H
#define BASE_WORDS_SCAN_H

#include "base/words_table.h"

enum words_script { SCRIPT_NONE, SCRIPT_DIGITS, SCRIPT_ARABIC, SCRIPT_LATIN };

/* The run of one script at or after *at, which moves behind it; SCRIPT_NONE at the text's end. */
enum words_script words_scan_run(struct str text, size_t *at, struct str *run);

/* The Arabic letters of a run, unfolded; presentation forms are taken apart. */
struct letters words_scan_arabic(struct str run);

/* The value of a digit, ASCII, Arabic-Indic or Persian; 10 for anything else. */
unsigned words_scan_digit(uint32_t character);

#endif
