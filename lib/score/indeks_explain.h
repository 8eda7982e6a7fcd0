#ifndef ASN_INDEKS_EXPLAIN_H
#define ASN_INDEKS_EXPLAIN_H

/* How the index of a year came about: what became of each record, and which cell of the
   rule set each figure is. */

#include <stdbool.h>
#include <stdint.h>

#include "score/derive.h"
#include "score/evidence.h"
#include "score/indeks.h"

/* The records of the explained person. Zero-initialised storage is none. */
struct indeks_explain_rows {
	struct indeks_explain_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private */
};

void indeks_explain_release(struct indeks_explain_rows *x);

/* row is a number of the evidence. */
void indeks_explain_skor(struct indeks_explain_rows *x, uint32_t row,
                         const struct indeks_kinerja *k, int year);

/* completed: its status says so, or nothing; over: by the last day that counts. */
void indeks_explain_pelatihan(struct indeks_explain_rows *x, uint32_t row,
                              const struct indeks_rule *rule, const struct record *r,
                              bool completed, bool over);
void indeks_explain_disiplin(struct indeks_explain_rows *x, uint32_t row,
                             const struct record *r);

/* last: the day up to which punishments count. */
void indeks_explain_year(const struct indeks_explain_rows *x,
                         const struct evidence *evidence, const struct indeks_rule *rule,
                         const struct indeks_facts *facts, const struct indeks *index,
                         int year, int32_t last, struct derive *d);

#endif
