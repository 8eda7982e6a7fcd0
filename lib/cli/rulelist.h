#ifndef ASN_RULELIST_H
#define ASN_RULELIST_H

/* What a command tells of rule sets instead of working. A failure is reported. */

#include "cli/cli.h"

/* The shipped ones, by id, as records (aturan). */
void rulelist_all(struct cli *c);

/* One as it is in force, with all it rests on, as JSON; the output is no stream then. */
void rulelist_print(struct cli *c, const char *id_or_path);

#endif
