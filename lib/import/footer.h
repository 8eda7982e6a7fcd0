#ifndef ASN_FOOTER_H
#define ASN_FOOTER_H

/*
 * Rows of an export that are no records: a total, or what stands under the table (source,
 * remarks, place and date of the signature). Taken for one only when the row has no key,
 * so that no record is ever lost to a word.
 */

#include <stdbool.h>

#include "stream/csvin.h"

/*
 * key is the cell that tells which record it is: a NIP or id, empty where the column has
 * nothing. Where the row begins with it, a word there is no key either. A cell that only
 * begins with the word must be the only one with words in it. strict asks for a cell that
 * is nothing but the word: where an empty key is filled from the row above, or where the
 * key is a text, a name may begin with one.
 */
bool footer_is(const struct csvrow *row, struct slice key, bool strict);

#endif
