#ifndef ASN_COLUMNS_H
#define ASN_COLUMNS_H

/*
 * A row tried as a header: the names of its columns, and which field of a type each would
 * fill. What the map says goes before what its patterns take, and that before the known
 * names.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/sb.h"
#include "base/slice.h"
#include "import/alias.h"
#include "import/map.h"
#include "stream/csvin.h"
#include "stream/schema.h"

/* What a column is that fills no field. */
enum {
	COLUMNS_UNUSED = -1, /* nothing is known of it, or another column has its field */
	COLUMNS_WIDE = -2,   /* a pattern of the map takes it */
	COLUMNS_LEFT = -3    /* the map says it is to be left out */
};

struct columns {
	const struct map *m;
	size_t n;
	struct slice *names;           /* as map_name makes them; in text */
	struct slice *squashed;        /* as alias_squash does; in text */
	const struct map_entry **said; /* what kolom says, or NULL */
	int *pattern;                  /* the first that matches the name, or -1 */
	size_t beyond; /* a position kolom speaks of that there is not; 0: none */
	struct arena text;
};

/* How the columns fill a type. */
struct columns_fit {
	const struct schema_type *type;
	int *field; /* by column: field, ALIAS_ place or what stands above */
	int *rank;  /* by column: how good its name is for the field; below 0: said */
	int column[ALIAS_PLACES]; /* by field: the column that fills it, or -1 */
	bool wide[ALIAS_PLACES];  /* by field: a pattern fills it */
	int twice;                /* a field that several columns claim alike, or -1 */
	size_t lacking;           /* things that keep the columns from being a header */
	size_t cap;               /* private */
};

/*
 * Reads the row, or two that make one header (lower not NULL), into c, which was zeroed
 * or used before. positions: kolom may speak of a column by its place. -1 when a pattern
 * takes too many steps.
 */
int columns_read(struct columns *c, const struct map *m, const struct csvrow *upper,
                 const struct csvrow *lower, bool positions,
                 struct err *e) ASN_MUST_CHECK;

/*
 * Whether two rows can be one header with merged cells: the lower has cells only where
 * the upper is blank, or where a name of the upper has blanks behind it, as a name over
 * several columns has; and at least one of them under a blank. A blank row is no upper
 * one.
 */
bool columns_are_two_rows(const struct csvrow *upper, const struct csvrow *lower);

/*
 * Whether the columns make a header of the type: each required field has a column, a
 * pattern or a constant, and there is what the type needs beside. fit is filled anyway;
 * it is zeroed or was used before.
 */
bool columns_match(const struct columns *c, const struct schema_type *type,
                   struct columns_fit *fit);

/* Fields that a column or pattern fills. */
size_t columns_filled(const struct columns_fit *fit);

/* What keeps the columns from being a header, for a message: "lacks a column for nip,
 * periode". Whether a column is named that could be one of them by its name. */
bool columns_lacking(const struct columns *c, const struct columns_fit *fit,
                     struct sb *text);

/* Whether the type has such a field and requires it, and nothing fills it. */
bool columns_lacks(const struct columns *c, const struct columns_fit *fit,
                   struct slice field);

/* Whether b uses every column that a does, and more. */
bool columns_are_fewer(const struct columns_fit *a, const struct columns_fit *b,
                       size_t n);

/* How many columns are called U1 to U9 (Unsur 1 ...) with nothing said about them. */
size_t columns_elements(const struct columns *c);

/*
 * The field, or ALIAS_ place, a known name of which this name of a column is nearest to;
 * -1 when there is none. Not when only an ID is too much at its end: that is the number
 * of the thing in another system.
 */
int columns_nearest(const struct schema_type *type, struct slice name);

void columns_release(struct columns *c);
void columns_fit_release(struct columns_fit *fit);

#endif
