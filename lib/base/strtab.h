#ifndef ASN_STRTAB_H
#define ASN_STRTAB_H

/*
 * Texts to small dense numbers, each text kept once (units, titles, competencies). Number
 * 0 is always the empty text. Zero-initialised storage is an empty table.
 */

#include <stdint.h>

#include "base/keytab.h"
#include "base/mem.h"
#include "base/slice.h"

struct strtab {
	struct slice
		*texts; /* by number; what they point at lives as long as the table */
	uint32_t n;     /* texts held, the empty one included once anything was put */
	uint32_t cap;   /* private, as what follows */
	uint32_t *slots;
	uint32_t mask;
	uint32_t last; /* the one last put: runs of the same unit are the rule */
	struct arena arena;
};

void strtab_release(struct strtab *t);
uint32_t strtab_put(struct strtab *t, struct slice s);
uint32_t strtab_find(const struct strtab *t, struct slice s); /* or KEYTAB_NONE */
struct slice strtab_text(const struct strtab *t, uint32_t number);

/* rank[number] = place of the text in byte order. The caller frees it with mem_free. */
uint32_t *strtab_ranks(const struct strtab *t);

#endif
