#ifndef ASN_NOTES_H
#define ASN_NOTES_H

/*
 * The lists catatan and alasan: reading them, and counting which notes occur, so that a
 * report can say at its end what they mean. A note may carry a figure behind a colon:
 * jp_tidak_diketahui:2.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strtab.h"
#include "report/doc.h"

/* Takes the next element off the front of a list; false at its end. */
bool notes_next(struct slice *list, struct slice *note);

/* A note without what stands behind its colon. */
struct slice notes_code(struct slice note);

bool notes_has(struct slice list, struct slice code);

/* Notes that occurred. Zero-initialised storage is none. */
struct notes {
	struct strtab codes;
	int64_t *count; /* by number of the code */
	size_t cap;     /* private */
};

void notes_release(struct notes *n);
void notes_add(struct notes *n, struct slice list);

/* A section with the notes in byte order, how many rows have each, and what they mean;
   nothing when there was none. */
void notes_print(const struct notes *n, struct doc *d);

#endif
