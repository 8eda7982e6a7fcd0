#include "invent.h"

#include <stdio.h>

#define SEED 0x61736eU
#define BIRTH_DAYS 12000U /* from 1968-01-01 */
#define SERIALS 999U
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* What a number is drawn for. */
enum purpose { NAME, DEGREE, UNIT, OLD_UNIT, POST, APPOINTED, SEX, SERVICE };
enum purpose_of_row { SHAPE = 16, RESULT, CONDUCT, GAP, DIFFER, DAY, SECOND, NO_UNIT };

/* How one (person, period) is recorded. */
enum shape { SINGLE, NONE, TRANSFER, AND_ACTING, ONLY_ACTING, REPEAT, CONTRADICTION };
static const unsigned char rows_of[] = {1, 0, 2, 2, 1, 2, 2};

/* PermenPANRB 6/2022, [hasil kerja][perilaku]. */
static const unsigned char nine[3][3] = {
	{0, 1, 3},
	{1, 1, 3},
	{2, 2, 4},
};

static const char *const given[] = {
	"Siti",  "Budi",    "Agus",   "Dewi",   "Sri",    "Muhammad",
	"Eko",   "Rina",    "Wayan",  "Made",   "Andi",   "Yohanes",
	"Maria", "Nurul",   "Abdul",  "Fitri",  "Hendra", "Indah",
	"Joko",  "Kartika", "Lukman", "Ma'ruf", "Ni Luh", "Oktaviani",
	"Putu",  "Ratna",   "Slamet", "Tri",    "Umi",    "Yusuf",
};
static const char *const family[] = {
	"Rahmawati",  "Santoso",   "Wibowo",       "Lestari",  "Hidayat",
	"Siregar",    "Nasution",  "Simanjuntak",  "Kusuma",   "Pratama",
	"Saputra",    "Handayani", "Purnomo",      "Setiawan", "Utami",
	"Wulandari",  "Nugroho",   "Maulana",      "Tanjung",  "Lubis",
	"Pattiasina", "Rumbiak",   "Daeng Matutu", "Susanti",
};
static const char *const degrees[] = {
	", S.Pd.", ", S.Kom.", ", S.E., M.M.", ", A.Md.Kep.", ", S.H.", ", S.Sos., M.Si.",
};
static const char *const sections[] = {
	"Subbagian Umum dan Kepegawaian",
	"Subbagian Keuangan",
	"Bidang Pelayanan",
	"Bidang Pembinaan",
	"Seksi Data dan Informasi",
	"UPTD Wilayah I",
	"UPTD Wilayah II",
	"Kelompok Jabatan Fungsional",
};
static const char *const offices[] = {
	"Dinas Kesehatan",
	"Dinas Pendidikan",
	"Dinas Sosial",
	"Dinas Perhubungan",
	"Badan Pendapatan Daerah",
	"Inspektorat",
	"Sekretariat Daerah",
	"Sekretariat DPRD",
	"Dinas Pekerjaan Umum dan Penataan Ruang",
	"Dinas Tenaga Kerja",
	"Dinas Lingkungan Hidup",
	"Dinas Komunikasi dan Informatika",
	"Dinas Kependudukan dan Pencatatan Sipil",
	"Dinas Pertanian dan Ketahanan Pangan",
	"Dinas Perpustakaan dan Kearsipan",
	"RSUD",
	"Badan Kepegawaian dan Pengembangan SDM",
	"Satuan Polisi Pamong Praja",
	"Dinas Perdagangan",
	"Badan Perencanaan Pembangunan Daerah",
	"Dinas Pariwisata",
	"Kecamatan Sukamaju",
	"Kecamatan Mekarsari",
	"Dinas Kelautan dan Perikanan",
	"Badan Penanggulangan Bencana Daerah",
	"Dinas Koperasi dan UKM",
	"Dinas Pemberdayaan Masyarakat dan Desa",
	"Kecamatan Cibeureum",
	"Badan Kesatuan Bangsa dan Politik",
	"Dinas Pemadam Kebakaran",
	"Dinas Perumahan, Kawasan Permukiman dan Pertanahan",
	"Badan Pengelola Keuangan",
};

