#ifndef ASN_APPRAISAL_H
#define ASN_APPRAISAL_H

/*
 * Appraisals (penilaian): what is wrong with one by itself is reported as it comes, what
 * is wrong between those of one person, or between them and the roster, at the end.
 * The time appraised is mulai to selesai; where one is missing, the period's.
 *
 *	appraisal_put -> appraisal_check -> appraisal_release
 */

#include <stdint.h>

#include "base/strtab.h"
#include "check/finding.h"
#include "check/people.h"
#include "check/rowlog.h"

/* Zero-initialised storage is empty, once findings is set. */
struct appraisals {
	struct findings *findings; /* the caller's */
	struct rowlog log;         /* private, as what follows */
	struct strtab shapes;
};

/* person is the number of r's NIP. */
void appraisal_put(struct appraisals *a, const struct record *r, uint32_t person,
                   uint32_t place);

/* Reports what is wrong; people are sealed. */
void appraisal_check(struct appraisals *a, const struct people *people);

void appraisal_release(struct appraisals *a);

#endif
