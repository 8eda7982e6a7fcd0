#ifndef ASN_XLSXTEXT_H
#define ASN_XLSXTEXT_H

/*
 * The text of a cell, as shared strings and inline strings have it: <t>, or the <t> of
 * several <r> one after another. What is in <rPh> is how Japanese is pronounced: no part
 * of the text. ECMA-376 part 1, 18.4.
 */

#include <stdbool.h>
#include <stddef.h>

/* Where a reader is within <si> or <is>. Zero-initialised is at its beginning. */
struct xlsxtext {
	bool on;  /* what is read now belongs to the text */
	bool run; /* private, as what follows */
	int depth;
};

/* An element begins or ends, depth (from 1) below <si> or <is>. */
void xlsxtext_start(struct xlsxtext *t, int depth, const char *name);
void xlsxtext_end(struct xlsxtext *t, int depth);

/*
 * Puts the characters that stand as _xHHHH_ (22.9.2.19, ST_Xstring) in their place, and
 * returns the new length. Half a surrogate pair stays as it is written.
 */
size_t xlsxtext_unescape(char *p, size_t n);

#endif
