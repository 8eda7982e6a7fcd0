#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexing.h"

/* Points of performance: predicates, and old figures by the lower bounds of classes. */
static const struct {
	const char *skor[3];
	const char *want, *note; /* "" none */
} performance[] = {
	{{"predikat=sangat_baik status=lengkap"}, "30.00", ""},
	{{"predikat=baik status=lengkap"}, "25.00", ""},
	{{"predikat=butuh_perbaikan status=lengkap"}, "15.00", ""},
	{{"predikat=cukup status=lengkap"}, "15.00", ""},
	{{"predikat=kurang status=lengkap"}, "5.00", ""},
	{{"predikat=sangat_kurang status=lengkap"}, "1.00", ""},
	{{"predikat=buruk status=lengkap"}, "1.00", ""},
	{{"nilai=100 status=lengkap"}, "30.00", ""},
	{{"nilai=91 status=lengkap"}, "30.00", ""},
	{{"nilai=90.99 status=lengkap"}, "25.00", ""},
	{{"nilai=90.5 status=lengkap"}, "25.00", ""},
	{{"nilai=76 status=lengkap"}, "25.00", ""},
	{{"nilai=75.99 status=lengkap"}, "15.00", ""},
	{{"nilai=61 status=lengkap"}, "15.00", ""},
	{{"nilai=60.99 status=lengkap"}, "5.00", ""},
	{{"nilai=51 status=lengkap"}, "5.00", ""},
	{{"nilai=50.99 status=lengkap"}, "1.00", ""},
	{{"nilai=0 status=lengkap"}, "1.00", ""},
	/* The predicate is what was decided; the figure only stands for it. */
	{{"nilai=60 predikat=baik status=lengkap"}, "25.00", ""},
	{{"status=belum_dinilai"}, "", "tanpa_kinerja"},
	{{"predikat_tercatat=baik status=sementara"}, "25.00", "predikat_tercatat"},
	{{"predikat=kurang predikat_tercatat=baik status=beda"}, "5.00", "predikat_beda"},
	{{"predikat_tercatat=baik status=bertentangan"}, "", "skor_bertentangan"},
	{{"predikat=baik status=lengkap", "predikat=kurang status=lengkap"},
         "",
         "skor_bertentangan"},
	{{"predikat=baik status=lengkap", "predikat=baik status=lengkap"}, "25.00", ""},
	{{"predikat=cukup status=lengkap", "predikat=butuh_perbaikan status=lengkap"},
         "15.00",
         ""},
	{{"predikat=baik status=lengkap", "status=belum_dinilai"}, "25.00", ""},
	/* Feedback is no appraisal. */
	{{"nilai=95 umpan_balik=95 status=lengkap"}, "", "tanpa_kinerja"},
	{{"nilai=40 umpan_balik=40 status=lengkap", "predikat=baik status=lengkap"},
         "25.00",
         ""},
};

static void
test_performance(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(performance); i++)
		for (int turned = 0; turned < 2; turned++) {
			char skor[3][160], got[16];
			const char *lines[6] = {
				"pegawai " ME " nama=A unit=U jenis_jabatan=pelaksana "
				"pendidikan=s1",
				"pelatihan " ME " nama=X bentuk=seminar tahun=2026",
				ANOTHER};
			size_t n = 0;
			char *out;

			while (performance[i].skor[n])
				n++;
			for (size_t k = 0; k < n; k++) {
				size_t from = turned ? n - 1 - k : k;

				(void)snprintf(skor[k], sizeof skor[k],
				               "skor " ME " periode=2026 aturan=a%zu %s",
				               from, performance[i].skor[from]);
				lines[3 + k] = skor[k];
			}
			out = indexing(lines, 3 + n, YEAR_2026, DATE_NONE, 1, NULL);
			indexing_field(strstr(out, "indeks " ME), "kinerja", got);
			if (strcmp(got, performance[i].want) != 0)
				fail_msg("%zu: %s", i, out);
			indexing_field(strstr(out, "indeks " ME), "nilai", got);
			assert_int_equal(got[0] == '\0', !*performance[i].want);
			if (*performance[i].note)
				assert_non_null(strstr(out, performance[i].note));
			else
				assert_null(strstr(out, "catatan"));
			mem_free(out);
		}
}

