#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/date.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* date -u -d DATE +%s, divided by 86400. */
static void
test_known_days(void **state)
{
	static const struct {
		const char *text;
		int32_t days;
	} rows[] = {
		{"0001-01-01", -719162}, {"1900-02-28", -25509},  {"1900-03-01", -25508},
		{"1940-01-01", -10958},  {"1969-12-31", -1},      {"1970-01-01", 0},
		{"1986-01-02", 5845},    {"2000-02-29", 11016},   {"2026-11-21", 20778},
		{"2100-03-01", 47541},   {"9999-12-31", 2932896},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[DATE_BUF];
		int32_t days = 0;

		if (!date_parse(slice_of(rows[i].text), &days) || days != rows[i].days)
			fail_msg("%s: %d", rows[i].text, (int)days);
		date_format(buf, rows[i].days);
		assert_string_equal(buf, rows[i].text);
	}
}

/* The calendar turned day by day, from the first to the last. */
static void
test_every_day(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct date d = {1, 1, 1};
	int32_t days = -719162;

	(void)state;
	for (; d.year <= 9999; days++) {
		bool leap = d.year % 400 == 0 || (d.year % 4 == 0 && d.year % 100 != 0);
		int length = lengths[d.month - 1] + (leap && d.month == 2);
		struct date back = date_civil(days);

		if (date_days(d) != days || back.year != d.year ||
		    back.month != d.month || back.day != d.day)
			fail_msg("%d-%d-%d", d.year, d.month, d.day);
		if (++d.day > length) {
			assert_int_equal(date_month_days(d.year, d.month), length);
			d.day = 1;
			d.month = d.month % 12 + 1;
			d.year += d.month == 1;
		}
	}
	assert_int_equal(days, 2932897);
}

static void
test_parse_fails(void **state)
{
	static const char *const rows[] = {
		"",           "2026",        "2026-1-2",   "2026-01-1",  "2026-01-011",
		"2026/01/02", "02-01-2026",  "2026-00-10", "2026-13-10", "2026-04-31",
		"2026-02-29", "1900-02-29",  "2026-01-00", "2026-01-32", "0000-01-01",
		"-001-01-01", "2026-01-0x",  "2026-0x-01", "20 6-01-01", "2026-01-1 ",
		" 2026-1-01", "2026-01-01T", "2026-+1-01", "20260-1-01",
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int32_t days = 42;

		if (date_parse(slice_of(rows[i]), &days) || days != 42)
			fail_msg("\"%s\" accepted", rows[i]);
	}
}

static void
test_is_valid(void **state)
{
	static const struct {
		struct date d;
		bool want;
	} rows[] = {
		{{2024, 2, 29}, true},         {{2023, 2, 29}, false},
		{{2000, 2, 29}, true},         {{2100, 2, 29}, false},
		{{10000, 1, 1}, false},        {{0, 1, 1}, false},
		{{2024, 0, 1}, false},         {{2024, 13, 1}, false},
		{{2024, 1, 0}, false},         {{2024, 6, 31}, false},
		{{2024, INT32_MAX, 1}, false}, {{-1, 1, 1}, false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		if (date_is_valid(rows[i].d) != rows[i].want)
			fail_msg("%d-%d-%d", rows[i].d.year, rows[i].d.month,
			         rows[i].d.day);
	}
}

static void
test_add_years(void **state)
{
	static const struct {
		const char *from;
		int years;
		const char *want;
	} rows[] = {
		{"2026-09-30", -2, "2024-09-30"}, {"2024-02-29", -1, "2023-02-28"},
		{"2024-02-29", 4, "2028-02-29"},  {"2024-02-29", 76, "2100-02-28"},
		{"2023-02-28", 1, "2024-02-28"},  {"2026-12-31", 0, "2026-12-31"},
		{"0001-06-15", -5, "0001-06-15"}, {"9998-06-15", 5, "9999-06-15"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[DATE_BUF];
		int32_t days = 0;

		assert_true(date_parse(slice_of(rows[i].from), &days));
		date_format(buf, date_add_years(days, rows[i].years));
		if (strcmp(buf, rows[i].want) != 0)
			fail_msg("%s and %d years: %s", rows[i].from, rows[i].years, buf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_days),  cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_parse_fails), cmocka_unit_test(test_is_valid),
		cmocka_unit_test(test_add_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
