#ifndef ASN_DAY_H
#define ASN_DAY_H

/*
 * A day as offices write it: numbers in either order, the month's name, digits without
 * anything between them, the number a spreadsheet counts days by. What could be two
 * days is refused with the option that decides it. A time of day behind it goes; the
 * day is the one that stands there, whatever zone the time is of. But in UTC, from 15:00
 * on, it may be the next one in Indonesia (UTC+7 to +9): refused (tanggal_utc).
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

enum day_order { ORDER_UNSAID, ORDER_DMY, ORDER_MDY, ORDER_YMD };

/* How a day was written. A column with two of them has two sources, or two typists. */
enum day_style {
	DAY_ISO,        /* 2026-09-30, and 2026-9-30 */
	DAY_YEAR_FIRST, /* 2026/9/30, 2026.09.30 */
	DAY_HYPHENS,    /* 30-09-2026 */
	DAY_SLASHES,    /* 30/9/2026 */
	DAY_DOTS,       /* 30.09.2026 */
	DAY_NAMED,      /* 30 September 2026, 30-Sep-2026 */
	DAY_DIGITS,     /* 30092026, 20260930 */
	DAY_SERIAL,     /* 46295 */
	DAY_STYLES,
	DAY_OPEN = DAY_STYLES, /* 31-12-9999: no end */
	DAY_NONE               /* 0000-00-00 or 00:00:00: no day at all */
};

/* Reads dmy, mdy or ymd; -1 with the text of a usage error. */
int day_order(enum day_order *order, const char *text, struct err *e) ASN_MUST_CHECK;

/* The month, from 1, that an Indonesian or English name or short form of one means,
   whatever its case: Agustus, agt, Nopember, AUG. 0 for any other word. */
int day_month(struct slice word);

/* A word for the style, for messages: "dd-mm-yyyy". */
const char *day_style_text(enum day_style style);

/*
 * Reads a cell without blanks around it. *days is DATE_NONE with DAY_OPEN and DAY_NONE.
 *
 * The order decides how numbers with '/' or '.' between them and eight digits are read;
 * unsaid, these are refused (tanggal_urutan). Numbers with '-' are day, month, year
 * unless said otherwise, as SIASN writes them. A year of four digits in front always
 * comes first.
 *
 * serials: 46295 is a day too, counted as spreadsheets do, 1 being 1 January 1900 and
 * 60 the 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1: the 1900 date
 * base); up to 60, and where it could be a year (1900 to 2199), it is refused
 * (tanggal_seri).
 */
int day_read(struct slice cell, enum day_order order, bool serials, int32_t *days,
             enum day_style *style, struct err *e) ASN_MUST_CHECK;

#endif
