#ifndef ASN_RULES_DATA_H
#define ASN_RULES_DATA_H

/* The rule sets that are compiled in: lib/rules/ID.json, byte for byte, sorted by id. */

#include <stddef.h>

struct rules_data {
	const char *id;
	const unsigned char *text; /* no NUL behind it */
	size_t n;
};

extern const struct rules_data rules_data[]; /* n 0 behind the last */

#endif
