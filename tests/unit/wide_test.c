#include "import/wide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "asn/records.h"
#include "base/sb.h"
#include "import/mapfile.h"
#include "import/pattern.h"

static const struct schema_type *const types[] = {
	&records_pegawai,   &records_umpan_balik, &records_penilaian,
	&records_pelatihan, &records_survei,      NULL,
};

static struct map map;
static struct header h;
static struct wide *w;
static struct err e;

static int
release(void **state)
{
	(void)state;
	wide_close(w);
	header_release(&h);
	map_release(&map);
	memset(&map, 0, sizeof map);
	w = NULL;
	return 0;
}

/* Finds the header of a text and takes it apart; -1 as soon as one of the two fails. */
static int
take(struct slice text, const char *json)
{
	struct input held = {.fd = -1, .eof = true, .end = text.n};
	struct preview p[2] = {{0}};
	int r;

	release(NULL);
	if (mapfile_read(&map, slice_of(json), &records_schema, &e) != 0)
		fail_msg("%s", e.text);
	held.buf = calloc(1, held.end + INPUT_SLACK);
	assert_non_null(held.buf);
	memcpy(held.buf, text.p, text.n);
	preview_csv(&p[0], &held, ',');
	preview_csv(&p[1], &held, ';');
	r = header_find(&h, p, 2, &map, types, &e);
	preview_release(&p[0]);
	preview_release(&p[1]);
	free(held.buf);
	return r == 0 ? wide_open(&w, &map, &h, &e) : r;
}

static void
must_take(const char *text, const char *json)
{
	if (take(slice_of(text), json) != 0)
		fail_msg("%s", e.text);
}

/* Column i: its place, and the text its name gives for a field ("": none). */
static void
must_say(size_t i, size_t column, int field, const char *text)
{
	assert_true(i < w->n);
	assert_int_equal(w->columns[i].column, column);
	for (size_t k = 0; k < w->columns[i].n; k++)
		if (w->columns[i].fills[k].field == field) {
			if (!slice_eq(w->columns[i].fills[k].text, slice_of(text)))
				fail_msg("column %zu: %.*s", column,
				         (int)w->columns[i].fills[k].text.n,
				         w->columns[i].fills[k].text.p);
			return;
		}
	assert_string_equal(text, "");
}

/* Criteria with and without the dot behind their number, as the form had them. */
#define MAP_360                                                                          \
	"{\"tetap\": {\"periode\": \"2026-Q3\", \"penilai\": \"rekan\"},"                \
	"\"kolom\": {\"Nama Lengkap\": \"penilai_id\"},"                                 \
	"\"umpan_balik\": [{\"pola\": \"^[0-9]+\\\\.? *(?<aspek>.+?) "                   \
	"*\\\\[(?<nip>.+)\\\\]$\", \"isi\": \"nilai\"}]}"

/* 164 columns: four of the rater, 8 without a name, 152 of 4 criteria by 38 persons. */
static void
test_360(void **state)
{
	static const char *const criteria[] = {"1. Inisiatif & Fleksibilitas",
	                                       "2. Komunikasi", "3 Kerja Sama",
	                                       "4. Tanggung Jawab"};
	struct sb text = {0};

	(void)state;
	sb_adds(&text, "Cap waktu,Nama Lengkap,Tanggal Pengisian,Jabatan");
	for (int c = 0; c < 4; c++) {
		for (int p = 1; p <= 38; p++)
			sb_addf(&text, ",\"%s [CONTOH %d, S.E.]\"", criteria[c], p);
		sb_adds(&text, ",,");
	}
	sb_adds(&text, "\n9/10/2026 9:09:09 AM GMT+8,Contoh Satu,9/10/2026,Analis");
	for (int i = 0; i < 160; i++)
		sb_adds(&text, ",75");
	sb_addc(&text, '\n');
	if (take(sb_slice(&text), MAP_360) != 0)
		fail_msg("%s", e.text);
	sb_release(&text);
	assert_int_equal(h.columns, 164);
	assert_int_equal(h.field[1], UMPAN_BALIK_PENILAI_ID);
	assert_int_equal(h.field[3], COLUMNS_UNUSED);
	assert_int_equal(h.field[4], COLUMNS_WIDE);
	assert_int_equal(h.field[42], COLUMNS_UNUSED);
	assert_int_equal(w->n, 152);
	must_say(0, 4, UMPAN_BALIK_ASPEK, "Inisiatif & Fleksibilitas");
	must_say(0, 4, UMPAN_BALIK_NIP, "CONTOH 1, S.E.");
	/* The third group begins behind 4 + 2 * (38 + 2) columns. */
	must_say(76, 84, UMPAN_BALIK_ASPEK, "Kerja Sama");
	must_say(76, 84, UMPAN_BALIK_NIP, "CONTOH 1, S.E.");
	must_say(151, 161, UMPAN_BALIK_ASPEK, "Tanggung Jawab");
	must_say(151, 161, UMPAN_BALIK_NIP, "CONTOH 38, S.E.");
	assert_int_equal(w->columns[151].field, UMPAN_BALIK_NILAI);
}

