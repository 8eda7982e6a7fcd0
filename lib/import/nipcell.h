#ifndef ASN_NIPCELL_H
#define ASN_NIPCELL_H

/*
 * The NIP of a cell. What people and spreadsheets put around and between its digits is
 * taken off, and said; a digit is neither made up nor moved. The rest must be the 18
 * digits of asn/nip.h, whose faults it reports.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/nip.h"
#include "base/err.h"
#include "base/slice.h"

#define NIPCELL_ROOM 40 /* two NIPs, and a bit */

/* What was taken off, as bits. */
enum {
	NIPCELL_BLANKS = 1, /* anywhere: 19850315 201001 2 999, tabs, line ends, NBSP */
	NIPCELL_APOSTROPHE = 2, /* in front: ' and what typographers make of it, or ` */
	NIPCELL_FORMULA = 4,    /* ="..." around it */
	NIPCELL_MARKS = 8       /* one kind of . , or ` between digits */
};

/*
 * Reads a cell without blanks around it. *text is the 18 digits, in the cell or in
 * room. number: it comes from a cell that is a number. That is never a NIP: a
 * spreadsheet has lost the digits behind the 15th (nip_notasi).
 */
int nipcell_read(struct slice cell, bool number, char room[NIPCELL_ROOM],
                 struct slice *text, int64_t *nip, unsigned *taken,
                 struct err *e) ASN_MUST_CHECK;

#endif
