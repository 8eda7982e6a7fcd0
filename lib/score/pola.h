#ifndef ASN_POLA_H
#define ASN_POLA_H

/*
 * The distribution of predicates in a unit against the unit's achievement: limits, what
 * must be among them, the class that should be the largest (PermenPANRB 6/2022 and SE
 * MenPANRB 3/2023, as the rule set has them). It is advice: the official who assesses has
 * the last word.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"
#include "base/err.h"

#define POLA_CAPAIAN 8 /* codes of records_capaian */
#define POLA_RULES 8   /* of one achievement */

/* At most or at least so many of these classes together. */
struct pola_rule {
	unsigned classes; /* bit i: predicate i */
	bool at_most;
	bool people; /* the limit is people, else percent of those with a predicate */
	int64_t limit;
};

struct pola {
	bool any; /* the rule set has the table */
	const char *keyakinan;
	int64_t smallest; /* units with fewer predicates are not tested */
	struct {
		struct pola_rule rules[POLA_RULES];
		unsigned n;
		bool any;            /* the table has this achievement */
		signed char largest; /* predicate; -1 none */
	} of[POLA_CAPAIAN];          /* by code of records_capaian */
};

/* A set without the table `distribusi` is sound, and tests nothing. */
int pola_load(struct pola *p, const struct rules *r, struct err *e) ASN_MUST_CHECK;

#define POLA_NOTES 880 /* nine of at most 96 bytes */

/*
 * The pola of counts by predicate; capaian below 0: not known. notes gets, in byte order
 * with ';' between them: kelebihan_CLASS:N (N people too many), kekurangan_CLASS:N (too
 * few; classes that count together have '+' between them), dominan_bukan:CLASS. Returns
 * one of POLA_SESUAI and so on; *n is the length of notes.
 */
int pola_judge(const struct pola *p, int capaian, const uint32_t counts[PREDIKAT_N],
               char notes[POLA_NOTES], size_t *n);

#endif
