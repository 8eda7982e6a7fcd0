#ifndef ASN_APPRAISE_H
#define ASN_APPRAISE_H

/*
 * The kind of score "predikat": appraisals (penilaian), and skor of an earlier run, to
 * skor and skor_unit by a table of nine cells (PermenPANRB 6/2022).
 */

#include "score/engine.h"

extern const struct engine appraise_engine;

#endif