/* Nothing but criteria, under a title. */
static void
test_360_alone(void **state)
{
	(void)state;
	must_take("Penilaian 360,\n\"1. Integritas [1. CONTOH SATU]\","
	          "\"1. Integritas [2. CONTOH DUA]\"\n75,65\n",
	          MAP_360);
	assert_int_equal(h.line, 2);
	assert_int_equal(w->n, 2);
	must_say(1, 1, UMPAN_BALIK_NIP, "2. CONTOH DUA");
	/* Other tables have no patterns. */
	must_take("nip,nama,unit\n", "{}");
	assert_null(w);
}

/* Merged cells over two columns of courses. */
static void
test_two_rows(void **state)
{
	(void)state;
	must_take(
		"No;Nama Pegawai;NIP;Jenis Jabatan;Nama Jabatan;Unit Kerja;"
		"Diklat Yang Pernah Diikuti ;;Tahun\r\n;;;;;;?  20 JP;< 20 JP;\r\n",
		"{\"tetap\": {\"bentuk\": \"klasikal_lain\"}, \"pelatihan\": [{\"pola\": "
		"\"^Diklat .* 20 JP$\", \"isi\": \"nama\"}]}");
	assert_int_equal(h.end, 2);
	assert_int_equal(h.field[2], PELATIHAN_NIP);
	assert_int_equal(h.field[8], PELATIHAN_TAHUN);
	assert_int_equal(w->n, 2);
	must_say(0, 6, PELATIHAN_BENTUK, "");
	must_say(1, 7, PELATIHAN_BENTUK, "");
	assert_int_equal(w->columns[1].field, PELATIHAN_NAMA);
	assert_int_equal(w->columns[1].n, 0);
}

/* A group that takes nothing says nothing; what kolom says of a column goes before. */
static void
test_groups(void **state)
{
	(void)state;
	must_take("NIP Penilai;Etika (198503152010012999);Umum;Saran\n",
	          "{\"tetap\": {\"periode\": \"2026\", \"penilai\": \"rekan\"}, "
	          "\"kolom\": {\"Saran\": \"catatan\", \"#1\": null}, \"umpan_balik\": "
	          "[{\"pola\": \"^(?<aspek>\\\\w+)( \\\\((?<nip>.+)\\\\))?$\", \"isi\": "
	          "\"nilai\"}]}");
	assert_int_equal(h.field[0], COLUMNS_LEFT);
	assert_int_equal(h.field[3], UMPAN_BALIK_CATATAN);
	assert_int_equal(w->n, 2);
	must_say(0, 1, UMPAN_BALIK_NIP, "198503152010012999");
	must_say(1, 2, UMPAN_BALIK_NIP, "");
	assert_int_equal(w->columns[1].n, 1);
}

static void
must_fail(const char *text, const char *json, enum err_kind kind, const char *words)
{
	if (take(slice_of(text), json) == 0)
		fail_msg("no error: %s", words);
	if (e.kind != kind || !strstr(e.text, words))
		fail_msg("kind %d: %s", (int)e.kind, e.text);
}

