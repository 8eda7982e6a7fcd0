#ifndef ASN_NINEBOX_H
#define ASN_NINEBOX_H

/*
 * The nine boxes of talent management: performance by a predicate, potential by a score
 * out of 100, each in three classes, and what is to follow. Agencies divide the axes in
 * different ways; a rule set has several divisions (pola) and names the one in use. The
 * box numbers of different pola must not be compared.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"
#include "base/mem.h"
#include "score/ladder.h"

#define NINEBOX_PREDICATES 7 /* codes of records_predikat */
#define NINEBOX_BOXES 9

enum { NINEBOX_RENDAH, NINEBOX_MENENGAH, NINEBOX_TINGGI, NINEBOX_POTENTIALS };
extern const char *const ninebox_potentials[NINEBOX_POTENTIALS];

struct ninebox {
	const struct rules *rules; /* borrowed */
	const char *pola;          /* the division in use */
	const char *mark_axes, *mark_points, *mark_box, *mark_follow;
	bool by_points; /* performance goes by points, not by the predicate itself */
	int64_t points[NINEBOX_PREDICATES];         /* millionths; -1 none */
	struct ladder kinerja;                      /* by_points */
	signed char kinerja_of[NINEBOX_PREDICATES]; /* RATING_; -1 none */
	struct ladder potensial;
	signed char potential_of[LADDER_MAX]; /* NINEBOX_ of each class of potensial */
	signed char box[RATING_N][NINEBOX_POTENTIALS];
	const char *follow[NINEBOX_BOXES + 1]; /* by box, with ';' between them */
	struct arena arena;                    /* private: what follow points at */
};

/* rules compute "talenta" and outlive n. -1 (ERR_RULES) names the cell; n still has to be
   released. */
int ninebox_load(struct ninebox *n, const struct rules *rules,
                 struct err *e) ASN_MUST_CHECK;

/* NINEBOX_ of a potential in millionths, from 0 on. */
int ninebox_potential(const struct ninebox *n, int64_t potensi);

void ninebox_release(struct ninebox *n);

#endif
