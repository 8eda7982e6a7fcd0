#include "import/alias.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "import/import.h"

/* Header cells as the exports have them: SIASN data utama, its API, e-Kinerja's report, a
 * list. */
static void
test_headers(void **state)
{
	static const struct {
		const struct schema_type *type;
		const char *header;
		int field;
	} rows[] = {
		{&records_pegawai, "NIP BARU", PEGAWAI_NIP},
		{&records_pegawai, "nipBaru", PEGAWAI_NIP},
		{&records_pegawai, "NIP ", PEGAWAI_NIP},
		{&records_pegawai, "NIP LAMA", -1},
		{&records_pegawai, "UNOR NAMA", PEGAWAI_UNIT},
		{&records_pegawai, "unorIndukNama", PEGAWAI_UNIT_INDUK},
		{&records_pegawai, "SATUAN KERJA INDUK NAMA", PEGAWAI_UNIT_INDUK},
		{&records_pegawai, "GOL AKHIR NAMA", PEGAWAI_GOLONGAN},
		{&records_pegawai, "GOL AWAL NAMA", -1},
		{&records_pegawai, "TINGKAT PENDIDIKAN NAMA", PEGAWAI_PENDIDIKAN},
		{&records_pegawai, "PENDIDIKAN NAMA", -1},
		{&records_pegawai, "ESELON NAMA", ALIAS_ESELON},
		{&records_pegawai, "No.", -1},
		{&records_pegawai, "", -1},
		{&records_penilaian, "hasil_akhir", PENILAIAN_PREDIKAT},
		{&records_penilaian, "HASIL_KERJA", PENILAIAN_HASIL_KERJA},
		{&records_penilaian, "perilaku_kerja", PENILAIAN_PERILAKU},
		{&records_penilaian, "is_skp_plt_plh_pjb", PENILAIAN_PLT},
		{&records_penilaian, "periode_akhir_skp", PENILAIAN_SELESAI},
		{&records_penilaian, "pegawai_atasan_nip", PENILAIAN_PENILAI},
		{&records_penilaian, "nama", -1},
		{&records_pelatihan, "Nama Diklat", PELATIHAN_NAMA},
		{&records_pelatihan, "Nama Pegawai", -1},
		{&records_pelatihan, "Nama", -1}, /* the person, not the course */
		{&records_pelatihan, "Jenis Diklat", PELATIHAN_BENTUK},
		{&records_kompetensi, "Tanggal Asesmen", KOMPETENSI_TANGGAL},
		{&records_standar, "Jabatan", STANDAR_JABATAN},
	};
	char room[ALIAS_ROOM];
	int rank;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct slice q = alias_squash(slice_of(rows[i].header), room);

		if (alias_field(rows[i].type, q, &rank) != rows[i].field)
			fail_msg("row %zu: %s of %s", i, rows[i].header,
			         rows[i].type->name);
	}
}

/* A table entry that is not squashed itself, or that another one hides, would never
 * match. */
static void
test_table_is_reachable(void **state)
{
	char room[ALIAS_ROOM];
	const char *name;
	int rank, code;

	(void)state;
	for (size_t t = 0; import_types[t]; t++)
		for (int f = 0; f < ALIAS_PLACES; f++)
			for (size_t i = 0; (name = alias_name(import_types[t], f, i));
			     i++) {
				struct slice q = alias_squash(slice_of(name), room);

				if (!slice_eq(q, slice_of(name)) ||
				    alias_field(import_types[t], q, &rank) != f)
					fail_msg("%s: \"%s\" is not reached",
					         import_types[t]->name, name);
			}
	for (size_t t = 0; import_types[t]; t++)
		for (size_t f = 0; f < import_types[t]->n; f++) {
			const struct schema_codes *codes =
				import_types[t]->fields[f].codes;

			for (size_t i = 0; codes && (name = alias_value(codes, i, &code));
			     i++)
				if (alias_code(codes, slice_of(name)) != code)
					fail_msg("%s: \"%s\" is not reached", codes->name,
					         name);
		}
}

static void
test_values(void **state)
{
	static const struct {
		const struct schema_codes *codes;
		const char *value, *code; /* NULL: refused */
	} rows[] = {
		/* appraisal rules 1.1: spellings found in the wild */
		{&records_rating, "Diatas Ekspektasi", "di_atas"},
		{&records_rating, "Di Atas Ekspektasi", "di_atas"},
		{&records_rating, "DIATAS ESPEKTASI", "di_atas"},
		{&records_rating, "SESUAI ESPEKTASI", "sesuai"},
		{&records_rating, "dibawah ekspektasi", "di_bawah"},
		{&records_rating, "Ekspektasi", NULL},
		{&records_rating, "1",
	         NULL}, /* BKN's 1 is the best; a bare number is not guessed */
		{&records_predikat, "Kurang/misconduct", "kurang"},
		{&records_predikat, "Kurang / Misconduct", "kurang"},
		{&records_predikat, "Butuh perbaikan", "butuh_perbaikan"},
		{&records_predikat, "Sangat Baik", "sangat_baik"},
		{&records_predikat, "Cukup/Butuh Perbaikan", NULL},
		{&records_golongan, "III/d", "III/d"},
		{&records_golongan, "III.d", "III/d"},
		{&records_golongan, "II a ", "II/a"},
		{&records_golongan, "IX", "IX"},
		{&records_golongan, "III", "III"},
		{&records_pendidikan, "S-1/Sarjana", "s1"},
		{&records_pendidikan, "Diploma III/Sarjana Muda", "d3"},
		{&records_pendidikan, "SLTA", "sma"},
		{&records_bentuk, "Bimbingan Teknis", "bimtek"},
		{&records_bentuk, "E-Learning", "e_learning"},
		{&records_bentuk, "Diklat Struktural", "struktural"},
		{&records_bentuk, "Kuliah Umum", NULL},
		{&records_kedudukan, "PPPK Aktif", "aktif"},
		{&records_kedudukan, "Tugas Belajar", "tugas_belajar"},
	};
	char room[ALIAS_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int code = alias_code(rows[i].codes,
		                      alias_squash(slice_of(rows[i].value), room));
		const char *got = code < 0 ? "(none)" : rows[i].codes->codes[code];
		const char *want = rows[i].code ? rows[i].code : "(none)";

		if (strcmp(got, want) != 0)
			fail_msg("row %zu: %s gives %s, want %s", i, rows[i].value, got,
			         want);
	}
}

static void
test_nothing(void **state)
{
	(void)state;
	assert_true(alias_is_nothing(slice_of("-")));
	assert_true(alias_is_nothing(slice_of("NULL")));
	assert_true(alias_is_nothing(slice_of("n/a")));
	assert_true(alias_is_nothing(slice_of("#REF!")));
	assert_false(alias_is_nothing(slice_of("--")));
	assert_false(alias_is_nothing(slice_of("0")));
	assert_false(alias_is_nothing(slice_of("nul")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_table_is_reachable),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
