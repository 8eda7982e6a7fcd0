#ifndef ASN_UMPAN_UNIT_H
#define ASN_UMPAN_UNIT_H

/*
 * 360-degree scores summed up by unit and period. People who are not active are not
 * counted, only noted. The mean is of the values as they are printed, so that it is the
 * same whoever computes it from skor records.
 *
 *	umpan_unit_add* -> umpan_unit_sort -> umpan_unit_record for each
 *	-> umpan_unit_release
 */

#include <stdint.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/dec.h"
#include "base/keytab.h"
#include "score/umpan_skor.h"

struct umpan_unit_sums {
	uint32_t unit; /* in roster.units */
	uint32_t people, rated;
	uint32_t status[SKOR_BEDA + 1];
	uint32_t tanpa_pegawai, tidak_aktif;
	int64_t period;
	dec_wide sum; /* millionths */
};

/* Zero-initialised storage is an empty one. */
struct umpan_unit {
	struct umpan_unit_sums *sums;
	uint32_t n;
	uint64_t no_unit; /* scores without a unit: they are in no sum */
	uint32_t cap;     /* private, as what follows */
	struct keytab keys;
};

void umpan_unit_release(struct umpan_unit *u);

/* unit: in whose sum the score is, see ground_unit. */
void umpan_unit_add(struct umpan_unit *u, const struct umpan_skor *s, uint32_t unit);

/* Brings sums into the order of the output: unit in byte order, then period. Add nothing
   afterwards. */
void umpan_unit_sort(struct umpan_unit *u, const struct roster *roster);

/* Room for what a record made of a sum points at. */
struct umpan_unit_room {
	char period[20], catatan[192];
};

/* Makes r the skor_unit record; valid as long as s, room and the roster. */
void umpan_unit_record(const struct umpan_unit_sums *s, const struct roster *roster,
                       const char *aturan, struct record *r,
                       struct umpan_unit_room *room);

#endif
