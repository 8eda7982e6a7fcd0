#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/*
 * The record types as the design of the toolkit writes them: name, * when required, kind.
 * Of results it gives the kind of a field only where it differs from that of the field of
 * the same name it was taken from; here it always stands. :ang is a decimal with two
 * places, as results have.
 */
static const struct {
	const char *name;
	size_t n; /* as the enum of its fields ends */
	const char *fields;
} types[] = {
	{"pegawai", PEGAWAI_N,
         "nip*:nip nama* unit* unit_induk jabatan jenis_jabatan:kode jenjang:kode "
         "golongan:kode pendidikan:kode status:kode atasan:nip mulai:tgl selesai:tgl "
         "kedudukan:kode"},
	{"unit", UNIT_N, "id* nama* induk kepala:nip"},
	{"penilaian", PENILAIAN_N,
         "nip*:nip periode*:per hasil_kerja:kode perilaku:kode predikat:kode "
         "nilai_skp:des nilai_perilaku:des ide_baru:ya plt:ya unit penilai:nip mulai:tgl "
         "selesai:tgl dinilai:tgl"},
	{"skp", SKP_N,
         "nip*:nip periode*:per kode* aspek:kode target:des target_atas:des "
         "realisasi:des arah:kode bobot:des tambahan:ya maksimum:ya uraian "
         "kelompok:kode"},
	{"umpan_balik", UMPAN_BALIK_N,
         "nip*:nip periode*:per penilai*:kode aspek* nilai*:des penilai_id catatan "
         "skala_min:des skala_maks:des layanan"},
	{"capaian_unit", CAPAIAN_UNIT_N, "unit* periode*:per capaian*:kode"},
	{"disiplin", DISIPLIN_N, "nip*:nip tingkat*:kode tanggal*:tgl"},
	{"pelatihan", PELATIHAN_N,
         "nip*:nip pelatihan nama bentuk*:kode jp:des mulai:tgl selesai:tgl "
         "internasional:ya biaya:rp sumber_dana:kode penyelenggara kompetensi:daftar "
         "status:kode nilai_pra:des nilai_pasca:des kepuasan:des tahun:bul sertifikat "
         "volume:des satuan:kode alasan"},
	{"standar", STANDAR_N, "jabatan* kompetensi* level*:bul"},
	{"kompetensi", KOMPETENSI_N,
         "nip*:nip kompetensi* level*:bul tanggal*:tgl sumber"},
	{"pengaduan", PENGADUAN_N,
         "id* unit* topik* diterima*:tgl klasifikasi:kode diverifikasi:tgl disposisi:tgl "
         "tindak_lanjut:tgl selesai:tgl pengawasan:ya status:kode terbukti:ya layanan "
         "nip:nip"},
	{"survei", SURVEI_N,
         "unit* periode*:per layanan persyaratan:bul prosedur:bul waktu:bul biaya:bul "
         "produk:bul kompetensi:bul perilaku:bul sarana:bul pengaduan:bul"},
	{"layanan", LAYANAN_N,
         "unit* layanan* tanggal*:tgl menit*:des jumlah:bul nip:nip tunggu:des"},
	{"katalog", KATALOG_N,
         "pelatihan* nama bentuk*:kode jp*:des hari:bul mulai:tgl selesai:tgl biaya*:rp "
         "biaya_tetap:rp kapasitas:bul kompetensi*:daftar level:bul pengajar "
         "penyelenggara sumber_dana:kode"},
	{"anggaran", ANGGARAN_N, "sumber_dana*:kode jumlah*:rp unit"},
	{"peta", PETA_N, "topik* kompetensi* bobot:des"},
	{"libur", LIBUR_N, "tanggal*:tgl nama"},
	{"potensi", POTENSI_N, "nip*:nip periode*:per nilai*:des sumber"},
	{"skor", SKOR_N,
         "nip*:nip nama unit periode*:per aturan* hasil_kerja:kode perilaku:kode "
         "nilai:ang predikat:kode predikat_tercatat:kode status*:kode umpan_balik:ang "
         "penilai_ada:daftar catatan:daftar"},
	{"skor_unit", SKOR_UNIT_N,
         "unit* periode*:per aturan* pegawai:bul dinilai:bul sangat_baik:bul baik:bul "
         "butuh_perbaikan:bul kurang:bul sangat_kurang:bul nilai:ang capaian:kode "
         "pola:kode catatan:daftar cukup:bul "
         "buruk:bul"},
	{"skor_aspek", SKOR_ASPEK_N,
         "nip*:nip periode*:per aturan* aspek* penilai:kode n:bul nilai:ang"},
	{"efek_penilai", EFEK_PENILAI_N,
         "lingkup*:kode kunci periode*:per aturan* n:bul rerata:ang kelonggaran:ang "
         "bawah:ang atas:ang seragam:ang halo:ang selisih_diri:ang icc1:ang4 icck:ang4"},
	{"indeks", INDEKS_N,
         "nip*:nip nama unit tahun*:bul aturan* kualifikasi:ang kompetensi:ang "
         "kinerja:ang disiplin:ang nilai:ang kategori status*:kode catatan:daftar"},
	{"indeks_unit", INDEKS_UNIT_N,
         "unit* tahun*:bul aturan* pegawai:bul dinilai:bul kualifikasi:ang "
         "kompetensi:ang kinerja:ang disiplin:ang nilai:ang kategori catatan:daftar"},
	{"ikm", IKM_N,
         "unit* layanan periode*:per aturan* responden:bul persyaratan:ang prosedur:ang "
         "waktu:ang biaya:ang produk:ang kompetensi:ang perilaku:ang sarana:ang "
         "pengaduan:ang nilai:ang mutu status*:kode catatan:daftar"},
	{"skor_pengaduan", SKOR_PENGADUAN_N,
         "unit* periode*:per aturan* masuk:bul selesai:bul terbuka:bul tepat_waktu:bul "
         "persen:ang median_hari:ang p90_hari:ang catatan:daftar"},
	{"angka_kredit", ANGKA_KREDIT_N,
         "nip*:nip nama periode*:per aturan* jenjang:kode bulan:bul predikat:kode "
         "nilai:ang status*:kode catatan:daftar"},
	{"jpm", JPM_N,
         "nip*:nip nama unit jabatan aturan* tujuan nilai:ang kategori status*:kode "
         "catatan:daftar"},
	{"talenta", TALENTA_N,
         "nip*:nip nama unit periode*:per aturan* pola kinerja potensi:ang kotak:bul "
         "tindak_lanjut:daftar status*:kode catatan:daftar"},
	{"kesenjangan", KESENJANGAN_N,
         "nip*:nip nama unit kompetensi* syarat:bul capaian:bul selisih:bul status*:kode "
         "prioritas:bul alasan:daftar sumber:daftar"},
	{"jp", JP_N,
         "nip*:nip nama unit tahun*:bul aturan* wajib:ang tercapai:ang kurang:ang "
         "catatan:daftar"},
	{"jp_bentuk", JP_BENTUK_N,
         "nip*:nip tahun*:bul aturan* bentuk*:kode jumlah:bul jam:ang dihitung:ang "
         "catatan:daftar"},
	{"temuan", TEMUAN_N, "kode* berat*:kode tipe kunci berkas baris:bul uraian"},
	{"aturan", ATURAN_N, "id* judul* hitung* mulai:tgl sampai:tgl bawaan"},
	{"gagal", GAGAL_N, "alat* pesan"},
	{"asal", ASAL_N, "alat* versi berkas aturan"},
	{"akhir", AKHIR_N, "alat* rekaman:bul ditolak:bul sha256"},
};

