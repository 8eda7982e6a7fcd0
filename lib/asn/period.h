#ifndef ASN_PERIOD_H
#define ASN_PERIOD_H

/*
 * Periods: a year, half year, quarter or month, written 2026, 2026-H1, 2026-Q3, 2026-07.
 * Held as a small number whose order is the byte order of the written form.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

#define PERIOD_BUF 8
#define PERIOD_MAX (10000 * 32)

int period_read(struct slice s, int64_t *v,
                struct err *e) ASN_MUST_CHECK;              /* a schema_reader */
size_t period_format(char buf[PERIOD_BUF], int64_t period); /* length; NUL behind */
int period_year(int64_t period);
int64_t period_of_year(int year); /* all of it; -1 before 1900 and after 2199 */
int32_t period_first_day(int64_t period);
int32_t period_last_day(int64_t period);

#endif
