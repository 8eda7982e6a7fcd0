#ifndef ASN_MODEL_H
#define ASN_MODEL_H

/*
 * The records a report is made of, in compact rows: pegawai, skor, skor_unit,
 * kesenjangan and jp.
 *
 *	model_init -> model_put* -> model_finish -> read the arrays -> model_release
 *
 * After model_finish the rows stand in the order of their keys, each key once. Rows
 * of one key that say the same are one row; rows that differ are one row marked
 * disputed. So nothing that is read from a model depends on the order of the input.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/strtab.h"
#include "stream/schema.h"

#define MODEL_NONE INT64_MIN /* a figure that is missing */
#define MODEL_PREDICATES 7   /* the five, then cukup and buruk of older rules */

/* Units and other texts are numbered in byte order; 0 is the empty text. */
struct model_skor {
	int64_t nip;
	int64_t period;
	uint32_t aturan, unit, notes, raters;
	int64_t nilai, feedback;         /* millionths, or MODEL_NONE */
	signed char hasil, perilaku;     /* ratings; -1 missing */
	signed char predicate, recorded; /* -1 missing */
	signed char status;
	bool inactive; /* note tidak_aktif */
	bool disputed; /* rows of this key differ */
};

struct model_unit {
	int64_t period;
	uint32_t aturan, unit, achievement, pattern, notes;
	int64_t people, rated; /* MODEL_NONE missing, as below */
	int64_t count[5];      /* by predicate */
	int64_t nilai;
	bool disputed;
};

struct model_gap {
	int64_t nip;
	uint32_t competency, unit, notes, sources;
	int64_t wanted, reached, gap; /* levels, or MODEL_NONE */
	signed char status;
	bool inactive, disputed;
};

struct model_hours {
	int64_t nip;
	int64_t year; /* as a period */
	uint32_t aturan, unit, notes;
	int64_t due, done, missing; /* millionths, or MODEL_NONE */
	bool inactive, disputed;
};

struct model_rows {
	uint64_t read,
		repeated; /* repeated: said the same as another row, so counted once */
	size_t n, cap;    /* rows held; cap is private */
};

struct model {
	int64_t only_period; /* -1: all */
	int64_t only_nip;    /* -1: all */

	struct roster roster;
	uint64_t pegawai_read;
	struct model_skor *skor;
	struct model_unit *units;
	struct model_gap *gaps;
	struct model_hours *hours;
	struct model_rows n_skor, n_units, n_gaps, n_hours;
	uint32_t nama; /* of only_nip, where pegawai gives none; text number */
	bool met;      /* a record of only_nip was seen, of whatever period */

	struct strtab unit_names, texts;
	struct slice *unit_text, *text; /* by number in byte order, after model_finish */
};

/* period and nip: only records of that period (hours of its year; gaps have none) and
 * person. */
void model_init(struct model *m, int64_t period, int64_t nip);
void model_release(struct model *m);

/* Takes in a record; copies what it keeps. False when it is not the report's business. */
bool model_put(struct model *m, const struct record *r);

void model_finish(struct model *m);

/* Periods to report on, ascending: those of skor and skor_unit, the years of jp that none
   of them lies in; or the one asked for. The caller frees it with mem_free. */
int64_t *model_periods(const struct model *m, size_t *n);

/* Rule sets of skor and skor_unit in the period, as text numbers, ascending. The caller
 * frees it. */
int64_t *model_rules_of(const struct model *m, int64_t period, size_t *n);

/* Units in byte order, the nameless one last: i from 0; KEYTAB_NONE behind the last. */
uint32_t model_unit_at(const struct model *m, uint32_t i);
struct slice model_unit_name(const struct model *m, uint32_t unit); /* never empty */

/* The first row of skor not below (period, aturan, nip), as an index. */
size_t model_find_skor(const struct model *m, int64_t period, uint32_t aturan,
                       int64_t nip);

bool model_has_skor(const struct model *m, int64_t period);

/* The first row of skor of this person in the period, by whichever rule set; or NULL. */
const struct model_skor *model_person(const struct model *m, int64_t period, int64_t nip);

/* Not in service: as that row says, else the roster. */
bool model_is_inactive(const struct model *m, int64_t period, int64_t nip);

#endif
