#ifndef ASN_IKI_PLAN_H
#define ASN_IKI_PLAN_H

/*
 * The value of a work plan, PermenPANRB 8/2021.
 *
 * JPT: the mean of the values of the main indicators, weighed by bobot where all have
 * one; where the records name groups (kelompok), of the groups, by the weights of the
 * rule set. Each additional indicator adds factor of its category * bobot * value, all
 * in percent.
 *
 * JA and JF: the same mean over plans (kode); each additional plan adds what its row
 * of the table says.
 *
 * Additional work and the whole are cut to what the rule set allows. A plan has no
 * value where a figure is missing, not all main rows have a group or a weight, a group
 * is empty, or a plan has other aspects than the table wants.
 */

#include "score/iki.h"

/* rows as skp_of gives them, n > 0. jenis_jabatan is a code, or -1. */
struct plan_value iki_plan_value(const struct iki *k, const struct skp_row *rows,
                                 size_t n, int jenis_jabatan);

/* How it came about, as parts of the open node; the value is known. */
void iki_plan_tell(const struct iki *k, const struct skp_row *rows, size_t n,
                   int jenis_jabatan, const struct plan_tell *tell);

#endif
