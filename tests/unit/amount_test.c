#include "import/amount.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define N(rows) (sizeof rows / sizeof *rows)

struct row {
	const char *cell;
	enum amount_mark mark;
	const char *want; /* canonical text; NULL refused */
	const char *why; /* code and a part of the message; "file: ..." stops the input */
};

static bool
says(const struct err *e, const char *why)
{
	const char *colon = strchr(why, ':');
	const char *code = e->kind == ERR_INPUT ? "file" : e->code;

	return strlen(code) == (size_t)(colon - why) &&
	       memcmp(code, why, (size_t)(colon - why)) == 0 &&
	       strstr(e->text, colon + 2);
}

static void
check(size_t i, const struct row *w, int r, const char *got, const struct err *e)
{
	if (r == 0 && (!w->want || strcmp(got, w->want) != 0))
		fail_msg("row %zu: \"%s\" gives %s", i, w->cell, got);
	if (r != 0 && (w->want || !says(e, w->why)))
		fail_msg("row %zu: \"%s\": %s: %s", i, w->cell, e->code, e->text);
}

static const struct row decimals[] = {
	{"7.5", MARK_UNSAID, "7.5", ""},
	{"-7.50", MARK_UNSAID, "-7.5", ""},
	{"0.500", MARK_UNSAID, "0.5", ""},
	{"1234.500", MARK_UNSAID, "1234.5", ""},
	{"85.125000", MARK_UNSAID, "85.125", ""},
	{"1.234", MARK_UNSAID, NULL, "file: --decimal comma"},
	{"-1.234", MARK_UNSAID, NULL, "file: --decimal comma"},
	{"12.500", MARK_UNSAID, NULL, "file: --decimal dot"},
	{"123.456", MARK_UNSAID, NULL, "file: --decimal dot"},
	{"1.234.567", MARK_UNSAID, NULL, "file: --decimal comma"},
	{"1.23.456", MARK_UNSAID, NULL, "angka: "},
	{"7,5", MARK_UNSAID, NULL, "desimal: --decimal comma"},
	{"30,8", MARK_UNSAID, NULL, "desimal: --decimal comma"},
	{"1.234,5", MARK_UNSAID, NULL, "desimal: --decimal comma"},
	{"1,234.5", MARK_UNSAID, NULL, "desimal: --decimal dot"},

	{"1.234", MARK_DOT, "1.234", ""},
	{"1,234.5", MARK_DOT, "1234.5", ""},
	{"1,234,567", MARK_DOT, "1234567", ""},
	{"7,5", MARK_DOT, NULL, "desimal: thousands"},
	{"1,2345", MARK_DOT, NULL, "desimal: thousands"},
	{"1.234.567", MARK_DOT, NULL, "angka: "},

	{"7,5", MARK_COMMA, "7.5", ""},
	{"30,8", MARK_COMMA, "30.8", ""},
	{"12", MARK_COMMA, "12", ""},
	{"1.234", MARK_COMMA, "1234", ""},
	{"-1.234,5", MARK_COMMA, "-1234.5", ""},
	{"1.234.567,891", MARK_COMMA, "1234567.891", ""},
	{"7.5", MARK_COMMA, NULL, "desimal: thousands"},
	{"1.2345", MARK_COMMA, NULL, "desimal: thousands"},
	{"0.500", MARK_COMMA, NULL, "desimal: thousands"},
	{"1234.567", MARK_COMMA, NULL, "desimal: thousands"},
	{"1,234.5", MARK_COMMA, NULL, "desimal: thousands"},
	{"1,5,5", MARK_COMMA, NULL, "angka: "},
	{"7,", MARK_COMMA, NULL, "angka: "},
	{",5", MARK_COMMA, NULL, "angka: "},

	{"85%", MARK_UNSAID, NULL, "angka: percent"},
	{"85,5 %", MARK_COMMA, NULL, "angka: percent"},
	{"12 JP", MARK_UNSAID, NULL, "angka: unit"},
	{"( 15 JP)", MARK_UNSAID, NULL, "angka: not a number"},
	{"sepuluh", MARK_UNSAID, NULL, "angka: not a number"},
	{"7.5E+1", MARK_UNSAID, NULL, "angka: "},
	{"+7", MARK_UNSAID, NULL, "angka: "},
	{"1.2345678", MARK_UNSAID, NULL, "angka: six"},
	{"1,2345678", MARK_COMMA, NULL, "angka: six"},
	{"1.111.111.111.111.111.111.111.111.111.111.111.111.111.111", MARK_COMMA, NULL,
         "angka: 15 digits"},
	{"", MARK_UNSAID, NULL, "angka: "},
};

