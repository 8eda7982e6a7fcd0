#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "scoring.h"

#include "asn/period.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define N1 "198503152010011998"
#define N2 "198503152010011999"
#define CREDIT "angka-kredit-1-2023"
#define TALENT "talenta-3-2020"
#define SKOR(nip, period, rest)                                                          \
	"skor nip=" nip " periode=" period " aturan=permenpanrb-6-2022 " rest
#define BAIK "predikat=baik status=lengkap"

/* Results of records in the order of pick (NULL: as they stand). The caller frees. */
static char *
results(const char *rules, const char *const *lines, size_t n, const size_t *pick,
        int64_t period, struct sb *findings)
{
	struct scoring s;
	struct err e;
	char *out;

	assert_int_equal(scoring_open(&s, rules, period, 1, &e), 0);
	for (size_t i = 0; i < n; i++)
		assert_true(scoring_give(&s, lines[pick ? pick[i] : i], i + 2, &e) <=
		            ENGINE_SKIP);
	scoring_put(&s);
	out = s.out.p;
	s.out = (struct sb){0};
	if (findings)
		sb_add(findings, sb_slice(&s.findings));
	scoring_close(&s);
	return out;
}

#define PERTAMA "pegawai nip=" N1 " nama=Budi unit=A jenjang=ahli_pertama"
#define OF_CREDIT " aturan=" CREDIT " "
#define OF_TALENT " aturan=" TALENT " pola=predikat "

