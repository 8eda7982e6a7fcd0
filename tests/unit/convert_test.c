#include "import/convert.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "asn/records.h"
#include "base/date.h"

static const struct map no_map;

struct row {
	const struct schema_type *type;
	int field;
	const char *cell;
	const char *want; /* canonical text; "" missing; NULL refused */
	const char *why;  /* a part of the message */
};

static void
check(const struct convert *c, const struct row *rows, size_t n)
{
	struct convert_memo memo[SCHEMA_FIELDS_MAX] = {0};
	char room[DEC_BUF];
	struct field x;

	/* Twice: the second time the memo answers what it may. */
	for (size_t i = 0; i < 2 * n; i++) {
		const struct row *w = &rows[i % n];
		struct err e = {0};
		int r = convert_cell(c, &w->type->fields[w->field], slice_of(w->cell),
		                     CELL_TEXT, &memo[w->field], room, &x, &e);

		if (r != 0 && (w->want || !strstr(e.text, w->why)))
			fail_msg("row %zu: \"%s\": %s", i, w->cell, e.text);
		if (r == 0 && (!w->want || !slice_eq(x.s, slice_of(w->want))))
			fail_msg("row %zu: \"%s\" gives \"%.*s\", want %s", i, w->cell,
			         (int)x.s.n, x.s.p, w->want ? w->want : "a refusal");
	}
}

#define N(rows) (sizeof rows / sizeof *rows)

static void
test_plain(void **state)
{
	static const struct convert c = {&no_map, ORDER_UNSAID, false, DATE_NONE};
	static const struct row rows[] = {
		{&records_pegawai, PEGAWAI_NIP, "198601022015051999",
	         "198601022015051999", ""},
		{&records_pegawai, PEGAWAI_NIP, "19860102 201505 1 999",
	         "198601022015051999", ""},
		{&records_pegawai, PEGAWAI_NIP, "'198601022015051999",
	         "198601022015051999", ""},
		{&records_pegawai, PEGAWAI_NIP, " 198601022015051999 ",
	         "198601022015051999", ""},
		{&records_pegawai, PEGAWAI_NIP, "1986010220150519", NULL,
	         "16 digits, want 18"},
		{&records_pegawai, PEGAWAI_NIP, "1.98601E+17", NULL,
	         "spreadsheet notation"},
		{&records_pegawai, PEGAWAI_NIP, "199902292024051999", NULL,
	         "does not exist"},
		{&records_pegawai, PEGAWAI_NIP, "-", "", ""},
		{&records_pegawai, PEGAWAI_NAMA, "  Ma'ruf, S.E. ", "Ma'ruf, S.E.", ""},
		{&records_pegawai, PEGAWAI_NAMA, "NULL", "", ""},
		{&records_pegawai, PEGAWAI_MULAI, "2026-07-05", "2026-07-05", ""},
		{&records_pegawai, PEGAWAI_MULAI, "05-07-2026", "2026-07-05", ""},
		{&records_pegawai, PEGAWAI_MULAI, "5-7-2026", "2026-07-05", ""},
		{&records_pegawai, PEGAWAI_MULAI, "2026-07-05 09:15:00", "2026-07-05",
	         ""},
		{&records_pegawai, PEGAWAI_MULAI, "2026-07-05T09:15:00Z", "2026-07-05",
	         ""},
		{&records_pegawai, PEGAWAI_MULAI, "05/07/2026", NULL, "--date"},
		{&records_pegawai, PEGAWAI_MULAI, "05.07.2026", NULL, "--date"},
		{&records_pegawai, PEGAWAI_MULAI, "05-07-26", NULL, "four digits"},
		{&records_pegawai, PEGAWAI_MULAI, "31-06-2026", NULL, "no such day"},
		{&records_pegawai, PEGAWAI_MULAI, "05-07/2026", NULL, "not a date"},
		{&records_pegawai, PEGAWAI_MULAI, "46208", NULL, "not a date"},
		{&records_pegawai, PEGAWAI_MULAI, "2026-07-05x", NULL, "not a date"},
		{&records_penilaian, PENILAIAN_PLT, "0", "tidak", ""},
		{&records_penilaian, PENILAIAN_PLT, "1", "ya", ""},
		{&records_penilaian, PENILAIAN_PLT, "TRUE", "ya", ""},
		{&records_penilaian, PENILAIAN_PLT, "2", NULL, "want ya or tidak"},
		{&records_penilaian, PENILAIAN_PERIODE, "2026-Q3", "2026-Q3", ""},
		{&records_penilaian, PENILAIAN_PERIODE, "TW3", NULL, "not a period"},
		{&records_pelatihan, PELATIHAN_JP, "7.5", "7.5", ""},
		{&records_pelatihan, PELATIHAN_JP, "7,5", NULL, "--decimal comma"},
		{&records_pelatihan, PELATIHAN_JP, "12 JP", NULL, "not a number"},
		{&records_pelatihan, PELATIHAN_BIAYA, "Rp1.250.000", NULL, ""},
	};

	(void)state;
	check(&c, rows, N(rows));
}

