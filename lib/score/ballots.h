#ifndef ASN_BALLOTS_H
#define ASN_BALLOTS_H

/*
 * Ballots of a 360-degree feedback: who is rated, of what kind the ballot is (period,
 * rater group, aspect, service), by whom, and the rating. They are held in twelve bytes
 * each, by person, in any order, and come back in one order: what is computed of them
 * depends on neither the order of the rows nor on who sorted them.
 *
 *	ballots_init -> ballots_add* -> ballots_flush -> ballots_sort -> ballots_of*
 *	-> ballots_release
 *
 * A rater's pseudonym is held as 64 bits of hash. They are compared only among the
 * ballots of one kind on one person, where a few stand: that two of ten million
 * ballots are taken for one rater's though they are not has a chance of 1e-11.
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/crew.h"
#include "base/keytab.h"
#include "base/mem.h"
#include "base/slice.h"
#include "base/strtab.h"

#define BALLOT_KIND_BITS 17
#define BALLOTS_BATCH 2048

/* private: person within its part 10 bits, kind 17, rater 32, value 37, highest first */
struct ballot {
	uint32_t high, middle, low;
};

struct ballot_kind {
	int64_t period;
	uint32_t aspek, layanan; /* in ballots.aspek and .layanan */
	int penilai;             /* code */
};

struct ballots {
	struct roster *roster;
	struct keytab periods; /* those worked on; in order of first mention */
	struct strtab aspek, layanan;
	struct ballot_kind *kinds; /* once sorted: by period, aspek, penilai, layanan */

	/* private from here on */
	struct keytab kind_keys;
	uint32_t kinds_cap;
	uint32_t *kind_rank;
	struct keytab raters;
	struct ballots_part *parts; /* by person / 1024 */
	uint32_t n_parts;
	struct arena arena;
	struct crew *crew;
	struct ballots_pending *batch, *held; /* the second is the crew's */
	unsigned n_batch, n_held;
	const char **files;
	uint32_t n_files;
	struct ballots_newcomer *newcomers; /* people first met in a ballot */
	uint32_t n_newcomers, newcomers_cap;
};

/* roster and crew are borrowed. From ballots_add to ballots_flush the crew works on both
   the ballots and the roster: whoever else touches the roster calls crew_wait first. */
void ballots_init(struct ballots *b, struct roster *roster, struct crew *crew);
void ballots_release(struct ballots *b);

/* The number of a kind of ballot, or KEYTAB_NONE when there are too many. */
uint32_t ballots_kind(struct ballots *b, const struct ballot_kind *kind) ASN_MUST_CHECK;

/* Takes in a ballot; value at 1e-9 from 0 to 100. rater: a pseudonym, empty for
   none. It is held from the next flush on. file is kept, not copied. */
void ballots_add(struct ballots *b, int64_t nip, uint32_t kind, struct slice rater,
                 int64_t value, const char *file, size_t line);
void ballots_flush(struct ballots *b);

/* The number of a pseudonym that a ballot has; 0 when none has. Before the sorting. */
uint32_t ballots_rater(const struct ballots *b, struct slice rater);

/* Ends the adding. */
void ballots_sort(struct ballots *b);

/* Those on a person, sorted by kind, rater and value; n of them. They may stand in room,
   which is the caller's (zero-initialised; freed with mem_free(room->p)). */
struct ballots_room {
	struct ballot *p;
	size_t cap;
};
const struct ballot *ballots_of(const struct ballots *b, uint32_t person, size_t *n,
                                struct ballots_room *room);

/* Brings the ballots of a person towards the cache, in two steps; hints. */
void ballots_prefetch_place(const struct ballots *b, uint32_t person);
void ballots_prefetch(const struct ballots *b, uint32_t person);

/* In ballots.kinds once sorted. */
static inline uint32_t
ballot_kind(const struct ballot *x)
{
	return x->high >> 5 & ((1u << BALLOT_KIND_BITS) - 1);
}

/* A small number; 0: not known. */
static inline uint32_t
ballot_rater(const struct ballot *x)
{
	return x->high << 27 | x->middle >> 5;
}

static inline int64_t
ballot_value(const struct ballot *x)
{
	return (int64_t)((uint64_t)(x->middle & 31) << 32 | x->low);
}

/* The first ballot in the input on somebody the roster does not have; file is NULL when
   there is none. */
void ballots_unlisted(const struct ballots *b, const char **file, size_t *line);

#endif
