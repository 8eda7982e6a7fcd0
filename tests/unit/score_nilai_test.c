#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "scoring.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Scores the records, one a line, in the order of pick (NULL: as they stand). The caller
 * frees. */
static char *
score(const char *rules, const char *const *lines, size_t n, const size_t *pick,
      unsigned results, struct sb *findings)
{
	struct scoring s;
	struct err e;
	char *out;

	assert_int_equal(scoring_open(&s, rules, -1, results, &e), 0);
	for (size_t i = 0; i < n; i++)
		if (scoring_give(&s, lines[pick ? pick[i] : i], i + 2, &e) == ENGINE_FAIL)
			fail_msg("%s: %s", lines[pick ? pick[i] : i], e.text);
	scoring_put(&s);
	out = s.out.p;
	s.out = (struct sb){0};
	if (findings) {
		sb_add(findings, sb_slice(&s.findings));
		sb_addc(findings, '\0');
	}
	scoring_close(&s);
	return out;
}

#define N1 "198503152010011001"
#define N2 "198503152010011002"
#define N3 "198503152010011003"
#define H2 "periode=2021-H2"
#define PP30 "aturan=pp-30-2019"
#define P8 "aturan=permenpanrb-8-2021"
#define PP46 "aturan=pp-46-2011"
#define ROSTER "pegawai nip=" N1 " nama=Budi unit=A jenis_jabatan="
#define SKP "skp nip=" N1 " " H2 " "
#define OLD "skp nip=" N1 " periode=2020 kode="
#define TASK_1                                                                           \
	OLD "T1 aspek=kuantitas target=10 realisasi=10",                                 \
		OLD "T1 aspek=kualitas target=100 realisasi=90",                         \
		OLD "T1 aspek=waktu target=12 realisasi=12",                             \
		OLD "T1 aspek=biaya target=500 realisasi=500"

