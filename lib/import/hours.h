#ifndef ASN_HOURS_H
#define ASN_HOURS_H

/* Training hours that stand at the end of a course's name: "Bimtek Arsip (60 JP)". */

#include "base/slice.h"

enum hours { HOURS_NONE, HOURS_ONE, HOURS_MANY };

/*
 * Looks for whole numbers before JP, JPL or Jam Pelajaran. HOURS_ONE: there is one, and
 * it ends the text, in brackets or not; *digits is it, in the text. HOURS_MANY: one
 * ends the text, and there are others: of several courses, or of the same? A range or a
 * bound (10-20 JP, < 20 JP) and a decimal are HOURS_NONE.
 */
enum hours hours_find(struct slice text, struct slice *digits);

#endif
