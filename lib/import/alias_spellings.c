#include "import/alias_tables.h"

#include "asn/records.h"

/*
 * By list of codes, in the order of the spellings. Those equal to a code but for marks
 * and case are not repeated. Sources: reference data of BKN (kuadran, ekspektasi with its
 * "ESPEKTASI", kedudukan hukum, jenis hukuman, jenis diklat, latihan struktural, tingkat
 * pendidikan), PP 94/2021 Pasal 8 for punishments, the table of Peraturan LAN 10/2018 for
 * forms of training, the manual of LAPOR! for states of complaints, and recaps seen.
 *
 * Not here, because they could be two things: D-IV/S1; "Cukup/Butuh Perbaikan" (cukup of
 * the older rules); "Belum diproses" and "Sudah ditindaklanjuti" of complaints (before or
 * behind the disposition, proses or selesai); "PNS kena hukuman disiplin" and others of
 * kedudukan hukum whose people may be at work; numbers of any list. A map says them.
 */

static const struct alias_spelling rating[] = {
	{"diatasekspektasi", "di_atas"},   {"diatasespektasi", "di_atas"},
	{"dibawahekspektasi", "di_bawah"}, {"dibawahespektasi", "di_bawah"},
	{"sesuaiekspektasi", "sesuai"},    {"sesuaiespektasi", "sesuai"},
};

static const struct alias_spelling predikat[] = {
	{"kurangmisconduct", "kurang"},
};

static const struct alias_spelling capaian[] = {
	{"kurangmisconduct", "kurang"},
};

static const struct alias_spelling jenis_jabatan[] = {
	{"fungsionaltertentu", "fungsional"},
	{"fungsionalumum", "pelaksana"},
	{"jabatanadministrator", "administrator"},
	{"jabatanfungsional", "fungsional"},
	{"jabatanfungsionaltertentu", "fungsional"},
	{"jabatanfungsionalumum", "pelaksana"},
	{"jabatanpelaksana", "pelaksana"},
	{"jabatanpengawas", "pengawas"},
	{"jabatanpimpinantinggimadya", "jpt_madya"},
	{"jabatanpimpinantinggipratama", "jpt_pratama"},
	{"jabatanpimpinantinggiutama", "jpt_utama"},
	{"jf", "fungsional"},
	{"jft", "fungsional"},
	{"jfu", "pelaksana"},
	{"pimpinantinggimadya", "jpt_madya"},
	{"pimpinantinggipratama", "jpt_pratama"},
	{"pimpinantinggiutama", "jpt_utama"},
};

static const struct alias_spelling status[] = {
	{"c", "cpns"},
	{"calonpegawainegerisipil", "cpns"},
	{"calonpns", "cpns"},
	{"p", "pns"},
	{"p3k", "pppk"},
	{"pegawainegerisipil", "pns"},
	{"pegawaipemerintahdenganperjanjiankerja", "pppk"},
};

static const struct alias_spelling pendidikan[] = {
	{"di", "d1"},
	{"dii", "d2"},
	{"diii", "d3"},
	{"diploma1", "d1"},
	{"diploma2", "d2"},
	{"diploma3", "d3"},
	{"diploma4", "d4"},
	{"diplomai", "d1"},
	{"diplomaii", "d2"},
	{"diplomaiii", "d3"},
	{"diplomaiiisarjanamuda", "d3"},
	{"diplomaiv", "d4"},
	{"div", "d4"},
	{"doktor", "s3"},
	{"magister", "s2"},
	{"s1sarjana", "s1"},
	{"s2magister", "s2"},
	{"s3doktor", "s3"},
	{"sarjana", "s1"},
	{"sdsederajat", "sd"},
	{"sekolahdasar", "sd"},
	{"sekolahmenengahatas", "sma"},
	{"sekolahmenengahkejuruan", "sma"},
	{"sekolahmenengahpertama", "smp"},
	{"slta", "sma"},
	{"sltakeguruan", "sma"},
	{"sltakejuruan", "sma"},
	{"sltasederajat", "sma"},
	{"sltasmasederajat", "sma"},
	{"sltp", "smp"},
	{"sltpkejuruan", "smp"},
	{"sltpsederajat", "smp"},
	{"sltpsmpsederajat", "smp"},
	{"smasederajat", "sma"},
	{"smasmk", "sma"},
	{"smasmksederajat", "sma"},
	{"smk", "sma"},
	{"smpsederajat", "smp"},
	{"strata1", "s1"},
	{"strata2", "s2"},
	{"strata3", "s3"},
	{"stratadua", "s2"},
	{"stratai", "s1"},
	{"strataii", "s2"},
	{"strataiii", "s3"},
	{"stratasatu", "s1"},
	{"stratatiga", "s3"},
};

