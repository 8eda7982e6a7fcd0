#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/iki_plan.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NONE CELL_NO_VALUE

static struct rules *rules;
static struct iki iki;

static int
load_shipped(void **state)
{
	struct err e;

	(void)state;
	return rules_load(&rules, "permenpanrb-8-2021", &e) < 0 ||
	       iki_load(&iki, rules, 120 * DEC_ONE, &e) < 0;
}

static int
drop_shipped(void **state)
{
	(void)state;
	rules_free(rules);
	return 0;
}

static int64_t
in_thousandths(int64_t v)
{
	return v == NONE ? NONE : v * 1000;
}

/*
 * PermenPANRB 8/2021, annex: the four cases of achievement. The fraction at 1e-9, worked
 * by hand. 92 of 80 to 90 is 92/90, not the 113 that the page as stored prints.
 */
static void
test_achievement(void **state)
{
	static const struct {
		int64_t target, upper, real; /* thousandths */
		int arah;
		int64_t percent; /* 1e-9 */
		int64_t whole;
		bool floored, exactly;
	} rows[] = {
		{50000, NONE, 49000, ARAH_NAIK, INT64_C(98000000000), 98, false, false},
		{50000, NONE, 50000, ARAH_NAIK, INT64_C(100000000000), 100, false, true},
		{7000, NONE, 6500, ARAH_TURUN, INT64_C(107142857143), 107, false, false},
		{8000, NONE, 9000, ARAH_TURUN, INT64_C(87500000000), 88, false, false},
		{7000, 8000, 6500, ARAH_TURUN, INT64_C(107142857143), 107, false, false},
		{7000, 8000, 9000, ARAH_TURUN, INT64_C(87500000000), 88, false, false},
		{7000, 8000, 7500, ARAH_TURUN, INT64_C(100000000000), 100, false, true},
		{80000, 90000, 70000, ARAH_NAIK, INT64_C(87500000000), 88, false, false},
		{80000, 90000, 92000, ARAH_NAIK, INT64_C(102222222222), 102, false,
	         false},
		{80000, 90000, 80000, ARAH_NAIK, INT64_C(100000000000), 100, false, true},
		{80000, 90000, 90000, ARAH_NAIK, INT64_C(100000000000), 100, false, true},
		{10000, NONE, 20000, ARAH_TURUN, 0, 0, false, false},
		{10000, NONE, 20001, ARAH_TURUN, 0, 0, true, false},
		{10000, NONE, -1, ARAH_NAIK, 0, 0, true, false},
		/* holes of the bands, closed by rounding half up */
		{100000, NONE, 99400, ARAH_NAIK, INT64_C(99400000000), 99, false, false},
		{100000, NONE, 99500, ARAH_NAIK, INT64_C(99500000000), 100, false, false},
		{100000, NONE, 100499, ARAH_NAIK, INT64_C(100499000000), 100, false,
	         false},
		{100000, NONE, 100500, ARAH_NAIK, INT64_C(100500000000), 101, false,
	         false},
		{100000, NONE, 79499, ARAH_NAIK, INT64_C(79499000000), 79, false, false},
		/* 59.4999999999999.. %: rounded once, not twice */
		{INT64_C(9000000000000000), NONE, INT64_C(5354999999999999), ARAH_NAIK,
	         INT64_C(59500000000), 59, false, false},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		const struct skp_row row = {
			.target = in_thousandths(rows[i].target),
			.target_atas = in_thousandths(rows[i].upper),
			.realisasi = in_thousandths(rows[i].real),
			.arah = (signed char)rows[i].arah,
		};
		struct iki_percent p = iki_achieved(&row);
		int64_t exact = dec_exact(dec_quotient(p.num * DEC_ONE * DEC_ONE, p.den));

		if (exact != rows[i].percent || p.whole != rows[i].whole ||
		    p.floored != rows[i].floored || p.exactly_100 != rows[i].exactly)
			fail_msg("row %zu: %lld, whole %lld", i, (long long)exact,
			         (long long)p.whole);
	}
}

