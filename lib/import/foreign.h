#ifndef ASN_FOREIGN_H
#define ASN_FOREIGN_H

/*
 * The rows of somebody's export to records: CSV, a workbook or JSON whose header is found
 * and matched. Wide forms give several records a row, one for each cell that has one.
 *
 *	foreign_open -> foreign_next* -> foreign_close
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "import/convert.h"
#include "import/header.h"
#include "import/map.h"
#include "import/table.h"
#include "import/verdict.h"
#include "stream/input.h"
#include "stream/schema.h"

struct foreign;

struct foreign_opts {
	struct map *map;
	int32_t as_of; /* for checks of age; DATE_NONE: none */
	bool library;
	bool excel_dates;
	const struct schema_type *const *types; /* it can be; NULL behind the last */
};

/* in is the caller's, who closes it later, and so is d: see table_open. */
int foreign_open(struct foreign **f, struct input *in, struct dialect *d,
                 const struct foreign_opts *o, struct err *e) ASN_MUST_CHECK;

/* One of the VERDICT_ numbers. *r is borrowed until the next call, and so is v->raw. */
int foreign_next(struct foreign *f, const struct record **r, struct verdict *v,
                 struct err *e) ASN_MUST_CHECK;

/* The header and the rows as they now stand; another table in the file changes them. */
const struct header *foreign_header(const struct foreign *f);
const struct table *foreign_table(const struct foreign *f);

/* Whether a row gives several records. */
bool foreign_is_wide(const struct foreign *f);

/* What was cleaned so far. */
const struct convert_tally *foreign_tally(const struct foreign *f);

/* Moves *column to the next one, itself included, whose days came in more than one style,
   and names them; false when there is none. */
bool foreign_mixed(const struct foreign *f, size_t *column,
                   char styles[CONVERT_MIXED_ROOM]);

void foreign_close(struct foreign *f); /* accepts NULL */

#endif
