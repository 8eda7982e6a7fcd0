#ifndef ASN_HOLD_H
#define ASN_HOLD_H

/*
 * Accepted records that wait for the end of the run, because a later one may take their
 * place: --duplicates last and newest. What does not fit into 1 MiB goes to a temporary
 * file of mode 0600, whose name is taken away before a byte is written: nothing is left,
 * whatever ends the process. Memory beside that is the keys' (keys.h).
 *
 *	hold_new -> { keys_file, hold_put* }* -> hold_next* -> hold_free
 */

#include <stdbool.h>

#include "base/err.h"
#include "import/keys.h"
#include "stream/schema.h"

enum hold_rule {
	HOLD_LAST,  /* of those with one key, the one that comes last */
	HOLD_NEWEST /* the one with the latest date (keys_date) */
};

enum {
	HOLD_FAIL = -1,    /* e says why; the hold is of no further use */
	HOLD_KEPT = 0,     /* no other has this key so far */
	HOLD_REPLACED = 1, /* kept, and *other, kept so far, is not */
	HOLD_LEFT_OUT = 2, /* *other is kept instead */
	HOLD_BAD = 3 /* neither is the newer, and they differ: refused. *other is kept;
	                      e is the fault, of code ganda */
};

struct hold;

/* k is the caller's, is used for nothing else, and lives longer. folder is where a
   temporary file may be made; borrowed. */
struct hold *hold_new(struct keys *k, enum hold_rule rule, const char *folder);

/*
 * Takes the record in. Under HOLD_NEWEST equal records are one, of which the first is
 * kept; two that differ while their dates are equal, or while one date is missing, are
 * not decided between. A type without such a date is ERR_USAGE. A temporary file that
 * cannot be made or written is ERR_OUTPUT.
 */
int hold_put(struct hold *h, const struct record *r, struct keys_place *other,
             struct err *e) ASN_MUST_CHECK;

/* The records that were kept, in the order they came in: 1 and a record (borrowed until
   the next call), 0 behind the last, -1. Nothing is put any more once this was called. */
int hold_next(struct hold *h, const struct record **r, struct err *e) ASN_MUST_CHECK;

void hold_free(struct hold *h); /* accepts NULL */

#endif
