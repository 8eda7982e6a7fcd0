#ifndef ASN_TASK_H
#define ASN_TASK_H

/*
 * The value of a work plan, PP 46/2011 and Perka BKN 1/2013 as the rule set has them.
 *
 * A task (kode) has kuantitas, kualitas and waktu, and biaya or not; its value is their
 * mean. kuantitas and kualitas are R/T*100. waktu and biaya: with e = 100 - R/T*100 the
 * score is koefisien*100 - R/T*100 up to e = batas, and dikurangi_dari less what that is
 * above 100 beyond it; 0 when R is 0, for nothing was done. The branch is decided in
 * integers. A score below 0 is 0.
 *
 * The plan is the mean of the tasks, and what additional tasks (tambahan, each kode once,
 * unless realisasi is 0) and creativity (kelompok; the highest) add.
 */

#include "score/law.h"
#include "score/plan.h"

#define TASK_STEPS 8

struct task {
	struct law efficiency, additional, creativity;
	int64_t coefficient, limit, reduced; /* millionths */
	struct {
		int64_t from; /* tasks */
		int64_t value;
	} steps[TASK_STEPS]; /* rising */
	int n_steps;
	int64_t creative[KELOMPOK_N]; /* millionths; 0: not of them */
};

/* From the tables efisiensi, tugas_tambahan and kreativitas. The set must outlive t. */
int task_load(struct task *t, const struct rules *r, struct err *e) ASN_MUST_CHECK;

/* -1: the row is to be rejected. */
int task_check(const struct record *r, struct err *e) ASN_MUST_CHECK;

/* The score of a row with aspek, target and realisasi, at 1e-12. */
dec_wide task_score(const struct task *t, const struct skp_row *row, bool *floored);

/* rows as skp_of gives them, n > 0. */
struct plan_value task_value(const struct task *t, const struct skp_row *rows, size_t n);

/* How it came about, as parts of the open node; the value is known. */
void task_tell(const struct task *t, const struct skp_row *rows, size_t n,
               const struct plan_tell *tell);

#endif
