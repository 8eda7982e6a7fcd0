#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "score/umpan.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char path[] = P_tmpdir "/asn-umpan-XXXXXX";

static int
enter(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int
leave(void **state)
{
	(void)state;
	return unlink(path);
}

/* The tables of a policy; each may be replaced by a case. */
static const char *const shipped[][2] = {
	{"bobot", "\"pimpinan\":60,\"rekan\":20,\"bawahan\":10,\"masyarakat\":10,"
                  "\"diri\":0"},
	{"bobot_jabatan", ""},
	{"kelompok_tidak_ada", "\"cara\":\"renormalisasi\""},
	{"penilai_paling_sedikit", "\"pimpinan\":1,\"rekan\":1,\"bawahan\":1,"
                                   "\"masyarakat\":1,\"diri\":1"},
	{"tampil_paling_sedikit", "\"pimpinan\":1,\"rekan\":1,\"bawahan\":1,"
                                  "\"masyarakat\":1,\"diri\":1"},
	{"suara_ganda", "\"cara\":\"tidak_dihitung\""},
};

/* A policy whose table of that name holds cells instead; NULL: the table is missing. */
static int
load(struct rules **r, struct umpan *u, const char *table, const char *cells,
     struct err *e)
{
	FILE *fp = fopen(path, "w");
	bool mine = false;

	assert_non_null(fp);
	fprintf(fp, "{\"id\":\"uji\",\"judul\":\"uji\",\"hitung\":\"umpan_balik\","
	            "\"dasar\":[{\"peraturan\":\"uji\",\"keyakinan\":\"kebijakan\"}]");
	for (size_t i = 0; i < LEN(shipped); i++) {
		bool here = strcmp(table, shipped[i][0]) == 0;
		const char *text = here ? cells : shipped[i][1];

		mine = mine || here;
		if (text)
			fprintf(fp, ",\"%s\":{\"keyakinan\":\"kebijakan\"%s%s}",
			        shipped[i][0], *text ? "," : "", text);
	}
	if (!mine && *table)
		fprintf(fp, ",\"%s\":{\"keyakinan\":\"kebijakan\",%s}", table, cells);
	fprintf(fp, "}");
	assert_int_equal(fclose(fp), 0);
	assert_int_equal(rules_load(r, path, e), 0);
	return umpan_load(u, *r, e);
}

/* By hand; the halves show which way a step rounds. */
static void
test_scaled(void **state)
{
	static const struct {
		int64_t v, lo, hi, want;
	} rows[] = {
		{4 * DEC_ONE, 1 * DEC_ONE, 5 * DEC_ONE, INT64_C(75000000000)},
		{1 * DEC_ONE, 1 * DEC_ONE, 5 * DEC_ONE, 0},
		{5 * DEC_ONE, 1 * DEC_ONE, 5 * DEC_ONE, UMPAN_MAX},
		{2 * DEC_ONE, 1 * DEC_ONE, 4 * DEC_ONE, INT64_C(33333333333)},
		{3 * DEC_ONE, 1 * DEC_ONE, 4 * DEC_ONE, INT64_C(66666666667)},
		{1, 0, 64 * DEC_ONE, 1563}, /* 1562.5 */
		{-5, -10, 0, INT64_C(50000000000)},
		{INT64_MAX, INT64_MIN + 1, INT64_MAX, UMPAN_MAX},
		{0, -INT64_MAX, INT64_MAX, INT64_C(50000000000)},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		assert_int_equal(umpan_scaled(rows[i].v, rows[i].lo, rows[i].hi),
		                 rows[i].want);
}

static void
test_means(void **state)
{
	(void)state;
	/* 2 / 3 */
	assert_int_equal(umpan_group(INT64_C(2000000000), 3), INT64_C(666666666667));
	/* half of 1e-12, and just below it */
	assert_int_equal(umpan_group(1, 2000), 1);
	assert_int_equal(umpan_group(1, 2001), 0);
	/* beyond 64 bits: four billion ratings of 100 */
	assert_int_equal(umpan_group((dec_wide)UMPAN_MAX * 4000000000, 4000000000),
	                 UMPAN_MAX * 1000);
	/* two aspects, 87.5 and 80: 83.75; then 1e-9 half up */
	assert_int_equal(umpan_person(INT64_C(167500000000000), 2), INT64_C(83750000000));
	assert_int_equal(umpan_person(500, 1), 1);
	assert_int_equal(umpan_person(499, 1), 0);
}

enum { P = 1 << PENILAI_PIMPINAN, R = 1 << PENILAI_REKAN, B = 1 << PENILAI_BAWAHAN };
enum { M = 1 << PENILAI_MASYARAKAT, D = 1 << PENILAI_DIRI };

/* 60, 20, 10, 10 over those present: a missing group is no zero, one's own rating is
   nothing. */
static void
test_weighted(void **state)
{
	static const int64_t at12 = INT64_C(1000000000000);
	const int64_t mean[PENILAI_N] = {90 * at12, 80 * at12, 70 * at12, 60 * at12,
	                                 100 * at12};
	static const struct {
		unsigned there;
		int64_t want; /* at 1e-12 */
	} rows[] = {
		{P | R | B | M, INT64_C(83000000000000)},
		{P | R | B | M | D, INT64_C(83000000000000)},
		{P | R, INT64_C(87500000000000)},
		{R | B, INT64_C(76666666666667)}, /* 2300 / 30 */
		{M, INT64_C(60000000000000)},
		{R | D, INT64_C(80000000000000)},
	};
	struct rules *r;
	struct umpan u;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, &u, "", "", &e), 0);
	for (size_t i = 0; i < LEN(rows); i++)
		assert_int_equal(umpan_aspect(umpan_weights(&u, -1), mean, rows[i].there),
		                 rows[i].want);
	rules_free(r);
}

