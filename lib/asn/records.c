#include "asn/records.h"

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/record_checks.h"
#include "asn/record_kinds.h"

static const struct schema_field pegawai[] = {
	[PEGAWAI_NIP] = NIP("nip", NEED),
	[PEGAWAI_NAMA] = TEXT("nama", NEED),
	[PEGAWAI_UNIT] = TEXT("unit", NEED),
	[PEGAWAI_UNIT_INDUK] = TEXT("unit_induk", MAY),
	[PEGAWAI_JABATAN] = TEXT("jabatan", MAY),
	[PEGAWAI_JENIS_JABATAN] = CODE("jenis_jabatan", MAY, jenis_jabatan),
	[PEGAWAI_JENJANG] = CODE("jenjang", MAY, jenjang),
	[PEGAWAI_GOLONGAN] = CODE("golongan", MAY, golongan),
	[PEGAWAI_PENDIDIKAN] = CODE("pendidikan", MAY, pendidikan),
	[PEGAWAI_STATUS] = CODE("status", MAY, status),
	[PEGAWAI_ATASAN] = NIP("atasan", MAY),
	[PEGAWAI_MULAI] = DATE("mulai", MAY),
	[PEGAWAI_SELESAI] = DATE("selesai", MAY),
	[PEGAWAI_KEDUDUKAN] = CODE("kedudukan", MAY, kedudukan),
};

static const struct schema_field unit[] = {
	[UNIT_ID] = TEXT("id", NEED),
	[UNIT_NAMA] = TEXT("nama", NEED),
	[UNIT_INDUK] = TEXT("induk", MAY),
	[UNIT_KEPALA] = NIP("kepala", MAY),
};

static const struct schema_field penilaian[] = {
	[PENILAIAN_NIP] = NIP("nip", NEED),
	[PENILAIAN_PERIODE] = PERIOD("periode", NEED),
	[PENILAIAN_HASIL_KERJA] = CODE("hasil_kerja", MAY, rating),
	[PENILAIAN_PERILAKU] = CODE("perilaku", MAY, rating),
	[PENILAIAN_PREDIKAT] = CODE("predikat", MAY, predikat),
	[PENILAIAN_NILAI_SKP] = DEC("nilai_skp", MAY),
	[PENILAIAN_NILAI_PERILAKU] = DEC("nilai_perilaku", MAY),
	[PENILAIAN_IDE_BARU] = YESNO("ide_baru", MAY),
	[PENILAIAN_PLT] = YESNO("plt", MAY),
	[PENILAIAN_UNIT] = TEXT("unit", MAY),
	[PENILAIAN_PENILAI] = NIP("penilai", MAY),
	[PENILAIAN_MULAI] = DATE("mulai", MAY),
	[PENILAIAN_SELESAI] = DATE("selesai", MAY),
	[PENILAIAN_DINILAI] = DATE("dinilai", MAY),
};

static const struct schema_field skp[] = {
	[SKP_NIP] = NIP("nip", NEED),
	[SKP_PERIODE] = PERIOD("periode", NEED),
	[SKP_KODE] = TEXT("kode", NEED),
	[SKP_ASPEK] = CODE("aspek", MAY, aspek),
	[SKP_TARGET] = DEC("target", MAY),
	[SKP_TARGET_ATAS] = DEC("target_atas", MAY),
	[SKP_REALISASI] = DEC("realisasi", MAY),
	[SKP_ARAH] = CODE("arah", MAY, arah),
	[SKP_BOBOT] = DEC("bobot", MAY),
	[SKP_TAMBAHAN] = YESNO("tambahan", MAY),
	[SKP_MAKSIMUM] = YESNO("maksimum", MAY),
	[SKP_URAIAN] = TEXT("uraian", MAY),
	[SKP_KELOMPOK] = CODE("kelompok", MAY, kelompok),
};

static const struct schema_field umpan_balik[] = {
	[UMPAN_BALIK_NIP] = NIP("nip", NEED),
	[UMPAN_BALIK_PERIODE] = PERIOD("periode", NEED),
	[UMPAN_BALIK_PENILAI] = CODE("penilai", NEED, penilai),
	[UMPAN_BALIK_ASPEK] = TEXT("aspek", NEED),
	[UMPAN_BALIK_NILAI] = DEC("nilai", NEED),
	[UMPAN_BALIK_PENILAI_ID] = TEXT("penilai_id", MAY),
	[UMPAN_BALIK_CATATAN] = TEXT("catatan", MAY),
	[UMPAN_BALIK_SKALA_MIN] = DEC("skala_min", MAY),
	[UMPAN_BALIK_SKALA_MAKS] = DEC("skala_maks", MAY),
	[UMPAN_BALIK_LAYANAN] = TEXT("layanan", MAY),
};

