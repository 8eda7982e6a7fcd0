#ifndef ASN_UMPAN_AHEAD_H
#define ASN_UMPAN_AHEAD_H

/*
 * The scores of a walk, computed some way ahead by a crew while the caller writes those
 * before them. Their order, and they, are the walk's.
 */

#include <stdbool.h>

#include "base/crew.h"
#include "score/umpan_skor.h"

struct umpan_ahead;

/* walk was started, and is touched by nobody else until the end; all is borrowed. */
struct umpan_ahead *umpan_ahead_new(struct umpan_walk *walk, struct crew *crew);

/* NULL behind the last; borrowed until the next call. */
const struct umpan_skor *umpan_ahead_next(struct umpan_ahead *a);

void umpan_ahead_free(struct umpan_ahead *a);

#endif
