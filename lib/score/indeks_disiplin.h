#ifndef ASN_INDEKS_DISIPLIN_H
#define ASN_INDEKS_DISIPLIN_H

/* Punishments. Zero-initialised storage is none. */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"

struct indeks_disiplin {
	struct indeks_disiplin_row *rows; /* private */
	uint32_t n, cap;
};

void indeks_disiplin_release(struct indeks_disiplin *x);
void indeks_disiplin_put(struct indeks_disiplin *x, uint32_t person,
                         const struct record *disiplin);

/* Brings the rows into order; before the first question, and nothing is put after it. */
void indeks_disiplin_sort(struct indeks_disiplin *x);

/* Whether a punishment of that day counts on a day, looking so many years back; with 0 as
   far as there are records. The day that many years ago does not count any more. */
bool indeks_disiplin_counts(int32_t day, int32_t on, int years);

/* The heaviest that counts: a code of tingkat, or -1. */
int indeks_disiplin_of(const struct indeks_disiplin *x, uint32_t person, int32_t on,
                       int years);

#endif
