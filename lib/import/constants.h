#ifndef ASN_CONSTANTS_H
#define ASN_CONSTANTS_H

/* What --set and "tetap" of a map give every record of a type. */

#include "base/err.h"
#include "import/convert.h"
#include "import/map.h"
#include "import/verdict.h"
#include "stream/schema.h"

/* Zero-initialised: none. Must stay where it is once it was read. */
struct constants {
	const struct schema_type *type;
	struct field f[SCHEMA_FIELDS_MAX];
	char room[SCHEMA_FIELDS_MAX][DEC_BUF];
};

/* Reads those of the map that are fields of the type; marks them as used. -1: one is no
   value of its field (ERR_USAGE). */
int constants_read(struct constants *k, const struct convert *c, struct map *m,
                   const struct schema_type *type, struct err *e) ASN_MUST_CHECK;

/* Gives them to the fields of r that are empty; a row that says otherwise is at fault. */
void constants_apply(const struct constants *k, struct record *r, struct verdict *v);

#endif
