#include "asn/records.h"

#include "asn/nip.h"
#include "asn/period.h"

#define CODES(id, label, ...)                                                            \
	static const char *const id##_codes[] = {__VA_ARGS__};                           \
	const struct schema_codes records_##id = {                                       \
		label, id##_codes, sizeof id##_codes / sizeof *id##_codes}

CODES(rating, "rating", "di_atas", "sesuai", "di_bawah");
CODES(predikat, "predikat", "sangat_baik", "baik", "butuh_perbaikan", "kurang",
      "sangat_kurang", "cukup", "buruk");
CODES(capaian, "capaian", "istimewa", "baik", "butuh_perbaikan", "kurang",
      "sangat_kurang", "sangat_baik", "cukup", "buruk");
CODES(jenis_jabatan, "jenis_jabatan", "jpt_utama", "jpt_madya", "jpt_pratama",
      "administrator", "pengawas", "fungsional", "pelaksana");
CODES(jenjang, "jenjang", "pemula", "terampil", "mahir", "penyelia", "ahli_pertama",
      "ahli_muda", "ahli_madya", "ahli_utama");
CODES(status, "status", "pns", "cpns", "pppk");
CODES(golongan, "golongan", "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d",
      "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e", "I",
      "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
      "XV", "XVI", "XVII");
CODES(pendidikan, "pendidikan", "sd", "smp", "sma", "d1", "d2", "d3", "d4", "s1", "s2",
      "s3");
CODES(kedudukan, "kedudukan", "aktif", "cltn", "tugas_belajar", "diberhentikan_sementara",
      "pensiun", "lain");
CODES(bentuk, "bentuk", "struktural", "manajerial", "teknis", "fungsional",
      "sosial_kultural", "seminar", "workshop", "kursus", "penataran", "bimtek",
      "sosialisasi", "klasikal_lain", "coaching", "mentoring", "e_learning", "pjj",
      "detasering", "outbond", "patok_banding", "pertukaran", "belajar_mandiri",
      "komunitas_belajar", "bimbingan_kerja", "magang", "nonklasikal_lain",
      "tugas_belajar", "izin_belajar");
CODES(status_latih, "status", "selesai", "berjalan", "batal", "tidak_hadir", "menolak");
CODES(sumber_dana, "sumber_dana", "apbn", "apbd", "mitra", "mandiri");
CODES(satuan, "satuan", "sesi", "hari", "semester");
CODES(status_skor, "status", "lengkap", "sementara", "belum_dinilai", "bertentangan",
      "beda");
CODES(status_gap, "status", "kurang", "memenuhi", "lebih", "tidak_diketahui");
CODES(pola, "pola", "sesuai", "melanggar", "terlalu_kecil", "tidak_diuji");

/* Field descriptions by kind. NEED: required. */
#define NEED true
#define MAY false
#define TEXT(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_TEXT, .required = need                           \
	}
#define LIST(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_LIST, .required = need                           \
	}
#define CODE(n, need, list)                                                              \
	{                                                                                \
		.name = n, .kind = KIND_CODE, .required = need, .codes = &records_##list \
	}
#define DEC(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_DEC, .required = need, .places = -1              \
	}
#define RESULT(n, need)                                                                  \
	{                                                                                \
		.name = n, .kind = KIND_DEC, .required = need, .places = 2               \
	}
#define INT(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_INT, .required = need                            \
	}
#define DATE(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_DATE, .required = need                           \
	}
#define YESNO(n, need)                                                                   \
	{                                                                                \
		.name = n, .kind = KIND_YESNO, .required = need                          \
	}
#define NIP(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_CUSTOM, .required = need, .read = nip_read,      \
		.personal = true                                                         \
	}
#define PERIOD(n, need)                                                                  \
	{                                                                                \
		.name = n, .kind = KIND_CUSTOM, .required = need, .read = period_read    \
	}

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

