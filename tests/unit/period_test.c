#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "asn/period.h"
#include "base/date.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
test_days(void **state)
{
	static const struct {
		const char *text, *first, *last;
	} rows[] = {
		{"2026", "2026-01-01", "2026-12-31"},
		{"1900", "1900-01-01", "1900-12-31"},
		{"2199", "2199-01-01", "2199-12-31"},
		{"2026-H1", "2026-01-01", "2026-06-30"},
		{"2026-H2", "2026-07-01", "2026-12-31"},
		{"2026-Q1", "2026-01-01", "2026-03-31"},
		{"2026-Q2", "2026-04-01", "2026-06-30"},
		{"2026-Q3", "2026-07-01", "2026-09-30"},
		{"2026-Q4", "2026-10-01", "2026-12-31"},
		{"2026-01", "2026-01-01", "2026-01-31"},
		{"2026-02", "2026-02-01", "2026-02-28"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2026-09", "2026-09-01", "2026-09-30"},
		{"2026-12", "2026-12-01", "2026-12-31"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[PERIOD_BUF], first[DATE_BUF], last[DATE_BUF];
		int64_t v = 0;
		struct err e;

		if (period_read(slice_of(rows[i].text), &v, &e) != 0)
			fail_msg("%s: %s", rows[i].text, e.text);
		date_format(first, period_first_day(v));
		date_format(last, period_last_day(v));
		if (strcmp(first, rows[i].first) != 0 || strcmp(last, rows[i].last) != 0)
			fail_msg("%s: %s to %s", rows[i].text, first, last);
		if (period_format(buf, v) != strlen(rows[i].text) ||
		    strcmp(buf, rows[i].text) != 0)
			fail_msg("%s printed as %s", rows[i].text, buf);
		if (v < 0 || v >= PERIOD_MAX || period_year(v) != (int)(v / 32))
			fail_msg("%s: number %lld", rows[i].text, (long long)v);
	}
}

static void
test_read_fails(void **state)
{
	const struct slice rows[] = {
		SLICE(""),
		SLICE("26"),
		SLICE("1899"),
		SLICE("2200"),
		SLICE("202"),
		SLICE("20266"),
		SLICE("2026-"),
		SLICE("2026-0"),
		SLICE("2026-1"),
		SLICE("2026-00"),
		SLICE("2026-13"),
		SLICE("2026-99"),
		SLICE("2026-H0"),
		SLICE("2026-H3"),
		SLICE("2026-Q0"),
		SLICE("2026-Q5"),
		SLICE("2026-q3"),
		SLICE("2026-h1"),
		SLICE("2026-Q"),
		SLICE("2026-Q33"),
		SLICE("2026/Q3"),
		SLICE("2026Q3"),
		SLICE("TW3 2026"),
		SLICE("2026-M3"),
		SLICE("2026-1x"),
		SLICE("2026-x1"),
		SLICE("2026-01-01"),
		SLICE("x026"),
		SLICE("202x-Q1"),
		SLICE("2026-/1"),
		SLICE("2026-1/"),
		SLICE("2026-:0"),
		SLICE("2026-Q1 "),
		SLICE(" 2026-Q1"),
		SLICE("2026\0"
	              "07"),
		SLICE("-026"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int64_t v = 42;
		struct err e;

		if (period_read(rows[i], &v, &e) != -1 || v != 42)
			fail_msg("row %zu \"%s\" accepted", i, rows[i].p);
		if (e.kind != ERR_ROW ||
		    strcmp(e.text,
		           "not a period; want 2026, 2026-H1, 2026-Q3 or 2026-07") != 0)
			fail_msg("row %zu \"%s\": %s", i, rows[i].p, e.text);
	}
}

/* The order of the numbers is the byte order of what is written, for every pair of parts.
 */
static void
test_order(void **state)
{
	static const char *const ends[] = {
		"",    "-01", "-02", "-03", "-04", "-05", "-06", "-07", "-08", "-09",
		"-10", "-11", "-12", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"};
	char texts[2 * LEN(ends)][PERIOD_BUF];
	int64_t numbers[2 * LEN(ends)];
	struct err e;
	size_t i, k;

	(void)state;
	for (i = 0; i < LEN(texts); i++) {
		(void)snprintf(texts[i], PERIOD_BUF, "%d%s", i < LEN(ends) ? 2025 : 2026,
		               ends[i % LEN(ends)]);
		assert_int_equal(period_read(slice_of(texts[i]), &numbers[i], &e), 0);
	}
	for (i = 0; i < LEN(texts); i++) {
		for (k = 0; k < LEN(texts); k++) {
			if ((numbers[i] < numbers[k]) != (strcmp(texts[i], texts[k]) < 0))
				fail_msg("%s and %s", texts[i], texts[k]);
		}
	}
}

static void
test_years(void **state)
{
	char buf[PERIOD_BUF];

	(void)state;
	assert_int_equal(period_of_year(1899), -1);
	assert_int_equal(period_of_year(2200), -1);
	for (int year = 1900; year <= 2199; year += 299) {
		assert_int_equal(period_format(buf, period_of_year(year)), 4);
		assert_string_equal(buf, year == 1900 ? "1900" : "2199");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_read_fails),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
