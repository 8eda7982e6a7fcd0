#ifndef ASN_JP_CLAIM_H
#define ASN_JP_CLAIM_H

/*
 * What one pelatihan record claims before caps and additions: hours, and the days they
 * belong to.
 */

#include <stdbool.h>
#include <stdint.h>

#include "stream/schema.h"
#include "training/jp_rule.h"

#define JP_CLAIM_DAYS_MAX 3660 /* from mulai to selesai, where hours belong to days */

struct jp_claim {
	uint64_t print;  /* of the whole record; see stream/fingerprint.h */
	uint64_t proof;  /* of its sertifikat; 0 where it has none */
	int64_t hours;   /* millionths; JP_RULE_NONE when not known */
	int32_t first;   /* forms by day: the first day; else the same as last */
	int32_t last;    /* DATE_NONE: only the year is known */
	uint32_t before; /* for whoever keeps a list of them */
	int16_t year;    /* of the last day */
	uint16_t days;   /* forms by day: how many of first..last; 0 not known */
	unsigned char form;
	bool international;
};

/*
 * The hours the record states, else what its form is worth: by volume where satuan fits
 * the form; else days from mulai to selesai; a session where both are one day and there
 * is no volume. Nothing is concluded from less: the hours are then not known. So are
 * those of a capped form of which the day or month is not known. -1 (ERR_ROW) for hours
 * or a volume there cannot be.
 */
int jp_claim_read(struct jp_claim *c, const struct jp_rule *rule,
                  const struct record *pelatihan, struct err *e) ASN_MUST_CHECK;

#endif
