#ifndef ASN_ANGKA_KREDIT_H
#define ASN_ANGKA_KREDIT_H

/*
 * Credit of functional posts for each person and period, from skor records and the level
 * on the roster. Each period stands by itself; a year and its quarters are not added.
 *
 * Months are the whole calendar months of the period in which the roster's row holds
 * (mulai to selesai). Somebody whose kind of post is known and not functional has no
 * result. Where the predicate, the level in that period or a whole month is missing there
 * is a result without a figure.
 */

#include "score/engine.h"

extern const struct engine angka_kredit_engine;

#endif
