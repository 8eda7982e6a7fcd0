#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/dec.h"
#include "score/kredit.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static int
load(struct rules **rules, struct kredit *k)
{
	struct err e;

	assert_int_equal(rules_load(rules, "angka-kredit-1-2023", &e), 0);
	return kredit_load(k, *rules, &e);
}

static int
code_of(const struct schema_codes *codes, const char *code)
{
	int i = schema_code(codes, slice_of(code));

	assert_true(i >= 0);
	return i;
}

static void
must_be(const struct kredit *k, const char *jenjang, const char *predikat, int months,
        const char *want)
{
	char got[DEC_BUF];
	int64_t exact = kredit_exact(k, code_of(&records_jenjang, jenjang),
	                             code_of(&records_predikat, predikat), months);

	dec_format(got, kredit_value(k, exact), 2);
	assert_string_equal(got, want);
}

/* PermenPANRB 1/2023 Pasal 37: a year of each level and predicate, as agencies' guides
   print the table of products. 5.625, 2.8125, 3.125 and so on end at a half: half up. */
static void
test_year(void **state)
{
	static const char *const predicates[] = {"sangat_baik", "baik", "butuh_perbaikan",
	                                         "kurang", "sangat_kurang"};
	static const struct {
		const char *jenjang, *want[LEN(predicates)];
	} rows[] = {
		{"pemula", {"5.63", "3.75", "2.81", "1.88", "0.94"}},
		{"terampil", {"7.50", "5.00", "3.75", "2.50", "1.25"}},
		{"mahir", {"18.75", "12.50", "9.38", "6.25", "3.13"}},
		{"penyelia", {"37.50", "25.00", "18.75", "12.50", "6.25"}},
		{"ahli_pertama", {"18.75", "12.50", "9.38", "6.25", "3.13"}},
		{"ahli_muda", {"37.50", "25.00", "18.75", "12.50", "6.25"}},
		{"ahli_madya", {"56.25", "37.50", "28.13", "18.75", "9.38"}},
		{"ahli_utama", {"75.00", "50.00", "37.50", "25.00", "12.50"}},
	};
	struct rules *rules;
	struct kredit k;

	(void)state;
	assert_int_equal(load(&rules, &k), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		for (size_t p = 0; p < LEN(predicates); p++)
			must_be(&k, rows[i].jenjang, predicates[p], KREDIT_YEAR,
			        rows[i].want[p]);
		/* "Cukup/Butuh Perbaikan" is one row of the table. */
		must_be(&k, rows[i].jenjang, "cukup", KREDIT_YEAR, rows[i].want[2]);
	}
	assert_int_equal(k.persen[PREDIKAT_BURUK], KREDIT_NONE);
	rules_free(rules);
}

/* Parts of a year. */
static void
test_parts(void **state)
{
	struct rules *rules;
	struct kredit k;

	(void)state;
	assert_int_equal(load(&rules, &k), 0);
	must_be(&k, "ahli_pertama", "baik", 2, "2.08");            /* published */
	must_be(&k, "ahli_utama", "sangat_baik", 3, "18.75");      /* 3/12 of 75 */
	must_be(&k, "ahli_pertama", "butuh_perbaikan", 3, "2.34"); /* 2.34375 */
	must_be(&k, "pemula", "sangat_kurang", 1, "0.08");         /* 0.078125 */
	must_be(&k, "ahli_utama", "kurang", 6, "12.50");
	rules_free(rules);
}

static void
test_months(void **state)
{
	static const struct {
		const char *first, *last;
		int months;
	} cases[] = {
		{"2026-01-01", "2026-12-31", 12}, {"2026-07-01", "2026-09-30", 3},
		{"2026-11-01", "2026-12-31", 2},  {"2026-11-02", "2026-12-31", 1},
		{"2026-12-02", "2026-12-31", 0},  {"2026-01-01", "2026-01-30", 0},
		{"2026-01-01", "2026-02-28", 2},  {"2028-01-01", "2028-02-28", 1},
		{"2026-01-15", "2026-01-20", 0},  {"2026-01-31", "2026-03-01", 1},
		{"2026-10-01", "2026-09-30", 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		int32_t first, last;

		assert_true(date_parse(slice_of(cases[i].first), &first));
		assert_true(date_parse(slice_of(cases[i].last), &last));
		assert_int_equal(kredit_months(first, last), cases[i].months);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_year),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
