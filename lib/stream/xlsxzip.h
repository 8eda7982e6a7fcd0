#ifndef ASN_XLSXZIP_H
#define ASN_XLSXZIP_H

/*
 * The container of a workbook: a zip archive of parts, by libzip. A part is unpacked as
 * it is read, and what comes out is held against limits: a few bytes cannot become a
 * flood.
 *
 *	xlsxzip_open -> { xlsxzip_part_open -> xlsxzip_part_read* -> xlsxzip_part_close }*
 *	-> xlsxzip_close
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stream/input.h"

struct xlsxzip;
struct xlsxzip_part;

/* Whether the bytes at in->pos begin like a zip archive, or like an .xls or an encrypted
 * workbook, which xlsxzip_open refuses with the remedy. After input_first. */
bool xlsxzip_is(const struct input *in);

/*
 * Reads in to its end, so that a digest sees every byte; in may then be closed. A plain
 * file is then read in place. Anything else is kept in a temporary file in /tmp that has
 * no name and that only its owner could read.
 */
int xlsxzip_open(struct xlsxzip **z, struct input *in, struct err *e) ASN_MUST_CHECK;
void xlsxzip_close(struct xlsxzip *z); /* accepts NULL */

/* Upper and lower case of a part's name are one: ECMA-376 part 2. */
bool xlsxzip_has(const struct xlsxzip *z, const char *name);

/* most: bytes that may come out of it. One part at a time need not be: they are
 * independent, but end before the archive is closed. */
int xlsxzip_part_open(struct xlsxzip_part **p, struct xlsxzip *z, const char *name,
                      uint64_t most, struct err *e) ASN_MUST_CHECK;

/* Up to room bytes, at most INT_MAX: how many, 0 at the end (length and checksum were
 * right), -1. */
int xlsxzip_part_read(struct xlsxzip_part *p, char *buf, size_t room,
                      struct err *e) ASN_MUST_CHECK;
void xlsxzip_part_close(struct xlsxzip_part *p); /* accepts NULL */

#endif
