#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/keytab.h"
#include "base/mem.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
test_empty(void **state)
{
	struct keytab t = {0};

	(void)state;
	assert_int_equal(keytab_find(&t, 0), KEYTAB_NONE);
	assert_null(keytab_sorted(&t));
	keytab_prefetch(&t, 7);
	keytab_release(&t);
	keytab_release(&t);
}

static void
test_numbers_by_first_mention(void **state)
{
	static const struct {
		uint64_t key;
		uint32_t want;
	} rows[] = {
		{UINT64_C(198601022015051999), 0},
		{0, 1},
		{UINT64_MAX, 2},
		{0, 1},
		{UINT64_C(198601022015051999), 0},
		{UINT64_C(1) << 63, 3},
		{UINT64_MAX, 2},
		{UINT64_C(0x9E3779B97F4A7C15), 4},
	};
	struct keytab t = {0};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		uint32_t got = keytab_put(&t, rows[i].key);

		if (got != rows[i].want)
			fail_msg("row %zu: number %u, want %u", i, (unsigned)got,
			         (unsigned)rows[i].want);
	}
	assert_int_equal(t.n, 5);
	assert_int_equal(keytab_find(&t, 1), KEYTAB_NONE);
	assert_int_equal(keytab_find(&t, UINT64_MAX), 2);
	keytab_release(&t);
	assert_int_equal(keytab_find(&t, UINT64_MAX), KEYTAB_NONE);
}

static uint64_t
key_random(uint32_t i)
{
	uint64_t x = i + UINT64_C(0x632BE59BD9B4E019);

	x = (x ^ x >> 30) *
	    UINT64_C(0xBF58476D1CE4E5B9); /* a bijection: no key comes twice */
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

static uint64_t
key_next(uint32_t i)
{
	return i;
}

static uint64_t
key_falling(uint32_t i)
{
	return UINT64_MAX - i * UINT64_C(0x100000000);
}

/* Birth days by the month of appointment: what a roster looks like. */
static uint64_t
key_nip(uint32_t i)
{
	uint64_t day = 1 + i % 28, month = 1 + i / 28 % 12, year = 1965 + i / 336 % 30;

	return ((year * 10000 + month * 100 + day) * 1000000 + (year + 25) * 100 + 3) *
	               10000 +
	       1000 + i / 10080 + 1;
}

static int
by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Every key keeps its number through all growth; the order is that of qsort. */
static void
check_many(const char *row, uint64_t (*key)(uint32_t), uint32_t n)
{
	uint64_t *want = mem_array(n, sizeof(*want));
	struct keytab t = {0};
	uint32_t *sorted, i;

	for (i = 0; i < n; i++) {
		want[i] = key(i);
		if (keytab_find(&t, key(i)) != KEYTAB_NONE || keytab_put(&t, key(i)) != i)
			fail_msg("%s: key %u is not new", row, (unsigned)i);
	}
	assert_int_equal(t.n, n);
	for (i = 0; i < n; i++) {
		keytab_prefetch(&t, key(i));
		if (keytab_find(&t, key(i)) != i || keytab_put(&t, key(i)) != i ||
		    t.keys[i] != key(i))
			fail_msg("%s: key %u was lost", row, (unsigned)i);
	}
	qsort(want, n, sizeof(*want), by_value);
	sorted = keytab_sorted(&t);
	for (i = 0; i < n; i++) {
		if (t.keys[sorted[i]] != want[i])
			fail_msg("%s: place %u holds the wrong key", row, (unsigned)i);
	}
	mem_free(sorted);
	mem_free(want);
	keytab_release(&t);
}

static void
test_many(void **state)
{
	static const struct {
		const char *row;
		uint64_t (*key)(uint32_t);
	} rows[] = {
		{"random", key_random},
		{"ascending", key_next},
		{"descending, high bits only", key_falling},
		{"civil servants", key_nip},
	};
	static const uint32_t sizes[] = {1, 2, 41, 42, 43, 44, 85, 1000, 20000};
	size_t i, k;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		for (k = 0; k < LEN(sizes); k++)
			check_many(rows[i].row, rows[i].key, sizes[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_numbers_by_first_mention),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
