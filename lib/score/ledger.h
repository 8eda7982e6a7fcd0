#ifndef ASN_LEDGER_H
#define ASN_LEDGER_H

/*
 * What engines that score appraisals have in common: penilaian, and skor of an earlier
 * run, are taken in; one skor for each person and period comes out, with skor_unit and
 * the findings. An engine adds what the rows say to it and how a score is judged.
 */

#include "score/cells.h"
#include "score/engine.h"
#include "score/fates.h"
#include "score/skor.h"
#include "score/skor_unit.h"

struct ledger {
	const struct rules *rules;
	struct engine_opts opts;
	struct ground *ground;
	struct cells cells;
	struct fates fates; /* of the ground's person */
	struct skor_findings findings;
	/* Completes a score that skor_walk_next gave. */
	void (*judge)(void *arg, struct skor *s);
	void *arg;
	unsigned classes; /* of the rule, as skor_unit_record has them */
	const struct pola *pola;
	struct skor_unit units; /* private */
};

/* skor and skor_unit; for engine.made. */
extern const struct schema_type *const ledger_made[];

/* As engine.open; rule is that of cells_init. l stays where it is until its release.
   judge, arg, classes and pola are the caller's to set. */
void ledger_open(struct ledger *l, const struct rules *rules, struct ground *ground,
                 const struct engine_opts *opts, const struct predikat *rule);
void ledger_release(struct ledger *l);

/* Makes the period one that is worked on; false: the run is of another. */
bool ledger_works_on(struct ledger *l, int64_t period);

/* Holds a record, but when somebody is explained only those of that person; its number in
   the evidence, or EVIDENCE_NONE. */
uint32_t ledger_hold(struct ledger *l, const struct record *r, int64_t nip,
                     int64_t period, const struct cell *cell,
                     const struct cell_values *values, const char *file);

/*
 * An ENGINE_ verdict. cell has the ratings, values the numbers of the record (NULL where
 * none are held); the rest of cell is filled in here, and the notes of a skor.
 */
int ledger_penilaian(struct ledger *l, const struct record *r, struct cell *cell,
                     const struct cell_values *values, const char *file, struct err *e);
int ledger_skor(struct ledger *l, const struct record *r, struct cell *cell,
                struct cell_values *values, const char *file);

/* The number of a code, or -1. */
static inline int
ledger_code(const struct field *f)
{
	return f->s.n > 0 ? (int)f->v : -1;
}

/* As engine.put. */
int ledger_put(struct ledger *l, const struct engine_sink *sink);

/* As engine.explain. tell adds how one score came about between what became of the
   records and the unit; used as fates_explain returned it. */
void ledger_explain(struct ledger *l, struct derive *d, const struct engine_sink *sink,
                    void (*tell)(void *arg, const struct skor *s, const char *used,
                                 struct derive *d));

#endif