static const struct schema_field capaian_unit[] = {
	[CAPAIAN_UNIT_UNIT] = TEXT("unit", NEED),
	[CAPAIAN_UNIT_PERIODE] = PERIOD("periode", NEED),
	[CAPAIAN_UNIT_CAPAIAN] = CODE("capaian", NEED, capaian),
};

static const struct schema_field disiplin[] = {
	[DISIPLIN_NIP] = NIP("nip", NEED),
	[DISIPLIN_TINGKAT] = CODE("tingkat", NEED, tingkat),
	[DISIPLIN_TANGGAL] = DATE("tanggal", NEED),
};

static const struct schema_field pelatihan[] = {
	[PELATIHAN_NIP] = NIP("nip", NEED),
	[PELATIHAN_PELATIHAN] = TEXT("pelatihan", MAY),
	[PELATIHAN_NAMA] = TEXT("nama", MAY),
	[PELATIHAN_BENTUK] = CODE("bentuk", NEED, bentuk),
	[PELATIHAN_JP] = DEC("jp", MAY),
	[PELATIHAN_MULAI] = DATE("mulai", MAY),
	[PELATIHAN_SELESAI] = DATE("selesai", MAY),
	[PELATIHAN_INTERNASIONAL] = YESNO("internasional", MAY),
	[PELATIHAN_BIAYA] = INT("biaya", MAY),
	[PELATIHAN_SUMBER_DANA] = CODE("sumber_dana", MAY, sumber_dana),
	[PELATIHAN_PENYELENGGARA] = TEXT("penyelenggara", MAY),
	[PELATIHAN_KOMPETENSI] = LIST("kompetensi", MAY),
	[PELATIHAN_STATUS] = CODE("status", MAY, status_latih),
	[PELATIHAN_NILAI_PRA] = DEC("nilai_pra", MAY),
	[PELATIHAN_NILAI_PASCA] = DEC("nilai_pasca", MAY),
	[PELATIHAN_KEPUASAN] = DEC("kepuasan", MAY),
	[PELATIHAN_TAHUN] = INT("tahun", MAY),
	[PELATIHAN_SERTIFIKAT] = TEXT("sertifikat", MAY),
	[PELATIHAN_VOLUME] = DEC("volume", MAY),
	[PELATIHAN_SATUAN] = CODE("satuan", MAY, satuan),
	[PELATIHAN_ALASAN] = TEXT("alasan", MAY),
};

static const struct schema_field standar[] = {
	[STANDAR_JABATAN] = TEXT("jabatan", NEED),
	[STANDAR_KOMPETENSI] = TEXT("kompetensi", NEED),
	[STANDAR_LEVEL] = INT("level", NEED),
};

static const struct schema_field kompetensi[] = {
	[KOMPETENSI_NIP] = NIP("nip", NEED),
	[KOMPETENSI_KOMPETENSI] = TEXT("kompetensi", NEED),
	[KOMPETENSI_LEVEL] = INT("level", NEED),
	[KOMPETENSI_TANGGAL] = DATE("tanggal", NEED),
	[KOMPETENSI_SUMBER] = TEXT("sumber", MAY),
};

static const struct schema_field pengaduan[] = {
	[PENGADUAN_ID] = TEXT("id", NEED),
	[PENGADUAN_UNIT] = TEXT("unit", NEED),
	[PENGADUAN_TOPIK] = TEXT("topik", NEED),
	[PENGADUAN_DITERIMA] = DATE("diterima", NEED),
	[PENGADUAN_KLASIFIKASI] = CODE("klasifikasi", MAY, klasifikasi),
	[PENGADUAN_DIVERIFIKASI] = DATE("diverifikasi", MAY),
	[PENGADUAN_DISPOSISI] = DATE("disposisi", MAY),
	[PENGADUAN_TINDAK_LANJUT] = DATE("tindak_lanjut", MAY),
	[PENGADUAN_SELESAI] = DATE("selesai", MAY),
	[PENGADUAN_PENGAWASAN] = YESNO("pengawasan", MAY),
	[PENGADUAN_STATUS] = CODE("status", MAY, status_aduan),
	[PENGADUAN_TERBUKTI] = YESNO("terbukti", MAY),
	[PENGADUAN_LAYANAN] = TEXT("layanan", MAY),
	[PENGADUAN_NIP] = NIP("nip", MAY),
};

