#ifndef ASN_REMARKS_H
#define ASN_REMARKS_H

/* What is to be remarked on results: notes in them, findings for the user, or both. */

#include <stdbool.h>
#include <stdint.h>

#include "base/sb.h"
#include "score/engine.h"

#define REMARKS_MAX 16

struct remark {
	const char *name;
	bool noted;       /* stands in catatan */
	const char *what; /* it is a finding, which says this; NULL: it is none */
};

struct remarks {
	const struct remark *kinds; /* in byte order of the names */
	unsigned n;
	struct remarks_count {
		uint64_t n;
		uint32_t order; /* lowest so far, and its place */
		const char *file;
		size_t line;
	} counts[REMARKS_MAX];
};

/* Counts the kinds whose bits are set. order tells where in the input the example stands;
   file may be NULL. */
void remarks_add(struct remarks *r, unsigned bits, uint32_t order, const char *file,
                 size_t line);

/* The notes among bits with ';' between them; b is cleared first. */
struct slice remarks_list(const struct remarks *r, unsigned bits, struct sb *b);

/* Reports the findings that were counted. */
void remarks_tell(const struct remarks *r, const struct engine_sink *sink);

#endif
