#ifndef ASN_FEEDBACK_H
#define ASN_FEEDBACK_H

/* Scores of 360-degree feedback: rule sets that compute "umpan_balik". */

#include "score/engine.h"

extern const struct engine feedback_engine;

#endif
