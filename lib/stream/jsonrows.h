#ifndef ASN_JSONROWS_H
#define ASN_JSONROWS_H

/*
 * Foreign JSON as rows of a table, in every form that jsonsplit knows. The keys of the
 * first objects are the columns; those of an object inside a row are columns too, with a
 * dot: unor.nama.
 *
 *	jsonrows_open -> jsonrows_next* -> jsonrows_close
 */

#include "base/err.h"
#include "stream/csvin.h"
#include "stream/input.h"

struct jsonrows;

/*
 * in is the caller's, who closes it later; input_first was done. Looks as far ahead as
 * jsonsplit_look for the keys. -1 (kind ERR_INPUT): see jsonsplit_open, or none was
 * found.
 */
int jsonrows_open(struct jsonrows **j, struct input *in, struct err *e) ASN_MUST_CHECK;

/*
 * As csvin_next. The first row is the header: the keys, in the order in which they first
 * came; its raw is empty. Of every other row:
 *	f      strings as they are meant; numbers, true and false as they stand in the
 *	       file, and so arrays and objects further inside (kind CELL_NESTED); empty
 *	       where the key is absent or null, or holds nothing
 *	line   on which the object begins
 *	raw    the object as it stood, but on one line and without a line end
 *
 * 2 is a fault of the row, e->column 0 when it is not on that line:
 *	json         not what Jansson takes for JSON: also NaN, and nested too deep
 *	utf8         not UTF-8
 *	kunci_ganda  a key that stands twice, or a.b beside an a that has b
 *	kunci_baru   a value under a key that is no column
 *	lebar        more than JSONIN_VALUES_MAX values
 *
 * -1: see jsonsplit_next; or rows that are nothing but columns without a value.
 */
int jsonrows_next(struct jsonrows *j, struct csvrow *row, struct err *e) ASN_MUST_CHECK;

/* Byte column, from 1, of the value of column i of the row last given; 0 when there is
 * none or it is not on the row's line. */
size_t jsonrows_column(const struct jsonrows *j, size_t i);

void jsonrows_close(struct jsonrows *j); /* accepts NULL */

#endif
