#ifndef ASN_FATES_H
#define ASN_FATES_H

/* What became of each record of the person whose scores are explained: which counted,
   which did not, and why. */

#include <stdint.h>

#include "score/cells.h"
#include "score/derive.h"
#include "score/evidence.h"
#include "score/skor.h"

struct fates_row {
	uint32_t row;     /* in the evidence */
	struct cell cell; /* what it says */
	struct cell_values values;
};

/* The rows of the explained person. Zero-initialised storage is none. */
struct fates {
	struct fates_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private */
};

/* values is NULL where no numbers are held. */
void fates_keep(struct fates *x, uint32_t row, const struct cell *cell,
                const struct cell_values *values);
void fates_release(struct fates *x);

/* Tells of the records that one score of the person hangs on; the place of the first that
   had a say, or NULL. */
const char *fates_explain(const struct fates *x, const struct evidence *evidence,
                          const struct skor *s, struct derive *d);

/* A code that was read from there; used as fates_explain returned it. */
void fates_explain_code(const char *name, const struct schema_codes *codes, int code,
                        const char *used, const struct skor *s, struct derive *d);

#endif
