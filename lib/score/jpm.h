#ifndef ASN_JPM_H
#define ASN_JPM_H

/*
 * Job-person match of each person in service with the present post, one result for each
 * purpose of the rule set. Levels, standards and ages of assessments are those of
 * training/gap.h. While one competency required has no valid level there is no figure: a
 * smaller total would be another post.
 */

#include "score/engine.h"

extern const struct engine jpm_engine;

#endif
