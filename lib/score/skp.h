#ifndef ASN_SKP_H
#define ASN_SKP_H

/*
 * Work plans: the skp records of each person and period. Equal records are one; of
 * several with one kode and aspek that differ one is kept, and marked.
 *
 *	skp_put* -> skp_sort -> skp_of for each plan -> skp_release
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/records.h"
#include "base/strtab.h"
#include "score/cells.h"

/* skp_row.flags */
enum {
	SKP_ROW_TAMBAHAN = 1,
	SKP_ROW_MAKSIMUM = 2,
	SKP_ROW_REJECTED = 4, /* it was rejected: the plan is not whole */
	SKP_ROW_DISPUTED = 8  /* there is another of its kode and aspek that differs */
};

struct skp_row {
	int64_t nip, period;
	int64_t target, target_atas, realisasi, bobot; /* millionths; CELL_NO_VALUE */
	struct cells_place place;
	uint32_t evidence;                 /* its number there, or EVIDENCE_NONE */
	uint32_t kode;                     /* in skp.codes */
	signed char aspek, arah, kelompok; /* codes; -1 missing */
	uint8_t flags;
};

/* Zero-initialised storage is an empty one. */
struct skp {
	struct strtab codes;
	struct skp_row *rows; /* private, as what follows */
	size_t n, cap, at;
};

/* What a skp record says. */
struct skp_row skp_read(struct skp *x, const struct record *r);
void skp_put(struct skp *x, const struct skp_row *row);
void skp_sort(struct skp *x);

/* The plan, by kode in byte order, then aspek; n rows. Fast when asked in ascending order
   of nip, then period. */
const struct skp_row *skp_of(struct skp *x, int64_t nip, int64_t period, size_t *n);

/* How many rows from the first on have its kode. */
size_t skp_same_kode(const struct skp_row *rows, size_t n);

void skp_release(struct skp *x);

#endif
