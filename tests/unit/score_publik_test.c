#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "scoring.h"

#include "asn/period.h"
#include "score/handling.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Scores the records in the order of pick (NULL: as they stand): results, then findings.
   The caller frees it. period: NULL, none is named. */
static char *
score(const char *rules, const char *const *lines, size_t n, const size_t *pick,
      const char *period)
{
	struct scoring s;
	struct err e;
	int64_t p = -1;
	char *out;

	if (period)
		assert_int_equal(period_read(slice_of(period), &p, &e), 0);
	assert_int_equal(scoring_open(&s, rules, p, 1, &e), 0);
	for (size_t i = 0; i < n; i++)
		assert_true(scoring_give(&s, lines[pick ? pick[i] : i], i + 2, &e) <=
		            ENGINE_SKIP);
	scoring_put(&s);
	sb_add(&s.out, sb_slice(&s.findings));
	out = s.out.p;
	s.out = (struct sb){0};
	scoring_close(&s);
	return out;
}

#define NEWYEAR "libur tanggal=2026-01-01"
#define GOT(id, unit) "pengaduan id=" id " unit=" unit " topik=x diterima="
#define SENT(day) day " disposisi=" day
#define RESULT "skor_pengaduan unit=A periode=2026-Q1 aturan=sp4n-62-2018 "

/* Limits, PermenPANRB 62/2018 as the press tells them: 3, 5, 14, 60 and 5 days worked;
   day 0 is the first. 2 March 2026 was a Monday, the quarter ended on a Tuesday. */
