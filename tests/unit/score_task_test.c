#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/task.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NONE CELL_NO_VALUE

static struct rules *rules;
static struct task task;

static int
load_shipped(void **state)
{
	struct err e;

	(void)state;
	return rules_load(&rules, "pp-46-2011", &e) < 0 ||
	       task_load(&task, rules, &e) < 0;
}

static int
drop_shipped(void **state)
{
	(void)state;
	rules_free(rules);
	return 0;
}

#define ROW(k, a, t, r)                                                                  \
	{                                                                                \
		.target = (t)*DEC_ONE, .target_atas = NONE, .realisasi = (r)*DEC_ONE,    \
		.bobot = NONE, .kode = k, .aspek = a, .arah = -1, .kelompok = -1         \
	}
#define KN(k, t, r) ROW(k, ASPEK_KUANTITAS, t, r)
#define KL(k, t, r) ROW(k, ASPEK_KUALITAS, t, r)
#define W(k, t, r) ROW(k, ASPEK_WAKTU, t, r)
#define BY(k, t, r) ROW(k, ASPEK_BIAYA, t, r)
#define ADDED(k, r)                                                                      \
	{                                                                                \
		.target = NONE, .target_atas = NONE, .realisasi = r, .bobot = NONE,      \
		.kode = k, .aspek = -1, .arah = -1, .kelompok = -1,                      \
		.flags = SKP_ROW_TAMBAHAN                                                \
	}
#define CREATIVE(k, group)                                                               \
	{                                                                                \
		.target = NONE, .target_atas = NONE, .realisasi = NONE, .bobot = NONE,   \
		.kode = k, .aspek = -1, .arah = -1, .kelompok = group                    \
	}

/* Perka BKN 1/2013: published examples, and the rest by hand from the formula. */
static void
test_scores(void **state)
{
	static const struct {
		struct skp_row row;
		int64_t want; /* 1e-9 */
		bool floored;
	} rows[] = {
		{KN(1, 50, 40), INT64_C(80000000000), false},
		{KN(1, 50, 60), INT64_C(120000000000), false},
		{KL(1, 100, 90), INT64_C(90000000000), false},
		{W(1, 5, 4), INT64_C(96000000000), false},
		{W(1, 12, 12), INT64_C(76000000000), false},
		{W(1, 100, 76), INT64_C(100000000000), false}, /* e is 24 exactly */
		{W(1, 25, 19), INT64_C(100000000000), false},  /* again */
		{W(1, 100, 75), INT64_C(75000000000), false},  /* e is 25 */
		{W(1, 12, 6), INT64_C(50000000000), false},
		{W(1, 12, 13), INT64_C(67666666667), false},
		{W(1, 12, 0), 0, false}, /* not carried out */
		{W(1, 100, 176), 0, false},
		{W(1, 100, 177), 0, true},
		{BY(1, 100, 100), INT64_C(76000000000), false},
		{BY(1, 1000, 760), INT64_C(100000000000), false},
		{BY(1, 1000, 759), INT64_C(75900000000), false},
		{KN(1, 50, -1), 0, true},
		/* 24.0000000000004 %: beyond the limit, however little */
		{{.target = INT64_C(250000000000000000),
	          .realisasi = INT64_C(189999999999999999),
	          .aspek = ASPEK_WAKTU},
	         INT64_C(76000000000),
	         false},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		bool floored = false;
		int64_t got = dec_exact(task_score(&task, &rows[i].row, &floored));

		if (got != rows[i].want || floored != rows[i].floored)
			fail_msg("row %zu: %lld", i, (long long)got);
	}
}

/* Wrong readings of the formula of time found in programs in use, in thousandths. */
static int64_t
right(int64_t t, int64_t r)
{
	return 76 * t <= 100 * r ? 176000 - 100000 * r / t : 100000 * r / t;
}

static int64_t
exactly_24_forgotten(int64_t t, int64_t r)
{
	return 76 * t == 100 * r ? 0 : right(t, r);
}

