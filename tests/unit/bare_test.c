#include "import/bare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define N(rows) (sizeof rows / sizeof *rows)

#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define ZWNJ "\xE2\x80\x8C"
#define BOM "\xEF\xBB\xBF"

static void
test_trim(void **state)
{
	static const struct {
		const char *cell, *want;
		unsigned taken;
	} rows[] = {
		{"Dinas A", "Dinas A", 0},
		{"  Dinas A\t\r\n", "Dinas A", 0},
		{NBSP "Dinas" NBSP "A" NNBSP, "Dinas" NBSP "A", BARE_NBSP},
		{ZWNJ "Dinas A", "Dinas A", BARE_ZERO_WIDTH},
		{"Di" ZWNJ "nas A", "Di" ZWNJ "nas A", 0},
		{BOM " Dinas A \xE2\x80\x8B\xE2\x81\xA0 " NBSP, "Dinas A",
	         BARE_NBSP | BARE_ZERO_WIDTH},
		{NBSP NBSP, "", BARE_NBSP},
		{"   ", "", 0},
		{"", "", 0},
		{"\xE2\x80\x9C"
	         "Dinas\xE2\x80\x9D",
	         "\xE2\x80\x9C"
	         "Dinas\xE2\x80\x9D",
	         0},
		{"Dinas\xC3\xA0", "Dinas\xC3\xA0", 0},
		{"\x01"
	         "A\x7F",
	         "\x01"
	         "A\x7F",
	         0},
		{"\xE2\x80", "\xE2\x80", 0}, /* a cut character is not ours to drop */
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		unsigned taken = 0;
		struct slice cell = slice_of(rows[i].cell), got = bare_trim(cell, &taken);

		if (!slice_eq(got, slice_of(rows[i].want)) || taken != rows[i].taken)
			fail_msg("row %zu: \"%.*s\", %x", i, (int)got.n, got.p, taken);
		if (bare_is_trim(cell) && !slice_eq(got, cell))
			fail_msg("row %zu is not trim", i);
	}
}

static void
test_word(void **state)
{
	static const struct {
		const char *cell;
		enum bare_word want;
	} rows[] = {
		{"-", BARE_NOTHING},       {"--", BARE_NOTHING},
		{"---", BARE_NOTHING},     {"\xE2\x80\x93", BARE_NOTHING},
		{"NULL", BARE_NOTHING},    {"null", BARE_NOTHING},
		{"n/a", BARE_NOTHING},     {"N/A", BARE_NOTHING},
		{"kosong", BARE_NOTHING},  {"Kosong", BARE_NOTHING},
		{"NIHIL", BARE_NOTHING},   {"(blank)", BARE_NOTHING},
		{"\\N", BARE_NOTHING},     {"#N/A", BARE_BROKEN},
		{"#REF!", BARE_BROKEN},    {"#VALUE!", BARE_BROKEN},
		{"#DIV/0!", BARE_BROKEN},  {"#NAME?", BARE_BROKEN},
		{"#NUM!", BARE_BROKEN},    {"#NULL!", BARE_BROKEN},
		{"#SPILL!", BARE_BROKEN},  {"Err:502", BARE_BROKEN},
		{"#SEL!", BARE_ILL},       {"#######", BARE_BROKEN},
		{"NaN", BARE_NOT_TEXT},    {"NA", BARE_NOT_TEXT},
		{"None", BARE_NOT_TEXT},   {"", BARE_VALUE},
		{"0", BARE_VALUE},         {"nul", BARE_VALUE},
		{"nulll", BARE_VALUE},     {"-5", BARE_VALUE},
		{"--Dinas A", BARE_VALUE}, {"#", BARE_VALUE},
		{"#DELETE#", BARE_VALUE},  {"Nihilah", BARE_VALUE},
		{"Kosongan", BARE_VALUE},  {"Nana", BARE_VALUE},
		{"Err:999", BARE_VALUE},   {"tidak ada", BARE_VALUE},
		{".", BARE_VALUE},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++)
		if (bare_word(slice_of(rows[i].cell)) != rows[i].want)
			fail_msg("row %zu: \"%s\"", i, rows[i].cell);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
