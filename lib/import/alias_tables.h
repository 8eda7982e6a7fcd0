#ifndef ASN_ALIAS_TABLES_H
#define ASN_ALIAS_TABLES_H

/*
 * The names that alias.h knows, as data. All are squashed, and each table is in byte
 * order of its names, which is how they are found.
 */

#include <stddef.h>

#include "stream/schema.h"

/* A column for a field, or for an ALIAS_ place. */
struct alias_column {
	const char *name;
	unsigned char field;
	unsigned char rank; /* from 1; the lower one is the better */
};

struct alias_columns {
	const struct schema_type *type; /* NULL behind the last */
	const struct alias_column *columns;
	size_t n;
};

/* A spelling of a code. */
struct alias_spelling {
	const char *name;
	const char *code;
};

struct alias_spellings {
	const struct schema_codes *codes; /* NULL behind the last */
	const struct alias_spelling *spellings;
	size_t n;
};

extern const struct alias_columns alias_columns[];
extern const struct alias_spellings alias_spellings[];

#endif
