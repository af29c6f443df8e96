/*
 * kinds -- what the kinds share among themselves. Not for other floors.
 *
 * The kinds that are a line of text with rules of its own (url, email, language) store, print and
 * send it as kind_text does, and differ in what they accept.
 */
#ifndef RECORD_KINDS_H
#define RECORD_KINDS_H

#include "record/record.h"

/* Tidies *text in place; false and a message when no text field could hold it. */
bool text_check(struct arena *, const struct field *, struct str *text, const char **why);

void text_write(struct buf *, const struct field *, const void *value);
void text_print(struct buf *, const struct field *, const struct locale *, const void *value);
void text_json(struct buf *, const struct field *, const void *value);
void text_to_cells(struct arena *, const struct field *, const void *value, struct cell *);
bool text_from_cells(struct arena *, const struct field *, const struct cell *, void *value);

/* The choice of that name, from 1; 0 when there is none. */
unsigned choice_parse(const struct choice *, struct str name);

#endif
