#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/dec.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
test_parse(void **state)
{
	static const struct {
		const char *in;
		int64_t want;
	} rows[] = {
		{"0", 0},
		{"-0", 0},
		{"-0.000000", 0},
		{"1", 1000000},
		{"007", 7000000},
		{"8.5", 8500000},
		{"-8.5", -8500000},
		{"90.000001", 90000001},
		{"0.000001", 1},
		{"-0.000001", -1},
		{"3.140000", 3140000},
		{"999999999.999999", INT64_C(999999999999999)},
		{"9223372036854", INT64_C(9223372036854000000)},
		{"9223372036854.77", INT64_C(9223372036854770000)},
		{"-9223372036854.77", INT64_C(-9223372036854770000)},
		{"000000000000000000000000012.5", 12500000},
	};
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int64_t v = 42;

		if (dec_parse(slice_of(rows[i].in), &v, &e) != 0 || v != rows[i].want)
			fail_msg("\"%s\": %lld", rows[i].in, (long long)v);
	}
}

static void
test_parse_fails(void **state)
{
	static const char *const nan = "not a number";
	static const char *const comma = "decimal comma; write a decimal point";
	static const char *const places = "more than six decimal places";
	static const char *const digits = "more than 15 digits";
	static const char *const large =
		"too large; at most 9223372036854 before the point";
	const struct {
		struct slice in;
		const char *text;
	} rows[] = {
		{SLICE(""), nan},
		{SLICE("-"), nan},
		{SLICE("."), nan},
		{SLICE("-."), nan},
		{SLICE("5."), nan},
		{SLICE(".5"), nan},
		{SLICE("-.5"), nan},
		{SLICE("+5"), nan},
		{SLICE("--5"), nan},
		{SLICE(" 5"), nan},
		{SLICE("5 "), nan},
		{SLICE("5-"), nan},
		{SLICE("1e3"), nan},
		{SLICE("0x10"), nan},
		{SLICE("nan"), nan},
		{SLICE("1.2.3"), nan},
		{SLICE("1.234,5"), nan},
		{SLICE("1,234.5"), nan},
		{SLICE("5\0"), nan},
		{SLICE("5\xFF"), nan},
		{SLICE("8,5"), comma},
		{SLICE("-8,25"), comma},
		{SLICE("1.0000000"), places},
		{SLICE("0.0000001"), places},
		{SLICE("1234567890123456"), digits},
		{SLICE("1000000000.000000"), digits},
		{SLICE("123456789012345678901234567890"), digits},
		{SLICE("9223372036855"), large},
		{SLICE("9223372036854.78"), large},
		{SLICE("999999999999999"), large},
		{SLICE("-999999999999999"), large},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct err e;
		int64_t v = 42;

		if (dec_parse(rows[i].in, &v, &e) != -1 || v != 42)
			fail_msg("row %zu \"%s\" accepted", i, rows[i].in.p);
		if (e.kind != ERR_ROW || strcmp(e.text, rows[i].text) != 0)
			fail_msg("row %zu \"%s\": %s", i, rows[i].in.p, e.text);
	}
}

static void
test_parse_names_the_value(void **state)
{
	struct err e;
	int64_t v;

	(void)state;
	assert_int_equal(dec_parse(SLICE("8,5"), &v, &e), -1);
	assert_string_equal(e.value, "8,5");
	assert_int_equal(e.personal, 0);
}

static void
test_parse_int(void **state)
{
	static const char *const whole = "not a whole number; write digits only";
	static const char *const digits = "more than 18 digits";
	static const struct {
		const char *in;
		int64_t want;
		const char *text; /* NULL: accepted */
	} rows[] = {
		{"0", 0, NULL},
		{"-0", 0, NULL},
		{"2026", 2026, NULL},
		{"-15", -15, NULL},
		{"00000000000000000000012", 12, NULL},
		{"999999999999999999", INT64_C(999999999999999999), NULL},
		{"-999999999999999999", INT64_C(-999999999999999999), NULL},
		{"", 0, whole},
		{"-", 0, whole},
		{"1.0", 0, whole},
		{"1.500.000", 0, whole},
		{"1,5", 0, whole},
		{"Rp 5", 0, whole},
		{"+5", 0, whole},
		{"1000000000000000000", 0, digits},
		{"99999999999999999999999999", 0, digits},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct err e = {.kind = ERR_NONE};
		int64_t v = 42;
		int r = dec_parse_int(slice_of(rows[i].in), &v, &e);

		if (r != (rows[i].text ? -1 : 0) ||
		    v != (rows[i].text ? 42 : rows[i].want))
			fail_msg("\"%s\": returned %d, %lld", rows[i].in, r,
			         (long long)v);
		if (rows[i].text && strcmp(e.text, rows[i].text) != 0)
			fail_msg("\"%s\": %s", rows[i].in, e.text);
	}
}

