#ifndef ASN_TREE_H
#define ASN_TREE_H

/*
 * The tree of organisations from unit records, for sums up to a level of it. Units are
 * the numbers of a strtab that the caller keeps (roster.units), where other records'
 * units stand, too: a text is a unit by its id, or, when no unit has that id, by its name
 * if just one unit bears it. What stands at the top has level 1; a parent that has no
 * record of its own is a unit at the top.
 *
 *	tree_put* -> tree_settle -> tree_at*, findings -> tree_release
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strtab.h"
#include "stream/schema.h"

enum {
	TREE_FIND_GANDA,   /* records of one id with different parents: the parent that is
	                     first in byte order counts */
	TREE_FIND_PUTARAN, /* units that are above themselves: they stay by themselves */
	TREE_FIND_ASING,   /* texts asked for by tree_at that are no unit, or a name of
	                      several: they stay by themselves */
	TREE_FINDINGS
};

struct tree_finding {
	uint64_t n;
	const char *file; /* of the first, where a record says it; NULL */
	size_t line;
};

/* Zero-initialised storage is an empty tree. */
struct tree {
	bool any; /* a unit record was read */
	struct tree_finding found[TREE_FINDINGS];
	struct tree_unit *units; /* private, as what follows; by number */
	uint32_t n, cap;
	struct strtab names;
	uint32_t *named; /* by number in names: the unit; the largest number: several */
	uint32_t named_cap;
};

/* Takes in a unit record; file is kept, not copied. */
void tree_put(struct tree *t, struct strtab *ids, const struct record *unit,
              const char *file);

/* Makes out where each unit belongs when all is summed up to level (from 1). Put nothing
   afterwards, neither here nor into ids. */
void tree_settle(struct tree *t, const struct strtab *ids, unsigned level);

/* Once settled: the unit of this text, which may be a name; the text's own number when it
   is no unit. */
uint32_t tree_unit(const struct tree *t, const struct strtab *ids, uint32_t unit);

/* The unit at the level that this one belongs to: itself, or one above it. */
uint32_t tree_at(struct tree *t, const struct strtab *ids, uint32_t unit);

void tree_release(struct tree *t);

#endif