static const struct alias_spelling kedudukan[] = {
	{"cpnsyangbelummenerimaskcpns", "lain"},
	{"cutidiluartanggungannegara", "cltn"},
	{"cutiluartanggungannegara", "cltn"},
	{"diberhentikan", "lain"},
	{"ekspnstimortimur", "lain"},
	{"kepaladesa", "lain"},
	{"masapersiapanpensiun", "lain"},
	{"mencapaibup", "pensiun"},
	{"pejabatnegara", "lain"},
	{"pembatalannip", "lain"},
	{"pemberhentiandenganhakpensiun", "pensiun"},
	{"pemberhentiansementara", "diberhentikan_sementara"},
	{"pemberhentiantanpahakpensiun", "lain"},
	{"penerimauangtunggu", "lain"},
	{"perpanjangancltn", "cltn"},
	{"pnsyangdinyatakanhilang", "lain"},
	{"pppkaktif", "aktif"},
	{"prajuritwajib", "lain"},
	{"punah", "lain"},
	{"tidakaktif", "lain"},
	{"tidakaktiftetapidiusulkanpensiun", "lain"},
	{"tmsdaripengadaan", "lain"},
};

static const struct alias_spelling tingkat[] = {
	{"b", "berat"},
	{"hukumanberat", "berat"},
	{"hukumandisiplinberat", "berat"},
	{"hukumandisiplinringan", "ringan"},
	{"hukumandisiplinsedang", "sedang"},
	{"hukumanringan", "ringan"},
	{"hukumansedang", "sedang"},
	{"pembebasandarijabatan", "berat"},
	{"pembebasandarijabatanmenjadipelaksanaselama12bln", "berat"},
	{"pembebasandarijabatannyamenjadijabatanpelaksanaselama12bulan", "berat"},
	{"pemberhentiandenganhormattidakataspermintaansendiri", "berat"},
	{"pemberhentiandenganhormattidakataspermintaansendirisebagaipns", "berat"},
	{"pemberhentiantidakdenganhormatsebagaipns", "berat"},
	{"pemindahandlmrangkapenurunanjabatan1tingkat", "berat"},
	{"pemotongantukin25selama12bulan", "sedang"},
	{"pemotongantukin25selama6bulan", "sedang"},
	{"pemotongantukin25selama9bulan", "sedang"},
	{"pemotongantunjangankinerja25selama12bulan", "sedang"},
	{"pemotongantunjangankinerja25selama6bulan", "sedang"},
	{"pemotongantunjangankinerja25selama9bulan", "sedang"},
	{"pemotongantunjangankinerjasebesar25selama12bulan", "sedang"},
	{"pemotongantunjangankinerjasebesar25selama6bulan", "sedang"},
	{"pemotongantunjangankinerjasebesar25selama9bulan", "sedang"},
	{"pemotongantunkin2512bln", "sedang"},
	{"pemotongantunkin256bln", "sedang"},
	{"pemotongantunkin259bln", "sedang"},
	{"penundaangajimax1thn", "sedang"},
	{"penundaankgbselama1thn", "sedang"},
	{"penundaankpselama1thn", "sedang"},
	{"penurunandarijabatansetingkatlebihrendahselama12bln", "berat"},
	{"penurunangajimax1th", "sedang"},
	{"penurunanjabatansetingkatlebihrendahselama12bulan", "berat"},
	{"penurunanpangkat1tingkat1thn", "sedang"},
	{"penurunanpangkat1tingkat3thn", "berat"},
	{"pernyataantidakpuas", "ringan"},
	{"pernyataantidakpuassecaratertulis", "ringan"},
	{"r", "ringan"},
	{"s", "sedang"},
	{"teguranlisan", "ringan"},
	{"tegurantertulis", "ringan"},
};

