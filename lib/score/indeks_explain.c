#include "score/indeks_explain.h"

#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/indeks_disiplin.h"
#include "stream/fingerprint.h"

enum kind { KIND_SKOR, KIND_PELATIHAN, KIND_DISIPLIN };

struct indeks_explain_row {
	uint32_t row; /* in the evidence */
	enum kind kind;
	int year;
	struct indeks_kinerja kinerja;
	struct indeks_rule_match match;
	bool completed, over, stated; /* the hours */
	uint64_t print;               /* of the record */
	struct sb certificate;        /* empty: none */
	int32_t day;
};

struct telling {
	const struct indeks_explain_rows *x;
	const struct evidence *evidence;
	const struct indeks_rule *rule;
	const struct indeks_facts *facts;
	const struct indeks *index;
	int year;
	int32_t last;
	struct derive *d;
};

void
indeks_explain_release(struct indeks_explain_rows *x)
{
	for (uint32_t i = 0; i < x->n; i++)
		sb_release(&x->rows[i].certificate);
	mem_free(x->rows);
	*x = (struct indeks_explain_rows){0};
}

static struct indeks_explain_row *
add(struct indeks_explain_rows *x, uint32_t row, enum kind kind)
{
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n] = (struct indeks_explain_row){.row = row, .kind = kind};
	return &x->rows[x->n++];
}

void
indeks_explain_skor(struct indeks_explain_rows *x, uint32_t row,
                    const struct indeks_kinerja *k, int year)
{
	struct indeks_explain_row *r = add(x, row, KIND_SKOR);

	r->kinerja = *k;
	r->year = year;
}

void
indeks_explain_pelatihan(struct indeks_explain_rows *x, uint32_t row,
                         const struct indeks_rule *rule, const struct record *r,
                         bool completed, bool over)
{
	struct indeks_explain_row *to = add(x, row, KIND_PELATIHAN);

	to->year = indeks_learn_year(r);
	to->match = indeks_rule_match(rule, r);
	to->completed = completed;
	to->over = over;
	to->stated = r->f[PELATIHAN_JP].s.n > 0;
	to->print = fingerprint_of(r);
	sb_add(&to->certificate, r->f[PELATIHAN_SERTIFIKAT].s);
}

void
indeks_explain_disiplin(struct indeks_explain_rows *x, uint32_t row,
                        const struct record *r)
{
	add(x, row, KIND_DISIPLIN)->day = (int32_t)r->f[DISIPLIN_TANGGAL].v;
}

static const char *
place(const struct telling *t, const struct indeks_explain_row *r)
{
	return t->evidence->rows[r->row].place;
}

/* "15.00", or "tidak ada". */
static const char *
points(int64_t v, char room[DEC_BUF])
{
	if (v == INDEKS_RULE_NONE)
		return "tidak ada";
	dec_format(room, dec_rounded(v * 1000, 2), 2);
	return room;
}

static void
law(const struct telling *t, const char *keyakinan, const char *table, const char *cell)
{
	struct sb b = {0};

	sb_addf(&b, "%s, %s%s%s", t->rule->rules->basis[0].peraturan, table,
	        *cell ? "." : "", cell);
	derive_law(t->d, b.p, keyakinan);
	sb_release(&b);
}

static void
add_points(const struct telling *t, const char *nama, int64_t v)
{
	char room[DEC_BUF];

	derive_add(t->d, nama, "%s", points(v, room));
}

static const char *
code(const struct schema_codes *codes, int i)
{
	return i < 0 ? "tidak ada" : codes->codes[i];
}

static void
tell_kualifikasi(const struct telling *t)
{
	int pendidikan = t->facts->person->pendidikan;

	add_points(t, "kualifikasi", t->index->dim[INDEKS_DIM_KUALIFIKASI]);
	derive_how(t->d, "pendidikan %s", code(&records_pendidikan, pendidikan));
	if (pendidikan >= 0)
		law(t, t->rule->kualifikasi[pendidikan].keyakinan, "kualifikasi",
		    records_pendidikan.codes[pendidikan]);
	for (uint32_t i = 0; i < t->evidence->n; i++)
		if (t->evidence->rows[i].type == &records_pegawai)
			derive_from(t->d, t->evidence->rows[i].place);
}

static int
window_of(const struct telling *t, const struct indeks_explain_row *r)
{
	return r->match.course == INDEKS_RULE_TEKNIS ? t->rule->teknis_years
	                                             : t->rule->seminar_years;
}

