#ifndef ASN_XLSXDATE_H
#define ASN_XLSXDATE_H

/*
 * Days and times of a workbook: numbers that only the format of their cell tells from
 * others. ECMA-376 part 1: 18.8.30 (numFmt), 18.17.4.1 (serial values). All arithmetic is
 * on the decimal text.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "stream/csvin.h"

enum xlsxdate_form {
	XLSXDATE_NONE, /* a number like any other */
	XLSXDATE_DAY,
	XLSXDATE_TIME, /* a time of day, h:mm */
	XLSXDATE_SPAN  /* hours that may be more than a day, [h]:mm */
};

#define XLSXDATE_BUF 32

/* Of a format that has a number but no code in the workbook. */
enum xlsxdate_form xlsxdate_builtin(uint32_t number);

/* Of a format's code: by d, m, y, h and s outside quotes, brackets and escapes. */
enum xlsxdate_form xlsxdate_of_code(struct slice code);

/* Whether s is a number as XML Schema has it: -1.5, 2E-3. */
bool xlsxdate_is_number(struct slice s);

/*
 * The day or time the number means under the form: yyyy-mm-dd, or yyyy-mm-dd hh:mm:ss
 * when there is more than a whole day (both CELL_DATE), or hh:mm:ss (CELL_TEXT). Seconds
 * are rounded. The 1900 system has a 29 February 1900 and, for numbers below 1, a
 * 1900-01-00, which are written like that: they are no days. Returns the length, 0 when
 * the program itself could not show one: negative, or behind 9999-12-31.
 */
size_t xlsxdate_text(char buf[XLSXDATE_BUF], struct slice number, enum xlsxdate_form form,
                     bool from_1904, enum cell_kind *kind);

/* The same of a cell of type d, 2026-09-30T08:00:00 or a part of it; 0 when it is no
   such. A zone other than Z is refused. */
size_t xlsxdate_iso(char buf[XLSXDATE_BUF], struct slice s, enum cell_kind *kind);

#endif