/* Weights far apart need more than 64 bits: (1000000 * 90 + 0.000001 * 80) /
   1000000.000001 = 90 - 10 / 1000000000001. */
static void
test_wide_weights(void **state)
{
	static const int64_t at12 = INT64_C(1000000000000);
	const int64_t mean[PENILAI_N] = {90 * at12, 80 * at12};
	struct rules *r;
	struct umpan u;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, &u, "bobot",
	                      "\"pimpinan\":1000000,\"rekan\":0.000001,\"bawahan\":0,"
	                      "\"masyarakat\":0,\"diri\":0",
	                      &e),
	                 0);
	assert_int_equal(umpan_aspect(umpan_weights(&u, -1), mean, P | R | B),
	                 INT64_C(89999999999990));
	rules_free(r);
}

static void
test_own_weights(void **state)
{
	struct rules *r;
	struct umpan u;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, &u, "bobot_jabatan",
	                      "\"pelaksana\":{\"bawahan\":0,\"rekan\":30}", &e),
	                 0);
	assert_int_equal(umpan_weights(&u, JABATAN_PENGAWAS)->counted, P | R | B | M);
	assert_int_equal(umpan_weights(&u, JABATAN_PELAKSANA)->counted, P | R | M);
	assert_int_equal(umpan_weights(&u, JABATAN_PELAKSANA)->given[PENILAI_REKAN],
	                 30 * DEC_ONE);
	assert_int_equal(umpan_weights(&u, JABATAN_PELAKSANA)->given[PENILAI_PIMPINAN],
	                 60 * DEC_ONE);
	rules_free(r);
}

