#ifndef ASN_JSONREAL_H
#define ASN_JSONREAL_H

#include "base/sb.h"

#define JSONREAL_ROOM 400 /* the longest text that is added, with room */

/*
 * A double as plain decimals with a point, which a whole number must not have. A text of
 * at most DEC_MAX_DIGITS digits comes back with its value; any other with more digits
 * than dec_parse takes, so that it is refused, not cut.
 */
void jsonreal_text(struct sb *b, double d);

#endif
