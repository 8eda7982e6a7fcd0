#ifndef ASN_HEADER_H
#define ASN_HEADER_H

/*
 * Finding the header of an export: which line it stands on, below how many title lines,
 * with which delimiter, and which record type its columns fit. Recognised by meaning, not
 * by statistics: a line is a header when it has a column for every required field of a
 * type (or --set gives one).
 */

#include <stddef.h>

#include "base/err.h"
#include "import/alias.h"
#include "import/map.h"
#include "stream/input.h"
#include "stream/schema.h"

#define HEADER_ROWS 30 /* rows looked at */

struct header {
	const struct schema_type *type;
	char delimiter;
	size_t line;
	size_t columns;
	int *field; /* by column: field, ALIAS_ place, or -1 for a column that is not used
	             */
	struct slice *names; /* by column; in arena */
	struct arena text;
};

/*
 * Looks at the bytes held in in (which should be the first 64 KiB of the file, or all of
 * it) and changes nothing there. What the map fixes (type, delimiter, line) is not
 * searched for. On failure the error (kind ERR_INPUT) says what was missing, or what the
 * two candidates are.
 */
int header_find(struct header *h, const struct input *in, const struct map *m,
                const struct schema_type *const *types, struct err *e) ASN_MUST_CHECK;

void header_release(struct header *h);

#endif
