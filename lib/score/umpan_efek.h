#ifndef ASN_UMPAN_EFEK_H
#define ASN_UMPAN_EFEK_H

/*
 * Rater effects (score/efek.h) of the ballots that a walk over 360-degree scores comes
 * by.
 *
 *	umpan_efek_name* -> umpan_efek_settle -> umpan_efek_add* -> umpan_efek_put
 *	-> umpan_efek_release
 */

#include <stdint.h>

#include "asn/roster.h"
#include "base/strtab.h"
#include "score/ballots.h"
#include "score/efek.h"
#include "score/engine.h"
#include "score/umpan_skor.h"

/* Zero-initialised storage is an empty one. */
struct umpan_efek {
	struct strtab raters; /* private, as all of it */
	uint32_t *names;      /* in raters, by the rater's number */
	struct keytab periods;
	struct efek *of; /* by number of the period */
	struct efek_rating *room;
	size_t cap;
	const struct ballots *ballots;
	const struct roster *roster;
};

/* Keeps a rater's pseudonym: ballots hold but a hash of it. */
void umpan_efek_name(struct umpan_efek *x, struct slice rater);

/* To be called between ballots_flush and ballots_sort. */
void umpan_efek_settle(struct umpan_efek *x, const struct ballots *ballots);

/* The score the walk stands at, as one of the unit. */
void umpan_efek_add(struct umpan_efek *x, const struct umpan_walk *w,
                    const struct umpan_skor *s, uint32_t unit);

/* Writes efek_penilai by period; what sink->put returned. */
int umpan_efek_put(struct umpan_efek *x, const struct roster *roster, const char *aturan,
                   const struct engine_sink *sink);

void umpan_efek_release(struct umpan_efek *x);

#endif
