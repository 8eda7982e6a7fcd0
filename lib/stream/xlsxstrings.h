#ifndef ASN_XLSXSTRINGS_H
#define ASN_XLSXSTRINGS_H

/*
 * The texts that the cells of a workbook share. Each distinct one is held once; memory
 * grows with them, and by four bytes with each entry of the table.
 */

#include "base/err.h"
#include "base/strtab.h"
#include "stream/xlsxzip.h"

#define XLSXSTRINGS_HELD_MAX ((size_t)160 << 20) /* bytes of memory, all told */

struct xlsxstrings {
	struct strtab texts;
	uint32_t *at; /* number in texts, by place in the table */
	size_t n, cap;
};

/* Reads the part into a zeroed s. On failure nothing is left. */
int xlsxstrings_read(struct xlsxstrings *s, struct xlsxzip *z, const char *part,
                     struct err *e) ASN_MUST_CHECK;
void xlsxstrings_release(struct xlsxstrings *s);

#endif