/* Whole runs: what is listed, what is counted, what is noted. */
#define LEARNT "pelatihan " ME " nama=X bentuk=seminar tahun=2026"
#define I2026 "indeks " ME " nama=A unit=U tahun=2026 " RULE
static const struct {
	const char *name;
	const char *in[6];
	const char *want;
	const char *found;
} runs[] = {
	{"no education, no post, no appraisal: nothing is taken for zero",
         {"pegawai " ME " nama=A unit=U", LEARNT, ANOTHER},
         I2026 " disiplin=5.00 status=sementara "
               "catatan=jenis_jabatan_tidak_diketahui;tanpa_kinerja;tanpa_kompetensi;"
               "tanpa_kualifikasi\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=0 catatan=sementara:1\n",
         ""},
	{"quarters make no year",
         {"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana", LEARNT,
          ANOTHER, "skor " ME " periode=2026-Q1 aturan=a predikat=baik status=lengkap",
          "skor " ME " periode=2026-Q2 aturan=a predikat=baik status=lengkap"},
         I2026 " kualifikasi=15.00 kompetensi=17.50 disiplin=5.00 status=sementara "
               "catatan=bukan_tahunan;tanpa_kinerja\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=0 catatan=sementara:1\n",
         ""},
	{"the year is there, beside its quarters",
         {"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana", LEARNT,
          ANOTHER, WHOLE,
          "skor " ME " periode=2026-Q1 aturan=a predikat=kurang status=lengkap"},
         I2026 " kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 disiplin=5.00 "
               "nilai=62.50 kategori=rendah status=lengkap\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=1 kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 "
               "disiplin=5.00 nilai=62.50 kategori=rendah\n",
         ""},
	{"a CPNS without an appraisal has none of its points",
         {"pegawai " ME
          " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana status=cpns",
          LEARNT, ANOTHER},
         I2026 " kualifikasi=15.00 kompetensi=17.50 kinerja=0.00 disiplin=5.00 "
               "nilai=37.50 kategori=sangat_rendah status=lengkap "
               "catatan=cpns_tanpa_penilaian\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=1 kualifikasi=15.00 kompetensi=17.50 kinerja=0.00 "
               "disiplin=5.00 nilai=37.50 kategori=sangat_rendah\n",
         ""},
	{"a PPPK is not measured",
         {"pegawai " ME
          " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana status=pppk",
          LEARNT, ANOTHER, WHOLE},
         I2026 " status=belum_dinilai catatan=tidak_diukur\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=0 dinilai=0 catatan=tidak_diukur:1\n",
         ""},
	{"not in service: listed, not counted",
         {"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana "
          "kedudukan=cltn",
          LEARNT, ANOTHER, WHOLE},
         I2026 " kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 disiplin=5.00 "
               "nilai=62.50 kategori=rendah status=lengkap catatan=tidak_aktif\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=0 dinilai=0 catatan=tidak_aktif:1\n",
         ""},
	{"no training and no punishment of anybody",
         {"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana", WHOLE},
         I2026 " kualifikasi=15.00 kinerja=25.00 disiplin=5.00 status=sementara "
               "catatan=tanpa_data_disiplin;tanpa_data_pelatihan;tanpa_kompetensi\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=0 catatan=sementara:1\n",
         ""},
	{"somebody whom the roster does not have",
         {"pegawai " OTHER " nama=B unit=U kedudukan=pensiun selesai=2020-01-01", LEARNT,
          ANOTHER},
         "indeks " ME " tahun=2026 " RULE " disiplin=5.00 status=sementara "
         "catatan=jenis_jabatan_tidak_diketahui;tanpa_kinerja;tanpa_kompetensi;"
         "tanpa_kualifikasi;tanpa_pegawai\n",
         " tanpa_pegawai=1 tanpa_unit=1"},
	{"roster rows that differ in the education",
         {"pegawai " ME " nama=A unit=U pendidikan=s2 jenis_jabatan=pelaksana",
          "pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana", LEARNT,
          ANOTHER, WHOLE},
         I2026 " kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 disiplin=5.00 "
               "nilai=62.50 kategori=rendah status=lengkap catatan=pegawai_ganda\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=1 kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 "
               "disiplin=5.00 nilai=62.50 kategori=rendah\n",
         " pegawai_ganda=1"},
	{"of punishments the heaviest counts",
         {"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana", LEARNT,
          WHOLE, "disiplin " ME " tingkat=sedang tanggal=2001-01-01",
          "disiplin " ME " tingkat=ringan tanggal=2026-12-31",
          "disiplin " ME " tingkat=berat tanggal=2027-01-01"},
         I2026 " kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 disiplin=2.00 "
               "nilai=59.50 kategori=sangat_rendah status=lengkap\n"
               "indeks_unit unit=U tahun=2026 " RULE
               " pegawai=1 dinilai=1 kualifikasi=15.00 kompetensi=17.50 kinerja=25.00 "
               "disiplin=2.00 nilai=59.50 kategori=sangat_rendah\n",
         ""},
};

