#ifndef ASN_WIDE_H
#define ASN_WIDE_H

/*
 * A wide table: one column per criterion and person, or per element. What the patterns of
 * a map make of its header: for each row, every column here with something in its cell
 * gives one record. The other columns fill the fields of each of these as usual.
 */

#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/slice.h"
#include "import/header.h"
#include "import/map.h"

/* A field and the text for it, raw: it is converted like a cell. */
struct wide_fill {
	int field;
	struct slice text;
};

struct wide_column {
	size_t column;                 /* in the row, from 0 */
	int field;                     /* that its cell fills */
	const struct wide_fill *fills; /* what its name says */
	size_t n;
};

struct wide {
	struct wide_column *columns; /* from left to right */
	size_t n;
	struct arena text; /* private */
};

/*
 * *w is NULL when the map has no pattern; else it lives as long as map and header do. A
 * pattern that matches no column and two that match one are errors (ERR_RULES, with the
 * JSON path); the name of a column, which may be that of a person, is only their value.
 */
int wide_open(struct wide **w, const struct map *m, const struct header *h,
              struct err *e) ASN_MUST_CHECK;

void wide_close(struct wide *w); /* accepts NULL */

#endif
