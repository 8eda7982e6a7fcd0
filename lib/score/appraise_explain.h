#ifndef ASN_APPRAISE_EXPLAIN_H
#define ASN_APPRAISE_EXPLAIN_H

/* How the score of an appraisal came about: what became of each record and why, and the
   cell of the rule's table that was used. */

#include <stdint.h>

#include "asn/roster.h"
#include "score/cells.h"
#include "score/derive.h"
#include "score/evidence.h"
#include "score/predikat.h"
#include "score/skor.h"

struct appraise_row {
	uint32_t row;     /* in the evidence */
	struct cell cell; /* what it says */
};

/* The rows of the explained person. Zero-initialised storage is none. */
struct appraise_rows {
	struct appraise_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private */
};

void appraise_explain_keep(struct appraise_rows *x, uint32_t row,
                           const struct cell *cell);
void appraise_explain_release(struct appraise_rows *x);

/* One score of the person. cells must be flushed. */
void appraise_explain_skor(const struct appraise_rows *x, const struct evidence *evidence,
                           const struct skor *s, const struct cells *cells,
                           const struct predikat *rule, struct derive *d);

#endif
