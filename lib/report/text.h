#ifndef ASN_TEXT_H
#define ASN_TEXT_H

/*
 * A report as plain UTF-8 text of at most 100 columns: numbers to the right, long names
 * over several lines, bars of block elements. No colour codes.
 */

#include "base/sb.h"
#include "report/doc.h"

#define TEXT_WIDTH 100

/* Appends the whole document. */
void text_render(struct sb *out, const struct doc *d);

#endif