static const struct schema_field survei[] = {
	[SURVEI_UNIT] = TEXT("unit", NEED),
	[SURVEI_PERIODE] = PERIOD("periode", NEED),
	[SURVEI_LAYANAN] = TEXT("layanan", MAY),
	[SURVEI_PERSYARATAN] = INT("persyaratan", MAY),
	[SURVEI_PROSEDUR] = INT("prosedur", MAY),
	[SURVEI_WAKTU] = INT("waktu", MAY),
	[SURVEI_BIAYA] = INT("biaya", MAY),
	[SURVEI_PRODUK] = INT("produk", MAY),
	[SURVEI_KOMPETENSI] = INT("kompetensi", MAY),
	[SURVEI_PERILAKU] = INT("perilaku", MAY),
	[SURVEI_SARANA] = INT("sarana", MAY),
	[SURVEI_PENGADUAN] = INT("pengaduan", MAY),
};

static const struct schema_field layanan[] = {
	[LAYANAN_UNIT] = TEXT("unit", NEED),
	[LAYANAN_LAYANAN] = TEXT("layanan", NEED),
	[LAYANAN_TANGGAL] = DATE("tanggal", NEED),
	[LAYANAN_MENIT] = DEC("menit", NEED),
	[LAYANAN_JUMLAH] = INT("jumlah", MAY),
	[LAYANAN_NIP] = NIP("nip", MAY),
	[LAYANAN_TUNGGU] = DEC("tunggu", MAY),
};

static const struct schema_field katalog[] = {
	[KATALOG_PELATIHAN] = TEXT("pelatihan", NEED),
	[KATALOG_NAMA] = TEXT("nama", MAY),
	[KATALOG_BENTUK] = CODE("bentuk", NEED, bentuk),
	[KATALOG_JP] = DEC("jp", NEED),
	[KATALOG_HARI] = INT("hari", MAY),
	[KATALOG_MULAI] = DATE("mulai", MAY),
	[KATALOG_SELESAI] = DATE("selesai", MAY),
	[KATALOG_BIAYA] = INT("biaya", NEED),
	[KATALOG_BIAYA_TETAP] = INT("biaya_tetap", MAY),
	[KATALOG_KAPASITAS] = INT("kapasitas", MAY),
	[KATALOG_KOMPETENSI] = LIST("kompetensi", NEED),
	[KATALOG_LEVEL] = INT("level", MAY),
	[KATALOG_PENGAJAR] = TEXT("pengajar", MAY),
	[KATALOG_PENYELENGGARA] = TEXT("penyelenggara", MAY),
	[KATALOG_SUMBER_DANA] = CODE("sumber_dana", MAY, sumber_dana),
};

static const struct schema_field anggaran[] = {
	[ANGGARAN_SUMBER_DANA] = CODE("sumber_dana", NEED, sumber_dana),
	[ANGGARAN_JUMLAH] = INT("jumlah", NEED),
	[ANGGARAN_UNIT] = TEXT("unit", MAY),
};

static const struct schema_field peta[] = {
	[PETA_TOPIK] = TEXT("topik", NEED),
	[PETA_KOMPETENSI] = TEXT("kompetensi", NEED),
	[PETA_BOBOT] = DEC("bobot", MAY),
};

static const struct schema_field libur[] = {
	[LIBUR_TANGGAL] = DATE("tanggal", NEED),
	[LIBUR_NAMA] = TEXT("nama", MAY),
};

static const struct schema_field potensi[] = {
	[POTENSI_NIP] = NIP("nip", NEED),
	[POTENSI_PERIODE] = PERIOD("periode", NEED),
	[POTENSI_NILAI] = DEC("nilai", NEED),
	[POTENSI_SUMBER] = TEXT("sumber", MAY),
};

static const struct schema_field gagal[] = {
	[GAGAL_ALAT] = TEXT("alat", NEED),
	[GAGAL_PESAN] = TEXT("pesan", MAY),
};

static const struct schema_field asal[] = {
	[ASAL_ALAT] = TEXT("alat", NEED),
	[ASAL_VERSI] = TEXT("versi", MAY),
	[ASAL_BERKAS] = TEXT("berkas", MAY),
	[ASAL_ATURAN] = TEXT("aturan", MAY),
};

static const struct schema_field akhir[] = {
	[AKHIR_ALAT] = TEXT("alat", NEED),
	[AKHIR_REKAMAN] = INT("rekaman", MAY),
	[AKHIR_DITOLAK] = INT("ditolak", MAY),
	[AKHIR_SHA256] = TEXT("sha256", MAY),
};

static const struct schema_field source[2] = {
	TEXT("sumber_berkas", MAY),
	INT("sumber_baris", MAY),
};

TYPE(pegawai, record_checks_pegawai, KEY(PEGAWAI_NIP));
TYPE(unit, NULL, KEY(UNIT_ID));
TYPE(penilaian, record_checks_penilaian,
     KEY(PENILAIAN_NIP, PENILAIAN_PERIODE, PENILAIAN_UNIT, PENILAIAN_MULAI,
         PENILAIAN_SELESAI, PENILAIAN_PLT));
