#ifndef ASN_FORMULA_H
#define ASN_FORMULA_H

/*
 * Lines with cells such as ="198503152010012999": programs write identifiers so to keep a
 * spreadsheet from taking them for numbers. It is no sound CSV, but can mean one thing
 * only: the cell is what stands there, formula and all.
 */

#include <stdbool.h>

#include "base/sb.h"
#include "base/slice.h"
#include "stream/csvin.h"

struct formula {
	struct slice *f;
	size_t cap;
	struct sb text; /* fields whose doubled quotes are single */
};

/* Splits the line of row (row->raw) and fills its fields, which last as long as raw and
   until the next call. False: it has no such cell, or is unsound beside. */
bool formula_split(struct formula *s, struct csvrow *row, char delimiter);

void formula_release(struct formula *s);

#endif
