#ifndef ASN_MARKUP_H
#define ASN_MARKUP_H

/*
 * Text of the input made safe for a report. Whatever stands in a name or a code comes out
 * as something to be read, on one line, never as a command to a browser or a terminal:
 * control characters become their symbols (U+2400...), a tab becomes a space, bytes that
 * are no UTF-8 become U+FFFD, and invisible or direction-changing characters become '?'.
 */

#include "base/sb.h"
#include "base/slice.h"

/* Appends s for the text form. */
void markup_text(struct sb *out, struct slice s);

/* Appends s for HTML: good both as text and inside a quoted attribute. */
void markup_html(struct sb *out, struct slice s);

#endif