static bool
has_certificate(const struct indeks_explain_row *r)
{
	return r->certificate.n > 0;
}

/* Whether the training takes part in the year. */
static bool
counts(const struct telling *t, const struct indeks_explain_row *r)
{
	if (r->kind != KIND_PELATIHAN || !r->completed || !r->over || r->year > t->year ||
	    r->match.course == INDEKS_RULE_NOTHING)
		return false;
	return r->match.course < INDEKS_RULE_COURSES ||
	       r->year > t->year - window_of(t, r);
}

static bool
same_certificate(const struct indeks_explain_row *a, const struct indeks_explain_row *b)
{
	return has_certificate(a) &&
	       slice_eq(sb_slice(&a->certificate), sb_slice(&b->certificate));
}

/* The one before it that has the same hours to show. */
static const struct indeks_explain_row *
shown_before(const struct telling *t, const struct indeks_explain_row *r)
{
	for (const struct indeks_explain_row *o = t->x->rows; o < r; o++)
		if (counts(t, o) && o->match.course == r->match.course &&
		    (o->print == r->print || same_certificate(o, r)))
			return o;
	return NULL;
}

/* One whose certificate stands in a record of the other kind. */
static const struct indeks_explain_row *
shared_with(const struct telling *t, const struct indeks_explain_row *r)
{
	for (uint32_t i = 0; i < t->x->n; i++) {
		const struct indeks_explain_row *o = &t->x->rows[i];

		if (counts(t, o) && o->match.course >= INDEKS_RULE_COURSES &&
		    o->match.course != r->match.course && same_certificate(o, r))
			return o;
	}
	return NULL;
}

static bool
fits_post(const struct telling *t, const struct indeks_explain_row *r)
{
	int kind = t->facts->person->jenis_jabatan;

	if (kind < 0 || t->rule->by_predikat)
		return false;
	if (indeks_rule_post(kind) == INDEKS_RULE_STRUKTURAL)
		return (int)r->match.course == t->rule->kepemimpinan[kind];
	return indeks_rule_post(kind) == INDEKS_RULE_FUNGSIONAL &&
	       r->match.course == INDEKS_RULE_COURSE_FUNGSIONAL;
}

static void
how_course(const struct telling *t, const struct indeks_explain_row *r)
{
	const char *name = indeks_rule_course_name(r->match.course);

	if (!fits_post(t, r))
		derive_how(t->d,
		           "tidak dipakai: diklat %s, bukan yang diukur untuk "
		           "jabatan ini",
		           name);
	else if (r->match.course == INDEKS_RULE_COURSE_FUNGSIONAL)
		derive_how(t->d, "dipakai: diklat fungsional; untuk jabatan fungsional "
		                 "mana tidak diperiksa");
	else
		derive_how(t->d, "dipakai: diklat kepemimpinan %s", name);
	if (r->match.table)
		law(t, r->match.keyakinan, r->match.table, name);
}

static void
how_accumulated(const struct telling *t, const struct indeks_explain_row *r)
{
	const struct indeks_explain_row *before = shown_before(t, r),
					*shared = shared_with(t, r);
	const char *as = r->match.course == INDEKS_RULE_TEKNIS ? "jam teknis" : "seminar";

	if (before && before->print == r->print)
		derive_how(t->d, "sama dengan %s", place(t, before));
	else if (before)
		derive_how(t->d, "sertifikatnya sama dengan %s, dihitung sekali",
		           place(t, before));
	else if (shared)
		derive_how(t->d, "%s; sertifikatnya juga di %s, dipakai untuk satu saja",
		           as, place(t, shared));
	else if (r->match.course == INDEKS_RULE_TEKNIS && !r->stated)
		derive_how(t->d, "jam teknis, JP tidak diketahui");
	else
		derive_how(t->d, "dipakai: %s", as);
}

static void
tell_trainings(const struct telling *t)
{
	for (uint32_t i = 0; i < t->x->n; i++) {
		const struct indeks_explain_row *r = &t->x->rows[i];

		if (r->kind != KIND_PELATIHAN)
			continue;
		derive_add(t->d, "rekaman", "%s", t->evidence->rows[r->row].text);
		derive_from(t->d, place(t, r));
		if (!r->completed)
			derive_how(t->d, "tidak dipakai: tidak selesai");
		else if (!r->over || r->year > t->year)
			derive_how(t->d, "tidak dipakai: sesudah hari yang diukur");
		else if (r->match.course == INDEKS_RULE_NOTHING)
			derive_how(t->d, "tidak dipakai: bentuk ini tidak diukur");
		else if (r->match.course < INDEKS_RULE_COURSES)
			how_course(t, r);
		else if (!counts(t, r))
			derive_how(t->d, "tidak dipakai: di luar kurun");
		else
			how_accumulated(t, r);
	}
}

