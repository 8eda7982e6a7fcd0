#ifndef ASN_RECOUT_H
#define ASN_RECOUT_H

/*
 * Canonical records out, in either form. A CSV table begins with its header whenever the
 * type changes, or when the source fields begin or cease to be set. Decimals and whole
 * numbers are written from their value, everything else from its text, so what comes out
 * is canonical whatever spelling went in.
 */

#include "base/err.h"
#include "stream/outfile.h"
#include "stream/schema.h"
#include "stream/stream.h"

struct recout;

/* Writes to o, which the caller keeps, commits and closes. */
struct recout *recout_new(struct outfile *o, const struct schema *schema,
                          enum stream_form form);
int recout_put(struct recout *w, const struct record *r, struct err *e) ASN_MUST_CHECK;

/* Takes back the record last put, when nothing was done with w and its output since. The
   header of a table that it began stays. */
void recout_withdraw(struct recout *w);

/* Writes the header of a type without a record, with the source fields or not (CSV only):
 * an empty result is still a table. */
void recout_header(struct recout *w, const struct schema_type *type, bool sourced);
void recout_free(struct recout *w); /* accepts NULL */

#endif