static void
test_decimal(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(decimals); i++) {
		char got[DEC_BUF];
		struct err e = {0};
		int64_t v = 0;
		int r = amount_decimal(slice_of(decimals[i].cell), decimals[i].mark, &v,
		                       &e);

		(void)dec_format(got, v, -1);
		check(i, &decimals[i], r, got, &e);
	}
}

static const struct row wholes[] = {
	{"1250000", MARK_UNSAID, "1250000", ""},
	{"-3", MARK_UNSAID, "-3", ""},
	{"Rp1.250.000,00", MARK_UNSAID, "1250000", ""},
	{"Rp 1.250.000", MARK_UNSAID, "1250000", ""},
	{"Rp.1.250.000,-", MARK_UNSAID, "1250000", ""},
	{"Rp\xC2\xA0"
         "1.250.000,00",
         MARK_UNSAID, "1250000", ""},
	{"IDR 1.250.000", MARK_UNSAID, "1250000", ""},
	{"rp 500", MARK_UNSAID, "500", ""},
	{"1.250.000,-", MARK_UNSAID, "1250000", ""},
	{"500,-", MARK_UNSAID, "500", ""},
	{"1.250.000,00", MARK_UNSAID, "1250000", ""},
	{"1250000,00", MARK_UNSAID, "1250000", ""},
	{"1250000.00", MARK_UNSAID, "1250000", ""},
	{"1,250,000.00", MARK_UNSAID, "1250000", ""},
	{"2026.0", MARK_UNSAID, "2026", ""},
	{"1.250", MARK_UNSAID, NULL, "file: --decimal comma"},
	{"1.250.000", MARK_UNSAID, NULL, "file: --decimal comma"},
	{"1,250,000", MARK_UNSAID, NULL, "desimal: --decimal dot"},
	{"500,000", MARK_UNSAID, NULL, "desimal: --decimal"},
	{"Rp1.250.000,50", MARK_UNSAID, NULL, "desimal: whole"},
	{"Rp1,250,000", MARK_UNSAID, "1250000", ""},
	{"Rp1,250", MARK_UNSAID, NULL, "desimal: whole"},
	{"7.5", MARK_UNSAID, NULL, "desimal: whole"},

	{"1.250.000", MARK_COMMA, "1250000", ""},
	{"1.250", MARK_COMMA, "1250", ""},
	{"Rp 1.250", MARK_COMMA, "1250", ""},
	{"500,000", MARK_COMMA, NULL, "desimal: whole"},
	{"1,250,000", MARK_COMMA, NULL, "angka: "},

	{"1,250,000", MARK_DOT, "1250000", ""},
	{"Rp1,250,000.00", MARK_DOT, "1250000", ""},
	{"Rp1.250.000,00", MARK_DOT, "1250000", ""},
	{"Rp1.250", MARK_DOT, NULL, "desimal: whole"},
	{"Rp1.000", MARK_DOT, NULL, "desimal: whole"},
	{"500.000", MARK_DOT, NULL, "desimal: whole"},
	{"1.250.000", MARK_DOT, NULL, "angka: "},

	{"Rp", MARK_UNSAID, NULL, "angka: "},
	{"Rp -", MARK_UNSAID, NULL, "angka: "},
	{"Rp1.25.000", MARK_COMMA, NULL, "desimal: "},
	{"1,25 juta", MARK_COMMA, NULL, "angka: unit"},
	{"3 hari", MARK_UNSAID, NULL, "angka: unit"},
	{"10%", MARK_UNSAID, NULL, "angka: percent"},
	{"1234567890123456789", MARK_UNSAID, NULL, "angka: 18 digits"},
	{"", MARK_UNSAID, NULL, "angka: "},
};