/* Whether the field is what the word says. */
static bool
is_as_written(const struct schema_field *f, struct slice word)
{
	const char *colon = memchr(word.p, ':', word.n);
	size_t n = colon ? (size_t)(colon - word.p) : word.n;
	const char *kind = colon ? colon + 1 : "teks";
	bool required = n > 0 && word.p[n - 1] == '*';

	if (!slice_eq(slice_of(f->name), (struct slice){word.p, n - required}) ||
	    f->required != required)
		return false;
	if (strncmp(kind, "nip", 3) == 0)
		return f->kind == KIND_CUSTOM && f->read == nip_read && f->personal;
	if (f->personal)
		return false;
	if (strncmp(kind, "per", 3) == 0)
		return f->kind == KIND_CUSTOM && f->read == period_read;
	if (strncmp(kind, "kode", 4) == 0)
		return f->kind == KIND_CODE && f->codes;
	if (strncmp(kind, "des", 3) == 0)
		return f->kind == KIND_DEC && f->places == -1;
	if (strncmp(kind, "ang4", 4) == 0)
		return f->kind == KIND_DEC && f->places == 4;
	if (strncmp(kind, "ang", 3) == 0)
		return f->kind == KIND_DEC && f->places == 2;
	if (strncmp(kind, "bul", 3) == 0 || strncmp(kind, "rp", 2) == 0)
		return f->kind == KIND_INT;
	if (strncmp(kind, "tgl", 3) == 0)
		return f->kind == KIND_DATE;
	if (strncmp(kind, "ya", 2) == 0)
		return f->kind == KIND_YESNO;
	if (strncmp(kind, "daftar", 6) == 0)
		return f->kind == KIND_LIST;
	return strcmp(kind, "teks") == 0 && f->kind == KIND_TEXT;
}

