#include "import/alias.h"

#include "asn/records.h"

/* Spellings of one column, best first; they are already squashed. */
struct column {
	const struct schema_type *type;
	int field;
	const char *names[8];
};

static const struct column columns[] = {
	{&records_pegawai, PEGAWAI_NIP, {"nipbaru", "nip", "nippegawai"}},
	{&records_pegawai, PEGAWAI_NAMA, {"namalengkap", "namapegawai", "nama"}},
	{&records_pegawai,
         PEGAWAI_UNIT,
         {"unornama", "unitkerja", "unor", "opd", "skpd"}},
	{&records_pegawai,
         PEGAWAI_UNIT_INDUK,
         {"unorinduknama", "unorinduk", "satuankerjainduknama"}},
	{&records_pegawai, PEGAWAI_JABATAN, {"jabatannama", "namajabatan"}},
	{&records_pegawai, PEGAWAI_JENIS_JABATAN, {"jenisjabatannama", "jenisjabatan"}},
	{&records_pegawai, PEGAWAI_JENJANG, {"jenjangjabatan"}},
	{&records_pegawai,
         PEGAWAI_GOLONGAN,
         {"golakhirnama", "golongan", "gol", "golru"}},
	{&records_pegawai,
         PEGAWAI_PENDIDIKAN,
         {"tingkatpendidikannama", "tingkatpendidikan", "pendidikanterakhir"}},
	{&records_pegawai,
         PEGAWAI_STATUS,
         {"statuscpnspns", "statuspegawai", "statuskepegawaian"}},
	{&records_pegawai,
         PEGAWAI_ATASAN,
         {"nipatasan", "atasannip", "pegawaiatasannip"}},
	{&records_pegawai,
         PEGAWAI_KEDUDUKAN,
         {"kedudukanhukumnama", "kedudukanpnsnama", "kedudukanhukum"}},
	{&records_pegawai, ALIAS_ESELON, {"eselonnama", "eselon"}},

	{&records_penilaian, PENILAIAN_NIP, {"nipbaru", "nip", "nippegawai"}},
	{&records_penilaian, PENILAIAN_HASIL_KERJA, {"hasilkerja", "ratinghasilkerja"}},
	{&records_penilaian,
         PENILAIAN_PERILAKU,
         {"perilakukerja", "ratingperilakukerja"}},
	{&records_penilaian, PENILAIAN_PREDIKAT, {"hasilakhir", "predikatkinerja"}},
	{&records_penilaian, PENILAIAN_NILAI_SKP, {"nilaiskp"}},
	{&records_penilaian, PENILAIAN_NILAI_PERILAKU, {"nilaiperilakukerja"}},
	{&records_penilaian, PENILAIAN_PLT, {"isskppltplhpjb", "ispltplh"}},
	{&records_penilaian, PENILAIAN_UNIT, {"skpunor", "unitkerja"}},
	{&records_penilaian,
         PENILAIAN_PENILAI,
         {"pegawaiatasannip", "penilainip", "nippenilai"}},
	{&records_penilaian, PENILAIAN_MULAI, {"periodeawalskp", "periodeawal"}},
	{&records_penilaian, PENILAIAN_SELESAI, {"periodeakhirskp", "periodeakhir"}},
	{&records_penilaian, PENILAIAN_DINILAI, {"waktudinilai"}},

	{&records_pelatihan,
         PELATIHAN_NIP,
         {"nipbaru", "nip", "nippegawai", "nippeserta"}},
	{&records_pelatihan, PELATIHAN_PELATIHAN, {"kodepelatihan", "kodediklat"}},
	/* "nama" alone is the person's in a training list: not an alias, or it would be
           guessed. */
	{&records_pelatihan,
         PELATIHAN_NAMA,
         {"namapelatihan", "namadiklat", "namakegiatan", "namakursus"}},
	{&records_pelatihan,
         PELATIHAN_BENTUK,
         {"bentukpelatihan", "jenispelatihan", "jenisdiklat", "jenisdiklatnama"}},
	{&records_pelatihan, PELATIHAN_JP, {"jumlahjp", "jumlahjam", "jampelajaran"}},
	{&records_pelatihan, PELATIHAN_MULAI, {"tanggalmulai", "tglmulai"}},
	{&records_pelatihan, PELATIHAN_SELESAI, {"tanggalselesai", "tglselesai"}},
	{&records_pelatihan, PELATIHAN_PENYELENGGARA, {"institusipenyelenggara"}},
	{&records_pelatihan,
         PELATIHAN_SERTIFIKAT,
         {"nomorsertifikat", "nosertifikat", "nomorsttpp"}},
	{&records_pelatihan, PELATIHAN_TAHUN, {"tahundiklat", "tahunpelatihan"}},
	{&records_pelatihan, PELATIHAN_STATUS, {"statuspelatihan", "statuskepesertaan"}},

	{&records_standar, STANDAR_JABATAN, {"namajabatan", "jabatannama"}},
	{&records_standar, STANDAR_KOMPETENSI, {"namakompetensi"}},
	{&records_standar,
         STANDAR_LEVEL,
         {"levelstandar", "standarlevel", "levelkompetensi"}},

	{&records_kompetensi, KOMPETENSI_NIP, {"nipbaru", "nip", "nippegawai"}},
	{&records_kompetensi, KOMPETENSI_KOMPETENSI, {"namakompetensi"}},
	{&records_kompetensi,
         KOMPETENSI_LEVEL,
         {"levelhasil", "levelcapaian", "levelkompetensi"}},
	{&records_kompetensi,
         KOMPETENSI_TANGGAL,
         {"tanggalasesmen", "tanggalpenilaian", "tglasesmen"}},
};

