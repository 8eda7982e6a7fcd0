#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/loops.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NO LOOPS_NONE

struct found {
	const uint32_t *next;
	unsigned loops, members;
	uint32_t seen; /* bit i: thing i is in a loop */
};

static void
each(uint32_t member, void *arg)
{
	struct found *f = arg;
	uint32_t i = member;

	f->loops++;
	do {
		f->members++;
		f->seen |= 1U << i;
		i = f->next[i];
	} while (i != member);
}

static void
test_loops(void **state)
{
	static const struct {
		uint32_t n, next[8];
		unsigned loops, members;
		uint32_t seen;
	} rows[] = {
		{0, {0}, 0, 0, 0},
		{1, {NO}, 0, 0, 0},
		{1, {0}, 1, 1, 1},
		{3, {1, 2, NO}, 0, 0, 0},
		{3, {NO, 0, 1}, 0, 0, 0},
		{3, {1, 2, 0}, 1, 3, 7},
		{4, {1, 2, 1, 0}, 1, 2, 6},          /* a way into a loop, twice */
		{6, {1, 0, 3, 2, 0, 5}, 3, 5, 0x2f}, /* two loops and one of itself */
		{4, {3, 3, 3, NO}, 0, 0, 0},
		{5, {4, 4, 4, 4, 0}, 1, 2, 0x11},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct found f = {.next = rows[i].next};

		loops_find(rows[i].next, rows[i].n, each, &f);
		if (f.loops != rows[i].loops || f.members != rows[i].members ||
		    f.seen != rows[i].seen)
			fail_msg("row %zu: %u loops, %u members, %x", i, f.loops,
			         f.members, (unsigned)f.seen);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_loops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
