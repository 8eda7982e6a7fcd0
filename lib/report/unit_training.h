#ifndef ASN_UNIT_TRAINING_H
#define ASN_UNIT_TRAINING_H

/* Competency gaps and training hours by unit, beside the ratings of a period. */

#include "report/doc.h"
#include "report/model.h"
#include "report/tally.h"

/* Gaps carry no period: those of the input stand in every section. period -1: there is
 * none. */
void unit_training_gaps(struct doc *d, const struct model *m, int64_t period,
                        struct tally_doubts *doubts);

/* One table for each rule set of jp in the year of the period. */
void unit_training_hours(struct doc *d, const struct model *m, int64_t period,
                         struct tally_doubts *doubts);

#endif