static void
test_format(void **state)
{
	static const struct {
		int64_t v;
		int places;
		const char *want;
	} rows[] = {
		{0, -1, "0"},
		{0, 0, "0"},
		{0, 2, "0.00"},
		{8500000, -1, "8.5"},
		{8500000, 2, "8.50"},
		{8500000, 6, "8.500000"},
		{-8500000, -1, "-8.5"},
		{1, -1, "0.000001"},
		{-1, -1, "-0.000001"},
		{-1, 2, "0.00"},
		{-4999, 2, "0.00"},
		{-5000, 2, "-0.01"},
		{100000000, -1, "100"},
		{100000000, 0, "100"},
		{99995000, 2, "100.00"},
		{99994999, 2, "99.99"},
		{500000, 0, "1"},
		{-500000, 0, "-1"},
		{499999, 0, "0"},
		{10203040, -1, "10.20304"},
		{12345678901234, 6, "12345678.901234"},
		{INT64_MAX, -1, "9223372036854.775807"},
		{INT64_MIN, -1, "-9223372036854.775808"},
		{INT64_MIN, 0, "-9223372036855"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[DEC_BUF];
		size_t n = dec_format(buf, rows[i].v, rows[i].places);

		if (strcmp(buf, rows[i].want) != 0 || n != strlen(buf))
			fail_msg("%lld with %d: \"%s\", want \"%s\"",
			         (long long)rows[i].v, rows[i].places, buf, rows[i].want);
	}
}

static void
test_format_int(void **state)
{
	static const struct {
		int64_t v;
		const char *want;
	} rows[] = {
		{0, "0"},
		{9, "9"},
		{-10, "-10"},
		{99, "99"},
		{100, "100"},
		{1234567, "1234567"},
		{INT64_MAX, "9223372036854775807"},
		{INT64_MIN, "-9223372036854775808"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[DEC_BUF];
		size_t n = dec_format_int(buf, rows[i].v);

		if (strcmp(buf, rows[i].want) != 0 || n != strlen(buf))
			fail_msg("\"%s\", want \"%s\"", buf, rows[i].want);
	}
}

/* Ties by hand: 1/3, 2/3, halves of the last place of either sign. */
static void
test_mean_by_hand(void **state)
{
	static const struct {
		int64_t sum, n, want;
	} rows[] = {
		{1000000, 1, INT64_C(1000000000000)},
		{1000000, 3, INT64_C(333333333333)},
		{2000000, 3, INT64_C(666666666667)},
		{-2000000, 3, INT64_C(-666666666667)},
		{0, 7, 0},
		{1, 2000000, 1},   /* 0.5 of the last place goes up */
		{-1, 2000000, -1}, /* and away from zero */
		{1, 2000001, 0},
		{-1, 2000001, 0},
		{3, 2000000, 2},
		{-3, 2000000, -2},
		{180000000, 2, INT64_C(90000000000000)},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		dec_wide got = dec_mean(rows[i].sum, rows[i].n);

		if (got != rows[i].want)
			fail_msg("%lld / %lld: %lld, want %lld", (long long)rows[i].sum,
			         (long long)rows[i].n, (long long)got,
			         (long long)rows[i].want);
		if (dec_weighted((dec_wide)rows[i].sum, rows[i].n) != rows[i].want)
			fail_msg("%lld / %lld weighted", (long long)rows[i].sum,
			         (long long)rows[i].n);
	}
}

static void
test_exact_and_rounded(void **state)
{
	static const struct {
		int64_t mean; /* 1e-12 */
		int64_t exact;
		int places;
		int64_t rounded;
	} rows[] = {
		{INT64_C(88305555555556), INT64_C(88305555556), 2, 88310000},
		{INT64_C(78333333333333), INT64_C(78333333333), 2, 78330000},
		{INT64_C(89994999999499), INT64_C(89994999999), 2, 89990000},
		{INT64_C(89994999999500), INT64_C(89995000000), 2, 90000000},
		{INT64_C(-89994999999500), INT64_C(-89995000000), 2, -90000000},
		{INT64_C(-89994999999499), INT64_C(-89994999999), 2, -89990000},
		{499, 0, 6, 0},
		{500, 1, 6, 0},
		{-500, -1, 6, 0},
		{500000, 500, 6, 1},
		{-500000, -500, 6, -1},
		{INT64_C(60500000000000), INT64_C(60500000000), 0, 61000000},
		{INT64_C(60499999999999), INT64_C(60500000000), 0, 61000000},
		{INT64_C(60499999999400), INT64_C(60499999999), 0, 60000000},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int64_t exact = dec_exact(rows[i].mean);
		int64_t rounded = dec_rounded(exact, rows[i].places);

		if (exact != rows[i].exact || rounded != rows[i].rounded)
			fail_msg("row %zu: %lld, %lld", i, (long long)exact,
			         (long long)rounded);
	}
	assert_true(dec_exact((dec_wide)INT64_MAX * 1001) == INT64_MAX);
	assert_true(dec_exact((dec_wide)INT64_MIN * 1001) == INT64_MIN);
}

/*
 * The same arithmetic on decimal strings, as done on paper: long division digit by digit,
 * and rounding by the first digit dropped.
 */

static uint64_t seed = 1;

static uint64_t
next_random(void)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return seed >> 16;
}

static void
random_digits(char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		s[i] = (char)('0' + next_random() % 10);
	s[n] = '\0';
}

static void
add_one(char *s)
{
	size_t i = strlen(s);

	while (i > 0 && s[i - 1] == '9')
		s[--i] = '0';
	assert_true(i > 0);
	s[i - 1]++;
}

/* quotient gets as many digits as the dividend. */
static void
divide_on_paper(char *quotient, const char *dividend, uint64_t divisor)
{
	uint64_t rest = 0;
	size_t i;

	for (i = 0; dividend[i]; i++) {
		rest = rest * 10 + (uint64_t)(dividend[i] - '0');
		quotient[i] = (char)('0' + rest / divisor);
		rest %= divisor;
	}
	quotient[i] = '\0';
	if (rest * 2 >= divisor)
		add_one(quotient);
}

static void
drop_on_paper(char *s, size_t places)
{
	size_t n = strlen(s) - places;
	bool up = s[n] >= '5';

	s[n] = '\0';
	if (up)
		add_one(s);
}

static dec_wide
value_of(const char *digits)
{
	dec_wide v = 0;

	while (*digits)
		v = v * 10 + (*digits++ - '0');
	return v;
}

static void
test_means_on_paper(void **state)
{
	char sum[64], shifted[80], quotient[80];
	int i;

	(void)state;
	for (i = 0; i < 5000; i++) {
		uint64_t n = next_random() % (i % 2 ? 5000 : UINT64_C(400000000000)) + 1;
		size_t length = (size_t)(next_random() % 20 + 1);

		sum[0] = '0';
		random_digits(sum + 1, length);
		(void)snprintf(shifted, sizeof(shifted), "%s000000", sum);
		divide_on_paper(quotient, shifted, n);
		if (dec_mean(value_of(sum), (int64_t)n) != value_of(quotient) ||
		    dec_mean(-value_of(sum), (int64_t)n) != -value_of(quotient) ||
		    dec_weighted(value_of(sum), (dec_wide)n) != value_of(quotient))
			fail_msg("%s / %llu: want %s", sum, (unsigned long long)n,
			         quotient);
	}
}

static void
test_rounding_on_paper(void **state)
{
	char mean[32], exact[32], rounded[32];
	int i;

	(void)state;
	for (i = 0; i < 5000; i++) {
		int places = i % 7;
		size_t k;

		mean[0] = mean[1] = '0';
		random_digits(mean + 2, 15);
		/* Every fourth ends in a tie at some place. */
		for (k = 17 - (size_t)(i / 4 % 12); i % 4 == 0 && k < 17; k++)
			mean[k] = mean[k - 1] == '5' || mean[k - 1] == '0' ? '0' : '5';
		memcpy(exact, mean, sizeof(mean));
		drop_on_paper(exact, 3);
		memcpy(rounded, exact, sizeof(exact));
		drop_on_paper(rounded, (size_t)(9 - places));
		for (k = strlen(rounded); places < 6; places++)
			rounded[k++] = '0';
		rounded[k] = '\0';
		if (dec_exact(value_of(mean)) != (int64_t)value_of(exact) ||
		    dec_exact(-value_of(mean)) != -(int64_t)value_of(exact))
			fail_msg("%s: want exact %s", mean, exact);
		if (dec_rounded((int64_t)value_of(exact), i % 7) !=
		            (int64_t)value_of(rounded) ||
		    dec_rounded(-(int64_t)value_of(exact), i % 7) !=
		            -(int64_t)value_of(rounded))
			fail_msg("%s to %d places: want %s", exact, i % 7, rounded);
	}
}

/* What is printed reads back as it was, and as long division would print it. */
static void
test_round_trip(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		int64_t v = (int64_t)(next_random() % UINT64_C(1000000000000000)),
			back = 0;
		char buf[DEC_BUF], want[DEC_BUF];
		struct err e;

		v = i % 2 ? v : -v;
		v = i % 3 ? v : v / 1000000;
		(void)snprintf(want, sizeof(want), "%s%lld.%06lld", v < 0 ? "-" : "",
		               llabs(v / 1000000), llabs(v % 1000000));
		(void)dec_format(buf, v, 6);
		assert_string_equal(buf, want);
		(void)dec_format(buf, v, -1);
		if (dec_parse(slice_of(buf), &back, &e) != 0 || back != v)
			fail_msg("%lld printed as %s", (long long)v, buf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_parse_fails),
		cmocka_unit_test(test_parse_names_the_value),
		cmocka_unit_test(test_parse_int),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_format_int),
		cmocka_unit_test(test_mean_by_hand),
		cmocka_unit_test(test_exact_and_rounded),
		cmocka_unit_test(test_means_on_paper),
		cmocka_unit_test(test_rounding_on_paper),
		cmocka_unit_test(test_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
