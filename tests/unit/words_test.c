#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/period.h"
#include "base/date.h"
#include "report/words.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
test_numbers(void **state)
{
	static const struct {
		int64_t v;
		int places; /* -2: a whole number */
		const char *want;
	} rows[] = {
		{0, -2, "0"},
		{999, -2, "999"},
		{1000, -2, "1.000"},
		{17851, -2, "17.851"},
		{1234567, -2, "1.234.567"},
		{-1000, -2, "-1.000"},
		{-100000, -2, "-100.000"},
		{666667, 2, "0,67"},
		{750000, 2, "0,75"},
		{12000000, -1, "12"},
		{3600000, -1, "3,6"},
		{1234567890000, 2, "1.234.567,89"},
		{INT64_C(100000) * 1000000, 2, "100.000,00"},
		{-1500000, 1, "-1,5"},
	};
	char buf[WORDS_BUF];

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		assert_string_equal(rows[i].places == -2 ? words_int(buf, rows[i].v)
		                                         : words_decimal(buf, rows[i].v,
		                                                         rows[i].places),
		                    rows[i].want);
}

static void
test_periods(void **state)
{
	static const char *const rows[][2] = {
		{"2026", "Tahun 2026"},          {"2026-H1", "Semester I 2026"},
		{"2026-H2", "Semester II 2026"}, {"2026-Q1", "Triwulan I 2026"},
		{"2026-Q2", "Triwulan II 2026"}, {"2026-Q3", "Triwulan III 2026"},
		{"2026-Q4", "Triwulan IV 2026"}, {"2026-01", "Januari 2026"},
		{"2026-09", "September 2026"},   {"2026-12", "Desember 2026"},
	};
	char buf[WORDS_BUF];
	struct err e;
	int64_t p;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		assert_int_equal(period_read(slice_of(rows[i][0]), &p, &e), 0);
		assert_string_equal(words_period(buf, p), rows[i][1]);
	}
}

static void
test_dates(void **state)
{
	static const char *const rows[][2] = {
		{"2026-09-30", "30 September 2026"}, {"2024-02-29", "29 Februari 2024"},
		{"2026-01-01", "1 Januari 2026"},    {"2026-08-17", "17 Agustus 2026"},
		{"2026-12-31", "31 Desember 2026"},  {"2026-05-04", "4 Mei 2026"},
	};
	char buf[WORDS_BUF];
	int32_t days;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		assert_true(date_parse(slice_of(rows[i][0]), &days));
		assert_string_equal(words_date(buf, days), rows[i][1]);
	}
}

static void
test_nip(void **state)
{
	char buf[WORDS_BUF];

	(void)state;
	assert_string_equal(words_nip(buf, INT64_C(198601022015051999)),
	                    "19860102 201505 1 999");
}

static void
test_notes(void **state)
{
	char buf[WORDS_BUF];

	(void)state;
	assert_string_equal(words_note(buf, SLICE("melebihi_24")),
	                    "melebihi batas atas 24 JP");
	assert_string_equal(words_note(buf, SLICE("melebihi_22.5")),
	                    "melebihi batas atas 22,5 JP");
	assert_null(words_note(buf, SLICE("melebihi_")));
	assert_null(words_note(buf, SLICE("melebihi_banyak")));
	assert_null(words_note(buf, SLICE("baru")));
	assert_null(words_note(buf, (struct slice){0}));
	assert_non_null(words_note(buf, SLICE("tidak_aktif")));
}

static void
test_codes_out_of_range(void **state)
{
	(void)state;
	assert_null(words_predicate(-1));
	assert_null(words_predicate(7));
	assert_null(words_rating(3));
	assert_null(words_status(5));
	assert_string_equal(words_predicate(0), "Sangat baik");
	assert_null(words_confidence(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_periods),
		cmocka_unit_test(test_dates),   cmocka_unit_test(test_nip),
		cmocka_unit_test(test_notes),   cmocka_unit_test(test_codes_out_of_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