static void
add_years(const struct telling *t, int years)
{
	if (years == 1)
		derive_add(t->d, "kurun", "%d", t->year);
	else
		derive_add(t->d, "kurun", "%d-%d", t->year - years + 1, t->year);
}

static void
tell_course_condition(const struct telling *t)
{
	const struct indeks_rule *rule = t->rule;
	int kind = t->facts->person->jenis_jabatan;

	if (kind == JABATAN_FUNGSIONAL) {
		derive_add(t->d, "syarat", "diklat fungsional, kapan pun");
		law(t, rule->fungsional_keyakinan, "pelatihan.fungsional", "");
	} else {
		derive_add(t->d, "syarat", "%s, kapan pun",
		           indeks_rule_course_name(
				   (enum indeks_rule_course)rule->kepemimpinan[kind]));
		law(t, rule->kepemimpinan_keyakinan, "pelatihan.kepemimpinan",
		    records_jenis_jabatan.codes[kind]);
	}
}

/* What a part asks for. */
static void
tell_condition(const struct telling *t, int part)
{
	const struct indeks_rule *rule = t->rule;
	char need[DEC_BUF];

	derive_open(t->d);
	if (part == INDEKS_PART_COURSE) {
		tell_course_condition(t);
	} else if (part == INDEKS_PART_TEKNIS) {
		dec_format(need, rule->hours.v, -1);
		derive_add(t->d, "syarat", "paling sedikit %s JP", need);
		law(t, rule->hours.keyakinan, "pelatihan.teknis", "jp");
		add_years(t, rule->teknis_years);
		law(t, rule->teknis_keyakinan, "pelatihan.teknis", "tahun");
	} else {
		derive_add(t->d, "syarat", "satu");
		add_years(t, rule->seminar_years);
		law(t, rule->seminar_keyakinan, "pelatihan.seminar", "tahun");
	}
	derive_close(t->d);
}

/* Names the records that a part stands on. */
static void
from_trainings(const struct telling *t, int part)
{
	for (uint32_t i = 0; i < t->x->n; i++) {
		const struct indeks_explain_row *r = &t->x->rows[i];
		bool fits;

		if (!counts(t, r))
			continue;
		if (part == INDEKS_PART_COURSE)
			fits = r->match.course < INDEKS_RULE_COURSES && fits_post(t, r);
		else if (part == INDEKS_PART_TEKNIS)
			fits = r->match.course == INDEKS_RULE_TEKNIS &&
			       !shown_before(t, r);
		else
			fits = r->match.course == INDEKS_RULE_SEMINAR;
		if (fits)
			derive_from(t->d, place(t, r));
	}
}

static void
how_part(const struct telling *t, int part)
{
	const struct indeks_learnt *l = &t->facts->learnt;
	int done = t->index->part[part].done;
	char have[DEC_BUF], need[DEC_BUF];

	if (part != INDEKS_PART_TEKNIS) {
		derive_how(t->d, "%s",
		           done < 0 ? "tidak dapat dikatakan"
		           : done   ? "ada"
		                    : "tidak ada");
		return;
	}
	dec_format(have, l->hours, -1);
	dec_format(need, t->rule->hours.v, -1);
	if (done > 0)
		derive_how(t->d, "%s JP tercapai", need);
	else
		derive_how(t->d, "%s dari %s JP%s", have, need,
		           done < 0 ? ", JP lain tidak diketahui" : "");
}

/* The cell of a part: its table and key. */
static const char *
cell_of(const struct telling *t, int part, const char **key)
{
	static const char *const posts[INDEKS_RULE_POSTS] = {
		"kompetensi.struktural", "kompetensi.fungsional", "kompetensi.pelaksana"};
	int kind = t->facts->person->jenis_jabatan;

	if (t->rule->by_predikat && part == INDEKS_PART_COURSE) {
		*key = code(&records_predikat, t->facts->kinerja.predikat);
		return "kompetensi.kinerja";
	}
	*key = "nilai";
	if (t->rule->by_predikat)
		return "kompetensi.pengembangan";
	*key = part == INDEKS_PART_TEKNIS ? "teknis" : "seminar";
	if (part == INDEKS_PART_COURSE)
		*key = kind == JABATAN_FUNGSIONAL ? "fungsional" : "kepemimpinan";
	return posts[indeks_rule_post(kind)];
}

