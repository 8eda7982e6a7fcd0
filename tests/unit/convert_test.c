#include "import/convert_row.h"

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
	unsigned did;     /* 1 << enum convert_deed */
};

#define DID(deed) (1U << CONVERT_##deed)

/* Every row twice, so that the memo answers what it may the second time: it must count
   what was done all the same. */
static void
check(const struct convert *how, enum cell_kind kind, const struct row *rows, size_t n)
{
	struct convert_memo memo[SCHEMA_FIELDS_MAX] = {0};
	struct convert c = *how;
	char room[DEC_BUF];
	struct field x;

	for (size_t i = 0; i < 2 * n; i++) {
		const struct row *w = &rows[i / 2];
		struct convert_tally tally = {0};
		struct err e = {0};
		unsigned did = 0;
		int r;

		c.tally = &tally;
		r = convert_cell(&c, &w->type->fields[w->field], slice_of(w->cell), kind,
		                 &memo[w->field], room, &x, &e);
		if (r != 0 && (w->want || !strstr(e.text, w->why)))
			fail_msg("row %zu: \"%s\": %s", i / 2, w->cell, e.text);
		if (r != 0 && strcmp(e.field, w->type->fields[w->field].name) != 0)
			fail_msg("row %zu: \"%s\": field %s", i / 2, w->cell, e.field);
		if (r == 0 && (!w->want || !slice_eq(x.s, slice_of(w->want))))
			fail_msg("row %zu: \"%s\" gives \"%.*s\", want %s", i / 2,
			         w->cell, (int)x.s.n, x.s.p,
			         w->want ? w->want : "a refusal");
		for (unsigned k = 0; k < CONVERT_DEEDS; k++)
			did |= tally.n[k] == 1 ? 1U << k : 0;
		if (did != w->did)
			fail_msg("row %zu: \"%s\" did %x, want %x", i / 2, w->cell, did,
			         w->did);
	}
}

#define N(rows) (sizeof rows / sizeof *rows)

#define PLAIN "198601022015051999"
#define PEGAWAI(field) &records_pegawai, PEGAWAI_##field
#define PENILAIAN(field) &records_penilaian, PENILAIAN_##field
#define PELATIHAN(field) &records_pelatihan, PELATIHAN_##field

static const struct convert unsaid = {.map = &no_map, .as_of = DATE_NONE};

