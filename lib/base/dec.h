#ifndef ASN_DEC_H
#define ASN_DEC_H

/*
 * Exact decimals. A number of the input is a 64-bit count of millionths (1e-6). Sums are
 * 128 bits. A mean is a 128-bit count of 1e-12, rounded half away from zero; a figure is
 * that rounded half away from zero to 1e-9 (the exact value a class is decided on), and
 * once more to the places it is printed with. No floating point anywhere.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

#define DEC_ONE INT64_C(1000000)
#define DEC_MAX_DIGITS                                                                   \
	15         /* significant digits: what survives a double in other people's JSON */
#define DEC_BUF 48 /* room for any number this module writes, NUL included */

__extension__ typedef __int128 dec_wide; /* a sum of decimals, or a mean at 1e-12 */

/*
 * Reads -?digits[.digits], at most six places and DEC_MAX_DIGITS significant digits. No
 * sign '+', no blanks, no exponent, no thousands marks; no more than 9223372036854 before
 * the point. Returns 0 and the value, or -1 with e filled (kind ERR_ROW); *v is then
 * unchanged.
 */
int dec_parse(struct slice s, int64_t *v, struct err *e) ASN_MUST_CHECK;

/* Reads -?digits without a point, up to 18 digits: whole numbers and Rupiah. */
int dec_parse_int(struct slice s, int64_t *v, struct err *e) ASN_MUST_CHECK;

/* Writes v (millionths) and a NUL; places 0..6 fixed, or -1 for the shortest form. Never
   "-0". Returns the length. */
size_t dec_format(char buf[DEC_BUF], int64_t v, int places);

/* Writes an exact value (1e-9) in the shortest form. Returns the length. */
size_t dec_format_exact(char buf[DEC_BUF], int64_t exact);

/* Writes a whole number. Returns the length. */
size_t dec_format_int(char buf[DEC_BUF], int64_t v);

/* sum (of millionths) / n at 1e-12. n > 0. */
dec_wide dec_mean(dec_wide sum, int64_t n);

/* sum of weight * value (both millionths) / sum of weights (millionths) at 1e-12. weights
 * > 0. */
dec_wide dec_weighted(dec_wide products, dec_wide weights);

/* a / b as a whole number, half away from zero. b > 0. */
dec_wide dec_quotient(dec_wide a, dec_wide b);

/* 1e-12 to 1e-9, half away from zero: the value "tepat". It saturates beyond
   +-9223372036, which no score or mean of scores comes near. */
int64_t dec_exact(dec_wide mean);

/* 1e-9 to millionths with the given places (0..6), half away from zero: the value
 * "bulat". */
int64_t dec_rounded(int64_t exact, int places);

#endif
