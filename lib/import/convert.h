#ifndef ASN_CONVERT_H
#define ASN_CONVERT_H

/*
 * One cell of an export to one field of a record. Only what means the same is changed:
 * what stands around a value, what stands between the digits of a NIP, the spelling of
 * a code, the way a date, a number or a period is written; and it is counted where
 * somebody might ask. What could mean two things is refused with the option that
 * decides it.
 */

#include "base/dec.h"
#include "base/err.h"
#include "import/bare.h"
#include "import/map.h"
#include "stream/csvin.h"
#include "stream/schema.h"

/* What was done to a cell so that it could be read. */
enum convert_deed {
	CONVERT_NBSP,
	CONVERT_ZERO_WIDTH,
	CONVERT_NIP_BLANKS,
	CONVERT_NIP_APOSTROPHE,
	CONVERT_NIP_FORMULA,
	CONVERT_NIP_MARKS,
	CONVERT_FORMULA,
	CONVERT_APOSTROPHE,
	CONVERT_DEPTH,
	CONVERT_NOTHING,
	CONVERT_BROKEN,
	CONVERT_OPEN_END,
	CONVERT_NO_DAY,
	CONVERT_SERIAL,
	CONVERT_ROUNDED,
	CONVERT_HOURS,
	CONVERT_UNCHECKED,
	CONVERT_DEEDS
};

/* Cells by what was done to them. Zero-initialised is none. */
struct convert_tally {
	uint64_t n[CONVERT_DEEDS];
};

/* Words for a note behind the count of cells: "blanks taken out of a NIP". */
const char *convert_tally_text(enum convert_deed deed);

struct convert {
	const struct map *map;       /* order of dates and decimal mark too */
	bool excel_dates;            /* --excel-dates */
	int32_t as_of;               /* for checks of age; DATE_NONE: none */
	int year;                    /* of periods that name none; 0: not known */
	struct convert_tally *tally; /* NULL: nothing is counted */
};

/* What a column's cells were last found to mean (codes, dates and periods repeat), and
   how its dates were written. It belongs to one column and one field. Zero-initialised
   is empty. */
struct convert_memo {
	struct convert_known {
		char cell[40];   /* as it stood, without what is around it */
		char text[20];   /* the canonical text, where it had to be made */
		unsigned did;    /* 1 << deed */
		unsigned char n; /* bytes of the cell; 0: nothing is known */
		struct field x;
	} known[8];
	unsigned styles; /* 1 << enum day_style, of days that were read */
};

/*
 * Reads the cell into *x. kind is what the form it comes from says of it. room keeps a
 * text that had to be made, until the record was used. memo belongs to the column. A
 * cell that says "nothing" (empty, -, NULL, #REF!), and a date that says there is no
 * end, make the field missing; #REF! in a NIP that is required is a fault
 * (nip_rujukan).
 *
 * The map's "nilai" come first, for every kind of field: what a cell is there said to
 * stand for is read in its place. Values are compared as they stand; those of a code,
 * where none fits, also by their letters and digits alone.
 *
 * -1: kind ERR_ROW, a fault of this row; or ERR_INPUT, the whole input could mean two
 * things.
 */
static inline int convert_cell(const struct convert *c, const struct schema_field *f,
                               struct slice cell, enum cell_kind kind,
                               struct convert_memo *memo, char room[DEC_BUF],
                               struct field *x, struct err *e) ASN_MUST_CHECK;

/* Private: any cell, and whether it is one that needs none of that: a text, or nothing,
   of which nothing is to be taken off, and that no map and no word could give another
   meaning. */
int convert_value(const struct convert *c, const struct schema_field *f,
                  struct slice cell, enum cell_kind kind, struct convert_memo *memo,
                  char room[DEC_BUF], struct field *x, struct err *e) ASN_MUST_CHECK;

static inline bool
convert_is_plain(const struct convert *c, const struct schema_field *f, struct slice cell)
{
	if (c->map->values.n)
		return false;
	return cell.n == 0 ||
	       ((f->kind == KIND_TEXT || f->kind == KIND_LIST) && bare_is_trim(cell) &&
	        !bare_begins_word(cell.p[0]) && cell.p[0] != '=');
}

static inline int
convert_cell(const struct convert *c, const struct schema_field *f, struct slice cell,
             enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
             struct field *x, struct err *e)
{
	if (!convert_is_plain(c, f, cell))
		return convert_value(c, f, cell, kind, memo, room, x, e);
	*x = (struct field){cell, 0};
	return 0;
}

#define CONVERT_MIXED_ROOM 160

/* Whether the days of a column were written in more than one style; text then names
   them: "yyyy-mm-dd, dd-mm-yyyy". */
bool convert_mixed(const struct convert_memo *memo, char text[CONVERT_MIXED_ROOM]);

/* What the user's map has for the cell in such a field, or NULL. */
const struct map_entry *convert_mapped(const struct convert *c,
                                       const struct schema_field *f, struct slice cell);

/* Counts one cell; did is of 1 << deed. */
void convert_count(const struct convert *c, unsigned did);

#endif