static void
test_plain(void **state)
{
	static const struct row rows[] = {
		{PEGAWAI(NIP), PLAIN, PLAIN, "", 0},
		{PEGAWAI(NIP), " " PLAIN " ", PLAIN, "", 0},
		{PEGAWAI(NIP), "19860102 201505 1 999", PLAIN, "", DID(NIP_BLANKS)},
		{PEGAWAI(NIP), "'" PLAIN, PLAIN, "", DID(NIP_APOSTROPHE)},
		{PEGAWAI(NIP), "=\"" PLAIN "\"", PLAIN, "", DID(NIP_FORMULA)},
		{PEGAWAI(NIP), "198.601.022.015.051.999", PLAIN, "", DID(NIP_MARKS)},
		{PEGAWAI(NIP), "\xE2\x80\x8C" PLAIN "\xC2\xA0", PLAIN, "",
	         DID(ZERO_WIDTH) | DID(NBSP)},
		{PEGAWAI(NIP), "\xE2\x80\x8C'19860102 201505 1 999", PLAIN, "",
	         DID(ZERO_WIDTH) | DID(NIP_APOSTROPHE) | DID(NIP_BLANKS)},
		{PEGAWAI(NIP), "1986010220150519", NULL, "a NIK", 0},
		{PEGAWAI(NIP), "1.98601E+17", NULL, "spreadsheet notation", 0},
		{PEGAWAI(NIP), "-", "", "", DID(NOTHING)},
		{PEGAWAI(NIP), "#REF!", NULL, "in place of the NIP", 0},
		{PEGAWAI(ATASAN), "#REF!", "", "", DID(BROKEN)},
		{PEGAWAI(NAMA), "=\"A\"&\"B\"", "=\"A\"&\"B\"", "", 0},
		{PEGAWAI(NAMA), "#SEL!", NULL, "could not be read", 0},
		{PEGAWAI(ATASAN), "Kosong", "", "", DID(NOTHING)},
		{PEGAWAI(NAMA), "  Ma'ruf, S.E. ", "Ma'ruf, S.E.", "", 0},
		{PEGAWAI(NAMA), "\xC2\xA0Ma\xC2\xA0ruf\xEF\xBB\xBF", "Ma\xC2\xA0ruf", "",
	         DID(NBSP) | DID(ZERO_WIDTH)},
		{PEGAWAI(NAMA), "NULL", "", "", DID(NOTHING)},
		{PEGAWAI(NAMA), "Nan", "Nan", "", 0},
		{PEGAWAI(NAMA), "=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")", "", 0},
		{PEGAWAI(NAMA), "", "", "", 0},
		{PEGAWAI(NAMA), "'Aisyah", "'Aisyah", "", 0},
		{PEGAWAI(NAMA), "--Contoh", "--Contoh", "", 0},
		{PEGAWAI(PENDIDIKAN), "NaN", "", "", DID(NOTHING)},
		{PEGAWAI(GOLONGAN), "III.d", "III/d", "", 0},
		{PEGAWAI(GOLONGAN), "Penata Tk. I, III/d", "III/d", "", 0},
		{PEGAWAI(GOLONGAN), "#DIV/0!", "", "", DID(BROKEN)},
		{PENILAIAN(HASIL_KERJA), "Diatas Ekspektasi", "di_atas", "", 0},
		{PENILAIAN(HASIL_KERJA), "Sesuai Ekspetasi", NULL, "did you mean", 0},
		{PENILAIAN(HASIL_KERJA), "Lumayan", NULL, "want di_atas sesuai", 0},
		{PENILAIAN(PLT), "0", "tidak", "", 0},
		{PENILAIAN(PLT), "1", "ya", "", 0},
		{PENILAIAN(PLT), "TRUE", "ya", "", 0},
		{PENILAIAN(PLT), "f", "tidak", "", 0},
		{PENILAIAN(PLT), "Y", "ya", "", 0},
		{PENILAIAN(PLT), "T", NULL, "tidak beside y, but true beside f", 0},
		{PENILAIAN(PLT), "2", NULL, "want ya or tidak", 0},
		{PENILAIAN(PERIODE), "2026-Q3", "2026-Q3", "", 0},
		{PENILAIAN(PERIODE), "Triwulan III 2026", "2026-Q3", "", 0},
		{PENILAIAN(PERIODE), "TW3", NULL, "-s periode=", 0},
		{PELATIHAN(JP), "7.50", "7.5", "", 0},
		{PELATIHAN(JP), "7,5", NULL, "--decimal comma", 0},
		{PELATIHAN(JP), "12 JP", NULL, "not a number", 0},
		{PELATIHAN(JP), "1.234", NULL, "--decimal dot", 0},
		{PELATIHAN(BIAYA), "Rp1.250.000,00", "1250000", "", 0},
		{PELATIHAN(BIAYA), "1.250.000", NULL, "--decimal comma", 0},
	};

	(void)state;
	check(&unsaid, CELL_TEXT, rows, N(rows));
}

/* What stands around a text and is no part of it. */
static void
test_around(void **state)
{
	static const struct row rows[] = {
		{PEGAWAI(NAMA), "=\" Contoh Satu\"", "Contoh Satu", "", DID(FORMULA)},
		{PEGAWAI(MULAI), "=\"2026-09-30\"", "2026-09-30", "", DID(FORMULA)},
		{PEGAWAI(UNIT_INDUK), "=\"\"", "", "", DID(FORMULA)},
		{&records_unit, UNIT_NAMA, "----BIDANG A-1", "BIDANG A-1", "",
	         DID(DEPTH)},
		{&records_unit, UNIT_NAMA, "-- BIDANG A", "BIDANG A", "", DID(DEPTH)},
		{&records_unit, UNIT_NAMA, "-BIDANG A", "-BIDANG A", "", 0},
		{&records_unit, UNIT_INDUK, "--A1", "--A1", "", 0},
	};

	(void)state;
	check(&unsaid, CELL_TEXT, rows, N(rows));
}

