#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "score/pola.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

enum { ISTIMEWA, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG };

/*
 * The limits are those of SE MenPANRB 3/2023 for the achievement of the organisation:
 * exactly the percentage complies. Counts are in the order sangat_baik, baik,
 * butuh_perbaikan, kurang, sangat_kurang.
 */
static const struct {
	int capaian;
	uint32_t counts[PREDIKAT_N];
	int want;
	const char *notes;
} rows[] = {
	/* twenty people: 14 are 70 percent, 15 are 75 */
	{BAIK, {4, 14, 2, 0, 0}, POLA_SESUAI, ""},
	{BAIK, {4, 15, 1, 0, 0}, POLA_MELANGGAR, "kelebihan_baik:1"},
	{BAIK, {6, 14, 0, 0, 0}, POLA_MELANGGAR, "kekurangan_butuh_perbaikan+kurang:1"},
	{BAIK, {6, 13, 0, 1, 0}, POLA_SESUAI, ""},
	{BAIK, {6, 13, 0, 0, 1}, POLA_MELANGGAR, "kekurangan_butuh_perbaikan+kurang:1"},
	{BAIK, {10, 9, 1, 0, 0}, POLA_SESUAI, "dominan_bukan:baik"},
	{BAIK, {9, 9, 2, 0, 0}, POLA_SESUAI, "dominan_bukan:baik"},
	{BAIK,
         {0, 20, 0, 0, 0},
         POLA_MELANGGAR,
         "kekurangan_butuh_perbaikan+kurang:1;kelebihan_baik:6"},
	/* eleven: 70 percent are 7.7 people, so seven may */
	{ISTIMEWA, {7, 4, 0, 0, 0}, POLA_SESUAI, ""},
	{ISTIMEWA, {8, 3, 0, 0, 0}, POLA_MELANGGAR, "kelebihan_sangat_baik:1"},
	{ISTIMEWA, {3, 8, 0, 0, 0}, POLA_SESUAI, "dominan_bukan:sangat_baik"},
	{BUTUH_PERBAIKAN, {1, 3, 6, 0, 0}, POLA_SESUAI, ""},
	{BUTUH_PERBAIKAN,
         {2, 3, 5, 0, 0},
         POLA_MELANGGAR,
         "kekurangan_butuh_perbaikan:1;kelebihan_sangat_baik:1"},
	/* eleven: 60 percent are 6.6 people, so it takes seven */
	{BUTUH_PERBAIKAN,
         {1, 4, 6, 0, 0},
         POLA_MELANGGAR,
         "kekurangan_butuh_perbaikan:1"},
	{KURANG, {1, 2, 1, 6, 0}, POLA_SESUAI, ""},
	{KURANG, {1, 3, 0, 6, 0}, POLA_MELANGGAR, "kekurangan_butuh_perbaikan:1"},
	{KURANG, {0, 4, 1, 5, 0}, POLA_MELANGGAR, "kekurangan_kurang:1"},
	{SANGAT_KURANG, {0, 3, 1, 0, 6}, POLA_SESUAI, ""},
	{SANGAT_KURANG, {0, 3, 0, 1, 6}, POLA_SESUAI, ""},
	{SANGAT_KURANG,
         {0, 4, 0, 0, 6},
         POLA_MELANGGAR,
         "kekurangan_butuh_perbaikan+kurang:1"},
	{SANGAT_KURANG, {1, 2, 1, 0, 6}, POLA_MELANGGAR, "kelebihan_sangat_baik:1"},
	/* fewer than ten are too few to test */
	{BAIK, {0, 9, 0, 0, 0}, POLA_TERLALU_KECIL, ""},
	{BAIK, {0, 0, 0, 0, 0}, POLA_TIDAK_DIUJI, ""},
	{-1, {4, 14, 2, 0, 0}, POLA_TIDAK_DIUJI, ""},
};

static void
test_limits(void **state)
{
	struct rules *rules;
	struct pola pola;
	struct err e;

	(void)state;
	assert_int_equal(rules_load(&rules, "permenpanrb-6-2022", &e), 0);
	assert_int_equal(pola_load(&pola, rules, &e), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		char notes[POLA_NOTES];
		size_t n;
		int got = pola_judge(&pola, rows[i].capaian, rows[i].counts, notes, &n);

		if (got != rows[i].want || n != strlen(rows[i].notes) ||
		    memcmp(notes, rows[i].notes, n) != 0)
			fail_msg("row %zu: %d %.*s", i, got, (int)n, notes);
	}
	rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
