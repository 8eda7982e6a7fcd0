#ifndef ASN_JSONPLACE_H
#define ASN_JSONPLACE_H

/*
 * Where a part of a JSON text stands. Jansson does not tell, so the text is walked once
 * more; it must be one that Jansson took.
 */

#include <stddef.h>

#include "base/slice.h"

struct jsonplace {
	size_t line;  /* on which the part begins, its key if it has one; 0: none found */
	size_t found; /* bytes of the path that lead to it; less than all: to what would
	                 hold the rest, had it the key */
};

/*
 * path is keys with '.' between them and "[N]" for the elements of an array, from 0:
 * "dasar[1].pasal". A key may have dots in it. One that is written with escapes is not
 * found.
 */
struct jsonplace jsonplace_find(struct slice text, struct slice path);

#endif
