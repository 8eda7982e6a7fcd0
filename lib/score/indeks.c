#include "score/indeks.h"

#include "asn/nip.h"
#include "score/noted.h"

static const char *const note_names[INDEKS_NOTES] = {
	"bukan_tahunan",       "cpns_tanpa_penilaian", "jenis_jabatan_tidak_diketahui",
	"jp_tidak_diketahui",  "pegawai_ganda",        "predikat_beda",
	"predikat_tercatat",   "skor_bertentangan",    "status_tidak_diketahui",
	"tanpa_data_disiplin", "tanpa_data_pelatihan", "tanpa_kinerja",
	"tanpa_kompetensi",    "tanpa_kualifikasi",    "tanpa_pegawai",
	"tidak_aktif",         "tidak_diukur",
};

/* Which of the notes says that a dimension lacks. */
static const unsigned lacks[INDEKS_DIMS] = {
	[INDEKS_DIM_KINERJA] = INDEKS_NOTE_TANPA,
	[INDEKS_DIM_KOMPETENSI] = INDEKS_NOTE_TANPA << 1,
	[INDEKS_DIM_KUALIFIKASI] = INDEKS_NOTE_TANPA << 2,
};

struct slice
indeks_notes(unsigned notes, char room[INDEKS_CATATAN_MAX])
{
	return noted_bits(room, note_names, notes);
}

int
indeks_employment(const struct person *p, int64_t nip)
{
	if (p->status >= 0)
		return p->status;
	switch (nip_kind(nip)) {
	case NIP_PNS:
		return STATUS_PNS;
	case NIP_PPPK:
		return STATUS_PPPK;
	case NIP_ODD:
		break;
	}
	return -1;
}

static void
take_figure(struct indeks *x, int dim, const struct indeks_rule_figure *f)
{
	x->dim[dim] = f->v;
	x->from[dim] = f;
}

static void
judge_parts(const struct indeks_rule *rule, const struct indeks_facts *facts,
            struct indeks *x)
{
	int kind = facts->person->jenis_jabatan, post = indeks_rule_post(kind);
	const struct indeks_learnt *l = &facts->learnt;
	int course = INDEKS_RULE_COURSE_FUNGSIONAL;

	if (post == INDEKS_RULE_STRUKTURAL)
		course = rule->kepemimpinan[kind];
	if (post != INDEKS_RULE_PELAKSANA)
		x->part[INDEKS_PART_COURSE] = (struct indeks_part){
			&rule->course[post], (l->courses >> course & 1) != 0};
	x->part[INDEKS_PART_TEKNIS] = (struct indeks_part){
		&rule->teknis[post],
		(signed char)(l->teknis == l->teknis_most ? l->teknis : -1)};
	x->part[INDEKS_PART_SEMINAR] = (struct indeks_part){
		&rule->seminar[post],
		(signed char)(l->seminar == l->seminar_most ? l->seminar : -1)};
}

static void
judge_development(const struct indeks_rule *rule, const struct indeks_facts *facts,
                  struct indeks *x)
{
	static const struct indeks_rule_figure none = {INDEKS_RULE_NONE, ""};
	const struct indeks_learnt *l = &facts->learnt;
	int predikat = facts->kinerja.predikat;
	const struct indeks_rule_figure *f =
		predikat < 0 ? &none : &rule->from_predikat[predikat];

	x->part[INDEKS_PART_COURSE] =
		(struct indeks_part){f, f->v == INDEKS_RULE_NONE ? -1 : 1};
	x->part[INDEKS_PART_TEKNIS] = (struct indeks_part){
		&rule->development,
		(signed char)(l->teknis == l->teknis_most ? l->teknis : -1)};
}

static void
judge_kompetensi(const struct indeks_rule *rule, const struct indeks_facts *facts,
                 struct indeks *x)
{
	int64_t sum = 0;
	bool known = true;

	if (!facts->any_training) {
		x->notes |= INDEKS_NOTE_TANPA_DATA_PELATIHAN;
		return;
	}
	if (rule->by_predikat) {
		judge_development(rule, facts, x);
	} else if (facts->person->jenis_jabatan < 0) {
		x->notes |= INDEKS_NOTE_JENIS_JABATAN;
		return;
	} else {
		judge_parts(rule, facts, x);
	}
	for (int i = 0; i < INDEKS_PARTS; i++) {
		const struct indeks_part *p = &x->part[i];

		if (p->done > 0)
			sum += p->figure->v;
		if (p->done < 0 && i != INDEKS_PART_COURSE)
			x->notes |= INDEKS_NOTE_JP;
		known &= p->done >= 0;
	}
	if (known)
		x->dim[INDEKS_DIM_KOMPETENSI] = sum;
}

