#ifndef ASN_FILLDOWN_H
#define ASN_FILLDOWN_H

/*
 * Continuation rows: in a list for people a field that repeats is often written once, and
 * left empty in the rows below. Only for the fields the user names (--fill-down).
 */

#include <stdbool.h>

#include "base/err.h"
#include "base/sb.h"
#include "import/header.h"
#include "import/map.h"
#include "stream/csvin.h"
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
	size_t nip; /* column of a NIP that is filled down; beyond the last: none is */
};

/* The fields of the header's type among the named ones. */
void filldown_open(struct filldown *f, const struct header *h,
                   const struct map_list *names);

/* What the row says of the field is at fault, or may not be filled from the row above:
   why (a literal, "" when it was said already) is the fault should it be empty. */
void filldown_fault(struct filldown *f, int field, const char *why);

/*
 * Bars what must not be filled in this row: a NIP where it begins with a name or a number
 * of its own, and so is somebody who has no NIP; everything among rejects, where the row
 * above is another one than in the export.
 */
void filldown_bar(struct filldown *f, const struct header *h, const struct csvrow *row,
                  bool rejects);

/* Fills the empty fields of r from the row above and remembers the others. -1: the row
   above was at fault there, so nobody knows. */
int filldown_apply(struct filldown *f, struct record *r, struct err *e) ASN_MUST_CHECK;

void filldown_release(struct filldown *f);

#endif
