#ifndef ASN_RATED_H
#define ASN_RATED_H

/*
 * Whose performance was rated how, as skor records of whatever rule set say: one
 * predicate for each person and period, for the kinds of score that build on it. What is
 * held does not depend on the order of the records:
 *
 *  - a predicate counts when its score is lengkap or beda;
 *  - a score without one (of a rule set that computes none, or with a part missing)
 *    yields to one that has it;
 *  - several predicates, or a score in dispute, are a dispute.
 *
 *	rated_init -> { rated_put | rated_at | rated_period }*
 *	-> rated_walk_start -> rated_walk_next* -> rated_walk_release -> rated_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/keytab.h"
#include "stream/schema.h"

#define RATED_NONE UINT32_MAX

struct rated_row {
	const char *file; /* of the first record that spoke of it */
	uint32_t line;
	uint32_t unit; /* in roster.units; 0 none told */
	uint16_t seen; /* private */
};

struct rated {
	struct roster *roster;  /* borrowed */
	struct rated_row *rows; /* by number, in order of first mention */
	struct keytab periods;  /* those that are worked on */

	/* private */
	struct keytab keys; /* person and period -> number */
	uint32_t cap;
};

void rated_init(struct rated *t, struct roster *roster);
void rated_release(struct rated *t);

/* Makes the period one that is worked on. */
void rated_period(struct rated *t, int64_t period);

/* The number of the row of a person and period, which is added when new. The name of the
   file is kept, not copied. */
uint32_t rated_at(struct rated *t, int64_t nip, int64_t period, const char *file,
                  size_t line);

/* Takes in a skor record. */
void rated_put(struct rated *t, const struct record *skor, const char *file);

/* The predicate of a row, or -1. number may be RATED_NONE, here and below. */
int rated_predikat(const struct rated *t, uint32_t number);

/* SKOR_LENGKAP, _BEDA, _SEMENTARA, _BELUM_DINILAI or _BERTENTANGAN. */
int rated_status(const struct rated *t, uint32_t number);

struct rated_step {
	int64_t nip, period;
	int32_t first, last; /* days of the period */
	uint32_t person;
	uint32_t row;   /* RATED_NONE: of the roster alone */
	bool overlaps;  /* there is a predicate of another period with days of this one */
	bool unlisted;  /* there is a roster, and the person is not on it */
	bool in_period; /* the roster's row holds in some part of the period */
};

/* All people and periods with a row, and of the roster those of whom it says something in
   the period; by NIP, then period. */
struct rated_walk {
	const struct rated *t; /* private, as what follows */
	uint32_t *people;
	struct rated_period *periods;
	uint32_t i, j;
};

void rated_walk_start(struct rated_walk *w, const struct rated *t);
bool rated_walk_next(struct rated_walk *w, struct rated_step *s);
void rated_walk_release(struct rated_walk *w);

#endif
