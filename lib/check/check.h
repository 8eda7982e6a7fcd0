#ifndef ASN_CHECK_H
#define ASN_CHECK_H

/*
 * All checks over one stream. What is found does not depend on the order of the records.
 * Held are, for each person, 80 to 120 bytes with a roster row, and 7 to 14 for each
 * appraisal and skor; 24 bytes and the number for each certificate; the units; what was
 * found.
 *
 *	check_init -> check_put* -> check_finish -> findings, check_note -> check_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "check/appraisal.h"
#include "check/course.h"
#include "check/finding.h"
#include "check/people.h"
#include "check/sums.h"
#include "check/units.h"

struct check {
	struct findings findings; /* sorted once finished */
	int64_t period;           /* private, as what follows */
	struct places places;
	struct people people;
	struct units units;
	struct appraisals appraisals;
	struct courses courses;
	struct sums sums;
	const struct schema_type *type; /* of the record last seen, and where it has */
	int nip, unit, periode;         /* these fields; -1 nowhere */
};

/* period: only records of this one, of types that have one; -1: all. day: what counts as
   today, or DATE_NONE. pension is borrowed. c stays where it is from here on. */
void check_init(struct check *c, const struct pension *pension, int64_t period,
                int32_t day);

/* Returns false for a record that has nothing to check, or is of another period. file is
   copied once. */
bool check_put(struct check *c, const struct record *r, const char *file);

void check_finish(struct check *c);

enum { CHECK_NOTES = 7 };

/* What could not be checked for lack of data: makes text note i of CHECK_NOTES; false
   when there is nothing to say. */
bool check_note(const struct check *c, int i, struct sb *text);

void check_release(struct check *c);

#endif