static const struct {
	const char *name, *rules;
	const char *in[6];
	const char *want, *findings;
} cases[] = {
	{"a score without a predicate gives no figure, never 0",
         CREDIT,
         {PERTAMA, SKOR(N1, "2026-Q1", "status=sementara"),
          SKOR(N1, "2026-Q2", "status=belum_dinilai"),
          SKOR(N1, "2026-Q3", "status=bertentangan"),
          "skor nip=" N1 " periode=2026-Q4 aturan=umpan-balik-360 nilai=90 "
          "status=lengkap"},
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q1" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "status=sementara\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q2" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "status=belum_dinilai\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q3" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "status=bertentangan\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q4" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "status=sementara\n",
         " bertentangan=1"},
	{"scores of two rule sets agree, or are in dispute; one without yields",
         CREDIT,
         {PERTAMA, SKOR(N1, "2026-Q1", BAIK),
          "skor nip=" N1 " periode=2026-Q1 aturan=umpan-balik-360 status=lengkap",
          SKOR(N1, "2026-Q2", BAIK),
          "skor nip=" N1 " periode=2026-Q2 aturan=lain predikat=kurang status=lengkap",
          SKOR(N1, "2026-Q3", "predikat=baik status=beda")},
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q1" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "predikat=baik nilai=3.13 status=lengkap\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q2" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "status=bertentangan\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q3" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "predikat=baik nilai=3.13 status=beda\n",
         " beda=1 bertentangan=1"},
	{"a year and a quarter of it: two results, each marked, no sum",
         CREDIT,
         {PERTAMA, SKOR(N1, "2026", BAIK), SKOR(N1, "2026-Q1", BAIK),
          SKOR(N1, "2025-Q1", BAIK)},
         "angka_kredit nip=" N1 " nama=Budi periode=2025-Q1" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "predikat=baik nilai=3.13 status=lengkap\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026" OF_CREDIT
         "jenjang=ahli_pertama bulan=12 "
         "predikat=baik nilai=12.50 status=lengkap catatan=periode_bertumpuk\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-Q1" OF_CREDIT
         "jenjang=ahli_pertama bulan=3 "
         "predikat=baik nilai=3.13 status=lengkap catatan=periode_bertumpuk\n",
         ""},
	{"the roster's row: from the middle of the year, of no whole month, and later",
         CREDIT,
         {PERTAMA " mulai=2026-06-15", SKOR(N1, "2026", BAIK), SKOR(N1, "2026-06", BAIK),
          SKOR(N1, "2026-03", BAIK)},
         "angka_kredit nip=" N1 " nama=Budi periode=2026" OF_CREDIT
         "jenjang=ahli_pertama bulan=6 "
         "predikat=baik nilai=6.25 status=lengkap "
         "catatan=bulan_sebagian;periode_bertumpuk\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-03" OF_CREDIT
         "predikat=baik status=sementara "
         "catatan=di_luar_masa\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2026-06" OF_CREDIT
         "jenjang=ahli_pertama bulan=0 "
         "predikat=baik status=sementara catatan=bulan_sebagian\n",
         " di_luar_masa=1"},
	{"posts: not functional, functional without a level, not known, not on "
         "the roster",
         CREDIT,
         {"pegawai nip=198503152010011001 nama=A unit=A jenis_jabatan=pengawas",
          "pegawai nip=198503152010011002 nama=B unit=A jenis_jabatan=fungsional",
          "pegawai nip=198503152010011003 nama=C unit=A",
          SKOR("198503152010011001", "2026", BAIK),
          SKOR("198503152010011002", "2026", BAIK), SKOR(N2, "2026", "nama=D " BAIK)},
         "angka_kredit nip=198503152010011002 nama=B periode=2026 aturan=" CREDIT
         " bulan=12 predikat=baik status=sementara catatan=tanpa_jenjang\n"
         "angka_kredit nip=198503152010011003 nama=C periode=2026 aturan=" CREDIT
         " bulan=12 status=belum_dinilai catatan=tanpa_jenjang\n"
         "angka_kredit nip=" N2 " nama=D periode=2026 aturan=" CREDIT
         " predikat=baik status=sementara catatan=tanpa_pegawai\n",
         " tanpa_jenjang=2 tanpa_pegawai=1"},
	{"older predicates: cukup is butuh perbaikan, of buruk no figure is known",
         CREDIT,
         {PERTAMA, SKOR(N1, "2020", "predikat=cukup status=lengkap"),
          SKOR(N1, "2019", "predikat=buruk status=lengkap")},
         "angka_kredit nip=" N1 " nama=Budi periode=2019" OF_CREDIT
         "jenjang=ahli_pertama bulan=12 "
         "predikat=buruk status=sementara catatan=predikat_tanpa_angka\n"
         "angka_kredit nip=" N1 " nama=Budi periode=2020" OF_CREDIT
         "jenjang=ahli_pertama bulan=12 "
         "predikat=cukup nilai=9.38 status=lengkap\n",
         " predikat_tanpa_angka=1"},
	{"not in service is listed; rows of the roster that differ are found",
         CREDIT,
         {PERTAMA " kedudukan=cltn", PERTAMA " kedudukan=pensiun",
          SKOR(N1, "2026", BAIK)},
         "angka_kredit nip=" N1 " nama=Budi periode=2026" OF_CREDIT
         "jenjang=ahli_pertama bulan=12 "
         "predikat=baik nilai=12.50 status=lengkap catatan=pegawai_ganda;tidak_aktif\n",
         " pegawai_ganda=1"},
	/* Kemenkeu's worked example: Baik and 83.5 are box 5. */
	{"talent: both; one of two; neither; no place for the predicate",
         TALENT,
         {PERTAMA, SKOR(N1, "2026", BAIK), "potensi nip=" N1 " periode=2026 nilai=83.5",
          SKOR(N1, "2025", BAIK), "potensi nip=" N1 " periode=2024 nilai=83.5",
          SKOR(N1, "2023", "predikat=cukup status=lengkap")},
         "talenta nip=" N1 " nama=Budi unit=A periode=2023" OF_TALENT
         "status=sementara catatan=predikat_tanpa_sumbu;tanpa_potensi\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2024" OF_TALENT
         "potensi=83.50 status=sementara catatan=tanpa_kinerja\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2025" OF_TALENT
         "kinerja=sesuai status=sementara catatan=tanpa_potensi\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2026" OF_TALENT
         "kinerja=sesuai potensi=83.50 kotak=5 "
         "tindak_lanjut=penempatan_sesuai;bimbingan_kinerja;pengembangan_kompetensi "
         "status=lengkap\n",
         " predikat_tanpa_sumbu=1"},
	{"talent: equal potentials are one; those that differ are none",
         TALENT,
         {PERTAMA, SKOR(N1, "2026", BAIK),
          "potensi nip=" N1 " periode=2026 nilai=95 sumber=a",
          "potensi nip=" N1 " periode=2026 nilai=95.0 sumber=b",
          "potensi nip=" N1 " periode=2025 nilai=95",
          "potensi nip=" N1 " periode=2025 nilai=96"},
         "talenta nip=" N1 " nama=Budi unit=A periode=2025" OF_TALENT
         "status=bertentangan catatan=potensi_bertentangan;tanpa_kinerja\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2026" OF_TALENT
         "kinerja=sesuai potensi=95.00 kotak=8 "
         "tindak_lanjut=retensi;suksesi_instansi;rotasi_perluasan_jabatan;"
         "bimbingan_kinerja status=lengkap\n",
         " potensi_bertentangan=1"},
	{"talent: neither; a dispute; a recorded predicate that differs;"
         " printed as 90.00",
         TALENT,
         {PERTAMA, SKOR(N1, "2023", "status=belum_dinilai"),
          SKOR(N1, "2024", "status=bertentangan"),
          "potensi nip=" N1 " periode=2024 nilai=10",
          SKOR(N1, "2025", "predikat=sangat_baik status=beda"),
          "potensi nip=" N1 " periode=2025 nilai=89.995"},
         "talenta nip=" N1 " nama=Budi unit=A periode=2023" OF_TALENT
         "status=belum_dinilai catatan=tanpa_kinerja;tanpa_potensi\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2024" OF_TALENT
         "potensi=10.00 status=bertentangan\n"
         "talenta nip=" N1 " nama=Budi unit=A periode=2025" OF_TALENT
         "kinerja=di_atas potensi=90.00 kotak=7 "
         "tindak_lanjut=retensi;suksesi_instansi;rotasi_pengayaan_jabatan;"
         "pengembangan_kompetensi;tugas_belajar status=beda "
         "catatan=pembulatan_menentukan\n",
         " beda=1 bertentangan=1 pembulatan_menentukan=1"},
	{"no roster: names and units of the scores; of several the first in byte order",
         TALENT,
         {SKOR(N1, "2026", "nama=Z unit=B " BAIK),
          SKOR(N1, "2026", "nama=Y unit=C " BAIK),
          "potensi nip=" N1 " periode=2026 nilai=0"},
         "talenta nip=" N1 " nama=Y unit=B periode=2026 aturan=" TALENT
         " pola=predikat kinerja=sesuai potensi=0.00 kotak=2 "
         "tindak_lanjut=bimbingan_kinerja;pengembangan_kompetensi;penempatan_sesuai "
         "status=lengkap\n",
         ""},
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct sb findings = {0};
		size_t n = 0;
		char *out;

		while (n < LEN(cases[i].in) && cases[i].in[n])
			n++;
		out = results(cases[i].rules, cases[i].in, n, NULL, -1, &findings);
		if (strcmp(out, cases[i].want) != 0 ||
		    !slice_eq(sb_slice(&findings), slice_of(cases[i].findings)))
			print_message("%s: %.*s\n", cases[i].name, (int)findings.n,
			              findings.p);
		assert_string_equal(out, cases[i].want);
		assert_true(slice_eq(sb_slice(&findings), slice_of(cases[i].findings)));
		mem_free(out);
		sb_release(&findings);
	}
}

