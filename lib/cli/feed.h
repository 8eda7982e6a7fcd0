#ifndef ASN_FEED_H
#define ASN_FEED_H

/* Reading the inputs of a command as one canonical stream, a record at a time. */

#include "base/err.h"
#include "cli/cli.h"
#include "stream/schema.h"

/* What a command does with one record. Both kinds are written on under --pass, but for an
   accepted record of a type that this run makes itself: that one is made anew. */
enum {
	FEED_ACCEPT,
	FEED_SKIP,   /* sound, but not this command's business */
	FEED_REJECT, /* the row is at fault; e says why */
	FEED_FAIL    /* stop; e says why */
};
typedef int feed_record(void *arg, const struct record *r, const char *file,
                        struct err *e);

/*
 * Reads the operands (none: standard input) in turn as one stream and calls fn for each
 * record; prints every fault and a closing line for each file. asal and akhir are seen to
 * here; fn gets them too when the output is no stream (final_form), and need not count
 * them. Returns 0, or -1 once the run has failed.
 */
int feed_read(struct cli *c, int n, char **files, feed_record *fn, void *arg);

#endif
