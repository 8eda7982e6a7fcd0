#ifndef ASN_PLAN_H
#define ASN_PLAN_H

/*
 * What the rules that turn a work plan into its value have in common: how a plan fails to
 * have one, and where its value is explained.
 */

#include "score/derive.h"
#include "score/evidence.h"
#include "score/law.h"
#include "score/skor.h"
#include "score/skp.h"

/* The value of a plan. */
struct plan_value {
	bool known;
	dec_wide value; /* 1e-12 */
	unsigned notes; /* SKOR_NOTE bits: why not, or what was done to it */
};

/* Where the value is explained; NULL where it is not. */
struct plan_tell {
	struct derive *d;
	const struct evidence *evidence;
	const struct strtab *codes; /* of the plans */
};

#define PLAN_PERCENT_MAX 1000000 /* an achievement beyond it is a slip of the pen */

/* Notes for rows that leave a plan without a value, whatever the rule. */
unsigned plan_faults(const struct skp_row *rows, size_t n);

/* Target and achievement are there, and can be set against each other. -1: the row is to
   be rejected. Missing ones are no fault of the row. */
int plan_check(const struct record *r, struct err *e) ASN_MUST_CHECK;

/* The weighted mean at 1e-12 of values (1e-12); weights all missing: the plain one.
   false: some have a weight and some do not, or they come to nothing. */
struct plan_mean {
	dec_wide products, weights, sum;
	size_t n, weighed;
};
void plan_mean_add(struct plan_mean *m, int64_t weight, dec_wide value);
bool plan_mean_of(const struct plan_mean *m, dec_wide *mean);

/* A value (1e-12) as text, as exact as classes are decided on. */
const char *plan_text(char room[DEC_BUF], dec_wide value);

/* The name of the row's aspect, or "capaian". */
const char *plan_aspect(const struct skp_row *row);

/* Where the row stands, for the node last added. */
void plan_tell_place(const struct plan_tell *tell, const struct skp_row *row);

#endif