static void
test_runs(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(runs); i++) {
		size_t n = 0;
		char *found, *out;

		while (n < LEN(runs[i].in) && runs[i].in[n])
			n++;
		out = indexing(runs[i].in, n, YEAR_2026, DATE_NONE, 3, &found);
		if (strcmp(out, runs[i].want) != 0)
			fail_msg("%s:\n%swant:\n%s", runs[i].name, out, runs[i].want);
		assert_string_equal(found, runs[i].found);
		mem_free(found);
		mem_free(out);
	}
}

/* What counts as today, in a leap year. */
static void
test_as_of(void **state)
{
	static const char *const lines[] = {
		"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pelaksana",
		"skor " ME " periode=2024 aturan=a predikat=baik status=lengkap",
		"pelatihan " ME " nama=X bentuk=seminar selesai=2024-02-29",
		"pelatihan " ME " nama=Y bentuk=teknis jp=20 selesai=2024-03-01",
		"disiplin " ME " tingkat=ringan tanggal=2024-02-29",
		"disiplin " ME " tingkat=berat tanggal=2024-03-01",
	};
	static const struct {
		struct date as_of;
		const char *want;
	} rows[] = {
		{{2024, 2, 28}, "kompetensi=0.00 kinerja=25.00 disiplin=5.00"},
		{{2024, 2, 29}, "kompetensi=17.50 kinerja=25.00 disiplin=3.00"},
		{{2024, 3, 1}, "kompetensi=40.00 kinerja=25.00 disiplin=1.00"},
		{{2025, 6, 30}, "kompetensi=40.00 kinerja=25.00 disiplin=1.00"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		char *out = indexing(lines, LEN(lines), INT64_C(2024) * 32,
		                     date_days(rows[i].as_of), 1, NULL);

		if (!strstr(out, rows[i].want))
			fail_msg("%zu: %s", i, out);
		mem_free(out);
	}
}

/* Without a period: each year of the scores by itself, with its own windows. */
static void
test_years(void **state)
{
	static const char *const lines[] = {
		"pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=pengawas",
		"skor " ME " periode=2024 aturan=a predikat=baik status=lengkap",
		"skor " ME " periode=2026 aturan=a predikat=baik status=lengkap",
		"skor " ME " periode=2025-Q1 aturan=a predikat=baik status=lengkap",
		"pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2025",
		"pelatihan " ME " nama=X bentuk=seminar selesai=2024-12-31",
		"pelatihan " ME " nama=Y bentuk=teknis jp=20 selesai=2026-01-01",
		ANOTHER,
	};
	char *out = indexing(lines, LEN(lines), -1, DATE_NONE, 1, NULL);

	(void)state;
	assert_non_null(strstr(out, "tahun=2024 " RULE
	                            " kualifikasi=15.00 kompetensi=10.00 kinerja=25.00"));
	assert_non_null(strstr(out, "tahun=2025 " RULE
	                            " kualifikasi=15.00 kompetensi=25.00 disiplin=5.00"));
	assert_non_null(strstr(out, "tahun=2026 " RULE
	                            " kualifikasi=15.00 kompetensi=30.00 kinerja=25.00"));
	mem_free(out);
}

static void
test_refused(void **state)
{
	static const struct {
		int64_t period;
		struct date as_of;
	} rows[] = {
		{YEAR_2026 + 17, {2026, 12, 31}}, /* a quarter */
		{YEAR_2026, {2025, 12, 31}},      /* a year that has not begun */
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct ground ground = {.period = rows[i].period, .explain = -1};
		const struct engine *engine = engines_find("indeks");
		struct rules *rules;
		struct err e;

		assert_int_equal(rules_load(&rules, RULE_ID, &e), 0);
		assert_null(engine->open(
			rules, &ground,
			&(struct engine_opts){.period = rows[i].period,
		                              .as_of = date_days(rows[i].as_of),
		                              .results = 1,
		                              .threads = 1},
			&e));
		assert_int_equal(e.kind, ERR_USAGE);
		rules_free(rules);
	}
}

static uint32_t
next_random(uint32_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 17;
	*s ^= *s << 5;
	return *s;
}

enum { WORLD = 200, LINE = 160 };
#define NIP_OF "nip=1985031520100110%02u"

/* One record of those that touch each other. */
static void
make_line(char *line, size_t i, const unsigned *d)
{
	static const char *const forms[] = {"teknis", "bimtek", "seminar", "workshop",
	                                    "fungsional"};
	static const char *const hours[] = {" jp=8", " jp=12", " jp=20", ""};
	static const char *const numbers[] = {" sertifikat=S1", " sertifikat=S2", "", ""};
	unsigned who = 10 + d[0] % 20;

	if (i < 20)
		(void)snprintf(line, LINE,
		               "pegawai " NIP_OF " nama=P%zu unit=U%u pendidikan=s%u "
		               "jenis_jabatan=%s",
		               10 + (unsigned)i % 18, i, d[0] % 3, 1 + d[1] % 3,
		               d[2] % 2 ? "pelaksana" : "fungsional");
	else if (i < 60)
		(void)snprintf(line, LINE,
		               "skor " NIP_OF " periode=202%u%s aturan=a predikat=%s "
		               "status=lengkap",
		               who, 5 + d[1] % 2, d[2] % 3 ? "" : "-Q1",
		               d[3] % 5 ? "baik" : "kurang");
	else if (i < 70)
		(void)snprintf(line, LINE,
		               "disiplin " NIP_OF " tingkat=%s tanggal=202%u-01-01", who,
		               d[1] % 2 ? "ringan" : "berat", 4 + d[2] % 3);
	else
		(void)snprintf(line, LINE,
		               "pelatihan " NIP_OF " nama=N%u bentuk=%s tahun=202%u%s%s",
		               who, d[1] % 4, forms[d[2] % LEN(forms)], 4 + d[3] % 3,
		               hours[d[4] % 4], numbers[d[5] % 4]);
}

/* In any order the same comes out. */
static void
test_row_order(void **state)
{
	static char lines[WORLD][LINE];
	static const char *at[WORLD];
	uint32_t seed = 2463534242u;
	char *found, *want_found, *want, *got;

	(void)state;
	for (size_t i = 0; i < WORLD; i++) {
		unsigned d[6];

		for (size_t k = 0; k < LEN(d); k++)
			d[k] = next_random(&seed) >> 8;
		make_line(lines[i], i, d);
		at[i] = lines[i];
	}
	want = indexing(at, WORLD, -1, DATE_NONE, 3, &want_found);
	assert_true(strlen(want) > 3000);
	for (int round = 0; round < 50; round++) {
		for (size_t i = WORLD - 1; i > 0; i--) {
			size_t j = next_random(&seed) % (i + 1);
			const char *line = at[i];

			at[i] = at[j];
			at[j] = line;
		}
		got = indexing(at, WORLD, -1, DATE_NONE, 3, &found);
		assert_string_equal(got, want);
		assert_string_equal(found, want_found);
		mem_free(found);
		mem_free(got);
	}
	mem_free(want_found);
	mem_free(want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_performance), cmocka_unit_test(test_runs),
		cmocka_unit_test(test_as_of),       cmocka_unit_test(test_years),
		cmocka_unit_test(test_refused),     cmocka_unit_test(test_row_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
