#ifndef ASN_PREDIKAT_H
#define ASN_PREDIKAT_H

/*
 * The predicate of a civil servant from two ratings, by a table of nine cells
 * (PermenPANRB 6/2022). The cells are the rule set's; nothing of them stands here.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"
#include "base/err.h"

struct predikat {
	const struct rules *rules; /* borrowed */
	signed char cell[RATING_N]
			[RATING_N]; /* [hasil_kerja][perilaku], of records_predikat */
	const char *mark[RATING_N][RATING_N]; /* of each cell, borrowed from rules */
};

struct verdict {
	signed char predikat; /* -1: none, something is missing */
	signed char status;   /* SKOR_LENGKAP, _BEDA, _SEMENTARA or _BELUM_DINILAI */
};

/*
 * Takes the cells from a rule set that computes "predikat", which must outlive p. A set
 * that computes something else, or lacks a cell, is refused (kind ERR_RULES) and the cell
 * is named.
 */
int predikat_load(struct predikat *p, const struct rules *r,
                  struct err *e) ASN_MUST_CHECK;

/* Codes of records_rating and, for what the official recorded, records_predikat; -1 is
 * missing. */
struct verdict predikat_judge(const struct predikat *p, int hasil_kerja, int perilaku,
                              int tercatat);

#endif
