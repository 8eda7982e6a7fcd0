#ifndef ASN_CHAIN_H
#define ASN_CHAIN_H

/* The commands a traced stream went through, as its asal and akhir tell. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "report/doc.h"
#include "stream/schema.h"

/* Zero-initialised storage is an empty chain. */
struct chain {
	struct chain_link *links;
	size_t n, cap; /* private */
	struct arena arena;
};

void chain_release(struct chain *c);

/* Takes in an asal or akhir; false for any other record. */
bool chain_put(struct chain *c, const struct record *r);

/* A section with the links in the order of the stream; nothing when it was not traced. */
void chain_print(const struct chain *c, struct doc *d);

#endif
