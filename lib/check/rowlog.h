#ifndef ASN_ROWLOG_H
#define ASN_ROWLOG_H

/*
 * Rows of many people in little room: a row is held as its difference from the row before
 * it, 7 bytes where exports are sorted and seldom more than 14, and comes back with the
 * other rows of its person. Zero-initialised storage is empty.
 *
 *	rowlog_put* -> rowlog_begin -> rowlog_next* -> rowlog_end -> rowlog_release
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rowlog_row {
	uint32_t person; /* small numbers: there is a count for every 4096 of them */
	uint32_t place;  /* see check/place.h */
	uint32_t shape;  /* whatever rows have in common, numbered by the caller */
	uint32_t print;  /* of what the row says */
};

struct rowlog {
	struct rowlog_block *first, *last; /* private, as all of this */
	struct rowlog_row before;
	uint64_t n;
	uint32_t *counts;
	size_t n_counts;
};

/* Reading. A log may be read several times, but nothing is put meanwhile. */
struct rowlog_walk {
	const struct rowlog *log; /* private, as all of this */
	struct rowlog_row *rows;
	size_t n, cap, at;
	size_t next; /* the first count not looked at yet */
};

void rowlog_put(struct rowlog *l, const struct rowlog_row *r);

void rowlog_begin(struct rowlog_walk *w, const struct rowlog *l);

/* The rows of the next person, people in the order of their numbers; the caller may sort
   them or change them. They live until the next call. NULL behind the last. */
struct rowlog_row *rowlog_next(struct rowlog_walk *w, size_t *n);

void rowlog_end(struct rowlog_walk *w);
void rowlog_release(struct rowlog *l);

#endif
