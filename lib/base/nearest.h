#ifndef ASN_NEAREST_H
#define ASN_NEAREST_H

/*
 * The nearest of many names to one that is not among them, for "did you mean ...?".
 *
 *	nearest_init -> nearest_try* -> nearest_number
 *
 * Distance is counted in bytes put in, left out, replaced, or exchanged with the next one
 * (Damerau and Levenshtein, no byte touched twice). It is at most 2, and less than a
 * third of the length of what is there: NIK is no slip of NIP. Names over NEAREST_MAX
 * bytes are near to none.
 */

#include <stdbool.h>

#include "base/slice.h"

#define NEAREST_MAX 80

struct nearest {
	struct slice want;
	int distance; /* of the best so far, or one more than is allowed */
	int number;   /* of the best so far; -1 when there is none or several tie */
};

/* want is borrowed. */
void nearest_init(struct nearest *n, struct slice want);

/* Several names may carry one number (at least 0): they do not tie with each other.
   Whether this name is now the best one. */
bool nearest_try(struct nearest *n, struct slice name, int number);

/* The number of the nearest name; -1 when none is near, or names of several numbers are
 * equally so. */
int nearest_number(const struct nearest *n);

#endif
