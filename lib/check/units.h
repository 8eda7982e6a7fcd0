#ifndef ASN_UNITS_H
#define ASN_UNITS_H

/*
 * The tree of units, and the units that other records speak of, by id or by name.
 *
 *	units_put, units_refer -> units_check -> units_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/strtab.h"
#include "check/finding.h"
#include "check/people.h"

/* Zero-initialised storage is empty, once findings is set. */
struct units {
	struct findings *findings; /* the caller's */
	struct strtab texts;       /* ids, names, and what records call their units */
	struct units_one *all;     /* private but for being there: the units */
	uint32_t n;
	bool heads;   /* a unit names its kepala */
	uint32_t cap; /* private, as what follows */
	struct keytab ids;
	struct keytab ref_keys;
	struct units_ref *refs;
	uint32_t cap_refs;
};

void units_put(struct units *u, const struct record *unit, uint32_t place);

/* A record of the type says it is of this unit (not empty). Returns the number of the
   text. */
uint32_t units_refer(struct units *u, const struct schema_type *type, struct slice unit,
                     uint32_t place);

/* Reports what is wrong; heads are looked up among the people, who are sealed. */
void units_check(struct units *u, const struct people *people);

void units_release(struct units *u);

#endif
