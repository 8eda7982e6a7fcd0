#include "score/jpm.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "score/cite.h"
#include "score/match.h"
#include "score/remarks.h"
#include "training/gap.h"
#include "training/mention.h"

enum {
	REMARK_CLASHING_LEVELS = 1,
	REMARK_NOT_ASSESSED = 2,
	REMARK_EXPIRED = 4,
	REMARK_AMBIGUOUS = 8,
	REMARK_TURNS = 16,
	REMARK_CLASHING_STANDARD = 32,
	REMARK_NO_STANDARD = 64
};

static const struct remark kinds[] = {
	{"asesmen_bertentangan", true,
         "people whose latest assessments of one day and competency differ"},
	{"belum_diasesmen", true, NULL},
	{"kedaluwarsa", true, NULL},
	{"pegawai_ganda", true,
         "people with several roster rows of equal mulai that differ"},
	{"pembulatan_menentukan", true,
         "results whose kategori depends on whether the value is rounded first; kelas of "
         "the rule set says which holds"},
	{"standar_bertentangan", true,
         "people whose post has standar rows that differ in a competency"},
	{"tanpa_standar", true,
         "people whose jabatan, jenjang and jenis_jabatan no standard speaks of"},
};

static const struct schema_type *const made[] = {&records_jpm, NULL};

/* An assessment of the explained person. */
struct jpm_mark {
	uint32_t row; /* in evidence */
	uint32_t kompetensi;
	int32_t day;
};

struct jpm {
	struct engine_opts opts;
	struct ground *ground;
	struct match match;
	struct rules *standards;
	int32_t as_of;
	bool looks; /* gap was initialised */
	struct gap gap;
	struct mention mention;
	struct remarks remarks;
	struct jpm_mark *marks;
	uint32_t n_marks, cap_marks;
	struct sb notes;
};

/* What the rows of one person come to. */
struct fit {
	uint32_t person;
	int64_t nip;
	struct match_sums sums;
	uint32_t n, n_unassessed;
	unsigned why; /* of training/gap.h */
	bool no_standard;
};

static void
jpm_close(void *state)
{
	struct jpm *in = state;

	if (!in)
		return;
	if (in->looks)
		gap_release(&in->gap);
	mention_release(&in->mention);
	rules_free(in->standards);
	mem_free(in->marks);
	sb_release(&in->notes);
	mem_free(in);
}

/* The rule set of general standards that this one builds on. */
static int
load_standards(struct jpm *in, const struct rules *rules, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;
	struct slice id;

	if (rules_table(rules, "standar", &table, &mark, e))
		return -1;
	if (!jsonin_text(jsonin_get(table, "aturan"), &id) || id.n == 0)
		return err_set(e, ERR_RULES,
		               "standar.aturan: want the id or the path of a rule set "
		               "that computes kompetensi");
	if (rules_load(&in->standards, id.p, e))
		return -1;
	if (strcmp(in->standards->computes, "kompetensi") != 0)
		return err_set(e, ERR_RULES,
		               "standar.aturan: %s computes %s; want one that computes "
		               "kompetensi",
		               in->standards->id, in->standards->computes);
	in->looks = true;
	return gap_init(&in->gap, &in->ground->roster, in->standards, in->as_of, e);
}

static void *
jpm_open(const struct rules *rules, struct ground *ground, const struct engine_opts *opts,
         struct err *e)
{
	struct jpm *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	in->as_of = opts->as_of;
	if (in->as_of == DATE_NONE && opts->period >= 0)
		in->as_of = period_last_day(opts->period);
	in->remarks = (struct remarks){.kinds = kinds, .n = sizeof kinds / sizeof *kinds};
	if (match_load(&in->match, rules, e) == 0 && load_standards(in, rules, e) == 0)
		return in;
	jpm_close(in);
	return NULL;
}

