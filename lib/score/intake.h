#ifndef ASN_INTAKE_H
#define ASN_INTAKE_H

/*
 * Records in: roster, appraisals, achievements of units and earlier scores, gathered
 * so that they can be scored. What is gathered does not depend on the order of the
 * records.
 *
 *	intake_init -> intake_record* -> cells_flush -> { skor_walk, skor_unit, explain }
 * -> intake_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/err.h"
#include "score/capaian.h"
#include "score/cells.h"
#include "score/explain.h"
#include "score/predikat.h"
#include "stream/schema.h"

struct intake_opts {
	int64_t period;      /* only this one; -1: each in the input by itself */
	bool whatever_dates; /* use the rule set outside the dates it is in force, too */
	int64_t explain;     /* score only this NIP, and keep its rows; -1: everybody */
};

struct intake {
	struct intake_opts opts;
	const struct predikat *rule;
	struct roster roster;
	struct cells cells;
	struct capaian capaian;
	struct explain explain; /* rows of opts.explain */
};

/* rule is borrowed. -1 (kind ERR_RULES) when the rule set is not in force in opts.period.
 */
int intake_init(struct intake *in, const struct predikat *rule,
                const struct intake_opts *opts, struct err *e) ASN_MUST_CHECK;

enum { INTAKE_ACCEPT, INTAKE_SKIP, INTAKE_REJECT, INTAKE_FAIL };

/* One of the above; e says why for the last two. file is kept, not copied. */
int intake_record(struct intake *in, const struct record *r, const char *file,
                  struct err *e) ASN_MUST_CHECK;

void intake_release(struct intake *in);

#endif
