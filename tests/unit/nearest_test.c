#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* One name against one: near or not. Distances counted by hand. */
static void
test_pairs(void **state)
{
	static const struct {
		const char *want, *name;
		bool near;
	} rows[] = {
		{"jabatan", "jabatan", true},
		{"jabatan", "jabtan", true},
		{"jabatan", "jabatann", true},
		{"jabatan", "jabatam", true},
		{"jabatan", "ajbatan", true},
		{"jabatan", "jabtaan", true},
		{"jabatan", "ajbatna", true}, /* two exchanges */
		{"jabatan", "xjabatanx", true},
		{"jabatan", "jabat", true},
		{"jabatan", "jaba", false},
		{"jabatan", "xyzatan", false},
		{"jabatan", "", false},
		/* ca to abc is 3: after the exchange nothing goes between the two */
		{"xxxxxca", "xxxxxabc", false},
		/* 1 from four bytes on, 2 from seven */
		{"nip", "nik", false},
		{"nip", "nip", true},
		{"unit", "unix", true},
		{"unit", "unxx", false},
		{"atasan", "atasxx", false},
		{"unorsat", "unorsxx", true},
		{"", "", false},
		{"", "a", false},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct nearest n;
		bool best;

		nearest_init(&n, slice_of(rows[i].want));
		best = nearest_try(&n, slice_of(rows[i].name), 7);
		if (best != rows[i].near || nearest_number(&n) != (rows[i].near ? 7 : -1))
			fail_msg("%s, %s: %d", rows[i].want, rows[i].name,
			         nearest_number(&n));
	}
}

static void
test_the_best_of_several(void **state)
{
	static const struct {
		const char *names[4];
		int numbers[4], want;
	} rows[] = {
		{{"baik", "sangatbaik"}, {0, 1}, 1},
		{{"sangatbiak", "sangatbaik"}, {0, 1}, 1}, /* the nearer one */
		{{"sangatbaik", "sangatbiak"}, {0, 1}, 0},
		{{"sangatbaix", "sangatbaiy"}, {0, 1}, -1}, /* a tie */
		{{"sangatbaix", "sangatbaiy"}, {3, 3}, 3},  /* both mean the same */
		{{"sangatbaix", "sangatbaiy", "sangatbaiz"}, {3, 2, 3}, -1},
		{{"sangatbaix", "sangatbaiy", "sangatbaik"}, {0, 1, 2}, 2},
		{{"kurang"}, {0}, -1},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct nearest n;

		nearest_init(&n, SLICE("sangatbaik"));
		for (size_t k = 0; k < 4 && rows[i].names[k]; k++)
			nearest_try(&n, slice_of(rows[i].names[k]), rows[i].numbers[k]);
		if (nearest_number(&n) != rows[i].want)
			fail_msg("row %zu: %d", i, nearest_number(&n));
	}
}

/* What is longer than it can be is near to nothing, itself included. */
static void
test_long_names(void **state)
{
	char text[NEAREST_MAX + 3];
	struct nearest n;

	(void)state;
	memset(text, 'a', sizeof text);
	for (size_t len = NEAREST_MAX - 2; len <= sizeof text; len++)
		for (size_t other = NEAREST_MAX - 2; other <= sizeof text; other++) {
			size_t apart = len > other ? len - other : other - len;
			bool near =
				len <= NEAREST_MAX && other <= NEAREST_MAX && apart <= 2;

			nearest_init(&n, (struct slice){text, len});
			if (nearest_try(&n, (struct slice){text, other}, 0) != near)
				fail_msg("%zu, %zu", len, other);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_the_best_of_several),
		cmocka_unit_test(test_long_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