static void
keep_mark(struct jpm *in, const struct record *r, const char *file)
{
	struct jpm_mark mark = {
		.row = ground_keep(in->ground, r, r->f[KOMPETENSI_NIP].v, 0, file),
		.kompetensi = standard_kompetensi(&in->gap.standard,
	                                          r->f[KOMPETENSI_KOMPETENSI].s),
		.day = (int32_t)r->f[KOMPETENSI_TANGGAL].v,
	};

	if (in->n_marks == in->cap_marks) {
		in->cap_marks = (uint32_t)mem_grown(in->cap_marks, in->n_marks + 1);
		in->marks = mem_resize(in->marks, in->cap_marks, sizeof *in->marks);
	}
	in->marks[in->n_marks++] = mark;
}

static int
jpm_take(void *state, const struct record *r, const char *file, struct err *e)
{
	struct jpm *in = state;
	int64_t nip;
	uint32_t person;

	(void)e;
	if (r->type == &records_standar) {
		standard_put(&in->gap.standard, r, file);
		return ENGINE_ACCEPT;
	}
	if (r->type != &records_kompetensi)
		return ENGINE_SKIP;
	nip = r->f[KOMPETENSI_NIP].v;
	if (in->ground->explain >= 0 && in->ground->explain != nip)
		return ENGINE_ACCEPT;
	if (in->ground->explain >= 0)
		keep_mark(in, r, file);
	person = roster_person(&in->ground->roster, nip);
	gap_put(&in->gap, person, r);
	mention_put(&in->mention, person, file, r->line);
	return ENGINE_ACCEPT;
}

static void
add(struct fit *f, const struct gap_row *row)
{
	f->person = row->person;
	f->nip = row->nip;
	f->n++;
	f->n_unassessed += (row->why & GAP_NOT_ASSESSED) != 0;
	f->why |= row->why;
	if (row->status == GAP_TIDAK_DIKETAHUI)
		return;
	f->sums.levels += row->level;
	f->sums.required += row->need->level;
}

static int
status_of(const struct fit *f)
{
	if (f->no_standard)
		return SKOR_SEMENTARA;
	if (f->why & (GAP_CLASHING_LEVELS | GAP_CLASHING_STANDARD))
		return SKOR_BERTENTANGAN;
	if (f->n == f->n_unassessed)
		return SKOR_BELUM_DINILAI;
	return f->why & (GAP_NOT_ASSESSED | GAP_EXPIRED) ? SKOR_SEMENTARA : SKOR_LENGKAP;
}

static unsigned
remarks_of(const struct jpm *in, const struct fit *f)
{
	static const struct {
		unsigned why, remark;
	} pairs[] = {
		{GAP_CLASHING_LEVELS, REMARK_CLASHING_LEVELS},
		{GAP_NOT_ASSESSED, REMARK_NOT_ASSESSED},
		{GAP_EXPIRED, REMARK_EXPIRED},
		{GAP_CLASHING_STANDARD, REMARK_CLASHING_STANDARD},
	};
	unsigned remarks = f->no_standard ? REMARK_NO_STANDARD : 0;

	/* Another post may be the one no standard speaks of. */
	if (in->ground->roster.people[f->person].ambiguous)
		remarks |= REMARK_AMBIGUOUS;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (f->why & pairs[i].why)
			remarks |= pairs[i].remark;
	return remarks;
}

