#ifndef ASN_INDEKS_KINERJA_H
#define ASN_INDEKS_KINERJA_H

/*
 * The predicate of each person and year, from skor records: what the rule gave, else what
 * was recorded, else what the figure comes to. Of parts of a year only the mark is held
 * that there are some: no rule makes a year out of them. The order of the records does
 * not matter.
 */

#include <stdbool.h>
#include <stdint.h>

#include "score/indeks_bytes.h"
#include "score/indeks_rule.h"

struct indeks_kinerja {
	signed char predikat; /* -1 none */
	bool parts;           /* there are scores of parts of the year */
	bool disputed;        /* scores of the year that come to different points */
	bool recorded;        /* the rule gave none: it is the one recorded */
	bool differs;         /* another one was recorded */
	bool figure;          /* of one record: its nilai was put into words */
	bool any;             /* there is a score of the year, or of a part */
};

/* What one skor record says. whole: it is of a year, not of a part. */
struct indeks_kinerja indeks_kinerja_of_skor(const struct indeks_rule *rule,
                                             const struct record *skor, bool whole);

/* Puts two records of one person and year together; whether they are in dispute only
   now. */
bool indeks_kinerja_merge(const struct indeks_rule *rule, uint8_t *held,
                          const struct indeks_kinerja *row);

struct indeks_kinerja indeks_kinerja_read(uint8_t held);

#endif
