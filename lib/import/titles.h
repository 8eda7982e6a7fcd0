#ifndef ASN_TITLES_H
#define ASN_TITLES_H

/* What the title lines above a table say about it: the period. */

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"
#include "stream/csvin.h"

struct titles {
	int64_t period;
	size_t line; /* on which it stands; 0: none does */
};

/* Looks for a period in the n rows above a header: of several the first, or a shorter one
   that lies within it. */
void titles_read(struct titles *t, const struct csvrow *rows, size_t n);

/*
 * Whether the titles agree with the period that was set (as text). They do when one of
 * them names it, or a longer one it lies in: the year of a quarter. -1, kind ERR_USAGE,
 * names line and both. What is no period is for others to refuse.
 */
int titles_check(const struct csvrow *rows, size_t n, struct slice set,
                 struct err *e) ASN_MUST_CHECK;

#endif