static int64_t
brackets_moved(int64_t t, int64_t r)
{
	return 76 * t <= 100 * r ? 1760 * (t - r) * 100 / t : right(t, r);
}

static int64_t
below_25(int64_t t, int64_t r)
{
	return 75 * t < 100 * r ? 176000 - 100000 * r / t : 100000 * r / t;
}

static int64_t
first_branch_alone(int64_t t, int64_t r)
{
	return 176000 - 100000 * r / t;
}

static void
test_misreadings_differ(void **state)
{
	static const struct {
		const char *name;
		int64_t (*read)(int64_t t, int64_t r);
		int differs; /* of the realisations 700 to 1000 of 1000, counted by hand
		              */
	} rows[] = {
		{"as the rule has it", right, 0},
		{"e of exactly 24 in no branch", exactly_24_forgotten, 1},
		{"1.76 * (T - R)", brackets_moved, 241},
		{"e below 25 for at most 24", below_25, 9},
		{"no second branch", first_branch_alone, 60},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int differs = 0;

		for (int64_t r = 700; r <= 1000; r++) {
			const struct skp_row row = W(1, 1000, r);
			bool floored = false;

			differs += rows[i].read(1000, r) * 1000000 !=
			           dec_exact(task_score(&task, &row, &floored));
		}
		if (differs != rows[i].differs)
			fail_msg("%s: differs in %d", rows[i].name, differs);
	}
}

static const struct {
	const char *name;
	struct skp_row rows[10];
	int64_t want; /* 1e-9; -1: none */
	unsigned notes;
} plans[] = {
	{"four aspects: 100, 90, 76 and 76 (published)",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500)},
         INT64_C(85500000000),
         0},
	{"three aspects are a third each, not a quarter",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12)},
         INT64_C(88666666667),
         0},
	{"the mean of two tasks",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500), KN(2, 10, 10),
          KL(2, 100, 90), W(2, 12, 12)},
         INT64_C(87083333333),
         0},
	{"three additional tasks are 1",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500), ADDED(2, NONE),
          ADDED(3, NONE), ADDED(4, DEC_ONE)},
         INT64_C(86500000000),
         0},
	{"four are 2",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500), ADDED(2, NONE),
          ADDED(3, NONE), ADDED(4, NONE), ADDED(5, NONE)},
         INT64_C(87500000000),
         0},
	{"what was not done, and rows of one kode",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500), ADDED(2, NONE),
          ADDED(3, NONE), ADDED(4, NONE), ADDED(4, NONE), ADDED(5, 0)},
         INT64_C(86500000000),
         0},
	{"of creativity the highest",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12), BY(1, 500, 500),
          CREATIVE(2, KELOMPOK_KREATIVITAS_UNIT),
          CREATIVE(3, KELOMPOK_KREATIVITAS_INSTANSI)},
         INT64_C(91500000000),
         0},
	{"no time", {KN(1, 10, 10), KL(1, 100, 90)}, -1, SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"additional tasks alone", {ADDED(1, NONE)}, -1, SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"a group of another rule",
         {KN(1, 10, 10), KL(1, 100, 90), W(1, 12, 12),
          CREATIVE(2, KELOMPOK_PERJANJIAN_KINERJA)},
         -1,
         SKOR_NOTE_SKP_TIDAK_LENGKAP},
	{"long overdue: zero, and said",
         {KN(1, 10, 10), KL(1, 100, 80), W(1, 12, 24)},
         INT64_C(60000000000),
         SKOR_NOTE_CAPAIAN_NOL},
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
		v = task_value(&task, plans[i].rows, n);
		got = v.known ? dec_exact(v.value) : -1;
		if (got != plans[i].want || v.notes != plans[i].notes)
			fail_msg("%s: %lld, notes %u", plans[i].name, (long long)got,
			         v.notes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scores),
		cmocka_unit_test(test_misreadings_differ),
		cmocka_unit_test(test_plans),
	};

	return cmocka_run_group_tests(tests, load_shipped, drop_shipped);
}
