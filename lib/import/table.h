#ifndef ASN_TABLE_H
#define ASN_TABLE_H

/*
 * The rows of one export, whatever form it has: CSV, a sheet of a workbook, or JSON. They
 * are looked at from the front until a header is found, and then read on from there.
 *
 *	table_open -> table_previews -> (a header is found) -> table_start
 *	-> table_next* -> table_close
 *
 * A file of rejects is read as if its columns of reasons were not there; only what is
 * given as raw has them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "import/dialect.h"
#include "import/header.h"
#include "import/map.h"
#include "import/preview.h"
#include "stream/csvin.h"
#include "stream/input.h"

struct table;

/* in is the caller's, who closes it later, and so is d, on which dialect_encoding was
   called. serials: numbers are to be read as days, which not every workbook allows
   (ERR_USAGE). What the map says of delimiter and sheet is not searched for. */
int table_open(struct table **t, struct input *in, struct dialect *d, const struct map *m,
               bool library, bool serials, struct err *e) ASN_MUST_CHECK;

const struct preview *table_previews(const struct table *t, size_t *n);

/* From now on the rows behind the header that was found in one of the previews. */
int table_start(struct table *t, const struct header *h, struct err *e) ASN_MUST_CHECK;

/* As csvin_next. */
int table_next(struct table *t, struct csvrow *row, struct err *e) ASN_MUST_CHECK;

/* The row last given is the header of a further table. */
void table_another(struct table *t, const struct csvrow *row);

/* Where cell i of the row last given stands, for messages: the byte in the line, or the
   number of the column in a sheet. 0: nobody knows. */
size_t table_column(const struct table *t, const struct csvrow *row, size_t i);

bool table_is_rejects(const struct table *t);

enum dialect_form table_form(const struct table *t);
char table_delimiter(const struct table *t); /* '{' for JSON, ',' for a sheet */

/* The header as it stood, its line ends included (as CSV for a sheet); empty when there
 * is none. */
struct slice table_header(const struct table *t);

void table_close(struct table *t); /* accepts NULL */

#endif
