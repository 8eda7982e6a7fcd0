#ifndef ASN_JSONOUT_H
#define ASN_JSONOUT_H

/* NDJSON out: flat objects without blanks, non-ASCII bytes as they are, controls escaped.
 */

#include <stdbool.h>

#include "base/slice.h"
#include "stream/outfile.h"

/* key is known to need no escapes. first: opens the object. */
void jsonout_text(struct outfile *o, struct slice key, struct slice value, bool first);
void jsonout_number(struct outfile *o, struct slice key, struct slice digits, bool first);
void jsonout_end(struct outfile *o); /* closes the object; LF; the record is whole */

/* A quoted JSON string alone, for documents such as --print-map writes. */
void jsonout_string(struct outfile *o, struct slice value);

#endif
