#ifndef ASN_GROUND_H
#define ASN_GROUND_H

/*
 * What every kind of score stands on: who there is, what units have achieved, on which
 * days nobody works, and, when one person's scores are to be explained, that person's
 * records. It is gathered before and beside the engine, whichever that is.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/roster.h"
#include "asn/rules.h"
#include "asn/tree.h"
#include "base/crew.h"
#include "base/workdays.h"
#include "score/capaian.h"
#include "score/derive.h"
#include "score/evidence.h"
#include "stream/schema.h"

/* Zero-initialised storage with period, explain and level set is an empty one. */
struct ground {
	int64_t period;  /* only this one; -1: all */
	int64_t explain; /* the NIP whose records evidence keeps; -1: nobody's */
	unsigned
		level; /* sums go up to this level of the tree of units; 0: they do not */
	struct crew *crew; /* NULL, or who may be at work on the roster: waited for
	                      before a row changes it; the engine's */
	struct roster roster;
	struct tree tree; /* with a level only */
	struct capaian capaian;
	struct workdays libur; /* sorted when settled */
	struct evidence evidence;
};

enum { GROUND_NOT_MINE, GROUND_TAKEN, GROUND_SKIPPED };

/* One of the above. file is kept, not copied. */
int ground_take(struct ground *g, const struct record *r, const char *file);

/* Keeps the record if it is the explained person's: its number in evidence, or
   EVIDENCE_NONE. period is -1 for what holds in all of them. */
uint32_t ground_keep(struct ground *g, const struct record *r, int64_t nip,
                     int64_t period, const char *file);

/* What options say: --level N, and --capaian UNIT=CODE, what if the unit had achieved
   this. -1: arg is none; e says what is wanted. */
int ground_level(struct ground *g, const char *arg, struct err *e) ASN_MUST_CHECK;
int ground_suppose(struct ground *g, const char *arg, struct err *e) ASN_MUST_CHECK;

/* To be called once everything is taken in. -1 (kind ERR_USAGE): a level was asked for,
   and there are no units. */
int ground_settle(struct ground *g, struct err *e) ASN_MUST_CHECK;

/* What is wrong with the tree of units and with --capaian, once the results are
   written; find is that of a sink (score/engine.h). */
void ground_tell(const struct ground *g,
                 void (*find)(void *arg, const char *kind, uint64_t n, const char *file,
                              size_t line, const char *what),
                 void *arg);

/* The unit in whose sum this one's figures are: itself, or with a level one above it.
   Units are numbers of roster.units. */
uint32_t ground_unit(struct ground *g, uint32_t unit);

/* With a level, the one number of a unit that goes by its id here and its name there. */
uint32_t ground_same_unit(const struct ground *g, uint32_t unit);

/* Whose scores are explained, with the records of no period, and by which rule set. */
void ground_explain(const struct ground *g, const struct rules *rules, struct derive *d);

void ground_release(struct ground *g);

#endif