static const struct {
	const char *name, *rules;
	const char *in[7];
	const char *want;
	const char *found;
} cases[] = {
	{"PP 30/2019 Pasal 41: S 112, P 95",
         "pp-30-2019",
         {"penilaian nip=" N1 " " H2
          " nilai_skp=112 nilai_perilaku=95 ide_baru=tidak predikat=baik unit=A"},
         "skor nip=" N1 " unit=A " H2 " " PP30
         " nilai=106.90 predikat=baik predikat_tercatat=baik status=lengkap\n"
         "skor_unit unit=A " H2 " " PP30 " pegawai=1 dinilai=1 sangat_baik=0 baik=1 "
         "kurang=0 sangat_kurang=0 nilai=106.90 pola=tidak_diuji cukup=0\n",
         ""},
	{"a new idea makes sangat baik, none or none known does not",
         "pp-30-2019",
         {"penilaian nip=" N1 " " H2 " nilai_skp=120 nilai_perilaku=110 ide_baru=ya",
          "penilaian nip=" N2 " " H2 " nilai_skp=120 nilai_perilaku=110 ide_baru=tidak",
          "penilaian nip=" N3 " " H2 " nilai_skp=120 nilai_perilaku=110"},
         "skor nip=" N1 " " H2 " " PP30
         " nilai=117.00 predikat=sangat_baik status=lengkap\n"
         "skor nip=" N2 " " H2 " " PP30 " nilai=117.00 predikat=baik status=lengkap\n"
         "skor nip=" N3 " " H2 " " PP30 " nilai=117.00 predikat=baik status=lengkap "
         "catatan=ide_baru_tidak_diketahui\n",
         ""},
	{"the exact value decides: 89.995 is cukup, and written 90.00; the mean is of "
         "what "
         "is written",
         "pp-30-2019",
         {"penilaian nip=" N1 " " H2
          " nilai_skp=89.995 nilai_perilaku=89.995 predikat=baik unit=A",
          "penilaian nip=" N2 " " H2 " nilai_skp=40 nilai_perilaku=40 unit=A"},
         "skor nip=" N1 " unit=A " H2 " " PP30
         " nilai=90.00 predikat=cukup predikat_tercatat=baik status=beda\n"
         "skor nip=" N2 " unit=A " H2 " " PP30
         " nilai=40.00 predikat=sangat_kurang status=lengkap\n"
         "skor_unit unit=A " H2 " " PP30 " pegawai=2 dinilai=2 sangat_baik=0 baik=0 "
         "kurang=0 sangat_kurang=1 nilai=65.00 pola=tidak_diuji catatan=beda:1 cukup=1\n",
         " beda=1"},
	{"a value missing, both, and nobody",
         "pp-30-2019",
         {"pegawai nip=" N3 " nama=Tuti unit=A",
          "penilaian nip=" N1 " " H2 " nilai_skp=90 unit=A",
          "penilaian nip=" N2 " " H2 " predikat=baik unit=A"},
         "skor nip=" N1 " unit=A " H2 " " PP30 " status=sementara catatan=tanpa_pegawai\n"
         "skor nip=" N2 " unit=A " H2 " " PP30
         " predikat_tercatat=baik status=sementara catatan=tanpa_pegawai\n"
         "skor nip=" N3 " nama=Tuti unit=A " H2 " " PP30 " status=belum_dinilai\n"
         "skor_unit unit=A " H2 " " PP30 " pegawai=3 dinilai=0 sangat_baik=0 baik=0 "
         "kurang=0 sangat_kurang=0 pola=tidak_diuji "
         "catatan=belum_dinilai:1;sementara:2;tanpa_pegawai:2 cukup=0\n",
         " tanpa_pegawai=2"},
	{"the latest counts, plt is left out, ties in a value are in dispute",
         "pp-30-2019",
         {"penilaian nip=" N1 " " H2
          " nilai_skp=90 nilai_perilaku=90 selesai=2021-12-31 unit=A",
          "penilaian nip=" N1 " " H2
          " nilai_skp=120 nilai_perilaku=120 selesai=2021-11-30 unit=B",
          "penilaian nip=" N1 " " H2 " nilai_skp=10 nilai_perilaku=10 plt=ya unit=B",
          "penilaian nip=" N2 " " H2 " nilai_skp=90 nilai_perilaku=90 unit=A",
          "penilaian nip=" N2 " " H2 " nilai_skp=91 nilai_perilaku=90 unit=A"},
         "skor nip=" N1 " unit=A " H2 " " PP30
         " nilai=90.00 predikat=baik status=lengkap catatan=ganda;plt\n"
         "skor nip=" N2 " unit=A " H2 " " PP30 " status=bertentangan catatan=ganda\n"
         "skor_unit unit=A " H2 " " PP30 " pegawai=2 dinilai=1 sangat_baik=0 baik=1 "
         "kurang=0 sangat_kurang=0 nilai=90.00 pola=tidak_diuji catatan=bertentangan:1 "
         "cukup=0\n",
         " bertentangan=1"},
	{"above the range: rejected, never cut",
         "pp-30-2019",
         {"pegawai nip=" N1 " nama=Budi unit=A",
          "penilaian nip=" N1 " " H2 " nilai_skp=120.000001 nilai_perilaku=90",
          "penilaian nip=" N1 " " H2 " nilai_skp=120 nilai_perilaku=121",
          "penilaian nip=" N2 " " H2 " nilai_skp=120 nilai_perilaku=120 unit=A"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " PP30 " status=belum_dinilai\n"
         "skor nip=" N2 " unit=A " H2 " " PP30
         " nilai=120.00 predikat=baik status=lengkap "
         "catatan=ide_baru_tidak_diketahui;tanpa_pegawai\n",
         " tanpa_pegawai=1"},
	{"a plan, with the value recorded for it",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama", SKP "kode=I1 target=50 realisasi=49 arah=naik",
          "penilaian nip=" N1 " " H2 " nilai_skp=88.00 nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " nilai=91.60 predikat=baik status=lengkap\n",
         ""},
	{"a recorded value that differs",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama", SKP "kode=I1 target=50 realisasi=49 arah=naik",
          "penilaian nip=" N1 " " H2 " nilai_skp=98 nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " nilai=91.60 predikat=baik status=lengkap catatan=nilai_skp_beda\n",
         " nilai_skp_beda=1"},
	{"no plan: the recorded value",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama",
          "penilaian nip=" N1 " " H2 " nilai_skp=102.8 nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " nilai=101.96 predikat=baik status=lengkap\n",
         ""},
	{"a plan that is not whole is not passed over for the recorded value",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama", SKP "kode=I1 target=50 arah=naik",
          "penilaian nip=" N1 " " H2 " nilai_skp=102.8 nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " status=sementara catatan=skp_tidak_lengkap\n",
         ""},
	{"a row that was rejected leaves no value without it",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama", SKP "kode=I1 target=50 realisasi=49 arah=naik",
          SKP "kode=I2 target=0 realisasi=49 arah=naik",
          "penilaian nip=" N1 " " H2 " nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " status=sementara catatan=skp_ditolak\n",
         ""},
	{"equal rows of a plan are one, those that differ are in dispute",
         "permenpanrb-8-2021",
         {ROSTER "jpt_pratama", SKP "kode=I1 target=50 realisasi=49 arah=naik",
          SKP "kode=I1 target=50 realisasi=49 arah=naik",
          SKP "kode=I2 target=50 realisasi=50 arah=naik",
          SKP "kode=I2 target=50 realisasi=49 arah=naik",
          "penilaian nip=" N1 " " H2 " nilai_perilaku=100"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " P8
         " status=bertentangan catatan=skp_bertentangan\n",
         " skp_bertentangan=1"},
	{"a plan alone is an appraisal half done; without a roster the kind of post is "
         "not "
         "known",
         "permenpanrb-8-2021",
         {SKP "kode=I1 target=50 realisasi=49 arah=naik"},
         "skor nip=" N1 " " H2 " " P8 " status=sementara catatan=tanpa_jenis_jabatan\n",
         ""},
	{"PP 46/2011: SKP 85.50, perilaku 80",
         "pp-46-2011",
         {"penilaian nip=" N1 " periode=2020 nilai_skp=85.5 nilai_perilaku=80 "
          "predikat=baik unit=A"},
         "skor nip=" N1 " unit=A periode=2020 " PP46
         " nilai=83.30 predikat=baik predikat_tercatat=baik status=lengkap\n"
         "skor_unit unit=A periode=2020 " PP46 " pegawai=1 dinilai=1 sangat_baik=0 "
         "baik=1 kurang=0 nilai=83.30 pola=tidak_diuji cukup=0 buruk=0\n",
         ""},
	{"the same from the plan",
         "pp-46-2011",
         {TASK_1, "penilaian nip=" N1 " periode=2020 nilai_perilaku=80"},
         "skor nip=" N1 " periode=2020 " PP46
         " nilai=83.30 predikat=baik status=lengkap\n",
         ""},
	{"the lowest is buruk",
         "pp-46-2011",
         {"penilaian nip=" N1 " periode=2020 nilai_skp=50 nilai_perilaku=50 unit=A"},
         "skor nip=" N1 " unit=A periode=2020 " PP46
         " nilai=50.00 predikat=buruk status=lengkap\n"
         "skor_unit unit=A periode=2020 " PP46 " pegawai=1 dinilai=1 sangat_baik=0 "
         "baik=0 kurang=0 nilai=50.00 pola=tidak_diuji cukup=0 buruk=1\n",
         ""},
	{"a score read again keeps all it says",
         "pp-30-2019",
         {"skor nip=" N1 " nama=Budi unit=A " H2 " " PP30
          " nilai=90.00 predikat=cukup predikat_tercatat=baik status=beda "
          "catatan=ganda;ide_baru_tidak_diketahui",
          "skor nip=" N2 " nama=Siti unit=A " H2 " " PP30
          " status=sementara catatan=skp_ditolak"},
         "skor nip=" N1 " nama=Budi unit=A " H2 " " PP30
         " nilai=90.00 predikat=cukup predikat_tercatat=baik status=beda "
         "catatan=ganda;ide_baru_tidak_diketahui\n"
         "skor nip=" N2 " nama=Siti unit=A " H2 " " PP30
         " status=sementara catatan=skp_ditolak\n"
         "skor_unit unit=A " H2 " " PP30 " pegawai=2 dinilai=1 sangat_baik=0 baik=0 "
         "kurang=0 sangat_kurang=0 nilai=90.00 pola=tidak_diuji "
         "catatan=beda:1;sementara:1 cukup=1\n",
         " beda=1"},
	{"scores that differ",
         "pp-30-2019",
         {"skor nip=" N1 " unit=A " H2 " " PP30
          " nilai=90.00 predikat=baik status=lengkap",
          "skor nip=" N1 " unit=A " H2 " " PP30
          " nilai=91.00 predikat=baik status=lengkap"},
         "skor nip=" N1 " unit=A " H2 " " PP30
         " status=bertentangan catatan=skor_ganda\n",
         " skor_ganda=1"},
};

/* Rows whose wanted output has no skor_unit are scored without. */
static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		bool units = strstr(cases[i].want, "skor_unit") != NULL;
		struct sb found = {0};
		size_t n = 0;
		char *got;

		while (n < LEN(cases[i].in) && cases[i].in[n])
			n++;
		got = score(cases[i].rules, cases[i].in, n, NULL, units ? 3 : 1, &found);
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s:\n%swant:\n%s", cases[i].name, got, cases[i].want);
		if (strcmp(found.p, cases[i].found) != 0)
			fail_msg("%s: findings \"%s\"", cases[i].name, found.p);
		sb_release(&found);
		mem_free(got);
	}
}

