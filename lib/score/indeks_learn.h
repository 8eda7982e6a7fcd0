#ifndef ASN_INDEKS_LEARN_H
#define ASN_INDEKS_LEARN_H

/*
 * What people have learnt, as far as the index asks: a byte for each person and year, and
 * sixteen for each training whose hours add up or whose certificate may stand in two
 * records. The order of the records does not matter.
 *
 *	indeks_learn_init -> { indeks_learn_read, indeks_learn_put }* -> indeks_learn_of*
 *	-> indeks_learn_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "score/indeks_bytes.h"
#include "score/indeks_rule.h"

/* More than any training, years of study included. */
#define INDEKS_LEARN_HOURS_MAX (INT64_C(100000) * 1000000)

struct indeks_learn {
	bool any; /* a training record was put */

	/* private */
	const struct indeks_rule *rule;
	int year; /* the one asked for, or 0 */
	struct indeks_bytes bytes;
	struct indeks_learn_entry *entries;
	uint32_t n, cap;
	uint32_t *last; /* by person: 1 + number of the entry last put, 0 none */
	uint32_t n_last;
	struct indeks_learn_entry *own; /* those of one person */
	uint32_t own_cap;
};

/* year 0: every one. rule is borrowed. */
void indeks_learn_init(struct indeks_learn *x, const struct indeks_rule *rule, int year);
void indeks_learn_release(struct indeks_learn *x);

/* The year a training belongs to: that of selesai, else mulai, else tahun. */
int indeks_learn_year(const struct record *pelatihan);

/* What a training comes to, in short. */
struct indeks_learn_fact {
	uint64_t print; /* of the certificate, or of the record where it names none */
	uint32_t hours; /* millionths, at most those to be reached */
	uint16_t year;
	uint8_t bit; /* of the byte; 0: an entry of its own */
	bool seminar;
};

/* What a training of that year that was completed comes to; false: nothing. */
bool indeks_learn_read(struct indeks_learn *x, int year, const struct record *pelatihan,
                       struct indeks_learn_fact *fact);
void indeks_learn_put(struct indeks_learn *x, uint32_t person,
                      const struct indeks_learn_fact *fact);

/* What somebody has to show for a year. */
struct indeks_learnt {
	unsigned courses; /* bit i: course i was done, in that year or before */
	/* Hours as far as they are stated, and what they come to at most where they are
	   not, or a certificate is recorded with several; both stop at the threshold. */
	int64_t hours, hours_most;
	/* By these hours. One certificate is never used for both: it is used for the
	   hours if they are not reached without it, else for the seminar. */
	bool teknis, seminar;
	bool teknis_most, seminar_most; /* by hours_most */
	bool shared; /* a certificate stands in records of both kinds */
	bool any;    /* something that counts in this year */
};

void indeks_learn_of(struct indeks_learn *x, uint32_t person, int year,
                     struct indeks_learnt *learnt);

#endif
