#ifndef ASN_ONEWAY_H
#define ASN_ONEWAY_H

/*
 * One-way analysis of variance with random effects: values in groups, of which a group is
 * a rater, a unit or somebody who was rated. It tells how much groups differ beside how
 * much their values do: intraclass correlations, and an estimate for each group that is
 * drawn to the mean the more, the less is known of it. Statistics about scores, not
 * scores: sums are exact integers, so that the order of the values is never seen, and
 * what comes out of them is a double.
 *
 * With n groups of n_i values, N in all, k = (N - sum(n_i^2)/N) / (n - 1):
 *   MSB, MSW    mean squares between and within groups
 *   ICC(1)      (MSB - MSW) / (MSB + (k - 1) MSW)     a single value
 *   ICC(k)      (MSB - MSW) / MSB                      the mean of a group
 * (Shrout and Fleiss 1979, case 1, with k of unequal groups after Donner 1986), and, with
 * the variance between groups v = max(0, (MSB - MSW) / k), for a group of n_i with mean m
 *   weight      v / (v + MSW / n_i)
 *   estimate    mean of all + weight (m - mean of all)
 *   interval    estimate +- 1.96 sqrt(weight MSW / n_i)
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/dec.h"

/* Values are counts of 1e-9 up to 1e11 in size, at most 1e8 of them. Zero-initialised
   storage is a group without values, or an analysis without groups. */
struct oneway_group {
	dec_wide sum, squares;
	int64_t n;
};

struct oneway {
	dec_wide sum, squares, n_squares;
	dec_wide between; /* sum of sum^2 / n of each group */
	int64_t n, groups;
};

void oneway_add(struct oneway_group *g, int64_t value);
void oneway_add_group(struct oneway *a, const struct oneway_group *g);

/* False when there is no telling: a single group, no group of two, or no variance at
   all. */
bool oneway_icc(const struct oneway *a, double *icc1, double *icck);

struct oneway_estimate {
	double value, low, high; /* as the values are, times 1e9 */
};

/* False when there is no telling. */
bool oneway_estimate(const struct oneway *a, const struct oneway_group *g,
                     struct oneway_estimate *x);

#endif
