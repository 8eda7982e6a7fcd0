#ifndef ASN_BASIS_H
#define ASN_BASIS_H

/* The rule sets a report rests on, with their legal basis and how well each is
 * established. */

#include "base/strtab.h"
#include "report/doc.h"

/* Zero-initialised storage is none. */
struct basis {
	struct strtab ids;
};

void basis_release(struct basis *b);
void basis_add(struct basis *b, struct slice id);

/* Adds those that a list such as kesenjangan.sumber names: "aturan:ID". */
void basis_add_sources(struct basis *b, struct slice sources);

/*
 * A section with the rule sets in byte order; nothing when there was none. Of a set that
 * is not shipped only the id is known: an id of the input never makes a file be read.
 */
void basis_print(const struct basis *b, struct doc *d);

#endif
