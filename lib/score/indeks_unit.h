#ifndef ASN_INDEKS_UNIT_H
#define ASN_INDEKS_UNIT_H

/*
 * Indexes summed up by unit and year: means of people, never of means, and of the same
 * people in every dimension (those whose index is whole), so that the four means add up
 * to that of the index. Who is not in service or not measured is noted, not counted.
 *
 *	indeks_unit_add* -> indeks_unit_sort -> indeks_unit_record for each
 *	-> indeks_unit_release
 */

#include <stdint.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/keytab.h"
#include "score/indeks.h"

struct indeks_unit_sums {
	uint32_t unit; /* in roster.units */
	int year;
	uint32_t people, whole;
	uint32_t bertentangan, sementara, tanpa_pegawai, tidak_aktif, tidak_diukur;
	int64_t dim[INDEKS_DIMS], nilai; /* millionths, of whole people */
};

/* Zero-initialised storage is an empty one. */
struct indeks_unit {
	struct indeks_unit_sums *sums;
	uint32_t n;
	uint64_t no_unit; /* indexes without a unit: they are in no sum */
	uint32_t cap;     /* private, as what follows */
	struct keytab keys;
};

void indeks_unit_release(struct indeks_unit *u);
void indeks_unit_add(struct indeks_unit *u, uint32_t unit, int year,
                     const struct indeks *x);

/* Brings the sums into the order of the output: unit in byte order, then year. Add
   nothing afterwards. */
void indeks_unit_sort(struct indeks_unit *u, const struct roster *roster);

/* Room for what a record made of sums points at. */
struct indeks_unit_room {
	char catatan[160];
};

/* Makes r the indeks_unit record; valid as long as s, room, rule and the roster. */
void indeks_unit_record(const struct indeks_unit_sums *s, const struct roster *roster,
                        const struct indeks_rule *rule, struct record *r,
                        struct indeks_unit_room *room);

#endif
