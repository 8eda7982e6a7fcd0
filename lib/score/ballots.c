#include "score/ballots.h"

#include <stdlib.h>

#define PART_BITS 10
#define PART_PEOPLE (1u << PART_BITS)
#define CHUNK_BITS 7
#define CHUNK_BALLOTS (1u << CHUNK_BITS)
#define KIND_MAX (1u << BALLOT_KIND_BITS)
#define TEXT_BITS                                                                        \
	21 /* numbers of aspects and services; more kinds than that do not fit */
#define INSERTION_MAX 48
#define AT_ONCE 256 /* ballots whose cache misses overlap */

_Static_assert(sizeof(struct ballot) == 12, "memory of a million people hangs on this");

struct ballots_part {
	struct ballot **chunks;
	uint32_t n, cap;  /* ballots; chunks there is room for */
	uint32_t *starts; /* once sorted: of each person, and the end */
};

struct ballots_pending {
	int64_t nip, value;
	uint64_t rater;
	uint32_t kind, file;
	size_t line;
};

struct ballots_newcomer {
	uint32_t person, file;
	size_t line;
};

void
ballots_init(struct ballots *b, struct roster *roster, struct crew *crew)
{
	*b = (struct ballots){.roster = roster, .crew = crew};
	b->batch = mem_array(BALLOTS_BATCH, sizeof(*b->batch));
	b->held = mem_array(BALLOTS_BATCH, sizeof(*b->held));
}

void
ballots_release(struct ballots *b)
{
	for (uint32_t i = 0; i < b->n_parts; i++) {
		mem_free(b->parts[i].chunks);
		mem_free(b->parts[i].starts);
	}
	mem_free(b->parts);
	mem_free(b->batch);
	mem_free(b->held);
	mem_free(b->files);
	mem_free(b->newcomers);
	mem_free(b->kinds);
	mem_free(b->kind_rank);
	keytab_release(&b->periods);
	keytab_release(&b->kind_keys);
	keytab_release(&b->raters);
	strtab_release(&b->aspek);
	strtab_release(&b->layanan);
	arena_release(&b->arena);
	*b = (struct ballots){0};
}

uint32_t
ballots_kind(struct ballots *b, const struct ballot_kind *kind)
{
	uint32_t n = b->kind_keys.n, at;
	uint32_t period = keytab_put(&b->periods, (uint64_t)kind->period);
	uint64_t key = ((uint64_t)period << TEXT_BITS | kind->aspek) << TEXT_BITS;

	/* Periods and texts are numbered as they come, so none of them is above KIND_MAX
	 * before there are as many kinds. */
	key = (key | kind->layanan) << 3 | (unsigned)kind->penilai;
	at = keytab_find(&b->kind_keys, key);
	if (at != KEYTAB_NONE)
		return at;
	if (n == KIND_MAX || kind->aspek >> TEXT_BITS || kind->layanan >> TEXT_BITS)
		return KEYTAB_NONE;
	if (n == b->kinds_cap) {
		b->kinds_cap = (uint32_t)mem_grown(n, n + 1);
		b->kinds = mem_resize(b->kinds, b->kinds_cap, sizeof(*b->kinds));
	}
	b->kinds[n] = *kind;
	return keytab_put(&b->kind_keys, key);
}

/* Different pseudonyms of up to eight bytes of one length are never equal. */
static uint64_t
rater_key(struct slice s)
{
	uint64_t h = s.n;

	for (size_t at = 0; at < s.n; at += 8) {
		uint64_t word = 0;

		memcpy(&word, s.p + at, s.n - at < 8 ? s.n - at : 8);
		h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 29;
	}
	return h ? h : 1; /* 0 is nobody */
}

static void
newcomer(struct ballots *b, uint32_t person, const struct ballots_pending *p)
{
	if (b->n_newcomers == b->newcomers_cap) {
		b->newcomers_cap =
			(uint32_t)mem_grown(b->newcomers_cap, b->n_newcomers + 1);
		b->newcomers =
			mem_resize(b->newcomers, b->newcomers_cap, sizeof(*b->newcomers));
	}
	b->newcomers[b->n_newcomers++] =
		(struct ballots_newcomer){person, p->file, p->line};
}