static void
tell_part(const struct telling *t, int part)
{
	const struct indeks_part *p = &t->index->part[part];
	bool predikat = t->rule->by_predikat && part == INDEKS_PART_COURSE;
	const char *key, *table = cell_of(t, part, &key);
	const char *name = t->rule->by_predikat ? "pengembangan" : key;
	int64_t v = p->done > 0 ? p->figure->v : 0;

	add_points(t, predikat ? "dari kinerja" : name,
	           p->done < 0 ? INDEKS_RULE_NONE : v);
	if (predikat)
		derive_how(t->d, "predikat %s", key);
	else
		how_part(t, part);
	if (p->figure->v != INDEKS_RULE_NONE)
		law(t, p->figure->keyakinan, table, key);
	if (p->done > 0 || part == INDEKS_PART_TEKNIS)
		from_trainings(t, part);
	if (!predikat)
		tell_condition(t, part);
}

static void
tell_kompetensi(const struct telling *t)
{
	add_points(t, "kompetensi", t->index->dim[INDEKS_DIM_KOMPETENSI]);
	if (!t->facts->any_training)
		derive_how(t->d, "tidak ada pelatihan di masukan");
	else if (!t->rule->by_predikat)
		derive_how(t->d, "jenis_jabatan %s",
		           code(&records_jenis_jabatan, t->facts->person->jenis_jabatan));
	derive_open(t->d);
	tell_trainings(t);
	for (int i = 0; i < INDEKS_PARTS; i++)
		if (t->index->part[i].figure)
			tell_part(t, i);
	if (t->facts->learnt.shared)
		derive_add(
			t->d, "sertifikat", "%s",
			"yang ada di kedua macam rekaman dipakai untuk jam teknis bila "
			"jamnya perlu, selebihnya untuk seminar");
	derive_close(t->d);
}

/* What became of a score that has a predicate. */
static void
how_skor(const struct telling *t, const struct indeks_explain_row *r, const char *fate)
{
	const char *predikat = records_predikat.codes[r->kinerja.predikat];

	if (r->kinerja.recorded)
		derive_how(t->d, "%s: predikat tercatat, aturannya tidak memberi satu",
		           fate);
	else if (r->kinerja.differs)
		derive_how(t->d, "%s: predikat menurut aturan, yang tercatat lain", fate);
	else if (!r->kinerja.figure)
		derive_how(t->d, "%s", fate);
	else {
		derive_how(t->d, "%s: nilai ini predikat %s", fate, predikat);
		law(t, t->rule->kinerja_from[r->kinerja.predikat].keyakinan,
		    "kinerja_nilai", predikat);
	}
}

static void
tell_kinerja(const struct telling *t)
{
	const struct indeks_kinerja *k = &t->facts->kinerja;

	add_points(t, "kinerja", t->index->dim[INDEKS_DIM_KINERJA]);
	if (t->index->notes & INDEKS_NOTE_CPNS_TANPA_PENILAIAN) {
		derive_how(t->d, "CPNS tanpa penilaian setahun");
		law(t, t->rule->kinerja_cpns.keyakinan, "kinerja_cpns",
		    "tanpa_penilaian");
	} else if (k->predikat >= 0) {
		const char *predikat = records_predikat.codes[k->predikat];

		derive_how(t->d, "predikat %s", predikat);
		law(t, t->rule->kinerja[k->predikat].keyakinan, "kinerja", predikat);
	} else {
		derive_how(t->d, "%s",
		           k->disputed ? "skor setahun bertentangan"
		                       : "tidak ada predikat setahun");
	}
	derive_open(t->d);
	for (uint32_t i = 0; i < t->x->n; i++) {
		const struct indeks_explain_row *r = &t->x->rows[i];

		if (r->kind != KIND_SKOR || r->year != t->year)
			continue;
		derive_add(t->d, "rekaman", "%s", t->evidence->rows[r->row].text);
		derive_from(t->d, place(t, r));
		if (r->kinerja.parts)
			derive_how(t->d, "tidak dipakai: bukan skor setahun");
		else if (r->kinerja.predikat < 0)
			derive_how(t->d, "tidak dipakai: tanpa predikat");
		else
			how_skor(t, r, k->disputed ? "bertentangan" : "dipakai");
	}
	derive_close(t->d);
}

