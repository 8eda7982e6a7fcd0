#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "scoring.h"

#include "score/skor.h"

#define RULE_ID "permenpanrb-6-2022"
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Scores the records, one a line, in the order of pick (NULL: as they stand). The caller
 * frees. */
static char *
score(const char *const *lines, size_t n, const size_t *pick, int64_t period,
      bool only_skor, struct sb *findings)
{
	struct scoring s;
	struct err e;
	char *out;

	assert_int_equal(scoring_open(&s, RULE_ID, period, only_skor ? 1 : 3, &e), 0);
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

#define N1 "198503152010011001"
#define N2 "198503152010011002"
#define N3 "198503152010011003"
#define N4 "198503152010011004"
#define Q3 "periode=2026-Q3"
#define RULE "aturan=" RULE_ID

static const struct {
	const char *name;
	const char *in[6];
	const char *want;
	unsigned found; /* bit i: finding i */
} cases[] = {
	{"two ratings, the roster's name and unit",
         {"pegawai nip=" N1 " nama=Budi unit=A",
          "penilaian nip=" N1 " " Q3
          " hasil_kerja=di_atas perilaku=sesuai predikat=baik plt=tidak"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=di_atas perilaku=sesuai predikat=baik predikat_tercatat=baik "
         "status=lengkap\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=1 sangat_baik=0 baik=1 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji\n",
         0},
	{"the appraisal's own unit, and a recorded predicate that differs",
         {"pegawai nip=" N1 " nama=Budi unit=A",
          "penilaian nip=" N1 " " Q3
          " hasil_kerja=di_bawah perilaku=di_bawah predikat=baik unit=B"},
         "skor nip=" N1 " nama=Budi unit=B " Q3 " " RULE
         " hasil_kerja=di_bawah perilaku=di_bawah predikat=sangat_kurang "
         "predikat_tercatat=baik status=beda\n"
         "skor_unit unit=B " Q3 " " RULE " pegawai=1 dinilai=1 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=1 pola=tidak_diuji catatan=beda:1\n",
         1u << SKOR_FIND_BEDA},
	{"one rating; only a recorded predicate; nothing",
         {"penilaian nip=" N3 " " Q3 " unit=A",
          "penilaian nip=" N1 " " Q3 " unit=A perilaku=di_atas",
          "penilaian nip=" N2 " " Q3 " unit=A predikat=sangat_baik"},
         "skor nip=" N1 " unit=A " Q3 " " RULE " perilaku=di_atas status=sementara\n"
         "skor nip=" N2 " unit=A " Q3 " " RULE
         " predikat_tercatat=sangat_baik status=sementara\n"
         "skor nip=" N3 " unit=A " Q3 " " RULE " status=belum_dinilai\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=3 dinilai=0 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=belum_dinilai:1;sementara:2\n",
         0},
	{"in service for a part of the period, and not at all",
         {"penilaian nip=" N1 " " Q3 " unit=A hasil_kerja=sesuai perilaku=sesuai",
          "pegawai nip=" N1 " nama=Budi unit=A",
          "pegawai nip=" N2 " nama=Siti unit=A mulai=2026-09-30",
          "pegawai nip=" N3 " nama=Rina unit=A mulai=2026-10-01",
          "pegawai nip=" N4 " nama=Joko unit=A mulai=2020-01-01 selesai=2026-06-30"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap\n"
         "skor nip=" N2 " nama=Siti unit=A " Q3 " " RULE " status=belum_dinilai\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=2 dinilai=1 sangat_baik=0 baik=1 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=belum_dinilai:1\n",
         0},
	{"not active is listed, not counted; not in the roster is counted, and found",
         {"pegawai nip=" N1 " nama=Budi unit=A kedudukan=cltn",
          "penilaian nip=" N1 " " Q3 " hasil_kerja=di_atas perilaku=di_atas",
          "penilaian nip=" N2 " " Q3 " unit=A hasil_kerja=sesuai perilaku=di_bawah"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=di_atas perilaku=di_atas predikat=sangat_baik status=lengkap "
         "catatan=tidak_aktif\n"
         "skor nip=" N2 " unit=A " Q3 " " RULE
         " hasil_kerja=sesuai perilaku=di_bawah predikat=kurang status=lengkap "
         "catatan=tanpa_pegawai\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=1 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=1 sangat_kurang=0 pola=tidak_diuji "
         "catatan=tanpa_pegawai:1;tidak_aktif:1\n",
         1u << SKOR_FIND_TANPA_PEGAWAI},
	{"plt only",
         {"penilaian nip=" N1 " " Q3
          " unit=A hasil_kerja=di_atas perilaku=di_atas plt=ya",
          "pegawai nip=" N1 " nama=Budi unit=A"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " status=belum_dinilai catatan=plt\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=0 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=belum_dinilai:1\n",
         0},
	{"units in byte order, periods within; capaian, and two that differ",
         {"penilaian nip=" N1 " " Q3 " unit=B hasil_kerja=sesuai perilaku=sesuai",
          "penilaian nip=" N2
          " periode=2026-12 unit=A hasil_kerja=sesuai perilaku=sesuai",
          "capaian_unit unit=B " Q3 " capaian=istimewa",
          "capaian_unit unit=A periode=2026-12 capaian=baik",
          "capaian_unit unit=A periode=2026-12 capaian=kurang"},
         "skor nip=" N1 " unit=B " Q3 " " RULE
         " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap\n"
         "skor nip=" N2 " unit=A periode=2026-12 " RULE
         " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap\n"
         "skor_unit unit=A periode=2026-12 " RULE " pegawai=1 dinilai=1 sangat_baik=0 "
         "baik=1 butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=capaian_bertentangan:1\n"
         "skor_unit unit=B " Q3 " " RULE " pegawai=1 dinilai=1 sangat_baik=0 baik=1 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 capaian=istimewa "
         "pola=terlalu_kecil\n",
         0},
	{"scores read again keep all they say; those of other rule sets are passed over",
         {"skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
          " hasil_kerja=sesuai predikat_tercatat=kurang status=bertentangan "
          "catatan=ganda;plt;tanpa_pegawai",
          "skor nip=" N1 " nama=Budi unit=A " Q3 " aturan=pp-30-2019 status=lengkap "
          "nilai=90",
          "skor nip=" N2 " nama=Siti unit=A " Q3 " " RULE
          " hasil_kerja=di_bawah perilaku=sesuai predikat=butuh_perbaikan status=lengkap "
          "catatan=tidak_aktif"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=sesuai predikat_tercatat=kurang status=bertentangan "
         "catatan=ganda;plt;tanpa_pegawai\n"
         "skor nip=" N2 " nama=Siti unit=A " Q3 " " RULE
         " hasil_kerja=di_bawah perilaku=sesuai predikat=butuh_perbaikan status=lengkap "
         "catatan=tidak_aktif\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=0 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=bertentangan:1;tanpa_pegawai:1;tidak_aktif:1\n",
         1u << SKOR_FIND_BERTENTANGAN | 1u << SKOR_FIND_TANPA_PEGAWAI},
	{"scores that differ",
         {"skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
          " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap",
          "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
          " hasil_kerja=sesuai perilaku=di_bawah predikat=kurang status=lengkap"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=sesuai status=bertentangan catatan=skor_ganda\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=0 sangat_baik=0 baik=0 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=bertentangan:1\n",
         1u << SKOR_FIND_SKOR_GANDA},
	{"roster rows of equal mulai that differ",
         {"pegawai nip=" N1 " nama=Budi unit=B", "pegawai nip=" N1 " nama=Budi unit=A",
          "penilaian nip=" N1 " " Q3 " hasil_kerja=sesuai perilaku=sesuai"},
         "skor nip=" N1 " nama=Budi unit=A " Q3 " " RULE
         " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap "
         "catatan=pegawai_ganda\n"
         "skor_unit unit=A " Q3 " " RULE " pegawai=1 dinilai=1 sangat_baik=0 baik=1 "
         "butuh_perbaikan=0 kurang=0 sangat_kurang=0 pola=tidak_diuji\n",
         1u << SKOR_FIND_PEGAWAI_GANDA},
	{"no unit known: in no sum",
         {"penilaian nip=" N1 " " Q3 " hasil_kerja=sesuai perilaku=sesuai"},
         "skor nip=" N1 " " Q3 " " RULE
         " hasil_kerja=sesuai perilaku=sesuai predikat=baik status=lengkap\n",
         0},
	{"a roster without a period", {"pegawai nip=" N1 " nama=Budi unit=A"}, "", 0},
};

static void
test_cases(void **state)
{
	static const char *const kinds[SKOR_FINDINGS] = {
		[SKOR_FIND_BEDA] = " beda=",
		[SKOR_FIND_BERTENTANGAN] = " bertentangan=",
		[SKOR_FIND_NILAI_SKP] = " nilai_skp_beda=",
		[SKOR_FIND_PEGAWAI_GANDA] = " pegawai_ganda=",
		[SKOR_FIND_SKOR_GANDA] = " skor_ganda=",
		[SKOR_FIND_SKP_BERTENTANGAN] = " skp_bertentangan=",
		[SKOR_FIND_TANPA_PEGAWAI] = " tanpa_pegawai=",
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct sb found = {0};
		size_t n = 0;
		char *got;

		while (n < LEN(cases[i].in) && cases[i].in[n])
			n++;
		got = score(cases[i].in, n, NULL, -1, false, &found);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s:\n%swant:\n%s", cases[i].name, got, cases[i].want);
		for (int k = 0; k < SKOR_FINDINGS; k++) {
			bool told = found.n > 0 && strstr(found.p, kinds[k]);

			if (told != (cases[i].found >> k & 1))
				fail_msg("%s: finding %s: %d", cases[i].name, kinds[k],
				         told);
		}
		sb_release(&found);
		mem_free(got);
	}
}

/* A world of records that touch each other, made by a fixed generator. */
enum { WORLD = 240, LINE = 200 };
#define NIP_OF "nip=1985031520100110%02u"

static uint32_t
next_random(uint32_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 17;
	*s ^= *s << 5;
	return *s;
}

/* full: with scores and appraisals without a single rating among them. */
static void
make_world(char (*lines)[LINE], const char **at, uint32_t seed, bool full)
{
	static const char *const more[] = {"plt=ya ",          "unit=B ", "unit=C ",
	                                   "predikat=kurang ", "",        ""};
	const char *rating[] = {"hasil_kerja=di_atas ", "hasil_kerja=sesuai ",
	                        full ? "" : "hasil_kerja=di_bawah "};
	const char *behaviour[] = {"perilaku=di_atas ", "perilaku=di_bawah ", ""};

	for (size_t i = 0; i < WORLD; i++) {
		struct sb b = {0};
		unsigned d[8];

		for (size_t k = 0; k < LEN(d); k++)
			d[k] = next_random(&seed) >> 8;
		if (d[0] % 10 == 0)
			sb_addf(&b,
			        "pegawai " NIP_OF " nama=P%u unit=%c mulai=20%u-01-01",
			        d[1] % 40, d[1] % 40, "ABC"[d[2] % 3], 15 + d[3] % 3);
		else if (d[0] % 10 == 1 && full)
			sb_addf(&b,
			        "skor " NIP_OF " periode=2026-Q%u nama=X%u " RULE
			        " status=belum_dinilai unit=A catatan=plt",
			        d[1] % 40, 1 + d[2] % 2, d[3] % 9);
		else if (d[0] % 10 == 2)
			sb_addf(&b, "capaian_unit unit=%c periode=2026-Q%u capaian=%s",
			        "ABC"[d[1] % 3], 1 + d[2] % 2,
			        d[3] % 5 ? "baik" : "kurang");
		else
			sb_addf(&b,
			        "penilaian " NIP_OF " periode=2026-Q%u %s%s%s"
			        "selesai=2026-0%u-01",
			        d[1] % 40, 1 + d[2] % 2, rating[d[3] % 3],
			        behaviour[d[4] % 3], more[d[5] % 6], 1 + d[6] % 3);
		assert_true(b.n < LINE);
		memcpy(lines[i], b.p, b.n + 1);
		at[i] = lines[i];
		sb_release(&b);
	}
}

static void
shuffle(size_t *pick, size_t n, uint32_t *seed)
{
	for (size_t i = n - 1; i > 0; i--) {
		size_t j = next_random(seed) % (i + 1), k = pick[i];

		pick[i] = pick[j];
		pick[j] = k;
	}
}

static void
test_row_order(void **state)
{
	static char lines[WORLD][LINE];
	static const char *at[WORLD];
	static size_t pick[WORLD];
	uint32_t seed = 88675123;

	(void)state;
	for (size_t i = 0; i < WORLD; i++)
		pick[i] = i;
	for (uint32_t world = 1; world <= 10; world++) {
		char *want, *got;

		make_world(lines, at, world * 2463534242u, true);
		want = score(at, WORLD, NULL, -1, false, NULL);
		assert_true(strlen(want) > 4000);
		for (int round = 0; round < 30; round++) {
			shuffle(pick, WORLD, &seed);
			got = score(at, WORLD, pick, -1, false, NULL);
			assert_string_equal(got, want);
			mem_free(got);
		}
		mem_free(want);
	}
}

/* Scores the rows of the people of one part, with the whole roster; cut into lines. */
static char *
score_part(const char *const *at, unsigned part, const char **lines, size_t *n)
{
	static const char *mine[WORLD];
	size_t n_mine = 0;
	char *scores;

	for (size_t i = 0; i < WORLD; i++)
		if (strncmp(at[i], "penilaian", 9) != 0 ||
		    (unsigned)(at[i][31] - '0') % 3 == part)
			mine[n_mine++] = at[i];
	scores = score(mine, n_mine, NULL, -1, true, NULL);
	for (char *p = scores; *p; p = strchr(p, '\0') + 1) {
		lines[(*n)++] = p;
		*strchr(p, '\n') = '\0';
	}
	return scores;
}

/* The scores of three parts, read together, come to what the whole comes to. */
static void
test_parts(void **state)
{
	static char lines[WORLD][LINE];
	static const char *at[WORLD], *again[WORLD * 3];

	(void)state;
	for (uint32_t world = 1; world <= 20; world++) {
		char *whole, *got, *scores[3];
		size_t n = 0;

		make_world(lines, at, world * 2463534242u, false);
		whole = score(at, WORLD, NULL, -1, false, NULL);
		for (unsigned k = 0; k < 3; k++)
			scores[k] = score_part(at, k, again, &n);
		for (size_t i = 0; i < WORLD; i++)
			if (strncmp(at[i], "capaian", 7) == 0)
				again[n++] = at[i];
		assert_true(n <= LEN(again));
		got = score(again, n, NULL, -1, false, NULL);
		assert_string_equal(got, whole);
		mem_free(got);
		mem_free(whole);
		for (int k = 0; k < 3; k++)
			mem_free(scores[k]);
	}
}

static void
test_one_period(void **state)
{
	static const struct {
		const char *text;
		int want;
	} rows[] = {
		{"penilaian nip=" N1 " periode=2026-Q2 hasil_kerja=sesuai", ENGINE_SKIP},
		{"penilaian nip=" N1 " periode=2021-Q2 hasil_kerja=sesuai", ENGINE_SKIP},
		{"penilaian nip=" N1 " periode=2026-Q3 hasil_kerja=sesuai",
	         ENGINE_ACCEPT},
		{"penilaian nip=" N1 " periode=2026-Q3 selesai=2150-01-01",
	         ENGINE_REJECT},
		{"penilaian nip=" N1 " periode=2026-Q3 dinilai=1969-12-31",
	         ENGINE_REJECT},
		{"skor nip=" N1 " periode=2026-Q2 status=lengkap " RULE, ENGINE_SKIP},
		{"capaian_unit unit=A periode=2026-Q2 capaian=baik", ENGINE_SKIP},
		{"pegawai nip=" N1 " nama=Budi unit=A", ENGINE_ACCEPT},
		{"pelatihan nip=" N1 " nama=X bentuk=seminar tahun=2026", ENGINE_SKIP},
	};
	struct scoring s;
	struct err opened;

	(void)state;
	assert_int_equal(scoring_open(&s, RULE_ID, INT64_C(2026) * 32 + 17, 1, &opened),
	                 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		struct err e = {.kind = ERR_NONE};
		int got = scoring_give(&s, rows[i].text, i + 2, &e);

		if (got != rows[i].want)
			fail_msg("row %zu: %d, want %d", i, got, rows[i].want);
		if (got == ENGINE_REJECT) {
			assert_int_equal(e.kind, ERR_ROW);
			assert_true(e.field[0] != '\0');
		}
	}
	scoring_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_row_order),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_one_period),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