/* Spellings of a code, squashed; those equal to the squashed code itself are not
 * repeated. */
struct value {
	const struct schema_codes *codes;
	const char *name;
	int code;
};

static const struct value values[] = {
	/* BKN's reference data spells it "ESPEKTASI". */
	{&records_rating, "diatasekspektasi", RATING_DI_ATAS},
	{&records_rating, "diatasespektasi", RATING_DI_ATAS},
	{&records_rating, "sesuaiekspektasi", RATING_SESUAI},
	{&records_rating, "sesuaiespektasi", RATING_SESUAI},
	{&records_rating, "dibawahekspektasi", RATING_DI_BAWAH},
	{&records_rating, "dibawahespektasi", RATING_DI_BAWAH},
	{&records_predikat, "kurangmisconduct", PREDIKAT_KURANG},
	{&records_status, "p", STATUS_PNS},
	{&records_status, "c", STATUS_CPNS},
	{&records_kedudukan, "pppkaktif", KEDUDUKAN_AKTIF},
	{&records_kedudukan, "cutiluartanggungannegara", 1},
	{&records_kedudukan, "cutidiluartanggungannegara", 1},
	{&records_kedudukan, "pemberhentiansementara", 3},
	{&records_jenis_jabatan, "jabatanfungsionaltertentu", 5},
	{&records_jenis_jabatan, "fungsionaltertentu", 5},
	{&records_jenis_jabatan, "jabatanfungsional", 5},
	{&records_jenis_jabatan, "jabatanfungsionalumum", 6},
	{&records_jenis_jabatan, "fungsionalumum", 6},
	{&records_jenis_jabatan, "jabatanpelaksana", 6},
	{&records_pendidikan, "sekolahdasar", 0},
	{&records_pendidikan, "sltp", 1},
	{&records_pendidikan, "sltpkejuruan", 1},
	{&records_pendidikan, "slta", 2},
	{&records_pendidikan, "sltakejuruan", 2},
	{&records_pendidikan, "sltakeguruan", 2},
	{&records_pendidikan, "diplomai", 3},
	{&records_pendidikan, "diplomaii", 4},
	{&records_pendidikan, "diplomaiii", 5},
	{&records_pendidikan, "diplomaiiisarjanamuda", 5},
	{&records_pendidikan, "diplomaiv", 6},
	{&records_pendidikan, "s1sarjana", 7},
	{&records_pendidikan, "s2magister", 8},
	{&records_pendidikan, "s3doktor", 9},
	/* The 25 forms of the SIASN list. */
	{&records_bentuk, "diklatstruktural", 0},
	{&records_bentuk, "pelatihanstrukturalkepemimpinan", 0},
	{&records_bentuk, "pelatihanmanajerial", 1},
	{&records_bentuk, "diklatteknis", 2},
	{&records_bentuk, "pelatihanteknis", 2},
	{&records_bentuk, "diklatfungsional", 3},
	{&records_bentuk, "pelatihanfungsional", 3},
	{&records_bentuk, "pelatihansosialkultural", 4},
	{&records_bentuk, "seminarkonferensisarasehan", 5},
	{&records_bentuk, "seminarkonferensi", 5},
	{&records_bentuk, "lokakarya", 6},
	{&records_bentuk, "workshoplokakarya", 6},
	{&records_bentuk, "bimbinganteknis", 9},
	{&records_bentuk, "klasikallainnya", 11},
	{&records_bentuk, "pelatihanjarakjauh", 15},
	{&records_bentuk, "pembelajaranalamterbuka", 17},
	{&records_bentuk, "pertukaranpnsdenganpegawaiswasta", 19},
	{&records_bentuk, "bimbinganditempatkerja", 22},
	{&records_bentuk, "magangpraktikkerja", 23},
	{&records_bentuk, "nonklasikallainnya", 24},
	{&records_status_latih, "lulus", LATIH_SELESAI},
	{&records_status_latih, "sedangberjalan", LATIH_BERJALAN},
	{&records_status_latih, "dibatalkan", LATIH_BATAL},
};