static int
put_purpose(struct jpm *in, const struct fit *f, const struct match_purpose *purpose,
            const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	const struct person *p = &roster->people[f->person];
	unsigned remarks = remarks_of(in, f);
	int status = status_of(f);
	bool turns;
	char nip[20];
	struct record r;

	schema_clear(&r, &records_jpm);
	records_nip(&r, JPM_NIP, f->nip, nip);
	records_text(&r, JPM_NAMA, roster_nama(roster, f->person));
	records_text(&r, JPM_UNIT, strtab_text(&roster->units, p->unit));
	records_text(&r, JPM_JABATAN, strtab_text(&roster->titles, p->jabatan));
	records_text(&r, JPM_ATURAN, slice_of(in->match.rules->id));
	records_text(&r, JPM_TUJUAN, purpose->name);
	if (status == SKOR_LENGKAP) {
		size_t class = match_class(&in->match, purpose, f->sums, &turns);

		records_value(&r, JPM_NILAI, match_value(&in->match, f->sums));
		records_text(&r, JPM_KATEGORI, purpose->classes.steps[class].name);
		remarks |= turns ? REMARK_TURNS : 0;
	}
	records_code(&r, JPM_STATUS, status);
	records_text(&r, JPM_CATATAN, remarks_list(&in->remarks, remarks, &in->notes));
	remarks_add(&in->remarks, remarks & REMARK_TURNS, 0, NULL, 0);
	return sink->put(sink->arg, &r);
}

/* The results of a person whose rows are all in. */
static int
put_fit(struct jpm *in, const struct fit *f, const struct engine_sink *sink)
{
	int status = 0;

	if (f->n == 0 && !f->no_standard)
		return 0;
	remarks_add(&in->remarks, remarks_of(in, f), 0, NULL, 0);
	for (size_t i = 0; i < in->match.n && status == 0; i++)
		status = put_purpose(in, f, &in->match.purposes[i], sink);
	return status;
}

static void
tell(struct jpm *in, const struct engine_sink *sink)
{
	const struct standard *s = &in->gap.standard;
	struct mention_place at = {0};
	uint64_t strays = mention_strays(&in->mention, &in->ground->roster, &at);

	if (!in->ground->roster.any)
		sink->note(sink->arg, "no pegawai in the input: posts not known, no jpm");
	else if (in->as_of == DATE_NONE)
		sink->note(sink->arg,
		           "no -p, no --as-of: age of assessments not looked at");
	remarks_tell(&in->remarks, sink);
	if (s->n_clashes > 0)
		sink->find(
			sink->arg, "standar_ganda", s->n_clashes, s->clash.file,
			s->clash.line,
			"pairs of jabatan and kompetensi with standar rows that differ");
	if (strays > 0)
		sink->find(sink->arg, "tanpa_pegawai", strays, at.file, at.line,
		           "people with assessments who are not on the roster");
}

static int
jpm_put(void *state, const struct engine_sink *sink)
{
	struct jpm *in = state;
	struct gap_row row;
	struct fit f = {0};
	enum gap_step step;
	int status = 0;

	gap_begin(&in->gap);
	while (status == 0 && (step = gap_next(&in->gap, &row)) != GAP_END) {
		if (row.nip != f.nip) {
			status = put_fit(in, &f, sink);
			f = (struct fit){0};
		}
		if (step == GAP_ROW)
			add(&f, &row);
		else
			f = (struct fit){.person = row.person,
			                 .nip = row.nip,
			                 .no_standard = true};
	}
	if (status == 0)
		status = put_fit(in, &f, sink);
	if (status == 0)
		tell(in, sink);
	return status;
}

/* The assessments of a competency and what became of each; those of one that is not
   required where row is NULL. */
static void
explain_marks(const struct jpm *in, const struct jpm_mark *mark,
              const struct gap_row *row, struct derive *d)
{
	const struct evidence_row *x = &in->ground->evidence.rows[mark->row];
	const char *fate = "dipakai";

	if (!row)
		fate = "tidak disyaratkan jabatan";
	else if (in->as_of != DATE_NONE && mark->day > in->as_of)
		fate = "dikesampingkan, sesudah tanggal acuan";
	else if (mark->day != row->assessed)
		fate = "dikesampingkan, ada yang lebih akhir";
	else if (row->why & GAP_EXPIRED)
		fate = "kedaluwarsa";
	else if (row->why & GAP_CLASHING_LEVELS)
		fate = "bertentangan dengan asesmen lain sehari";
	derive_add(d, "rekaman", "%s", x->text);
	derive_how(d, "%s", fate);
	derive_from(d, x->place);
}

