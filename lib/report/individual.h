#ifndef ASN_INDIVIDUAL_H
#define ASN_INDIVIDUAL_H

/*
 * The report on one employee, for the employee: what is good first, then what can be
 * improved with a next step taken from the data, then the figures. It flags and explains;
 * it judges nobody.
 */

#include "report/chain.h"
#include "report/doc.h"
#include "report/model.h"
#include "report/tally.h"

/* Writes the report on m->only_nip into d. doubts gets the faults found. False when the
   model has no record of that person: d is then empty. */
bool individual_build(struct doc *d, const struct model *m, const struct chain *chain,
                      struct tally_doubts *doubts);

#endif
