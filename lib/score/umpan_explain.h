#ifndef ASN_UMPAN_EXPLAIN_H
#define ASN_UMPAN_EXPLAIN_H

/* How a 360-degree score came about: what became of each ballot, the mean of each group
   and aspect, the weights used, and each rounding. */

#include <stdint.h>

#include "base/mem.h"
#include "score/ballots.h"
#include "score/derive.h"
#include "score/evidence.h"
#include "score/umpan_skor.h"

struct umpan_row {
	uint32_t row; /* in the evidence */
	struct ballot_kind kind;
	struct slice rater;
	int64_t value; /* at 1e-9 */
};

/* The ballots on the explained person. Zero-initialised storage is none. */
struct umpan_rows {
	struct umpan_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private, as what follows */
	struct arena arena;
};

void umpan_explain_keep(struct umpan_rows *x, uint32_t row,
                        const struct ballot_kind *kind, struct slice rater,
                        int64_t value);
void umpan_explain_release(struct umpan_rows *x);

/* The score s last walked to. */
void umpan_explain_skor(const struct umpan_rows *x, const struct evidence *evidence,
                        const struct umpan_walk *walk, const struct umpan_skor *s,
                        struct derive *d);

#endif
