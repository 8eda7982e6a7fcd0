#include "import/alias.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "import/alias_tables.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The next piece of *p up to the delimiter, without blanks around it. */
static struct slice
piece(const char **p, char delimiter)
{
	const char *end = strchr(*p, delimiter);
	struct slice s = {*p, end ? (size_t)(end - *p) : strlen(*p)};

	*p = end ? end + 1 : *p + s.n;
	while (s.n && s.p[0] == ' ')
		s.p++, s.n--;
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* Header lines as exports and APIs have them, and what each column is; - is nothing. */
static const struct {
	const struct schema_type *type;
	char delimiter;
	const char *header, *fields;
} headers[] = {
	{&records_pegawai, ';',
         "IDP;NAMA ;NIP;NO. SKCPNS ;TMT SK CPNS ;TGL. SK CPNS ;GOL saat CPNS ;Maker "
         "Tahun;Maker Bulan",
         "- nama nip - tmt_cpns - - - -"},
	{&records_pegawai, ',', "No.,Nama,NIP,Gol,Pangkat,Jabatan,Sub-Jabatan",
         "- nama nip golongan golongan jabatan -"},
	{&records_pegawai, ',', "No.,NAMA,NIP ,Gol,JABATAN,SUB JABATAN",
         "- nama nip golongan jabatan -"},
	/* This PANGKAT holds grades. */
	{&records_pegawai, ',', "No.,NAMA,NIP ,PANGKAT,JABATAN,SUB JABATAN",
         "- nama nip golongan jabatan -"},
	/* A form with a column for each criterion and person: none is a field. */
	{&records_umpan_balik, ',',
         "Cap waktu,Nama Lengkap,Tanggal Pengisian,Jabatan,1. Inisiatif & Fleksibilitas "
         "[NAMA]",
         "- - - - -"},
	{&records_pegawai, ',', "nip,nama,pangkat,jabatan", "nip nama golongan jabatan"},
	{&records_pegawai, ',',
         "id,nama,nip,no_seri_karpeg,tempat_lahir,tanggal_lahir,jenis_kelamin,pangkat,"
         "golongan,tmt_pangkat,jabatan,tmt_jabatan,unit_kerja,instansi",
         "- nama nip - - tanggal_lahir kelamin golongan golongan - jabatan - unit -"},
	{&records_pegawai, ';',
         "No;Nama Pegawai;NIP;Jenis Jabatan;Nama Jabatan;Unit Kerja;Diklat Yang Pernah "
         "Diikuti ;;Tahun",
         "- nama nip jenis_jabatan jabatan unit - - -"},
	{&records_pelatihan, ';',
         "No;Nama Pegawai;NIP;Jenis Jabatan;Nama Jabatan;Unit Kerja;Diklat Yang Pernah "
         "Diikuti ;;Tahun",
         "- - nip - - - nama - tahun"},
	{&records_pegawai, ',', "id,nip,no_berkala,arsip", "- nip - -"},
	{&records_pegawai, ';',
         "NIP;NAMA;KUALIFIKASI;KOMPETENSI;KINERJA;DISIPLIN;TOTAL;TAHUN;UPDATED",
         "nip nama - - - - - - -"},
	{&records_pegawai, ',', "tahun,nip", "- nip"},
	{&records_unit, ',', "Id,NamaUnor,DiatasanId", "id nama induk"},
	{&records_pegawai, ',',
         "no, jabatan_asn, nama_master, nip_master, opd_master, email_master, "
         "tgl_lahir_master, gelar_depan_master, gelar_belakang_master, jenjang_master, "
         "prodi_master, golongan_master, pangkat_master, jenis_jabatan, jabatan_master, "
         "status_master, kode_golongan_bkn, nama_siasn, nip_siasn, valid_nik, nama, nip, "
         "tgl_lahir, email, pangkat, jenjang_pendidikan",
         "- jabatan nama nip unit - tanggal_lahir - - pendidikan - golongan - "
         "jenis_jabatan jabatan - - nama nip - nama nip tanggal_lahir - golongan "
         "pendidikan"},
	{&records_pegawai, ',',
         "id, foto, jabatan_asn, skpd_id, nama_master, nip_master, opd_master, "
         "kelas_jabatan",
         "- - jabatan unit nama nip unit -"},
	{&records_pegawai, ',', "nama, nip, skpd, daftar_anomali", "nama nip unit -"},
	{&records_pegawai, ',', "No, NIP Baru, Nama Lengkap, Jenis Pegawai",
         "- nip nama -"},
	/* Old SAPK; pns_golru and pns_tktdik hold its codes. */
	{&records_pegawai, ',',
         "pns_pnsnip, pns_pnsnam, pns_glrdpn, pns_glrblk, pns_temlhr, pns_tgllhr, "
         "pns_tgllhrdt, pns_pnssex, pns_pnsagm, pns_tktdik, pns_golru, pns_tmtgol",
         "nip nama - - - tanggal_lahir tanggal_lahir kelamin - - - -"},
	{&records_penilaian, ',',
         "nip, tahun_skp, jenis, periode_awal_skp, periode_akhir_skp, hasil_kerja, "
         "perilaku_kerja, hasil_akhir, skp_unor_id, skp_unor, skp_unor_induk, "
         "skp_jabatan, skp_jenis_jabatan, is_skp_plt_plh_pjb, golru, waktu_dinilai",
         "nip tahun - mulai selesai hasil_kerja perilaku predikat - unit - - - plt - "
         "dinilai"},
	{&records_pegawai, ',',
         "PNS ID, NIP BARU, NIP LAMA, NIK, NAMA, GELAR DEPAN, GELAR BELAKANG, TEMPAT "
         "LAHIR ID, TEMPAT LAHIR NAMA, TANGGAL LAHIR, JENIS KELAMIN, AGAMA ID, JENIS "
         "KAWIN ID, JENIS PEGAWAI ID, JENIS PEGAWAI NAMA, KEDUDUKAN HUKUM ID, STATUS "
         "CPNS PNS, STATUS ASN, GOL AWAL ID, GOL AKHIR ID, TMT GOLONGAN, MK TAHUN, MK "
         "BULAN, JENIS JABATAN ID, JABATAN ID, TMT JABATAN, TINGKAT PENDIDIKAN ID, "
         "PENDIDIKAN ID, TAHUN LULUS, UNOR ID, INSTANSI INDUK ID, SATUAN KERJA KERJA ID, "
         "IS VALID NIK, FLAG IKD",
         "- nip - - nama - - - - tanggal_lahir kelamin - - - - - status status - - - - - "
         "- - - - - - unit - - - -"},
	{&records_pegawai, ';',
         "NO;NAMA;NIP LAMA;NIP BARU;GOLRU;PANGKAT;TMT GOLRU;SATKER;JABATAN;TMT "
         "JABATAN;THN;BLN;PENDIDIKAN TERAKHIR;THN PENDIDIKAN;JENIS PENDIDIKAN;TGL "
         "LAHIR;TAHUN PENSIUN;TMT PENSIUN;KET.",
         "- nama - nip golongan golongan - unit jabatan - - - pendidikan - - "
         "tanggal_lahir - - -"},
	{&records_pegawai, ',',
         "NIP, Nama Lengkap (Tanpa Gelar), Nama Lengkap (Dengan Gelar), Jenis Kelamin, "
         "Agama, Status Pegawai, Kelompok Jabatan, Jenis Pegawai, Tanggal Masuk, "
         "Golongan, Jabatan Fungsional, Jabatan Tambahan, Unit Kerja Induk (Level Atas)",
         "nip nama nama kelamin - status - - - golongan - - unit_induk"},
	{&records_pegawai, ',',
         "No, ID, Nama, NIP, NIK, NPWP, Email, No HP, Tempat/Tanggal Lahir, Tanggal "
         "Masuk, No. Seri Kepeg, J.Pegawai, Sub Unit, Homebase (Sister), Status Pegawai, "
         "Pendidikan, Gol. Ruang, TMT Gol., Jab. Fungsional, TMT JF, Tanggal Lahir, "
         "Usia, Masa Kerja, Waktu Pensiun, Jabatan",
         "- - nama nip - - - - - - - - unit - status pendidikan golongan - - - "
         "tanggal_lahir - - - jabatan"},
	{&records_pegawai, ',',
         "Nama, Email, NIP, No KTP, TMT, Golongan (ID), Role ID (dipisah koma)",
         "nama - nip - - - -"},
	{&records_pegawai, ',',
         "NIK,START DATE,END DATE,NOPEG SK,NAMA PEGAWAI,KODE SATKER,UMUR,UMUR PWC,NO "
         "KTP,NO NPWP",
         "- mulai selesai - nama unit - - - -"},
	{&records_pegawai, ';', "name;nip", "nama nip"},
	{&records_pengaduan, ',',
         "X, TrackingID, KategoriID, DisposisiInstansiID, AreaID, TanggalDisposisi, "
         "TanggalLaporanMasuk, TanggalLaporanAktivitasTerakhir, TanggalLaporanDitutup, "
         "TimestampTanggalDisposisi, created_at, updated_at",
         "- id topik unit - disposisi diterima - selesai - - -"},
	{&records_pengaduan, ',', "Area, id, reporter, category, department, status",
         "- id - topik unit status"},
	{&records_pegawai, ',',
         "no, nama, nip, nik, npwp, status, gol. ruang, nama rek, no rek, Bank, PPh 21, "
         "Email",
         "- nama nip - - status golongan - - - - -"},
	/* SIASN data utama, as exported and as its API gives it */
	{&records_pegawai, ',',
         "KEDUDUKAN HUKUM NAMA, TMT CPNS, TMT PNS, GOL AWAL NAMA, GOL AKHIR NAMA, JENIS "
         "JABATAN NAMA, JABATAN NAMA, TINGKAT PENDIDIKAN NAMA, PENDIDIKAN NAMA, UNOR "
         "NAMA, INSTANSI KERJA NAMA, SATUAN KERJA INDUK NAMA, SATUAN KERJA KERJA NAMA, "
         "ESELON ID, ESELON NAMA",
         "kedudukan tmt_cpns tmt_pns - golongan jenis_jabatan jabatan pendidikan - unit "
         "- unit_induk - - eselon"},
	{&records_pegawai, ',',
         "id,nipBaru,nipLama,nama,gelarDepan,gelarBelakang,tglLahir,nik,jenisPegawaiNama,"
         "kedudukanPnsId,kedudukanPnsNama,statusPegawai,jenisKelamin,"
         "tkPendidikanTerakhir,"
         "pendidikanTerakhirNama,tmtPns,tmtCpns,tmtPensiun,unorId,unorNama,unorIndukId,"
         "unorIndukNama,jenisJabatanId,jenisJabatan,jabatanNama,golRuangAkhirId,"
         "golRuangAkhir,eselon,eselonId,eselonLevel",
         "- nip - nama - - tanggal_lahir - - - kedudukan status kelamin pendidikan - "
         "tmt_pns tmt_cpns - unit unit unit_induk unit_induk - jenis_jabatan jabatan - "
         "golongan eselon - -"},
	{&records_pegawai, ',',
         "NIP,Nama,PangkatGolongan,UnitKode,UnitNama,Jabatan,Email,NIP_Atasan",
         "nip nama golongan unit unit jabatan - atasan"},
	{&records_unit, ',', "id,instansiId,diatasanId,eselonId,namaUnor,namaJabatan",
         "id - induk - nama -"},
	{&records_unit, ';', "parent_id;area_name;latitude;longitude", "induk - - -"},
	/* e-Kinerja */
	{&records_penilaian, ',',
         "bkn_id,jenis,nip,nama,pegawai_atasan_id,pegawai_atasan_nip,pegawai_atasan_nama,"
         "pegawai_atasan_unor,pegawai_penilai_id,skp_id,periode_id,jenis_pegawai",
         "- - nip - - penilai - - - - - -"},
	{&records_penilaian, ',',
         "nip,unit,periode_awal,periode_akhir,is_plt_plh,created_at",
         "nip unit mulai selesai plt -"},
	/* SIASN: rw-skp22 and its counterpart for saving, rw-skp */
	{&records_penilaian, ',',
         "hasilKinerja,hasilKinerjaNilai,kuadranKinerja,KuadranKinerjaNilai,"
         "perilakuKerja,"
         "PerilakuKerjaNilai,namaPenilai,nipNrpPenilai,penilaiUnorNm,pnsDinilaiId,"
         "statusPenilai,tahun",
         "hasil_kerja hasil_kerja predikat predikat perilaku perilaku - penilai - - - "
         "tahun"},
	{&records_penilaian, ',',
         "penilaiNipNrp,penilaiUnorNama,bulanMulaiPenilaian,tahunMulaiPenilaian,"
         "periodikId,"
         "nilaiSkp,nilaiPerilakuKerja,nilaiPrestasiKerja",
         "penilai - - - - nilai_skp nilai_perilaku -"},
	{&records_pelatihan, ',',
         "id,idPns,nipBaru,nipLama,jenisKursusNama,institusiPenyelenggara,jumlahJam,"
         "namaKursus,noSertipikat,tahunKursus,tanggalKursus,jenisDiklatId,"
         "tanggalSelesaiKursus,nomorSertipikat",
         "- - nip - - penyelenggara jp nama sertifikat tahun mulai bentuk selesai "
         "sertifikat"},
	{&records_pelatihan, ',',
         "latihanStrukturalNama,nomor,tanggal,tahun,tanggalSelesai",
         "nama - - tahun selesai"},
	{&records_disiplin, ',',
         "skNomor,skTanggal,hukumanTanggal,jenisHukumanNama,jenisTingkatHukumanId",
         "- tanggal tanggal tingkat tingkat"},
	/* lists */
	{&records_pelatihan, ',',
         "Nama,Nama Pegawai,Nama Diklat,Jenis Diklat,Kode Diklat,Jumlah JP,Tgl "
         "Mulai,Status Kepesertaan,Sumber Dana",
         "- - nama bentuk pelatihan jp mulai status sumber_dana"},
	{&records_kompetensi, ',', "NIP,Nama Kompetensi,Level Hasil,Tanggal Asesmen",
         "nip kompetensi level tanggal"},
	{&records_potensi, ',', "NIP Baru,Periode,Nilai Potensial,Sumber",
         "nip periode nilai sumber"},
	{&records_standar, ',', "Jabatan,Kompetensi,Level", "jabatan kompetensi level"},
	{&records_skp, ',',
         "RHK,Aspek,Indikator Kinerja Individu (IKI),Target,Realisasi berdasarkan bukti "
         "dukung",
         "- aspek uraian target realisasi"},
	{&records_skp, ',',
         "kode_indikator,bobot_dimensi,indikator,deskripsi,bobot_indikator",
         "kode - uraian - bobot"},
	{&records_pengaduan, ',',
         "tracking_id,tgl_terima,tgl_verifikasi,tgl_disposisi,tgl_tindaklanjut_pertama,"
         "tgl_selesai,klasifikasi,topik_id,unit,berkadar_pengawasan,status,rahasia",
         "id diterima diverifikasi disposisi tindak_lanjut selesai klasifikasi topik "
         "unit pengawasan status -"},
	/* The elements of a survey by their words, never by their number. */
	{&records_survei, ';',
         "Persyaratan;Sistem, mekanisme, prosedur;Waktu penyelesaian;Biaya/tarif;Produk "
         "spesifikasi jenis pelayanan;Kompetensi pelaksana;Perilaku pelaksana;Penanganan "
         "pengaduan, saran, masukan;Sarana dan prasarana",
         "persyaratan prosedur waktu biaya produk kompetensi perilaku pengaduan sarana"},
	{&records_survei, ';',
         "U1 Persyaratan;U8. Sarana dan Prasarana;9. Penanganan Pengaduan;U9 Sarana dan "
         "Prasarana;Unit Kerja;Jenis Layanan",
         "persyaratan sarana pengaduan sarana unit layanan"},
	{&records_survei, ';', "U1;U2;U3;U4;U5;U6;U7;U8;U9;8;U", "- - - - - - - - - - -"},
	/* A number in front is one only there. */
	{&records_pegawai, ',', "1. NIP,U1 Nama", "- -"},
	{&records_pegawai, ',', "No.,,#", "- - -"},
};

static void
test_headers(void **state)
{
	char room[ALIAS_ROOM];
	int rank;

	(void)state;
	for (size_t i = 0; i < LEN(headers); i++) {
		const char *h = headers[i].header, *f = headers[i].fields;

		while (*f) {
			struct slice name = piece(&h, headers[i].delimiter);
			struct slice want = piece(&f, ' ');
			int got = alias_field(headers[i].type, alias_squash(name, room),
			                      &rank);
			const char *is =
				got < 0 ? "-" : alias_field_name(headers[i].type, got);

			if (!slice_eq(want, slice_of(is)))
				fail_msg("%s: %.*s is %s, not %.*s",
				         headers[i].type->name, (int)name.n, name.p, is,
				         (int)want.n, want.p);
		}
		if (*h)
			fail_msg("header %zu: %s is not told of", i, h);
	}
}

/* Where an export has several columns for a field, the first of these counts. */
static void
test_ranks(void **state)
{
	static const struct {
		const struct schema_type *type;
		const char *better, *worse;
	} rows[] = {
		{&records_pegawai, "nip", "NIP BARU"},
		{&records_pegawai, "nip", "nip_siasn"},
		{&records_pegawai, "nip_master", "nip_siasn"},
		{&records_pegawai, "golongan", "pangkat"},
		{&records_pegawai, "Gol", "Pangkat"},
		{&records_pegawai, "GOLRU", "PANGKAT"},
		{&records_pegawai, "UNOR NAMA", "UNOR ID"},
		{&records_pegawai, "unorIndukNama", "unorIndukId"},
		{&records_pegawai, "opd_master", "skpd_id"},
		{&records_pegawai, "UnitNama", "UnitKode"},
		{&records_pegawai, "STATUS CPNS PNS", "STATUS ASN"},
		{&records_pegawai, "pns_tgllhrdt", "pns_tgllhr"},
		{&records_pegawai, "jabatan_master", "jabatan_asn"},
		{&records_penilaian, "hasilKinerja", "hasilKinerjaNilai"},
		{&records_penilaian, "perilakuKerja", "PerilakuKerjaNilai"},
		{&records_penilaian, "kuadranKinerja", "KuadranKinerjaNilai"},
		{&records_disiplin, "skTanggal", "hukumanTanggal"},
		{&records_disiplin, "jenisHukumanNama", "jenisTingkatHukumanId"},
		{&records_pengaduan, "id", "TrackingID"},
	};
	char room[ALIAS_ROOM];
	int better, worse;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int a = alias_field(rows[i].type,
		                    alias_squash(slice_of(rows[i].better), room),
		                    &better);
		int b = alias_field(rows[i].type,
		                    alias_squash(slice_of(rows[i].worse), room), &worse);

		if (a < 0 || a != b || better >= worse)
			fail_msg("%s %d, %s %d", rows[i].better, better, rows[i].worse,
			         worse);
	}
}