static void
test_refused_rows(void **state)
{
	static const struct {
		const char *rules, *text, *code, *field;
	} rows[] = {
		{"permenpanrb-8-2021", SKP "kode=X target=0 realisasi=1 arah=naik",
	         "target", "target"},
		{"permenpanrb-8-2021", SKP "kode=X target=-1 realisasi=1 arah=naik",
	         "target", "target"},
		{"permenpanrb-8-2021", SKP "kode=X target=0.000001 realisasi=1 arah=naik",
	         "realisasi", "realisasi"},
		{"permenpanrb-8-2021",
	         SKP "kode=X target=1 realisasi=1 arah=naik bobot=1000001", "bobot",
	         "bobot"},
		{"pp-46-2011", OLD "X aspek=biaya target=0 realisasi=1", "target",
	         "target"},
		{"pp-46-2011", OLD "X target=1 realisasi=1", "wajib", "aspek"},
		{"pp-46-2011", OLD "X aspek=waktu target=1 target_atas=2 realisasi=1",
	         "rentang", "target_atas"},
		{"pp-46-2011", "penilaian nip=" N1 " periode=2020 nilai_perilaku=100.5",
	         "rentang", "nilai_perilaku"},
		{"pp-30-2019", "penilaian nip=" N1 " " H2 " nilai_skp=120.5", "rentang",
	         "nilai_skp"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct scoring s;
		struct err e = {0};

		assert_int_equal(scoring_open(&s, rows[i].rules, -1, 1, &e), 0);
		assert_int_equal(scoring_give(&s, rows[i].text, 2, &e), ENGINE_REJECT);
		if (strcmp(e.code, rows[i].code) != 0 ||
		    strcmp(e.field, rows[i].field) != 0)
			fail_msg("%s: %s %s", rows[i].text, e.code, e.field);
		scoring_close(&s);
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

static void
make_line(struct sb *b, const unsigned d[8])
{
	static const char *const posts[] = {"jpt_utama", "fungsional", "pelaksana"};
	static const char *const more[] = {"plt=ya ",          "unit=B ", "unit=C ",
	                                   "predikat=kurang ", "",        "ide_baru=ya "};
	static const char *const aspects[] = {"kuantitas", "kualitas", "waktu"};

	if (d[0] % 12 == 0)
		sb_addf(b,
		        "pegawai " NIP_OF " nama=P%u unit=%c jenis_jabatan=%s "
		        "mulai=20%u-01-01",
		        d[1] % 30, d[1] % 30, "ABC"[d[2] % 3], posts[d[3] % 3],
		        15 + d[4] % 3);
	else if (d[0] % 12 < 6)
		sb_addf(b,
		        "skp " NIP_OF " periode=2021-Q%u kode=K%u aspek=%s target=50 "
		        "realisasi=%u arah=%s%s",
		        d[1] % 30, 3 + d[2] % 2, d[3] % 2, aspects[d[4] % 3],
		        49 + d[5] % 2, d[6] % 9 ? "naik" : "turun",
		        d[7] % 9 ? "" : " maksimum=ya");
	else
		sb_addf(b,
		        "penilaian " NIP_OF " periode=2021-Q%u nilai_skp=%u "
		        "nilai_perilaku=%u %sselesai=2021-0%u-01",
		        d[1] % 30, 3 + d[2] % 2, 80 + d[3] % 3, 90 + d[4] % 2,
		        more[d[5] % 6], 7 + d[6] % 3);
}

static void
make_world(char (*lines)[LINE], const char **at, uint32_t seed)
{
	for (size_t i = 0; i < WORLD; i++) {
		struct sb b = {0};
		unsigned d[8];

		for (size_t k = 0; k < LEN(d); k++)
			d[k] = next_random(&seed) >> 8;
		make_line(&b, d);
		assert_true(b.n < LINE);
		memcpy(lines[i], b.p, b.n);
		lines[i][b.n] = '\0';
		at[i] = lines[i];
		sb_release(&b);
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
	for (uint32_t world = 1; world <= 10; world++) {
		char *want, *got;

		for (size_t i = 0; i < WORLD; i++)
			pick[i] = i;
		make_world(lines, at, world * 2463534242u);
		want = score("permenpanrb-8-2021", at, WORLD, NULL, 3, NULL);
		assert_true(strlen(want) > 3000);
		for (int round = 0; round < 20; round++) {
			for (size_t i = WORLD - 1; i > 0; i--) {
				size_t j = next_random(&seed) % (i + 1), k = pick[i];

				pick[i] = pick[j];
				pick[j] = k;
			}
			got = score("permenpanrb-8-2021", at, WORLD, pick, 3, NULL);
			assert_string_equal(got, want);
			mem_free(got);
		}
		mem_free(want);
	}
}

/* The scores of two parts of the people, read together, come to what the whole does. */
static void
test_parts(void **state)
{
	static char lines[WORLD][LINE];
	static const char *at[WORLD], *mine[WORLD], *again[WORLD * 2];

	(void)state;
	for (uint32_t world = 1; world <= 10; world++) {
		char *whole, *got, *scores[2];
		size_t n = 0;

		make_world(lines, at, world * 2463534242u);
		whole = score("permenpanrb-8-2021", at, WORLD, NULL, 3, NULL);
		for (unsigned part = 0; part < 2; part++) {
			size_t n_mine = 0;

			for (size_t i = 0; i < WORLD; i++) {
				const char *nip = strstr(at[i], "nip=");

				if (strncmp(at[i], "pegawai", 7) == 0 ||
				    (unsigned)(nip[21] - '0') % 2 == part)
					mine[n_mine++] = at[i];
			}
			scores[part] =
				score("permenpanrb-8-2021", mine, n_mine, NULL, 1, NULL);
			for (char *p = scores[part]; *p; p = strchr(p, '\0') + 1) {
				again[n++] = p;
				*strchr(p, '\n') = '\0';
			}
		}
		got = score("permenpanrb-8-2021", again, n, NULL, 3, NULL);
		assert_string_equal(got, whole);
		mem_free(got);
		mem_free(whole);
		mem_free(scores[0]);
		mem_free(scores[1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_refused_rows),
		cmocka_unit_test(test_row_order),
		cmocka_unit_test(test_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