static void
test_fields(void **state)
{
	(void)state;
	assert_int_equal(records_schema.n, LEN(types));
	for (size_t i = 0; i < LEN(types); i++) {
		const struct schema_type *t =
			schema_find(&records_schema, slice_of(types[i].name));
		const char *p = types[i].fields;
		size_t k = 0;

		if (!t)
			fail_msg("%s is not there", types[i].name);
		for (; *p; k++) {
			struct slice word = {p, strcspn(p, " ")};

			if (k >= t->n || !is_as_written(&t->fields[k], word))
				fail_msg("%s: field %zu is not %.*s", t->name, k,
				         (int)word.n, word.p);
			p += word.n;
			p += *p == ' ';
		}
		if (k != t->n || k != types[i].n || t->n > SCHEMA_FIELDS_MAX)
			fail_msg("%s has %zu fields", t->name, t->n);
	}
	assert_true(is_as_written(&records_schema.source[0], SLICE("sumber_berkas")));
	assert_true(is_as_written(&records_schema.source[1], SLICE("sumber_baris:bul")));
}

/* The code lists of the design, in its order; of capaian it only says what it adds. */
static const struct {
	const struct schema_codes *codes;
	const char *want;
} lists[] = {
	{&records_rating, "di_atas sesuai di_bawah"},
	{&records_predikat, "sangat_baik baik butuh_perbaikan kurang "
                            "sangat_kurang cukup buruk"},
	{&records_capaian, "istimewa baik butuh_perbaikan kurang sangat_kurang "
                           "sangat_baik cukup buruk"},
	{&records_jenis_jabatan, "jpt_utama jpt_madya jpt_pratama administrator "
                                 "pengawas fungsional pelaksana"},
	{&records_jenjang, "pemula terampil mahir penyelia ahli_pertama "
                           "ahli_muda ahli_madya ahli_utama"},
	{&records_status, "pns cpns pppk"},
	{&records_golongan,
         "I/a I/b I/c I/d II/a II/b II/c II/d III/a III/b III/c III/d IV/a IV/b "
         "IV/c IV/d IV/e I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI "
         "XVII"},
	{&records_pendidikan, "sd smp sma d1 d2 d3 d4 s1 s2 s3"},
	{&records_kedudukan, "aktif cltn tugas_belajar diberhentikan_sementara "
                             "pensiun lain"},
	{&records_bentuk,
         "struktural manajerial teknis fungsional sosial_kultural seminar "
         "workshop kursus penataran bimtek sosialisasi klasikal_lain coaching "
         "mentoring e_learning pjj detasering outbond patok_banding pertukaran "
         "belajar_mandiri komunitas_belajar bimbingan_kerja magang "
         "nonklasikal_lain tugas_belajar izin_belajar"},
	{&records_status_latih, "selesai berjalan batal tidak_hadir menolak"},
	{&records_sumber_dana, "apbn apbd mitra mandiri"},
	{&records_satuan, "sesi hari semester"},
	{&records_aspek, "kuantitas kualitas waktu biaya"},
	{&records_arah, "naik turun"},
	{&records_penilai, "pimpinan rekan bawahan masyarakat diri"},
	{&records_tingkat, "ringan sedang berat"},
	{&records_klasifikasi, "pengaduan aspirasi informasi"},
	{&records_status_aduan, "menunggu_verifikasi tertunda diarsipkan "
                                "bukan_kewenangan terdisposisi proses selesai"},
	{&records_berat, "salah peringatan catatan"},
	{&records_status_skor, "lengkap sementara belum_dinilai bertentangan "
                               "beda"},
	{&records_status_gap, "kurang memenuhi lebih tidak_diketahui"},
	{&records_pola, "sesuai melanggar terlalu_kecil tidak_diuji"},
};

