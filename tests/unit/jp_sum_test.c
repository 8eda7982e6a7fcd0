#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "asn/records.h"
#include "base/dec.h"
#include "training/jp.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PNS "198601022015051999"
#define MOST 5

/* Hours in hundredths. -1: not known. */
#define UNKNOWN (-1)

struct sample {
	const char *t[MOST]; /* see put */
	int year;
	int hundredths;
};

struct fixture {
	struct rules *rules;
	struct roster roster;
	struct jp jp;
};

static void
start(struct fixture *f, int year)
{
	struct err e;

	*f = (struct fixture){0};
	assert_int_equal(rules_load(&f->rules, "jp-lan10-2018", &e), 0);
	assert_int_equal(jp_init(&f->jp, &f->roster, f->rules, year, &e), 0);
}

static void
end(struct fixture *f)
{
	jp_release(&f->jp);
	roster_release(&f->roster);
	rules_free(f->rules);
}

static void
set(struct record *r, int field, const char *text)
{
	struct err e;

	r->f[field].s = slice_of(text);
	assert_int_equal(schema_read(&r->type->fields[field], &r->f[field], &e), 0);
}

/* t: bentuk,jp,mulai,selesai,internasional,volume,satuan,sertifikat, or fewer. */
static int
put(struct fixture *f, const char *t, const char *nama, struct err *e)
{
	static const int fields[] = {
		PELATIHAN_BENTUK,        PELATIHAN_JP,
		PELATIHAN_MULAI,         PELATIHAN_SELESAI,
		PELATIHAN_INTERNASIONAL, PELATIHAN_VOLUME,
		PELATIHAN_SATUAN,        PELATIHAN_SERTIFIKAT,
	};
	struct record r;
	char cells[LEN(fields)][20] = {{0}};

	schema_clear(&r, &records_pelatihan);
	set(&r, PELATIHAN_NIP, PNS);
	set(&r, PELATIHAN_NAMA, nama);
	for (size_t i = 0; i < LEN(fields); i++) {
		size_t n = strcspn(t, ",");

		assert_true(n < sizeof cells[i]);
		memcpy(cells[i], t, n);
		set(&r, fields[i], cells[i]);
		t += n + (t[n] == ',');
	}
	if (!r.f[PELATIHAN_MULAI].s.n && !r.f[PELATIHAN_SELESAI].s.n)
		set(&r, PELATIHAN_TAHUN, "2026");
	return jp_put(&f->jp, roster_person(&f->roster, r.f[PELATIHAN_NIP].v), &r, e);
}

static void
person(struct fixture *f, const char *nip, const char *mulai, const char *selesai)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	set(&r, PEGAWAI_NIP, nip);
	set(&r, PEGAWAI_NAMA, "Contoh");
	set(&r, PEGAWAI_UNIT, "U");
	set(&r, PEGAWAI_MULAI, mulai);
	set(&r, PEGAWAI_SELESAI, selesai);
	roster_put(&f->roster, &r);
}

/* The samples' records forwards or backwards: the order makes no difference. */
static void
check(const struct sample *c, size_t number, bool backwards)
{
	static const char *const names[MOST] = {"a", "b", "c", "d", "e"};
	struct fixture f;
	struct jp_row row;
	struct err e;
	size_t n = 0;

	while (n < MOST && c->t[n])
		n++;
	start(&f, c->year);
	person(&f, PNS, NULL, NULL);
	for (size_t i = 0; i < n; i++) {
		size_t k = backwards ? n - 1 - i : i;

		assert_int_equal(put(&f, c->t[k], names[k], &e), 0);
	}
	jp_begin(&f.jp);
	assert_true(jp_next(&f.jp, &row));
	if (c->hundredths == UNKNOWN
	            ? row.unstated != 1 || row.counted
	            : row.unstated || row.counted != c->hundredths * (JP_SUM_ONE / 100))
		fail_msg("row %zu: %lld", number, (long long)row.counted);
	end(&f);
}

static void
check_all(const struct sample *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		check(&c[i], i, false);
		check(&c[i], i, true);
	}
}

