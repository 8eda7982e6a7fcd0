#include "import/alias_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "import/alias.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Values as they were found, with | between them, and the code each means; NULL: none. */
static const struct {
	const struct schema_codes *codes;
	const char *values, *code;
} rows[] = {
	/* ratings and predicates: recaps, and reference data of BKN */
	{&records_rating,
         "Diatas Ekspektasi|Di Atas Ekspektasi|DIATAS ESPEKTASI|di_atas|diatas "
         "ekspektasi|Diatas",
         "di_atas"},
	{&records_rating, "SESUAI ESPEKTASI|Sesuai Ekspektasi|sesuai", "sesuai"},
	{&records_rating, "dibawah ekspektasi|Di Bawah Ekspektasi|DIBAWAH ESPEKTASI",
         "di_bawah"},
	{&records_rating, "Ekspektasi|1|2|3|Baik|Melebihi", NULL},
	{&records_predikat, "Sangat Baik|SANGAT BAIK|sangat_baik", "sangat_baik"},
	{&records_predikat, "Baik|BAIK", "baik"},
	{&records_predikat, "Butuh Perbaikan|Butuh perbaikan|BUTUH PERBAIKAN",
         "butuh_perbaikan"},
	{&records_predikat, "Kurang|Kurang/misconduct|Kurang / Misconduct", "kurang"},
	{&records_predikat, "Sangat Kurang", "sangat_kurang"},
	{&records_predikat, "Cukup", "cukup"},
	{&records_predikat, "Buruk", "buruk"},
	{&records_predikat,
         "Cukup/Butuh Perbaikan|1|2|3|4|5|Tidak Membuat SKP|Misconduct|Istimewa", NULL},
	{&records_capaian, "Istimewa", "istimewa"},
	{&records_capaian, "Kurang/misconduct", "kurang"},
	/* the roster */
	{&records_golongan, "III/d|3d|Penata Tk. I, III/d", "III/d"},
	{&records_golongan, "Golongan (V)", "V"},
	{&records_pendidikan, "SD|Sekolah Dasar", "sd"},
	{&records_pendidikan, "SLTP|SLTP Kejuruan|SMP|SLTP/SMP Sederajat", "smp"},
	{&records_pendidikan,
         "SLTA|SLTA Kejuruan|SLTA Keguruan|SMA|SMK|SLTA/SMA sederajat|SMA/SMK", "sma"},
	{&records_pendidikan, "D1|D-I|Diploma I", "d1"},
	{&records_pendidikan, "D-II|Diploma II", "d2"},
	{&records_pendidikan, "D-III|D3|Diploma III/Sarjana Muda", "d3"},
	{&records_pendidikan, "D-IV|D.IV|Diploma IV", "d4"},
	{&records_pendidikan, "S-1|S1|S.1|Strata 1|Sarjana|S-1/Sarjana", "s1"},
	{&records_pendidikan, "S-2|S2|Magister|S-2/Magister", "s2"},
	{&records_pendidikan, "S-3|S-3/Doktor", "s3"},
	{&records_pendidikan,
         "D-IV/S1|S-1/D-IV|S-1/A-IV|S-1/A.IV|S1 Teknik Informatika|40|15|Profesi|"
         "#DELETE#",
         NULL},
	{&records_status, "PNS|P|pns", "pns"},
	{&records_status, "CPNS|C|Calon PNS", "cpns"},
	{&records_status, "PPPK|P3K", "pppk"},
	{&records_status, "Honorer|ASN|PTT", NULL},
	{&records_kedudukan, "Aktif|PPPK Aktif", "aktif"},
	{&records_kedudukan, "CLTN|Perpanjangan CLTN|Cuti di Luar Tanggungan Negara",
         "cltn"},
	{&records_kedudukan, "Tugas Belajar", "tugas_belajar"},
	{&records_kedudukan, "Pemberhentian Sementara", "diberhentikan_sementara"},
	{&records_kedudukan, "Pensiun|Mencapai BUP|Pemberhentian dengan hak pensiun",
         "pensiun"},
	{&records_kedudukan,
         "Penerima Uang Tunggu|Prajurit Wajib|Pejabat Negara|Kepala Desa|PNS yang "
         "dinyatakan hilang|Masa Persiapan Pensiun|CPNS yang belum menerima SK CPNS|"
         "Tidak Aktif|Diberhentikan|Punah|Eks PNS Timor Timur|TMS Dari Pengadaan|"
         "Pembatalan NIP|Pemberhentian tanpa hak pensiun|"
         "Tidak aktif tetapi diusulkan Pensiun",
         "lain"},
	/* may be at work */
	{&records_kedudukan,
         "PNS kena hukuman disiplin|Sedang dlm Proses Banding BAPEK|Pegawai "
         "Titipan|Pengungsi|Pemindahan dalam rangka penurunan Jabatan|Pemblokiran Data "
         "PNS|01|1",
         NULL},
	{&records_jenis_jabatan,
         "Jabatan Fungsional Tertentu|Jabatan Fungsional|Fungsional|JFT", "fungsional"},
	{&records_jenis_jabatan,
         "Jabatan Fungsional Umum|Pelaksana|Jabatan Pelaksana|JFU", "pelaksana"},
	{&records_jenis_jabatan, "JPT PRATAMA|Jabatan Pimpinan Tinggi Pratama",
         "jpt_pratama"},
	{&records_jenis_jabatan, "ADMINISTRATOR|Jabatan Administrator", "administrator"},
	/* the level of a structural post is told by its echelon */
	{&records_jenis_jabatan,
         "Struktural|Jabatan Struktural|Jabatan Rangkap (Struktural dan Fungsional)|1|4",
         NULL},
	{&records_jenjang, "Ahli Muda|AHLI MUDA", "ahli_muda"},
	/* the 25 forms of SIASN, those of Peraturan LAN 10/2018, older names */
	{&records_bentuk, "Diklat Struktural|Pelatihan Struktural Kepemimpinan",
         "struktural"},
	{&records_bentuk,
         "Diklatpim II|Diklatpim Tk. III|DIKLATPIM TINGKAT IV|PKN|PKN Tingkat "
         "II|PKN1|PKN2|PKA|PKP|Pelatihan Kepemimpinan Administrator|SPAMEN/SESPA/"
         "SESPANAS/DIKLAT PIM TK. II|SEPALA/ADUM/DIKLAT PIM TK.IV|SEPADA|SESPIM|SESPATI|"
         "Diklat Struktural Lainnya",
         "struktural"},
	{&records_bentuk, "Pelatihan Manajerial", "manajerial"},
	{&records_bentuk, "Diklat Teknis|Pelatihan teknis", "teknis"},
	{&records_bentuk, "Diklat Fungsional|Pelatihan fungsional", "fungsional"},
	{&records_bentuk, "Pelatihan Sosial Kultural|Sosial Kultural", "sosial_kultural"},
	{&records_bentuk, "Seminar|Seminar / konferensi / sarasehan", "seminar"},
	{&records_bentuk, "Workshop|Workshop / lokakarya|Lokakarya", "workshop"},
	{&records_bentuk, "Kursus", "kursus"},
	{&records_bentuk, "Penataran", "penataran"},
	{&records_bentuk, "Bimtek|Bimbingan Teknis", "bimtek"},
	{&records_bentuk, "Sosialisasi", "sosialisasi"},
	{&records_bentuk,
         "Pengembangan Kompetensi Dalam Bentuk Pelatihan klasikal lainnya|klasikal "
         "lainnya",
         "klasikal_lain"},
	{&records_bentuk, "Coaching", "coaching"},
	{&records_bentuk, "Mentoring", "mentoring"},
	{&records_bentuk, "E-Learning|e learning", "e_learning"},
	{&records_bentuk, "PJJ|Pelatihan Jarak Jauh", "pjj"},
	{&records_bentuk, "Detasering (Secondment)|Detasering", "detasering"},
	{&records_bentuk,
         "Outbond|Pembelajaran Alam Terbuka (Outbond)|Pembelajaran alam terbuka "
         "(outbound)",
         "outbond"},
	{&records_bentuk, "Patok Banding (Benchmarking)|Patok Banding", "patok_banding"},
	{&records_bentuk,
         "Pertukaran Antara Pns Dengan Pegawai Swasta/Badan Usaha Milik Negara/ Badan "
         "Usaha Milik Daerah|Pertukaran PNS - swasta/BUMN/BUMD|Pertukaran",
         "pertukaran"},
	{&records_bentuk, "Belajar Mandiri (Self Development)|Belajar mandiri",
         "belajar_mandiri"},
	{&records_bentuk, "Komunitas Belajar (Community Of Practices)|Komunitas Belajar",
         "komunitas_belajar"},
	{&records_bentuk, "Bimbingan Di Tempat Kerja", "bimbingan_kerja"},
	{&records_bentuk, "Magang|Magang / praktik kerja", "magang"},
	{&records_bentuk,
         "Pengembangan Kompetensi Dalam Bentuk Pelatihan Nonklasikal Lainnya|nonklasikal "
         "lainnya",
         "nonklasikal_lain"},
	{&records_bentuk, "Tugas belajar", "tugas_belajar"},
	{&records_bentuk, "Izin belajar", "izin_belajar"},
	{&records_bentuk, "Kuliah Umum|Diklat|Pelatihan|1|25|B6|Klasikal|Prajabatan",
         NULL},
	{&records_status_latih, "Lulus|Selesai", "selesai"},
	{&records_status_latih, "Tidak Lulus|Mengikuti", NULL},
	{&records_sumber_dana, "APBN", "apbn"},
	{&records_sumber_dana, "APBD|APBD Kabupaten/Kota|APBD Provinsi", "apbd"},
	{&records_sumber_dana, "Mandiri|Biaya Sendiri", "mandiri"},
	{&records_sumber_dana, "Mitra", "mitra"},
	{&records_sumber_dana, "Hibah|Sponsor|DIPA", NULL},
	/* PP 94/2021, and the list of BKN with those of PP 53/2010 */
	{&records_tingkat,
         "ringan|R|Teguran lisan|TEGURAN TERTULIS|PERNYATAAN TIDAK PUAS SECARA "
         "TERTULIS|Hukuman ringan",
         "ringan"},
	{&records_tingkat,
         "Sedang|S|PEMOTONGAN TUNKIN 25% 6 BLN|PEMOTONGAN TUNKIN 25% 9 BLN|PEMOTONGAN "
         "TUNKIN 25% 12 BLN|Pemotongan tunjangan kinerja sebesar 25% selama 6 "
         "bulan|PENUNDAAN KGB SELAMA 1 THN|PENURUNAN GAJI MAX 1 TH|PENUNDAAN GAJI MAX 1 "
         "THN|PENUNDAAN KP SELAMA 1 THN|PENURUNAN PANGKAT 1 TINGKAT 1 THN",
         "sedang"},
	{&records_tingkat,
         "Berat|B|PENURUNAN DARI JABATAN SETINGKAT LEBIH RENDAH SELAMA 12 BLN|PEMBEBASAN "
         "DARI JABATAN MENJADI PELAKSANA SELAMA 12 BLN|PEMBERHENTIAN DENGAN HORMAT TIDAK "
         "ATAS PERMINTAAN SENDIRI|PEMBEBASAN DARI JABATAN|PEMBERHENTIAN TIDAK DENGAN "
         "HORMAT SEBAGAI PNS|PEMINDAHAN DLM RANGKA PENURUNAN JABATAN 1 TINGKAT|PENURUNAN "
         "PANGKAT 1 TINGKAT 3 THN",
         "berat"},
	/* moral sanctions are none of PP 94/2021; how long was the demotion */
	{&records_tingkat,
         "SANKSI MORAL TERBUKA|SANKSI MORAL TERTUTUP|PENGAKTIFAN HUKUMAN "
         "DISIPLIN|Penurunan Pangkat|1|23",
         NULL},
	/* raters */
	{&records_penilai, "Pimpinan|Atasan|Atasan Langsung", "pimpinan"},
	{&records_penilai, "Rekan|Rekan Kerja|Rekan Sejawat", "rekan"},
	{&records_penilai, "Bawahan", "bawahan"},
	{&records_penilai, "Masyarakat|Pengguna Layanan", "masyarakat"},
	{&records_penilai, "Diri|Diri Sendiri", "diri"},
	{&records_penilai, "Tim Penilai|Lainnya", NULL},
	/* complaints */
	{&records_klasifikasi, "Pengaduan", "pengaduan"},
	{&records_klasifikasi, "Aspirasi", "aspirasi"},
	{&records_klasifikasi, "Permintaan Informasi|Informasi", "informasi"},
	{&records_klasifikasi, "Whistle Blowing System|Pengadaan|RAPS", NULL},
	{&records_status_aduan, "menunggu verifikasi|Belum diverifikasi",
         "menunggu_verifikasi"},
	{&records_status_aduan, "Pending|Tertunda|Tunda", "tertunda"},
	{&records_status_aduan, "Diarsipkan|Arsipkan", "diarsipkan"},
	{&records_status_aduan, "Bukan wewenang|Bukan Kewenangan", "bukan_kewenangan"},
	{&records_status_aduan,
         "Belum ditindaklanjuti|terdisposisi (belum ditindaklanjuti)", "terdisposisi"},
	{&records_status_aduan, "Proses|Diproses", "proses"},
	{&records_status_aduan, "Selesai|Closed|Selesai/Closed", "selesai"},
	{&records_status_aduan, "Belum diproses|Sudah ditindaklanjuti|Baru", NULL},
};

static void
test_spellings(void **state)
{
	char room[ALIAS_ROOM];

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		const char *p = rows[i].values;
		const char *want = rows[i].code ? rows[i].code : "none";

		while (*p) {
			struct slice value = {p, strcspn(p, "|")};
			int code = alias_code(rows[i].codes, alias_squash(value, room));
			const char *got = code < 0 ? "none" : rows[i].codes->codes[code];

			if (strcmp(got, want) != 0)
				fail_msg("%.*s is %s, not %s", (int)value.n, value.p, got,
				         want);
			p += value.n;
			p += *p == '|';
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spellings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
