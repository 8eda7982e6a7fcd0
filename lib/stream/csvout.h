#ifndef ASN_CSVOUT_H
#define ASN_CSVOUT_H

/* CSV out: comma, LF, quotes only where RFC 4180 needs them. */

#include <stdbool.h>

#include "base/slice.h"
#include "stream/outfile.h"

void csvout_raw(struct outfile *o, struct slice s,
                bool first); /* known to need no quotes */
void csvout_text(struct outfile *o, struct slice s, bool first); /* quoted if need be */
void csvout_text_by(struct outfile *o, struct slice s, bool first, char delimiter);
void csvout_end(struct outfile *o); /* LF; the row is whole */

#endif
