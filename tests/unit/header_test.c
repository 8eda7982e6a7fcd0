#include "import/header.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "asn/period.h"
#include "asn/records.h"
#include "import/mapfile.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct schema_type *const types[] = {
	&records_pegawai,
	&records_unit,
	&records_penilaian,
	&records_skp,
	&records_umpan_balik,
	&records_capaian_unit,
	&records_disiplin,
	&records_pelatihan,
	&records_standar,
	&records_kompetensi,
	&records_pengaduan,
	&records_survei,
	&records_layanan,
	&records_katalog,
	&records_anggaran,
	&records_peta,
	&records_libur,
	&records_potensi,
	NULL,
};

static const char delimiters[] = ",;\t|";
static struct header h;
static struct map map;
static struct err e;

/* Finds the header of a text as asn-import does, with a map (NULL: an empty one). */
static int
find(const char *text, const char *json)
{
	struct preview p[4] = {{0}};
	struct input held = {.fd = -1, .eof = true, .end = strlen(text)};
	int r;

	map_release(&map);
	memset(&map, 0, sizeof map);
	header_release(&h);
	if (json && mapfile_read(&map, slice_of(json), &records_schema, &e) != 0)
		fail_msg("%s: %s", json, e.text);
	held.buf = calloc(1, held.end + INPUT_SLACK);
	assert_non_null(held.buf);
	memcpy(held.buf, text, held.end);
	for (size_t i = 0; i < LEN(p); i++)
		preview_csv(&p[i], &held, delimiters[i]);
	r = header_find(&h, p, LEN(p), &map, types, &e);
	for (size_t i = 0; i < LEN(p); i++)
		preview_release(&p[i]);
	free(held.buf);
	return r;
}

static void
must_find(const char *text, const char *json)
{
	if (find(text, json) != 0)
		fail_msg("line %zu: %s\n%s", e.line, e.text, text);
}

/* The error has all these words, with "|" between them. */
static void
must_fail(const char *text, const char *json, enum err_kind kind, size_t line,
          const char *words)
{
	if (find(text, json) == 0)
		fail_msg("a header of %s, line %zu:\n%s", h.type->name, h.line, text);
	if (e.kind != kind || e.line != line)
		fail_msg("kind %d, line %zu: %s\n%s", (int)e.kind, e.line, e.text, text);
	while (*words) {
		char word[120];
		size_t n = strcspn(words, "|");

		assert_true(n < sizeof word);
		memcpy(word, words, n);
		word[n] = '\0';
		if (!strstr(e.text, word))
			fail_msg("no \"%s\" in: %s", word, e.text);
		words += n + (words[n] == '|');
	}
}

/* The fields of the columns by name, "." unused, "w" wide, "x" left out: "nip,.,unit". */
static void
must_be(const char *want)
{
	char got[2000] = "";

	for (size_t i = 0; i < h.columns; i++) {
		const char *name = h.field[i] >= 0 ? alias_field_name(h.type, h.field[i])
		                   : h.field[i] == COLUMNS_WIDE ? "w"
		                   : h.field[i] == COLUMNS_LEFT ? "x"
		                                                : ".";

		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s",
		         i ? "," : "", name);
	}
	assert_string_equal(got, want);
}