static struct ballots_part *
part_of(struct ballots *b, uint32_t person)
{
	uint32_t part = person >> PART_BITS;

	if (part >= b->n_parts) {
		b->parts = mem_resize(b->parts, part + 1, sizeof(*b->parts));
		while (b->n_parts <= part)
			b->parts[b->n_parts++] = (struct ballots_part){0};
	}
	return &b->parts[part];
}

static struct ballot *
slot_at(const struct ballots_part *part, uint32_t i)
{
	return &part->chunks[i >> CHUNK_BITS][i & (CHUNK_BALLOTS - 1)];
}

static void
hold(struct ballots *b, uint32_t person, uint32_t rater, const struct ballots_pending *p)
{
	struct ballots_part *part = part_of(b, person);
	uint32_t chunk = part->n >> CHUNK_BITS;

	if ((part->n & (CHUNK_BALLOTS - 1)) == 0) {
		if (chunk == part->cap) {
			part->cap = (uint32_t)mem_grown(chunk, chunk + 1);
			part->chunks = mem_resize(part->chunks, part->cap,
			                          sizeof(*part->chunks));
		}
		part->chunks[chunk] =
			arena_alloc(&b->arena, CHUNK_BALLOTS * sizeof(struct ballot));
	}
	*slot_at(part, part->n++) = (struct ballot){
		person << (32 - PART_BITS) | p->kind << 5 | rater >> 27,
		rater << 5 | (uint32_t)((uint64_t)p->value >> 32),
		(uint32_t)p->value,
	};
}

uint32_t
ballots_rater(const struct ballots *b, struct slice rater)
{
	uint32_t at = keytab_find(&b->raters, rater_key(rater));

	return at == KEYTAB_NONE ? 0 : at + 1;
}

/* Whether it is on the person of the one before it, at in a batch: exports
   list session by session. */
static bool
follows(const struct ballots_pending *p)
{
	return p->nip == p[-1].nip;
}

static bool
same_rater(const struct ballots_pending *p)
{
	return p->rater == 0 || p->rater == p[-1].rater;
}

/* Passes over a few, so that the cache misses of many rows overlap. */
static void
hold_some(struct ballots *b, const struct ballots_pending *from,
          const struct ballots_pending *end)
{
	uint32_t person = 0, rater = 0, known;

	for (const struct ballots_pending *p = from; p < end; p++) {
		if (p == from || !follows(p))
			keytab_prefetch(&b->roster->nips, (uint64_t)p->nip);
		if (p == from || !same_rater(p))
			keytab_prefetch(&b->raters, p->rater);
	}
	for (const struct ballots_pending *p = from; p < end; p++) {
		if (p == from || !follows(p))
			keytab_prefetch_key(&b->roster->nips, (uint64_t)p->nip);
		if (p == from || !same_rater(p))
			keytab_prefetch_key(&b->raters, p->rater);
	}
	for (const struct ballots_pending *p = from; p < end; p++) {
		if (p == from || !follows(p)) {
			known = b->roster->nips.n;
			person = roster_person(b->roster, p->nip);
			if (person == known)
				newcomer(b, person, p);
		}
		if (p->rater == 0)
			rater = 0;
		else if (p == from || !same_rater(p))
			rater = keytab_put(&b->raters, p->rater) + 1;
		hold(b, person, rater, p);
	}
}

static void
hold_all(void *ballots)
{
	struct ballots *b = ballots;

	for (unsigned i = 0; i < b->n_held; i += AT_ONCE)
		hold_some(b, b->held + i,
		          b->held + (b->n_held - i < AT_ONCE ? b->n_held : i + AT_ONCE));
}

static void
hand_over(struct ballots *b)
{
	struct ballots_pending *batch = b->batch;

	crew_wait(b->crew);
	b->batch = b->held;
	b->held = batch;
	b->n_held = b->n_batch;
	b->n_batch = 0;
	crew_do(b->crew, hold_all, b);
}

