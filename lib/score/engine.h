#ifndef ASN_ENGINE_H
#define ASN_ENGINE_H

/*
 * A kind of score: what one word of `hitung` in rule sets means in code. The command
 * knows nothing of any kind; it opens the engine of the rule set, gives it the records
 * the ground does not take, and has it write its results.
 *
 *	open -> take* -> put or explain -> close
 *
 * What comes out must not depend on the order of the records.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/rules.h"
#include "base/err.h"
#include "score/derive.h"
#include "score/ground.h"
#include "stream/schema.h"

/* What became of a record; e says why for the last two. */
enum { ENGINE_ACCEPT, ENGINE_SKIP, ENGINE_REJECT, ENGINE_FAIL };

struct engine_opts {
	int64_t period;   /* only this one; -1: each in the input by itself */
	int32_t as_of;    /* what counts as today; DATE_NONE: the period's last day */
	unsigned results; /* bit i: made[i] is wanted */
	unsigned threads; /* how many may be at work; 0 is 1 */
};

/* Where results and findings go. */
struct engine_sink {
	/* A result of the types the engine makes, those first in made first, each sorted
	   by its key; borrowed. -1: stop, the output has failed. */
	int (*put)(void *arg, const struct record *r);
	/* Something wrong between records; see cli_finding, which it is. */
	void (*find)(void *arg, const char *kind, uint64_t n, const char *file,
	             size_t line, const char *what);
	/* A word to the user that is no finding. */
	void (*note)(void *arg, const char *text);
	void *arg;
};

struct engine {
	const char *computes;                  /* hitung of its rule sets */
	const struct schema_type *const *made; /* the first is the default; NULL behind
	                                          the last */
	/* rules, ground and opts are borrowed until close. NULL when the rule set cannot
	   be used: e says which cell (kind ERR_RULES). */
	void *(*open)(const struct rules *rules, struct ground *ground,
	              const struct engine_opts *opts, struct err *e);
	/* file is kept, not copied. */
	int (*take)(void *state, const struct record *r, const char *file, struct err *e);
	/* -1: the sink said so. */
	int (*put)(void *state, const struct engine_sink *sink);
	/* How the results of the ground's person came about, by period; to sink go only
	   the findings. */
	void (*explain)(void *state, struct derive *d, const struct engine_sink *sink);
	void (*close)(void *state); /* accepts NULL */
};

#endif