/* Every field of what can be imported has its own name, but for "nama" of a course. */
static void
test_own_names(void **state)
{
	char room[ALIAS_ROOM];
	int rank;

	(void)state;
	for (const struct alias_columns *t = alias_columns; t->type; t++)
		for (size_t f = 0; f < t->type->n; f++) {
			const char *name = t->type->fields[f].name;
			int want = t->type == &records_pelatihan && f == PELATIHAN_NAMA
			                   ? -1
			                   : (int)f;

			if (alias_field(t->type, alias_squash(slice_of(name), room),
			                &rank) != want ||
			    (want >= 0 && rank != 0))
				fail_msg("%s.%s", t->type->name, name);
			assert_int_equal(alias_field_number(t->type, slice_of(name)), f);
		}
	assert_int_equal(alias_field_number(&records_pegawai, SLICE("tanggal_lahir")),
	                 ALIAS_LAHIR);
	assert_int_equal(alias_field_number(&records_penilaian, SLICE("tahun")),
	                 ALIAS_TAHUN);
	assert_int_equal(alias_field_number(&records_pelatihan, SLICE("tahun")),
	                 PELATIHAN_TAHUN);
	assert_int_equal(alias_field_number(&records_standar, SLICE("eselon")), -1);
}

/* An entry that is not squashed, out of order or hidden by a field's own name would never
 * match; two of one rank would be a question without an answer. */