static void
test_dates(void **state)
{
	static const struct row rows[] = {
		{PEGAWAI(MULAI), "2026-07-05", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "2026-07-05 09:15:00", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "2026-7-5", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "2026-07-5 9:15", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "05-07-2026", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "9 Agustus 2026", "2026-08-09", "", 0},
		{PEGAWAI(MULAI), "'05-07-2026", "2026-07-05", "", DID(APOSTROPHE)},
		{PEGAWAI(MULAI), "05/07/2026", NULL, "--date", 0},
		{PEGAWAI(MULAI), "46208", NULL, "--excel-dates", 0},
		{PEGAWAI(SELESAI), "31.12.9999", "", "", DID(OPEN_END)},
		{PEGAWAI(SELESAI), "00:00:00", "", "", DID(NO_DAY)},
		{PEGAWAI(SELESAI), "-", "", "", DID(NOTHING)},
	};
	static const struct row serials[] = {
		{PEGAWAI(MULAI), "43831", "2020-01-01", "", DID(SERIAL)},
		{PEGAWAI(MULAI), "05/07/2026", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "12/31/2026", NULL, "no such day", 0},
	};
	const struct map map = {.order = ORDER_DMY};
	struct convert c = unsaid;

	(void)state;
	check(&unsaid, CELL_TEXT, rows, N(rows));
	c.map = &map;
	c.excel_dates = true;
	check(&c, CELL_TEXT, serials, N(serials));
}

/* What a workbook or JSON says the cell is. */
static void
test_kinds(void **state)
{
	static const struct row numbers[] = {
		{PELATIHAN(JP), "1.234", "1.234", "", 0},
		{PELATIHAN(JP), "7.5E+1", "75", "", 0},
		{PELATIHAN(JP), "7.5999999999999996", "7.6", "", DID(ROUNDED)},
		{PELATIHAN(BIAYA), "1.25E+6", "1250000", "", 0},
		{PENILAIAN(PLT), "1", "ya", "", 0},
		{PENILAIAN(PERIODE), "2026", "2026", "", 0},
		{PEGAWAI(NIP), PLAIN, NULL, "the last are lost", 0},
		{PEGAWAI(MULAI), "46208", NULL, "--excel-dates", 0},
	};
	static const struct row days[] = {
		{PEGAWAI(MULAI), "2026-07-05", "2026-07-05", "", 0},
		{PEGAWAI(MULAI), "2026-07-05 10:00:00", "2026-07-05", "", 0},
		{PELATIHAN(JP), "2026-05-12", NULL, "make it of a number", 0},
		{PENILAIAN(PERIODE), "2026-09-01", NULL, "make it of a period", 0},
		{PEGAWAI(NAMA), "2026-07-05", "2026-07-05", "", 0},
	};
	const struct map map = {.mark = MARK_COMMA};
	struct convert c = unsaid;

	(void)state;
	check(&c, CELL_NUMBER, numbers, N(numbers));
	c.map = &map;
	check(&c, CELL_NUMBER, numbers, N(numbers));
	check(&c, CELL_DATE, days, N(days));
}

static void
test_mixed(void **state)
{
	static const char *const cells[] = {"2026-07-05", "2026-07-05 10:00:00",
	                                    "-",          "31-12-9999",
	                                    "05-07-2026", "9 Juli 2026"};
	struct convert_memo memo = {0};
	char room[DEC_BUF], text[CONVERT_MIXED_ROOM] = "";
	struct field x;
	struct err e;

	(void)state;
	for (size_t i = 0; i < N(cells); i++) {
		assert_int_equal(
			convert_cell(&unsaid, &records_pegawai.fields[PEGAWAI_MULAI],
		                     slice_of(cells[i]), CELL_TEXT, &memo, room, &x, &e),
			0);
		assert_int_equal(convert_mixed(&memo, text), i > 3);
	}
	assert_string_equal(text, "yyyy-mm-dd, dd-mm-yyyy, a month's name");
	memo.styles = (1U << DAY_STYLES) - 1;
	assert_true(convert_mixed(&memo, text));
	assert_true(strlen(text) < CONVERT_MIXED_ROOM - 1);
}

/* A file that makes a number of two kinds stops the import; the words for a note are
   there. */
static void
test_whole_file(void **state)
{
	struct convert_memo memo = {0};
	char room[DEC_BUF];
	struct field x;
	struct err e;

	(void)state;
	assert_int_equal(convert_cell(&unsaid, &records_pelatihan.fields[PELATIHAN_JP],
	                              SLICE("1.234"), CELL_TEXT, &memo, room, &x, &e),
	                 -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.field, "jp");
	assert_string_equal(e.value, "1.234");
	for (int i = 0; i < CONVERT_DEEDS; i++)
		assert_non_null(convert_tally_text((enum convert_deed)i));
}

