#ifndef ASN_DOOR_H
#define ASN_DOOR_H

/*
 * What asn-import does with each of its files: records out, rejected rows aside, faults
 * told and written, duplicates seen to, notes and counts at the end.
 *
 *	door_open -> door_file* -> door_finish -> door_close
 */

#include "cli/cli.h"
#include "import/options.h"

struct door;

/* Opens what the options name. NULL after a failure, which was reported. Both arguments
   are the caller's and outlive it. */
struct door *door_open(struct cli *c, struct options *o);

/* Reads one file; -1 after a failure, which was reported. */
int door_file(struct door *d, const char *file);

/* Writes what waited for the end of the run, and puts rejects and faults in place. */
void door_finish(struct door *d);

void door_close(struct door *d); /* accepts NULL */

#endif
