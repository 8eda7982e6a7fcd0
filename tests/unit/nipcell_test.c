#include "import/nipcell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define N(rows) (sizeof rows / sizeof *rows)

#define PLAIN "198601022015051999"

static const struct {
	const char *cell;
	bool number;
	unsigned taken;
	const char *code; /* NULL: read as PLAIN */
} rows[] = {
	{PLAIN, false, 0, NULL},
	{"19860102 201505 1 999", false, NIPCELL_BLANKS, NULL},
	{"19860102  201505\t1 999", false, NIPCELL_BLANKS, NULL},
	{"19860102\n201505 1 999", false, NIPCELL_BLANKS, NULL},
	{"19860102\r\n2015051999", false, NIPCELL_BLANKS, NULL},
	{"19860102\xC2\xA0"
         "201505\xE2\x80\xAF"
         "1999",
         false, NIPCELL_BLANKS, NULL},
	{"'" PLAIN, false, NIPCELL_APOSTROPHE, NULL},
	{"\xE2\x80\x99" PLAIN, false, NIPCELL_APOSTROPHE, NULL},
	{"\xE2\x80\x98" PLAIN, false, NIPCELL_APOSTROPHE, NULL},
	{"`" PLAIN, false, NIPCELL_APOSTROPHE, NULL},
	{"'19860102 201505 1 999", false, NIPCELL_APOSTROPHE | NIPCELL_BLANKS, NULL},
	{"=\"" PLAIN "\"", false, NIPCELL_FORMULA, NULL},
	{"=\"'19860102 201505 1 999\"", false,
         NIPCELL_FORMULA | NIPCELL_APOSTROPHE | NIPCELL_BLANKS, NULL},
	{"198.601.022.015.051.999", false, NIPCELL_MARKS, NULL},
	{"198,601,022,015,051,999", false, NIPCELL_MARKS, NULL},
	{"198`601`022`015`051`999", false, NIPCELL_MARKS, NULL},
	{"19860102.201505.1.999", false, NIPCELL_MARKS, NULL},

	{PLAIN, true, 0, "nip_notasi"},
	{"198601022015051000", true, 0, "nip_notasi"},
	{"1.98601022015052E+17", true, 0, "nip_notasi"},
	{"1.98503E+17", false, 0, "nip_notasi"},
	{"1,23457E+15", false, 0, "nip_notasi"},
	{"'1.98503E+17", false, 0, "nip_notasi"},
	{"2147483647", false, 0, "nip_int32"},
	{"2147483647", true, 0, "nip_int32"},
	{"3273010203040005", false, 0, "nip_nik"},
	{"'3273010203040005", false, 0, "nip_nik"},
	{"3273 0102 0304 0005", false, 0, "nip_nik"},
	{"130123456", false, 0, "nip_lama"},
	{"130 123 456", false, 0, "nip_lama"},
	{"19860102201505199", false, 0, "nip_panjang"},
	{"1986010220150519990", false, 0, "nip_panjang"},
	{"19860102 201505 1 9990 0", false, 0, "nip_panjang"},
	{PLAIN PLAIN, false, 0, "nip_panjang"},
	{PLAIN PLAIN PLAIN, false, 0, "nip_panjang"},
	{PLAIN "-", false, 0, "nip_aksara"},
	{PLAIN ".", false, 0, "nip_aksara"},
	{"." PLAIN, false, 0, "nip_aksara"},
	{"19860102..2015051999", false, 0, "nip_aksara"},
	{"19860102.201505,1999", false, 0, "nip_aksara"},
	{"19860102-201505-1-999", false, 0, "nip_aksara"},
	{"19860102201505199O", false, 0, "nip_aksara"},
	{"''" PLAIN, false, 0, "nip_aksara"},
	{PLAIN "'", false, 0, "nip_aksara"},
	{"19860102\xE2\x80\x8B"
         "2015051999",
         false, 0, "nip_aksara"},
	{"=\"" PLAIN, false, 0, "nip_aksara"},
	{"#REF!", false, 0, "nip_aksara"},
	{"Honorer", false, 0, "nip_aksara"},
	{"=\"\"", false, 0, "nip_aksara"},
	{"", false, 0, "nip_panjang"},
};

static void
test_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		char room[NIPCELL_ROOM];
		struct slice text;
		struct err e = {0};
		unsigned taken;
		int64_t nip;
		int r = nipcell_read(slice_of(rows[i].cell), rows[i].number, room, &text,
		                     &nip, &taken, &e);

		if (r == 0 &&
		    (rows[i].code || !slice_eq(text, SLICE(PLAIN)) ||
		     nip != INT64_C(198601022015051999) || taken != rows[i].taken))
			fail_msg("row %zu: \"%s\" taken, %x", i, rows[i].cell, taken);
		if (r != 0 &&
		    (!rows[i].code || strcmp(e.code, rows[i].code) != 0 || !e.personal))
			fail_msg("row %zu: \"%s\": %s: %s", i, rows[i].cell, e.code,
			         e.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