static const struct alias_spelling bentuk[] = {
	{"belajarmandiriselfdevelopment", "belajar_mandiri"},
	{"benchmarking", "patok_banding"},
	{"bimbinganditempatkerja", "bimbingan_kerja"},
	{"bimbinganteknis", "bimtek"},
	{"detaseringsecondment", "detasering"},
	{"diklatfungsional", "fungsional"},
	{"diklatkepemimpinan", "struktural"},
	{"diklatkepemimpinantingkatii", "struktural"},
	{"diklatkepemimpinantingkatiii", "struktural"},
	{"diklatkepemimpinantingkativ", "struktural"},
	{"diklatmanajerial", "manajerial"},
	{"diklatpimi", "struktural"},
	{"diklatpimii", "struktural"},
	{"diklatpimiii", "struktural"},
	{"diklatpimiv", "struktural"},
	{"diklatpimtingkati", "struktural"},
	{"diklatpimtingkatii", "struktural"},
	{"diklatpimtingkatiii", "struktural"},
	{"diklatpimtingkativ", "struktural"},
	{"diklatpimtki", "struktural"},
	{"diklatpimtkii", "struktural"},
	{"diklatpimtkiii", "struktural"},
	{"diklatpimtkiv", "struktural"},
	{"diklatsosialkultural", "sosial_kultural"},
	{"diklatstruktural", "struktural"},
	{"diklatstrukturallainnya", "struktural"},
	{"diklatteknis", "teknis"},
	{"klasikallainnya", "klasikal_lain"},
	{"komunitasbelajarcommunityofpractices", "komunitas_belajar"},
	{"lokakarya", "workshop"},
	{"magangpraktikkerja", "magang"},
	{"nonklasikallainnya", "nonklasikal_lain"},
	{"outbound", "outbond"},
	{"patokbandingbenchmarking", "patok_banding"},
	{"pelatihanfungsional", "fungsional"},
	{"pelatihanjarakjauh", "pjj"},
	{"pelatihankepemimpinan", "struktural"},
	{"pelatihankepemimpinanadministrator", "struktural"},
	{"pelatihankepemimpinannasional", "struktural"},
	{"pelatihankepemimpinannasionaltingkati", "struktural"},
	{"pelatihankepemimpinannasionaltingkatii", "struktural"},
	{"pelatihankepemimpinanpengawas", "struktural"},
	{"pelatihanklasikallainnya", "klasikal_lain"},
	{"pelatihanmanajerial", "manajerial"},
	{"pelatihannonklasikallainnya", "nonklasikal_lain"},
	{"pelatihansosialkultural", "sosial_kultural"},
	{"pelatihanstruktural", "struktural"},
	{"pelatihanstrukturalkepemimpinan", "struktural"},
	{"pelatihanteknis", "teknis"},
	{"pembelajaranalamterbuka", "outbond"},
	{"pembelajaranalamterbukaoutbond", "outbond"},
	{"pembelajaranalamterbukaoutbound", "outbond"},
	{"pengembangankompetensidalambentukpelatihanklasikallainnya", "klasikal_lain"},
	{"pengembangankompetensidalambentukpelatihannonklasikallainnya",
         "nonklasikal_lain"},
	{"pertukaranantarapnsdenganpegawaiswasta"
         "badanusahamiliknegarabadanusahamilikdaerah",
         "pertukaran"},
	{"pertukaranpnsdenganpegawaiswasta", "pertukaran"},
	{"pertukaranpnsswastabumnbumd", "pertukaran"},
	{"pka", "struktural"},
	{"pkn", "struktural"},
	{"pkn1", "struktural"},
	{"pkn2", "struktural"},
	{"pkni", "struktural"},
	{"pknii", "struktural"},
	{"pkntingkati", "struktural"},
	{"pkntingkatii", "struktural"},
	{"pkntki", "struktural"},
	{"pkntkii", "struktural"},
	{"pkp", "struktural"},
	{"seminarkonferensi", "seminar"},
	{"seminarkonferensisarasehan", "seminar"},
	{"sepada", "struktural"},
	{"sepadyaspamadiklatpimtkiii", "struktural"},
	{"sepalaadumdiklatpimtkiv", "struktural"},
	{"sepatidiklatpimtki", "struktural"},
	{"sespati", "struktural"},
	{"sespim", "struktural"},
	{"spamensespasespanasdiklatpimtkii", "struktural"},
	{"workshoplokakarya", "workshop"},
};