static void
test_conduct(void **state)
{
	struct rules *r;
	struct umpan u;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, &u, "perilaku", "\"di_atas\":90,\"sesuai\":70.5", &e),
	                 0);
	assert_int_equal(umpan_conduct(&u, INT64_C(90000000000)), RATING_DI_ATAS);
	assert_int_equal(umpan_conduct(&u, INT64_C(89999999999)), RATING_SESUAI);
	assert_int_equal(umpan_conduct(&u, INT64_C(70500000000)), RATING_SESUAI);
	assert_int_equal(umpan_conduct(&u, INT64_C(70499999999)), RATING_DI_BAWAH);
	assert_int_equal(umpan_conduct(&u, -1), -1);
	rules_free(r);
	assert_int_equal(load(&r, &u, "", "", &e), 0);
	assert_int_equal(umpan_conduct(&u, INT64_C(90000000000)), -1);
	rules_free(r);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *table, *cells, *want;
	} rows[] = {
		{"bobot", NULL, "bobot"},
		{"bobot", "\"pimpinan\":60,\"rekan\":null", "bobot.rekan"},
		{"bobot", "\"pimpinan\":60,\"rekann\":20", "bobot.rekann"},
		{"bobot",
	         "\"pimpinan\":-1,\"rekan\":1,\"bawahan\":1,\"masyarakat\":1,"
	         "\"diri\":0",
	         "bobot.pimpinan"},
		{"bobot",
	         "\"pimpinan\":1,\"rekan\":1,\"bawahan\":1,\"masyarakat\":1,"
	         "\"diri\":1",
	         "bobot.diri"},
		{"bobot",
	         "\"pimpinan\":0,\"rekan\":0,\"bawahan\":0,\"masyarakat\":0,"
	         "\"diri\":0",
	         "bobot: "},
		{"bobot_jabatan", "\"pelaksana\":{\"rekan\":null}",
	         "bobot_jabatan.pelaksana.rekan"},
		{"bobot_jabatan", "\"pelaksana\":7", "bobot_jabatan.pelaksana"},
		{"bobot_jabatan", "\"kepala\":{\"rekan\":1}", "bobot_jabatan.kepala"},
		{"kelompok_tidak_ada", "\"cara\":\"nol\"", "kelompok_tidak_ada.cara"},
		{"suara_ganda", "\"cara\":\"rata\"", "suara_ganda.cara"},
		{"penilai_paling_sedikit", "\"pimpinan\":0",
	         "penilai_paling_sedikit.pimpinan"},
		{"tampil_paling_sedikit", NULL, "tampil_paling_sedikit"},
		{"perilaku", "\"di_atas\":70,\"sesuai\":70", "perilaku.di_atas"},
		{"perilaku", "\"di_atas\":101,\"sesuai\":70", "perilaku.di_atas"},
		{"aspek", "\"BP\":\"BP\"", "aspek.BP"},
		{"aspek", "\"BP\":\"Layan\",\"XX\":\"BP\"", "aspek.XX"},
		{"aspek", "\"BP\":1", "aspek.BP"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		struct umpan u;
		struct err e;

		if (load(&r, &u, rows[i].table, rows[i].cells, &e) == 0)
			fail_msg("row %zu was taken", i);
		assert_int_equal(e.kind, ERR_RULES);
		if (strncmp(e.text, rows[i].want, strlen(rows[i].want)) != 0)
			fail_msg("row %zu: %s", i, e.text);
		rules_free(r);
	}
}

/* The seven values of BerAKHLAK by either name, and any other aspect. */
static void
test_aspects(void **state)
{
	struct strtab t = {0};
	struct rules *r;
	struct umpan u;
	struct err e;
	uint32_t bp;

	(void)state;
	assert_int_equal(rules_load(&r, "umpan-balik-360", &e), 0);
	assert_int_equal(umpan_load(&u, r, &e), 0);
	umpan_aspects(&u, &t);
	assert_int_equal(u.n_known, 7);
	bp = umpan_aspect_number(&u, &t, SLICE("Berorientasi Pelayanan"));
	assert_int_equal(umpan_aspect_number(&u, &t, SLICE("BP")), bp);
	assert_true(slice_eq(strtab_text(&t, bp), SLICE("BP")));
	assert_true(slice_eq(umpan_aspect_long(&u, bp), SLICE("Berorientasi Pelayanan")));
	assert_int_not_equal(umpan_aspect_number(&u, &t, SLICE("bp")), bp);
	assert_int_equal(
		umpan_aspect_long(&u, umpan_aspect_number(&u, &t, SLICE("bp"))).n, 0);
	strtab_release(&t);
	rules_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scaled),      cmocka_unit_test(test_means),
		cmocka_unit_test(test_weighted),    cmocka_unit_test(test_wide_weights),
		cmocka_unit_test(test_own_weights), cmocka_unit_test(test_conduct),
		cmocka_unit_test(test_refused),     cmocka_unit_test(test_aspects),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
