#ifndef ASN_SKOR_UNIT_H
#define ASN_SKOR_UNIT_H

/*
 * Scores summed up by unit and period. People who are not active are not counted,
 * only noted.
 *
 *	skor_unit_add* -> skor_unit_sort -> skor_unit_record for each
 *	-> skor_unit_release
 */

#include <stdint.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/dec.h"
#include "base/keytab.h"
#include "score/capaian.h"
#include "score/pola.h"
#include "score/skor.h"

struct skor_unit_counts {
	uint32_t unit; /* in roster.units */
	uint32_t people, rated;
	uint32_t predikat[PREDIKAT_ALL];
	uint32_t valued; /* people with a nilai */
	uint32_t status[SKOR_BEDA + 1];
	uint32_t tanpa_pegawai, tidak_aktif;
	int64_t period;
	dec_wide nilai; /* the sum of theirs, as they were written */
};

/* Zero-initialised storage is an empty one. */
struct skor_unit {
	struct skor_unit_counts *counts;
	uint32_t n;       /* of counts */
	uint64_t no_unit; /* scores without a unit: they are in no sum */
	uint32_t cap;     /* private, as what follows */
	struct keytab keys;
};

void skor_unit_release(struct skor_unit *u);
void skor_unit_add(struct skor_unit *u, const struct skor *s);

/* Brings counts into the order of the output: unit in byte order, then period. Add
   nothing afterwards. */
void skor_unit_sort(struct skor_unit *u, const struct roster *roster);

/* Room for what a record made of a sum points at. */
struct skor_unit_room {
	char period[20], catatan[192 + POLA_NOTES];
};

/* Makes r the skor_unit record; valid as long as c, room and the roster. Bit i of
   classes: the rule set knows predicate i; the columns of others are empty. */
void skor_unit_record(const struct skor_unit_counts *c, const struct roster *roster,
                      const struct capaian *capaian, const struct pola *pola,
                      const char *aturan, unsigned classes, struct record *r,
                      struct skor_unit_room *room);

#endif
