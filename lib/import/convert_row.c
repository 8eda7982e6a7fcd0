#include "import/convert_row.h"

#include "asn/nip.h"
#include "asn/records.h"
#include "base/ascii.h"
#include "base/date.h"
#include "import/alias.h"
#include "import/bare.h"
#include "import/day.h"
#include "import/hours.h"

bool
convert_is_structural(const struct convert *c, struct slice jenis)
{
	const struct schema_field *f = &records_pegawai.fields[PEGAWAI_JENIS_JABATAN];
	char room[ALIAS_ROOM];
	struct slice q = alias_squash(jenis, room);

	return (slice_eq(q, SLICE("struktural")) ||
	        slice_eq(q, SLICE("jabatanstruktural"))) &&
	       !convert_mapped(c, f, bare_trim(jenis, NULL));
}

/* The kind of post that has this echelon, such as II.a; -1 when none has, or two. */
static int
post_of(struct slice eselon)
{
	static const struct {
		const char *echelon; /* without its a or b */
		int code;
	} posts[] = {
		{"ii", JABATAN_JPT_PRATAMA},
		{"iii", JABATAN_ADMINISTRATOR},
		{"iv", JABATAN_PENGAWAS},
		{"v", JABATAN_PELAKSANA},
	};
	char room[ALIAS_ROOM];
	struct slice q = alias_squash(eselon, room);

	if (slice_eq(q, SLICE("ib")))
		return JABATAN_JPT_MADYA;
	if (q.n < 2 || (q.p[q.n - 1] != 'a' && q.p[q.n - 1] != 'b'))
		return -1;
	q.n--;
	for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
		if (slice_eq(q, slice_of(posts[i].echelon)))
			return posts[i].code;
	return -1;
}

static int
structural(const struct convert *c, struct record *r, struct slice eselon, struct err *e)
{
	const struct schema_field *f = &r->type->fields[PEGAWAI_JENIS_JABATAN];
	char room[ALIAS_ROOM];
	const struct map_entry *m;
	int code = -1;

	eselon = bare_trim(eselon, NULL);
	if ((m = convert_mapped(c, f, eselon)))
		code = schema_code(f->codes, m->to);
	if (code < 0)
		code = post_of(eselon);
	if (code >= 0) {
		records_code(r, PEGAWAI_JENIS_JABATAN, code);
		return 0;
	}
	if (slice_eq(alias_squash(eselon, room), SLICE("ia")))
		err_row(e, "eselon",
		        "jpt_utama or jpt_madya; say which with --map, "
		        "nilai.jenis_jabatan of this echelon");
	else
		err_row(e, "eselon",
		        "a structural post needs an echelon from I.a to V.b to tell its "
		        "level");
	err_field(e, SLICE("jenis_jabatan"));
	return err_value(e, eselon, 0);
}

static void
level_from_title(struct record *r)
{
	char room[ALIAS_ROOM], own[ALIAS_ROOM];
	struct slice title = alias_squash(r->f[PEGAWAI_JABATAN].s, room);

	for (size_t i = 0; i < records_jenjang.n; i++) {
		struct slice end = alias_squash(slice_of(records_jenjang.codes[i]), own);

		if (title.n >= end.n &&
		    memcmp(title.p + title.n - end.n, end.p, end.n) == 0)
			records_code(r, PEGAWAI_JENJANG, (int)i);
	}
}

/* III is a grade of PPPK; of a PNS it is half of one, and nobody knows which. */
static int
check_grade(const struct record *r, struct err *e)
{
	const struct field *grade = &r->f[PEGAWAI_GOLONGAN];

	if (grade->s.n == 0 || memchr(grade->s.p, '/', grade->s.n) ||
	    nip_kind(r->f[PEGAWAI_NIP].v) != NIP_PNS)
		return 0;
	err_row(e, "golongan",
	        "a grade of PPPK beside the NIP of a PNS; want I/a to IV/e");
	err_field(e, SLICE("golongan"));
	return err_value(e, grade->s, 0);
}

int
convert_post(const struct convert *c, struct record *r, bool is_structural,
             struct slice eselon, struct slice kedudukan, struct err *e)
{
	const struct field *jenis = &r->f[PEGAWAI_JENIS_JABATAN];

	if (is_structural && structural(c, r, eselon, e) != 0)
		return -1;
	if (jenis->s.n && jenis->v == JABATAN_FUNGSIONAL && !r->f[PEGAWAI_JENJANG].s.n)
		level_from_title(r);
	/* SIASN has P in STATUS CPNS PNS for PPPK too; the kedudukan is what tells. */
	if (kedudukan.n && ascii_begins(bare_trim(kedudukan, NULL), SLICE("pppk")))
		records_code(r, PEGAWAI_STATUS, STATUS_PPPK);
	return check_grade(r, e);
}