static void
judge_kinerja(const struct indeks_rule *rule, const struct indeks_facts *facts,
              struct indeks *x)
{
	const struct indeks_kinerja *k = &facts->kinerja;

	if (k->disputed) {
		x->notes |= INDEKS_NOTE_SKOR_BERTENTANGAN;
	} else if (k->predikat >= 0) {
		take_figure(x, INDEKS_DIM_KINERJA, &rule->kinerja[k->predikat]);
		x->notes |= k->recorded ? INDEKS_NOTE_PREDIKAT_TERCATAT : 0;
		x->notes |= k->differs ? INDEKS_NOTE_PREDIKAT_BEDA : 0;
	} else {
		x->notes |= k->parts ? INDEKS_NOTE_BUKAN_TAHUNAN : 0;
		if (indeks_employment(facts->person, facts->nip) != STATUS_CPNS ||
		    rule->kinerja_cpns.v == INDEKS_RULE_NONE)
			return;
		take_figure(x, INDEKS_DIM_KINERJA, &rule->kinerja_cpns);
		x->notes |= INDEKS_NOTE_CPNS_TANPA_PENILAIAN;
	}
}

static void
judge_disiplin(const struct indeks_rule *rule, const struct indeks_facts *facts,
               struct indeks *x)
{
	int cell = facts->tingkat < 0 ? INDEKS_RULE_NEVER_PUNISHED : facts->tingkat;

	take_figure(x, INDEKS_DIM_DISIPLIN, &rule->disiplin[cell]);
	if (!facts->any_disiplin)
		x->notes |= INDEKS_NOTE_TANPA_DATA_DISIPLIN;
}

/* Whether somebody is measured at all. */
static bool
judge_person(const struct indeks_rule *rule, const struct indeks_facts *facts,
             struct indeks *x)
{
	int status = indeks_employment(facts->person, facts->nip);

	if (facts->person->ambiguous)
		x->notes |= INDEKS_NOTE_PEGAWAI_GANDA;
	if (facts->roster && !facts->person->listed)
		x->notes |= INDEKS_NOTE_TANPA_PEGAWAI;
	if (facts->person->listed && !person_is_active(facts->person))
		x->notes |= INDEKS_NOTE_TIDAK_AKTIF;
	if (status < 0)
		x->notes |= INDEKS_NOTE_STATUS;
	if (status < 0 || rule->measured[status])
		return true;
	x->notes |= INDEKS_NOTE_TIDAK_DIUKUR;
	return false;
}

static void
add_up(struct indeks *x)
{
	int64_t sum = 0;
	bool whole = !(x->notes & INDEKS_NOTE_STATUS);

	for (int i = 0; i < INDEKS_DIMS; i++) {
		if (x->dim[i] == INDEKS_RULE_NONE) {
			x->notes |= lacks[i];
			whole = false;
		}
		sum += x->dim[i];
	}
	if (whole)
		x->nilai = sum;
	x->status = whole ? SKOR_LENGKAP : SKOR_SEMENTARA;
	if (x->notes & INDEKS_NOTE_SKOR_BERTENTANGAN)
		x->status = SKOR_BERTENTANGAN;
}

void
indeks_judge(const struct indeks_rule *rule, const struct indeks_facts *facts,
             struct indeks *x)
{
	int pendidikan = facts->person->pendidikan;

	*x = (struct indeks){.nilai = INDEKS_RULE_NONE, .status = SKOR_BELUM_DINILAI};
	for (int i = 0; i < INDEKS_DIMS; i++)
		x->dim[i] = INDEKS_RULE_NONE;
	if (!judge_person(rule, facts, x))
		return;
	if (pendidikan >= 0)
		take_figure(x, INDEKS_DIM_KUALIFIKASI, &rule->kualifikasi[pendidikan]);
	judge_kompetensi(rule, facts, x);
	judge_kinerja(rule, facts, x);
	judge_disiplin(rule, facts, x);
	add_up(x);
}

bool
indeks_is_counted(const struct indeks *x)
{
	return !(x->notes & (INDEKS_NOTE_TIDAK_AKTIF | INDEKS_NOTE_TIDAK_DIUKUR));
}