static void
test_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(wholes); i++) {
		char got[DEC_BUF];
		struct err e = {0};
		int64_t v = 0;
		int r = amount_whole(slice_of(wholes[i].cell), wholes[i].mark, &v, &e);

		(void)dec_format_int(got, v);
		check(i, &wholes[i], r, got, &e);
	}
}

/* Noise as doubles have it when written with 17 digits; wanted is what %.15g makes of
   it. */
static void
test_number(void **state)
{
	static const struct {
		struct row row;
		bool whole, rounded;
	} rows[] = {
		{{"7.5", 0, "7.5", ""}, false, false},
		{{"1.234", 0, "1.234", ""}, false, false},
		{{"7.5E+1", 0, "75", ""}, false, false},
		{{"7.5e1", 0, "75", ""}, false, false},
		{{"7.5E-1", 0, "0.75", ""}, false, false},
		{{"-1.5E-3", 0, "-0.0015", ""}, false, false},
		{{"7.5999999999999996", 0, "7.6", ""}, false, true},
		{{"0.10000000000000001", 0, "0.1", ""}, false, true},
		{{"8.3000000000000007", 0, "8.3", ""}, false, true},
		{{"85.499999999999986", 0, "85.5", ""}, false, true},
		{{"99.999999999999999", 0, "100", ""}, false, true},
		{{"0.99999999999999999", 0, "1", ""}, false, true},
		{{"-2.2999999999999998", 0, "-2.3", ""}, false, true},
		{{"75.000000000000000000", 0, "75", ""}, false, false},
		{{"0.0", 0, "0", ""}, false, false},
		{{"-0", 0, "0", ""}, false, false},
		{{"0E+5", 0, "0", ""}, false, false},
		{{"0.33333333333333331", 0, NULL, "angka: six"}, false, true},
		{{"1E-7", 0, NULL, "angka: six"}, false, false},
		{{"1E+13", 0, NULL, "angka: too large"}, false, false},
		{{"1E+400", 0, NULL, "angka: too large"}, false, false},
		{{"1E-400", 0, NULL, "angka: too large or too small"}, false, false},
		{{"1E99999999999999999999", 0, NULL, "angka: too large"}, false, false},
		{{"1.25E+6", 0, "1250000", ""}, true, false},
		{{"3.0000000000000004", 0, "3", ""}, true, true},
		{{"2026.0", 0, "2026", ""}, true, false},
		{{"7.5", 0, NULL, "angka: whole"}, true, false},
		{{"1,5", 0, NULL, "angka: "}, false, false},
		{{"1.5E", 0, NULL, "angka: "}, false, false},
		{{"1.5E+", 0, NULL, "angka: "}, false, false},
		{{".5", 0, NULL, "angka: "}, false, false},
		{{"TRUE", 0, NULL, "angka: "}, false, false},
		{{"", 0, NULL, "angka: "}, false, false},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		char got[DEC_BUF];
		struct err e = {0};
		int64_t v = 0;
		bool rounded;
		int r = amount_number(slice_of(rows[i].row.cell), rows[i].whole, &v,
		                      &rounded, &e);

		(void)(rows[i].whole ? dec_format_int(got, v) : dec_format(got, v, -1));
		check(i, &rows[i].row, r, got, &e);
		if (r == 0 && rounded != rows[i].rounded)
			fail_msg("row %zu: \"%s\"", i, rows[i].row.cell);
	}
}

static void
test_mark(void **state)
{
	enum amount_mark mark;
	struct err e;

	(void)state;
	assert_int_equal(amount_mark(&mark, "dot", &e), 0);
	assert_int_equal(mark, MARK_DOT);
	assert_int_equal(amount_mark(&mark, "comma", &e), 0);
	assert_int_equal(mark, MARK_COMMA);
	assert_int_equal(amount_mark(&mark, "koma", &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decimal),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
