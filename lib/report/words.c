#include "report/words.h"

#include <stdio.h>
#include <string.h>

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"

struct word {
	const char *code, *text;
};

static const char *const months[] = {"Januari",   "Februari", "Maret",    "April",
                                     "Mei",       "Juni",     "Juli",     "Agustus",
                                     "September", "Oktober",  "November", "Desember"};
static const char *const halves[] = {"I", "II"};
static const char *const quarters[] = {"I", "II", "III", "IV"};

static const char *const predicates[] = {
	[PREDIKAT_SANGAT_BAIK] = "Sangat baik",
	[PREDIKAT_BAIK] = "Baik",
	[PREDIKAT_BUTUH_PERBAIKAN] = "Butuh perbaikan",
	[PREDIKAT_KURANG] = "Kurang",
	[PREDIKAT_SANGAT_KURANG] = "Sangat kurang",
	[PREDIKAT_CUKUP] = "Cukup",
	[PREDIKAT_BURUK] = "Buruk",
};

static const char *const ratings[] = {
	[RATING_DI_ATAS] = "di atas ekspektasi",
	[RATING_SESUAI] = "sesuai ekspektasi",
	[RATING_DI_BAWAH] = "di bawah ekspektasi",
};

static const char *const statuses[] = {
	[SKOR_LENGKAP] = "penilaian lengkap",
	[SKOR_SEMENTARA] =
		"sementara: penilaian belum lengkap, predikat belum dapat ditetapkan",
	[SKOR_BELUM_DINILAI] = "belum dinilai",
	[SKOR_BERTENTANGAN] =
		"ada penilaian yang saling bertentangan, predikat belum dapat ditetapkan",
	[SKOR_BEDA] =
		"penilaian lengkap; predikat tercatat berbeda dari hasil menurut aturan",
};

static const struct word notes[] = {
	{"asesmen_bertentangan",
         "asesmen pada hari yang sama menyebut level yang berbeda"},
	{"belum_diasesmen", "belum ada asesmen untuk kompetensi itu"},
	{"di_bawah_standar", "level yang dicapai di bawah level yang disyaratkan"},
	{"ganda",
         "ada beberapa penilaian untuk periode itu; yang paling akhir selesai dipakai"},
	{"jp_tidak_diketahui", "ada pelatihan yang jamnya tidak tercatat"},
	{"kedaluwarsa", "asesmen terakhir sudah melewati masa berlakunya"},
	{"pegawai_ganda",
         "daftar pegawai memuat beberapa baris yang berbeda untuk orang itu"},
	{"plt", "penilaian sebagai pelaksana tugas (Plt.) tidak ikut dihitung"},
	{"sertifikat_ganda", "sertifikat yang sama tercatat lebih dari satu kali"},
	{"skor_ganda", "ada beberapa skor yang berbeda untuk orang dan periode itu"},
	{"standar_bertentangan",
         "standar menyebut level yang berbeda untuk jabatan yang sama"},
	{"status_tidak_diketahui",
         "status kepegawaian (PNS, CPNS, PPPK) tidak diketahui"},
	{"tanpa_data_pelatihan", "tidak ada data pelatihan sama sekali"},
	{"tanpa_pegawai", "ada penilaian, tetapi tidak ada dalam daftar pegawai"},
	{"tidak_aktif", "sedang tidak aktif; disebut tersendiri dan tidak ikut dihitung"},
	{"wajib_bulan", "bertugas sebagian tahun; wajib JP dihitung menurut bulan tugas"},
};

static const struct word achievements[] = {
	{"istimewa", "Istimewa"},
	{"baik", "Baik"},
	{"butuh_perbaikan", "Butuh perbaikan"},
	{"kurang", "Kurang"},
	{"sangat_kurang", "Sangat kurang"},
};

static const struct word patterns[] = {
	{"sesuai", "sesuai pola"},
	{"melanggar", "tidak sesuai pola"},
	{"terlalu_kecil", "terlalu kecil untuk diuji"},
	{"tidak_diuji", "tidak diuji"},
};

