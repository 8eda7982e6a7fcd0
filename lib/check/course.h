#ifndef ASN_COURSE_H
#define ASN_COURSE_H

/*
 * Training (pelatihan): times that cannot be, and certificates that come twice. What
 * is held is the certificates: 24 bytes a row that has one, and their numbers.
 *
 *	course_put -> course_check -> course_release
 */

#include <stdint.h>

#include "base/strtab.h"
#include "check/finding.h"

/* Zero-initialised storage is empty, once findings and day are set. */
struct courses {
	struct findings *findings; /* the caller's */
	int32_t day; /* what lies behind it is the future; DATE_NONE: nothing does */
	struct strtab numbers; /* private, as what follows */
	struct course_certificate *all;
	size_t n, cap;
};

void course_put(struct courses *c, const struct record *r, uint32_t place);
void course_check(struct courses *c);
void course_release(struct courses *c);

#endif
