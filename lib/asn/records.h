#ifndef ASN_RECORDS_H
#define ASN_RECORDS_H

/*
 * The record types of the toolkit: the tables asn-records(5) describes. The enums number
 * the fields of each type in schema order, for struct record.f[].
 */

#include "stream/schema.h"

enum {
	PEGAWAI_NIP,
	PEGAWAI_NAMA,
	PEGAWAI_UNIT,
	PEGAWAI_UNIT_INDUK,
	PEGAWAI_JABATAN,
	PEGAWAI_JENIS_JABATAN,
	PEGAWAI_JENJANG,
	PEGAWAI_GOLONGAN,
	PEGAWAI_PENDIDIKAN,
	PEGAWAI_STATUS,
	PEGAWAI_ATASAN,
	PEGAWAI_MULAI,
	PEGAWAI_SELESAI,
	PEGAWAI_KEDUDUKAN,
	PEGAWAI_N
};

enum {
	PENILAIAN_NIP,
	PENILAIAN_PERIODE,
	PENILAIAN_HASIL_KERJA,
	PENILAIAN_PERILAKU,
	PENILAIAN_PREDIKAT,
	PENILAIAN_NILAI_SKP,
	PENILAIAN_NILAI_PERILAKU,
	PENILAIAN_IDE_BARU,
	PENILAIAN_PLT,
	PENILAIAN_UNIT,
	PENILAIAN_PENILAI,
	PENILAIAN_MULAI,
	PENILAIAN_SELESAI,
	PENILAIAN_DINILAI,
	PENILAIAN_N
};

enum { CAPAIAN_UNIT_UNIT, CAPAIAN_UNIT_PERIODE, CAPAIAN_UNIT_CAPAIAN, CAPAIAN_UNIT_N };

enum {
	PELATIHAN_NIP,
	PELATIHAN_PELATIHAN,
	PELATIHAN_NAMA,
	PELATIHAN_BENTUK,
	PELATIHAN_JP,
	PELATIHAN_MULAI,
	PELATIHAN_SELESAI,
	PELATIHAN_INTERNASIONAL,
	PELATIHAN_BIAYA,
	PELATIHAN_SUMBER_DANA,
	PELATIHAN_PENYELENGGARA,
	PELATIHAN_KOMPETENSI,
	PELATIHAN_STATUS,
	PELATIHAN_NILAI_PRA,
	PELATIHAN_NILAI_PASCA,
	PELATIHAN_KEPUASAN,
	PELATIHAN_TAHUN,
	PELATIHAN_SERTIFIKAT,
	PELATIHAN_VOLUME,
	PELATIHAN_SATUAN,
	PELATIHAN_ALASAN,
	PELATIHAN_N
};

enum { STANDAR_JABATAN, STANDAR_KOMPETENSI, STANDAR_LEVEL, STANDAR_N };

enum {
	KOMPETENSI_NIP,
	KOMPETENSI_KOMPETENSI,
	KOMPETENSI_LEVEL,
	KOMPETENSI_TANGGAL,
	KOMPETENSI_SUMBER,
	KOMPETENSI_N
};

enum {
	SKOR_NIP,
	SKOR_NAMA,
	SKOR_UNIT,
	SKOR_PERIODE,
	SKOR_ATURAN,
	SKOR_HASIL_KERJA,
	SKOR_PERILAKU,
	SKOR_NILAI,
	SKOR_PREDIKAT,
	SKOR_PREDIKAT_TERCATAT,
	SKOR_STATUS,
	SKOR_UMPAN_BALIK,
	SKOR_PENILAI_ADA,
	SKOR_CATATAN,
	SKOR_N
};