static const struct {
	const char *name, *period;
	const char *in[8];
	const char *want;
} cases[] = {
	{"verified on day 3, on day 4",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") "2026-03-02 diverifikasi=2026-03-05",
          GOT("2", "A") "2026-03-02 diverifikasi=2026-03-06"},
         RESULT "masuk=2 selesai=0 terbuka=2 tepat_waktu=0 "
                "catatan=terbuka_tertua:21;verifikasi_tepat:1/2\n"},
	{"not verified on day 3, on day 4",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") "2026-03-26",
          GOT("2", "A") "2026-03-25 status=menunggu_verifikasi"},
         RESULT "masuk=2 selesai=0 terbuka=2 tepat_waktu=0 "
                "catatan=terbuka_tertua:4;verifikasi_tepat:0/1\n"},
	{"verified, but nobody knows when",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") "2026-03-02 status=terdisposisi"},
         RESULT "masuk=1 selesai=0 terbuka=1 tepat_waktu=0 "
                "catatan=tanpa_tanggal:1;terbuka_tertua:21\n"},
	{"followed up on day 5, on day 6; open beyond day 14",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-02") " tindak_lanjut=2026-03-09",
          GOT("2", "A") SENT("2026-03-02") " tindak_lanjut=2026-03-10"},
         RESULT "masuk=2 selesai=0 terbuka=2 tepat_waktu=0 persen=0.00 "
                "catatan=selesai_tepat:0/2;terbuka_lewat:2;terbuka_tertua:21;"
                "tindak_lanjut_tepat:1/2;verifikasi_tepat:2/2\n"},
	{"not followed up on day 5, on day 6",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-24"), GOT("2", "A") SENT("2026-03-23")},
         RESULT "masuk=2 selesai=0 terbuka=2 tepat_waktu=0 "
                "catatan=terbuka_tertua:6;tindak_lanjut_tepat:0/1;"
                "verifikasi_tepat:2/2\n"},
	{"open on day 14, on day 15",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-11") " status=proses",
          GOT("2", "A") SENT("2026-03-10") " status=proses"},
         RESULT "masuk=2 selesai=0 terbuka=2 tepat_waktu=0 persen=0.00 "
                "catatan=selesai_tepat:0/1;terbuka_lewat:1;terbuka_tertua:15;"
                "verifikasi_tepat:2/2\n"},
	{"closed on days 14, 15; informasi 5, 6; pengawasan 21; aspirasi 14",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-02") " selesai=2026-03-20",
          GOT("2", "A") SENT("2026-03-02") " selesai=2026-03-23 klasifikasi=pengaduan",
          GOT("3", "A") SENT("2026-03-02") " selesai=2026-03-09 klasifikasi=informasi",
          GOT("4", "A") SENT("2026-03-02") " selesai=2026-03-10 klasifikasi=informasi",
          GOT("5", "A") SENT("2026-03-02") " selesai=2026-03-31 pengawasan=ya",
          GOT("6", "A") SENT("2026-03-02") " selesai=2026-03-20 klasifikasi=aspirasi"},
         RESULT "masuk=6 selesai=6 terbuka=0 tepat_waktu=4 persen=66.67 "
                "median_hari=14.00 p90_hari=21.00 "
                "catatan=selesai_tepat:4/6;verifikasi_tepat:6/6\n"},
	{"the median of two",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-02") " selesai=2026-03-20",
          GOT("2", "A") SENT("2026-03-02") " selesai=2026-03-09"},
         RESULT "masuk=2 selesai=2 terbuka=0 tepat_waktu=2 persen=100.00 "
                "median_hari=9.50 p90_hari=14.00 "
                "catatan=selesai_tepat:2/2;verifikasi_tepat:2/2\n"},
	{"states, and dates that lack",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") "2026-03-30 status=diarsipkan",
          GOT("2", "A") SENT("2026-03-30") " status=bukan_kewenangan",
          GOT("3", "A") "2026-03-30 status=tertunda",
          GOT("4", "A") "2026-03-30 status=selesai",
          GOT("5", "A") "2026-03-30 status=proses",
          GOT("6", "A") "2026-03-30 selesai=2026-03-31"},
         RESULT "masuk=6 selesai=2 terbuka=1 tepat_waktu=0 "
                "catatan=bukan_kewenangan:1;diarsipkan:1;tanpa_tanggal:3;"
                "terbuka_tertua:1;tertunda:1\n"},
	{"closed after the day that counts",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-30") " selesai=2026-04-02 status=selesai"},
         RESULT "masuk=1 selesai=0 terbuka=1 tepat_waktu=0 "
                "catatan=terbuka_tertua:1;verifikasi_tepat:1/1\n"},
	{"sent after it was closed",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") "2026-03-02 disposisi=2026-03-10 selesai=2026-03-05"},
         RESULT "masuk=1 selesai=1 terbuka=0 tepat_waktu=0 "
                "catatan=tanggal_terbalik:1;verifikasi_tepat:0/1\n"
                " tanggal_terbalik=1"},
	{"closed, and still in work",
         "2026-Q1",
         {NEWYEAR, GOT("1", "A") SENT("2026-03-02") " selesai=2026-03-05 status=proses"},
         RESULT "masuk=1 selesai=1 terbuka=0 tepat_waktu=1 persen=100.00 "
                "median_hari=3.00 p90_hari=3.00 "
                "catatan=selesai_tepat:1/1;status_bertentangan:1;verifikasi_tepat:1/1\n"
                " status_bertentangan=1"},
	{"one complaint in two exports, and one twice the same",
         "2026-Q1",
         {NEWYEAR, GOT("1", "B") SENT("2026-03-02") " selesai=2026-03-05 status=selesai",
          GOT("1", "A") SENT("2026-03-02") " status=proses",
          GOT("2", "B") "2026-03-30 status=menunggu_verifikasi",
          GOT("2", "B") "2026-03-30 status=menunggu_verifikasi",
          GOT("3", "B") "2026-03-30 status=menunggu_verifikasi",
          GOT("3", "B") "2026-03-30 status=diarsipkan"},
         "skor_pengaduan unit=B periode=2026-Q1 aturan=sp4n-62-2018 "
         "masuk=3 selesai=1 terbuka=1 tepat_waktu=1 persen=100.00 median_hari=3.00 "
         "p90_hari=3.00 catatan=diarsipkan:1;ganda:2;selesai_tepat:1/1;"
         "terbuka_tertua:1;verifikasi_tepat:1/1\n"},
	{"one complaint, two units",
         "2026-Q1",
         {NEWYEAR, GOT("1", "B") "2026-03-30", GOT("1", "A") "2026-03-30"},
         RESULT "masuk=1 selesai=0 terbuka=1 tepat_waktu=0 "
                "catatan=bertentangan:1;ganda:1;terbuka_tertua:1\n"
                " pengaduan_ganda=1"},
	{"no holidays known; other periods",
         "2026-Q1",
         {"libur tanggal=2025-01-01", GOT("1", "A") "2026-03-30",
          GOT("2", "A") "2025-12-31", GOT("3", "A") "2026-04-01"},
         RESULT "masuk=1 selesai=0 terbuka=1 tepat_waktu=0 "
                "catatan=tanpa_libur;terbuka_tertua:1\n"
                " tanpa_libur=1"},
	{"without a period: by calendar year",
         NULL,
         {NEWYEAR, "libur tanggal=2025-12-25",
          GOT("1", "A") SENT("2025-12-30") " selesai=2026-01-02",
          GOT("2", "A") SENT("2026-01-02") " selesai=2026-01-05"},
         "skor_pengaduan unit=A periode=2025 aturan=sp4n-62-2018 masuk=1 selesai=0 "
         "terbuka=1 tepat_waktu=0 catatan=terbuka_tertua:1;verifikasi_tepat:1/1\n"
         "skor_pengaduan unit=A periode=2026 aturan=sp4n-62-2018 masuk=1 selesai=1 "
         "terbuka=0 tepat_waktu=1 persen=100.00 median_hari=1.00 p90_hari=1.00 "
         "catatan=selesai_tepat:1/1;verifikasi_tepat:1/1\n"},
};