void
ballots_flush(struct ballots *b)
{
	hand_over(b);
	crew_wait(b->crew);
}

static uint32_t
file_number(struct ballots *b, const char *file)
{
	if (b->n_files > 0 && b->files[b->n_files - 1] == file)
		return b->n_files - 1;
	b->files = mem_resize(b->files, b->n_files + 1, sizeof(*b->files));
	b->files[b->n_files] = file;
	return b->n_files++;
}

void
ballots_add(struct ballots *b, int64_t nip, uint32_t kind, struct slice rater,
            int64_t value, const char *file, size_t line)
{
	b->batch[b->n_batch++] = (struct ballots_pending){
		.nip = nip,
		.value = value,
		.rater = rater.n > 0 ? rater_key(rater) : 0,
		.kind = kind,
		.file = file_number(b, file),
		.line = line,
	};
	if (b->n_batch == BALLOTS_BATCH)
		hand_over(b);
}

/* ---- order */

struct ranked {
	int64_t period;
	uint32_t aspek, layanan; /* ranks */
	int penilai;
	uint32_t number;
};

static int
by_kind(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	if (x->aspek != y->aspek)
		return x->aspek < y->aspek ? -1 : 1;
	if (x->penilai != y->penilai)
		return x->penilai < y->penilai ? -1 : 1;
	return (x->layanan > y->layanan) - (x->layanan < y->layanan);
}

/* Brings the kinds into the order of the output; kind_rank[number] is where each went. */
static void
rank_kinds(struct ballots *b)
{
	uint32_t n = b->kind_keys.n;
	uint32_t *aspek = strtab_ranks(&b->aspek), *layanan = strtab_ranks(&b->layanan);
	struct ranked *order = mem_array(n, sizeof(*order));
	struct ballot_kind *kinds = mem_array(n, sizeof(*kinds));

	for (uint32_t i = 0; i < n; i++) {
		const struct ballot_kind *k = &b->kinds[i];

		order[i] = (struct ranked){k->period, aspek[k->aspek],
		                           k->layanan ? layanan[k->layanan] : 0,
		                           k->penilai, i};
	}
	qsort(order, n, sizeof(*order), by_kind);
	b->kind_rank = mem_array(n, sizeof(*b->kind_rank));
	for (uint32_t i = 0; i < n; i++) {
		b->kind_rank[order[i].number] = i;
		kinds[i] = b->kinds[order[i].number];
	}
	mem_free(b->kinds);
	b->kinds = kinds;
	mem_free(order);
	mem_free(aspek);
	mem_free(layanan);
}

static uint64_t
front(const struct ballot *x)
{
	return (uint64_t)x->high << 32 | x->middle;
}

static int
by_all(const void *a, const void *b)
{
	const struct ballot *x = a, *y = b;

	if (front(x) != front(y))
		return front(x) < front(y) ? -1 : 1;
	return (x->low > y->low) - (x->low < y->low);
}

static void
sort_run(struct ballot *x, size_t n)
{
	if (n > INSERTION_MAX) {
		qsort(x, n, sizeof(*x), by_all);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct ballot moved = x[i];
		size_t k = i;

		for (; k > 0 && by_all(&moved, &x[k - 1]) < 0; k--)
			x[k] = x[k - 1];
		x[k] = moved;
	}
}

static uint32_t
person_in_part(const struct ballot *x)
{
	return x->high >> (32 - PART_BITS);
}

