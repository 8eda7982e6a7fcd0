#ifndef ASN_AMOUNT_H
#define ASN_AMOUNT_H

/*
 * Numbers as offices write them: with a point or a comma before the decimals, the other
 * one, or none, between thousands; Rupiah. 1.234 is a thousand to one office and a bit
 * over one to the next: unless it was said which, it stops the whole input (ERR_INPUT).
 * A percent sign or a unit behind the number is refused.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/dec.h"
#include "base/err.h"
#include "base/slice.h"

/* What stands before the decimals. */
enum amount_mark { MARK_UNSAID, MARK_DOT, MARK_COMMA };

/* Reads dot or comma; -1 with the text of a usage error. */
int amount_mark(enum amount_mark *mark, const char *text, struct err *e) ASN_MUST_CHECK;

/*
 * A decimal in millionths, from a cell without blanks around it. Unsaid, a point is the
 * mark and a comma is refused (desimal). Said, the other one of the two may stand
 * between thousands, in groups of three.
 */
int amount_decimal(struct slice cell, enum amount_mark mark, int64_t *v,
                   struct err *e) ASN_MUST_CHECK;

/*
 * A whole number or Rupiah. Decimals may stand behind it if they are zeros:
 * 1.250.000,00. Rp or IDR in front, or ",-" behind, shows that it is Rupiah in the
 * Indonesian way, so that points are for thousands whatever was said; where that is no
 * number (Rp1,250,000) the commas are. Rp1.250 under MARK_DOT stays refused.
 */
int amount_whole(struct slice cell, enum amount_mark mark, int64_t *v,
                 struct err *e) ASN_MUST_CHECK;

/*
 * A number that is one already, of a workbook or of JSON: a point, perhaps an exponent
 * (7.5E+1), and nothing to be said. What a spreadsheet shows are 15 significant digits
 * (ECMA-376 leaves them to the program; it is what Excel and LibreOffice keep), so more
 * of them, such as 7.5999999999999996, are the noise of binary fractions: they are
 * rounded off, half up, and *rounded says so. With whole, decimals other than zeros are
 * refused and v is the whole number; else it is millionths.
 */
int amount_number(struct slice cell, bool whole, int64_t *v, bool *rounded,
                  struct err *e) ASN_MUST_CHECK;

#endif
