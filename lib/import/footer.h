#ifndef ASN_FOOTER_H
#define ASN_FOOTER_H

/*
 * Rows of an export that are no records: a total, or what stands under the table (source,
 * remarks, place and date of the signature). Taken for one only when the row has no key,
 * so that no record is ever lost to a word.
 */

#include <stdbool.h>
#include <stddef.h>

#include "stream/csvin.h"

/*
 * key is the column that tells which record it is, with a NIP or id; columns when there
 * is none. strict asks for a cell that is nothing but the word: where an empty key is
 * filled from the row above, or where the key is a text, a name may begin with one.
 */
struct footer_table {
	const int *field; /* by column, what it fills: negative for nothing */
	size_t columns, key;
	bool strict;
};

/*
 * Whether the row begins with the word and has no key: nothing in that column but what it
 * begins with or, behind the word, a count too short for a key. No cell in a column that
 * is used then has words. Behind a text that only begins with the word ("Total Quality
 * Management") there are no words at all, and nothing in a column that is used: it could
 * be somebody's name, or a course.
 */
bool footer_is(const struct footer_table *t, const struct csvrow *row);

/* A row without content: blanks and characters that cannot be seen are none. */
bool footer_is_blank(const struct csvrow *row);

#endif
