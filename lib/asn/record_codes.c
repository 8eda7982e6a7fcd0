#include "asn/record_codes.h"

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
CODES(aspek, "aspek", "kuantitas", "kualitas", "waktu", "biaya");
CODES(arah, "arah", "naik", "turun");
CODES(kelompok, "kelompok", "perjanjian_kinerja", "inisiatif_strategis",
      "kreativitas_unit", "kreativitas_instansi", "kreativitas_negara");
CODES(penilai, "penilai", "pimpinan", "rekan", "bawahan", "masyarakat", "diri");
CODES(tingkat, "tingkat", "ringan", "sedang", "berat");
CODES(klasifikasi, "klasifikasi", "pengaduan", "aspirasi", "informasi");
CODES(status_aduan, "status", "menunggu_verifikasi", "tertunda", "diarsipkan",
      "bukan_kewenangan", "terdisposisi", "proses", "selesai");
CODES(berat, "berat", "salah", "peringatan", "catatan");
CODES(lingkup, "lingkup", "semua", "aspek", "unit", "pegawai", "penilai");
