#ifndef ASN_TOTAL_H
#define ASN_TOTAL_H

/*
 * The score of an appraisal from the value of the work plan and the value of conduct, by
 * weight, and its predicate (PP 30/2019, PP 46/2011). Weights, bounds and predicates are
 * the rule set's.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "score/law.h"

struct total_class {
	int64_t bound; /* millionths; LAW_NONE: whatever is left */
	signed char predikat;
	bool above; /* the bound itself is not in it */
	bool idea;  /* only with a new idea */
	const char *keyakinan;
};

struct total {
	struct law weights, range, predicates;
	const char *choice;    /* cell of the weights in use: "tidak" */
	int64_t skp, perilaku; /* weights, millionths of a percent; 100 together */
	int64_t skp_max, perilaku_max; /* millionths, or LAW_NONE; the least is 0 */
	struct total_class classes[PREDIKAT_ALL]; /* from the highest; the last takes all
	                                             that is left */
	int n;
};

/* From the tables bobot, rentang and predikat. The set must outlive t. */
int total_load(struct total *t, const struct rules *r, struct err *e) ASN_MUST_CHECK;

/* At 1e-12, as both values are. */
dec_wide total_of(const struct total *t, dec_wide skp, dec_wide perilaku);

/* The class of an exact value (1e-9): a number of classes. idea: a new idea is
   recorded. */
int total_class(const struct total *t, int64_t exact, bool idea);

/* Whether it would be another class with a new idea. */
bool total_asks_idea(const struct total *t, int64_t exact);

/* Whether there is a class that asks for one. */
bool total_knows_idea(const struct total *t);

/* Bit i: predicate i is among the classes. */
unsigned total_predicates(const struct total *t);

#endif
