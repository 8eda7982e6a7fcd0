#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "score/predikat.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

enum { NONE = -1 };
enum { ATAS = RATING_DI_ATAS, SESUAI = RATING_SESUAI, BAWAH = RATING_DI_BAWAH };
enum {
	SB = PREDIKAT_SANGAT_BAIK,
	B = PREDIKAT_BAIK,
	BP = PREDIKAT_BUTUH_PERBAIKAN,
	K = PREDIKAT_KURANG,
	SK = PREDIKAT_SANGAT_KURANG
};

/*
 * PermenPANRB 6/2022, the matrix of predicates, written out from the research notes
 * (eight independent programs agree on all nine cells). [hasil_kerja][perilaku], both in
 * the order di_atas, sesuai, di_bawah.
 */
static const signed char regulation[3][3] = {
	{SB, B, K},
	{B, B, K},
	{BP, BP, SK},
};

static struct rules *rules;
static struct predikat rule;

static int
load_shipped(void **state)
{
	struct err e;

	(void)state;
	return rules_load(&rules, "permenpanrb-6-2022", &e) < 0 ||
	       predikat_load(&rule, rules, &e) < 0;
}

static int
drop_shipped(void **state)
{
	(void)state;
	rules_free(rules);
	return 0;
}

static void
test_shipped_cells(void **state)
{
	(void)state;
	assert_memory_equal(rule.cell, regulation, sizeof(regulation));
	for (int i = 0; i < RATING_N * RATING_N; i++)
		assert_string_equal(rule.mark[i / RATING_N][i % RATING_N], "praktik");
	assert_string_equal(rules->id, "permenpanrb-6-2022");
}

/* Every combination of ratings; each with nothing recorded, and with each predicate
 * recorded. */
static void
test_every_combination(void **state)
{
	static const struct {
		int hasil_kerja, perilaku;
		int predikat;
	} rows[] = {
		{ATAS, ATAS, SB},   {ATAS, SESUAI, B},    {ATAS, BAWAH, K},
		{SESUAI, ATAS, B},  {SESUAI, SESUAI, B},  {SESUAI, BAWAH, K},
		{BAWAH, ATAS, BP},  {BAWAH, SESUAI, BP},  {BAWAH, BAWAH, SK},
		{ATAS, NONE, NONE}, {SESUAI, NONE, NONE}, {BAWAH, NONE, NONE},
		{NONE, ATAS, NONE}, {NONE, SESUAI, NONE}, {NONE, BAWAH, NONE},
		{NONE, NONE, NONE},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		bool both = rows[i].predikat != NONE;
		bool neither = rows[i].hasil_kerja == NONE && rows[i].perilaku == NONE;

		for (int t = NONE; t <= PREDIKAT_BURUK; t++) {
			struct verdict v = predikat_judge(&rule, rows[i].hasil_kerja,
			                                  rows[i].perilaku, t);
			int status = SKOR_SEMENTARA;

			if (both)
				status = t == NONE || t == rows[i].predikat ? SKOR_LENGKAP
				                                            : SKOR_BEDA;
			else if (neither && t == NONE)
				status = SKOR_BELUM_DINILAI;
			if (v.predikat != rows[i].predikat || v.status != status)
				fail_msg("row %zu, recorded %d: predicate %d status %d",
				         i, t, v.predikat, v.status);
		}
	}
}

static void
test_sangat_baik_needs_both(void **state)
{
	int seen = 0;

	(void)state;
	for (int h = NONE; h < RATING_N; h++)
		for (int p = NONE; p < RATING_N; p++)
			for (int t = NONE; t <= PREDIKAT_BURUK; t++) {
				if (predikat_judge(&rule, h, p, t).predikat != SB)
					continue;
				assert_int_equal(h, ATAS);
				assert_int_equal(p, ATAS);
				seen++;
			}
	assert_int_equal(seen, PREDIKAT_BURUK + 2);
}

/* Misreadings of the table found in deployed programs. BKN's codes: 1 is best. */
static int
low_behaviour_forgiven(int h, int p)
{
	return h == ATAS && p == BAWAH ? B : regulation[h][p];
}

static int
kurang_as_butuh_perbaikan(int h, int p)
{
	return regulation[h][p] == K ? BP : regulation[h][p];
}

static int
kurang_as_sangat_kurang(int h, int p)
{
	return regulation[h][p] == K ? SK : regulation[h][p];
}

static int
transposed(int h, int p)
{
	return regulation[p][h];
}

static int
worse_of_both(int h, int p)
{
	int worse = h > p ? h : p;

	return h == BAWAH && p == BAWAH ? SK : worse;
}

static int
best_is_three(int h, int p)
{
	return regulation[2 - h][2 - p];
}

