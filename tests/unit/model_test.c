#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/period.h"
#include "asn/records.h"
#include "report/model.h"
#include "report/tally.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define ANI INT64_C(198001012005011999)
#define BUDI INT64_C(198102022006021999)
#define CITRA INT64_C(198203032007032999)
#define Q2 (2026 * 32 + 16)
#define Q3 (2026 * 32 + 17)

struct skor_row {
	int64_t nip, period;
	const char *unit, *aturan;
	int status, predicate;
	const char *notes;
};

static void
put_skor(struct model *m, const struct skor_row *row)
{
	struct record r;
	char nip[20], period[20];

	schema_clear(&r, &records_skor);
	records_nip(&r, SKOR_NIP, row->nip, nip);
	records_period(&r, SKOR_PERIODE, row->period, period);
	records_text(&r, SKOR_UNIT, slice_of(row->unit));
	records_text(&r, SKOR_ATURAN, slice_of(row->aturan));
	records_code(&r, SKOR_STATUS, row->status);
	records_code(&r, SKOR_PREDIKAT, row->predicate);
	records_text(&r, SKOR_CATATAN, slice_of(row->notes));
	assert_true(model_put(m, &r));
}

struct gap_row {
	int64_t nip;
	const char *unit, *competency;
	int status, wanted, reached, gap; /* below 0: missing */
};

static void
put_gap(struct model *m, const struct gap_row *row)
{
	struct record r;
	char nip[20];

	schema_clear(&r, &records_kesenjangan);
	records_nip(&r, KESENJANGAN_NIP, row->nip, nip);
	records_text(&r, KESENJANGAN_UNIT, slice_of(row->unit));
	records_text(&r, KESENJANGAN_KOMPETENSI, slice_of(row->competency));
	records_code(&r, KESENJANGAN_STATUS, row->status);
	if (row->wanted >= 0)
		records_value(&r, KESENJANGAN_SYARAT, row->wanted);
	if (row->reached >= 0)
		records_value(&r, KESENJANGAN_CAPAIAN, row->reached);
	if (row->gap >= 0)
		records_value(&r, KESENJANGAN_SELISIH, row->gap);
	assert_true(model_put(m, &r));
}

/* Hours in whole JP; below 0: missing. */
static void
put_hours(struct model *m, int64_t nip, int year, int due, int done, int missing)
{
	struct record r;
	char room[20];

	schema_clear(&r, &records_jp);
	records_nip(&r, JP_NIP, nip, room);
	records_text(&r, JP_UNIT, SLICE("A"));
	records_text(&r, JP_ATURAN, SLICE("jp-lan10-2018"));
	records_value(&r, JP_TAHUN, year);
	if (due >= 0)
		records_value(&r, JP_WAJIB, due * DEC_ONE);
	if (done >= 0)
		records_value(&r, JP_TERCAPAI, done * DEC_ONE);
	if (missing >= 0)
		records_value(&r, JP_KURANG, missing * DEC_ONE);
	assert_true(model_put(m, &r));
}

static void
put_pegawai(struct model *m, int64_t nip, const char *unit, int kedudukan)
{
	struct record r;
	char room[20];

	schema_clear(&r, &records_pegawai);
	records_nip(&r, PEGAWAI_NIP, nip, room);
	records_text(&r, PEGAWAI_NAMA, SLICE("Contoh"));
	records_text(&r, PEGAWAI_UNIT, slice_of(unit));
	records_code(&r, PEGAWAI_KEDUDUKAN, kedudukan);
	assert_true(model_put(m, &r));
}

static void
put_unit(struct model *m, const char *unit, int people, int rated, int good,
         const char *notes)
{
	struct record r;
	char period[20];

	schema_clear(&r, &records_skor_unit);
	records_text(&r, SKOR_UNIT_UNIT, slice_of(unit));
	records_period(&r, SKOR_UNIT_PERIODE, Q3, period);
	records_text(&r, SKOR_UNIT_ATURAN, SLICE("a"));
	records_value(&r, SKOR_UNIT_PEGAWAI, people);
	records_value(&r, SKOR_UNIT_DINILAI, rated);
	for (int i = 0; i < PREDIKAT_N; i++)
		records_value(&r, SKOR_UNIT_SANGAT_BAIK + i,
		              i == PREDIKAT_BAIK ? good : 0);
	records_text(&r, SKOR_UNIT_CATATAN, slice_of(notes));
	assert_true(model_put(m, &r));
}

