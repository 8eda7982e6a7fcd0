#ifndef ASN_CSVOUT_H
#define ASN_CSVOUT_H

/*
 * CSV out: quotes only where RFC 4180 needs them. Written straight into room the caller
 * has made (outfile_room), a whole row at a time.
 */

#include "base/slice.h"

/* The most bytes a text can become: each of its bytes a quote, and quotes around. */
#define CSVOUT_ROOM(n) (2 * (n) + 2)

/* Writes s at p, quoted if need be; returns what stands behind. */
char *csvout_text(char *p, struct slice s, char delimiter);

#endif
