#ifndef ASN_CONVERT_H
#define ASN_CONVERT_H

/*
 * One cell of an export to one field of a record. Only what means the same is changed:
 * what stands around a value, what stands between the digits of a NIP, the spelling of a
 * code, the way a date, a number or a period is written; and it is counted where somebody
 * might ask. What could mean two things is refused with the option that decides it.
 */

#include "base/dec.h"
#include "base/err.h"
#include "import/amount.h"
#include "import/day.h"
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
	const struct map *map;
	enum day_order order;        /* --date */
	enum amount_mark mark;       /* --decimal */
	bool excel_dates;            /* --excel-dates */
	int32_t as_of;               /* for checks of age; DATE_NONE: none */
	int year;                    /* of periods that name none; 0: not known */
	struct convert_tally *tally; /* NULL: nothing is counted */
};

/* What a column's cells were last found to mean (codes, dates and periods repeat), and how
   its dates were written. It belongs to one column and one field. Zero-initialised is
   empty. */
struct convert_memo {
	struct convert_known {
		char cell[40];      /* as it stood, without what is around it */
		char text[20];      /* the canonical text, where it had to be made */
		unsigned short did; /* 1 << deed */
		unsigned char n;    /* bytes of the cell; 0: nothing is known */
		struct field x;
	} known[8];
	unsigned styles; /* 1 << enum day_style, of days that were read */
};

/*
 * Reads the cell into *x. kind is what the form it comes from says of it. room keeps a
 * text that had to be made, until the record was used. memo belongs to the column. A cell
 * that says "nothing" (empty, -, NULL, #REF!), and a date that says there is no end, make
 * the field missing; #REF! in a NIP that is required is a fault (nip_rujukan).
 *
 * The map's "nilai" come first, for every kind of field: what a cell is there said to
 * stand for is read in its place. Texts and NIPs are compared as they stand, codes also by
 * letters and digits alone.
 *
 * -1: kind ERR_ROW, a fault of this row; or ERR_INPUT, the whole input could mean two
 * things.
 */
int convert_cell(const struct convert *c, const struct schema_field *f, struct slice cell,
                 enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
                 struct field *x, struct err *e) ASN_MUST_CHECK;

#define CONVERT_MIXED_ROOM 160

/* Whether the days of a column were written in more than one style; text then names them:
   "yyyy-mm-dd, dd-mm-yyyy". */
bool convert_mixed(const struct convert_memo *memo, char text[CONVERT_MIXED_ROOM]);

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

/*
 * Hours of a training that stand only in its name, or in pelatihan: "Bimtek Arsip (60 JP)".
 * They fill jp where that is missing; the texts stay. More than one figure is a fault
 * (jp_ganda): it could be the sum.
 */
int convert_training(const struct convert *c, struct record *pelatihan,
                     struct err *e) ASN_MUST_CHECK;

/* Cells of a row that say what its NIP says too; empty where there is none. */
struct convert_beside {
	struct slice birth, sex, tmt_cpns, tmt_pns;
};

#define CONVERT_REMARKS 4 /* most that convert_cross makes */

/*
 * Compares a NIP with what stands beside it, as BKN's indicators of data quality do, and
 * fills at most room of out with remarks (kind ERR_ROW; the row is accepted all the same);
 * returns how many. Codes: con_1 TMT CPNS is not digits 9-14 of a PNS; con_2 the birth date
 * is not digits 1-8; con_3 the sex is not digit 15; con_4 the year of TMT CPNS is not
 * digits 9-12 of a PPPK; acc_1 TMT CPNS is after TMT PNS. What cannot be read is counted,
 * not compared.
 */
size_t convert_cross(const struct convert *c, int64_t nip, const struct convert_beside *b,
                     struct err *out, size_t room);

#endif
