#ifndef ASN_SUMS_H
#define ASN_SUMS_H

/*
 * Figures that must follow from others: skor_unit from the skor of the stream, and
 * jp.kurang from wajib and tercapai.
 *
 *	sums_skor, sums_unit, sums_jp -> sums_check -> sums_release
 */

#include <stdint.h>

#include "base/strtab.h"
#include "check/finding.h"
#include "check/people.h"
#include "check/rowlog.h"

/* Zero-initialised storage is empty, once findings is set. */
struct sums {
	struct findings *findings; /* the caller's */
	uint64_t unfounded;   /* skor_unit without any skor of their period and rule */
	struct rowlog log;    /* private, as what follows */
	struct strtab texts;  /* units and rule sets */
	struct strtab groups; /* of a unit, a period and a rule set */
	struct sums_unit *all;
	size_t n, cap;
};

/* person is the number of r's NIP. */
void sums_skor(struct sums *s, const struct record *r, uint32_t person, uint32_t place);
void sums_unit(struct sums *s, const struct record *r, uint32_t place);

/* kurang is wajib less tercapai, never below 0. */
void sums_jp(struct sums *s, const struct record *r, uint32_t place);

void sums_check(struct sums *s, const struct people *people);
void sums_release(struct sums *s);

#endif