/* Every order of the same four rows gives the same model: sorted, one row a key. */
static void
test_order(void **state)
{
	static const struct skor_row rows[] = {
		{BUDI, Q3, "Z", "b", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI, Q3, "A", "b", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI, Q3, "A", "b", SKOR_LENGKAP, PREDIKAT_KURANG, ""},
		{ANI, Q2, "M", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
	};

	(void)state;
	for (size_t i = 0; i < 24; i++) {
		size_t left[] = {0, 1, 2, 3}, code = i;
		struct model m;

		model_init(&m, -1, -1);
		for (size_t n = 4; n > 0; n--) {
			size_t k = code % n;

			code /= n;
			put_skor(&m, &rows[left[k]]);
			left[k] = left[n - 1];
		}
		model_finish(&m);
		assert_int_equal(m.n_skor.read, 4);
		assert_int_equal(m.n_skor.n, 3);
		assert_true(m.skor[0].nip == ANI && m.skor[0].period == Q2);
		assert_true(m.skor[1].nip == ANI && m.skor[1].period == Q3);
		assert_true(m.skor[1].disputed && !m.skor[0].disputed &&
		            !m.skor[2].disputed);
		assert_int_equal(m.skor[1].predicate, PREDIKAT_BAIK);
		assert_true(m.skor[2].nip == BUDI);
		assert_true(slice_eq(m.unit_text[m.skor[2].unit], SLICE("Z")));
		assert_true(slice_eq(m.unit_text[m.skor[0].unit], SLICE("M")));
		assert_true(m.skor[1].unit < m.skor[0].unit &&
		            m.skor[0].unit < m.skor[2].unit);
		model_release(&m);
	}
}

static void
test_repeated(void **state)
{
	static const struct skor_row row = {ANI,           Q3, "A", "a", SKOR_LENGKAP,
	                                    PREDIKAT_BAIK, ""};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	for (int i = 0; i < 3; i++)
		put_skor(&m, &row);
	model_finish(&m);
	assert_int_equal(m.n_skor.n, 1);
	assert_int_equal(m.n_skor.repeated, 2);
	assert_false(m.skor[0].disputed);
	model_release(&m);
}

static void
test_periods(void **state)
{
	static const struct skor_row rows[] = {
		{ANI, Q3, "A", "b", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI, Q2, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
	};
	struct model m;
	int64_t *v;
	size_t n;

	(void)state;
	model_init(&m, -1, -1);
	for (size_t i = 0; i < LEN(rows); i++)
		put_skor(&m, &rows[i]);
	put_hours(&m, ANI, 2026, 20, 20, 0);
	put_hours(&m, ANI, 2025, 20, 20, 0); /* no other period lies in 2025 */
	model_finish(&m);
	v = model_periods(&m, &n);
	assert_int_equal(n, 3);
	assert_int_equal(v[0], 2025 * 32);
	assert_int_equal(v[1], Q2);
	assert_int_equal(v[2], Q3);
	mem_free(v);
	v = model_rules_of(&m, Q3, &n);
	assert_int_equal(n, 2);
	assert_true(slice_eq(m.text[v[0]], SLICE("a")) &&
	            slice_eq(m.text[v[1]], SLICE("b")));
	mem_free(v);
	model_release(&m);
}

static void
test_filters(void **state)
{
	static const struct skor_row mine = {ANI,           Q3, "A", "a", SKOR_LENGKAP,
	                                     PREDIKAT_BAIK, ""};
	struct record r;
	struct model m;
	char nip[20], period[20];

	(void)state;
	model_init(&m, Q3, ANI);
	put_skor(&m, &mine);
	put_hours(&m, ANI, 2026, 20, 20, 0);
	schema_clear(&r, &records_skor);
	records_nip(&r, SKOR_NIP, BUDI, nip);
	records_period(&r, SKOR_PERIODE, Q3, period);
	records_code(&r, SKOR_STATUS, SKOR_LENGKAP);
	assert_false(model_put(&m, &r)); /* somebody else */
	records_nip(&r, SKOR_NIP, ANI, nip);
	records_period(&r, SKOR_PERIODE, Q2, period);
	assert_false(model_put(&m, &r)); /* another period */
	schema_clear(&r, &records_penilaian);
	assert_false(model_put(&m, &r)); /* no result */
	model_finish(&m);
	assert_int_equal(m.n_skor.n, 1);
	assert_int_equal(m.n_hours.n, 1);
	model_release(&m);
}

static void
test_person(void **state)
{
	static const struct skor_row rows[] = {
		{BUDI, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{CITRA, Q3, "A", "b", SKOR_LENGKAP, PREDIKAT_BAIK, "tidak_aktif"},
	};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	put_skor(&m, &rows[0]);
	put_skor(&m, &rows[1]);
	put_pegawai(&m, ANI, "A", 3);
	put_pegawai(&m, BUDI, "A",
	            3); /* the note of skor is of the period, and goes before */
	model_finish(&m);
	assert_null(model_person(&m, Q3, ANI));
	assert_ptr_equal(model_person(&m, Q3, BUDI), &m.skor[0]);
	assert_ptr_equal(model_person(&m, Q3, CITRA), &m.skor[1]);
	assert_null(model_person(&m, Q2, CITRA));
	assert_true(model_is_inactive(&m, Q3, ANI));
	assert_false(model_is_inactive(&m, Q3, BUDI));
	assert_true(model_is_inactive(&m, Q3, CITRA));
	model_release(&m);
}

/* A row without a unit takes that of the roster; without either it stands behind all
 * others. */
static void
test_unit(void **state)
{
	static const struct skor_row rows[] = {
		{ANI, Q3, "", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{BUDI, Q3, "", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
	};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	put_skor(&m, &rows[0]);
	put_skor(&m, &rows[1]);
	put_pegawai(&m, ANI, "Dinas", 0);
	model_finish(&m);
	assert_true(slice_eq(model_unit_name(&m, m.skor[0].unit), SLICE("Dinas")));
	assert_int_equal(m.skor[1].unit, 0);
	assert_int_equal(model_unit_at(&m, 0), m.skor[0].unit);
	assert_int_equal(model_unit_at(&m, 1), 0);
	assert_int_equal(model_unit_at(&m, 2), KEYTAB_NONE);
	model_release(&m);
}

/* 1, 0, 2 known: mean 1; the total is over rows, (1 + 0 + 2 + 2) / 4 = 1.25, not over
 * units. */
static void
test_gaps(void **state)
{
	static const struct gap_row rows[] = {
		{ANI, "A", "Integritas", GAP_KURANG, 2, 1, 1},
		{ANI, "A", "Komunikasi", GAP_LEBIH, 2, 4, 0},
		{ANI, "A", "Kerja Sama", GAP_TIDAK_DIKETAHUI, 2, -1, -1},
		{BUDI, "A", "Komunikasi", GAP_KURANG, 3, 1, 2},
		{CITRA, "B", "Komunikasi", GAP_KURANG, 4, 1, 2}, /* 3 would be right */
	};
	struct tally_gaps units[3] = {0}, all = {0};
	struct tally_doubts doubts = {0};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	for (size_t i = 0; i < LEN(rows); i++)
		put_gap(&m, &rows[i]);
	model_finish(&m);
	tally_gaps(&m, -1, units, &all, &doubts);
	assert_int_equal(units[1].people, 2);
	assert_int_equal(units[1].known, 3);
	assert_int_equal(units[1].unknown, 1);
	assert_int_equal(tally_mean(units[1].sum, units[1].known), DEC_ONE);
	assert_int_equal(all.people, 3);
	assert_int_equal(tally_mean(all.sum, all.known), 1250000);
	assert_int_equal(doubts.fault[TALLY_GAPS_WRONG], 1);
	assert_int_equal(doubts.gaps_without_skor, 3);
	model_release(&m);
}

/* 2/3 = 0.666... and 1/8 = 0.125: half away from zero. */
static void
test_mean(void **state)
{
	(void)state;
	assert_int_equal(tally_mean(2 * DEC_ONE, 3), 670000);
	assert_int_equal(tally_mean(DEC_ONE, 8), 130000);
	assert_int_equal(tally_mean(0, 5), 0);
}

static void
test_hours(void **state)
{
	struct tally_hours units[2] = {0}, all = {0};
	struct tally_doubts doubts = {0};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	put_hours(&m, ANI, 2026, 20, 12, 8);
	put_hours(&m, BUDI, 2026, -1, 26, -1); /* nothing due */
	put_hours(&m, CITRA, 2026, 20, 4, -1); /* some hours not stated */
	put_hours(&m, ANI, 2025, 20, 0, 19);   /* another year, and wrong */
	model_finish(&m);
	tally_hours(&m, Q3, 2026 * 32, m.hours[0].aturan, units, &all, &doubts);
	assert_int_equal(all.people, 3);
	assert_int_equal(all.lacking, 1);
	assert_true(all.missing == 8 * DEC_ONE);
	assert_int_equal(all.unknown, 1);
	assert_int_equal(all.unbounded, 1);
	assert_int_equal(doubts.fault[TALLY_HOURS_WRONG], 0);
	tally_rows(&m, &doubts);
	assert_int_equal(doubts.fault[TALLY_HOURS_WRONG], 1);
	model_release(&m);
}

static void
count(struct model *m, struct tally_scores *units, struct tally_scores *all,
      struct tally_doubts *doubts)
{
	size_t n;
	int64_t *rules;

	model_finish(m);
	rules = model_rules_of(m, Q3, &n);
	assert_int_equal(n, 1);
	tally_scores(m, Q3, (uint32_t)rules[0], units, all, doubts);
	mem_free(rules);
}

static void
test_scores(void **state)
{
	static const struct skor_row rows[] = {
		{ANI, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI + 1000, Q3, "A", "a", SKOR_BEDA, PREDIKAT_KURANG, ""},
		{ANI + 2000, Q3, "A", "a", SKOR_SEMENTARA, -1, ""},
		{ANI + 3000, Q3, "A", "a", SKOR_BELUM_DINILAI, -1, "plt"},
		{ANI + 4000, Q3, "A", "a", SKOR_BERTENTANGAN, -1, ""},
		{ANI + 5000, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK,
	         "ganda;tidak_aktif"},
		{ANI + 6000, Q3, "A", "a", SKOR_SEMENTARA, PREDIKAT_BAIK,
	         ""}, /* cannot be */
		{ANI + 7000, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{ANI + 7000, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_KURANG,
	         ""}, /* which? */
	};
	struct tally_scores units[2] = {0}, all = {0};
	struct tally_doubts doubts = {0};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	for (size_t i = 0; i < LEN(rows); i++)
		put_skor(&m, &rows[i]);
	count(&m, units, &all, &doubts);
	assert_int_equal(all.people, 7);
	assert_int_equal(all.rated, 2);
	assert_int_equal(all.provisional, 2);
	assert_int_equal(all.unrated, 1);
	assert_int_equal(all.disputed, 2);
	assert_int_equal(all.differs, 1);
	assert_int_equal(all.inactive, 1);
	assert_int_equal(all.predicate[PREDIKAT_BAIK], 1);
	assert_int_equal(all.predicate[PREDIKAT_KURANG], 1);
	assert_int_equal(all.spoken, 2);
	assert_int_equal(doubts.fault[TALLY_SKOR_STRAY], 1);
	assert_int_equal(doubts.fault[TALLY_SKOR_DISPUTED], 1);
	assert_memory_equal(&units[1].predicate, &all.predicate, sizeof all.predicate);
	model_release(&m);
}

static void
test_units(void **state)
{
	static const struct skor_row rows[] = {
		{ANI, Q3, "A", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
		{BUDI, Q3, "B", "a", SKOR_LENGKAP, PREDIKAT_BAIK, ""},
	};
	struct tally_scores units[6] = {0}, all = {0};
	struct tally_doubts doubts = {0};
	struct model m;

	(void)state;
	model_init(&m, -1, -1);
	put_skor(&m, &rows[0]);
	put_skor(&m, &rows[1]);
	put_unit(&m, "A", 1, 1, 1, "");
	put_unit(&m, "B", 2, 1, 1, "belum_dinilai:1"); /* differs: 2 people */
	put_unit(&m, "C", 5, 3, 3, "belum_dinilai:1;sementara:1;tidak_aktif:2");
	put_unit(&m, "D", 4, 2, 2, ""); /* two not rated, and nobody says why */
	put_unit(&m, "E", 1, 2, 2, ""); /* more rated than people: cannot be used */
	count(&m, units, &all, &doubts);
	assert_false(units[1].unequal);
	assert_true(units[2].unequal && units[2].people == 1);
	assert_true(units[3].summed && !units[3].coarse);
	assert_int_equal(units[3].provisional, 1);
	assert_int_equal(units[3].inactive, 2);
	assert_true(units[4].summed && units[4].coarse);
	assert_false(units[5].summed);
	assert_int_equal(all.people, 1 + 1 + 5 + 4);
	assert_int_equal(all.rated, 1 + 1 + 3 + 2);
	assert_int_equal(all.predicate[PREDIKAT_BAIK], 7);
	assert_true(all.coarse);
	assert_int_equal(doubts.fault[TALLY_UNITS_UNEQUAL], 1);
	assert_int_equal(doubts.fault[TALLY_UNITS_UNUSABLE], 1);
	model_release(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),   cmocka_unit_test(test_repeated),
		cmocka_unit_test(test_periods), cmocka_unit_test(test_filters),
		cmocka_unit_test(test_person),  cmocka_unit_test(test_unit),
		cmocka_unit_test(test_gaps),    cmocka_unit_test(test_mean),
		cmocka_unit_test(test_hours),   cmocka_unit_test(test_scores),
		cmocka_unit_test(test_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
