#ifndef ASN_FILLDOWN_H
#define ASN_FILLDOWN_H

/*
 * Continuation rows: in a list for people a field that repeats is often written once, and
 * left empty in the rows below. Only for the fields the user names (--fill-down).
 */

#include <stdbool.h>

#include "base/err.h"
#include "base/sb.h"
#include "import/map.h"
#include "stream/schema.h"

struct filldown {
	struct filldown_field {
		int field;
		struct sb text; /* of the last row that had one */
		int64_t v;
		bool have, bad;  /* bad: that row's was at fault, and so is what is filled
		                    from it */
		const char *why; /* of a bad one, for the next empty cell; "" is told */
	} * fields;
	size_t n;
};

/* The fields of the type among the named ones. */
void filldown_open(struct filldown *f, const struct schema_type *type,
                   const struct map_list *names);

/* Whether the field is one of them. */
bool filldown_has(const struct filldown *f, int field);

/* What the row says of the field is at fault, or may not be filled from the row above:
   why (a literal, "" when it was said already) is the fault should it be empty. */
void filldown_fault(struct filldown *f, int field, const char *why);

/* Fills the empty fields of r from the row above and remembers the others. -1: the row
   above was at fault there, so nobody knows. */
int filldown_apply(struct filldown *f, struct record *r, struct err *e) ASN_MUST_CHECK;

void filldown_release(struct filldown *f);

#endif