static void
test_complaints(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		size_t n = 0;
		char *got;

		while (n < LEN(cases[i].in) && cases[i].in[n])
			n++;
		got = score("sp4n-62-2018", cases[i].in, n, NULL, cases[i].period);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s:\n%s\nwant:\n%s", cases[i].name, got, cases[i].want);
		mem_free(got);
	}
}

/* The nearest rank: of n days 1 to n, the ceiling of 0.9 n. */
static void
test_percentile(void **state)
{
	static const struct {
		int n;
		int64_t median, p90;
	} rows[] = {
		{1, 1000000, 1000000},  {2, 1500000, 2000000},   {9, 5000000, 9000000},
		{10, 5500000, 9000000}, {11, 6000000, 10000000}, {20, 10500000, 18000000},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct handling h = {0};
		struct record r;

		for (int32_t day = rows[i].n; day > 0; day--) {
			const struct complaint p = {.status = -1};
			const struct clocks_view v = {
				.state = CLOCKS_CLOSED,
				.clock = {[CLOCK_SELESAI] = CLOCK_MET},
				.days = day,
			};

			handling_add(&h, &p, &v);
		}
		handling_record(&h, DATE_NONE, &r);
		assert_int_equal(r.f[SKOR_PENGADUAN_MEDIAN_HARI].v, rows[i].median);
		assert_int_equal(r.f[SKOR_PENGADUAN_P90_HARI].v, rows[i].p90);
		handling_release(&h);
	}
}

/* A world of records that touch each other, made by a fixed generator. */
enum { WORLD = 150 };

static uint32_t
next_random(uint32_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 17;
	*s ^= *s << 5;
	return *s >> 8;
}

static void
make_survey(struct sb *b, uint32_t *seed)
{
	unsigned day = 1 + next_random(seed) % 28;

	if (next_random(seed) % 8 == 0) {
		sb_addf(b, "layanan unit=%c layanan=L%u tanggal=2026-0%u-%02u menit=5 ",
		        "ABC"[day % 3], day % 4, 1 + day % 6, day);
		sb_addf(b, "jumlah=%u", next_random(seed) % 90);
		return;
	}
	sb_addf(b, "survei unit=%c periode=2026-Q%u prosedur=%u", "ABC"[day % 3],
	        1 + next_random(seed) % 2, 1 + next_random(seed) % 4);
	if (next_random(seed) % 4 > 0)
		sb_addf(b, " layanan=L%u", next_random(seed) % 4);
	if (next_random(seed) % 3 > 0)
		sb_addf(b, " biaya=%u sarana=%u", 1 + next_random(seed) % 4,
		        1 + next_random(seed) % 4);
}

static void
make_complaint(struct sb *b, uint32_t *seed)
{
	static const char *const more[] = {
		"",
		" status=proses",
		" status=selesai",
		" status=tertunda",
		" klasifikasi=informasi",
		" pengawasan=ya",
		" status=diarsipkan",
		" selesai=2026-03-30",
	};
	unsigned day = 1 + next_random(seed) % 28;

	if (next_random(seed) % 10 == 0) {
		sb_addf(b, "libur tanggal=2026-0%u-%02u", 1 + day % 3, day);
		return;
	}
	sb_addf(b, "pengaduan id=%u unit=%c topik=x diterima=2026-01-%02u",
	        next_random(seed) % 60, "ABC"[next_random(seed) % 3], day);
	if (next_random(seed) % 3 > 0)
		sb_addf(b, " disposisi=2026-02-%02u", 1 + next_random(seed) % 8);
	if (next_random(seed) % 2)
		sb_addf(b, " tindak_lanjut=2026-02-%02u", 4 + next_random(seed) % 8);
	sb_adds(b, more[next_random(seed) % LEN(more)]);
}

/* The order of the records is never seen. */
static void
test_order(void **state)
{
	static const char *const rules[] = {"skm-14-2017", "sp4n-62-2018"};

	(void)state;
	for (uint32_t turn = 1; turn <= 20; turn++) {
		const char *at[WORLD];
		struct sb lines[WORLD] = {0};
		size_t pick[WORLD];
		uint32_t seed = turn * 7919;
		char *one, *other;

		for (size_t i = 0; i < WORLD; i++) {
			pick[i] = i;
			(turn % 2 ? make_survey : make_complaint)(&lines[i], &seed);
			at[i] = lines[i].p;
		}
		for (size_t i = WORLD - 1; i > 0; i--) {
			size_t k = next_random(&seed) % (i + 1), swap = pick[i];

			pick[i] = pick[k];
			pick[k] = swap;
		}
		one = score(rules[turn % 2 == 0], at, WORLD, NULL, NULL);
		other = score(rules[turn % 2 == 0], at, WORLD, pick, NULL);
		assert_string_equal(one, other);
		mem_free(one);
		mem_free(other);
		for (size_t i = 0; i < WORLD; i++)
			sb_release(&lines[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_complaints),
		cmocka_unit_test(test_percentile),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