static void
test_columns_are_in_order(void **state)
{
	char room[ALIAS_ROOM];
	int rank;

	(void)state;
	for (const struct alias_columns *t = alias_columns; t->type; t++)
		for (size_t i = 0; i < t->n; i++) {
			const struct alias_column *c = &t->columns[i];

			if (!slice_eq(alias_squash(slice_of(c->name), room),
			              slice_of(c->name)) ||
			    (i > 0 && strcmp(c[-1].name, c->name) >= 0) ||
			    alias_field(t->type, slice_of(c->name), &rank) != c->field ||
			    rank != c->rank)
				fail_msg("%s: \"%s\" is not reached", t->type->name,
				         c->name);
			for (size_t k = 0; k < i; k++)
				if (t->columns[k].field == c->field &&
				    t->columns[k].rank == c->rank)
					fail_msg("%s: %s and %s", t->type->name, c->name,
					         t->columns[k].name);
		}
}

static void
test_spellings_are_in_order(void **state)
{
	char room[ALIAS_ROOM];
	const char *name;
	int code;

	(void)state;
	for (const struct alias_spellings *t = alias_spellings; t->codes; t++)
		for (size_t i = 0; i < t->n; i++) {
			const struct alias_spelling *s = &t->spellings[i];

			if (!slice_eq(alias_squash(slice_of(s->name), room),
			              slice_of(s->name)) ||
			    (i > 0 && strcmp(s[-1].name, s->name) >= 0) ||
			    schema_code(t->codes, slice_of(s->code)) < 0 ||
			    alias_code(t->codes, slice_of(s->name)) !=
			            schema_code(t->codes, slice_of(s->code)))
				fail_msg("%s: \"%s\" is not reached", t->codes->name,
				         s->name);
			name = alias_value(t->codes, i, &code);
			assert_string_equal(name, s->name);
			assert_string_equal(t->codes->codes[code], s->code);
			assert_null(alias_value(t->codes, t->n, &code));
		}
	assert_null(alias_value(&records_golongan, 0, &code));
}

