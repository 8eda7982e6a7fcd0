#ifndef ASN_JP_H
#define ASN_JP_H

/*
 * Training hours (JP) of each person and calendar year against the floor and the ceiling
 * of a rule set that computes "jp". What a record is worth: training/jp_claim.h; under
 * which caps: training/jp_sum.h. A record whose hours are not known leaves the sum
 * unknown, not smaller.
 *
 *	jp_init -> jp_put* -> jp_begin -> { jp_next -> jp_record_form* }* -> jp_release
 *
 * 48 bytes a record that may count and 8 a person are held.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"
#include "asn/rules.h"
#include "base/sb.h"
#include "stream/schema.h"
#include "training/jp_rule.h"
#include "training/jp_sum.h"

#define JP_NONE INT64_C(-1) /* no such bound; not known */
#define JP_YEARS 10000

struct jp_bounds {
	int64_t floor, ceiling; /* millionths of an hour, or JP_NONE */
};

struct jp_row {
	uint32_t person;
	int64_t nip;
	int year;
	struct jp_bounds bounds; /* the floor that of the months in service */
	int months;              /* 12: the whole year, or no floor */
	bool status_known;       /* PNS, CPNS or PPPK; else there are no bounds */
	bool ambiguous;          /* roster rows contradict each other */
	bool any;          /* there were training records; else nothing below is known */
	int64_t counted;   /* JP_SUM_ONEs, of the records whose hours are known */
	int64_t reached;   /* the same, rounded to millionths */
	int64_t short_by;  /* JP_NONE when it cannot be told or there is no floor; by what
	                      counted lacks, never 0 where something does */
	uint64_t unstated; /* records whose hours are not known */
	uint64_t twice;    /* records whose certificate counts elsewhere */
	struct jp_sum_form forms[BENTUK_N];
};

struct jp {
	bool any; /* a record was put */

	/* private */
	const struct roster *roster;
	const struct rules *rules;
	struct jp_bounds pns, cpns, pppk;
	int year;      /* the one asked for, or 0 */
	bool by_month; /* the floor of a part of the year */
	struct jp_rule rule;
	struct jp_claim *claims;
	uint32_t n, cap;
	struct jp_person *people; /* by number */
	uint32_t n_people;
	unsigned char years[JP_YEARS / 8]; /* bit: the records speak of that year */
	uint32_t *order, at;               /* people by NIP; the next of them */
	uint32_t person;                   /* the one being written */
	int at_year;
	struct jp_sum sum; /* of that person */
};

/*
 * rules compute "jp"; they and the roster outlive j. year 0: each one the records speak
 * of. On failure (ERR_RULES) j still has to be released.
 */
int jp_init(struct jp *j, const struct roster *r, const struct rules *rules, int year,
            struct err *e) ASN_MUST_CHECK;

/*
 * Takes in a pelatihan record of this person. It belongs to the year of selesai, else
 * mulai, else tahun, and with a form that goes by days to the years of its days; its
 * hours count when status is selesai or not given. -1 (ERR_ROW) for hours or a volume
 * there cannot be.
 */
int jp_put(struct jp *j, uint32_t person, const struct record *pelatihan,
           struct err *e) ASN_MUST_CHECK;

/* To be called again for the same rows once more. */
void jp_begin(struct jp *j);

/*
 * Rows in order of NIP and year, until false: people of the roster who are active, and in
 * service in the year or trained in it; without a roster those the training records name.
 */
bool jp_next(struct jp *j, struct jp_row *row);

/* The row as a jp record, which borrows from room, the roster and the rules. */
struct jp_room {
	char nip[20];
	struct sb notes;
};
void jp_record(const struct jp *j, const struct jp_row *row, struct record *r,
               struct jp_room *room);

/* The row's part of one form as a jp_bentuk record; false where there is none. */
bool jp_record_form(const struct jp *j, const struct jp_row *row, size_t bentuk,
                    struct record *r, struct jp_room *room);
void jp_room_release(struct jp_room *room);

void jp_release(struct jp *j);

#endif
