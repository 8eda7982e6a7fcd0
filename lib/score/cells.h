#ifndef ASN_CELLS_H
#define ASN_CELLS_H

/*
 * What is known of each person in each period, in twelve bytes, with numbers beside them
 * where a rule set works with numbers. Rows come in any order, several may speak of one
 * person and period, and what is held in the end does not depend on the order:
 *
 *  - a row with plt, and a row of a work plan, only leave their mark;
 *  - of others the latest (selesai, then dinilai, missing is earliest) counts;
 *  - equal rows are one row; equal dates that differ are a tie, whose disputed fields
 *    are empty;
 *  - a score computed earlier (a skor record) counts where no row does. Equal ones
 *    are one, one without any rating yields to one with ratings, others that differ
 *    are in dispute as above.
 *
 *	cells_init -> cells_add* -> cells_flush -> { cells_find, cells_place }*
 *	-> cells_release
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/keytab.h"
#include "base/mem.h"
#include "score/predikat.h"

/* cell.rows */
enum {
	CELL_ROW = 1, /* what is held came from penilaian rows */
	CELL_PLT = 2,
	CELL_GANDA = 4, /* several rows that differ */
	CELL_TIE = 8,   /* ... and the latest of them are equally late */
	CELL_SKP = 16   /* a work plan, held elsewhere */
};

/* cell.skor: what is held came from skor records, with these notes */
enum {
	CELL_SKOR = 1,
	CELL_SKOR_RATED = 2,  /* one of them has a rating or a recorded predicate */
	CELL_SKOR_DIFFER = 4, /* they differ */
	CELL_SKOR_TIE = 8,    /* status bertentangan */
	CELL_SKOR_GANDA = 16,
	CELL_SKOR_PLT = 32,
	CELL_SKOR_TANPA_PEGAWAI = 64,
	CELL_SKOR_TIDAK_AKTIF = 128,
	CELL_SKOR_PEGAWAI_GANDA = 256,
	CELL_SKOR_SKOR_GANDA = 512
};

struct cell {
	uint32_t unit;             /* in roster.units; 0 none */
	uint16_t selesai, dinilai; /* days since 1970-01-01, plus 1; 0 none */
	uint8_t ratings;           /* cell_ratings */
	uint8_t rows;
	uint16_t skor;
};

/* Where a record stands. */
struct cells_place {
	uint32_t file; /* in cells.files */
	uint32_t line;
};

#define CELL_NO_VALUE INT64_MIN

/* The numbers of a cell. Decimals are millionths, or CELL_NO_VALUE. */
struct cell_values {
	int64_t skp, perilaku;    /* of penilaian rows */
	int64_t nilai;            /* of skor records, as this and predikat were written */
	struct cells_place place; /* the first record in the input that says so */
	uint32_t notes;       /* of skor records: SKOR_NOTE bits without one in skor */
	signed char predikat; /* a code; -1 missing */
	signed char status;   /* of skor records; a code */
	signed char ide_baru; /* of penilaian rows: 1 ya, 0 tidak, -1 missing */
};

/* Codes, -1 for missing, into a byte and out of it. */
static inline uint8_t
cell_ratings(int hasil_kerja, int perilaku, int tercatat)
{
	return (uint8_t)((hasil_kerja + 1) | (perilaku + 1) << 2 | (tercatat + 1) << 4);
}

static inline int
cell_hasil_kerja(const struct cell *c)
{
	return (c->ratings & 3) - 1;
}

static inline int
cell_perilaku(const struct cell *c)
{
	return (c->ratings >> 2 & 3) - 1;
}

static inline int
cell_tercatat(const struct cell *c)
{
	return (c->ratings >> 4) - 1;
}

/* Order of two rows for one person and period: the later one counts. */
static inline uint32_t
cell_when(const struct cell *c)
{
	return (uint32_t)c->selesai << 16 | c->dinilai;
}

/* A date as a cell holds it; -1 outside 1970-01-01 to 2149-06-05. */
int cell_date(int32_t days, uint16_t *v, struct err *e) ASN_MUST_CHECK;

/* The numbers say the same, wherever they stand. */
bool cell_same_values(const struct cell_values *a, const struct cell_values *b);

/* Holds row together with what c holds, and its numbers with those in v; both are NULL
   where there are none. row is one record: CELL_ROW, CELL_PLT or CELL_SKP in rows, or
   CELL_SKOR in skor. */
void cell_merge(struct cell *c, struct cell_values *v, const struct cell *row,
                const struct cell_values *values);

/* What a record may turn out to be the first example of. */
enum cells_kind { CELLS_BEDA, CELLS_TIE, CELLS_SKOR_DIFFER, CELLS_UNLISTED };

#define CELLS_BATCH 256

struct cells {
	struct roster *roster;
	struct keytab periods; /* period -> number; in order of first mention */

	const char **files; /* by number, see cells_place */

	/* private from here on */
	const struct predikat *rule;
	struct cells_pages *pages; /* by number of the period */
	uint32_t pages_cap;
	int64_t last_period;
	uint32_t last_number;
	struct arena arena;
	uint32_t n_files;
	struct cells_pending *batch;
	struct cell_values *batch_values; /* NULL: no numbers are held */
	unsigned n_batch;
	struct cells_suspect *suspects; /* bounded; in order of arrival */
	uint32_t n_suspects, suspects_cap;
	struct cells_newcomer
		*newcomers; /* people first met in a record that is no roster row */
	uint32_t n_newcomers, newcomers_cap;
};

/*
 * roster and rule are borrowed. rule tells which rows have a recorded predicate that
 * differs. NULL: a score hangs on numbers, which are held beside each cell; then nobody
 * is CELLS_BEDA.
 */
void cells_init(struct cells *t, struct roster *roster, const struct predikat *rule);
void cells_release(struct cells *t);

/* Makes the period one that is worked on; its number. */
uint32_t cells_period(struct cells *t, int64_t period);

/* Takes in a row, values with it where numbers are held (their place is filled in here).
   It is held from the next flush on. file is kept, not copied. */
void cells_add(struct cells *t, int64_t nip, int64_t period, const struct cell *row,
               const struct cell_values *values, const char *file, size_t line);
void cells_flush(struct cells *t);

/* For records that are held elsewhere. */
struct cells_place cells_place_at(struct cells *t, const char *file, size_t line);

/* NULL when nothing is known. period is a number of cells.periods. */
const struct cell *cells_find(const struct cells *t, uint32_t person, uint32_t period);

/* The numbers of a cell that was found; NULL where none are held. */
const struct cell_values *cells_values(const struct cells *t, uint32_t person,
                                       uint32_t period);

/* Brings the cells of a person towards the cache; a hint. */
void cells_prefetch(const struct cells *t, uint32_t person);

/*
 * The first record in the input that counts and is of this kind. file is NULL when it is
 * not known, which happens when a great many suspicious rows before it were superseded.
 */
void cells_place(const struct cells *t, enum cells_kind kind, const char **file,
                 size_t *line);

#endif
