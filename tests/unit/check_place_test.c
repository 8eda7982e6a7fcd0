#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "check/place.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static uint32_t
put(struct places *p, const char *file, size_t line, const char *source, int64_t at)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	r.line = line;
	if (source) {
		r.source[0].s = slice_of(source);
		r.source[1] = (struct field){SLICE("1"), at};
	}
	return place_put(p, &r, file);
}

static void
test_places_come_back(void **state)
{
	static const struct {
		const char *file;
		size_t line;
		const char *source;
		int64_t at;
		const char *want_file;
		int64_t want_line;
	} rows[] = {
		{"a.csv", 2, NULL, 0, "a.csv", 2},
		{"a.csv", 3, NULL, 0, "a.csv", 3},
		{"a.csv", 4, NULL, 0, "a.csv", 4},
		{"a.csv", 6, NULL, 0, "a.csv", 6}, /* a row of several lines */
		{"b.csv", 7, NULL, 0, "b.csv", 7}, /* the next line, but elsewhere */
		{"b.csv", 7, NULL, 0, "b.csv", 7},
		{"b.csv", 8, "x.csv", 40, "x.csv", 40},
		{"b.csv", 9, "x.csv", 41, "x.csv", 41},
		{"b.csv", 10, "x.csv", 39, "x.csv", 39},
		{"b.csv", 11, NULL, 0, "b.csv", 11},
		{"-", 12, NULL, 0, "-", 12},
	};
	struct places p = {0};
	struct place at;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		assert_int_equal(
			put(&p, rows[i].file, rows[i].line, rows[i].source, rows[i].at),
			i);
	for (size_t i = 0; i < LEN(rows); i++) {
		at = place_of(&p, (uint32_t)i);
		if (!slice_eq(at.file, slice_of(rows[i].want_file)) ||
		    at.line != rows[i].want_line)
			fail_msg("row %zu: %.*s:%lld", i, (int)at.file.n, at.file.p,
			         (long long)at.line);
	}
	at = place_of(&p, PLACE_NONE);
	assert_true(at.file.n == 0 && at.line == 0);
	place_release(&p);
	place_release(&p);
}

/* By name of the file, then by line as a number; none comes last. */
static void
test_first(void **state)
{
	struct places p = {0};
	uint32_t b9 = put(&p, "b", 9, NULL, 0), b10 = put(&p, "b", 10, NULL, 0),
		 a99 = put(&p, "a", 99, NULL, 0);

	(void)state;
	assert_int_equal(place_first(&p, b10, b9), b9);
	assert_int_equal(place_first(&p, b9, b10), b9);
	assert_int_equal(place_first(&p, b9, b9), b9);
	assert_int_equal(place_first(&p, b9, a99), a99);
	assert_int_equal(place_first(&p, PLACE_NONE, b9), b9);
	assert_int_equal(place_first(&p, b9, PLACE_NONE), b9);
	assert_int_equal(place_first(&p, PLACE_NONE, PLACE_NONE), PLACE_NONE);
	place_release(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_come_back),
		cmocka_unit_test(test_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
