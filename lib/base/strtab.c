#include "base/strtab.h"

#include <assert.h>
#include <stdlib.h>

#define SLOTS_MIN 64

/* A slot holds the number + 1, so that fresh zeroed memory is an empty table. */

static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Eight bytes at a time. Byte order changes the slots but nothing that can be seen. */
static uint32_t
home(const struct strtab *t, struct slice s)
{
	uint64_t h = s.n, word;

	for (; s.n >= sizeof(word); s.p += sizeof(word), s.n -= sizeof(word)) {
		memcpy(&word, s.p, sizeof(word));
		h = mix(h, word);
	}
	if (s.n > 0) {
		word = 0;
		memcpy(&word, s.p, s.n);
		h = mix(h, word);
	}
	return (uint32_t)(h ^ h >> 16) & t->mask;
}

void
strtab_release(struct strtab *t)
{
	mem_free(t->texts);
	mem_free(t->slots);
	arena_release(&t->arena);
	*t = (struct strtab){0};
}

static uint32_t *
find_slot(const struct strtab *t, struct slice s)
{
	uint32_t i = home(t, s);

	while (t->slots[i] != 0 && !slice_eq(t->texts[t->slots[i] - 1], s))
		i = (i + 1) & t->mask;
	return &t->slots[i];
}

uint32_t
strtab_find(const struct strtab *t, struct slice s)
{
	if (s.n == 0)
		return 0;
	return t->slots ? *find_slot(t, s) - 1 : KEYTAB_NONE;
}

static void
grow_slots(struct strtab *t)
{
	size_t slots = t->slots ? ((size_t)t->mask + 1) * 2 : SLOTS_MIN;
	uint32_t i, at;

	mem_free(t->slots);
	t->slots = mem_array(slots, sizeof(*t->slots));
	t->mask = (uint32_t)(slots - 1);
	for (i = 0; i < t->n; i++) {
		at = home(t, t->texts[i]);
		while (t->slots[at] != 0)
			at = (at + 1) & t->mask;
		t->slots[at] = i + 1;
	}
}

/* Adds a text the table does not hold. */
static uint32_t
add(struct strtab *t, struct slice s)
{
	assert(t->n < KEYTAB_NONE / 2);
	if (!t->slots || t->n >= t->mask / 3 * 2)
		grow_slots(t);
	if (t->n == t->cap) {
		t->cap = (uint32_t)mem_grown(t->cap, (size_t)t->n + 1);
		t->texts = mem_resize(t->texts, t->cap, sizeof(*t->texts));
	}
	t->texts[t->n] = (struct slice){arena_copy(&t->arena, s), s.n};
	*find_slot(t, s) = t->n + 1;
	return t->n++;
}

uint32_t
strtab_put(struct strtab *t, struct slice s)
{
	uint32_t number;

	if (t->n == 0)
		(void)add(t, SLICE(""));
	if (s.n == 0)
		return 0;
	if (slice_eq(t->texts[t->last], s))
		return t->last;
	number = strtab_find(t, s);
	t->last = number != KEYTAB_NONE ? number : add(t, s);
	return t->last;
}

struct slice
strtab_text(const struct strtab *t, uint32_t number)
{
	return number < t->n ? t->texts[number] : SLICE("");
}

struct ranked {
	struct slice text;
	uint32_t number;
};

static int
by_text(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return slice_cmp(x->text, y->text);
}

uint32_t *
strtab_ranks(const struct strtab *t)
{
	struct ranked *order = mem_array(t->n, sizeof(*order));
	uint32_t *rank = mem_array(t->n, sizeof(*rank));
	uint32_t i;

	for (i = 0; i < t->n; i++)
		order[i] = (struct ranked){t->texts[i], i};
	qsort(order, t->n, sizeof(*order), by_text);
	for (i = 0; i < t->n; i++)
		rank[order[i].number] = i;
	mem_free(order);
	return rank;
}
