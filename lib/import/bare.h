#ifndef ASN_BARE_H
#define ASN_BARE_H

/* A cell without what does not belong to its value: blanks around it, characters that
   cannot be seen, and words that stand for "nothing here". */

#include <stdbool.h>

#include "base/slice.h"

/* What was taken off, as bits. */
enum {
	BARE_NBSP = 1,      /* no-break blanks: U+00A0, U+202F */
	BARE_ZERO_WIDTH = 2 /* U+200B to U+200D, U+2060, U+FEFF */
};

/* The cell without these, blanks, tabs and line ends around it. Bits are added to
   *taken, unless that is NULL. Inside nothing changes. */
struct slice bare_trim(struct slice cell, unsigned *taken);

/* A printing ASCII character at both ends: nothing to take off. */
static inline bool
bare_is_trim(struct slice s)
{
	return s.n && (unsigned char)(s.p[0] - '!') <= '~' - '!' &&
	       (unsigned char)(s.p[s.n - 1] - '!') <= '~' - '!';
}

/*
 * Words in place of a value. BARE_NOT_TEXT (NA, NaN, none) could be a name where any
 * text may stand. BARE_BROKEN is an error of a spreadsheet: #REF!, #N/A, Err:502, ####.
 * BARE_ILL stands in a file of rejects where a cell of the workbook was at fault: see
 * xlsxin.
 */
enum bare_word {
	BARE_VALUE,
	BARE_NOTHING, /* -, --, NULL, n/a, kosong, nihil, (blank), \N */
	BARE_NOT_TEXT,
	BARE_BROKEN,
	BARE_ILL
};

enum bare_word bare_word(struct slice bare);

/* Whether one of them begins with this byte: most cells need not be compared. */
static inline bool
bare_begins_word(char c)
{
	switch (c) {
	case '-':
	case '#':
	case '(':
	case '\\':
	case '\xE2':
	case 'E':
	case 'K':
	case 'N':
	case 'e':
	case 'k':
	case 'n':
		return true;
	default:
		return false;
	}
}

#endif
