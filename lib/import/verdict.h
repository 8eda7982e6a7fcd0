#ifndef ASN_VERDICT_H
#define ASN_VERDICT_H

/*
 * What became of one row of an input, and why: accepted (perhaps with remarks), rejected
 * for its faults, or skipped because it is no record. A row with more faults than there
 * is room for is as rejected as one with one.
 */

#include <stddef.h>

#include "base/err.h"

#define VERDICT_FAULTS 8

enum {
	VERDICT_FAIL = -1, /* the input or what is asked of it; e says why */
	VERDICT_END = 0,
	VERDICT_ROW = 1,
	VERDICT_BAD = 2,
	VERDICT_SKIP = 3
};

enum verdict_skip {
	SKIP_BLANK,
	SKIP_HEADER, /* the header once more, or that of another table */
	SKIP_FOOTER, /* a total, or what stands under a table */
	SKIP_DUPLICATE,
	SKIP_N
};

struct verdict {
	struct err faults[VERDICT_FAULTS]; /* of a rejected row; remarks on another */
	size_t n;
	enum verdict_skip skip; /* of VERDICT_SKIP */
	size_t line;            /* on which the row begins */
	struct slice raw;       /* the row as it stood; borrowed until the next one */
};

/* Adds a copy of e that points at the column (0: none) of the row. */
static inline void
verdict_add(struct verdict *v, const struct err *e, size_t column)
{
	if (v->n == VERDICT_FAULTS)
		return;
	v->faults[v->n] = *e;
	v->faults[v->n].line = v->line;
	v->faults[v->n].column = column;
	v->n++;
}

#endif
