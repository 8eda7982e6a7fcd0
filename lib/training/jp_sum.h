#ifndef ASN_JP_SUM_H
#define ASN_JP_SUM_H

/*
 * The hours of one person: claims taken apart by year, form and day or month, and added
 * up under the caps. Nothing depends on the order of the claims.
 *
 *	{ jp_sum_clear -> jp_sum_put -> jp_sum_year* }* -> jp_sum_release
 *
 * Claims of one certificate are one: the one that ends first, of these one that knows its
 * hours, of these the one with the fewest. Claims alike in every field are one.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "training/jp_claim.h"
#include "training/jp_rule.h"

#define JP_SUM_ONE                                                                       \
	INT64_C(100000000) /* one hour of what counts: percents of millionths */

struct jp_sum_form {
	uint64_t n;       /* records that count, those without hours included */
	uint64_t unknown; /* of them without hours */
	uint64_t twice;   /* records left out, for their certificate counts elsewhere */
	int64_t claimed;  /* millionths */
	int64_t counted;  /* JP_SUM_ONEs: under the caps, with what is added */
	bool cut;         /* a cap took something away */
};

struct jp_sum {
	/* private */
	struct jp_claim *claims;
	size_t n_claims, cap_claims;
	struct jp_sum_part *parts;
	size_t n, cap, at;
};

void jp_sum_clear(struct jp_sum *s);
void jp_sum_add(struct jp_sum *s, const struct jp_claim *c);

/* All were added; only = 0, or the one year that will be asked for. */
void jp_sum_put(struct jp_sum *s, const struct jp_rule *rule, int only);

/* The next year of which claims speak, or 0. */
int jp_sum_next(const struct jp_sum *s);

/* Adds up this year, by form, when it is the next. */
void jp_sum_year(struct jp_sum *s, const struct jp_rule *rule, int year,
                 struct jp_sum_form forms[BENTUK_N]);

void jp_sum_release(struct jp_sum *s);

#endif