static void
test_codes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(lists); i++) {
		const char *p = lists[i].want;
		size_t n = 0;

		for (; *p; n++) {
			struct slice word = {p, strcspn(p, " ")};

			if (schema_code(lists[i].codes, word) != (int)n)
				fail_msg("list %zu: %.*s is not number %zu", i,
				         (int)word.n, word.p, n);
			p += word.n;
			p += *p == ' ';
		}
		if (n != lists[i].codes->n)
			fail_msg("list %zu has %zu codes", i, lists[i].codes->n);
	}
}

/* The numbers other modules use are those of the codes. */
static void
test_code_numbers(void **state)
{
	static const struct {
		const struct schema_codes *codes;
		const char *code;
		int want;
	} rows[] = {
		{&records_rating, "di_atas", RATING_DI_ATAS},
		{&records_rating, "sesuai", RATING_SESUAI},
		{&records_rating, "di_bawah", RATING_DI_BAWAH},
		{&records_predikat, "sangat_baik", PREDIKAT_SANGAT_BAIK},
		{&records_predikat, "baik", PREDIKAT_BAIK},
		{&records_predikat, "butuh_perbaikan", PREDIKAT_BUTUH_PERBAIKAN},
		{&records_predikat, "kurang", PREDIKAT_KURANG},
		{&records_predikat, "sangat_kurang", PREDIKAT_SANGAT_KURANG},
		{&records_predikat, "cukup", PREDIKAT_CUKUP},
		{&records_predikat, "buruk", PREDIKAT_BURUK},
		{&records_status, "pns", STATUS_PNS},
		{&records_status, "cpns", STATUS_CPNS},
		{&records_status, "pppk", STATUS_PPPK},
		{&records_kedudukan, "aktif", KEDUDUKAN_AKTIF},
		{&records_status_latih, "selesai", LATIH_SELESAI},
		{&records_status_latih, "berjalan", LATIH_BERJALAN},
		{&records_status_latih, "batal", LATIH_BATAL},
		{&records_status_latih, "tidak_hadir", LATIH_TIDAK_HADIR},
		{&records_status_latih, "menolak", LATIH_MENOLAK},
		{&records_tingkat, "ringan", TINGKAT_RINGAN},
		{&records_tingkat, "sedang", TINGKAT_SEDANG},
		{&records_tingkat, "berat", TINGKAT_BERAT},
		{&records_berat, "salah", BERAT_SALAH},
		{&records_berat, "peringatan", BERAT_PERINGATAN},
		{&records_berat, "catatan", BERAT_CATATAN},
		{&records_status_skor, "lengkap", SKOR_LENGKAP},
		{&records_status_skor, "sementara", SKOR_SEMENTARA},
		{&records_status_skor, "belum_dinilai", SKOR_BELUM_DINILAI},
		{&records_status_skor, "bertentangan", SKOR_BERTENTANGAN},
		{&records_status_skor, "beda", SKOR_BEDA},
		{&records_status_gap, "kurang", GAP_KURANG},
		{&records_status_gap, "memenuhi", GAP_MEMENUHI},
		{&records_status_gap, "lebih", GAP_LEBIH},
		{&records_status_gap, "tidak_diketahui", GAP_TIDAK_DIKETAHUI},
		{&records_pola, "sesuai", POLA_SESUAI},
		{&records_pola, "melanggar", POLA_MELANGGAR},
		{&records_pola, "terlalu_kecil", POLA_TERLALU_KECIL},
		{&records_pola, "tidak_diuji", POLA_TIDAK_DIUJI},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (schema_code(rows[i].codes, slice_of(rows[i].code)) != rows[i].want)
			fail_msg("%s is not %d", rows[i].code, rows[i].want);
}

static void
test_lists_of_fields(void **state)
{
	static const struct {
		const struct schema_type *type;
		int field;
		const struct schema_codes *want;
	} rows[] = {
		{&records_pegawai, PEGAWAI_JENIS_JABATAN, &records_jenis_jabatan},
		{&records_pegawai, PEGAWAI_JENJANG, &records_jenjang},
		{&records_pegawai, PEGAWAI_GOLONGAN, &records_golongan},
		{&records_pegawai, PEGAWAI_PENDIDIKAN, &records_pendidikan},
		{&records_pegawai, PEGAWAI_STATUS, &records_status},
		{&records_pegawai, PEGAWAI_KEDUDUKAN, &records_kedudukan},
		{&records_penilaian, PENILAIAN_HASIL_KERJA, &records_rating},
		{&records_penilaian, PENILAIAN_PERILAKU, &records_rating},
		{&records_penilaian, PENILAIAN_PREDIKAT, &records_predikat},
		{&records_capaian_unit, CAPAIAN_UNIT_CAPAIAN, &records_capaian},
		{&records_pelatihan, PELATIHAN_BENTUK, &records_bentuk},
		{&records_pelatihan, PELATIHAN_SUMBER_DANA, &records_sumber_dana},
		{&records_pelatihan, PELATIHAN_STATUS, &records_status_latih},
		{&records_pelatihan, PELATIHAN_SATUAN, &records_satuan},
		{&records_skp, SKP_ASPEK, &records_aspek},
		{&records_skp, SKP_ARAH, &records_arah},
		{&records_skp, SKP_KELOMPOK, &records_kelompok},
		{&records_umpan_balik, UMPAN_BALIK_PENILAI, &records_penilai},
		{&records_disiplin, DISIPLIN_TINGKAT, &records_tingkat},
		{&records_pengaduan, PENGADUAN_KLASIFIKASI, &records_klasifikasi},
		{&records_pengaduan, PENGADUAN_STATUS, &records_status_aduan},
		{&records_katalog, KATALOG_BENTUK, &records_bentuk},
		{&records_katalog, KATALOG_SUMBER_DANA, &records_sumber_dana},
		{&records_anggaran, ANGGARAN_SUMBER_DANA, &records_sumber_dana},
		{&records_temuan, TEMUAN_BERAT, &records_berat},
		{&records_efek_penilai, EFEK_PENILAI_LINGKUP, &records_lingkup},
		{&records_skor, SKOR_HASIL_KERJA, &records_rating},
		{&records_skor, SKOR_PERILAKU, &records_rating},
		{&records_skor, SKOR_PREDIKAT, &records_predikat},
		{&records_skor, SKOR_PREDIKAT_TERCATAT, &records_predikat},
		{&records_skor, SKOR_STATUS, &records_status_skor},
		{&records_skor_unit, SKOR_UNIT_CAPAIAN, &records_capaian},
		{&records_skor_unit, SKOR_UNIT_POLA, &records_pola},
		{&records_kesenjangan, KESENJANGAN_STATUS, &records_status_gap},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (rows[i].type->fields[rows[i].field].codes != rows[i].want)
			fail_msg("%s.%s", rows[i].type->name,
			         rows[i].type->fields[rows[i].field].name);
}

/* What tells two records of a type apart, the one that must be there first; NULL: nothing
 * does. */
static void
test_keys(void **state)
{
	static const struct {
		const char *type, *key;
	} rows[] = {
		{"pegawai", "nip"},
		{"unit", "id"},
		{"penilaian", "nip periode unit mulai selesai plt"},
		{"skp", "nip periode kode aspek"},
		{"umpan_balik", "penilai_id nip periode penilai aspek layanan"},
		{"capaian_unit", "unit periode"},
		{"disiplin", "nip tingkat tanggal"},
		{"pelatihan", "nip pelatihan nama bentuk mulai selesai tahun sertifikat"},
		{"standar", "jabatan kompetensi"},
		{"kompetensi", "nip kompetensi tanggal sumber"},
		{"pengaduan", "id"},
		{"katalog", "pelatihan mulai selesai"},
		{"anggaran", "sumber_dana unit"},
		{"peta", "topik kompetensi"},
		{"libur", "tanggal"},
		{"potensi", "nip periode sumber"},
		{"skor", "nip periode aturan"},
		{"skor_unit", "unit periode aturan"},
		{"skor_aspek", "nip periode aturan aspek penilai"},
		{"efek_penilai", "lingkup kunci periode aturan"},
		{"indeks", "nip tahun aturan"},
		{"indeks_unit", "unit tahun aturan"},
		{"ikm", "unit layanan periode aturan"},
		{"skor_pengaduan", "unit periode aturan"},
		{"angka_kredit", "nip periode aturan"},
		{"jpm", "nip aturan tujuan"},
		{"talenta", "nip periode aturan"},
	};
	size_t keyed = 0;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		const struct schema_type *t =
			schema_find(&records_schema, slice_of(rows[i].type));
		const signed char *key = t->key;
		const char *p = rows[i].key;

		for (; *p && key && *key >= 0; key++) {
			struct slice word = {p, strcspn(p, " ")};

			if (!slice_eq(slice_of(t->fields[*key].name), word))
				break;
			p += word.n;
			p += *p == ' ';
		}
		if (*p || !key || *key >= 0)
			fail_msg("%s: the key is not %s", t->name, rows[i].key);
	}
	for (size_t i = 0; i < records_schema.n; i++)
		keyed += records_schema.types[i]->key != NULL;
	assert_int_equal(keyed, LEN(rows));
}

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

/* A record filled by hand says what one that was read says. */
static void
test_filling(void **state)
{
	char nip[20], periode[20];
	struct record r, read;
	const int fields[] = {SKOR_NIP,   SKOR_NAMA,     SKOR_PERIODE, SKOR_ATURAN,
	                      SKOR_NILAI, SKOR_PREDIKAT, SKOR_STATUS};
	int64_t quarter;
	struct err e;

	(void)state;
	assert_int_equal(period_read(SLICE("2026-Q3"), &quarter, &e), 0);
	schema_clear(&r, &records_skor);
	records_nip(&r, SKOR_NIP, INT64_C(198503152010011001), nip);
	records_text(&r, SKOR_NAMA, SLICE("Siti"));
	records_period(&r, SKOR_PERIODE, quarter, periode);
	records_text(&r, SKOR_ATURAN, SLICE("r"));
	records_value(&r, SKOR_NILAI, 8500000);
	records_code(&r, SKOR_PREDIKAT, PREDIKAT_BAIK);
	records_code(&r, SKOR_STATUS, SKOR_LENGKAP);
	records_code(&r, SKOR_PERILAKU, RATING_SESUAI);
	records_code(&r, SKOR_PERILAKU, -1);
	assert_int_equal(r.f[SKOR_PERILAKU].s.n, 0);
	assert_int_equal(r.f[SKOR_PERILAKU].v, 0);
	fill(&read, "skor",
	     "nip=198503152010011001;nama=Siti;periode=2026-Q3;aturan=r;nilai=8.5;"
	     "predikat=baik;status=lengkap");
	for (size_t i = 0; i < LEN(fields); i++) {
		const struct field *x = &r.f[fields[i]], *y = &read.f[fields[i]];

		if (x->v != y->v ||
		    (fields[i] != SKOR_NILAI ? !slice_eq(x->s, y->s) : x->s.n == 0))
			fail_msg("%s", records_skor.fields[fields[i]].name);
	}
	assert_int_equal(schema_check(&r, &e), 0);
	records_value(&r, SKOR_NILAI, 0);
	assert_true(r.f[SKOR_NILAI].s.n > 0 && r.f[SKOR_NILAI].v == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_code_numbers),
		cmocka_unit_test(test_lists_of_fields),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_filling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