enum {
	SKOR_UNIT_UNIT,
	SKOR_UNIT_PERIODE,
	SKOR_UNIT_ATURAN,
	SKOR_UNIT_PEGAWAI,
	SKOR_UNIT_DINILAI,
	SKOR_UNIT_SANGAT_BAIK,
	SKOR_UNIT_BAIK,
	SKOR_UNIT_BUTUH_PERBAIKAN,
	SKOR_UNIT_KURANG,
	SKOR_UNIT_SANGAT_KURANG,
	SKOR_UNIT_NILAI,
	SKOR_UNIT_CAPAIAN,
	SKOR_UNIT_POLA,
	SKOR_UNIT_CATATAN,
	SKOR_UNIT_N
};

enum {
	KESENJANGAN_NIP,
	KESENJANGAN_NAMA,
	KESENJANGAN_UNIT,
	KESENJANGAN_KOMPETENSI,
	KESENJANGAN_SYARAT,
	KESENJANGAN_CAPAIAN,
	KESENJANGAN_SELISIH,
	KESENJANGAN_STATUS,
	KESENJANGAN_PRIORITAS,
	KESENJANGAN_ALASAN,
	KESENJANGAN_SUMBER,
	KESENJANGAN_N
};

enum {
	JP_NIP,
	JP_NAMA,
	JP_UNIT,
	JP_TAHUN,
	JP_ATURAN,
	JP_WAJIB,
	JP_TERCAPAI,
	JP_KURANG,
	JP_CATATAN,
	JP_N
};

enum { GAGAL_ALAT, GAGAL_PESAN, GAGAL_N };
enum { ASAL_ALAT, ASAL_VERSI, ASAL_BERKAS, ASAL_ATURAN, ASAL_N };
enum { AKHIR_ALAT, AKHIR_REKAMAN, AKHIR_DITOLAK, AKHIR_SHA256, AKHIR_N };

extern const struct schema_type records_pegawai, records_penilaian, records_capaian_unit,
	records_pelatihan, records_standar, records_kompetensi, records_skor,
	records_skor_unit, records_kesenjangan, records_jp, records_gagal, records_asal,
	records_akhir;

extern const struct schema records_schema;

/* Code lists, numbered as their codes are listed in asn-records(5). */
extern const struct schema_codes records_rating, records_predikat, records_capaian,
	records_jenis_jabatan, records_jenjang, records_status, records_golongan,
	records_pendidikan, records_kedudukan, records_bentuk, records_status_latih,
	records_sumber_dana, records_satuan, records_status_skor, records_status_gap,
	records_pola;

enum { RATING_DI_ATAS, RATING_SESUAI, RATING_DI_BAWAH, RATING_N };
enum {
	PREDIKAT_SANGAT_BAIK,
	PREDIKAT_BAIK,
	PREDIKAT_BUTUH_PERBAIKAN,
	PREDIKAT_KURANG,
	PREDIKAT_SANGAT_KURANG,
	PREDIKAT_N, /* then cukup and buruk of the older rules */
	PREDIKAT_CUKUP = PREDIKAT_N,
	PREDIKAT_BURUK
};
enum { STATUS_PNS, STATUS_CPNS, STATUS_PPPK };
enum { KEDUDUKAN_AKTIF };
enum { LATIH_SELESAI, LATIH_BERJALAN, LATIH_BATAL, LATIH_TIDAK_HADIR, LATIH_MENOLAK };
enum { SKOR_LENGKAP, SKOR_SEMENTARA, SKOR_BELUM_DINILAI, SKOR_BERTENTANGAN, SKOR_BEDA };
enum { GAP_KURANG, GAP_MEMENUHI, GAP_LEBIH, GAP_TIDAK_DIKETAHUI };
enum { POLA_SESUAI, POLA_MELANGGAR, POLA_TERLALU_KECIL, POLA_TIDAK_DIUJI };

/* Filling a record that is to be written. Texts are borrowed until it is put. */
void records_text(struct record *r, int field, struct slice s);
void records_code(struct record *r, int field, int code); /* below 0: missing */
void records_value(struct record *r, int field,
                   int64_t v); /* decimals and whole numbers */

/* Packed values written into room the caller keeps until the record is put. */
void records_nip(struct record *r, int field, int64_t nip, char room[20]);
void records_period(struct record *r, int field, int64_t period, char room[20]);

#endif
