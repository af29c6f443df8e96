/*
 * natural -- comparing texts the way people number things: "jo-3-10" comes after "jo-3-9".
 */
#ifndef BASE_NATURAL_H
#define BASE_NATURAL_H

#include "base/str.h"

/* <0, 0 or >0. Runs of ASCII digits compare as numbers of any length, all else byte by byte. */
int natural_compare(struct str, struct str);

#endif
