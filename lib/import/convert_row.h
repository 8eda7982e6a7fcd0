#ifndef ASN_CONVERT_ROW_H
#define ASN_CONVERT_ROW_H

/* What the cells of a row say only together, and against each other. */

#include "import/convert.h"

/* Whether a cell of jenis_jabatan says no more than that the post is a structural one,
   and no map says which. */
bool convert_is_structural(const struct convert *c, struct slice jenis);

/*
 * What a roster says only together: jenis_jabatan of structural officials from the
 * echelon (II jpt_pratama, III administrator, IV pengawas, V pelaksana; I.b jpt_madya;
 * I.a is either of two posts and refused: UU 5/2014 Pasal 131 as practice reads it),
 * jenjang of functional ones from the end of the title, where the regulation puts it;
 * status pppk from the kedudukan "PPPK ...".
 */
int convert_post(const struct convert *c, struct record *pegawai, bool structural,
                 struct slice eselon, struct slice kedudukan,
                 struct err *e) ASN_MUST_CHECK;

/*
 * Holds the status of a roster row, said as the cell has it, against its NIP. SIASN has
 * the letter P for PNS and PPPK alike: beside the NIP of a PPPK (21 to 39 at digits
 * 13-14) it is pppk. What else says pns or cpns there contradicts it (status).
 */
int convert_status(struct record *pegawai, struct slice said,
                   struct err *e) ASN_MUST_CHECK;

/*
 * Hours of a training that stand only in its name, or in pelatihan: "Bimtek Arsip (60
 * JP)". They fill jp where that is missing; the texts stay. More than one figure is a
 * fault (jp_ganda): it could be the sum.
 */
int convert_training(const struct convert *c, struct record *pelatihan,
                     struct err *e) ASN_MUST_CHECK;

/* Cells of a row that say what its NIP says too; empty where there is none. */
struct convert_beside {
	struct slice birth, sex, tmt_cpns, tmt_pns, tmt_pppk;
};

#define CONVERT_REMARKS 4 /* most that convert_cross makes */

/*
 * Compares a NIP with what stands beside it, as BKN's indicators of data quality do,
 * and makes remarks (kind ERR_ROW; the row is accepted all the same); returns how many.
 * Codes: con_1 TMT CPNS is not digits 9-14 of a PNS; con_2 the birth date is not digits
 * 1-8; con_3 the sex is not digit 15; con_4 the year of TMT PPPK (or, where that is
 * empty, of TMT CPNS) is not digits 9-12 of a PPPK; acc_1 TMT CPNS is after TMT PNS. What
 * cannot be read is counted, not compared.
 */
size_t convert_cross(const struct convert *c, int64_t nip, const struct convert_beside *b,
                     struct err out[CONVERT_REMARKS]);

#endif
