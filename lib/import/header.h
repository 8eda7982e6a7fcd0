#ifndef ASN_HEADER_H
#define ASN_HEADER_H

/*
 * Finding the header of an export: which row it is, below how many title lines, over one
 * row or two, as which of several ways to read the bytes, and which record type its
 * columns fit. Recognised by meaning, not by statistics: a row is a header when it has a
 * column for every required field of a type (or --set gives one). Of two types that fit,
 * one that uses every column the other does, and more, is meant; else it is an error.
 *
 * A row whose first cell begins with "# " or "##" is a comment, unless its line was
 * named.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "import/columns.h"
#include "import/map.h"
#include "import/preview.h"
#include "stream/csvin.h"
#include "stream/schema.h"

struct header {
	const struct schema_type *type;
	size_t preview; /* which of the previews it stands in */
	size_t line;    /* on which it begins; 0: the file has none */
	size_t end;     /* on which its last row begins: rows behind that line are data */
	size_t columns;
	int *field;            /* by column: field, ALIAS_ place or COLUMNS_... */
	struct slice *names;   /* by column, as map_name makes them, of two rows "upper /
	                        lower"; in text */
	struct slice *rows[2]; /* the names of each of its rows; the second may be NULL */
	int64_t period;        /* that the titles above name */
	size_t period_line;    /* on which; 0: none */
	struct arena text;
};

bool header_is_comment(const struct csvrow *row);

/*
 * Fills h, whatever it held is lost. Each preview is a way to read the same bytes; two
 * that fit and differ are an error that names both. What the map fixes (type, line, no
 * header) is not searched for. Kind ERR_INPUT: the text says what is missing, and which
 * columns nearly are it, or what the candidates are; ERR_USAGE: what was said contradicts
 * the file.
 */
int header_find(struct header *h, const struct preview *p, size_t n, const struct map *m,
                const struct schema_type *const *types, struct err *e) ASN_MUST_CHECK;

/* Whether the row is a row of the header once more, as where two files were put into one.
 * Cheap: for most rows it looks at one cell. */
bool header_again(const struct header *h, const struct csvrow *row);

/*
 * Whether the row is the header of another table, of any type the map allows: 1, and next
 * is filled (columns are known by name alone there, not by position); 0; -1 as
 * header_find. One with five digits in a row in a cell is none, nor is one without a
 * known name, which settles most rows; for the others it costs as much as finding the
 * first header.
 */
int header_next(struct header *next, const struct header *h, const struct csvrow *row,
                const struct map *m, const struct schema_type *const *types,
                struct err *e) ASN_MUST_CHECK;

/* Moves *column to the next one, itself included, that has a name and is not used; false
 * when there is none. Those the map leaves out are not meant. */
bool header_unused(const struct header *h, size_t *column);

/* The name of a field without a column for which this column may be meant: its own name
   is close to a known one. Or NULL. */
const char *header_nearest(const struct header *h, size_t column);

void header_release(struct header *h);

#endif