static const struct post posts[] = {
	{"Pengadministrasi Perkantoran", "pelaksana", "", "II/c", "V", "sma"},
	{"Guru Ahli Pertama", "fungsional", "ahli_pertama", "III/b", "IX", "s1"},
	{"Guru Ahli Muda", "fungsional", "ahli_muda", "III/d", "IX", "s1"},
	{"Perawat Terampil", "fungsional", "terampil", "II/d", "VII", "d3"},
	{"Bidan Mahir", "fungsional", "mahir", "III/a", "VII", "d3"},
	{"Analis SDM Aparatur Ahli Muda", "fungsional", "ahli_muda", "III/c", "IX", "s1"},
	{"Pranata Komputer Mahir", "fungsional", "mahir", "III/a", "VII", "d3"},
	{"Kepala Seksi", "pengawas", "", "III/d", "IX", "s1"},
};

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15U;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
	return x ^ (x >> 31);
}

/* A number below n for this person, period and purpose. */
static uint32_t
draw(uint32_t person, uint32_t period, uint32_t purpose, uint32_t n)
{
	uint64_t key = (uint64_t)person << 32 | period << 8 | purpose;

	return (uint32_t)(mix(mix(key) + SEED) >> 16) % n;
}

/* A small Feistel network, walked until it lands inside. */
uint32_t
invent_order(uint32_t k, uint32_t n, uint32_t salt)
{
	uint32_t half = 1, mask;

	while (half < 16 && (uint64_t)1 << 2 * half < n)
		half++;
	mask = ((uint32_t)1 << half) - 1;
	do {
		uint32_t l = k >> half, r = k & mask;

		for (uint32_t round = 0; round < 4; round++) {
			uint64_t key = (uint64_t)salt << 40 | round << 24 | r;
			uint32_t t = l ^ ((uint32_t)mix(key) & mask);

			l = r;
			r = t;
		}
		k = l << half | r;
	} while (k >= n);
	return k;
}

static struct day
birth_day(uint32_t days)
{
	static const unsigned char length[] = {31, 28, 31, 30, 31, 30,
	                                       31, 31, 30, 31, 30, 31};
	struct day b = {1968, 1, 1};

	for (;;) {
		uint32_t year = b.y % 4 == 0 ? 366 : 365; /* 2000 is a leap year too */

		if (days < year)
			break;
		days -= year;
		b.y++;
	}
	for (;; b.m++) {
		uint32_t n = length[b.m - 1] + (b.m == 2 && b.y % 4 == 0 ? 1U : 0U);

		if (days < n)
			break;
		days -= n;
	}
	b.d = days + 1;
	return b;
}

/* Birth day and serial together name one person, whatever the rest is. */
bool
invent_nip(uint32_t i, char nip[19])
{
	uint64_t q = (uint64_t)i * 1299709U % ((uint64_t)BIRTH_DAYS * SERIALS);
	struct day b = birth_day((uint32_t)(q % BIRTH_DAYS));
	unsigned serial = (unsigned)(q / BIRTH_DAYS) + 1;
	unsigned sex = 1 + draw(i, 0, SEX, 2), year, month;
	uint32_t a = draw(i, 0, APPOINTED, 1200);
	bool pppk = a >= 1080;
	uint64_t n;

	if (pppk) {
		year = 2021 + a % 3;
		month = 21;
	} else {
		year = b.y + 22 + a / 12 % 10;
		year = year > 2023 ? 2023 : year;
		month = a % 12 + 1;
	}
	n = ((b.y * 100ULL + b.m) * 100 + b.d) * 1000000 + year * 100 + month;
	n = (n * 10 + sex) * 1000 + serial;
	for (int k = 18; k-- > 0; n /= 10)
		nip[k] = (char)('0' + n % 10);
	nip[18] = '\0';
	return pppk;
}

void
invent_person(const struct agency *g, uint32_t i, struct person *p)
{
	static const char *const standings[] = {"cltn", "tugas_belajar", "pensiun",
	                                        "lain"};
	uint32_t name = draw(i, 0, NAME, 1U << 20), degree = draw(i, 0, DEGREE, 1000);
	uint32_t service = draw(i, 0, SERVICE, 1000);

	p->pppk = invent_nip(i, p->nip);
	snprintf(p->name, sizeof p->name, "%s %s %s%s", given[name % COUNT(given)],
	         given[name / 32 % COUNT(given)], family[name / 1024 % COUNT(family)],
	         degree < 60 ? degrees[degree % COUNT(degrees)] : "");
	p->unit = draw(i, 0, UNIT, g->units);
	p->post = &posts[draw(i, 0, POST, COUNT(posts))];
	p->from = p->to = (struct day){0, 0, 0};
	p->standing = service < 500 ? "aktif" : "";
	if (service >= 990)
		p->standing = standings[service % 4];
	else if (service >= 985)
		p->from = (struct day){2024, 1 + service % 12, 1};
	else if (service >= 980)
		p->to = (struct day){2024, 1 + service % 12, 28};
}

