#include "import/hours.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define N(rows) (sizeof rows / sizeof *rows)

static void
test_find(void **state)
{
	static const struct {
		const char *text;
		enum hours want;
		const char *digits;
	} rows[] = {
		{"Bimtek Arsip (60 JP)", HOURS_ONE, "60"},
		{"Bimtek Arsip ( 15 JP)", HOURS_ONE, "15"},
		{"Bimtek Arsip (15JP )", HOURS_ONE, "15"},
		{"Bimtek Arsip 60 JP", HOURS_ONE, "60"},
		{"Bimtek Arsip - 60 jp.", HOURS_ONE, "60"},
		{"Bimtek Arsip, 60 JPL", HOURS_ONE, "60"},
		{"Bimtek Arsip [40 Jam Pelajaran]", HOURS_ONE, "40"},
		{"60 JP", HOURS_ONE, "60"},
		{"Angkatan 3 (60 JP)", HOURS_ONE, "60"},

		{"Bimtek A (20 JP), Bimtek B (30 JP)", HOURS_MANY, NULL},
		{"Bimtek A (20 JP), Bimtek B (20 JP)", HOURS_MANY, NULL},

		{"Bimtek Arsip", HOURS_NONE, NULL},
		{"Bimtek 60 JP Arsip", HOURS_NONE, NULL},
		{"Bimtek Arsip (JP)", HOURS_NONE, NULL},
		{"Bimtek Arsip 10-20 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 10 - 20 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip < 20 JP", HOURS_NONE, NULL},
		{"?  20 JP", HOURS_NONE, NULL},
		{"\xE2\x89\xA5 20 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 7,5 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 1.000 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 0 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 12345 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip A60 JP", HOURS_NONE, NULL},
		{"Bimtek Arsip 60 JPG", HOURS_NONE, NULL},
		{"Bimtek Arsip 60 jam", HOURS_NONE, NULL},
		{"JP", HOURS_NONE, NULL},
		{"", HOURS_NONE, NULL},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct slice digits = {"", 0};
		enum hours got = hours_find(slice_of(rows[i].text), &digits);

		if (got != rows[i].want ||
		    (got == HOURS_ONE && !slice_eq(digits, slice_of(rows[i].digits))))
			fail_msg("row %zu: \"%s\": %d \"%.*s\"", i, rows[i].text, got,
			         (int)digits.n, digits.p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
