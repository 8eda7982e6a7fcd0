#ifndef ASN_NIP_H
#define ASN_NIP_H

/*
 * The 18-digit number of a civil servant, packed into 64 bits. PNS: birth date yyyymmdd,
 * month of appointment yyyymm, sex 1 or 2, serial 001-999. PPPK: birth date, year of
 * appointment, a code 21 to 39, sex, serial. There is no check digit: a well-formed
 * number need not exist. Source: Peraturan BKN 22/2007 (PNS); the PPPK layout is
 * practice, not read in a regulation.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

#define NIP_DIGITS 18
#define NIP_BUF 19

enum nip_kind { NIP_PNS, NIP_PPPK, NIP_ODD };

/* Exactly 18 ASCII digits: what canonical streams demand. A schema_reader. */
int nip_read(struct slice s, int64_t *v, struct err *e) ASN_MUST_CHECK;
void nip_format(char buf[NIP_BUF], int64_t nip);

enum nip_kind
nip_kind(int64_t nip);          /* by digits 13-14; ODD when neither month nor 21-39 */
int32_t nip_birth(int64_t nip); /* DATE_NONE when there is no such day */

/* The first day of the month of appointment, of the year where a PPPK's number tells no
   month; DATE_NONE when it is odd. */
int32_t nip_appointed(int64_t nip);

/*
 * The structure: a birth date that exists and is not before 1940, digits 13-14,
 * appointment at 16 or later, sex, serial. With as_of other than DATE_NONE also age (16
 * or more on that day) and appointment (not after the next year). -1 with the cause in e
 * (kind ERR_ROW).
 */
int nip_check(int64_t nip, int32_t as_of, struct err *e) ASN_MUST_CHECK;

#endif
