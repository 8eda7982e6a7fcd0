#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/workdays.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static int32_t
day(const char *text)
{
	int32_t days = 0;

	assert_true(date_parse(slice_of(text), &days));
	return days;
}

/* Counted on a calendar of paper. 5 March 2026 was a Thursday. */
static void
test_known(void **state)
{
	static const struct {
		int week;
		const char *from, *to;
		const char *off[8];
		int32_t want;
	} rows[] = {
		{5, "2026-03-05", "2026-03-27", {NULL}, 16},
		{5,
	         "2026-03-05",
	         "2026-03-27",
	         {"2026-03-21", "2026-03-19", "2026-03-20"},
	         14},
		{5, "2026-03-05", "2026-03-05", {NULL}, 0},
		{5, "2026-03-06", "2026-03-05", {NULL}, 0},
		{5, "2026-03-06", "2026-03-07", {NULL}, 0},
		{5, "2026-03-06", "2026-03-08", {NULL}, 0},
		{5, "2026-03-06", "2026-03-09", {NULL}, 1},
		{5, "2026-03-07", "2026-03-08", {NULL}, 0},
		{5, "2026-03-07", "2026-03-09", {NULL}, 1},
		{6, "2026-03-06", "2026-03-09", {NULL}, 2},
		{7, "2026-03-06", "2026-03-09", {NULL}, 3},
		{6, "2026-03-06", "2026-03-09", {"2026-03-07"}, 1},
		/* Off on a free day, on day 0, on the last, twice. */
		{5, "2026-03-06", "2026-03-09", {"2026-03-07", "2026-03-08"}, 1},
		{5, "2026-03-19", "2026-03-20", {"2026-03-19"}, 1},
		{5, "2026-03-19", "2026-03-20", {"2026-03-20"}, 0},
		{5, "2026-03-18", "2026-03-23", {"2026-03-19", "2026-03-19"}, 2},
		/* Over the turn of a year, and of the count of days. */
		{5, "2025-12-31", "2026-01-02", {NULL}, 2},
		{5, "2025-12-31", "2026-01-02", {"2026-01-01", "2025-12-26"}, 1},
		{5, "1969-12-28", "1970-01-05", {NULL}, 6},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct workdays w = {0};
		int32_t got;

		for (size_t k = 0; rows[i].off[k]; k++)
			workdays_off(&w, day(rows[i].off[k]));
		workdays_sort(&w);
		got = workdays_between(&w, rows[i].week, day(rows[i].from),
		                       day(rows[i].to));
		if (got != rows[i].want)
			fail_msg("%s to %s (row %zu): %d", rows[i].from, rows[i].to, i,
			         got);
		workdays_release(&w);
	}
}

/* Against a walk from day to day, with every eleventh day off. */
static void
test_walk(void **state)
{
	struct workdays w = {0};
	int32_t first = day("1968-02-01"), last = day("1972-03-31"), d;
	int32_t thursday = day("1970-01-01");

	(void)state;
	for (d = last; d >= first; d--)
		if ((d - first) % 11 == 0)
			workdays_off(&w, d);
	workdays_sort(&w);
	for (int week = 1; week <= 7; week++)
		for (int32_t from = first; from <= last; from += 37) {
			int32_t n = 0;

			for (d = from + 1; d <= last; d++) {
				int weekday = (d - thursday + 7000 + 3) % 7;

				n += weekday < week && (d - first) % 11 != 0;
				assert_int_equal(workdays_between(&w, week, from, d), n);
			}
		}
	workdays_release(&w);
}

static void
test_years_told_of(void **state)
{
	struct workdays w = {0};

	(void)state;
	workdays_sort(&w);
	assert_false(workdays_known(&w, day("2026-03-05"), day("2026-03-27")));
	workdays_off(&w, day("2026-12-31"));
	workdays_off(&w, day("2024-01-01"));
	workdays_sort(&w);
	assert_true(workdays_known(&w, day("2026-03-05"), day("2026-03-27")));
	assert_true(workdays_known(&w, day("2024-12-31"), day("2024-12-31")));
	assert_false(workdays_known(&w, day("2024-12-31"), day("2025-01-01")));
	assert_false(workdays_known(&w, day("2024-12-31"), day("2026-01-01")));
	assert_false(workdays_known(&w, day("2026-12-31"), day("2027-01-01")));
	workdays_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_years_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
