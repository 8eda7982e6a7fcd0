#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "check/rowlog.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Both ends of every number, and steps of every size both ways. */
static void
test_rows_come_back(void **state)
{
	static const struct rowlog_row rows[] = {
		{0, 0, 0, 0},
		{1, 1, 0, UINT32_MAX},
		{0, UINT32_MAX, UINT32_MAX, 1},
		{70000, 0, 1, 2},
		{1, 127, 128, 3},
		{70000, 1, 0x80000000, 4},
		{1, 128, 0x7fffffff, 5},
	};
	/* By person, then by place. */
	static const size_t want[] = {0, 2, 1, 4, 6, 3, 5};
	struct rowlog l = {0};
	struct rowlog_walk w;
	struct rowlog_row *got;
	size_t n, at = 0;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		rowlog_put(&l, &rows[i]);
	assert_int_equal(l.n, LEN(rows));
	rowlog_begin(&w, &l);
	while ((got = rowlog_next(&w, &n)) != NULL)
		for (size_t i = 0; i < n; i++, at++)
			if (memcmp(&got[i], &rows[want[at]], sizeof got[i]) != 0)
				fail_msg("row %zu is another", at);
	assert_int_equal(at, LEN(rows));
	rowlog_end(&w);
	rowlog_release(&l);
}

static void
test_empty(void **state)
{
	struct rowlog l = {0};
	struct rowlog_walk w;
	size_t n;

	(void)state;
	rowlog_begin(&w, &l);
	assert_null(rowlog_next(&w, &n));
	assert_null(rowlog_next(&w, &n));
	rowlog_end(&w);
	rowlog_release(&l);
}

/* More than one block and more than one batch; each person's rows come once, together. */
static void
test_many(void **state)
{
	enum { PEOPLE = 30000, EACH = 30 };
	struct rowlog l = {0};

	(void)state;
	for (uint32_t i = 0; i < PEOPLE * EACH; i++)
		rowlog_put(&l, &(struct rowlog_row){i * 101U % PEOPLE, i, i % 9, i});
	for (int pass = 0; pass < 2; pass++) {
		struct rowlog_walk w;
		struct rowlog_row *got;
		uint32_t person = 0;
		size_t n;

		rowlog_begin(&w, &l);
		for (; (got = rowlog_next(&w, &n)) != NULL; person++) {
			assert_int_equal(n, EACH);
			for (size_t i = 0; i < n; i++) {
				assert_int_equal(got[i].person, person);
				assert_int_equal(got[i].place * 101U % PEOPLE, person);
				assert_int_equal(got[i].print, got[i].place);
				assert_int_equal(got[i].shape, got[i].place % 9);
				assert_true(i == 0 || got[i - 1].place < got[i].place);
			}
		}
		assert_int_equal(person, PEOPLE);
		rowlog_end(&w);
	}
	rowlog_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_come_back),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