static void
explain_need(const struct jpm *in, const struct gap_row *row, struct derive *d)
{
	const struct standard_need *need = row->need;
	struct sb text = {0};

	sb_add(&text, need->name);
	derive_add(d, "kompetensi", "%s", text.p);
	derive_open(d);
	if (need->level == STANDARD_UNKNOWN)
		derive_add(d, "standar", "tidak ada yang disepakati");
	else
		derive_add(d, "standar", "%d", need->level);
	if (need->general) {
		sb_clear(&text);
		sb_addf(&text, "%s, standar umum %s", in->standards->basis[0].peraturan,
		        in->standards->id);
		derive_law(d, text.p, need->keyakinan);
	} else {
		sb_clear(&text);
		sb_addf(&text, "%s:%zu", need->at.file, need->at.line);
		derive_from(d, text.p);
	}
	for (uint32_t i = 0; i < in->n_marks; i++)
		if (in->marks[i].kompetensi == need->kompetensi)
			explain_marks(in, &in->marks[i], row, d);
	if (row->level == GAP_UNKNOWN)
		derive_add(d, "capaian", "tidak diketahui");
	else
		derive_add(d, "capaian", "%d", row->level);
	if (row->why & ~(unsigned)GAP_BELOW) {
		gap_reasons(&text, row->why);
		derive_how(d, "%s", text.p);
	}
	derive_close(d);
	sb_release(&text);
}

/* Assessments that no row asked for. */
static void
explain_rest(const struct jpm *in, const struct standard_needs *needs, struct derive *d)
{
	for (uint32_t i = 0; i < in->n_marks; i++) {
		bool needed = false;

		for (size_t k = 0; k < needs->n; k++)
			needed |= needs->p[k].kompetensi == in->marks[i].kompetensi;
		if (!needed)
			explain_marks(in, &in->marks[i], NULL, d);
	}
}

static void
explain_class(const struct jpm *in, const struct fit *f,
              const struct match_purpose *purpose, struct derive *d)
{
	const struct match *m = &in->match;
	const struct ladder *l = &purpose->classes;
	bool turns;
	size_t class = match_class(m, purpose, f->sums, &turns);
	const struct ladder_step *step = &l->steps[class];
	char from[DEC_BUF], to[DEC_BUF];
	struct sb text = {0};

	derive_add(d, "kategori", "%.*s%s%.*s", (int)step->name.n, step->name.p,
	           step->meaning.n ? ", " : "", (int)step->meaning.n, step->meaning.p);
	dec_format(from, step->from, -1);
	if (class > 0) {
		dec_format(to, l->steps[class - 1].from, -1);
		derive_how(d, "dari %s sampai di bawah %s; nilai %s", from, to,
		           m->rounded ? "yang dibulatkan" : "tepat");
	} else {
		derive_how(d, "dari %s; nilai %s", from,
		           m->rounded ? "yang dibulatkan" : "tepat");
	}
	sb_adds(&text, "tujuan.");
	sb_add(&text, purpose->name);
	cite_table(d, m->rules, text.p, purpose->keyakinan);
	if (turns && remarks_list(&in->remarks, REMARK_TURNS, &text).n > 0)
		derive_add(d, "catatan", "%s", text.p);
	sb_release(&text);
}

static void
explain_value(const struct jpm *in, const struct fit *f, struct derive *d)
{
	const struct match *m = &in->match;
	int64_t exact = match_exact(m, f->sums);
	char value[DEC_BUF], cap[DEC_BUF];

	dec_format(value, match_value(m, f->sums), 2);
	derive_add(d, "jpm", "%s", value);
	if (m->cap == MATCH_NO_CAP) {
		derive_how(d, "100 x %lld / %lld = %lld.%09lld",
		           (long long)f->sums.levels, (long long)f->sums.required,
		           (long long)(exact / 1000000000),
		           (long long)(exact % 1000000000));
		derive_law(d, m->rules->basis[0].peraturan, m->rules->basis[0].keyakinan);
	} else {
		dec_format(cap, m->cap, -1);
		derive_how(d, "100 x %lld / %lld, paling tinggi %s = %lld.%09lld",
		           (long long)f->sums.levels, (long long)f->sums.required, cap,
		           (long long)(exact / 1000000000),
		           (long long)(exact % 1000000000));
		cite_table(d, m->rules, "cap", m->mark_cap);
	}
	derive_rounded(d, "dibulatkan ke 2 desimal, setengah ke atas");
}