/* The user's own values come before everything. */
static void
test_map(void **state)
{
	struct map_entry entries[] = {
		{SLICE("nip"), SLICE("Ma'ruf, S.E."), SLICE(PLAIN), 0, false},
		{SLICE("nip"), SLICE("Siti"), SLICE("'19860102 201505 1 998"), 0, false},
		{SLICE("nip"), SLICE("Orang Luar"), SLICE(""), 0, false},
		{SLICE("nip"), SLICE("Salah"), SLICE("123"), 0, false},
		{SLICE("unit"), SLICE("Diskominfo"), SLICE("Dinas Kominfo"), 0, false},
		{SLICE("unit"), SLICE("-"), SLICE("Tanpa Unit"), 0, false},
		{SLICE("hasil_kerja"), SLICE("A"), SLICE("di_bawah"), 0, false},
		{SLICE("hasil_kerja"), SLICE("A"), SLICE("di_atas"), 0, false},
		{SLICE("hasil_kerja"), SLICE("A-"), SLICE("sesuai"), 0, false},
		{SLICE("hasil_kerja"), SLICE("Kelas 12"), SLICE("di_atas"), 0, false},
		{SLICE("hasil_kerja"), SLICE("Kelas 1-2"), SLICE("sesuai"), 0, false},
		{SLICE("hasil_kerja"), SLICE("Lain"), SLICE("Diatas Ekspektasi"), 0,
	         false},
		{SLICE("plt"), SLICE("T"), SLICE("tidak"), 0, false},
	};
	const struct map map = {.values = {entries, N(entries), N(entries)}};
	static const struct row rows[] = {
		{PEGAWAI(NIP), "Ma'ruf, S.E.", PLAIN, "", 0},
		{PEGAWAI(NIP), " Siti\xC2\xA0", "198601022015051998", "",
	         DID(NBSP) | DID(NIP_BLANKS) | DID(NIP_APOSTROPHE)},
		{PEGAWAI(NIP), "maruf se", NULL, "not only digits", 0},
		{PEGAWAI(NIP), "Orang Luar", "", "", 0},
		{PEGAWAI(NIP), "Salah", NULL, "3 digits", 0},
		{PEGAWAI(NIP), PLAIN, PLAIN, "", 0},
		{PEGAWAI(UNIT), "Diskominfo", "Dinas Kominfo", "", 0},
		{PEGAWAI(UNIT), "diskominfo", "diskominfo", "", 0},
		{PEGAWAI(UNIT), "-", "Tanpa Unit", "", 0},
		{PENILAIAN(HASIL_KERJA), "A", "di_atas", "", 0},
		{PENILAIAN(HASIL_KERJA), "A-", "sesuai", "", 0},
		{PENILAIAN(HASIL_KERJA), "A+", NULL, "not a code", 0},
		{PENILAIAN(HASIL_KERJA), "Kelas 1-2", "sesuai", "", 0},
		{PENILAIAN(HASIL_KERJA), "Kelas 12", "di_atas", "", 0},
		{PENILAIAN(HASIL_KERJA), "kelas-12", NULL, "not a code", 0},
		{PENILAIAN(HASIL_KERJA), "LAIN", "di_atas", "", 0},
		{PENILAIAN(HASIL_KERJA), "Sesuai Ekspektasi", "sesuai", "", 0},
		{PENILAIAN(PLT), "T", "tidak", "", 0},
	};
	struct convert c = unsaid;
	struct convert_memo memo = {0};
	char room[DEC_BUF];
	struct field x;
	struct err e;

	(void)state;
	c.map = &map;
	check(&c, CELL_TEXT, rows, N(rows));
	/* A number is no NIP, though as a text it was one. */
	for (int i = 0; i < 2; i++)
		assert_int_equal(convert_cell(&c, &records_pegawai.fields[PEGAWAI_NIP],
		                              SLICE(PLAIN),
		                              i == 0 ? CELL_TEXT : CELL_NUMBER, &memo,
		                              room, &x, &e),
		                 -i);
}