static void
test_nearest(void **state)
{
	static const struct {
		const struct schema_type *type;
		const char *name, *want;
	} columns[] = {
		{&records_pegawai, "Nama Lengkp", "namalengkap"},
		{&records_pegawai, "NAMA PEGWAAI", "namapegawai"},
		{&records_pegawai, "Unit_Indukk", "unit_induk"},
		{&records_pegawai, "Keterangan", NULL},
		{&records_pegawai, "NIK", NULL},
		{&records_pegawai, "", NULL},
		{&records_penilaian, "hasil_kreja", "hasil_kerja"},
		{&records_survei, "U8", NULL},
	};
	static const struct {
		const struct schema_codes *codes;
		const char *value, *want;
	} values[] = {
		{&records_predikat, "Sangat Biak", "sangat_baik"},
		{&records_predikat, "Butuh Perbaikn", "butuh_perbaikan"},
		{&records_predikat, "Memuaskan", NULL},
		{&records_rating, "Sesuai Ekspetasi", "sesuai"},
		{&records_bentuk, "Bimbingan Tekhnis", "bimtek"},
		{&records_status, "PNSS", "pns"},
		{&records_rating, "2", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LEN(columns); i++) {
		const char *got =
			alias_nearest_column(columns[i].type, slice_of(columns[i].name));

		if (strcmp(got ? got : "", columns[i].want ? columns[i].want : "") != 0)
			fail_msg("%s: %s", columns[i].name, got);
	}
	for (size_t i = 0; i < LEN(values); i++) {
		const char *got =
			alias_nearest_code(values[i].codes, slice_of(values[i].value));

		if (strcmp(got ? got : "", values[i].want ? values[i].want : "") != 0)
			fail_msg("%s: %s", values[i].value, got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_own_names),
		cmocka_unit_test(test_columns_are_in_order),
		cmocka_unit_test(test_spellings_are_in_order),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
