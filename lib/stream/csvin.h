#ifndef ASN_CSVIN_H
#define ASN_CSVIN_H

/*
 * Rows of CSV, pulled one at a time. libcsv in its exact setting defines what a row is:
 * RFC 4180, blanks kept, CR dropped at the ends of an unquoted field, stray quotes
 * refused. A physical line whose quotes, if any, enclose whole fields and no quote or CR
 * is split by a vectorised scan that gives the same fields; csvin_new with library = true
 * turns that scan off, and the tests hold one against the other.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"
#include "stream/input.h"

#define CSVIN_FIELDS_MAX 65536

struct csvin;

/* What a cell of a workbook or a JSON value was; a cell of CSV is always text. */
enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER, /* a decimal point, perhaps an exponent: no --decimal applies */
	CELL_DATE,   /* yyyy-mm-dd, perhaps with a time behind it */
	CELL_NESTED  /* an array or object of JSON as it stands: no value of any field */
};

/* A row of a table; readers of other forms than CSV give the same. */
struct csvrow {
	const struct slice
		*f; /* fields; borrowed, as all of this, until the next csvin_next */
	const unsigned char *kinds; /* enum cell_kind by field; NULL: all text */
	size_t n;                   /* 0 for a blank line */
	size_t line;                /* physical line on which the row begins, from 1 */
	struct slice raw;           /* the row as it stood, its line end included */
	bool ascii;                 /* no byte of the row is above 0x7f */
	bool ended; /* a line end stood behind it; false only for the last row */
};

/* Reads from in, which the caller keeps and closes. */
struct csvin *csvin_new(struct input *in, char delimiter, bool library);

/*
 * 1 a row; 0 the end; 2 a row that is no sound CSV (e filled, kind ERR_ROW, with line and
 * column; row->raw and row->line say which; the next call goes on with the following
 * line); -1 the input failed or ends inside quotes (kind ERR_INPUT).
 */
int csvin_next(struct csvin *c, struct csvrow *row, struct err *e) ASN_MUST_CHECK;

/* The byte column, from 1, at which field i of the row begins (its opening quote, if
   any). Costs a walk over the row: for messages only. */
size_t csvin_column(const struct csvrow *row, size_t i, char delimiter);

void csvin_free(struct csvin *c); /* accepts NULL */

#endif
