#ifndef ASN_KREDIT_H
#define ASN_KREDIT_H

/*
 * Credit of functional posts (angka kredit) from a predicate: so many hundredths of the
 * yearly coefficient of the level, for so many months of a year (PermenPANRB 1/2023
 * Pasal 37). The figures are the rule set's.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"

#define KREDIT_NONE (-1)    /* this predicate gives none */
#define KREDIT_PREDICATES 7 /* codes of records_predikat */
#define KREDIT_LEVELS 8     /* of records_jenjang */
#define KREDIT_YEAR 12      /* months */

struct kredit {
	const struct rules *rules; /* borrowed */
	const char *mark_persen, *mark_koefisien, *mark_pembulatan;
	int64_t persen[KREDIT_PREDICATES]; /* millionths; KREDIT_NONE */
	int64_t koefisien[KREDIT_LEVELS];  /* millionths, a year */
	int places;
};

/* rules compute "angka_kredit" and outlive k. -1 (ERR_RULES) names the cell. */
int kredit_load(struct kredit *k, const struct rules *rules,
                struct err *e) ASN_MUST_CHECK;

/* Whole calendar months among the days first to last; 0 when there are none. */
int kredit_months(int32_t first, int32_t last);

/* The credit before the last rounding, in 1e-9. The predicate gives one, months are 1 to
   KREDIT_YEAR. */
int64_t kredit_exact(const struct kredit *k, int jenjang, int predikat, int months);

/* That rounded as the rule set says, in millionths. */
int64_t kredit_value(const struct kredit *k, int64_t exact);

#endif