/* With a period only that one is looked at. */
static void
test_period(void **state)
{
	static const char *const in[] = {PERTAMA, SKOR(N1, "2026-Q1", BAIK),
	                                 SKOR(N1, "2026", BAIK)};
	int64_t period;
	struct err e;
	char *out;

	(void)state;
	assert_int_equal(period_read(SLICE("2026-Q1"), &period, &e), 0);
	out = results(CREDIT, in, LEN(in), NULL, period, NULL);
	assert_string_equal(out,
	                    "angka_kredit nip=" N1 " nama=Budi periode=2026-Q1" OF_CREDIT
	                    "jenjang=ahli_pertama bulan=3 predikat=baik "
	                    "nilai=3.13 status=lengkap\n");
	mem_free(out);
}

/* The order of records does not change a byte: every case, and one of jpm, shuffled. */
static void
test_order(void **state)
{
	static const char *const match[] = {
		"pegawai nip=" N1 " nama=Budi unit=A jabatan=Analis",
		"pegawai nip=" N2 " nama=Siti unit=A jabatan=Analis",
		"standar jabatan=Analis kompetensi=X level=3",
		"standar jabatan=Analis kompetensi=Y level=2",
		"kompetensi nip=" N1 " kompetensi=X level=1 tanggal=2025-01-01",
		"kompetensi nip=" N1 " kompetensi=X level=2 tanggal=2026-01-01",
		"kompetensi nip=" N1 " kompetensi=Y level=3 tanggal=2026-01-01",
		"kompetensi nip=" N2 " kompetensi=X level=3 tanggal=2026-01-01",
	};
	char *want = results("jpm", match, LEN(match), NULL, -1, NULL);
	size_t pick[16];

	(void)state;
	/* 5 of 5; one competency of two */
	assert_string_equal(
		want, "jpm nip=" N1 " nama=Budi unit=A jabatan=Analis aturan=jpm "
		      "tujuan=pemetaan nilai=100.00 kategori=O status=lengkap\n"
		      "jpm nip=" N1 " nama=Budi unit=A jabatan=Analis aturan=jpm "
		      "tujuan=pengisian nilai=100.00 kategori=MS status=lengkap\n"
		      "jpm nip=" N2 " nama=Siti unit=A jabatan=Analis aturan=jpm "
		      "tujuan=pemetaan status=sementara catatan=belum_diasesmen\n"
		      "jpm nip=" N2 " nama=Siti unit=A jabatan=Analis aturan=jpm "
		      "tujuan=pengisian status=sementara catatan=belum_diasesmen\n");
	srand(1);
	for (size_t round = 0; round < 20 * (LEN(cases) + 1); round++) {
		size_t c = round % (LEN(cases) + 1), n = 0;
		const char *const *in = c < LEN(cases) ? cases[c].in : match;
		size_t max = c < LEN(cases) ? LEN(cases[c].in) : LEN(match);
		char *out;

		while (n < max && in[n])
			n++;
		for (size_t i = 0; i < n; i++) {
			size_t k = (size_t)rand() % (i + 1);

			pick[i] = pick[k];
			pick[k] = i;
		}
		out = results(c < LEN(cases) ? cases[c].rules : "jpm", in, n, pick, -1,
		              NULL);
		assert_string_equal(out, c < LEN(cases) ? cases[c].want : want);
		mem_free(out);
	}
	mem_free(want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_period),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