static void
test_said(void **state)
{
	static const struct convert dmy = {&no_map, ORDER_DMY, true, DATE_NONE};
	static const struct convert mdy = {&no_map, ORDER_MDY, false, DATE_NONE};
	static const struct row european[] = {
		{&records_pegawai, PEGAWAI_MULAI, "05/07/2026", "2026-07-05", ""},
		{&records_pegawai, PEGAWAI_MULAI, "31.12.2026", "2026-12-31", ""},
		{&records_pegawai, PEGAWAI_MULAI, "12/31/2026", NULL, "no such day"},
		{&records_pelatihan, PELATIHAN_JP, "7,5", "7.5", ""},
		{&records_pelatihan, PELATIHAN_JP, "12", "12", ""},
		{&records_pelatihan, PELATIHAN_JP, "1.234", NULL, "thousands"},
	};
	static const struct row american[] = {
		{&records_pegawai, PEGAWAI_MULAI, "05/07/2026", "2026-05-07", ""},
		{&records_pegawai, PEGAWAI_MULAI, "2026/05/07", "2026-05-07", ""},
		{&records_pegawai, PEGAWAI_MULAI, "31/12/2026", NULL, "no such day"},
	};

	(void)state;
	check(&dmy, european, N(european));
	check(&mdy, american, N(american));
}

/* What a post says only together with its echelon or title. */
static void
test_post(void **state)
{
	static const struct {
		const char *jenis, *eselon, *kedudukan, *title;
		const char *want_jenis, *want_jenjang,
			*want_status; /* want_jenis NULL: refused */
	} rows[] = {
		{"Jabatan Struktural", "II.a", "Aktif", "Kepala Dinas", "jpt_pratama", "",
	         ""},
		{"Jabatan Struktural", "II.b", "Aktif", "Kepala Dinas", "jpt_pratama", "",
	         ""},
		{"Struktural", "III/b", "Aktif", "Kabid", "administrator", "", ""},
		{"Jabatan Struktural", "IV.a", "Aktif", "Kasubbag", "pengawas", "", ""},
		{"Jabatan Struktural", "V.a", "Aktif", "Kaur", "pelaksana", "", ""},
		{"Jabatan Struktural", "I.b", "Aktif", "Dirjen", "jpt_madya", "", ""},
		{"Jabatan Struktural", "I.a", "Aktif", "Kepala", NULL, "", ""},
		{"Jabatan Struktural", "VI.a", "Aktif", "Kepala", NULL, "", ""},
		{"Fungsional", "", "PPPK Aktif", "Guru Ahli Pertama", "fungsional",
	         "ahli_pertama", "pppk"},
		{"Fungsional", "", "Aktif", "Perawat Penyelia", "fungsional", "penyelia",
	         ""},
		{"Fungsional", "", "Aktif", "Dokter", "fungsional", "", ""},
		{"Pelaksana", "", "Aktif", "Operator Terampil", "pelaksana", "", ""},
	};

	static const struct convert c = {&no_map, ORDER_UNSAID, false, DATE_NONE};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct record r;
		struct err e;
		int code, got;

		schema_clear(&r, &records_pegawai);
		records_text(&r, PEGAWAI_JABATAN, slice_of(rows[i].title));
		code = strcmp(rows[i].jenis, "Fungsional") == 0  ? 5
		       : strcmp(rows[i].jenis, "Pelaksana") == 0 ? 6
		                                                 : -1;
		records_code(&r, PEGAWAI_JENIS_JABATAN, code);
		got = convert_post(&c, &r, slice_of(rows[i].jenis),
		                   slice_of(rows[i].eselon), slice_of(rows[i].kedudukan),
		                   &e);
		if ((got == 0) != (rows[i].want_jenis != NULL))
			fail_msg("row %zu: %s", i, got ? e.text : "should be refused");
		if (got == 0 &&
		    (!slice_eq(r.f[PEGAWAI_JENIS_JABATAN].s,
		               slice_of(rows[i].want_jenis)) ||
		     !slice_eq(r.f[PEGAWAI_JENJANG].s, slice_of(rows[i].want_jenjang)) ||
		     !slice_eq(r.f[PEGAWAI_STATUS].s, slice_of(rows[i].want_status))))
			fail_msg("row %zu: %.*s %.*s %.*s", i,
			         (int)r.f[PEGAWAI_JENIS_JABATAN].s.n,
			         r.f[PEGAWAI_JENIS_JABATAN].s.p,
			         (int)r.f[PEGAWAI_JENJANG].s.n, r.f[PEGAWAI_JENJANG].s.p,
			         (int)r.f[PEGAWAI_STATUS].s.n, r.f[PEGAWAI_STATUS].s.p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_said),
		cmocka_unit_test(test_post),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
