#include "base/keytab.h"

#include <assert.h>

#include "base/mem.h"

#define SLOTS_MIN 64
#define DIGIT_BITS 11
#define DIGITS 6 /* of DIGIT_BITS, enough for 64 bits */
#define DIGIT_VALUES (1 << DIGIT_BITS)

/* A slot holds the number + 1, so that fresh zeroed memory is an empty table. */

static uint32_t
home(const struct keytab *t, uint64_t key)
{
	/* Multiplying carries bits upwards only; the fold lets the high ones count. */
	key ^= key >> 32;
	key *= UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(key >> (32 + __builtin_clz(t->mask)));
}

void
keytab_release(struct keytab *t)
{
	mem_free(t->keys);
	mem_free(t->slots);
	*t = (struct keytab){0};
}

/* The slot that holds key, or the empty one where it belongs. */
static uint32_t *
find_slot(const struct keytab *t, uint64_t key)
{
	uint32_t i = home(t, key);

	while (t->slots[i] != 0 && t->keys[t->slots[i] - 1] != key)
		i = (i + 1) & t->mask;
	return &t->slots[i];
}

uint32_t
keytab_find(const struct keytab *t, uint64_t key)
{
	/* Number 0 less 1 is KEYTAB_NONE. */
	return t->slots ? *find_slot(t, key) - 1 : KEYTAB_NONE;
}

static void
grow_slots(struct keytab *t)
{
	size_t slots = t->slots ? ((size_t)t->mask + 1) * 2 : SLOTS_MIN;
	uint32_t i, at;

	/* The old ones go first: the keys alone are enough to fill the new. */
	mem_free(t->slots);
	t->slots = mem_array(slots, sizeof(*t->slots));
	t->mask = (uint32_t)(slots - 1);
	for (i = 0; i < t->n; i++) {
		at = home(t, t->keys[i]);
		while (t->slots[at] != 0)
			at = (at + 1) & t->mask;
		t->slots[at] = i + 1;
	}
}

uint32_t
keytab_put(struct keytab *t, uint64_t key)
{
	uint32_t *slot;

	if (!t->slots)
		grow_slots(t);
	slot = find_slot(t, key);
	if (*slot != 0)
		return *slot - 1;
	assert(t->n < KEYTAB_NONE / 2);
	if (t->n >= t->mask / 3 * 2) {
		grow_slots(t);
		slot = find_slot(t, key);
	}
	if (t->n == t->cap) {
		t->cap = (uint32_t)mem_grown(t->cap, (size_t)t->n + 1);
		t->keys = mem_resize(t->keys, t->cap, sizeof(*t->keys));
	}
	t->keys[t->n++] = key;
	*slot = t->n;
	return t->n - 1;
}

void
keytab_prefetch(const struct keytab *t, uint64_t key)
{
	if (t->slots)
		__builtin_prefetch(&t->slots[home(t, key)]);
}

void
keytab_prefetch_key(const struct keytab *t, uint64_t key)
{
	uint32_t held = t->slots ? t->slots[home(t, key)] : 0;

	if (held != 0)
		__builtin_prefetch(&t->keys[held - 1]);
}

static unsigned
digit(uint64_t key, int i)
{
	return (unsigned)(key >> (i * DIGIT_BITS)) & (DIGIT_VALUES - 1);
}

/* One stable pass by digit i. start holds how many keys have each value of the digit. */
static void
scatter(const struct keytab *t, int i, uint32_t *start, const uint32_t *from,
        uint32_t *to)
{
	const uint32_t ahead = 16;
	uint32_t sum = 0, k;
	int value;

	for (value = 0; value < DIGIT_VALUES; value++) {
		uint32_t count = start[value];

		start[value] = sum;
		sum += count;
	}
	for (k = 0; k < t->n; k++) {
		if (t->n - k > ahead)
			__builtin_prefetch(&t->keys[from[k + ahead]]);
		to[start[digit(t->keys[from[k]], i)]++] = from[k];
	}
}

uint32_t *
keytab_sorted(const struct keytab *t)
{
	uint32_t *counts, *from, *to, *swap, k;
	int i;

	if (t->n == 0)
		return NULL;
	counts = mem_array(DIGITS * DIGIT_VALUES, sizeof(*counts));
	from = mem_array(t->n, sizeof(*from));
	to = mem_array(t->n, sizeof(*to));
	for (k = 0; k < t->n; k++) {
		from[k] = k;
		for (i = 0; i < DIGITS; i++)
			counts[i * DIGIT_VALUES + (int)digit(t->keys[k], i)]++;
	}
	for (i = 0; i < DIGITS; i++) {
		uint32_t *start = counts + i * DIGIT_VALUES;

		if (start[digit(t->keys[0], i)] == t->n)
			continue;
		scatter(t, i, start, from, to);
		swap = from;
		from = to;
		to = swap;
	}
	mem_free(counts);
	mem_free(to);
	return from;
}
