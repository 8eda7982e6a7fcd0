#include "asn/record_checks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A record from "field=value;field=value". */
static void
fill(struct record *r, const char *type, const char *text)
{
	struct err e;

	schema_clear(r, schema_find(&records_schema, slice_of(type)));
	while (*text) {
		size_t name = strcspn(text, "="), value = strcspn(text + name + 1, ";");
		int i = schema_field_number(r->type, (struct slice){text, name});

		assert_true(i >= 0);
		r->f[i].s = (struct slice){text + name + 1, value};
		if (schema_read(&r->type->fields[i], &r->f[i], &e) != 0)
			fail_msg("%s: %s", text, e.text);
		text += name + 1 + value;
		text += *text == ';';
	}
}

#define NIP "nip=198503152010011001;"
#define LATIH NIP "bentuk=teknis;"
#define DAY "selesai=2025-03-01;"
#define SKP NIP "periode=2025;kode=1;"
#define RATER NIP "periode=2025;penilai=rekan;aspek=A;"
#define ADUAN "id=1;unit=U;topik=T;diterima=2026-03-02;"
#define SERVED "unit=U;layanan=L;tanggal=2025-01-01;"
#define COURSE "pelatihan=X1;bentuk=kursus;kompetensi=K;"

static const struct {
	const char *type, *record;
	const char *field, *text; /* NULL: accepted */
} between[] = {
	{"pegawai", NIP "nama=S;unit=U", NULL, NULL},
	{"pegawai", NIP "nama=S", "unit", "missing, and every pegawai needs one"},
	{"pegawai", NIP "nama=S;unit=U;mulai=2025-01-02;selesai=2025-01-02", NULL, NULL},
	{"pegawai", NIP "nama=S;unit=U;mulai=2025-01-02;selesai=2025-01-01", "selesai",
         "before mulai"},
	{"pegawai", NIP "nama=S;unit=U;mulai=1969-01-02;selesai=1968-01-01", "selesai",
         "before mulai"},
	{"pegawai", NIP "nama=S;unit=U;selesai=1969-01-01", NULL, NULL},
	{"penilaian", NIP "periode=2025-Q1", NULL, NULL},
	{"penilaian", NIP "periode=2025;mulai=2025-04-01;selesai=2025-03-31", "selesai",
         "before mulai"},
	{"penilaian", "periode=2025", "nip", "missing, and every penilaian needs one"},
	{"capaian_unit", "unit=U;periode=2025;capaian=istimewa", NULL, NULL},
	{"capaian_unit", "unit=U;periode=2025", "capaian",
         "missing, and every capaian_unit needs one"},
	/* one of pelatihan and nama, one of selesai, mulai and tahun */
	{"pelatihan", LATIH DAY "nama=X", NULL, NULL},
	{"pelatihan", LATIH DAY "pelatihan=PKN1", NULL, NULL},
	{"pelatihan", LATIH DAY, "nama",
         "missing, and so is pelatihan; one of them is needed"},
	{"pelatihan", LATIH "nama=X;mulai=2025-03-01", NULL, NULL},
	{"pelatihan", LATIH "nama=X;tahun=2025", NULL, NULL},
	{"pelatihan", LATIH "nama=X", "selesai",
         "missing, and so are mulai and tahun; one of them is needed"},
	{"pelatihan", LATIH DAY "nama=X;mulai=2025-03-02", "selesai", "before mulai"},
	{"pelatihan", LATIH "nama=X;tahun=1900", NULL, NULL},
	{"pelatihan", LATIH "nama=X;tahun=2199", NULL, NULL},
	{"pelatihan", LATIH "nama=X;tahun=1899", "tahun", "not a year from 1900 to 2199"},
	{"pelatihan", LATIH "nama=X;tahun=2200", "tahun", "not a year from 1900 to 2199"},
	{"pelatihan", LATIH "nama=X;tahun=0", "tahun", "not a year from 1900 to 2199"},
	{"pelatihan", LATIH DAY "nama=X;jp=0;biaya=0;volume=0", NULL, NULL},
	{"pelatihan", LATIH DAY "nama=X;jp=-0.000001", "jp", "below zero"},
	{"pelatihan", LATIH DAY "nama=X;biaya=-1", "biaya", "below zero"},
	{"pelatihan", LATIH DAY "nama=X;volume=-1", "volume", "below zero"},
	/* levels */
	{"standar", "jabatan=J;kompetensi=K;level=1", NULL, NULL},
	{"standar", "jabatan=J;kompetensi=K;level=5", NULL, NULL},
	{"standar", "jabatan=J;kompetensi=K;level=0", "level", "want 1 to 5"},
	{"standar", "jabatan=J;kompetensi=K;level=6", "level", "want 1 to 5"},
	{"standar", "jabatan=J;kompetensi=K;level=-1", "level", "want 1 to 5"},
	{"kompetensi", NIP "kompetensi=K;level=0;tanggal=2025-01-01", NULL, NULL},
	{"kompetensi", NIP "kompetensi=K;level=5;tanggal=2025-01-01", NULL, NULL},
	{"kompetensi", NIP "kompetensi=K;level=6;tanggal=2025-01-01", "level",
         "want 0 to 5"},
	{"kompetensi", NIP "kompetensi=K;level=-1;tanggal=2025-01-01", "level",
         "want 0 to 5"},
	/* a potential is out of 100 */
	{"potensi", NIP "periode=2026;nilai=0", NULL, NULL},
	{"potensi", NIP "periode=2026;nilai=100", NULL, NULL},
	{"potensi", NIP "periode=2026;nilai=100.000001", "nilai",
         "above 100; a potential is written out of 100"},
	{"potensi", NIP "periode=2026;nilai=-1", "nilai", "below zero"},
	/* a range has its ends in order; a target may be below zero, a weight not */
	{"skp", SKP "target=80;target_atas=90;realisasi=-1", NULL, NULL},
	{"skp", SKP "target=80;target_atas=80", NULL, NULL},
	{"skp", SKP "target=80;target_atas=79", "target_atas", "below target"},
	{"skp", SKP "target_atas=-3;bobot=0", NULL, NULL},
	{"skp", SKP "bobot=-1", "bobot", "below zero"},
	{"skp", NIP "periode=2025", "kode", "missing, and every skp needs one"},
	/* a value on a scale that is told */
	{"umpan_balik", RATER "nilai=65", NULL, NULL},
	{"umpan_balik", RATER "nilai=-65", NULL, NULL},
	{"umpan_balik", RATER "nilai=1;skala_min=1;skala_maks=5", NULL, NULL},
	{"umpan_balik", RATER "nilai=5;skala_min=1;skala_maks=5", NULL, NULL},
	{"umpan_balik", RATER "nilai=0;skala_min=0;skala_maks=5", NULL, NULL},
	{"umpan_balik", RATER "nilai=5.1;skala_min=1;skala_maks=5", "nilai",
         "outside the scale from skala_min to skala_maks"},
	{"umpan_balik", RATER "nilai=0;skala_min=1;skala_maks=5", "nilai",
         "outside the scale from skala_min to skala_maks"},
	{"umpan_balik", RATER "nilai=5;skala_min=5;skala_maks=5", "skala_maks",
         "not above skala_min"},
	{"umpan_balik", RATER "nilai=5;skala_min=1", "skala_maks",
         "missing; a scale needs both its ends"},
	{"umpan_balik", RATER "nilai=5;skala_maks=5", "skala_min",
         "missing; a scale needs both its ends"},
	{"disiplin", NIP "tingkat=berat;tanggal=2025-01-01", NULL, NULL},
	{"disiplin", NIP "tingkat=berat", "tanggal",
         "missing, and every disiplin needs one"},
	/* a complaint: nothing before it is received */
	{"pengaduan",
         ADUAN "diverifikasi=2026-03-02;disposisi=2026-03-05;"
               "tindak_lanjut=2026-03-06;selesai=2026-03-27",
         NULL, NULL},
	{"pengaduan", ADUAN "selesai=2026-03-27;disposisi=2026-03-28", NULL, NULL},
	{"pengaduan", ADUAN "diverifikasi=2026-03-01", "diverifikasi", "before diterima"},
	{"pengaduan", ADUAN "disposisi=2026-03-01", "disposisi", "before diterima"},
	{"pengaduan", ADUAN "tindak_lanjut=2026-03-01", "tindak_lanjut",
         "before diterima"},
	{"pengaduan", ADUAN "selesai=2026-03-01", "selesai", "before diterima"},
	{"pengaduan", "id=1;unit=U;topik=T", "diterima",
         "missing, and every pengaduan needs one"},
	/* answers 1 to 4, at least one */
	{"survei", "unit=U;periode=2025;persyaratan=1;pengaduan=4", NULL, NULL},
	{"survei", "unit=U;periode=2025;sarana=3", NULL, NULL},
	{"survei", "unit=U;periode=2025;layanan=KTP", "persyaratan",
         "missing, and so are the other eight answers; one is needed"},
	{"survei", "unit=U;periode=2025;persyaratan=0", "persyaratan",
         "want 1 to 4, and nothing where there is no answer; another scale is no SKM"},
	{"survei", "unit=U;periode=2025;persyaratan=1;pengaduan=5", "pengaduan",
         "want 1 to 4, and nothing where there is no answer; another scale is no SKM"},
	{"layanan", SERVED "menit=0;jumlah=0;tunggu=0", NULL, NULL},
	{"layanan", SERVED "menit=-1", "menit", "below zero"},
	{"layanan", SERVED "menit=1;jumlah=-1", "jumlah", "below zero"},
	{"layanan", SERVED "menit=1;tunggu=-0.5", "tunggu", "below zero"},
	{"katalog", COURSE "jp=0;biaya=0;level=1", NULL, NULL},
	{"katalog", COURSE "jp=1;biaya=0;level=5", NULL, NULL},
	{"katalog", COURSE "jp=1;biaya=0;level=0", "level", "want 1 to 5"},
	{"katalog", COURSE "jp=1;biaya=0;level=6", "level", "want 1 to 5"},
	{"katalog", COURSE "jp=-1;biaya=0", "jp", "below zero"},
	{"katalog", COURSE "jp=1;biaya=-1", "biaya", "below zero"},
	{"katalog", COURSE "jp=1;biaya=0;biaya_tetap=-1", "biaya_tetap", "below zero"},
	{"katalog", COURSE "jp=1;biaya=0;hari=-1", "hari", "below zero"},
	{"katalog", COURSE "jp=1;biaya=0;kapasitas=-1", "kapasitas", "below zero"},
	{"katalog", COURSE "jp=1;biaya=0;mulai=2026-02-02;selesai=2026-02-01", "selesai",
         "before mulai"},
	{"anggaran", "sumber_dana=apbd;jumlah=0", NULL, NULL},
	{"anggaran", "sumber_dana=apbd;jumlah=-1", "jumlah", "below zero"},
	{"peta", "topik=T;kompetensi=K;bobot=0", NULL, NULL},
	{"peta", "topik=T;kompetensi=K;bobot=-0.1", "bobot", "below zero"},
	{"penilaian", NIP "periode=2021;nilai_skp=0;nilai_perilaku=120", NULL, NULL},
	{"penilaian", NIP "periode=2021;nilai_skp=-1", "nilai_skp", "below zero"},
	{"penilaian", NIP "periode=2021;nilai_perilaku=-1", "nilai_perilaku",
         "below zero"},
	{"pelatihan", LATIH DAY "nama=X;nilai_pra=-1", "nilai_pra", "below zero"},
	{"pelatihan", LATIH DAY "nama=X;nilai_pasca=-1", "nilai_pasca", "below zero"},
	{"pelatihan", LATIH DAY "nama=X;kepuasan=-1", "kepuasan", "below zero"},
	{"gagal", "alat=a", NULL, NULL},
	{"akhir", "rekaman=1", "alat", "missing, and every akhir needs one"},
};

static void
test_rules_between_fields(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(between); i++) {
		struct err e = {.kind = ERR_NONE};
		struct record r;
		int got;

		fill(&r, between[i].type, between[i].record);
		got = schema_check(&r, &e);
		if (got != (between[i].text ? -1 : 0))
			fail_msg("row %zu: %d", i, got);
		if (got && (e.kind != ERR_ROW || strcmp(e.text, between[i].text) ||
		            strcmp(e.field, between[i].field)))
			fail_msg("row %zu: %s: %s", i, e.field, e.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules_between_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