static const struct schema_field capaian_unit[] = {
	[CAPAIAN_UNIT_UNIT] = TEXT("unit", NEED),
	[CAPAIAN_UNIT_PERIODE] = PERIOD("periode", NEED),
	[CAPAIAN_UNIT_CAPAIAN] = CODE("capaian", NEED, capaian),
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

static int
wrong(struct err *e, const char *code, const char *field, const char *text)
{
	err_row(e, code, "%s", text);
	return err_field(e, slice_of(field));
}

/* No value below zero where a negative one has no meaning. */
static int
not_negative(const struct record *r, const int *fields, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (r->f[fields[i]].v < 0)
			return wrong(e, "negatif", r->type->fields[fields[i]].name,
			             "below zero");
	return 0;
}

static int
in_order(const struct record *r, int mulai, int selesai, struct err *e)
{
	if (r->f[mulai].s.n && r->f[selesai].s.n && r->f[selesai].v < r->f[mulai].v)
		return wrong(e, "urutan", r->type->fields[selesai].name, "before mulai");
	return 0;
}

static int
check_pegawai(const struct record *r, struct err *e)
{
	return in_order(r, PEGAWAI_MULAI, PEGAWAI_SELESAI, e);
}

static int
check_penilaian(const struct record *r, struct err *e)
{
	return in_order(r, PENILAIAN_MULAI, PENILAIAN_SELESAI, e);
}

static int
check_pelatihan(const struct record *r, struct err *e)
{
	static const int counts[] = {PELATIHAN_JP, PELATIHAN_BIAYA, PELATIHAN_VOLUME};

	if (!r->f[PELATIHAN_PELATIHAN].s.n && !r->f[PELATIHAN_NAMA].s.n)
		return wrong(e, "wajib", "nama",
		             "missing, and so is pelatihan; one of them is needed");
	if (!r->f[PELATIHAN_SELESAI].s.n && !r->f[PELATIHAN_MULAI].s.n &&
	    !r->f[PELATIHAN_TAHUN].s.n)
		return wrong(
			e, "wajib", "selesai",
			"missing, and so are mulai and tahun; one of them is needed");
	if (r->f[PELATIHAN_TAHUN].s.n &&
	    (r->f[PELATIHAN_TAHUN].v < 1900 || r->f[PELATIHAN_TAHUN].v > 2199))
		return wrong(e, "tahun", "tahun", "not a year from 1900 to 2199");
	if (in_order(r, PELATIHAN_MULAI, PELATIHAN_SELESAI, e) != 0)
		return -1;
	return not_negative(r, counts, sizeof counts / sizeof *counts, e);
}

/* PermenPANRB 38/2017: levels 1 to 5. */
static int
check_level(const struct record *r, int field, int lowest, struct err *e)
{
	if (r->f[field].v < lowest || r->f[field].v > 5)
		return wrong(e, "level", "level", lowest ? "want 1 to 5" : "want 0 to 5");
	return 0;
}

static int
check_standar(const struct record *r, struct err *e)
{
	return check_level(r, STANDAR_LEVEL, 1, e);
}

static int
check_kompetensi(const struct record *r, struct err *e)
{
	return check_level(r, KOMPETENSI_LEVEL, 0, e);
}

#define TYPE(id, checker)                                                                \
	const struct schema_type records_##id = {#id, id, sizeof id / sizeof *id, checker}

TYPE(pegawai, check_pegawai);
TYPE(penilaian, check_penilaian);
TYPE(capaian_unit, NULL);
TYPE(pelatihan, check_pelatihan);
TYPE(standar, check_standar);
TYPE(kompetensi, check_kompetensi);
TYPE(skor, NULL);
TYPE(skor_unit, NULL);
TYPE(kesenjangan, NULL);
TYPE(jp, NULL);
TYPE(gagal, NULL);
TYPE(asal, NULL);
TYPE(akhir, NULL);

static const struct schema_type *const types[] = {
	&records_pegawai,   &records_penilaian, &records_capaian_unit,
	&records_pelatihan, &records_standar,   &records_kompetensi,
	&records_skor,      &records_skor_unit, &records_kesenjangan,
	&records_jp,        &records_gagal,     &records_asal,
	&records_akhir,
};

const struct schema records_schema = {types, sizeof types / sizeof *types, source};

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