/* Sorts a part in room for its ballots. The kinds are in the order of the output then. */
static void
sort_part(const struct ballots *b, struct ballots_part *part, struct ballot *room)
{
	const uint32_t kind_mask = (KIND_MAX - 1) << 5;
	uint32_t *starts, at = 0;

	if (part->n == 0)
		return;
	part->starts = starts = mem_array(PART_PEOPLE + 1, sizeof(*starts));
	for (uint32_t i = 0; i < part->n; i++)
		starts[person_in_part(slot_at(part, i))]++;
	for (uint32_t i = 0; i <= PART_PEOPLE; i++) {
		uint32_t count = starts[i];

		starts[i] = at;
		at += count;
	}
	for (uint32_t i = 0; i < part->n; i++) {
		struct ballot x = *slot_at(part, i);

		x.high = (x.high & ~kind_mask) | b->kind_rank[ballot_kind(&x)] << 5;
		room[starts[person_in_part(&x)]++] = x;
	}
	/* Each start has become the next one's. */
	memmove(starts + 1, starts, PART_PEOPLE * sizeof(*starts));
	starts[0] = 0;
	for (uint32_t i = 0; i < PART_PEOPLE; i++)
		sort_run(room + starts[i], starts[i + 1] - starts[i]);
	for (uint32_t i = 0; i < part->n; i += CHUNK_BALLOTS)
		memcpy(part->chunks[i >> CHUNK_BITS], room + i,
		       (part->n - i < CHUNK_BALLOTS ? part->n - i : CHUNK_BALLOTS) *
		               sizeof(*room));
}

/* Every other part. */
struct sorter {
	const struct ballots *b;
	uint32_t from;
};

static void
sort_parts(void *sorter)
{
	const struct sorter *x = sorter;
	struct ballot *room;
	uint32_t most = 0;

	for (uint32_t i = x->from; i < x->b->n_parts; i += 2)
		if (x->b->parts[i].n > most)
			most = x->b->parts[i].n;
	room = mem_array(most, sizeof(*room));
	for (uint32_t i = x->from; i < x->b->n_parts; i += 2)
		sort_part(x->b, &x->b->parts[i], room);
	mem_free(room);
}

void
ballots_sort(struct ballots *b)
{
	struct sorter mine = {b, 0}, theirs = {b, 1};

	if (b->kind_keys.n == 0)
		return;
	rank_kinds(b);
	keytab_release(&b->raters); /* their numbers are enough from here on */
	crew_do(b->crew, sort_parts, &theirs);
	sort_parts(&mine);
	crew_wait(b->crew);
}

static const struct ballots_part *
sorted_part(const struct ballots *b, uint32_t person)
{
	uint32_t part = person >> PART_BITS;

	return part < b->n_parts && b->parts[part].starts ? &b->parts[part] : NULL;
}

void
ballots_prefetch_place(const struct ballots *b, uint32_t person)
{
	const struct ballots_part *part = sorted_part(b, person);

	if (part)
		__builtin_prefetch(&part->starts[person & (PART_PEOPLE - 1)]);
}

void
ballots_prefetch(const struct ballots *b, uint32_t person)
{
	const struct ballots_part *part = sorted_part(b, person);
	uint32_t i;

	if (!part)
		return;
	i = part->starts[person & (PART_PEOPLE - 1)];
	if (i >= part->n)
		return;
	__builtin_prefetch(slot_at(part, i));
	__builtin_prefetch((const char *)slot_at(part, i) + 64);
}

const struct ballot *
ballots_of(const struct ballots *b, uint32_t person, size_t *n, struct ballots_room *room)
{
	const struct ballots_part *part = sorted_part(b, person);
	const uint32_t *starts;
	uint32_t from, to;

	*n = 0;
	if (!part)
		return NULL;
	starts = &part->starts[person & (PART_PEOPLE - 1)];
	from = starts[0];
	to = starts[1];
	*n = to - from;
	if (*n == 0)
		return NULL;
	if (from >> CHUNK_BITS == (to - 1) >> CHUNK_BITS)
		return slot_at(part, from);
	if (*n > room->cap) {
		room->cap = mem_grown(room->cap, *n);
		room->p = mem_resize(room->p, room->cap, sizeof(*room->p));
	}
	for (uint32_t i = from; i < to; i++)
		room->p[i - from] = *slot_at(part, i);
	return room->p;
}

void
ballots_unlisted(const struct ballots *b, const char **file, size_t *line)
{
	*file = NULL;
	*line = 0;
	for (uint32_t i = 0; i < b->n_newcomers; i++) {
		const struct ballots_newcomer *x = &b->newcomers[i];

		if (b->roster->people[x->person].listed)
			continue;
		*file = b->files[x->file];
		*line = x->line;
		return;
	}
}
