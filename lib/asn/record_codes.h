#ifndef ASN_RECORD_CODES_H
#define ASN_RECORD_CODES_H

/*
 * The code lists of the records, numbered as asn-records(5) lists their codes, and names
 * for the numbers that somebody works with.
 */

#include "stream/schema.h"

extern const struct schema_codes records_rating, records_predikat, records_capaian,
	records_jenis_jabatan, records_jenjang, records_status, records_golongan,
	records_pendidikan, records_kedudukan, records_bentuk, records_status_latih,
	records_sumber_dana, records_satuan, records_status_skor, records_status_gap,
	records_pola, records_aspek, records_arah, records_kelompok, records_penilai,
	records_tingkat, records_klasifikasi, records_status_aduan, records_berat,
	records_lingkup;

enum { RATING_DI_ATAS, RATING_SESUAI, RATING_DI_BAWAH, RATING_N };
enum {
	PREDIKAT_SANGAT_BAIK,
	PREDIKAT_BAIK,
	PREDIKAT_BUTUH_PERBAIKAN,
	PREDIKAT_KURANG,
	PREDIKAT_SANGAT_KURANG,
	PREDIKAT_N, /* then cukup and buruk of the older rules */
	PREDIKAT_CUKUP = PREDIKAT_N,
	PREDIKAT_BURUK,
	PREDIKAT_ALL /* with those of the older rules */
};
enum {
	JABATAN_JPT_UTAMA,
	JABATAN_JPT_MADYA,
	JABATAN_JPT_PRATAMA,
	JABATAN_ADMINISTRATOR,
	JABATAN_PENGAWAS,
	JABATAN_FUNGSIONAL,
	JABATAN_PELAKSANA,
	JABATAN_N
};
enum {
	PENILAI_PIMPINAN,
	PENILAI_REKAN,
	PENILAI_BAWAHAN,
	PENILAI_MASYARAKAT,
	PENILAI_DIRI,
	PENILAI_N
};
enum { ASPEK_KUANTITAS, ASPEK_KUALITAS, ASPEK_WAKTU, ASPEK_BIAYA, ASPEK_N };
enum { ARAH_NAIK, ARAH_TURUN };
enum {
	KELOMPOK_PERJANJIAN_KINERJA,
	KELOMPOK_INISIATIF_STRATEGIS,
	KELOMPOK_KREATIVITAS_UNIT,
	KELOMPOK_KREATIVITAS_INSTANSI,
	KELOMPOK_KREATIVITAS_NEGARA,
	KELOMPOK_N
};
enum { STATUS_PNS, STATUS_CPNS, STATUS_PPPK };
enum { KEDUDUKAN_AKTIF };
enum { SATUAN_SESI, SATUAN_HARI, SATUAN_SEMESTER };
enum { BENTUK_N = 27 };
enum { LATIH_SELESAI, LATIH_BERJALAN, LATIH_BATAL, LATIH_TIDAK_HADIR, LATIH_MENOLAK };
enum { SKOR_LENGKAP, SKOR_SEMENTARA, SKOR_BELUM_DINILAI, SKOR_BERTENTANGAN, SKOR_BEDA };
enum { GAP_KURANG, GAP_MEMENUHI, GAP_LEBIH, GAP_TIDAK_DIKETAHUI };
enum { POLA_SESUAI, POLA_MELANGGAR, POLA_TERLALU_KECIL, POLA_TIDAK_DIUJI };
enum { TINGKAT_RINGAN, TINGKAT_SEDANG, TINGKAT_BERAT };
enum { KLASIFIKASI_PENGADUAN, KLASIFIKASI_ASPIRASI, KLASIFIKASI_INFORMASI };
enum {
	ADUAN_MENUNGGU_VERIFIKASI,
	ADUAN_TERTUNDA,
	ADUAN_DIARSIPKAN,
	ADUAN_BUKAN_KEWENANGAN,
	ADUAN_TERDISPOSISI,
	ADUAN_PROSES,
	ADUAN_SELESAI
};
enum { LINGKUP_SEMUA, LINGKUP_ASPEK, LINGKUP_UNIT, LINGKUP_PEGAWAI, LINGKUP_PENILAI };
enum { BERAT_SALAH, BERAT_PERINGATAN, BERAT_CATATAN };

#endif
