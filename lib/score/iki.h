#ifndef ASN_IKI_H
#define ASN_IKI_H

/*
 * The tables that turn the achievement of indicators (IKI) into values, PermenPANRB
 * 8/2021 as the rule set has it, and the achievement itself.
 *
 * The achievement C, in percent of the target T: R/T*100, or where less is better (1 +
 * (1 - R/T))*100. Of a range that end counts which R lies beyond; within it C is 100.
 * Below zero it is 0. C is rounded half up to a whole percent, on the fraction itself,
 * before it is looked up.
 *
 * For JPT each band of C is a straight line from one value to another. For JA and JF a
 * band gives a category alone; a plan (kode) has so many aspects, and the first row
 * whose numbers of categories fit gives its value.
 */

#include "score/law.h"
#include "score/plan.h"

enum { IKI_SANGAT_BAIK, IKI_BAIK, IKI_CUKUP, IKI_KURANG, IKI_SANGAT_KURANG, IKI_N };

struct iki_band {
	int category;
	int64_t from, to;  /* whole percent, both within; to LAW_NONE: no end */
	int64_t low, high; /* values at both; millionths */
	const char *keyakinan;
};

#define IKI_BANDS 16
#define IKI_ROWS 16

/* A row of the table of plans. */
struct iki_row {
	int64_t least[IKI_N], most[IKI_N];
	int64_t value, extra; /* millionths; as main work, and as additional */
	const char *keyakinan;
};

struct iki_bands {
	struct iki_band band[IKI_BANDS]; /* the first that fits; the last takes 0 */
	int n;
};

struct iki {
	struct law profiles, jpt, groups, scope, extra, plans;
	bool is_jpt[JABATAN_N];
	struct iki_bands jpt_bands, plan_bands;
	int64_t maximum;              /* value of exactly 100 where no more can be had */
	int64_t group[KELOMPOK_N];    /* weights, millionths; 0: not of the main work */
	int64_t factor[IKI_N];        /* of additional work, millionths of a percent */
	int64_t extra_max, value_max; /* millionths; value_max may be LAW_NONE */
	unsigned aspects;             /* bit i: a plan has aspect i */
	struct iki_row rows[IKI_ROWS];
	int n_rows;
};

/* From the tables profil, jpt, jpt_kelompok, jpt_tambahan, tambahan and ja_jf.
   value_max is the most a plan can come to. The set must outlive k. */
int iki_load(struct iki *k, const struct rules *r, int64_t value_max,
             struct err *e) ASN_MUST_CHECK;

/* An achievement. */
struct iki_percent {
	dec_wide num; /* the fraction num / den, percent; not below 0 */
	int64_t den;
	int64_t whole;        /* rounded half up */
	int64_t target;       /* the end of the range that counted; millionths */
	bool inside, floored; /* within the range; it was below 0 */
	bool exactly_100;
};

/* The row has target, realisasi and arah, and passed plan_check. */
struct iki_percent iki_achieved(const struct skp_row *row);

/* The band of a whole percent, 0 or above. */
const struct iki_band *iki_find_band(const struct iki_bands *b, int64_t whole);

/* The value in the band, at 1e-12. */
dec_wide iki_band_value(const struct iki_band *b, int64_t whole);

/* The number of the row for so many of each category. */
int iki_find_row(const struct iki *k, const int64_t counts[IKI_N]);

/* The name of a category. */
const char *iki_category(int category);

#endif