struct slice
alias_squash(struct slice s, char room[ALIAS_ROOM])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			continue;
		if (n == ALIAS_ROOM)
			return (struct slice){room, 0};
		room[n++] = c;
	}
	return (struct slice){room, n};
}

static bool
is_squash_of(const char *name, struct slice squashed)
{
	char room[ALIAS_ROOM];

	return slice_eq(alias_squash(slice_of(name), room), squashed);
}

int
alias_field(const struct schema_type *type, struct slice squashed, int *rank)
{
	*rank = 0;
	for (size_t i = 0; squashed.n && i < type->n; i++)
		/* pelatihan.nama is the course; a column "Nama" in a training list is a
		 * person. */
		if (is_squash_of(type->fields[i].name, squashed) &&
		    !(type == &records_pelatihan && i == PELATIHAN_NAMA))
			return (int)i;
	for (size_t i = 0; squashed.n && i < sizeof columns / sizeof *columns; i++) {
		if (columns[i].type != type)
			continue;
		for (*rank = 1; columns[i].names[*rank - 1]; ++*rank)
			if (slice_eq(slice_of(columns[i].names[*rank - 1]), squashed))
				return columns[i].field;
	}
	return -1;
}

const char *
alias_name(const struct schema_type *type, int field, size_t i)
{
	for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
		if (columns[k].type == type && columns[k].field == field)
			return columns[k].names[i];
	return NULL;
}

int
alias_code(const struct schema_codes *codes, struct slice squashed)
{
	for (size_t i = 0; squashed.n && i < codes->n; i++)
		if (is_squash_of(codes->codes[i], squashed))
			return (int)i;
	for (size_t i = 0; squashed.n && i < sizeof values / sizeof *values; i++)
		if (values[i].codes == codes &&
		    slice_eq(slice_of(values[i].name), squashed))
			return values[i].code;
	return -1;
}

const char *
alias_value(const struct schema_codes *codes, size_t i, int *code)
{
	for (size_t k = 0; k < sizeof values / sizeof *values; k++)
		if (values[k].codes == codes && i-- == 0) {
			*code = values[k].code;
			return values[k].name;
		}
	return NULL;
}

bool
alias_is_nothing(struct slice s)
{
	static const char *const words[] = {"-", "null", "n/a", "#n/a", "#ref!"};

	for (size_t i = 0; s.n <= 5 && i < sizeof words / sizeof *words; i++) {
		size_t k = 0;

		while (k < s.n && words[i][k] != '\0' &&
		       (s.p[k] == words[i][k] ||
		        (s.p[k] >= 'A' && s.p[k] <= 'Z' && s.p[k] + 32 == words[i][k])))
			k++;
		if (k == s.n && words[i][k] == '\0')
			return true;
	}
	return false;
}
