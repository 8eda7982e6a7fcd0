#ifndef ASN_OUTFILE_H
#define ASN_OUTFILE_H

/*
 * Where output goes: a file that appears whole or not at all, or a descriptor such as
 * standard output. Bytes are gathered in one buffer and leave it in large writes, always
 * whole records.
 *
 *	outfile_open -> { outfile_room, outfile_wrote, outfile_mark }*
 *	-> outfile_commit -> outfile_close
 *
 * A named regular file is written under a temporary name in the same folder and renamed
 * by commit; close without commit removes it, and so does a signal that ends the process.
 * A name that is a device or a pipe is written as it is.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

struct outfile;

/* path NULL: write to fd, which stays the caller's. secret: mode 0600 (personal data). */
int outfile_open(struct outfile **o, const char *path, int fd, bool secret,
                 struct err *e) ASN_MUST_CHECK;

/* Room for n more bytes behind what was written; the caller fills some and says how many.
 */
char *outfile_room(struct outfile *o, size_t n);
void outfile_wrote(struct outfile *o, size_t n);
void outfile_add(struct outfile *o, struct slice s); /* both in one */

/* What was written so far is whole records: only that is ever flushed. */
void outfile_mark(struct outfile *o);

/* Takes back what was written since the last mark. */
void outfile_unmark(struct outfile *o);

/* Takes back what stands between the last two marks; nothing was written or flushed since
   the last, and not twice. */
void outfile_withdraw(struct outfile *o);

/* Forces the marked bytes out. -1 once any write failed, here or earlier. */
int outfile_flush(struct outfile *o, struct err *e) ASN_MUST_CHECK;
bool
outfile_failed(const struct outfile *o); /* cheap; for loops that should stop early */

/* Flushes; a named file is fsynced, closed and renamed. -1: the old file is untouched. */
int outfile_commit(struct outfile *o, struct err *e) ASN_MUST_CHECK;

void outfile_close(
	struct outfile *o); /* without commit: nothing is left behind. Accepts NULL */

#endif
