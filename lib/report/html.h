#ifndef ASN_HTML_H
#define ASN_HTML_H

/*
 * A report as one self-contained HTML file: no script and no outside reference, which its
 * Content-Security-Policy also forbids, so that it can be mailed, archived and printed.
 */

#include "base/sb.h"
#include "report/doc.h"

/* Appends the whole document. */
void html_render(struct sb *out, const struct doc *d);

#endif
