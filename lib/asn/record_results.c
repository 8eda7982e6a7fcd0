#include "asn/record_results.h"

#include "asn/record_fields.h"
#include "asn/record_kinds.h"

static const struct schema_field skor[] = {
	[SKOR_NIP] = NIP("nip", NEED),
	[SKOR_NAMA] = TEXT("nama", MAY),
	[SKOR_UNIT] = TEXT("unit", MAY),
	[SKOR_PERIODE] = PERIOD("periode", NEED),
	[SKOR_ATURAN] = TEXT("aturan", NEED),
	[SKOR_HASIL_KERJA] = CODE("hasil_kerja", MAY, rating),
	[SKOR_PERILAKU] = CODE("perilaku", MAY, rating),
	[SKOR_NILAI] = RESULT("nilai", MAY),
	[SKOR_PREDIKAT] = CODE("predikat", MAY, predikat),
	[SKOR_PREDIKAT_TERCATAT] = CODE("predikat_tercatat", MAY, predikat),
	[SKOR_STATUS] = CODE("status", NEED, status_skor),
	[SKOR_UMPAN_BALIK] = RESULT("umpan_balik", MAY),
	[SKOR_PENILAI_ADA] = LIST("penilai_ada", MAY),
	[SKOR_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field skor_unit[] = {
	[SKOR_UNIT_UNIT] = TEXT("unit", NEED),
	[SKOR_UNIT_PERIODE] = PERIOD("periode", NEED),
	[SKOR_UNIT_ATURAN] = TEXT("aturan", NEED),
	[SKOR_UNIT_PEGAWAI] = INT("pegawai", MAY),
	[SKOR_UNIT_DINILAI] = INT("dinilai", MAY),
	[SKOR_UNIT_SANGAT_BAIK] = INT("sangat_baik", MAY),
	[SKOR_UNIT_BAIK] = INT("baik", MAY),
	[SKOR_UNIT_BUTUH_PERBAIKAN] = INT("butuh_perbaikan", MAY),
	[SKOR_UNIT_KURANG] = INT("kurang", MAY),
	[SKOR_UNIT_SANGAT_KURANG] = INT("sangat_kurang", MAY),
	[SKOR_UNIT_NILAI] = RESULT("nilai", MAY),
	[SKOR_UNIT_CAPAIAN] = CODE("capaian", MAY, capaian),
	[SKOR_UNIT_POLA] = CODE("pola", MAY, pola),
	[SKOR_UNIT_CATATAN] = LIST("catatan", MAY),
	[SKOR_UNIT_CUKUP] = INT("cukup", MAY),
	[SKOR_UNIT_BURUK] = INT("buruk", MAY),
};

static const struct schema_field skor_aspek[] = {
	[SKOR_ASPEK_NIP] = NIP("nip", NEED),
	[SKOR_ASPEK_PERIODE] = PERIOD("periode", NEED),
	[SKOR_ASPEK_ATURAN] = TEXT("aturan", NEED),
	[SKOR_ASPEK_ASPEK] = TEXT("aspek", NEED),
	[SKOR_ASPEK_PENILAI] = CODE("penilai", MAY, penilai),
	[SKOR_ASPEK_JUMLAH] = INT("n", MAY),
	[SKOR_ASPEK_NILAI] = RESULT("nilai", MAY),
};

static const struct schema_field efek_penilai[] = {
	[EFEK_PENILAI_LINGKUP] = CODE("lingkup", NEED, lingkup),
	[EFEK_PENILAI_KUNCI] = TEXT("kunci", MAY),
	[EFEK_PENILAI_PERIODE] = PERIOD("periode", NEED),
	[EFEK_PENILAI_ATURAN] = TEXT("aturan", NEED),
	[EFEK_PENILAI_JUMLAH] = INT("n", MAY),
	[EFEK_PENILAI_RERATA] = RESULT("rerata", MAY),
	[EFEK_PENILAI_KELONGGARAN] = RESULT("kelonggaran", MAY),
	[EFEK_PENILAI_BAWAH] = RESULT("bawah", MAY),
	[EFEK_PENILAI_ATAS] = RESULT("atas", MAY),
	[EFEK_PENILAI_SERAGAM] = RESULT("seragam", MAY),
	[EFEK_PENILAI_HALO] = RESULT("halo", MAY),
	[EFEK_PENILAI_SELISIH_DIRI] = RESULT("selisih_diri", MAY),
	[EFEK_PENILAI_ICC1] = FIXED("icc1", MAY, 4),
	[EFEK_PENILAI_ICCK] = FIXED("icck", MAY, 4),
};

static const struct schema_field indeks[] = {
	[INDEKS_NIP] = NIP("nip", NEED),
	[INDEKS_NAMA] = TEXT("nama", MAY),
	[INDEKS_UNIT] = TEXT("unit", MAY),
	[INDEKS_TAHUN] = INT("tahun", NEED),
	[INDEKS_ATURAN] = TEXT("aturan", NEED),
	[INDEKS_KUALIFIKASI] = RESULT("kualifikasi", MAY),
	[INDEKS_KOMPETENSI] = RESULT("kompetensi", MAY),
	[INDEKS_KINERJA] = RESULT("kinerja", MAY),
	[INDEKS_DISIPLIN] = RESULT("disiplin", MAY),
	[INDEKS_NILAI] = RESULT("nilai", MAY),
	[INDEKS_KATEGORI] = TEXT("kategori", MAY),
	[INDEKS_STATUS] = CODE("status", NEED, status_skor),
	[INDEKS_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field indeks_unit[] = {
	[INDEKS_UNIT_UNIT] = TEXT("unit", NEED),
	[INDEKS_UNIT_TAHUN] = INT("tahun", NEED),
	[INDEKS_UNIT_ATURAN] = TEXT("aturan", NEED),
	[INDEKS_UNIT_PEGAWAI] = INT("pegawai", MAY),
	[INDEKS_UNIT_DINILAI] = INT("dinilai", MAY),
	[INDEKS_UNIT_KUALIFIKASI] = RESULT("kualifikasi", MAY),
	[INDEKS_UNIT_KOMPETENSI] = RESULT("kompetensi", MAY),
	[INDEKS_UNIT_KINERJA] = RESULT("kinerja", MAY),
	[INDEKS_UNIT_DISIPLIN] = RESULT("disiplin", MAY),
	[INDEKS_UNIT_NILAI] = RESULT("nilai", MAY),
	[INDEKS_UNIT_KATEGORI] = TEXT("kategori", MAY),
	[INDEKS_UNIT_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field ikm[] = {
	[IKM_UNIT] = TEXT("unit", NEED),
	[IKM_LAYANAN] = TEXT("layanan", MAY),
	[IKM_PERIODE] = PERIOD("periode", NEED),
	[IKM_ATURAN] = TEXT("aturan", NEED),
	[IKM_RESPONDEN] = INT("responden", MAY),
	[IKM_PERSYARATAN] = RESULT("persyaratan", MAY),
	[IKM_PROSEDUR] = RESULT("prosedur", MAY),
	[IKM_WAKTU] = RESULT("waktu", MAY),
	[IKM_BIAYA] = RESULT("biaya", MAY),
	[IKM_PRODUK] = RESULT("produk", MAY),
	[IKM_KOMPETENSI] = RESULT("kompetensi", MAY),
	[IKM_PERILAKU] = RESULT("perilaku", MAY),
	[IKM_SARANA] = RESULT("sarana", MAY),
	[IKM_PENGADUAN] = RESULT("pengaduan", MAY),
	[IKM_NILAI] = RESULT("nilai", MAY),
	[IKM_MUTU] = TEXT("mutu", MAY),
	[IKM_STATUS] = CODE("status", NEED, status_skor),
	[IKM_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field skor_pengaduan[] = {
	[SKOR_PENGADUAN_UNIT] = TEXT("unit", NEED),
	[SKOR_PENGADUAN_PERIODE] = PERIOD("periode", NEED),
	[SKOR_PENGADUAN_ATURAN] = TEXT("aturan", NEED),
	[SKOR_PENGADUAN_MASUK] = INT("masuk", MAY),
	[SKOR_PENGADUAN_SELESAI] = INT("selesai", MAY),
	[SKOR_PENGADUAN_TERBUKA] = INT("terbuka", MAY),
	[SKOR_PENGADUAN_TEPAT_WAKTU] = INT("tepat_waktu", MAY),
	[SKOR_PENGADUAN_PERSEN] = RESULT("persen", MAY),
	[SKOR_PENGADUAN_MEDIAN_HARI] = RESULT("median_hari", MAY),
	[SKOR_PENGADUAN_P90_HARI] = RESULT("p90_hari", MAY),
	[SKOR_PENGADUAN_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field angka_kredit[] = {
	[ANGKA_KREDIT_NIP] = NIP("nip", NEED),
	[ANGKA_KREDIT_NAMA] = TEXT("nama", MAY),
	[ANGKA_KREDIT_PERIODE] = PERIOD("periode", NEED),
	[ANGKA_KREDIT_ATURAN] = TEXT("aturan", NEED),
	[ANGKA_KREDIT_JENJANG] = CODE("jenjang", MAY, jenjang),
	[ANGKA_KREDIT_BULAN] = INT("bulan", MAY),
	[ANGKA_KREDIT_PREDIKAT] = CODE("predikat", MAY, predikat),
	[ANGKA_KREDIT_NILAI] = RESULT("nilai", MAY),
	[ANGKA_KREDIT_STATUS] = CODE("status", NEED, status_skor),
	[ANGKA_KREDIT_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field jpm[] = {
	[JPM_NIP] = NIP("nip", NEED),
	[JPM_NAMA] = TEXT("nama", MAY),
	[JPM_UNIT] = TEXT("unit", MAY),
	[JPM_JABATAN] = TEXT("jabatan", MAY),
	[JPM_ATURAN] = TEXT("aturan", NEED),
	[JPM_TUJUAN] = TEXT("tujuan", MAY),
	[JPM_NILAI] = RESULT("nilai", MAY),
	[JPM_KATEGORI] = TEXT("kategori", MAY),
	[JPM_STATUS] = CODE("status", NEED, status_skor),
	[JPM_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field talenta[] = {
	[TALENTA_NIP] = NIP("nip", NEED),
	[TALENTA_NAMA] = TEXT("nama", MAY),
	[TALENTA_UNIT] = TEXT("unit", MAY),
	[TALENTA_PERIODE] = PERIOD("periode", NEED),
	[TALENTA_ATURAN] = TEXT("aturan", NEED),
	[TALENTA_POLA] = TEXT("pola", MAY),
	[TALENTA_KINERJA] = TEXT("kinerja", MAY),
	[TALENTA_POTENSI] = RESULT("potensi", MAY),
	[TALENTA_KOTAK] = INT("kotak", MAY),
	[TALENTA_TINDAK_LANJUT] = LIST("tindak_lanjut", MAY),
	[TALENTA_STATUS] = CODE("status", NEED, status_skor),
	[TALENTA_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field kesenjangan[] = {
	[KESENJANGAN_NIP] = NIP("nip", NEED),
	[KESENJANGAN_NAMA] = TEXT("nama", MAY),
	[KESENJANGAN_UNIT] = TEXT("unit", MAY),
	[KESENJANGAN_KOMPETENSI] = TEXT("kompetensi", NEED),
	[KESENJANGAN_SYARAT] = INT("syarat", MAY),
	[KESENJANGAN_CAPAIAN] = INT("capaian", MAY),
	[KESENJANGAN_SELISIH] = INT("selisih", MAY),
	[KESENJANGAN_STATUS] = CODE("status", NEED, status_gap),
	[KESENJANGAN_PRIORITAS] = INT("prioritas", MAY),
	[KESENJANGAN_ALASAN] = LIST("alasan", MAY),
	[KESENJANGAN_SUMBER] = LIST("sumber", MAY),
};

static const struct schema_field jp[] = {
	[JP_NIP] = NIP("nip", NEED),
	[JP_NAMA] = TEXT("nama", MAY),
	[JP_UNIT] = TEXT("unit", MAY),
	[JP_TAHUN] = INT("tahun", NEED),
	[JP_ATURAN] = TEXT("aturan", NEED),
	[JP_WAJIB] = RESULT("wajib", MAY),
	[JP_TERCAPAI] = RESULT("tercapai", MAY),
	[JP_KURANG] = RESULT("kurang", MAY),
	[JP_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field jp_bentuk[] = {
	[JP_BENTUK_NIP] = NIP("nip", NEED),
	[JP_BENTUK_TAHUN] = INT("tahun", NEED),
	[JP_BENTUK_ATURAN] = TEXT("aturan", NEED),
	[JP_BENTUK_BENTUK] = CODE("bentuk", NEED, bentuk),
	[JP_BENTUK_JUMLAH] = INT("jumlah", MAY),
	[JP_BENTUK_JAM] = RESULT("jam", MAY),
	[JP_BENTUK_DIHITUNG] = RESULT("dihitung", MAY),
	[JP_BENTUK_CATATAN] = LIST("catatan", MAY),
};

static const struct schema_field temuan[] = {
	[TEMUAN_KODE] = TEXT("kode", NEED),
	[TEMUAN_BERAT] = CODE("berat", NEED, berat),
	[TEMUAN_TIPE] = TEXT("tipe", MAY),
	[TEMUAN_KUNCI] = TEXT("kunci", MAY),
	[TEMUAN_BERKAS] = TEXT("berkas", MAY),
	[TEMUAN_BARIS] = INT("baris", MAY),
	[TEMUAN_URAIAN] = TEXT("uraian", MAY),
};

static const struct schema_field aturan[] = {
	[ATURAN_ID] = TEXT("id", NEED),         [ATURAN_JUDUL] = TEXT("judul", NEED),
	[ATURAN_HITUNG] = TEXT("hitung", NEED), [ATURAN_MULAI] = DATE("mulai", MAY),
	[ATURAN_SAMPAI] = DATE("sampai", MAY),  [ATURAN_BAWAAN] = TEXT("bawaan", MAY),
};

TYPE(skor, NULL, KEY(SKOR_NIP, SKOR_PERIODE, SKOR_ATURAN));
TYPE(skor_unit, NULL, KEY(SKOR_UNIT_UNIT, SKOR_UNIT_PERIODE, SKOR_UNIT_ATURAN));
TYPE(skor_aspek, NULL,
     KEY(SKOR_ASPEK_NIP, SKOR_ASPEK_PERIODE, SKOR_ASPEK_ATURAN, SKOR_ASPEK_ASPEK,
         SKOR_ASPEK_PENILAI));
TYPE(efek_penilai, NULL,
     KEY(EFEK_PENILAI_LINGKUP, EFEK_PENILAI_KUNCI, EFEK_PENILAI_PERIODE,
         EFEK_PENILAI_ATURAN));
TYPE(indeks, NULL, KEY(INDEKS_NIP, INDEKS_TAHUN, INDEKS_ATURAN));
TYPE(indeks_unit, NULL, KEY(INDEKS_UNIT_UNIT, INDEKS_UNIT_TAHUN, INDEKS_UNIT_ATURAN));
TYPE(ikm, NULL, KEY(IKM_UNIT, IKM_LAYANAN, IKM_PERIODE, IKM_ATURAN));
TYPE(skor_pengaduan, NULL,
     KEY(SKOR_PENGADUAN_UNIT, SKOR_PENGADUAN_PERIODE, SKOR_PENGADUAN_ATURAN));
TYPE(angka_kredit, NULL,
     KEY(ANGKA_KREDIT_NIP, ANGKA_KREDIT_PERIODE, ANGKA_KREDIT_ATURAN));
TYPE(jpm, NULL, KEY(JPM_NIP, JPM_ATURAN, JPM_TUJUAN));
TYPE(talenta, NULL, KEY(TALENTA_NIP, TALENTA_PERIODE, TALENTA_ATURAN));
TYPE(kesenjangan, NULL, NULL);
TYPE(jp, NULL, NULL);
TYPE(jp_bentuk, NULL, NULL);
TYPE(temuan, NULL, NULL);
TYPE(aturan, NULL, NULL);