static void
test_misreadings_differ(void **state)
{
	static const struct {
		const char *name;
		int (*read)(int h, int p);
		int differs; /* cells, counted by hand */
	} rows[] = {
		{"di_atas with di_bawah is baik", low_behaviour_forgiven, 1},
		{"no kurang: butuh_perbaikan", kurang_as_butuh_perbaikan, 2},
		{"no kurang: sangat_kurang", kurang_as_sangat_kurang, 2},
		{"axes transposed", transposed, 4},
		{"max of the codes, 3 and 3 is 5", worse_of_both, 2},
		{"codes the wrong way round", best_is_three, 8},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int differs = 0;

		for (int h = 0; h < RATING_N; h++)
			for (int p = 0; p < RATING_N; p++)
				differs += rows[i].read(h, p) !=
				           predikat_judge(&rule, h, p, NONE).predikat;
		if (differs != rows[i].differs)
			fail_msg("%s: differs in %d cells, want %d", rows[i].name,
			         differs, rows[i].differs);
	}
}

static void
test_missing_is_not_sesuai(void **state)
{
	(void)state;
	for (int r = 0; r < RATING_N; r++) {
		assert_int_equal(predikat_judge(&rule, r, NONE, NONE).predikat, NONE);
		assert_int_equal(predikat_judge(&rule, NONE, r, NONE).predikat, NONE);
	}
}

#define ROW(name, a, s, b)                                                               \
	"\"" name "\":{\"di_atas\":" a ",\"sesuai\":" s ",\"di_bawah\":" b "}"
#define GOOD_ATAS ROW("di_atas", "\"sangat_baik\"", "\"baik\"", "\"kurang\"")
#define GOOD_SESUAI ROW("sesuai", "\"baik\"", "\"baik\"", "\"kurang\"")
#define GOOD_BAWAH                                                                       \
	ROW("di_bawah", "\"butuh_perbaikan\"", "\"butuh_perbaikan\"", "\"sangat_kurang\"")
#define MATRIX(rows) "{\"matriks\":{\"keyakinan\":\"kebijakan\"," rows "}}"

static void
test_unusable_sets(void **state)
{
	static const struct {
		const char *json, *computes;
		const char
			*names; /* what the message must name; NULL: the set is sound */
	} rows[] = {
		{MATRIX(GOOD_ATAS "," GOOD_SESUAI "," GOOD_BAWAH), "predikat", NULL},
		{MATRIX(GOOD_ATAS "," GOOD_SESUAI "," GOOD_BAWAH), "jp", "hitung"},
		{"{}", "predikat", "matriks"},
		{"{\"matriks\":{" GOOD_ATAS "," GOOD_SESUAI "," GOOD_BAWAH "}}",
	         "predikat", "matriks.keyakinan"},
		{MATRIX(GOOD_ATAS "," GOOD_BAWAH), "predikat", "matriks.sesuai.di_atas"},
		{MATRIX(GOOD_ATAS "," GOOD_SESUAI
	                          "," ROW("di_bawah", "\"kurang\"", "null", "\"baik\"")),
	         "predikat", "matriks.di_bawah.sesuai"},
		{MATRIX(GOOD_ATAS "," ROW("sesuai", "\"baik\"", "\"baik\"",
	                                  "\"cukup\"") "," GOOD_BAWAH),
	         "predikat", "matriks.sesuai.di_bawah"},
		{MATRIX(GOOD_ATAS
	                "," ROW("sesuai", "\"baik\"", "2", "\"kurang\"") "," GOOD_BAWAH),
	         "predikat", "matriks.sesuai.sesuai"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules r = {.id = "uji", .computes = rows[i].computes};
		struct predikat p;
		struct err e = {.kind = ERR_NONE};
		int got;

		assert_int_equal(jsonin_doc(&r.doc, slice_of(rows[i].json), &e), 0);
		got = predikat_load(&p, &r, &e);
		if (got != (rows[i].names ? -1 : 0))
			fail_msg("row %zu: %d %s", i, got, e.text);
		if (rows[i].names) {
			assert_int_equal(e.kind, ERR_RULES);
			if (!strstr(e.text, rows[i].names))
				fail_msg("row %zu: \"%s\" does not name %s", i, e.text,
				         rows[i].names);
		}
		jsonin_doc_free(r.doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped_cells),
		cmocka_unit_test(test_every_combination),
		cmocka_unit_test(test_sangat_baik_needs_both),
		cmocka_unit_test(test_misreadings_differ),
		cmocka_unit_test(test_missing_is_not_sesuai),
		cmocka_unit_test(test_unusable_sets),
	};

	return cmocka_run_group_tests(tests, load_shipped, drop_shipped);
}
