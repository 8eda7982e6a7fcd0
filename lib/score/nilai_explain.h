#ifndef ASN_NILAI_EXPLAIN_H
#define ASN_NILAI_EXPLAIN_H

/* How a numeric score came about. */

#include "score/iki_plan.h"
#include "score/ledger.h"
#include "score/task.h"
#include "score/total.h"

/* How the value of a work plan comes about by a rule set. */
enum nilai_plan { NILAI_RECORDED, NILAI_IKI, NILAI_TASK };

struct nilai_rule {
	struct total total;
	enum nilai_plan plan;
	struct iki iki;   /* NILAI_IKI */
	struct task task; /* NILAI_TASK */
};

/* The parts of one score. */
struct nilai_parts {
	const struct skp_row *rows; /* of the plan */
	size_t n;
	struct plan_value skp; /* of the plan, or as it was recorded */
	bool from_plan;
	int jenis_jabatan; /* a code; -1 */
	int64_t perilaku;  /* millionths; CELL_NO_VALUE */
	int64_t exact;     /* the score at 1e-9, when both are known */
};

void nilai_explain_score(const struct nilai_rule *rule, const struct nilai_parts *parts,
                         const struct skor *s, const char *used,
                         const struct plan_tell *tell);

#endif
