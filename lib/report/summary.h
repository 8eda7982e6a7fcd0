#ifndef ASN_SUMMARY_H
#define ASN_SUMMARY_H

/*
 * The report on an agency and its units: one section for each period, no person by name.
 * Everything is counted from the rows of the model; what does not fit together is said,
 * never smoothed.
 */

#include "report/chain.h"
#include "report/doc.h"
#include "report/model.h"
#include "report/tally.h"

/* Writes the report into d. doubts gets the faults found, each once. False when the model
   holds nothing to report on: d then says so. */
bool summary_build(struct doc *d, const struct model *m, const struct chain *chain,
                   struct tally_doubts *doubts);

#endif
