#include "import/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "asn/records.h"
#include "import/mapfile.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static struct map m;
static struct err e;

static void
clear(void)
{
	map_release(&m);
	memset(&m, 0, sizeof m);
}

static void
must_read(const char *json)
{
	if (mapfile_read(&m, slice_of(json), &records_schema, &e) != 0)
		fail_msg("%s: %s", json, e.text);
}

static const struct map_entry *
column(const char *name, size_t position)
{
	return map_column(&m, slice_of(name), position);
}

static void
test_all_members(void **state)
{
	const struct map_entry *entry;
	struct slice from = SLICE("Contoh Satu");

	(void)state;
	clear();
	must_read("{\"kolom\": {\"NIP \": \"nip\", \"Ket.\": null, \"#7\": \"catatan\"},"
	          "\"jenis\": \"umpan_balik\", \"pemisah\": \"tab\", \"kepala\": 3,"
	          "\"pengodean\": \"windows-1252\", \"lembar\": \"Data\","
	          "\"tanggal\": \"ymd\", \"desimal\": \"comma\","
	          "\"nilai\": {\"nip\": {\"Contoh Satu\": \"198503152010012999\"}},"
	          "\"tetap\": {\"periode\": \"2026-Q3\"},"
	          "\"isi_ke_bawah\": [\"penilai_id\", \"nip\"],"
	          "\"umpan_balik\": [{\"pola\": \"^(?<aspek>.+)$\", \"isi\": "
	          "\"nilai\"}]}");
	assert_ptr_equal(m.type, &records_umpan_balik);
	assert_int_equal(m.delimiter, '\t');
	assert_int_equal(m.header, 3);
	assert_false(m.no_header);
	assert_string_equal(m.encoding, "windows-1252");
	assert_string_equal(m.sheet, "Data");
	assert_int_equal(m.order, ORDER_YMD);
	assert_int_equal(m.mark, MARK_COMMA);
	entry = column("NIP", 1);
	assert_true(entry && slice_eq(entry->field, SLICE("nip")));
	entry = column("Ket.", 2);
	assert_true(entry && entry->field.n == 0);
	entry = column("NIP", 7);
	assert_true(entry && slice_eq(entry->field, SLICE("catatan")));
	assert_null(column("#7", 3));
	assert_null(column("", 3));
	entry = map_find(&m.values, SLICE("nip"), &from);
	assert_true(entry && slice_eq(entry->to, SLICE("198503152010012999")));
	entry = map_find(&m.constants, SLICE("periode"), NULL);
	assert_true(entry && slice_eq(entry->to, SLICE("2026-Q3")));
	assert_int_equal(m.fill_down.n, 2);
	assert_ptr_equal(m.wide, &records_umpan_balik);
	assert_int_equal(m.n_patterns, 1);
	assert_int_equal(m.patterns[0].fill, UMPAN_BALIK_NILAI);
	assert_int_equal(m.patterns[0].groups[0], UMPAN_BALIK_ASPEK);
}

/* What is said later holds. */
static void
test_later_wins(void **state)
{
	const struct map_entry *entry;

	(void)state;
	clear();
	must_read("{\"kepala\": 0, \"lembar\": 2, \"desimal\": \"dot\", "
	          "\"kolom\": {\"#1\": \"nip\"}, \"isi_ke_bawah\": \"nama\"}");
	assert_true(m.no_header);
	assert_string_equal(m.sheet, "2");
	must_read("{\"kepala\": 2, \"kolom\": {\"#1\": \"nama\"}}");
	assert_false(m.no_header);
	assert_int_equal(m.mark, MARK_DOT);
	entry = column("", 1);
	assert_true(entry && slice_eq(entry->field, SLICE("nama")));
	assert_int_equal(map_header(&m, "none", &e), 0);
	assert_true(m.no_header && m.header == 0);
	assert_int_equal(map_header(&m, "auto", &e), 0);
	assert_true(!m.no_header && m.header == 0);
	assert_int_equal(map_set(&m, "unit=A", &records_schema, &e), 0);
	assert_int_equal(map_set(&m, "unit=B=C", &records_schema, &e), 0);
	entry = map_find(&m.constants, SLICE("unit"), NULL);
	assert_true(entry && slice_eq(entry->to, SLICE("B=C")));
	assert_int_equal(map_fill_down(&m, "unit", &records_schema, &e), 0);
	assert_int_equal(m.fill_down.n, 2);
}

