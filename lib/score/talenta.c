#include "score/talenta.h"

#include "asn/records.h"
#include "base/dec.h"
#include "base/mem.h"
#include "score/cite.h"
#include "score/ninebox.h"
#include "score/rated.h"
#include "score/remarks.h"

enum {
	REMARK_BEDA = 1,
	REMARK_BERTENTANGAN = 2,
	REMARK_AMBIGUOUS = 4,
	REMARK_TURNS = 8,
	REMARK_CLASHING_POTENTIAL = 16,
	REMARK_NO_AXIS = 32,
	REMARK_NO_PERFORMANCE = 64,
	REMARK_UNLISTED = 128,
	REMARK_NO_POTENTIAL = 256,
	REMARK_INACTIVE = 512
};

static const struct remark kinds[] = {
	{"beda", false,
         "boxes from a predicate that differs from the recorded one; settle which of the "
         "two holds"},
	{"bertentangan", false,
         "people and periods whose scores have several predicates, or are in dispute"},
	{"pegawai_ganda", true,
         "people and periods with roster rows of equal mulai that differ"},
	{"pembulatan_menentukan", true,
         "boxes that would be others if potensi were rounded to two places first"},
	{"potensi_bertentangan", true,
         "people and periods with potensi records that differ; leave the one that holds"},
	{"predikat_tanpa_sumbu", true,
         "scores with a predicate for which the rule set has no place on the axis"},
	{"tanpa_kinerja", true, NULL},
	{"tanpa_pegawai", true, "people and periods whom the roster does not have"},
	{"tanpa_potensi", true, NULL},
	{"tidak_aktif", true, NULL},
};

static const struct schema_type *const made[] = {&records_talenta, NULL};

enum { POTENTIAL_NONE, POTENTIAL_KNOWN, POTENTIAL_CLASH };

struct talenta {
	struct engine_opts opts;
	struct ground *ground;
	struct ninebox rule;
	struct rated rated;
	struct potential {
		int64_t value; /* millionths */
		int state;
	} * potentials; /* by row of rated */
	uint32_t n_potentials;
	struct remarks remarks;
};

/* A result, before it is written. */
struct seat {
	const struct rated_step *at;
	struct potential potential;
	int predikat;  /* -1 */
	int kinerja;   /* RATING_; -1 */
	int potensial; /* NINEBOX_; -1 */
	int box;       /* 0: none */
	int status;
	unsigned remarks;
};

static void
talenta_close(void *state)
{
	struct talenta *in = state;

	if (!in)
		return;
	ninebox_release(&in->rule);
	rated_release(&in->rated);
	mem_free(in->potentials);
	mem_free(in);
}

static void *
talenta_open(const struct rules *rules, struct ground *ground,
             const struct engine_opts *opts, struct err *e)
{
	struct talenta *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	in->remarks = (struct remarks){.kinds = kinds, .n = sizeof kinds / sizeof *kinds};
	rated_init(&in->rated, &ground->roster);
	if (opts->period >= 0)
		rated_period(&in->rated, opts->period);
	if (ninebox_load(&in->rule, rules, e) == 0)
		return in;
	talenta_close(in);
	return NULL;
}

static void
put_potential(struct talenta *in, uint32_t row, int64_t value)
{
	struct potential *p;

	if (row >= in->n_potentials) {
		size_t n = mem_grown(in->n_potentials, (size_t)row + 1);

		in->potentials = mem_resize(in->potentials, n, sizeof *in->potentials);
		memset(in->potentials + in->n_potentials, 0,
		       (n - in->n_potentials) * sizeof *in->potentials);
		in->n_potentials = (uint32_t)n;
	}
	p = &in->potentials[row];
	if (p->state == POTENTIAL_NONE)
		*p = (struct potential){value, POTENTIAL_KNOWN};
	else if (p->value != value)
		p->state = POTENTIAL_CLASH;
}

static int
talenta_take(void *state, const struct record *r, const char *file, struct err *e)
{
	struct talenta *in = state;
	const struct field *f = r->f;
	bool skor = r->type == &records_skor;
	int64_t nip, period;

	(void)e;
	if (!skor && r->type != &records_potensi)
		return ENGINE_SKIP;
	nip = f[skor ? SKOR_NIP : POTENSI_NIP].v;
	period = f[skor ? SKOR_PERIODE : POTENSI_PERIODE].v;
	if (in->opts.period >= 0 && period != in->opts.period)
		return ENGINE_SKIP;
	rated_period(&in->rated, period);
	if (in->ground->explain >= 0 && in->ground->explain != nip)
		return ENGINE_ACCEPT;
	(void)ground_keep(in->ground, r, nip, period, file);
	if (skor)
		rated_put(&in->rated, r, file);
	else
		put_potential(in, rated_at(&in->rated, nip, period, file, r->line),
		              f[POTENSI_NILAI].v);
	return ENGINE_ACCEPT;
}

