#ifndef ASN_UMPAN_H
#define ASN_UMPAN_H

/*
 * What a policy on 360-degree feedback says, and its arithmetic. All figures are the rule
 * set's: no regulation gives any (PermenPANRB 6/2022 knows feedback, not its weights).
 *
 * In this order, each step rounded half away from zero:
 *
 *	rating		at 1e-9, on 0 to 100 (umpan_scaled)
 *	rater group	sum of its ratings / their number, at 1e-12
 *	aspect		sum of weight * group / sum of weights of those there, at 1e-12
 *	person		sum of aspects / their number, at 1e-12, 1e-9, then as printed
 *
 * asn-rules(5) says the same to whoever wants to recompute it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"
#include "base/dec.h"
#include "base/err.h"
#include "base/strtab.h"

#define UMPAN_MAX INT64_C(100000000000) /* 100 at 1e-9 */
#define UMPAN_KNOWN_MAX 64              /* aspects with a long name */

/* What becomes of somebody whom a weighted group did not rate. */
enum umpan_missing {
	UMPAN_RENORMALISASI, /* the other groups share its weight */
	UMPAN_TAHAN,         /* there is no value */
	UMPAN_GAGAL          /* ... and that is a finding */
};

/* What becomes of ballots that one rater cast twice and differently. */
enum umpan_twice {
	UMPAN_TIDAK_DIHITUNG, /* none of them counts */
	UMPAN_BERTENTANGAN    /* ... and there is no value */
};

struct umpan_weights {
	int64_t given[PENILAI_N]; /* millionths */
	int64_t share[PENILAI_N]; /* the same in lowest terms */
	unsigned counted;         /* bit by group: its weight is above 0 */
	bool own;                 /* this kind of post has weights of its own */
};

struct umpan {
	const struct rules *rules;                    /* borrowed */
	struct umpan_weights weights[JABATAN_N + 1];  /* jenis_jabatan + 1 */
	int64_t minimum[PENILAI_N], floor[PENILAI_N]; /* raters */
	enum umpan_missing missing;
	enum umpan_twice twice;
	bool has_cuts;    /* suggests a rating of conduct: */
	int64_t cuts[2];  /* from here on di_atas, sesuai; millionths */
	uint32_t n_known; /* aspects umpan_aspects puts first */
	struct slice known[UMPAN_KNOWN_MAX][2]; /* code, long name; borrowed */
	/* marks, borrowed from rules */
	const char *weights_mark, *own_mark, *missing_mark, *minimum_mark, *floor_mark,
		*twice_mark, *cuts_mark;
};

/*
 * Takes the tables from a rule set that computes "umpan_balik", which must outlive u. A
 * cell that is unknown, of no meaning or out of range is refused (kind ERR_RULES) and
 * named.
 */
int umpan_load(struct umpan *u, const struct rules *r, struct err *e) ASN_MUST_CHECK;

/* Of a code of jenis_jabatan, or -1. */
const struct umpan_weights *umpan_weights(const struct umpan *u, int jenis_jabatan);

/* Puts the known aspects into an empty table; then the number of any aspect's text, a
   long name's being that of its code. */
void umpan_aspects(const struct umpan *u, struct strtab *aspects);
uint32_t umpan_aspect_number(const struct umpan *u, struct strtab *aspects,
                             struct slice text);
struct slice umpan_aspect_long(const struct umpan *u, uint32_t number); /* or empty */

/* v of the scale lo to hi (millionths, lo <= v <= hi, lo < hi) on 0 to 100, at 1e-9. */
int64_t umpan_scaled(int64_t v, int64_t lo, int64_t hi);

/* At 1e-12. sum is of ratings at 1e-9; n > 0. */
int64_t umpan_group(dec_wide sum, int64_t n);

/* At 1e-12, of the groups in the mask there, of which one at least is counted. mean:
   by group, at 1e-12. */
int64_t umpan_aspect(const struct umpan_weights *w, const int64_t mean[PENILAI_N],
                     unsigned there);

/* At 1e-9. sum is of n > 0 aspects at 1e-12. */
int64_t umpan_person(dec_wide sum, int64_t n);

/* The rating of conduct the policy suggests for an exact value, or -1. */
int umpan_conduct(const struct umpan *u, int64_t exact);

#endif