/* What a map must not be, and how the error begins. */
static const struct {
	const char *json, *text;
} bad_maps[] = {
	{"[]", "a map must be one JSON object"},
	{"{\"jenis\": \"pegawe\"}", "jenis: want the name of a record type"},
	{"{\"jenis\": 3}", "jenis: want"},
	{"{\"pemisah\": \";;\"}", "pemisah: want one character"},
	{"{\"pemisah\": \"\\\"\"}", "pemisah: want one character"},
	{"{\"kepala\": -1}", "kepala: want the line of the header, or 0"},
	{"{\"kepala\": \"1\"}", "kepala: want"},
	{"{\"pengodean\": \"\"}", "pengodean: want a name"},
	{"{\"pengodean\": 1}", "pengodean: want a name"},
	{"{\"lembar\": 0}", "lembar: want a name"},
	{"{\"tanggal\": \"dym\"}", "tanggal: want dmy, mdy or ymd"},
	{"{\"desimal\": \".\"}", "desimal: want dot or comma"},
	{"{\"kolom\": []}", "kolom: want an object"},
	{"{\"kolom\": {\"A\": \"nipp\"}}", "kolom.nipp: no field of any record"},
	{"{\"kolom\": {\"A\": \"\"}}", "kolom: want the name of a field"},
	{"{\"kolom\": {\"A\": 1}}", "kolom: want the name of a field"},
	{"{\"kolom\": {\"#0\": \"nip\"}}", "kolom.#0: no position"},
	{"{\"jenis\": \"unit\", \"kolom\": {\"A\": \"nip\"}}",
         "kolom.nip: no field of this record type"},
	{"{\"nilai\": {\"nip\": 1}}", "nilai.nip: want an object"},
	{"{\"nilai\": {\"nipp\": {}}}", "nilai.nipp: no field"},
	{"{\"nilai\": {\"nip\": {\"A\": 1}}}", "nilai.nip: want a text"},
	{"{\"jenis\": \"penilaian\", \"nilai\": {\"predikat\": {\"A\": \"prima\"}}}",
         "nilai.predikat: not a code of predikat; want sangat_baik baik"},
	{"{\"nilai\": {\"predikat\": {\"A\": \"sangat_biak\"}}}",
         "nilai.predikat: not a code of predikat; did you mean sangat_baik?"},
	{"{\"tetap\": {\"unit\": 1}}", "tetap.unit: want a text"},
	{"{\"tetap\": {\"x\": \"1\"}}", "tetap.x: no field"},
	{"{\"isi_ke_bawah\": [1]}", "isi_ke_bawah: want a list of fields"},
	{"{\"isi_ke_bawah\": [\"x\"]}", "isi_ke_bawah.x: no field"},
	{"{\"kolum\": {}}", "kolum: no member of a map; want jenis"},
	{"{\"survei\": {}}", "survei: want a list of patterns"},
	{"{\"survei\": []}", "survei: want a list of patterns"},
	{"{\"survei\": [1]}", "survei[0]: want an object of two texts"},
	{"{\"survei\": [{\"pola\": \"a\"}]}", "survei[0]: want an object"},
	{"{\"survei\": [{\"pola\": \"a\", \"isi\": \"waktu\", \"x\": 1}]}",
         "survei[0]: want an object"},
	{"{\"survei\": [{\"pola\": \"a\", \"isi\": \"waktu\"}, {\"pola\": \"(\", "
         "\"isi\": \"biaya\"}]}",
         "survei[1].pola: no regular expression: byte 2: "},
	{"{\"survei\": [{\"pola\": \"a\", \"isi\": \"nip\"}]}",
         "survei[0].isi: nip is no field of survei"},
	{"{\"survei\": [{\"pola\": \"(?<nip>a)\", \"isi\": \"waktu\"}]}",
         "survei[0].pola: the group nip is no field of survei"},
	{"{\"survei\": [{\"pola\": \"(?<waktu>a)\", \"isi\": \"waktu\"}]}",
         "survei[0].pola: the group waktu and isi are one field"},
	{"{\"survei\": [{\"pola\": \"a\", \"isi\": \"waktu\"}], \"skp\": "
         "[{\"pola\": \"a\", \"isi\": \"kode\"}]}",
         "skp: there are patterns of survei too"},
	{"{\"kepala\": 1", ""},
	{"{\"kepala\": 1, \"kepala\": 2}", ""},
};

