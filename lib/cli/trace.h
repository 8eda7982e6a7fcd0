#ifndef ASN_TRACE_H
#define ASN_TRACE_H

/*
 * The chain a stream went through (design: asal at its beginning, akhir at its end). What
 * earlier commands said of themselves is carried on: each asal as it comes, each akhir in
 * front of our own.
 */

#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "stream/recout.h"
#include "stream/schema.h"

struct trace;

struct trace *trace_new(void);

/* Of all bytes this command reads. Never asked for: the chain became known too late to
   have seen them all, and akhir names no sum. */
struct digest *trace_digest(struct trace *t);

/* Writes the asal of this command for one input. rules NULL: none. */
int trace_begin(struct recout *w, const char *tool, const char *file, const char *rules,
                struct err *e) ASN_MUST_CHECK;

/* Keeps a copy of an earlier command's akhir. */
void trace_keep(struct trace *t, const struct record *akhir);

/* Writes the kept ones, then our own. */
int trace_end(struct trace *t, struct recout *w, const char *tool, uint64_t records,
              uint64_t rejected, struct err *e) ASN_MUST_CHECK;

void trace_free(struct trace *t); /* accepts NULL */

#endif