/* A period without its year takes the one known now, not the one known before. */
static void
test_year(void **state)
{
	struct convert_memo memo = {0};
	struct convert c = unsaid;
	char room[DEC_BUF];
	struct field x;
	struct err e;

	(void)state;
	for (c.year = 2025; c.year <= 2026; c.year++) {
		assert_int_equal(
			convert_cell(&c, &records_penilaian.fields[PENILAIAN_PERIODE],
		                     SLICE("TW3"), CELL_TEXT, &memo, room, &x, &e),
			0);
		assert_true(slice_eq(x.s, c.year == 2025 ? SLICE("2025-Q3")
		                                         : SLICE("2026-Q3")));
	}
}

static void
test_training(void **state)
{
	static const struct {
		const char *jp, *nama, *pelatihan;
		const char *want; /* NULL refused */
		unsigned counted;
	} rows[] = {
		{"", "Bimtek Arsip (60 JP)", "", "60", 1},
		{"", "Bimtek Arsip ( 15 JP)", "BA (15 JP)", "15", 1},
		{"", "", "BA 15 JP", "15", 1},
		{"20", "Bimtek Arsip (60 JP)", "", "20", 0},
		{"", "Bimtek Arsip", "", "", 0},
		{"", "Bimtek Arsip (60 JP)", "BA (15 JP)", NULL, 0},
		{"", "Bimtek A (20 JP), B (30 JP)", "", NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct convert_tally tally = {0};
		struct convert c = unsaid;
		struct record r;
		struct err e = {0};
		int got;

		c.tally = &tally;
		schema_clear(&r, &records_pelatihan);
		records_text(&r, PELATIHAN_NAMA, slice_of(rows[i].nama));
		records_text(&r, PELATIHAN_PELATIHAN, slice_of(rows[i].pelatihan));
		if (rows[i].jp[0])
			r.f[PELATIHAN_JP] =
				(struct field){slice_of(rows[i].jp), 20 * DEC_ONE};
		got = convert_training(&c, &r, &e);
		if ((got == 0) != (rows[i].want != NULL) ||
		    (got != 0 && strcmp(e.code, "jp_ganda") != 0))
			fail_msg("row %zu: %s", i, e.text);
		if (got == 0 &&
		    (!slice_eq(r.f[PELATIHAN_JP].s, slice_of(rows[i].want)) ||
		     tally.n[CONVERT_HOURS] != rows[i].counted ||
		     !slice_eq(r.f[PELATIHAN_NAMA].s, slice_of(rows[i].nama))))
			fail_msg("row %zu: \"%.*s\"", i, (int)r.f[PELATIHAN_JP].s.n,
			         r.f[PELATIHAN_JP].s.p);
	}
}

/* BKN's indicators; a PNS of May 2015 born on 2 January 1986, a man, and a PPPK of
   2025. */
#define PNS INT64_C(198601022015051999)
#define PPPK INT64_C(199302032025212999)

static const struct {
	int64_t nip;
	const char *birth, *sex, *cpns, *pns, *pppk;
	const char *want; /* codes with a blank behind each */
	unsigned unchecked;
} crossed[] = {
	{PNS, "", "", "", "", "", "", 0},
	{PNS, "02-01-1986", "M", "01-05-2015", "01-05-2016", "", "", 0},
	{PNS, "1986-01-02", "L", "2015-05-31", "", "", "", 0},
	{PNS, "2 Januari 1986", "Laki-laki", " ", "-", "", "", 0},
	{PNS,
         "\xE2\x80\x8C"
         "1986-01-02",
         "Laki - Laki", "", "", "", "", 0},
	{PNS, "", "1", "", "", "", "", 0},
	{PNS, "", "Pria", "", "", "", "", 0},
	{PNS, "", "", "01-06-2015", "", "", "con_1 ", 0},
	{PNS, "", "", "01-05-2014", "", "", "con_1 ", 0},
	{PNS, "03-01-1986", "", "", "", "", "con_2 ", 0},
	{PNS, "", "P", "", "", "", "con_3 ", 0},
	{PNS, "", "F", "", "", "", "con_3 ", 0},
	{PNS, "", "Perempuan", "", "", "", "con_3 ", 0},
	{PNS, "", "2", "", "", "", "con_3 ", 0},
	{PNS, "", "", "01-05-2015", "01-04-2015", "", "acc_1 ", 0},
	{PNS, "", "", "01-05-2015", "01-05-2015", "", "", 0},
	{PNS, "03-01-1986", "Wanita", "01-06-2015", "01-05-2015", "",
         "con_1 con_2 con_3 acc_1 ", 0},
	{PNS, "02/01/1986", "X", "5/2015", "", "", "", 3},
	{PNS, "#REF!", "-", "", "", "", "", 0},
	{PPPK, "1993-02-03", "P", "01-03-2025", "", "", "", 0},
	{PPPK, "", "", "01-03-2024", "", "", "con_4 ", 0},
	{PPPK, "", "", "01-03-2024", "", "01-03-2025", "", 0},
	{PPPK, "", "", "", "", "01-03-2024", "con_4 ", 0},
};

static void
test_cross(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(crossed); i++) {
		struct convert_beside b = {
			slice_of(crossed[i].birth), slice_of(crossed[i].sex),
			slice_of(crossed[i].cpns), slice_of(crossed[i].pns),
			slice_of(crossed[i].pppk)};
		struct convert_tally tally = {0};
		struct convert c = unsaid;
		struct err out[CONVERT_REMARKS];
		char got[64] = "";
		size_t n;

		c.tally = &tally;
		n = convert_cross(&c, crossed[i].nip, &b, out);
		for (size_t k = 0; k < n; k++) {
			(void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s ",
			               out[k].code);
			assert_string_equal(out[k].field, "nip");
			assert_true(out[k].personal);
		}
		if (strcmp(got, crossed[i].want) != 0 ||
		    tally.n[CONVERT_UNCHECKED] != crossed[i].unchecked)
			fail_msg("row %zu: \"%s\"", i, got);
	}
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

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct record r;
		struct err e;
		int code, got;

		schema_clear(&r, &records_pegawai);
		records_text(&r, PEGAWAI_JABATAN, slice_of(rows[i].title));
		code = strcmp(rows[i].jenis, "Fungsional") == 0  ? JABATAN_FUNGSIONAL
		       : strcmp(rows[i].jenis, "Pelaksana") == 0 ? JABATAN_PELAKSANA
		                                                 : -1;
		records_code(&r, PEGAWAI_JENIS_JABATAN, code);
		assert_int_equal(convert_is_structural(&unsaid, slice_of(rows[i].jenis)),
		                 code < 0);
		got = convert_post(&unsaid, &r, code < 0, slice_of(rows[i].eselon),
		                   slice_of(rows[i].kedudukan), &e);
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

/* Digits 13-14 as nip.h has them. */
static void
test_status(void **state)
{
	static const struct {
		int64_t nip;
		int status; /* -1: none */
		const char *said, *want;
	} rows[] = {
		{198503152010012999, STATUS_PNS, "P", "pns"},
		{198503152010012999, STATUS_CPNS, "C", "cpns"},
		{198503152023212999, STATUS_PNS, " P ", "pppk"},
		{198503152023212999, STATUS_PPPK, "PPPK", "pppk"},
		{198503152023212999, -1, "", ""},
		{198503152023212999, STATUS_PNS, "PNS", NULL},
		{198503152023212999, STATUS_CPNS, "C", NULL},
		{198503152023212999, STATUS_PNS, "", NULL}, /* a constant */
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct record r;
		struct err e;
		int got;

		schema_clear(&r, &records_pegawai);
		r.f[PEGAWAI_NIP].v = rows[i].nip;
		records_code(&r, PEGAWAI_STATUS, rows[i].status);
		got = convert_status(&r, slice_of(rows[i].said), &e);
		if ((got == 0) != (rows[i].want != NULL))
			fail_msg("row %zu: %s", i, got ? e.text : "should be refused");
		if (got == 0 && !slice_eq(r.f[PEGAWAI_STATUS].s, slice_of(rows[i].want)))
			fail_msg("row %zu: %.*s", i, (int)r.f[PEGAWAI_STATUS].s.n,
			         r.f[PEGAWAI_STATUS].s.p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_status),     cmocka_unit_test(test_plain),
		cmocka_unit_test(test_around),     cmocka_unit_test(test_dates),
		cmocka_unit_test(test_kinds),      cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_whole_file), cmocka_unit_test(test_map),
		cmocka_unit_test(test_year),       cmocka_unit_test(test_training),
		cmocka_unit_test(test_cross),      cmocka_unit_test(test_post),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
