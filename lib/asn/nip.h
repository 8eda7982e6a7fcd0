#ifndef ASN_NIP_H
#define ASN_NIP_H

/*
 * The 18-digit number of a civil servant, packed into 64 bits.
 *
 *	digits	PNS				PPPK
 *	1-8	birth date yyyymmdd		the same
 *	9-12	year of TMT CPNS		year of appointment
 *	13-14	its month, 01-12		21 and up: how often appointed
 *	15	sex, 1 man, 2 woman		the same
 *	16-18	serial 001-999			the same
 *
 * There is no check digit: a well-formed number need not exist. Source: Peraturan BKN
 * 22/2007 (PNS). The PPPK layout is practice, not read in a regulation: 21, 22 and 24
 * were seen at digits 13-14, 24 said to be of part-time PPPK; up to 39 is taken for one.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

#define NIP_DIGITS 18
#define NIP_BUF 19
#define NIP_AGE_MIN 16 /* at which service may begin */

enum nip_kind { NIP_PNS, NIP_PPPK, NIP_ODD };

/* Exactly 18 ASCII digits: what canonical streams demand. A schema_reader. */
int nip_read(struct slice s, int64_t *v, struct err *e) ASN_MUST_CHECK;
void nip_format(char buf[NIP_BUF], int64_t nip);

enum nip_kind
nip_kind(int64_t nip);          /* by digits 13-14; ODD when neither month nor 21-39 */
int32_t nip_birth(int64_t nip); /* DATE_NONE when there is no such day */
int nip_year(int64_t nip);      /* digits 9-12 */
int nip_month(int64_t nip);     /* digits 13-14: of a PNS the month of TMT CPNS */
int nip_sex(int64_t nip);       /* digit 15 */

/* The first day of the month of appointment, of the year where a PPPK's number tells no
   month; DATE_NONE when it is odd. */
int32_t nip_appointed(int64_t nip);

/*
 * The structure: a birth date that exists and is not before 1940, digits 13-14,
 * appointment at NIP_AGE_MIN or later, sex, serial. With as_of other than DATE_NONE also
 * age on that day and appointment (not after the next year). -1 with the cause in e (kind
 * ERR_ROW).
 */
int nip_check(int64_t nip, int32_t as_of, struct err *e) ASN_MUST_CHECK;

#endif
