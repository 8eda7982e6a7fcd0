#ifndef ASN_CLOCKS_H
#define ASN_CLOCKS_H

/*
 * What a complaint looks like on a day, and whether it kept its time limits (PermenPANRB
 * 62/2018; every figure is the rule set's). Day 0 is the day a clock starts, and a limit
 * of L days is met on day L:
 *
 *	verifikasi     from diterima to diverifikasi, or to disposisi, which ends that
 *	               step, where the former is not known
 *	tindak_lanjut  from disposisi to tindak_lanjut
 *	selesai        from disposisi (or diterima, as the rule set says) to selesai
 *
 * What is dated later than the day has not happened yet. States have no date: they hold
 * on every day.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/rules.h"
#include "base/err.h"
#include "base/workdays.h"

enum {
	COMPLAINT_DITERIMA,
	COMPLAINT_DIVERIFIKASI,
	COMPLAINT_DISPOSISI,
	COMPLAINT_TINDAK_LANJUT,
	COMPLAINT_SELESAI,
	COMPLAINT_DATES
};

struct complaint {
	int32_t date[COMPLAINT_DATES];   /* DATE_NONE: not known; but for the first */
	signed char klasifikasi, status; /* codes; -1 when not given */
	bool pengawasan;
};

enum { CLOCK_VERIFIKASI, CLOCK_TINDAK_LANJUT, CLOCK_SELESAI, CLOCKS };

struct clocks {
	const struct rules *rules; /* borrowed */
	bool calendar;             /* all days count */
	int week;                  /* days worked, as in base/workdays.h */
	bool from_receipt;         /* where the clock for selesai starts */
	int verifikasi, tindak_lanjut;
	int selesai[3]; /* by klasifikasi */
	int pengawasan; /* in place of it */
};

enum { CLOCK_RUNS, CLOCK_MET, CLOCK_MISSED, CLOCK_UNKNOWN /* a date is not known */ };
enum { CLOCKS_OPEN, CLOCKS_CLOSED, CLOCKS_OUT /* by its state in no clock */ };

struct clocks_view {
	signed char state;
	signed char clock[CLOCKS];
	int32_t days;      /* of selesai, where closed and its clock is known */
	int32_t age;       /* since diterima, where open */
	int32_t last;      /* days were counted up to this one */
	bool undated;      /* the clock of selesai lacks a date */
	bool backwards;    /* tindak_lanjut or selesai before the start of its clock */
	bool contradicted; /* a date of closing, and a state that is not closed */
};

/* Of a rule set that computes "pengaduan", which must outlive c. -1 (kind ERR_RULES): a
   cell is unknown or makes no sense, and is named. */
int clocks_load(struct clocks *c, const struct rules *r, struct err *e) ASN_MUST_CHECK;

/* day is not before diterima; off is sorted. */
void clocks_view(const struct clocks *c, const struct workdays *off,
                 const struct complaint *p, int32_t day, struct clocks_view *v);

#endif
