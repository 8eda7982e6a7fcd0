#ifndef ASN_GROUND_H
#define ASN_GROUND_H

/*
 * What every kind of score stands on: who there is, what units have achieved, on which
 * days nobody works, and, when one person's scores are to be explained, that person's
 * records. It is gathered before and beside the engine, whichever that is.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/roster.h"
#include "asn/rules.h"
#include "base/workdays.h"
#include "score/capaian.h"
#include "score/derive.h"
#include "score/evidence.h"
#include "stream/schema.h"

/* Zero-initialised storage with period and explain set is an empty one. */
struct ground {
	int64_t period;  /* only this one; -1: all */
	int64_t explain; /* the NIP whose records evidence keeps; -1: nobody's */
	struct roster roster;
	struct capaian capaian;
	struct workdays libur; /* sorted by whoever counts with it */
	struct evidence evidence;
};

enum { GROUND_NOT_MINE, GROUND_TAKEN, GROUND_SKIPPED };

/* One of the above. file is kept, not copied. */
int ground_take(struct ground *g, const struct record *r, const char *file);

/* Keeps the record if it is the explained person's: its number in evidence, or
   EVIDENCE_NONE. period is -1 for what holds in all of them. */
uint32_t ground_keep(struct ground *g, const struct record *r, int64_t nip,
                     int64_t period, const char *file);

/* Whose scores are explained, with the records of no period, and by which rule set. */
void ground_explain(const struct ground *g, const struct rules *rules, struct derive *d);

void ground_release(struct ground *g);

#endif
