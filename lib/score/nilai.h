#ifndef ASN_NILAI_H
#define ASN_NILAI_H

/*
 * The kinds of score "nilai" and "prestasi": a number and its predicate from the value of
 * the work plan and the value of conduct (PP 30/2019, PP 46/2011). The first is that of
 * penilaian, or, where the rule set has tables for it, what the skp records of the person
 * and period come to (PermenPANRB 8/2021, Perka BKN 1/2013). skor of an earlier run are
 * taken as they were written, and count where there is no penilaian.
 */

#include "score/engine.h"

extern const struct engine nilai_engine, nilai_prestasi_engine;

#endif
