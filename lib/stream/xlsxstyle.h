#ifndef ASN_XLSXSTYLE_H
#define ASN_XLSXSTYLE_H

/* Which styles of a workbook make a number a day or a time. ECMA-376 part 1, 18.8. */

#include <stddef.h>

#include "base/err.h"
#include "stream/xlsxdate.h"
#include "stream/xlsxzip.h"

struct xlsxstyle {
	unsigned char *forms; /* enum xlsxdate_form by number of the style (cellXfs) */
	size_t n;
};

/* Reads the part into a zeroed s. On failure nothing is left. */
int xlsxstyle_read(struct xlsxstyle *s, struct xlsxzip *z, const char *part,
                   struct err *e) ASN_MUST_CHECK;
void xlsxstyle_release(struct xlsxstyle *s);

#endif
