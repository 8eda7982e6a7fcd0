#ifndef ASN_IPASN_H
#define ASN_IPASN_H

/*
 * The index of professionalism (IP ASN) of each person and year, and the means of each
 * unit: from pegawai records, the skor, pelatihan and disiplin records, by a rule set
 * that computes "indeks". What of a year counts is what stands up to its last day, or the
 * day taken for today where that is earlier.
 */

#include "score/engine.h"

extern const struct engine ipasn_engine;

#endif
