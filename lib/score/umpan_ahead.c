#include "score/umpan_ahead.h"

#define BATCH 1024
#define NEAR 8 /* scores whose person is fetched before they are asked for */

struct umpan_ahead {
	struct umpan_walk *walk;
	struct crew *crew;
	struct umpan_skor *ready, *coming; /* the second is the crew's */
	unsigned n, n_coming, i;
};

static void
walk_on(void *ahead)
{
	struct umpan_ahead *a = ahead;

	a->n_coming = 0;
	while (a->n_coming < BATCH && umpan_walk_next(a->walk, &a->coming[a->n_coming]))
		a->n_coming++;
}

struct umpan_ahead *
umpan_ahead_new(struct umpan_walk *walk, struct crew *crew)
{
	struct umpan_ahead *a = mem_alloc(sizeof(*a));

	a->walk = walk;
	a->crew = crew;
	a->ready = mem_array(BATCH, sizeof(*a->ready));
	a->coming = mem_array(BATCH, sizeof(*a->coming));
	crew_do(crew, walk_on, a);
	return a;
}

static void
take_batch(struct umpan_ahead *a)
{
	struct umpan_skor *read = a->ready;

	crew_wait(a->crew);
	a->ready = a->coming;
	a->coming = read;
	a->n = a->n_coming;
	a->n_coming = 0;
	a->i = 0;
	if (a->n == BATCH)
		crew_do(a->crew, walk_on, a);
}

static void
fetch(const struct umpan_ahead *a)
{
	const struct person *people = a->walk->ballots->roster->people;

	if (a->i + 2 * NEAR < a->n)
		__builtin_prefetch(&people[a->ready[a->i + 2 * NEAR].person]);
	if (a->i + NEAR < a->n)
		__builtin_prefetch(people[a->ready[a->i + NEAR].person].nama);
}

const struct umpan_skor *
umpan_ahead_next(struct umpan_ahead *a)
{
	if (a->i == a->n)
		take_batch(a);
	if (a->n == 0)
		return NULL;
	fetch(a);
	return &a->ready[a->i++];
}

void
umpan_ahead_free(struct umpan_ahead *a)
{
	crew_wait(a->crew);
	mem_free(a->ready);
	mem_free(a->coming);
	mem_free(a);
}