/* PermenPANRB 8/2021, annex, JPT (page 363: 98 is 88, 100 is 109); the rest by hand. */
static void
test_jpt_values(void **state)
{
	static const struct {
		int64_t whole;
		int64_t want; /* 1e-9 */
		int category;
	} rows[] = {
		{0, 0, IKI_SANGAT_KURANG},
		{30, INT64_C(24915254237), IKI_SANGAT_KURANG},
		{59, INT64_C(49000000000), IKI_SANGAT_KURANG},
		{60, INT64_C(50000000000), IKI_KURANG},
		{79, INT64_C(69000000000), IKI_KURANG},
		{80, INT64_C(70000000000), IKI_CUKUP},
		{90, INT64_C(80000000000), IKI_CUKUP},
		{98, INT64_C(88000000000), IKI_CUKUP},
		{99, INT64_C(89000000000), IKI_CUKUP},
		{100, INT64_C(109000000000), IKI_BAIK},
		{101, INT64_C(110000000000), IKI_SANGAT_BAIK},
		{105, INT64_C(114444444444), IKI_SANGAT_BAIK},
		{110, INT64_C(120000000000), IKI_SANGAT_BAIK},
		{111, INT64_C(120000000000), IKI_SANGAT_BAIK},
		{5000, INT64_C(120000000000), IKI_SANGAT_BAIK},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		const struct iki_band *b = iki_find_band(&iki.jpt_bands, rows[i].whole);
		int64_t got = dec_exact(iki_band_value(b, rows[i].whole));

		if (got != rows[i].want || b->category != rows[i].category)
			fail_msg("%lld %%: %lld, category %d", (long long)rows[i].whole,
			         (long long)got, b->category);
	}
}

/*
 * The table of plans for JA and JF as one program in use has it: every way three aspects
 * can fall, against the conditions written out, in their order.
 */
static void
test_plan_rows(void **state)
{
	static const struct {
		int64_t counts[IKI_N];
		int64_t want;
	} examples[] = {
		{{2, 1, 0, 0, 0}, 120}, {{1, 1, 1, 0, 0}, 100}, {{0, 1, 2, 0, 0}, 80},
		{{1, 1, 0, 1, 0}, 80},  {{1, 1, 0, 0, 1}, 60},
	};
	int seen = 0;

	(void)state;
	for (size_t i = 0; i < LEN(examples); i++)
		assert_int_equal(iki.rows[iki_find_row(&iki, examples[i].counts)].value,
		                 examples[i].want * DEC_ONE);
	for (int a = 0; a < IKI_N; a++)
		for (int b = 0; b < IKI_N; b++)
			for (int c = 0; c < IKI_N; c++) {
				int64_t n[IKI_N] = {0}, want = 100, got;

				n[a]++, n[b]++, n[c]++;
				if (n[0] >= 2 && n[0] + n[1] == 3)
					want = 120;
				else if (n[4] >= 2)
					want = 25;
				else if (n[3] >= 2 || n[4] >= 1)
					want = 60;
				else if (n[3] == 1 || n[2] >= 2)
					want = 80;
				got = iki.rows[iki_find_row(&iki, n)].value;
				assert_int_equal(got, want * DEC_ONE);
				seen++;
			}
	assert_int_equal(seen, 125);
}

#define IKI(k, real)                                                                     \
	{                                                                                \
		.target = 100 * DEC_ONE, .target_atas = NONE,                            \
		.realisasi = (real)*DEC_ONE, .bobot = NONE, .kode = k, .aspek = -1,      \
		.kelompok = -1                                                           \
	}
#define IN(k, real, group, weight)                                                       \
	{                                                                                \
		.target = 100 * DEC_ONE, .target_atas = NONE,                            \
		.realisasi = (real)*DEC_ONE, .bobot = weight, .kode = k, .aspek = -1,    \
		.kelompok = group                                                        \
	}
#define EXTRA(k, real, weight)                                                           \
	{                                                                                \
		.target = 100 * DEC_ONE, .target_atas = NONE,                            \
		.realisasi = (real)*DEC_ONE, .bobot = (weight)*DEC_ONE, .kode = k,       \
		.aspek = -1, .kelompok = -1, .flags = SKP_ROW_TAMBAHAN                   \
	}
