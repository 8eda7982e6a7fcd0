#ifndef ASN_XLSXBOOK_H
#define ASN_XLSXBOOK_H

/*
 * What a workbook says of itself: its sheets and where its parts are. ECMA-376 part 1,
 * 18.2; part 2, 9.3 (relationships).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "stream/xlsxzip.h"

struct xlsxbook_sheet {
	const char *name;
	const char *part; /* NULL: a chart or dialogue */
	bool hidden;
};

struct xlsxbook {
	struct xlsxbook_sheet *sheets; /* in the order of their tabs */
	size_t n, cap;
	bool from_1904;      /* what day a number is counted from */
	const char *strings; /* parts; NULL where there is none */
	const char *styles;
	struct arena arena; /* holds the names */
};

/* Reads it into a zeroed b. What is no workbook is refused with the remedy. On failure
 * nothing is left. */
int xlsxbook_read(struct xlsxbook *b, struct xlsxzip *z, struct err *e) ASN_MUST_CHECK;
void xlsxbook_release(struct xlsxbook *b);

/*
 * The sheet that is wanted: a name (any sheet), or a number that counts the visible tabs
 * from 1; a name goes first. NULL: the only visible sheet, an error that names them when
 * there are several. NULL on failure.
 */
const struct xlsxbook_sheet *xlsxbook_sheet(const struct xlsxbook *b, const char *want,
                                            struct err *e) ASN_MUST_CHECK;

#endif
