#ifndef ASN_CONVERT_H
#define ASN_CONVERT_H

/*
 * One cell of an export to one field of a record. Only what means the same is changed:
 * blanks around it, a NIP's blanks and leading apostrophe, the spelling of a code, the
 * order of a date's parts. What could mean two things is refused with the option that
 * decides it.
 */

#include "base/dec.h"
#include "base/err.h"
#include "import/map.h"
#include "stream/csvin.h"
#include "stream/schema.h"

enum convert_order { ORDER_UNSAID, ORDER_DMY, ORDER_MDY };

/* Reads dmy or mdy; -1 with the text of a usage error. */
int convert_order(enum convert_order *order, const char *text,
                  struct err *e) ASN_MUST_CHECK;

struct convert {
	const struct map *map;
	enum convert_order order; /* --date */
	bool comma;               /* decimals have a comma; a point is then refused */
	int32_t as_of;            /* for checks of age; DATE_NONE: none */
};

/* What a column's cells were last found to mean: codes, dates and periods repeat.
   Zero-initialised is empty. */
struct convert_memo {
	struct convert_known {
		char cell[40];   /* as it stood, without blanks around it */
		unsigned char n; /* bytes of it; 0: nothing is known */
		char text[12];   /* the canonical text, where it had to be made */
		struct field x;
	} known[8];
};

/*
 * Reads the cell into *x. kind is what the form it comes from says of it. room keeps a text that had to be made, until the record was
 * used. memo belongs to the column. A cell that says "nothing" (empty, -, NULL) makes the
 * field missing.
 */
int convert_cell(const struct convert *c, const struct schema_field *f, struct slice cell,
                 enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
                 struct field *x, struct err *e) ASN_MUST_CHECK;

/*
 * What a roster says only together: jenis_jabatan of structural officials from the
 * echelon (II jpt_pratama, III administrator, IV pengawas, V pelaksana; I.b jpt_madya;
 * I.a is either of two posts and refused: UU 5/2014 Pasal 131 as practice reads it),
 * jenjang of functional ones from the end of the title, where the regulation puts it;
 * status pppk from the kedudukan "PPPK ...".
 */
int convert_post(const struct convert *c, struct record *pegawai, struct slice jenis,
                 struct slice eselon, struct slice kedudukan,
                 struct err *e) ASN_MUST_CHECK;

#endif