static void
tell_disiplin(const struct telling *t)
{
	int tingkat = t->facts->tingkat, years = t->rule->disiplin_years;
	const char *cell = tingkat < 0 ? "tidak_pernah" : records_tingkat.codes[tingkat];

	add_points(t, "disiplin", t->index->dim[INDEKS_DIM_DISIPLIN]);
	derive_how(t->d, "%s%s", tingkat < 0 ? "tidak ada hukuman" : "hukuman terberat ",
	           tingkat < 0 ? "" : cell);
	law(t,
	    t->rule->disiplin[tingkat < 0 ? INDEKS_RULE_NEVER_PUNISHED : tingkat]
	            .keyakinan,
	    "disiplin", cell);
	derive_open(t->d);
	if (years)
		derive_add(t->d, "kurun", "%d tahun", years);
	else
		derive_add(t->d, "kurun", "sepanjang masa kerja");
	law(t, t->rule->disiplin_years_keyakinan, "disiplin_kurun", "tahun");
	for (uint32_t i = 0; i < t->x->n; i++) {
		const struct indeks_explain_row *r = &t->x->rows[i];

		if (r->kind != KIND_DISIPLIN)
			continue;
		derive_add(t->d, "rekaman", "%s", t->evidence->rows[r->row].text);
		derive_from(t->d, place(t, r));
		if (r->day > t->last)
			derive_how(t->d, "tidak dipakai: sesudah hari yang diukur");
		else if (!indeks_disiplin_counts(r->day, t->last, years))
			derive_how(t->d, "tidak dipakai: lebih dari %d tahun lalu",
			           years);
		else
			derive_how(t->d, "dihitung");
	}
	derive_close(t->d);
}

static void
tell_nilai(const struct telling *t)
{
	const struct indeks *x = t->index;
	const struct indeks_rule *rule = t->rule;
	char room[INDEKS_DIMS][DEC_BUF], least[DEC_BUF];
	const char *name;
	int number;

	add_points(t, "nilai", x->nilai);
	if (x->nilai == INDEKS_RULE_NONE)
		return;
	for (int i = 0; i < INDEKS_DIMS; i++)
		(void)points(x->dim[i], room[i]);
	derive_how(t->d, "%s + %s + %s + %s", room[0], room[1], room[2], room[3]);
	derive_rounded(t->d, "dua desimal");
	name = indeks_rule_category(rule, x->nilai * 1000, &number);
	dec_format(least, rule->category[number].v, -1);
	derive_add(t->d, "kategori", "%s", name);
	derive_how(t->d, "paling sedikit %s", least);
	law(t, rule->category[number].keyakinan, "kategori", name);
	if (rule->round_first)
		derive_rounded(t->d,
		               "bulat_dahulu: ke bilangan bulat sebelum kategori, "
		               "keyakinan %s",
		               rule->round_keyakinan);
	else
		derive_rounded(t->d,
		               "batas_bawah: tanpa pembulatan sebelum kategori, "
		               "keyakinan %s",
		               rule->round_keyakinan);
}

void
indeks_explain_year(const struct indeks_explain_rows *x, const struct evidence *evidence,
                    const struct indeks_rule *rule, const struct indeks_facts *facts,
                    const struct indeks *index, int year, int32_t last, struct derive *d)
{
	const struct telling t = {x, evidence, rule, facts, index, year, last, d};
	char notes[INDEKS_CATATAN_MAX];
	struct slice list = indeks_notes(index->notes, notes);

	derive_add(d, "tahun", "%d", year);
	derive_open(d);
	if (index->notes & INDEKS_NOTE_TIDAK_DIUKUR) {
		derive_add(d, "peserta", "tidak diukur");
		derive_how(d, "status %s",
		           code(&records_status,
		                indeks_employment(facts->person, facts->nip)));
		law(&t, rule->measured_keyakinan, "peserta", "");
	} else {
		tell_kualifikasi(&t);
		tell_kompetensi(&t);
		tell_kinerja(&t);
		tell_disiplin(&t);
		tell_nilai(&t);
	}
	derive_add(d, "status", "%s", records_status_skor.codes[index->status]);
	if (list.n > 0)
		derive_add(d, "catatan", "%.*s", (int)list.n, list.p);
	derive_close(d);
}
