#ifndef ASN_UNIT_SCORES_H
#define ASN_UNIT_SCORES_H

/* The ratings of one period by one rule set: all people in one line, then tables by unit.
 */

#include "report/doc.h"
#include "report/model.h"
#include "report/tally.h"

void unit_scores_print(struct doc *d, const struct model *m, int64_t period,
                       uint32_t aturan, struct tally_doubts *doubts);

#endif