static struct potential
potential_of(const struct talenta *in, uint32_t row)
{
	if (row == RATED_NONE || row >= in->n_potentials)
		return (struct potential){0};
	return in->potentials[row];
}

/* Whether the potential as printed would lie in another class. */
static bool
turns(const struct ninebox *n, int64_t potensi)
{
	return ninebox_potential(n, potensi) !=
	       ninebox_potential(n, dec_rounded(potensi * 1000, 2));
}

static void
find_axes(const struct talenta *in, struct seat *s)
{
	const struct ninebox *n = &in->rule;

	s->kinerja = s->potensial = -1;
	s->predikat = rated_predikat(&in->rated, s->at->row);
	s->potential = potential_of(in, s->at->row);
	if (s->predikat >= 0)
		s->kinerja = n->kinerja_of[s->predikat];
	if (s->predikat >= 0 && s->kinerja < 0)
		s->remarks |= REMARK_NO_AXIS;
	if (s->potential.state == POTENTIAL_CLASH)
		s->remarks |= REMARK_CLASHING_POTENTIAL;
	if (s->potential.state == POTENTIAL_NONE)
		s->remarks |= REMARK_NO_POTENTIAL;
	if (s->potential.state != POTENTIAL_KNOWN)
		return;
	s->potensial = ninebox_potential(n, s->potential.value);
	if (turns(n, s->potential.value))
		s->remarks |= REMARK_TURNS;
}

static void
judge(const struct talenta *in, const struct rated_step *at, struct seat *s)
{
	const struct person *p = &in->ground->roster.people[at->person];
	int rated = rated_status(&in->rated, at->row);

	*s = (struct seat){.at = at, .status = rated};
	find_axes(in, s);
	if (rated == SKOR_BERTENTANGAN)
		s->remarks |= REMARK_BERTENTANGAN;
	else if (s->predikat < 0)
		s->remarks |= REMARK_NO_PERFORMANCE;
	if (at->unlisted)
		s->remarks |= REMARK_UNLISTED;
	if (p->ambiguous)
		s->remarks |= REMARK_AMBIGUOUS;
	if (!person_is_active(p))
		s->remarks |= REMARK_INACTIVE;
	if (s->kinerja >= 0 && s->potensial >= 0)
		s->box = in->rule.box[s->kinerja][s->potensial];
	else if (s->potential.state == POTENTIAL_CLASH)
		s->status = SKOR_BERTENTANGAN;
	else if (rated != SKOR_BERTENTANGAN &&
	         (s->potensial >= 0 || rated != SKOR_BELUM_DINILAI))
		s->status = SKOR_SEMENTARA;
	if (s->box > 0 && rated == SKOR_BEDA)
		s->remarks |= REMARK_BEDA;
}

static void
count(struct talenta *in, const struct seat *s)
{
	const struct rated_row *row = NULL;

	if (s->at->row != RATED_NONE)
		row = &in->rated.rows[s->at->row];
	remarks_add(&in->remarks, s->remarks, s->at->row, row ? row->file : NULL,
	            row ? row->line : 0);
}

static int
put_one(const struct talenta *in, const struct seat *s, struct sb *notes,
        const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	uint32_t unit = roster->people[s->at->person].unit;
	char nip[20], period[20];
	struct record r;

	if (s->at->row != RATED_NONE && in->rated.rows[s->at->row].unit)
		unit = in->rated.rows[s->at->row].unit;
	schema_clear(&r, &records_talenta);
	records_nip(&r, TALENTA_NIP, s->at->nip, nip);
	records_text(&r, TALENTA_NAMA, roster_nama(roster, s->at->person));
	records_text(&r, TALENTA_UNIT, strtab_text(&roster->units, unit));
	records_period(&r, TALENTA_PERIODE, s->at->period, period);
	records_text(&r, TALENTA_ATURAN, slice_of(in->rule.rules->id));
	records_text(&r, TALENTA_POLA, slice_of(in->rule.pola));
	if (s->kinerja >= 0)
		records_text(&r, TALENTA_KINERJA,
		             slice_of(records_rating.codes[s->kinerja]));
	if (s->potential.state == POTENTIAL_KNOWN)
		records_value(&r, TALENTA_POTENSI, s->potential.value);
	if (s->box > 0) {
		records_value(&r, TALENTA_KOTAK, s->box);
		records_text(&r, TALENTA_TINDAK_LANJUT,
		             slice_of(in->rule.follow[s->box]));
	}
	records_code(&r, TALENTA_STATUS, s->status);
	records_text(&r, TALENTA_CATATAN, remarks_list(&in->remarks, s->remarks, notes));
	return sink->put(sink->arg, &r);
}

static int
talenta_put(void *state, const struct engine_sink *sink)
{
	struct talenta *in = state;
	struct rated_walk walk;
	struct rated_step at;
	struct sb notes = {0};
	int status = 0;

	if (in->rated.periods.n == 0)
		sink->note(sink->arg, "no skor and no potensi in the input");
	rated_walk_start(&walk, &in->rated);
	while (status == 0 && rated_walk_next(&walk, &at)) {
		struct seat s;

		judge(in, &at, &s);
		count(in, &s);
		status = put_one(in, &s, &notes, sink);
	}
	rated_walk_release(&walk);
	sb_release(&notes);
	if (status == 0)
		remarks_tell(&in->remarks, sink);
	return status;
}