#define TOP(k, real)                                                                     \
	{                                                                                \
		.target = 100 * DEC_ONE, .target_atas = NONE,                            \
		.realisasi = (real)*DEC_ONE, .bobot = NONE, .kode = k, .aspek = -1,      \
		.kelompok = -1, .flags = SKP_ROW_MAKSIMUM                                \
	}
#define ASPECT(k, a, real, f)                                                            \
	{                                                                                \
		.target = 100 * DEC_ONE, .target_atas = NONE,                            \
		.realisasi = (real)*DEC_ONE, .bobot = NONE, .kode = k, .aspek = a,       \
		.kelompok = -1, .flags = f                                               \
	}
#define PK KELOMPOK_PERJANJIAN_KINERJA
#define IS KELOMPOK_INISIATIF_STRATEGIS

static const struct {
	const char *name;
	int jabatan;
	struct skp_row rows[7];
	int64_t want; /* 1e-9; -1: none */
	unsigned notes;
} plans[] = {
	{"one indicator", JABATAN_JPT_UTAMA, {IKI(1, 98)}, INT64_C(88000000000), 0},
	{"a plain mean",
         JABATAN_JPT_MADYA,
         {IKI(1, 98), IKI(2, 100)},
         INT64_C(98500000000),
         0},
	{"Dirjen III: 60 % of 98.67 and 40 % of 109 (page 363, groups inferred)",
         JABATAN_JPT_MADYA,
         {IN(1, 98, PK, NONE), IN(2, 98, PK, NONE), IN(3, 120, PK, NONE),
          IN(4, 100, IS, NONE)},
         INT64_C(102800000000),
         0},
	{"the same by weights of the records",
         JABATAN_JPT_MADYA,
         {IN(1, 98, -1, 20 * DEC_ONE), IN(2, 98, -1, 20 * DEC_ONE),
          IN(3, 120, -1, 20 * DEC_ONE), IN(4, 100, -1, 40 * DEC_ONE)},
         INT64_C(102800000000),
         0},
	{"a group is empty",
         JABATAN_JPT_MADYA,
         {IN(1, 98, PK, NONE)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"one is of no group",
         JABATAN_JPT_MADYA,
         {IN(1, 98, PK, NONE), IN(2, 98, IS, NONE), IKI(3, 100)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"one has no weight",
         JABATAN_JPT_MADYA,
         {IN(1, 98, -1, DEC_ONE), IKI(2, 100)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"weights of nothing",
         JABATAN_JPT_MADYA,
         {IN(1, 98, -1, 0)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"the target is the most there is: 120 at exactly 100",
         JABATAN_JPT_PRATAMA,
         {TOP(1, 100)},
         INT64_C(120000000000),
         0},
	{"not at 99", JABATAN_JPT_PRATAMA, {TOP(1, 99)}, INT64_C(89000000000), 0},
	{"additional: 80 % * 5 % * 109 = 4.36",
         JABATAN_JPT_PRATAMA,
         {IKI(1, 98), EXTRA(2, 100, 5)},
         INT64_C(92360000000),
         0},
	{"additional is cut to 10",
         JABATAN_JPT_PRATAMA,
         {IKI(1, 98), EXTRA(2, 110, 50)},
         INT64_C(98000000000),
         SKOR_NOTE_TAMBAHAN_DIBATASI},
	{"the whole is cut to 120",
         JABATAN_JPT_PRATAMA,
         {IKI(1, 120), EXTRA(2, 100, 5)},
         INT64_C(120000000000),
         SKOR_NOTE_SKP_DIBATASI},
	{"additional alone is no plan",
         JABATAN_JPT_PRATAMA,
         {EXTRA(2, 100, 5)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"below zero is zero, and said",
         JABATAN_JPT_PRATAMA,
         {IKI(1, -1)},
         0,
         SKOR_NOTE_CAPAIAN_NOL},
	{"no kind of post, no profile",
         -1,
         {IKI(1, 98)},
         -1,
         SKOR_NOTE_TANPA_JENIS_JABATAN},
	{"SB SB B",
         JABATAN_FUNGSIONAL,
         {ASPECT(1, ASPEK_KUANTITAS, 101, 0), ASPECT(1, ASPEK_KUALITAS, 150, 0),
          ASPECT(1, ASPEK_WAKTU, 100, 0)},
         INT64_C(120000000000),
         0},
	{"two plans: 120 and SB B C = 100",
         JABATAN_PELAKSANA,
         {ASPECT(1, ASPEK_KUANTITAS, 101, 0), ASPECT(1, ASPEK_KUALITAS, 150, 0),
          ASPECT(1, ASPEK_WAKTU, 100, 0), ASPECT(2, ASPEK_KUANTITAS, 101, 0),
          ASPECT(2, ASPEK_KUALITAS, 100, 0), ASPECT(2, ASPEK_WAKTU, 80, 0)},
         INT64_C(110000000000),
         0},
	{"additional plan of value 100 adds 1.6",
         JABATAN_PENGAWAS,
         {ASPECT(1, ASPEK_KUANTITAS, 100, 0), ASPECT(1, ASPEK_KUALITAS, 100, 0),
          ASPECT(1, ASPEK_WAKTU, 100, 0),
          ASPECT(2, ASPEK_KUANTITAS, 100, SKP_ROW_TAMBAHAN),
          ASPECT(2, ASPEK_KUALITAS, 100, SKP_ROW_TAMBAHAN),
          ASPECT(2, ASPEK_WAKTU, 100, SKP_ROW_TAMBAHAN)},
         INT64_C(101600000000),
         0},
	{"two aspects of three",
         JABATAN_PELAKSANA,
         {ASPECT(1, ASPEK_KUANTITAS, 100, 0), ASPECT(1, ASPEK_KUALITAS, 100, 0)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"an aspect of another rule",
         JABATAN_PELAKSANA,
         {ASPECT(1, ASPEK_KUANTITAS, 100, 0), ASPECT(1, ASPEK_KUALITAS, 100, 0),
          ASPECT(1, ASPEK_WAKTU, 100, 0), ASPECT(1, ASPEK_BIAYA, 100, 0)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"a row was rejected",
         JABATAN_JPT_UTAMA,
         {IKI(1, 98), ASPECT(2, -1, 98, SKP_ROW_REJECTED)},
         -1,
         SKOR_NOTE_SKP_DITOLAK},
	{"rows in dispute",
         JABATAN_JPT_UTAMA,
         {IKI(1, 98), ASPECT(2, -1, 98, SKP_ROW_DISPUTED)},
         -1,
         SKOR_NOTE_SKP_BERTENTANGAN},
};

static void
test_plans(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(plans); i++) {
		struct plan_value v;
		int64_t got;
		size_t n = 0;

		while (n < LEN(plans[i].rows) && plans[i].rows[n].kode > 0)
			n++;
		v = iki_plan_value(&iki, plans[i].rows, n, plans[i].jabatan);
		got = v.known ? dec_exact(v.value) : -1;
		if (got != plans[i].want || v.notes != plans[i].notes)
			fail_msg("%s: %lld, notes %u", plans[i].name, (long long)got,
			         v.notes);
	}
}

static void
test_missing_figures(void **state)
{
	const struct skp_row whole = IKI(1, 98);

	(void)state;
	for (int what = 0; what < 3; what++) {
		struct skp_row row = whole;

		if (what == 0)
			row.target = NONE;
		else if (what == 1)
			row.realisasi = NONE;
		else
			row.arah = -1;
		assert_int_equal(iki_plan_value(&iki, &row, 1, JABATAN_JPT_UTAMA).notes,
		                 SKOR_NOTE_SKP_TIDAK_LENGKAP);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_achievement),     cmocka_unit_test(test_jpt_values),
		cmocka_unit_test(test_plan_rows),       cmocka_unit_test(test_plans),
		cmocka_unit_test(test_missing_figures),
	};

	return cmocka_run_group_tests(tests, load_shipped, drop_shipped);
}