/* The table of conversion: each form at home and abroad. */
static void
test_forms(void **state)
{
	static const struct sample rows[] = {
		{{"struktural,3,2026-03-02,2026-03-02"}, 2026, 300},
		{{"struktural,3,2026-03-02,2026-03-02,ya"}, 2026, 300},
		{{"manajerial,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"teknis,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"teknis,3,2026-03-02,2026-03-02,tidak"}, 2026, 300},
		{{"fungsional,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"sosial_kultural,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"kursus,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"kursus,,2026-03-02,2026-03-02"}, 2026, UNKNOWN},
		{{"penataran,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"bimtek,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"pjj,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"outbond,3,2026-03-02,2026-03-02,ya"}, 2026, 360},
		{{"klasikal_lain,3,2026-03-02,2026-03-02,ya"}, 2026, 300},
		{{"nonklasikal_lain,3,2026-03-02,2026-03-02,ya"}, 2026, 300},
		{{"seminar,,2026-03-02,2026-03-03"}, 2026, 800},
		{{"seminar,,2026-03-02,2026-03-03,ya"}, 2026, 1200},
		{{"workshop,,2026-03-02,2026-03-02"}, 2026, 500},
		{{"workshop,,2026-03-02,2026-03-02,ya"}, 2026, 700},
		{{"sosialisasi,,2026-03-02,2026-03-02"}, 2026, 400},
		{{"sosialisasi,,2026-03-02,2026-03-02,ya"}, 2026, 600},
		{{"coaching,,2026-03-02,2026-03-02"}, 2026, 200},
		{{"coaching,,2026-03-02,2026-03-02,ya"}, 2026, 400},
		{{"mentoring,,2026-03-02,2026-03-02"}, 2026, 200},
		{{"mentoring,,2026-03-02,2026-03-02,ya"}, 2026, 400},
		{{"bimbingan_kerja,,2026-03-02,2026-03-02"}, 2026, 200},
		{{"bimbingan_kerja,,2026-03-02,2026-03-02,ya"}, 2026, 240},
		{{"e_learning,5,2026-03-02,2026-03-02"}, 2026, 300},
		{{"e_learning,5,2026-03-02,2026-03-02,ya"}, 2026, 400},
		{{"belajar_mandiri,5,2026-03-02,2026-03-02"}, 2026, 200},
		{{"belajar_mandiri,5,2026-03-02,2026-03-02,ya"}, 2026, 240},
		{{"komunitas_belajar,1.5,2026-03-02,2026-03-02"}, 2026, 150},
		{{"komunitas_belajar,1.5,2026-03-02,2026-03-02,ya"}, 2026, 180},
		{{"detasering"}, 2026, 2000},
		{{"detasering,,,,ya"}, 2026, 2400},
		{{"pertukaran"}, 2026, 2000},
		{{"pertukaran,,,,ya"}, 2026, 2400},
		{{"magang"}, 2026, 2000},
		{{"magang,,,,ya"}, 2026, 2400},
		{{"patok_banding"}, 2026, 1000},
		{{"patok_banding,,,,ya"}, 2026, 2000},
		{{"tugas_belajar,,,,,1,semester"}, 2026, 2000},
		{{"tugas_belajar"}, 2026, UNKNOWN},
		{{"izin_belajar,,,,ya,2,semester"}, 2026, 4000},
	};

	(void)state;
	check_all(rows, LEN(rows));
}

/* What is counted by volume, by days, or not at all; stated hours win. */
static void
test_volume(void **state)
{
	static const struct sample rows[] = {
		{{"seminar,,2026-03-02,2026-03-06,,2,hari"}, 2026, 800},
		{{"seminar,,,2026-03-06,,2,hari"}, 2026, 800},
		{{"seminar,,,2026-03-06"}, 2026, UNKNOWN},
		{{"seminar,5,,2026-03-06"}, 2026, 500},
		{{"seminar,5,2026-03-02,2026-03-03,ya"}, 2026, 500},
		{{"seminar,,,,,2,hari"}, 2026, 800},
		{{"seminar,,2026-03-02,2026-03-03,,9,sesi"}, 2026, 800},
		{{"coaching,,,2026-03-06"}, 2026, UNKNOWN},
		{{"coaching,,,2026-03-06,,1,sesi"}, 2026, 200},
		{{"coaching,,2026-03-06,2026-03-06,,2,hari"}, 2026, UNKNOWN},
		{{"coaching,,2026-03-02,2026-03-30"}, 2026, UNKNOWN},
		{{"coaching,2"}, 2026, UNKNOWN},
		{{"kursus,12,2026-03-02,2026-03-02,,1.5,hari"}, 2026, 1200},
		{{"e_learning,8,2026-03-02,2026-03-31,,2,hari"}, 2026, 600},
		{{"e_learning,3,,2026-03-31"}, 2026, UNKNOWN},
		{{"e_learning,,2026-03-02,2026-03-02"}, 2026, UNKNOWN},
	};

	(void)state;
	check_all(rows, LEN(rows));
}

/* Caps hold for the person and form together, before the 20 percent. */
static void
test_caps(void **state)
{
	static const struct sample rows[] = {
		/* a third session of a month does not count, one of the next does */
		{{"coaching,,2026-03-02,2026-03-02", "coaching,,2026-03-16,2026-03-16",
	          "coaching,,2026-03-31,2026-03-31", "coaching,,2026-04-01,2026-04-01"},
	         2026,
	         600},
		/* forms have a cap each */
		{{"coaching,,2026-03-02,2026-03-02,,4,sesi",
	          "mentoring,,2026-03-02,2026-03-02,,4,sesi"},
	         2026,
	         800},
		{{"coaching,9,2026-03-02,2026-03-02"}, 2026, 400},
		/* two sessions in all, those abroad first: 4 + 2 */
		{{"mentoring,,2026-03-02,2026-03-02", "mentoring,,2026-03-03,2026-03-03",
	          "mentoring,,2026-03-04,2026-03-04,ya"},
	         2026,
	         600},
		/* 2 sessions of 2 hours, then a fifth more: 4.8 */
		{{"bimbingan_kerja,,2026-03-02,2026-03-02,ya,3,sesi"}, 2026, 480},
		/* two courses on one day share its cap; on two days they do not */
		{{"e_learning,2,2026-03-02,2026-03-02",
	          "e_learning,2,2026-03-02,2026-03-02"},
	         2026,
	         300},
		{{"e_learning,2,2026-03-02,2026-03-02",
	          "e_learning,2,2026-03-03,2026-03-03"},
	         2026,
	         400},
		/* half of the day is gone abroad: 2 + half of 3 */
		{{"e_learning,2,2026-03-02,2026-03-02,ya",
	          "e_learning,3,2026-03-02,2026-03-02"},
	         2026,
	         350},
		/* 3 days of 3 hours; 8 hours of 3 days all count */
		{{"e_learning,10,2026-03-02,2026-03-04"}, 2026, 900},
		{{"e_learning,8,2026-03-02,2026-03-04"}, 2026, 800},
		/* 2 a day twice over: 4 at most, then a fifth more */
		{{"belajar_mandiri,5,2026-03-02,2026-03-03,ya"}, 2026, 480},
	};

	(void)state;
	check_all(rows, LEN(rows));
}

/* By day for forms that go by days, else by the last day. */
static void
test_new_year(void **state)
{
	static const struct sample rows[] = {
		{{"seminar,,2025-12-31,2026-01-02"}, 2025, 400},
		{{"seminar,,2025-12-31,2026-01-02"}, 2026, 800},
		{{"seminar,9,2025-12-31,2026-01-02"}, 2025, 300},
		{{"seminar,9,2025-12-31,2026-01-02"}, 2026, 600},
		{{"e_learning,12,2025-12-31,2026-01-02"}, 2025, 300},
		{{"e_learning,12,2025-12-31,2026-01-02"}, 2026, 600},
		{{"kursus,9,2025-12-31,2026-01-02"}, 2025, 0},
		{{"kursus,9,2025-12-31,2026-01-02"}, 2026, 900},
		{{"coaching,,2025-12-31,2026-01-02,,2,sesi"}, 2026, 400},
		{{"magang,,2025-12-31,2026-01-02"}, 2026, 2000},
	};

	(void)state;
	check_all(rows, LEN(rows));
}

static void
test_certificates(void **state)
{
	static const struct sample rows[] = {
		{{"kursus,9,2026-03-02,2026-03-02,,,,S-1",
	          "kursus,8,2026-03-02,2026-03-02,,,,S-1",
	          "kursus,,2026-03-02,2026-03-02,,,,S-1",
	          "kursus,5,2026-03-02,2026-03-02,,,,S-2",
	          "kursus,1,2026-03-02,2026-03-02"},
	         2026,
	         1400},
		/* it has counted the year before */
		{{"kursus,9,2025-03-02,2025-03-02,,,,S-1",
	          "kursus,9,2026-03-02,2026-03-02,,,,S-1"},
	         2026,
	         0},
		{{"kursus,9,2025-03-02,2025-03-02,,,,S-1",
	          "kursus,9,2026-03-02,2026-03-02,,,,S-1"},
	         2025,
	         900},
	};

	(void)state;
	check_all(rows, LEN(rows));
}

static void
test_refused(void **state)
{
	static const struct {
		const char *t;
		const char *field;
	} rows[] = {
		{"seminar,,2026-03-02,2026-03-02,,0.5,hari", "volume"},
		{"seminar,,2026-03-02,2026-03-02,,2,hari", "volume"},
		{"coaching,,2026-03-02,2026-03-02,,0,sesi", "volume"},
		{"izin_belajar,,2026-03-02,2026-03-02,,3661,semester", "volume"},
		{"e_learning,3,2016-03-02,2026-03-10", "selesai"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct err e;

		start(&f, 2026);
		assert_int_equal(put(&f, rows[i].t, "a", &e), -1);
		assert_int_equal(e.kind, ERR_ROW);
		assert_string_equal(e.field, rows[i].field);
		end(&f);
	}
}

/* A floor of 20 for twelve months; mulai counts with the year in the NIP alone. */
static void
test_part_year(void **state)
{
	static const struct {
		const char *nip, *mulai, *selesai, *jp;
		int months;
		int64_t floor, short_by;
	} rows[] = {
		{"199802022026071998", "2026-07-01", NULL, "10", 6, 10000000, 0},
		{"199802022026071998", "2026-07-01", NULL, "9.9", 6, 10000000, 100000},
		{"199802022026071998", "2026-06-30", NULL, "10", 7, 11666667, 1666667},
		{"199802022026071998", "2026-06-30", NULL, "11.666667", 7, 11666667, 0},
		{"199802022026071998", "2026-06-30", NULL, "11.666666", 7, 11666667, 1},
		{PNS, "2026-07-01", NULL, "10", 12, 20000000, 10000000},
		{PNS, NULL, "2026-03-01", "5", 3, 5000000, 0},
		{PNS, NULL, "2026-02-28", "0", 2, 3333333, 3333334},
		{PNS, NULL, "2027-01-01", "0", 12, 20000000, 20000000},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct jp_row row;
		struct record r;
		struct err e;

		start(&f, 2026);
		person(&f, rows[i].nip, rows[i].mulai, rows[i].selesai);
		schema_clear(&r, &records_pelatihan);
		set(&r, PELATIHAN_BENTUK, "kursus");
		set(&r, PELATIHAN_JP, rows[i].jp);
		set(&r, PELATIHAN_SELESAI, "2026-03-02");
		assert_int_equal(jp_put(&f.jp, 0, &r, &e), 0);
		jp_begin(&f.jp);
		assert_true(jp_next(&f.jp, &row));
		if (row.months != rows[i].months || row.bounds.floor != rows[i].floor ||
		    row.short_by != rows[i].short_by)
			fail_msg("row %zu: %d months, %lld, %lld", i, row.months,
			         (long long)row.bounds.floor, (long long)row.short_by);
		end(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),        cmocka_unit_test(test_volume),
		cmocka_unit_test(test_caps),         cmocka_unit_test(test_new_year),
		cmocka_unit_test(test_certificates), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_part_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