static void
explain_kinerja(const struct talenta *in, const struct seat *s, struct derive *d)
{
	const struct ninebox *n = &in->rule;
	char points[DEC_BUF];
	struct sb table = {0};

	if (s->predikat >= 0) {
		derive_add(d, "predikat", "%s", records_predikat.codes[s->predikat]);
		cite_records(d, &in->ground->evidence, &records_skor, s->at->period);
	}
	if (s->kinerja < 0) {
		derive_add(d, "kinerja", "tidak ada");
		return;
	}
	if (n->by_points) {
		dec_format(points, n->points[s->predikat], -1);
		derive_add(d, "angka predikat", "%s", points);
		cite_table(d, n->rules, "angka_predikat", n->mark_points);
	}
	sb_addf(&table, "sumbu.%s.kinerja", n->pola);
	derive_add(d, "kinerja", "%s", records_rating.codes[s->kinerja]);
	cite_table(d, n->rules, table.p, n->mark_axes);
	sb_release(&table);
}

static void
explain_potensial(const struct talenta *in, const struct seat *s, struct derive *d)
{
	const struct ninebox *n = &in->rule;
	char value[DEC_BUF];
	struct sb table = {0};

	if (s->potential.state != POTENTIAL_KNOWN) {
		derive_add(d, "potensial", "%s",
		           s->potential.state == POTENTIAL_NONE
		                   ? "tidak ada"
		                   : "tidak ada yang disepakati");
		return;
	}
	dec_format(value, s->potential.value, -1);
	derive_add(d, "potensi", "%s", value);
	cite_records(d, &in->ground->evidence, &records_potensi, s->at->period);
	sb_addf(&table, "sumbu.%s.potensial", n->pola);
	derive_add(d, "potensial", "%s", ninebox_potentials[s->potensial]);
	derive_how(d, "nilai tepat");
	cite_table(d, n->rules, table.p, n->mark_axes);
	sb_release(&table);
}

static void
explain_box(const struct ninebox *n, const struct seat *s, struct derive *d)
{
	static const char *const words[RATING_N] = {
		[RATING_DI_ATAS] = "di atas ekspektasi",
		[RATING_SESUAI] = "sesuai ekspektasi",
		[RATING_DI_BAWAH] = "di bawah ekspektasi",
	};

	if (s->box == 0) {
		derive_add(d, "kotak", "tidak ada");
		return;
	}
	derive_add(d, "kotak", "%d", s->box);
	derive_how(d, "Kinerja %s dan potensial %s", words[s->kinerja],
	           ninebox_potentials[s->potensial]);
	cite_table(d, n->rules, "kotak", n->mark_box);
	derive_add(d, "tindak lanjut", "%s", n->follow[s->box]);
	cite_table(d, n->rules, "tindak_lanjut", n->mark_follow);
}

static void
explain_one(const struct talenta *in, const struct seat *s, struct derive *d)
{
	const struct evidence *x = &in->ground->evidence;
	struct sb notes = {0};
	char period[20];
	struct record r;

	schema_clear(&r, &records_talenta);
	records_period(&r, TALENTA_PERIODE, s->at->period, period);
	derive_add(d, "periode", "%s", period);
	derive_open(d);
	if (cite_list(d, x, &records_skor, s->at->period) == 0)
		derive_add(d, "rekaman", "tidak ada skor");
	if (cite_list(d, x, &records_potensi, s->at->period) == 0)
		derive_add(d, "rekaman", "tidak ada potensi");
	derive_add(d, "pola", "%s", in->rule.pola);
	explain_kinerja(in, s, d);
	explain_potensial(in, s, d);
	explain_box(&in->rule, s, d);
	derive_add(d, "status", "%s", records_status_skor.codes[s->status]);
	if (remarks_list(&in->remarks, s->remarks, &notes).n > 0)
		derive_add(d, "catatan", "%s", notes.p);
	derive_close(d);
	sb_release(&notes);
}

static void
talenta_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct talenta *in = state;
	struct rated_walk walk;
	struct rated_step at;

	rated_walk_start(&walk, &in->rated);
	while (rated_walk_next(&walk, &at)) {
		struct seat s;

		if (at.nip != in->ground->explain)
			continue;
		judge(in, &at, &s);
		count(in, &s);
		explain_one(in, &s, d);
	}
	rated_walk_release(&walk);
	remarks_tell(&in->remarks, sink);
}

const struct engine talenta_engine = {
	.computes = "talenta",
	.made = made,
	.open = talenta_open,
	.take = talenta_take,
	.put = talenta_put,
	.explain = talenta_explain,
	.close = talenta_close,
};
