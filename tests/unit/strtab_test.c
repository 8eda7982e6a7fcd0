#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/strtab.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
test_empty(void **state)
{
	struct strtab t = {0};

	(void)state;
	assert_int_equal(strtab_find(&t, SLICE("")), 0);
	assert_int_equal(strtab_find(&t, SLICE("x")), KEYTAB_NONE);
	assert_int_equal(strtab_text(&t, 0).n, 0);
	mem_free(strtab_ranks(&t));
	strtab_release(&t);
	strtab_release(&t);
}

static void
test_numbers_by_first_mention(void **state)
{
	const struct {
		struct slice text;
		uint32_t want;
	} rows[] = {
		{SLICE("Dinas Kesehatan"), 1},
		{SLICE("Dinas Kesehatan"), 1},
		{SLICE(""), 0},
		{SLICE("Dinas Kesehatan "), 2},
		{SLICE("Dinas Kesehatan"), 1},
		{SLICE("Dinas"), 3},
		{SLICE("Dinas\0"), 4},
		{SLICE("\0"), 5},
		{{NULL, 0}, 0},
		{SLICE("Dinas\0"), 4},
		{SLICE("dinas"), 6},
	};
	struct strtab t = {0};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		uint32_t got = strtab_put(&t, rows[i].text);

		if (got != rows[i].want || strtab_find(&t, rows[i].text) != got ||
		    !slice_eq(strtab_text(&t, got), rows[i].text))
			fail_msg("row %zu: number %u, want %u", i, (unsigned)got,
			         (unsigned)rows[i].want);
	}
	assert_int_equal(t.n, 7);
	strtab_release(&t);
}

static void
test_keeps_its_own_copy(void **state)
{
	struct strtab t = {0};
	char buf[] = "Bagian Umum";
	uint32_t number = strtab_put(&t, slice_of(buf));

	(void)state;
	buf[0] = 'X';
	assert_true(slice_eq(strtab_text(&t, number), SLICE("Bagian Umum")));
	assert_int_equal(strtab_put(&t, slice_of(buf)), number + 1);
	strtab_release(&t);
}

static void
test_ranks(void **state)
{
	static const char *const texts[] = {"b",   "a",        "ab", "B",
	                                    "a b", "\xC3\xA9", "10", "9"};
	/* LC_ALL=C sort: "" 10 9 B a "a b" ab b e-acute; number 0 is the empty text. */
	static const uint32_t want[] = {0, 7, 4, 6, 3, 5, 8, 1, 2};
	struct strtab t = {0};
	uint32_t *ranks;
	size_t i;

	(void)state;
	for (i = 0; i < LEN(texts); i++)
		assert_int_equal(strtab_put(&t, slice_of(texts[i])), i + 1);
	ranks = strtab_ranks(&t);
	for (i = 0; i < LEN(want); i++) {
		if (ranks[i] != want[i])
			fail_msg("text %zu: rank %u, want %u", i, (unsigned)ranks[i],
			         (unsigned)want[i]);
	}
	mem_free(ranks);
	strtab_release(&t);
}

static void
test_many(void **state)
{
	enum { MANY = 20000 };
	struct strtab t = {0};
	uint32_t i, *ranks;
	char buf[40];

	(void)state;
	for (i = 1; i <= MANY; i++) {
		int n = snprintf(buf, sizeof(buf), "SD Negeri %05u Contoh", (unsigned)i);

		if (strtab_put(&t, (struct slice){buf, (size_t)n}) != i)
			fail_msg("%s is not new", buf);
	}
	ranks = strtab_ranks(&t);
	for (i = 1; i <= MANY; i++) {
		int n = snprintf(buf, sizeof(buf), "SD Negeri %05u Contoh", (unsigned)i);
		struct slice s = {buf, (size_t)n};

		if (strtab_find(&t, s) != i || !slice_eq(strtab_text(&t, i), s) ||
		    ranks[i] != i)
			fail_msg("%s was lost", buf);
	}
	mem_free(ranks);
	strtab_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_numbers_by_first_mention),
		cmocka_unit_test(test_keeps_its_own_copy),
		cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
