#ifndef ASN_EFEK_H
#define ASN_EFEK_H

/*
 * Rater effects in 360-degree feedback: what the numbers say of those who rate. They are
 * reported, and change no score.
 *
 *  - leniency of a rater (kelonggaran): each of his ratings less the mean of the other
 *    raters of the same person and aspect, those without a pseudonym included; as an
 *    estimate drawn to the mean (score/oneway.h) with its interval of 95 percent. Of a
 *    unit: the mean of each of its people less that of all, estimated in the same way.
 *  - straight-lining (seragam): of a rater's ballots on at least EFEK_ASPECTS aspects,
 *    the share, in percent, that gives all of them one and the same rating.
 *  - halo: 1 less the variance within the rater's ballots over that within all ballots; 1
 *    tells no aspects apart, 0 as much as others do.
 *  - the gap between self and others (selisih_diri): the mean, over the aspects both have
 *    rated, of the own rating less the mean of the others; of several own ratings, as
 *    under two pseudonyms, their mean.
 *  - agreement: ICC(1) and ICC(k) of an aspect over the people rated, and of all, with
 *    the mean of each ballot for its rating.
 *
 * Ratings of oneself count for the gap alone. Results do not depend on the order of
 * people.
 */

#include <stdint.h>

#include "base/keytab.h"
#include "score/oneway.h"
#include "stream/schema.h"

#define EFEK_ASPECTS 3

struct efek_rating {
	uint32_t aspect; /* a small number */
	uint32_t rater;  /* a small number; 0: without a pseudonym */
	bool self;
	int64_t value; /* at 1e-9, from 0 to 100 */
};

/* Of one period. Zero-initialised storage is an empty one. */
struct efek {
	struct efek_rater *raters; /* private, as all of it; by number */
	struct efek_unit *units;
	struct efek_aspect *aspects;
	struct efek_person *people;
	uint32_t n_raters, n_units, n_aspects, n_people;
	uint32_t raters_cap, units_cap, aspects_cap, people_cap;
	struct oneway leniency, unit_means, ballots;
	struct oneway_group gaps;
	dec_wide within; /* sum of squares within all ballots, times 1e18 */
	int64_t within_df, long_ballots, straight_ballots;
};

/* The ratings of one person, each rater's but one for each aspect; in any order, which it
   changes. unit 0: none. */
void efek_add(struct efek *x, int64_t nip, uint32_t unit, struct efek_rating *ratings,
              size_t n);

/* Names for the numbers, for the records. */
struct efek_names {
	struct slice (*rater)(void *arg, uint32_t number);
	struct slice (*unit)(void *arg, uint32_t number);
	struct slice (*aspect)(void *arg, uint32_t number);
	void *arg;
};

/* Writes efek_penilai records sorted by their key; returns what put returned when that
   is not 0. */
int efek_put(struct efek *x, int64_t period, const char *aturan,
             const struct efek_names *names,
             int (*put)(void *arg, const struct record *r), void *arg);

void efek_release(struct efek *x);

#endif
