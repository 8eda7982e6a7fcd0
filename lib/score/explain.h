#ifndef ASN_EXPLAIN_H
#define ASN_EXPLAIN_H

/*
 * How a score came about: every record of one person with its place, what became of it
 * and why, and the cell of the rule's table that was used. Text in Indonesian, for the
 * person concerned.
 */

#include <stdint.h>

#include "asn/roster.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/cells.h"
#include "score/predikat.h"
#include "score/skor.h"
#include "stream/schema.h"

struct explain_row {
	int64_t period;    /* -1: a roster row */
	struct cell cell;  /* what it says, unless a roster row */
	const char *place; /* "file:line" */
	const char *text;  /* what the record says */
};

/* Zero-initialised storage is an empty one. */
struct explain {
	struct explain_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private, as what follows */
	struct arena arena;
};

void explain_release(struct explain *x);

/* Keeps a record of the person. cell is NULL for a roster row. */
void explain_keep(struct explain *x, const struct record *r, const char *file,
                  int64_t period, const struct cell *cell);

/* Who it is, the roster rows and the rule set with its legal basis. */
void explain_head(const struct explain *x, const struct predikat *rule, int64_t nip,
                  struct sb *out);

/* One score of the person. cells must be flushed. */
void explain_skor(const struct explain *x, const struct skor *s,
                  const struct cells *cells, const struct predikat *rule, struct sb *out);

#endif