int
convert_status(struct record *r, struct slice said, struct err *e)
{
	const struct field *status = &r->f[PEGAWAI_STATUS];
	char room[ALIAS_ROOM];

	if (status->s.n == 0 || status->v == STATUS_PPPK ||
	    nip_kind(r->f[PEGAWAI_NIP].v) != NIP_PPPK)
		return 0;
	if (slice_eq(alias_squash(said, room), SLICE("p"))) {
		records_code(r, PEGAWAI_STATUS, STATUS_PPPK);
		return 0;
	}
	err_row(e, "status", "not that of a PPPK, whose NIP stands beside it");
	err_field(e, SLICE("status"));
	return err_value(e, status->s, 0);
}

int
convert_training(const struct convert *c, struct record *r, struct err *e)
{
	static const int texts[] = {PELATIHAN_NAMA, PELATIHAN_PELATIHAN};
	struct field *jp = &r->f[PELATIHAN_JP];

	if (jp->s.n)
		return 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct slice text = r->f[texts[i]].s, digits;
		enum hours hours = text.n ? hours_find(text, &digits) : HOURS_NONE;
		int64_t v;

		if (hours == HOURS_NONE)
			continue;
		if (hours == HOURS_MANY || dec_parse(digits, &v, e) != 0 ||
		    (jp->s.n && jp->v != v)) {
			err_row(e, "jp_ganda",
			        "more than one figure of hours; write one in a cell jp");
			err_field(e, SLICE("jp"));
			return err_value(e, text, 0);
		}
		*jp = (struct field){digits, v};
	}
	if (jp->s.n)
		convert_count(c, 1U << CONVERT_HOURS);
	return 0;
}

/* The day in a cell beside a NIP; false when there is none to compare. */
static bool
day_beside(const struct convert *c, struct slice cell, struct date *day)
{
	enum day_style style;
	struct err e;
	int32_t days;

	cell = bare_trim(cell, NULL);
	if (cell.n > 1 && cell.p[0] == '\'')
		cell = (struct slice){cell.p + 1, cell.n - 1};
	if (cell.n == 0 || bare_word(cell) != BARE_VALUE)
		return false;
	if (day_read(cell, c->map->order, c->excel_dates, &days, &style, &e) != 0) {
		convert_count(c, 1U << CONVERT_UNCHECKED);
		return false;
	}
	if (days != DATE_NONE)
		*day = date_civil(days);
	return days != DATE_NONE;
}

/* 1 a man, 2 a woman, as in a NIP; 0 when the cell does not say. */
static int
sex_beside(const struct convert *c, struct slice cell)
{
	static const char *const words[2][7] = {
		{"l", "m", "1", "lakilaki", "pria", "male", "lk"},
		{"p", "f", "2", "perempuan", "wanita", "female", "pr"},
	};
	char room[ALIAS_ROOM];
	struct slice q = alias_squash(cell, room);

	for (size_t i = 0; q.n && i < 14; i++)
		if (slice_eq(q, slice_of(words[i / 7][i % 7])))
			return (int)(i / 7) + 1;
	if (q.n && bare_word(cell) == BARE_VALUE)
		convert_count(c, 1U << CONVERT_UNCHECKED);
	return 0;
}

/* Remarks on one NIP. */
struct remarks {
	struct err *out;
	size_t n;
	int64_t nip;
};

static void
remark(struct remarks *r, const char *code, const char *text)
{
	char digits[NIP_BUF];
	struct err *e = &r->out[r->n++];

	nip_format(digits, r->nip);
	err_row(e, code, "%s", text);
	err_field(e, SLICE("nip"));
	err_value(e, slice_of(digits), 1);
}

size_t
convert_cross(const struct convert *c, int64_t nip, const struct convert_beside *b,
              struct err out[CONVERT_REMARKS])
{
	struct remarks r = {out, 0, nip};
	struct date birth, cpns, pns, pppk;
	bool has_cpns = day_beside(c, b->tmt_cpns, &cpns), has_pppk = false;
	enum nip_kind kind = nip_kind(nip);
	int sex = sex_beside(c, b->sex);

	if (kind == NIP_PNS && has_cpns &&
	    (cpns.year != nip_year(nip) || cpns.month != nip_month(nip)))
		remark(&r, "con_1", "digits 9-14 are not year and month of TMT CPNS");
	if (day_beside(c, b->birth, &birth) && date_days(birth) != nip_birth(nip))
		remark(&r, "con_2", "digits 1-8 are not the birth date beside it");
	if (sex && sex != nip_sex(nip))
		remark(&r, "con_3", "digit 15 is not the sex beside it");
	if (kind == NIP_PPPK)
		has_pppk =
			day_beside(c, b->tmt_pppk.n ? b->tmt_pppk : b->tmt_cpns, &pppk);
	if (has_pppk && pppk.year != nip_year(nip))
		remark(&r, "con_4", "digits 9-12 are not the year of the TMT beside it");
	if (has_cpns && day_beside(c, b->tmt_pns, &pns) &&
	    date_days(cpns) > date_days(pns))
		remark(&r, "acc_1", "TMT CPNS is after TMT PNS");
	return r.n;
}