static void
explain_fit(const struct jpm *in, const struct fit *f, struct derive *d)
{
	derive_add(d, "jumlah capaian", "%lld", (long long)f->sums.levels);
	derive_add(d, "jumlah standar", "%lld", (long long)f->sums.required);
	explain_value(in, f, d);
	for (size_t i = 0; i < in->match.n; i++) {
		const struct match_purpose *purpose = &in->match.purposes[i];

		derive_add(d, "tujuan", "%.*s", (int)purpose->name.n, purpose->name.p);
		derive_open(d);
		explain_class(in, f, purpose, d);
		derive_close(d);
	}
}

static void
explain_post(const struct jpm *in, const struct gap_row *row, struct derive *d)
{
	const struct roster *roster = &in->ground->roster;
	const struct person *p = &roster->people[row->person];
	struct slice title = strtab_text(&roster->titles, p->jabatan);
	char day[DATE_BUF];

	derive_add(d, "jabatan", "%.*s", (int)title.n, title.p);
	derive_how(d, "jenis_jabatan %s, jenjang %s",
	           p->jenis_jabatan < 0 ? "tidak ada"
	                                : records_jenis_jabatan.codes[p->jenis_jabatan],
	           p->jenjang < 0 ? "tidak ada" : records_jenjang.codes[p->jenjang]);
	cite_records(d, &in->ground->evidence, &records_pegawai, -1);
	derive_open(d);
	if (in->as_of != DATE_NONE) {
		date_format(day, in->as_of);
		derive_add(d, "tanggal acuan", "%s", day);
	}
}

static void
jpm_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct jpm *in = state;
	struct standard_needs needs = {0};
	struct gap_row row;
	struct fit f = {0};
	enum gap_step step;
	int status;

	gap_begin(&in->gap);
	while ((step = gap_next(&in->gap, &row)) != GAP_END) {
		if (row.nip != in->ground->explain)
			continue;
		if (f.nip == 0)
			explain_post(in, &row, d);
		f.nip = row.nip;
		f.no_standard = step == GAP_NO_STANDARD;
		if (f.no_standard)
			continue;
		add(&f, &row);
		explain_need(in, &row, d);
		needs = in->gap.needs;
		if (f.n == needs.n)
			explain_rest(in, &needs, d);
	}
	if (f.nip == 0) {
		derive_add(d, "jpm", "tidak ada");
		derive_how(d, "tidak ada di daftar pegawai, atau tidak dalam dinas pada "
		              "tanggal acuan");
		tell(in, sink);
		return;
	}
	status = status_of(&f);
	if (status == SKOR_LENGKAP)
		explain_fit(in, &f, d);
	else
		derive_add(d, "jpm", "tidak ada");
	derive_add(d, "status", "%s", records_status_skor.codes[status]);
	if (remarks_list(&in->remarks, remarks_of(in, &f), &in->notes).n > 0)
		derive_add(d, "catatan", "%s", in->notes.p);
	derive_close(d);
	remarks_add(&in->remarks, remarks_of(in, &f), 0, NULL, 0);
	tell(in, sink);
}

const struct engine jpm_engine = {
	.computes = "jpm",
	.made = made,
	.open = jpm_open,
	.take = jpm_take,
	.put = jpm_put,
	.explain = jpm_explain,
	.close = jpm_close,
};