TYPE(skp, record_checks_skp, KEY(SKP_NIP, SKP_PERIODE, SKP_KODE, SKP_ASPEK));
TYPE(umpan_balik, record_checks_umpan_balik,
     KEY(UMPAN_BALIK_PENILAI_ID, UMPAN_BALIK_NIP, UMPAN_BALIK_PERIODE,
         UMPAN_BALIK_PENILAI, UMPAN_BALIK_ASPEK, UMPAN_BALIK_LAYANAN));
TYPE(capaian_unit, NULL, KEY(CAPAIAN_UNIT_UNIT, CAPAIAN_UNIT_PERIODE));
TYPE(disiplin, NULL, KEY(DISIPLIN_NIP, DISIPLIN_TINGKAT, DISIPLIN_TANGGAL));
TYPE(pelatihan, record_checks_pelatihan,
     KEY(PELATIHAN_NIP, PELATIHAN_PELATIHAN, PELATIHAN_NAMA, PELATIHAN_BENTUK,
         PELATIHAN_MULAI, PELATIHAN_SELESAI, PELATIHAN_TAHUN, PELATIHAN_SERTIFIKAT));
TYPE(standar, record_checks_standar, KEY(STANDAR_JABATAN, STANDAR_KOMPETENSI));
TYPE(kompetensi, record_checks_kompetensi,
     KEY(KOMPETENSI_NIP, KOMPETENSI_KOMPETENSI, KOMPETENSI_TANGGAL, KOMPETENSI_SUMBER));
TYPE(pengaduan, record_checks_pengaduan, KEY(PENGADUAN_ID));
TYPE(survei, record_checks_survei, NULL);
TYPE(layanan, record_checks_layanan, NULL);
TYPE(katalog, record_checks_katalog,
     KEY(KATALOG_PELATIHAN, KATALOG_MULAI, KATALOG_SELESAI));
TYPE(anggaran, record_checks_anggaran, KEY(ANGGARAN_SUMBER_DANA, ANGGARAN_UNIT));
TYPE(peta, record_checks_peta, KEY(PETA_TOPIK, PETA_KOMPETENSI));
TYPE(libur, NULL, KEY(LIBUR_TANGGAL));
TYPE(potensi, record_checks_potensi, KEY(POTENSI_NIP, POTENSI_PERIODE, POTENSI_SUMBER));
TYPE(gagal, NULL, NULL);
TYPE(asal, NULL, NULL);
TYPE(akhir, NULL, NULL);

static const struct schema_type *const types[] = {
	&records_pegawai,      &records_unit,           &records_penilaian,
	&records_skp,          &records_umpan_balik,    &records_capaian_unit,
	&records_disiplin,     &records_pelatihan,      &records_standar,
	&records_kompetensi,   &records_pengaduan,      &records_survei,
	&records_layanan,      &records_katalog,        &records_anggaran,
	&records_peta,         &records_libur,          &records_potensi,
	&records_skor,         &records_skor_unit,      &records_skor_aspek,
	&records_efek_penilai, &records_indeks,         &records_indeks_unit,
	&records_ikm,          &records_skor_pengaduan, &records_angka_kredit,
	&records_jpm,          &records_talenta,        &records_kesenjangan,
	&records_jp,           &records_jp_bentuk,      &records_temuan,
	&records_aturan,       &records_gagal,          &records_asal,
	&records_akhir,
};

const struct schema records_schema = {types, sizeof types / sizeof *types, source};

size_t
records_number(const struct schema_type *type)
{
	size_t i = 0;

	while (types[i] != type)
		i++;
	return i;
}

void
records_text(struct record *r, int field, struct slice s)
{
	r->f[field] = (struct field){s, 0};
}

void
records_code(struct record *r, int field, int code)
{
	const struct schema_codes *codes = r->type->fields[field].codes;

	r->f[field].s = code < 0 ? (struct slice){NULL, 0} : slice_of(codes->codes[code]);
	r->f[field].v = code < 0 ? 0 : code;
}

void
records_value(struct record *r, int field, int64_t v)
{
	/* Numbers are written from v; the text only says that there is one. */
	r->f[field] = (struct field){SLICE("0"), v};
}

void
records_nip(struct record *r, int field, int64_t nip, char room[20])
{
	nip_format(room, nip);
	r->f[field] = (struct field){{room, NIP_DIGITS}, nip};
}

void
records_period(struct record *r, int field, int64_t period, char room[20])
{
	r->f[field] = (struct field){{room, period_format(room, period)}, period};
}
