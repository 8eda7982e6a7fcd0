#ifndef ASN_XLSXIN_H
#define ASN_XLSXIN_H

/*
 * Rows of one sheet of a workbook (.xlsx, .xlsm), pulled one at a time. What is shared
 * between cells is held; the sheet itself is unpacked and parsed as the rows are asked
 * for.
 *
 *	xlsxin_open -> { xlsxin_next* | xlsxin_rewind }* -> xlsxin_close
 *
 * A cell is given as
 *
 *	text, shared or inline	CELL_TEXT	runs joined, _xHHHH_ in place
 *	number			CELL_NUMBER	the decimal text of the workbook: a point,
 *						perhaps an exponent, up to 17 digits
 *	number with a style of	CELL_DATE	yyyy-mm-dd or yyyy-mm-dd hh:mm:ss; a time
 *	day or time		CELL_TEXT	hh:mm:ss. See xlsxdate.h
 *	TRUE, FALSE, #REF!	CELL_TEXT
 *	formula			as its stored result
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "stream/csvin.h"
#include "stream/input.h"

#define XLSXIN_COLUMNS_MAX 16384
#define XLSXIN_ILL "#SEL!" /* in place of a cell at fault */
#define XLSXIN_ROWS_MAX 1048576

struct xlsxin;

/* Whether in, after input_first, begins like a workbook, or like something that
   xlsxin_open refuses with a remedy of its own (.xls, a password). */
bool xlsxin_is(const struct input *in);

/*
 * Reads in to its end (a digest has then seen every byte; the caller still closes it).
 * sheet: see xlsxbook_sheet. On failure nothing is left open.
 */
int xlsxin_open(struct xlsxin **x, struct input *in, const char *sheet,
                struct err *e) ASN_MUST_CHECK;

/*
 * As csvin_next: 1 a row; 0 the end; 2 a row with a cell at fault (e filled, kind
 * ERR_ROW, line and column those of the cell, which its text names); -1 the workbook
 * failed. row->line is the number of the row in the sheet; rows the workbook leaves out
 * are passed over. Its fields end with the last cell that has content, none for a blank
 * row. row->raw is the row as a line of CSV, with commas. Codes of faults: sel, rumus (a
 * formula without a stored result), lebar.
 */
int xlsxin_next(struct xlsxin *x, struct csvrow *row, struct err *e) ASN_MUST_CHECK;

/*
 * Begins anew with the first row. From now on rows that are not blank have at least width
 * fields, the last ones empty: as many as the header, so that raw fits under it.
 */
int xlsxin_rewind(struct xlsxin *x, size_t width, struct err *e) ASN_MUST_CHECK;

/* Whether it counts days from 1904: a number that is a day, but has no style that says
   so, then means another one than in other workbooks. */
const char *xlsxin_sheet(const struct xlsxin *x); /* its name; lives as long as x */
bool xlsxin_from_1904(const struct xlsxin *x);

void xlsxin_close(struct xlsxin *x); /* accepts NULL */

#endif
