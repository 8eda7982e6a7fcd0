#ifndef ASN_DATE_H
#define ASN_DATE_H

/* A day of the Gregorian calendar, as a count of days since 1970-01-01. No clock, no
 * zones. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

#define DATE_NONE INT32_MIN
#define DATE_BUF 11

struct date {
	int year;  /* 1 to 9999 */
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

bool date_is_valid(struct date d);
int32_t date_days(struct date d);     /* d must be valid */
struct date date_civil(int32_t days); /* of a date that came from date_days */
bool date_parse(struct slice s,
                int32_t *days); /* exactly yyyy-mm-dd, and a day that exists */
void date_format(char buf[DATE_BUF], int32_t days); /* yyyy-mm-dd and NUL */
int date_month_days(int year, int month);
/* 29 February becomes 28 February where the year has none; the year stays within 1 to
 * 9999. */
int32_t date_add_years(int32_t days, int years);

#endif
