#ifndef ASN_MENTION_H
#define ASN_MENTION_H

/* Where people were first spoken of by records other than the roster's, so that those
   whom the roster does not list can be told. Zero-initialised storage is empty. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"

/* Of a record. */
struct mention_place {
	const char *file;
	size_t line; /* 0: not spoken of */
};

struct mention {
	struct mention_place *at; /* by number of the person */
	uint32_t n;
};

/* file is kept, not copied. */
void mention_put(struct mention *m, uint32_t person, const char *file, size_t line);

/* The person was spoken of, but is not on the roster that was read. */
bool mention_is_stray(const struct mention *m, const struct roster *r, uint32_t person);

/* How many are; where the first of them was spoken of. */
uint64_t mention_strays(const struct mention *m, const struct roster *r,
                        struct mention_place *first);

void mention_release(struct mention *m);

#endif