#define FIXED                                                                            \
	"{\"tetap\": {\"periode\": \"2026\", \"penilai\": \"rekan\"}, \"umpan_balik\": ["

static void
test_errors(void **state)
{
	static const char text[] = "Etika [CONTOH],Lain\n";

	(void)state;
	must_fail(text,
	          FIXED "{\"pola\": \"^(?<aspek>E.*) \\\\[(?<nip>.*)\\\\]\", \"isi\": "
	                "\"nilai\"}, {\"pola\": \"CONTOH\", \"isi\": \"catatan\"}]}",
	          ERR_RULES,
	          "umpan_balik[0].pola and umpan_balik[1].pola both match column 1");
	assert_int_equal(e.personal, 1);
	assert_null(strstr(e.text, "CONTOH"));
	must_fail(text,
	          FIXED "{\"pola\": \"^(?<aspek>E.*) \\\\[(?<nip>.*)\\\\]\", \"isi\": "
	                "\"nilai\"}, {\"pola\": \"^x\", \"isi\": \"catatan\"}]}",
	          ERR_RULES, "umpan_balik[1].pola: matches the name of no column");
	/* No pattern matches: then it is no header either. */
	must_fail(text,
	          FIXED "{\"pola\": \"^x(?<aspek>a)(?<nip>b)\", \"isi\": \"nilai\"}]}",
	          ERR_INPUT, "no header found");
	/* A column that is said to be what the pattern gives. */
	must_fail("Etika [CONTOH],A,B\n",
	          "{\"kolom\": {\"A\": \"nip\", \"B\": \"catatan\"}, \"tetap\": "
	          "{\"periode\": \"2026\", \"penilai\": \"rekan\"}, \"umpan_balik\": "
	          "[{\"pola\": \"^(?<aspek>E.*) \\\\[(?<nip>.*)\\\\]\", \"isi\": "
	          "\"nilai\"}]}",
	          ERR_INPUT, "nip of umpan_balik: 1, 2");
	/* An expression that would never end. */
	must_fail("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab,c\n",
	          FIXED
	          "{\"pola\": \"^(?<aspek>(a+)+)(?<nip>c)$\", \"isi\": \"nilai\"}]}",
	          ERR_RULES, "umpan_balik[0].pola: the expression takes too many steps");
}

static void
test_patterns(void **state)
{
	struct slice groups[PATTERN_GROUPS],
		subject = SLICE("Bagian Umum \xE2\x89\xA5 20");
	struct pattern *p;

	(void)state;
	assert_int_equal(
		pattern_new(&p, SLICE("^(?<b>\\w+) (?<a>.m.m) . (?:20|(?<c>x))$"), &e),
		0);
	assert_int_equal(pattern_groups(p), 3);
	assert_true(slice_eq(pattern_group(p, 0), SLICE("a")));
	assert_int_equal(pattern_match(p, subject, groups, &e), 1);
	assert_true(slice_eq(groups[0], SLICE("Umum")));
	assert_true(slice_eq(groups[1], SLICE("Bagian")));
	assert_int_equal(groups[2].n, 0);
	assert_int_equal(pattern_match(p, SLICE(""), groups, &e), 0);
	pattern_free(p);
	assert_int_equal(pattern_new(&p, SLICE("[a"), &e), -1);
	assert_null(p);
	assert_int_equal(e.kind, ERR_RULES);
	assert_int_equal(pattern_new(&p, SLICE("a\\C"), &e), -1);
	assert_int_equal(pattern_new(&p, SLICE("\xFF"), &e), -1);
	assert_int_equal(pattern_new(&p, SLICE("((a{1,9999}){1,9999}){1,9999}"), &e), -1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_360),      cmocka_unit_test(test_360_alone),
		cmocka_unit_test(test_two_rows), cmocka_unit_test(test_groups),
		cmocka_unit_test(test_errors),   cmocka_unit_test(test_patterns),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