static const struct word confidences[] = {
	{"teks", "teks: dibaca dalam naskah peraturan"},
	{"sekunder", "sekunder: dari tulisan tentang peraturannya"},
	{"praktik", "praktik: dari aplikasi yang dipakai"},
	{"ingatan", "ingatan: belum dipastikan"},
	{"kebijakan", "kebijakan: pilihan setempat"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *
look_up(const struct word *words, size_t n, struct slice code)
{
	for (size_t i = 0; i < n; i++)
		if (slice_eq(slice_of(words[i].code), code))
			return words[i].text;
	return NULL;
}

/* Copies number, decimal point, into buf the Indonesian way. */
static const char *
grouped(char buf[WORDS_BUF], const char *number)
{
	size_t whole = strcspn(number, "."), at = 0;

	for (size_t i = 0; number[i] != '\0'; i++) {
		size_t left = whole - i;

		if (i > 0 && i < whole && left % 3 == 0 && number[i - 1] != '-')
			buf[at++] = '.';
		buf[at++] = number[i] == '.' ? ',' : number[i];
	}
	buf[at] = '\0';
	return buf;
}

const char *
words_int(char buf[WORDS_BUF], int64_t v)
{
	char number[DEC_BUF];

	dec_format_int(number, v);
	return grouped(buf, number);
}

const char *
words_decimal(char buf[WORDS_BUF], int64_t millionths, int places)
{
	char number[DEC_BUF];

	dec_format(number, millionths, places);
	return grouped(buf, number);
}

const char *
words_date(char buf[WORDS_BUF], int32_t days)
{
	struct date d = date_civil(days);

	snprintf(buf, WORDS_BUF, "%d %s %d", d.day, months[d.month - 1], d.year);
	return buf;
}

const char *
words_period(char buf[WORDS_BUF], int64_t period)
{
	int part = (int)(period % 32), year = period_year(period);

	if (part == 0)
		snprintf(buf, WORDS_BUF, "Tahun %d", year);
	else if (part <= 12)
		snprintf(buf, WORDS_BUF, "%s %d", months[part - 1], year);
	else if (part <= 14)
		snprintf(buf, WORDS_BUF, "Semester %s %d", halves[part - 13], year);
	else
		snprintf(buf, WORDS_BUF, "Triwulan %s %d", quarters[(part - 15) & 3],
		         year);
	return buf;
}

const char *
words_nip(char buf[WORDS_BUF], int64_t nip)
{
	char d[NIP_BUF];

	nip_format(d, nip);
	snprintf(buf, WORDS_BUF, "%.8s %.6s %.1s %.3s", d, d + 8, d + 14, d + 15);
	return buf;
}

const char *
words_predicate(int code)
{
	return code >= 0 && (size_t)code < COUNT(predicates) ? predicates[code] : NULL;
}

const char *
words_rating(int code)
{
	return code >= 0 && (size_t)code < COUNT(ratings) ? ratings[code] : NULL;
}

const char *
words_status(int code)
{
	return code >= 0 && (size_t)code < COUNT(statuses) ? statuses[code] : NULL;
}

const char *
words_note(char buf[WORDS_BUF], struct slice note)
{
	static const char over[] = "melebihi_";
	size_t n = sizeof(over) - 1;
	char ceiling[WORDS_BUF];
	struct err e;
	int64_t v;

	if (note.n <= n || memcmp(note.p, over, n) != 0)
		return look_up(notes, COUNT(notes), note);
	if (dec_parse((struct slice){note.p + n, note.n - n}, &v, &e) != 0)
		return NULL;
	snprintf(buf, WORDS_BUF, "melebihi batas atas %.24s JP",
	         words_decimal(ceiling, v, -1));
	return buf;
}

const char *
words_achievement(struct slice code)
{
	return look_up(achievements, COUNT(achievements), code);
}

const char *
words_pattern(struct slice code)
{
	return look_up(patterns, COUNT(patterns), code);
}

const char *
words_confidence(const char *mark)
{
	return look_up(confidences, COUNT(confidences), slice_of(mark));
}