static void
test_bad_maps(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(bad_maps); i++) {
		clear();
		if (mapfile_read(&m, slice_of(bad_maps[i].json), &records_schema, &e) ==
		    0)
			fail_msg("%s was read", bad_maps[i].json);
		if (e.kind != ERR_RULES ||
		    strncmp(e.text, bad_maps[i].text, strlen(bad_maps[i].text)) != 0)
			fail_msg("%s: %s", bad_maps[i].json, e.text);
	}
	/* A column may bear the name of a person, a value be one. */
	clear();
	assert_int_equal(mapfile_read(&m, SLICE("{\"kolom\": {\"Contoh\": \"x\"}}"),
	                              &records_schema, &e),
	                 -1);
	assert_int_equal(e.personal, 1);
	assert_string_equal(e.value, "Contoh");
	assert_null(strstr(e.text, "Contoh"));
}

static void
test_options(void **state)
{
	(void)state;
	clear();
	assert_int_equal(map_set(&m, "=x", &records_schema, &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
	assert_int_equal(map_set(&m, "nipp=x", &records_schema, &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
	assert_int_equal(map_fill_down(&m, "nipp", &records_schema, &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
	m.type = &records_unit;
	assert_int_equal(map_set(&m, "nip=x", &records_schema, &e), -1);
	assert_int_equal(map_header(&m, "0", &e), -1);
	assert_int_equal(map_header(&m, "-1", &e), -1);
	assert_int_equal(map_header(&m, "1x", &e), -1);
	assert_int_equal(map_header(&m, "12", &e), 0);
	assert_int_equal(m.header, 12);
	assert_int_equal(map_delimiter(&m, "", &e), -1);
	assert_int_equal(map_delimiter(&m, "|", &e), 0);
	assert_int_equal(m.delimiter, '|');
}

static void
test_names(void **state)
{
	static const struct {
		const char *cell, *name;
	} rows[] = {
		{"NIP", "NIP"},
		{"  NIP\t", "NIP"},
		{"Nama\r\n  Lengkap\n", "Nama Lengkap"},
		{"\xC2\xA0Unit\xC2\xA0 Kerja", "Unit Kerja"},
		{"\xEF\xBB\xBF\xE2\x80\x8CNI\xE2\x80\x8BP", "NIP"},
		{"\xE2\x89\xA5 20 JP", "\xE2\x89\xA5 20 JP"},
		{"a\xFFz", "a?z"},
		{" \xE2\x80\x8C ", ""},
		{"", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct slice name = map_name(&a, slice_of(rows[i].cell));

		if (!slice_eq(name, slice_of(rows[i].name)))
			fail_msg("row %zu: \"%.*s\"", i, (int)name.n, name.p);
		assert_true(map_name_is(slice_of(rows[i].cell), name));
		assert_false(map_name_is(slice_of(rows[i].cell), SLICE("NIPX")));
	}
	assert_false(map_name_is(SLICE("NIPX"), SLICE("NIP")));
	assert_false(map_name_is(SLICE("NI"), SLICE("NIP")));
	arena_release(&a);
	assert_int_equal(map_position(SLICE("#7")), 7);
	assert_int_equal(map_position(SLICE("#164")), 164);
	assert_int_equal(map_position(SLICE("7")), 0);
	assert_int_equal(map_position(SLICE("#")), 0);
	assert_int_equal(map_position(SLICE("#7a")), 0);
	assert_true(map_position(SLICE("#0")) == SIZE_MAX);
	assert_true(map_position(SLICE("#99999999999999999999999")) == SIZE_MAX);
}

static int
release(void **state)
{
	(void)state;
	map_release(&m);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_members), cmocka_unit_test(test_later_wins),
		cmocka_unit_test(test_bad_maps),    cmocka_unit_test(test_options),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
