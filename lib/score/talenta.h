#ifndef ASN_TALENTA_H
#define ASN_TALENTA_H

/*
 * Talent boxes for each person and period: performance from skor records, potential from
 * potensi records. Without one of the two there is no box. Results are for those who
 * decide on careers; no report publishes them.
 */

#include "score/engine.h"

extern const struct engine talenta_engine;

#endif