static unsigned
day_number(struct day d)
{
	return (d.y * 100 + d.m) * 100 + d.d;
}

static void
quarter(uint32_t period, struct day *first, struct day *last)
{
	static const unsigned char end[] = {31, 30, 30, 31};
	unsigned y = 2024 + period / 4, q = period % 4;

	*first = (struct day){y, q * 3 + 1, 1};
	*last = (struct day){y, q * 3 + 3, end[q]};
}

static bool
in_service(const struct person *p, uint32_t period)
{
	struct day first, last;

	quarter(period, &first, &last);
	return (p->from.y == 0 || day_number(p->from) <= day_number(last)) &&
	       (p->to.y == 0 || day_number(p->to) >= day_number(first));
}

static enum shape
shape_of(uint32_t person, uint32_t period)
{
	uint32_t h = draw(person, period, SHAPE, 10000);

	return h < 230   ? NONE
	       : h < 430 ? TRANSFER
	       : h < 530 ? AND_ACTING
	       : h < 540 ? ONLY_ACTING
	       : h < 550 ? REPEAT
	       : h < 552 ? CONTRADICTION
	                 : SINGLE;
}

static unsigned
rating(uint32_t h)
{
	return h < 120 ? 0 : h < 960 ? 1 : 2;
}

static void
row_ratings(uint32_t i, uint32_t period, uint32_t nth, struct row *r)
{
	uint32_t salt = period * 2 + nth, gap = draw(i, salt, GAP, 1000);

	r->result = rating(draw(i, salt, RESULT, 1000));
	r->conduct = rating(draw(i, salt, CONDUCT, 1000));
	r->predicate = nine[r->result][r->conduct];
	if (draw(i, salt, DIFFER, 1000) == 0)
		r->predicate = (r->predicate + 1) % 5;
	if (gap < 12)
		r->predicate = PREDICATE_MISSING;
	if (gap < 4 || (gap >= 12 && gap < 18))
		r->result = RATING_MISSING;
	if (gap < 6 || (gap >= 15 && gap < 20))
		r->conduct = RATING_MISSING;
}

/* Where only the rating's day tells the later row, both keep the dates of the quarter. */
static void
before_transfer(uint32_t day, struct row *r)
{
	if (day < 5) {
		r->rated.d += 5;
		return;
	}
	r->to = (struct day){r->from.y, r->from.m + 1, day + 1};
	r->rated = (struct day){r->from.y, r->from.m + 2, day + 1};
}

bool
invent_row(const struct agency *g, uint32_t i, uint32_t period, uint32_t nth,
           struct person *p, struct row *r)
{
	enum shape shape = shape_of(i, period);
	uint32_t day = draw(i, period, DAY, 20);

	if (nth >= rows_of[shape])
		return false;
	invent_person(g, i, p);
	if (!in_service(p, period))
		return false;
	row_ratings(i, period, shape == REPEAT ? 0 : nth, r);
	quarter(period, &r->from, &r->to);
	r->rated = (struct day){r->to.y, r->to.m + 1, day + 1};
	if (r->rated.m > 12)
		r->rated = (struct day){r->to.y + 1, 1, day + 1};
	r->second = 8 * 3600 + draw(i, period * 2 + nth, SECOND, 8 * 3600);
	r->unit = p->unit;
	r->has_unit = draw(i, period, NO_UNIT, 200) != 0;
	r->acting = shape == ONLY_ACTING || (shape == AND_ACTING && nth == 1);
	if (r->acting || (shape == TRANSFER && nth == 1))
		r->unit = draw(i, period, OLD_UNIT, g->units);
	if (shape == TRANSFER && nth == 1)
		before_transfer(day, r);
	return true;
}

struct agency
invent_agency(uint32_t people, uint32_t periods)
{
	return (struct agency){people, people / 10000, people / 40 + 1, periods};
}

void
invent_office(uint32_t unit, char name[INVENT_UNIT_BUF])
{
	uint32_t office = unit / COUNT(sections);

	snprintf(name, INVENT_UNIT_BUF, "%s Kab. %03u", offices[office % COUNT(offices)],
	         (unsigned)(office / COUNT(offices)));
}

void
invent_unit(uint32_t unit, char name[INVENT_UNIT_BUF])
{
	char office[INVENT_UNIT_BUF];

	invent_office(unit, office);
	snprintf(name, INVENT_UNIT_BUF, "%s %.90s", sections[unit % COUNT(sections)],
	         office);
}
