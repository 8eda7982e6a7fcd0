#ifndef ASN_SKM_H
#define ASN_SKM_H

/*
 * The index of public satisfaction (IKM) from the answers to a survey, PermenPANRB
 * 14/2017: of each element (unsur) the mean of its answers (NRR), each weighted by 1/x
 * where x elements have answers at all, their sum times 25, and a letter for it. Every
 * figure is the rule set's.
 */

#include <stdint.h>

#include "asn/rules.h"
#include "base/err.h"
#include "score/sample.h"

#define SKM_ELEMENTS 9 /* persyaratan to pengaduan, as in the records */
#define SKM_EXACT (-1) /* places: not rounded */
#define SKM_NONE INT64_MIN
#define SKM_LETTERS "ABCD" /* mutu, the best first */

struct skm {
	const struct rules *rules;             /* borrowed */
	int64_t factor;                        /* what makes 25 to 100 of 1 to 4 */
	int weight_places;                     /* of 1/x; SKM_EXACT */
	int weighted_places;                   /* of NRR * weight; SKM_EXACT */
	int64_t least[sizeof SKM_LETTERS - 2]; /* of each letter but the last, millionths
	                                        */
	bool rounded; /* the letter is of the figure as printed */
	int64_t few;  /* fewer respondents are few */
	struct sample sample;
};

/* Answers are 1 to 4; n[i] of them to element i, at most 2^31. */
struct skm_answers {
	int64_t sum[SKM_ELEMENTS], n[SKM_ELEMENTS];
};

/* Millionths, rounded to two places half away from zero. */
struct skm_index {
	int64_t nrr[SKM_ELEMENTS]; /* SKM_NONE where nobody answered */
	int64_t value;
	int elements; /* x */
	char letter;
};

/* Of a rule set that computes "ikm", which must outlive s. -1 (kind ERR_RULES): a cell is
   unknown or makes no sense, and is named. */
int skm_load(struct skm *s, const struct rules *r, struct err *e) ASN_MUST_CHECK;

/* There is at least one answer. */
void skm_index(const struct skm *s, const struct skm_answers *a, struct skm_index *x);

#endif
