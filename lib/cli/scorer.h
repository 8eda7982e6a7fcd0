#ifndef ASN_SCORER_H
#define ASN_SCORER_H

/*
 * A run of asn-score: the rule set, named or chosen by the period scored, the engine that
 * computes by it, and where the results go. Failures are reported.
 *
 *	fill in what options say -> scorer_run -> scorer_release
 */

#include "asn/rules.h"
#include "asn/rules_choice.h"
#include "cli/cli.h"
#include "score/engine.h"
#include "score/ground.h"
#include "score/verify.h"

/* Zero-initialised storage with the options filled in is a fresh one. */
struct scorer {
	/* options */
	struct cli *cli;
	const char *named;    /* the rule set; NULL: by period */
	char *recorded;       /* the file of results to verify; NULL: none */
	struct ground ground; /* period and explain, level, capaian */

	/* private */
	struct rules *own;          /* when named */
	struct rules_choice choice; /* when not */
	const struct rules *rules;  /* NULL until it is known */
	const struct engine *engine;
	void *state;         /* of the engine */
	int64_t first, last; /* periods: that of the choice, and the last one met */
	struct derive why;   /* of --explain */
	struct verify verify;
};

/* files as feed_read takes them. */
void scorer_run(struct scorer *s, int n, char **files);
void scorer_release(struct scorer *s);

#endif
