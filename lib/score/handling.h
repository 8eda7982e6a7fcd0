#ifndef ASN_HANDLING_H
#define ASN_HANDLING_H

/*
 * How a unit has handled the complaints of a period: the sums of a skor_pengaduan record.
 * Each complaint is closed, open, or out of the clocks by its state (tertunda,
 * diarsipkan, bukan_kewenangan): masuk is the sum of the three.
 *
 * The share on time is that of the complaints whose clock is decided: closed, or open
 * beyond the limit. Median and 90th percentile are of the days of those closed: the mean
 * of the two in the middle where their number is even, and the nearest rank, the ceiling
 * of 0.9 n.
 *
 *	handling_clear -> handling_add* -> handling_record -> ... -> handling_release
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "base/sb.h"
#include "score/clocks.h"

/* Zero-initialised storage is an empty one. */
struct handling {
	int64_t all, closed, open;
	int64_t out[ADUAN_SELESAI + 1]; /* by status */
	int64_t met[CLOCKS], decided[CLOCKS];
	int64_t late;    /* open beyond the limit */
	int64_t undated; /* as in struct clocks_view, as what follows */
	int64_t backwards;
	int64_t contradicted;
	int64_t several;  /* several records of one complaint that differ */
	int64_t disputed; /* ... and none of them is the latest */
	int32_t oldest;   /* days, of those open */
	bool no_holidays; /* days were counted in a year without any libur record */
	int32_t *days;    /* private, as what follows */
	uint32_t n, cap;
	struct sb notes;
};

void handling_clear(struct handling *h); /* keeps the room */
void handling_release(struct handling *h);

void handling_add(struct handling *h, const struct complaint *p,
                  const struct clocks_view *v);

/* Makes r the skor_pengaduan record but for unit, periode and aturan; it is valid as long
   as h is left alone. as_of: the day to tell of; DATE_NONE when there is no need. */
void handling_record(struct handling *h, int32_t as_of, struct record *r);

#endif