static const struct alias_spelling status_latih[] = {
	{"dibatalkan", "batal"},
	{"lulus", "selesai"},
	{"sedangberjalan", "berjalan"},
};

static const struct alias_spelling sumber_dana[] = {
	{"anggaranpendapatandanbelanjadaerah", "apbd"},
	{"anggaranpendapatandanbelanjanegara", "apbn"},
	{"apbdkabkota", "apbd"},
	{"apbdkabupaten", "apbd"},
	{"apbdkabupatenkota", "apbd"},
	{"apbdkota", "apbd"},
	{"apbdprovinsi", "apbd"},
	{"biayamandiri", "mandiri"},
	{"biayapribadi", "mandiri"},
	{"biayasendiri", "mandiri"},
};

static const struct alias_spelling penilai[] = {
	{"atasan", "pimpinan"},
	{"atasanlangsung", "pimpinan"},
	{"bawahanlangsung", "bawahan"},
	{"dirisendiri", "diri"},
	{"pejabatpenilai", "pimpinan"},
	{"penerimalayanan", "masyarakat"},
	{"penggunalayanan", "masyarakat"},
	{"rekankerja", "rekan"},
	{"rekansejawat", "rekan"},
	{"sejawat", "rekan"},
};

static const struct alias_spelling klasifikasi[] = {
	{"permintaaninformasi", "informasi"},
};

static const struct alias_spelling status_aduan[] = {
	{"arsip", "diarsipkan"},
	{"arsipkan", "diarsipkan"},
	{"belumditindaklanjuti", "terdisposisi"},
	{"belumdiverifikasi", "menunggu_verifikasi"},
	{"bukanwewenang", "bukan_kewenangan"},
	{"closed", "selesai"},
	{"dalamproses", "proses"},
	{"diproses", "proses"},
	{"ditunda", "tertunda"},
	{"ditutup", "selesai"},
	{"pending", "tertunda"},
	{"sedangdiproses", "proses"},
	{"selesaiclosed", "selesai"},
	{"terdisposisibelumditindaklanjuti", "terdisposisi"},
	{"tunda", "tertunda"},
};

#define SPELLINGS(id)                                                                    \
	{                                                                                \
		&records_##id, id, sizeof id / sizeof *id                                \
	}

const struct alias_spellings alias_spellings[] = {
	SPELLINGS(rating),        SPELLINGS(predikat),     SPELLINGS(capaian),
	SPELLINGS(jenis_jabatan), SPELLINGS(status),       SPELLINGS(pendidikan),
	SPELLINGS(kedudukan),     SPELLINGS(tingkat),      SPELLINGS(bentuk),
	SPELLINGS(status_latih),  SPELLINGS(sumber_dana),  SPELLINGS(penilai),
	SPELLINGS(klasifikasi),   SPELLINGS(status_aduan), {NULL, NULL, 0},
};
