#include "import/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/period.h"

#define N(rows) (sizeof rows / sizeof *rows)

static const struct {
	const char *cell;
	int year;
	const char *want; /* NULL refused */
	const char *why;
} cells[] = {
	{"2026", 0, "2026", ""},
	{"2026-H1", 0, "2026-H1", ""},
	{"2026-Q3", 0, "2026-Q3", ""},
	{"2026-07", 0, "2026-07", ""},
	{"Triwulan III 2026", 0, "2026-Q3", ""},
	{"TRIWULAN III TAHUN 2026", 0, "2026-Q3", ""},
	{"Triwulan 3 Tahun 2026", 0, "2026-Q3", ""},
	{"Triwulan ke-3 Tahun 2026", 0, "2026-Q3", ""},
	{"TW3 2026", 0, "2026-Q3", ""},
	{"TW 3 - 2026", 0, "2026-Q3", ""},
	{"TW III/2026", 0, "2026-Q3", ""},
	{"TWIII 2026", 0, "2026-Q3", ""},
	{"TW.IV 2026", 0, "2026-Q4", ""},
	{"TW-I (2026)", 0, "2026-Q1", ""},
	{"2026 TW3", 0, "2026-Q3", ""},
	{"2026/TW 2", 0, "2026-Q2", ""},
	{"Tahun 2026 Triwulan II", 0, "2026-Q2", ""},
	{"q3 2026", 0, "2026-Q3", ""},
	{"Periode Triwulan III Tahun 2026", 0, "2026-Q3", ""},
	{"Semester 1 2026", 0, "2026-H1", ""},
	{"Semester II Tahun 2026", 0, "2026-H2", ""},
	{"SMT 2/2026", 0, "2026-H2", ""},
	{"September 2026", 0, "2026-09", ""},
	{"Sept. 2026", 0, "2026-09", ""},
	{"Bulan September Tahun 2026", 0, "2026-09", ""},
	{"Tahun 2026", 0, "2026", ""},
	{"Thn. 2026", 0, "2026", ""},
	{"Januari - Maret 2026", 0, "2026-Q1", ""},
	{"Januari s.d. Maret 2026", 0, "2026-Q1", ""},
	{"Januari s/d Maret Tahun 2026", 0, "2026-Q1", ""},
	{"Jan sd Mar 2026", 0, "2026-Q1", ""},
	{"Juli sampai dengan September 2026", 0, "2026-Q3", ""},
	{"Oktober\xE2\x80\x93"
         "Desember 2026",
         0, "2026-Q4", ""},
	{"Januari - Juni 2026", 0, "2026-H1", ""},
	{"Januari - Desember 2026", 0, "2026", ""},
	{"TW3", 2026, "2026-Q3", ""},
	{"Triwulan III", 2026, "2026-Q3", ""},
	{"September", 2026, "2026-09", ""},
	{"TW3 2025", 2026, "2025-Q3", ""},
	{"2026", 2025, "2026", ""},

	{"TW3", 0, NULL, "-s periode="},
	{"Semester 2", 0, NULL, "-s periode="},
	{"Januari - Maret", 0, NULL, "-s periode="},
	{"Februari - April 2026", 0, NULL, "not a period"},
	{"Januari - September 2026", 0, NULL, "not a period"},
	{"Maret - Januari 2026", 0, NULL, "not a period"},
	{"Januari, Maret 2026", 0, NULL, "not a period"},
	{"Januari 2026 - Maret 2026", 0, NULL, "not a period"},
	{"Triwulan V 2026", 0, NULL, "not a period"},
	{"TW0 2026", 0, NULL, "not a period"},
	{"TW 1-3 2026", 0, NULL, "not a period"},
	{"TW I & II 2026", 0, NULL, "not a period"},
	{"Semester 3 2026", 0, NULL, "not a period"},
	{"Semester Ganjil 2025/2026", 0, NULL, "not a period"},
	{"TW3 26", 0, NULL, "not a period"},
	{"TW32026", 0, NULL, "not a period"},
	{"2025 TW3 2026", 0, NULL, "not a period"},
	{"2025-2026", 0, NULL, "not a period"},
	{"1 September 2026", 0, NULL, "not a period"},
	{"2026-09-01", 0, NULL, "not a period"},
	{"09/2026", 0, NULL, "not a period"},
	{"III 2026", 0, NULL, "not a period"},
	{"HI 2026", 0, NULL, "not a period"},
	{"1899", 0, NULL, "not a period"},
	{"Triwulan berjalan", 2026, NULL, "not a period"},
	{"-", 2026, NULL, "not a period"},
	{"", 2026, NULL, "not a period"},
};

static void
test_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(cells); i++) {
		char got[PERIOD_BUF] = "";
		struct err e = {0};
		int64_t v = 0;
		int r = span_read(slice_of(cells[i].cell), cells[i].year, &v, &e);

		if (r == 0)
			(void)period_format(got, v);
		if (r == 0 && (!cells[i].want || strcmp(got, cells[i].want) != 0))
			fail_msg("row %zu: \"%s\" gives %s", i, cells[i].cell, got);
		if (r != 0 && (cells[i].want || strcmp(e.code, "periode") != 0 ||
		               !strstr(e.text, cells[i].why)))
			fail_msg("row %zu: \"%s\": %s", i, cells[i].cell, e.text);
	}
}

static void
test_find(void **state)
{
	static const struct {
		const char *text, *want; /* NULL: none */
	} rows[] = {
		{"Laporan Penilaian SKP Periode Triwulan III Tahun 2026", "2026-Q3"},
		{"Laporan Penilaian SKP Periode Bulanan September Tahun 2026", "2026-09"},
		{"Laporan Penilaian SKP Periode Tahunan Tahun 2026", "2026"},
		{"LAPORAN KINERJA TW II/2026 DINAS CONTOH", "2026-Q2"},
		{"Rekap SKM Semester I Tahun 2026", "2026-H1"},
		{"Periode: Januari s.d. Maret 2026", "2026-Q1"},
		{"Periode: 2026-Q3", "2026-Q3"},
		{"Periode 2026", "2026"},
		{"Triwulan III 2026 (Juli - September 2026)", "2026-Q3"},
		{"Nomor 6 Tahun 2022 tentang Periode Triwulan III Tahun 2026", "2026-Q3"},

		{"Data utama per 1 Oktober 2026", NULL},
		{"Keadaan per Oktober 2026", NULL},
		{"Data s.d. bulan September 2026", NULL},
		{"Waktu penarikan: 2026-10-12 08:00:00", NULL},
		{"Periode: 2026-07-01 s.d. 2026-09-30", NULL},
		{"Periode 2025-2026", NULL},
		{"Peraturan BKN Nomor 3 Tahun 2023", NULL},
		{"Laporan Kinerja Tahun 2026", NULL},
		{"Periode Januari - September 2026", NULL},
		{"Triwulan III", NULL},
		{"Triwulan II 2026 dan Triwulan III 2026", NULL},
		{"Instansi: Pemerintah Kota Contoh", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		char got[PERIOD_BUF] = "";
		int64_t v = 0;
		bool found = span_find(slice_of(rows[i].text), &v);

		if (found)
			(void)period_format(got, v);
		if (found != (rows[i].want != NULL) ||
		    (found && strcmp(got, rows[i].want) != 0))
			fail_msg("row %zu: \"%s\" gives \"%s\"", i, rows[i].text, got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
