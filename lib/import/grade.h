#ifndef ASN_GRADE_H
#define ASN_GRADE_H

/*
 * The grades of civil servants (golongan) as lists write them: III/d, III.d, III d, 3d,
 * Penata Tk. I, "Penata Tingkat I, III/d", Golongan (V).
 *
 * The ranks of PNS and their grades are those of PP 99/2000 and the reference data of
 * BKN. A Roman number alone is a grade of PPPK, I to XVII. A number alone is none: 34 is
 * III/d to one system, and 11 is I/a or XI.
 */

#include "base/slice.h"

/* The number in records_golongan of a grade that is squashed (alias_squash), or -1. A
   rank and a grade that contradict each other are none. */
int grade_code(struct slice squashed);

#endif
