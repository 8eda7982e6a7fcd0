#ifndef ASN_IKM_H
#define ASN_IKM_H

/*
 * The kind of score "ikm": answers to satisfaction surveys (survei) to an index for each
 * service of a unit and for the unit as a whole, whose layanan is empty. The unit's is
 * that of all its answers, those that name no service too. Records of layanan say how
 * many users there were, and so how many respondents a survey needs. With a level of the
 * tree of units, its answers are those of all units below it, too, and the mean of the
 * indices of these units is told beside it: which of the two is the agency's, no rule
 * says.
 */

#include "score/engine.h"

extern const struct engine ikm_engine;

#endif