/* Layouts of real exports, the persons invented. */
static void
test_layouts(void **state)
{
	static const struct {
		const char *text, *json;
		const struct schema_type *type;
		size_t preview, line, end;
		const char *fields;
	} rows[] = {
		/* A CRLF list with padded names and a constant for the unit. */
		{"No.,Nama ,NIP ,Gol,Pangkat,Jabatan,Sub-Jabatan\r\n"
	         "1,Contoh Satu,19850315 201001 2 999,III/d,Penata Tk. I,Camat,-\r\n",
	         "{\"tetap\": {\"unit\": \"Kecamatan\"}}", &records_pegawai, 0, 1, 1,
	         ".,nama,nip,golongan,.,jabatan,."},
		{"id,nama,nip,golongan,jabatan,unit_kerja,instansi\n", NULL,
	         &records_pegawai, 0, 1, 1, ".,nama,nip,golongan,jabatan,unit,."},
		/* Titles, a blank row, the header on row 8. */
		{"Laporan Penilaian SKP;;;\nInstansi;A;;\nPeriode;B;;\nUnor Induk;C;;\n"
	         "Unor;ALL;;\n09 Agustus 2026 23:59:01;;;\n;;;\n"
	         "nip;hasil_kerja;perilaku_kerja;hasil_akhir\n",
	         "{\"tetap\": {\"periode\": \"2026\"}}", &records_penilaian, 1, 8, 8,
	         "nip,hasil_kerja,perilaku,predikat"},
		/* A column called #, comments above, names over several lines. */
		{"# diunduh\n## oleh Contoh\n"
	         "#;\"NIP\nBARU\";\"Nama\r\nLengkap\";Unit Kerja\n1;;;\n",
	         NULL, &records_pegawai, 1, 3, 3, ".,nip,nama,unit"},
		/* A no-break space, zero-width characters, blank names. */
		{"\xE2\x80\x8CNIP\tNama\xC2\xA0 Lengkap\t\t\xE2\x80\x8C"
	         "Unit\xC2\xA0\t\n",
	         NULL, &records_pegawai, 2, 1, 1, "nip,nama,.,unit,."},
		/* A tree of units, recognised by names nothing else has. */
		{"Id,NamaUnor,DiatasanId\n1,Dinas,\n", NULL, &records_unit, 0, 1, 1,
	         "id,nama,induk"},
		{"id|nama\n1|Dinas\n", "{\"jenis\": \"unit\"}", &records_unit, 3, 1, 1,
	         "id,nama"},
		/* The same cells whatever the delimiter: no tie. */
		{"tanggal\n2026-01-01\n", "{\"jenis\": \"libur\"}", &records_libur, 0, 1,
	         1, "tanggal"},
		/* More columns than another type that fits: a type within it. */
		{"unit,layanan,tanggal,menit\n", NULL, &records_layanan, 0, 1, 1,
	         "unit,layanan,tanggal,menit"},
		/* A line that was named, although it looks like a comment. */
		{"nip,nama,unit\n# nip,nama,opd\n", "{\"kepala\": 2}", &records_pegawai,
	         0, 2, 2, "nip,nama,unit"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		must_find(rows[i].text, rows[i].json);
		if (h.type != rows[i].type || h.preview != rows[i].preview ||
		    h.line != rows[i].line || h.end != rows[i].end)
			fail_msg("row %zu: %s, preview %zu, lines %zu to %zu", i,
			         h.type->name, h.preview, h.line, h.end);
		must_be(rows[i].fields);
	}
}

#define TRAINING                                                                         \
	"No;Nama Pegawai;NIP;Jenis Jabatan;Nama Jabatan;Unit Kerja;Diklat Yang Pernah "  \
	"Diikuti ;;Tahun\r\n;;;;;;?  20 JP;< 20 JP;\r\n"                                 \
	"1;Contoh Satu;198503152010012999;;;;Arsip ( 24 JP);-;2026\r\n"                  \
	";;;;;;;Etika (15 JP);2026\r\n"

/* Merged cells: a name over two columns, their own names below. */
static void
test_two_rows(void **state)
{
	(void)state;
	must_find(TRAINING, "{\"jenis\": \"pelatihan\", \"tetap\": {\"bentuk\": "
	                    "\"klasikal_lain\"}, \"kolom\": {\"Diklat Yang Pernah "
	                    "Diikuti / ? 20 JP\": \"nama\"}}");
	assert_int_equal(h.line, 1);
	assert_int_equal(h.end, 2);
	assert_true(slice_eq(h.names[6], SLICE("Diklat Yang Pernah Diikuti / ? 20 JP")));
	assert_true(slice_eq(h.names[7], SLICE("Diklat Yang Pernah Diikuti / < 20 JP")));
	must_be(".,.,nip,.,.,.,nama,.,tahun");
	/* Not without the lower row: it would lose a column of courses. */
	must_fail(TRAINING,
	          "{\"jenis\": \"pelatihan\", \"tetap\": {\"bentuk\": \"kursus\"}, "
	          "\"kolom\": {\"Diklat Yang Pernah Diikuti\": \"nama\"}}",
	          ERR_INPUT, 1, "two rows together|nama");
	/* A name of the lower row alone, the upper merged downwards. */
	must_find("NIP;Nama;;Unit\n;;Gol;\n198503152010012999;A;III/a;B\n", NULL);
	assert_true(slice_eq(h.names[2], SLICE("Gol")));
	must_be("nip,nama,golongan,unit");
	/* "Atasan" over "NIP" and "Nama" is one name with each. */
	must_find("NIP;Nama;Unit;Atasan;\n;;;NIP;Nama\n", NULL);
	must_be("nip,nama,unit,atasan,.");
	/* A blank row above is none. */
	must_find(",,\nNIP,Nama,Unit\n", NULL);
	assert_int_equal(h.line, 2);
	assert_null(h.rows[1]);
	/* Rows of data under columns without names are no part of the header. */
	must_find("NIP;Nama;Unit;;\n198503152010012999;A;B;x;y\n", NULL);
	assert_int_equal(h.end, 1);
	must_find("NIP;;Nama;;Unit;\n198503152010012999;a;A;b;B;c\n", NULL);
	assert_int_equal(h.end, 1);
}

static void
test_repeated_names(void **state)
{
	(void)state;
	/* TMT three times fills nothing: no harm. */
	must_find("NIP,Nama,Unit,TMT,TMT,TMT\n", NULL);
	must_be("nip,nama,unit,.,.,.");
	must_fail("NIP,Nama,NIP,Unit\n", NULL, ERR_INPUT, 1,
	          "nip of pegawai|1, 3|{\"kolom\": {\"#1\": \"nip\"}}");
	must_find("NIP,Nama,NIP,Unit\n", "{\"kolom\": {\"#3\": \"nip\"}}");
	must_be(".,nama,nip,unit");
	must_find("NIP,Nama,NIP,Unit\n", "{\"kolom\": {\"#1\": null}}");
	must_be("x,nama,nip,unit");
	/* The better of two names, and another name with a suffix. */
	must_find("NIP,Nama,OPD,Unit Kerja,NIP_2\n", NULL);
	must_be("nip,nama,.,unit,.");
	must_fail("a,b,c\n",
	          "{\"jenis\": \"pegawai\", \"kolom\": {\"a\": \"nip\", \"b\": "
	          "\"nip\", \"c\": \"nama\"}, \"tetap\": {\"unit\": \"X\"}}",
	          ERR_INPUT, 1, "nip of pegawai|1, 2");
}

static void
test_no_header(void **state)
{
	static const char text[] = "Contoh Satu,198503152010012999\nContoh Dua,-\n";

	(void)state;
	must_fail(text, NULL, ERR_INPUT, 0, "no header found");
	must_find(text, "{\"kepala\": 0, \"kolom\": {\"#1\": \"nama\", \"#2\": \"nip\"}, "
	                "\"tetap\": {\"unit\": \"Dinas\"}}");
	assert_int_equal(h.line, 0);
	assert_int_equal(h.end, 0);
	assert_int_equal(h.preview, 0);
	assert_ptr_equal(h.type, &records_pegawai);
	must_be("nama,nip");
	must_fail(text, "{\"kepala\": 0}", ERR_INPUT, 0, "by position|#1");
	must_fail(text, "{\"kepala\": 0, \"kolom\": {\"Nama\": \"nama\"}}", ERR_USAGE, 0,
	          "no header|#1");
	/* The name may be that of a person. */
	assert_int_equal(e.personal, 1);
	must_fail(text,
	          "{\"kepala\": 0, \"kolom\": {\"#1\": \"nama\", \"#3\": \"nip\"}, "
	          "\"tetap\": {\"unit\": \"Dinas\"}}",
	          ERR_INPUT, 0, "by position");
	must_fail("", "{\"kepala\": 0}", ERR_INPUT, 0, "empty");
}

static void
test_positions(void **state)
{
	(void)state;
	/* A position goes before a name, and #7 is never a name. */
	must_find("a,b,nama,unit\n",
	          "{\"kolom\": {\"a\": \"jabatan\", \"#1\": \"nip\"}}");
	must_be("nip,.,nama,unit");
	must_find("nip,nama,#1,unit\n", "{\"kolom\": {\"#1\": \"nip\", \"#3\": null}}");
	must_be("nip,nama,x,unit");
	must_find("1,2,3\n", "{\"kolom\": {\"1\": \"nip\", \"2\": \"nama\", \"3\": "
	                     "\"unit\"}}");
	must_be("nip,nama,unit");
	must_fail("nip,nama,unit\n", "{\"kolom\": {\"#4\": \"jabatan\"}}", ERR_INPUT, 1,
	          "no column #4");
	/* A place that is no field but helps to check one. */
	must_find("nip,nama,unit,Lahir\n", "{\"kolom\": {\"Lahir\": \"tanggal_lahir\"}}");
	must_be("nip,nama,unit,tanggal_lahir");
	/* What the map says of a column tells the type, or contradicts it. */
	must_fail("nip,nama,unit\n",
	          "{\"jenis\": \"pegawai\", \"kolom\": {\"nip\": \"nama\"}}", ERR_INPUT,
	          1, "lacks a column for nip");
}

static void
test_not_found(void **state)
{
	(void)state;
	must_fail("apa,saja,ini\n1,2,3\n", NULL, ERR_INPUT, 0, "no header found");
	must_fail("Daftar\nNIP BRU,nama,jabatan\n", "{\"tetap\": {\"unit\": \"X\"}}",
	          ERR_INPUT, 2, "pegawai|lacks a column for nip|column 1");
	/* A reference list is no list of units, and a roster none either. */
	must_fail("id;tk_pendidikan_id;nama;status\n", NULL, ERR_INPUT, 1, "--type unit");
	must_fail("No,ID,Nama,NIP\n", NULL, ERR_INPUT, 1, "pegawai|unit");
	must_fail("ID,NamaUnor,DiatasanId,NIP\n", NULL, ERR_INPUT, 1,
	          "a NIP has no place in it");
	/* A word of a title is no header. */
	must_fail("Tanggal;09 Agustus 2026\n", "{\"jenis\": \"libur\"}", ERR_INPUT, 0,
	          "no header found");
	must_fail("nip,nama,unit kerja,nama diklat,jenis diklat,tanggal selesai\n", NULL,
	          ERR_INPUT, 1, "pegawai and pelatihan");
	/* Read with either, and not the same. */
	must_fail("a,b;c,d;e\n",
	          "{\"kolom\": {\"#1\": \"nip\", \"#2\": \"nama\"}, \"tetap\": "
	          "{\"unit\": \"X\"}}",
	          ERR_INPUT, 1, "comma|semicolon|--delimiter");
	must_fail("nip,nama,unit\n",
	          "{\"jenis\": \"pegawai\", \"survei\": [{\"pola\": \"a\", \"isi\": "
	          "\"waktu\"}]}",
	          ERR_USAGE, 0, "patterns of survei");
}

/* PermenPANRB 14/2017: which of U8 and U9 is which differs from list to list. */
static void
test_elements(void **state)
{
	static const char text[] =
		"unit,periode,U1,U2,U3,U4,U5,U6,U7,U8,U9\nA,2026,3,3,3,3,3,3,3,3,3\n";
	static const char all[] =
		"{\"kolom\": {\"U1\": \"persyaratan\", \"U2\": \"prosedur\", \"U3\": "
		"\"waktu\", \"U4\": \"biaya\", \"U5\": \"produk\", \"U6\": "
		"\"kompetensi\", \"U7\": \"perilaku\", \"U8\": \"sarana\", \"U9\": "
		"\"pengaduan\"}}";

	(void)state;
	must_fail(text, NULL, ERR_INPUT, 1, "complaints|8th|--map|U9");
	must_fail(text, "{\"jenis\": \"survei\"}", ERR_INPUT, 1, "complaints");
	must_fail("unit,periode,Unsur 1,Unsur 2,Unsur 3\n", NULL, ERR_INPUT, 1, "U1");
	/* The map must name each, not most. */
	must_fail("unit,periode,persyaratan,U8\n", "{\"jenis\": \"survei\"}", ERR_INPUT,
	          1, "complaints");
	must_find(text, all);
	must_be("unit,periode,persyaratan,prosedur,waktu,biaya,produk,kompetensi,"
	        "perilaku,sarana,pengaduan");
	must_find("unit,periode,sarana,pengaduan\n", NULL);
	must_be("unit,periode,sarana,pengaduan");
	/* Columns of another list may be called so. */
	must_find("nip,nama,unit,U1,U2,U3\n", NULL);
	assert_ptr_equal(h.type, &records_pegawai);
}

static void
test_titles(void **state)
{
	static const char text[] = "Laporan Penilaian\nPeriode;Triwulan III 2026;\n"
				   "nip;hasil_kerja;hasil_akhir\n";
	char period[PERIOD_BUF];

	(void)state;
	must_find(text, "{\"tetap\": {\"periode\": \"2026-Q3\"}}");
	period_format(period, h.period);
	assert_string_equal(period, "2026-Q3");
	assert_int_equal(h.period_line, 2);
	/* A month of the quarter agrees with it, the year does not: it is more. */
	must_find(text, "{\"tetap\": {\"periode\": \"2026-08\"}}");
	must_fail(text, "{\"tetap\": {\"periode\": \"2026\"}}", ERR_USAGE, 2,
	          "2026-Q3|periode=2026");
	must_fail(text, "{\"tetap\": {\"periode\": \"2026-Q2\"}}", ERR_USAGE, 2,
	          "2026-Q3|2026-Q2");
	must_fail(text, NULL, ERR_INPUT, 3, "periode|line 2|-s periode=2026-Q3");
	/* No title above, or none with a period; a type without periods. */
	must_find("nip;hasil_kerja;periode\n", NULL);
	assert_int_equal(h.period_line, 0);
	must_find("per 1 Oktober 2026\nnip;hasil_kerja;hasil_akhir\n",
	          "{\"tetap\": {\"periode\": \"2026-Q3\"}}");
	must_find("Triwulan II 2026\nnip;nama;unit\n",
	          "{\"tetap\": {\"periode\": \"2026-Q3\"}}");
}

/* The row of a text, for header_again and header_next. */
static void
one_row(struct preview *p, const char *text)
{
	struct input held = {.fd = -1, .eof = true, .end = strlen(text)};

	held.buf = calloc(1, held.end + INPUT_SLACK);
	assert_non_null(held.buf);
	memcpy(held.buf, text, held.end);
	preview_release(p);
	preview_csv(p, &held, ';');
	free(held.buf);
	assert_int_equal(p->n, 1);
}

static void
test_further_tables(void **state)
{
	struct preview p = {0};
	struct header next;

	(void)state;
	must_find("No;NIP ;Nama;Unit\n", NULL);
	one_row(&p, " No;NIP;\"Nama\n\";Unit");
	assert_true(header_again(&h, &p.rows[0]));
	one_row(&p, "No;NIP;Nama;Unit;");
	assert_false(header_again(&h, &p.rows[0]));
	one_row(&p, "No;NIP;Nama;Unit2");
	assert_false(header_again(&h, &p.rows[0]));
	one_row(&p, "1;198503152010012999;A;B");
	assert_false(header_again(&h, &p.rows[0]));
	assert_int_equal(header_next(&next, &h, &p.rows[0], &map, types, &e), 0);
	one_row(&p, "Id;NamaUnor;DiatasanId");
	assert_int_equal(header_next(&next, &h, &p.rows[0], &map, types, &e), 1);
	assert_ptr_equal(next.type, &records_unit);
	assert_int_equal(next.columns, 3);
	header_release(&next);
	one_row(&p, "Golongan;Laki-Laki;Perempuan;Total");
	assert_int_equal(header_next(&next, &h, &p.rows[0], &map, types, &e), 0);
	one_row(&p, "nip;nama;unit;opd;nip");
	assert_int_equal(header_next(&next, &h, &p.rows[0], &map, types, &e), -1);
	/* Both rows of one. */
	must_find("NIP;Nama;;Unit\n;;Gol;\n", NULL);
	one_row(&p, ";;Gol;");
	assert_true(header_again(&h, &p.rows[0]));
	one_row(&p, "NIP;Nama;;Unit");
	assert_true(header_again(&h, &p.rows[0]));
	preview_release(&p);
}

static void
test_unused(void **state)
{
	size_t i = 0;

	(void)state;
	must_find("tolak_baris,nip,nama,unit,Golongn,,opd,catatan\n",
	          "{\"kolom\": {\"catatan\": null}}");
	assert_true(header_unused(&h, &i));
	assert_int_equal(i, 4);
	assert_string_equal(header_nearest(&h, i), "golongan");
	i++;
	assert_true(header_unused(&h, &i));
	assert_int_equal(i, 6);
	i++;
	assert_false(header_unused(&h, &i));
	must_find("nip,nama,unit,Pangkat Golonga\n", NULL);
	assert_string_equal(header_nearest(&h, 3), "golongan");
	/* What it is close to has a column already. */
	must_find("nip,nama,unit,golongan,Golongn\n", NULL);
	assert_null(header_nearest(&h, 4));
	/* The number of a thing in another system is not the thing. */
	must_find("nip,nama,unit,Jenis Jabatan ID\n", NULL);
	assert_null(header_nearest(&h, 3));
}

/* A row that is cut by the end of what is held is none. */
static void
test_window(void **state)
{
	static const char text[] = "Daftar\nnip,nama,un";
	struct input held = {.fd = -1, .end = sizeof text - 1};
	struct preview p = {0};

	(void)state;
	held.buf = calloc(1, sizeof text + INPUT_SLACK);
	assert_non_null(held.buf);
	memcpy(held.buf, text, sizeof text);
	preview_csv(&p, &held, ',');
	assert_int_equal(p.n, 1);
	preview_release(&p);
	held.eof = true;
	preview_csv(&p, &held, ',');
	assert_int_equal(p.n, 2);
	assert_int_equal(p.rows[1].line, 2);
	assert_string_equal(p.what, "comma");
	preview_release(&p);
	assert_int_equal(held.pos, 0);
	free(held.buf);
}

static int
release(void **state)
{
	(void)state;
	header_release(&h);
	map_release(&map);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layouts),        cmocka_unit_test(test_two_rows),
		cmocka_unit_test(test_repeated_names), cmocka_unit_test(test_no_header),
		cmocka_unit_test(test_positions),      cmocka_unit_test(test_not_found),
		cmocka_unit_test(test_elements),       cmocka_unit_test(test_titles),
		cmocka_unit_test(test_further_tables), cmocka_unit_test(test_unused),
		cmocka_unit_test(test_window),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
