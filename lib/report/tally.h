#ifndef ASN_TALLY_H
#define ASN_TALLY_H

/*
 * What the summary report counts, per unit and for all. Totals are counted from people
 * and rows, never from the figures of units. People not in service are counted apart and
 * nowhere else.
 */

#include "base/dec.h"
#include "report/model.h"

struct tally_scores {
	int64_t people; /* = rated + provisional + unrated + disputed, unless coarse */
	int64_t rated;
	int64_t provisional, unrated, disputed;
	int64_t differs;  /* of the rated: the recorded predicate is another */
	int64_t inactive; /* not among people */
	int64_t predicate[MODEL_PREDICATES];
	int64_t spoken; /* sum of predicate[] */
	int64_t with_nilai;
	dec_wide nilai; /* sum, in millionths */

	const struct model_unit *stated; /* the unit's skor_unit, or NULL */
	bool summed;  /* figures are those of stated: there is no skor of this unit */
	bool coarse;  /* summed, and nobody says why the others are not rated */
	bool unequal; /* skor and stated say different things */
};

struct tally_gaps {
	int64_t people, inactive; /* people with rows; those not in service are apart */
	int64_t known, unknown;   /* rows */
	dec_wide sum;             /* of known gaps, in millionths of a level */
};

struct tally_hours {
	int64_t people, inactive;
	int64_t lacking;   /* people short of the hours due */
	dec_wide missing;  /* hours they lack together, in millionths */
	int64_t unknown;   /* people of whom nobody knows */
	int64_t unbounded; /* people for whom the rule set asks for no hours */
};

/* What does not fit together. */
enum tally_fault {
	TALLY_GAPS_DISPUTED,  /* rows of one person and competency that differ: unknown */
	TALLY_GAPS_WRONG,     /* the gap is not required less reached */
	TALLY_HOURS_DISPUTED, /* jp of one person and year that differ: unknown */
	TALLY_HOURS_WRONG,    /* the hours lacking are not due less done */
	TALLY_SKOR_DISPUTED,  /* skor of one person that differ: conflicting */
	TALLY_SKOR_STRAY,     /* a predicate that the status rules out: not counted */
	TALLY_UNITS_DISPUTED, /* skor_unit of one unit that differ */
	TALLY_UNITS_UNEQUAL,  /* skor_unit that differs from skor */
	TALLY_UNITS_UNUSABLE, /* skor_unit whose counts do not hold together */
	TALLY_FAULTS
};

struct tally_doubts {
	int64_t fault[TALLY_FAULTS];
	/* Worth saying, but no fault: */
	int64_t gaps_without_skor, hours_without_skor, roster_without_skor; /* people */
	int64_t summed;    /* units known by skor_unit alone, beside units with skor */
	int64_t elsewhere; /* people whose skor and kesenjangan name different units */
};

/* The name of a fault and what its count counts, for a message. */
void tally_fault_describe(enum tally_fault fault, const char **kind, const char **what);

/*
 * Each adds to units[], one element for each unit of the model, and to all; doubts get
 * what is amiss among the rows that were counted. period -1: there is none, so nothing is
 * known of skor.
 */
void tally_scores(const struct model *m, int64_t period, uint32_t aturan,
                  struct tally_scores *units, struct tally_scores *all,
                  struct tally_doubts *doubts);
void tally_gaps(const struct model *m, int64_t period, struct tally_gaps *units,
                struct tally_gaps *all, struct tally_doubts *doubts);
void tally_hours(const struct model *m, int64_t period, int64_t year, uint32_t aturan,
                 struct tally_hours *units, struct tally_hours *all,
                 struct tally_doubts *doubts);

/* Fills roster_without_skor: people in service in the period whom no skor names. */
void tally_roster(const struct model *m, int64_t period, struct tally_doubts *doubts);

/* Faults of all rows but those of skor_unit against skor, each row once whatever its
 * period. */
void tally_rows(const struct model *m, struct tally_doubts *doubts);

/* The gap counts: it was assessed, its rows agree, and its number is a gap. */
bool tally_gap_is_known(const struct model_gap *g);

/* The mean of sum over n > 0, to two places, in millionths. */
int64_t tally_mean(dec_wide sum, int64_t n);

#endif
