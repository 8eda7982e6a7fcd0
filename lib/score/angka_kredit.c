#include "score/angka_kredit.h"

#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "score/cite.h"
#include "score/kredit.h"
#include "score/rated.h"
#include "score/remarks.h"

enum {
	REMARK_BEDA = 1,
	REMARK_BERTENTANGAN = 2,
	REMARK_PART = 4,
	REMARK_OUTSIDE = 8,
	REMARK_AMBIGUOUS = 16,
	REMARK_OVERLAPS = 32,
	REMARK_NO_CREDIT = 64,
	REMARK_NO_LEVEL = 128,
	REMARK_UNLISTED = 256,
	REMARK_INACTIVE = 512
};

static const struct remark kinds[] = {
	{"beda", false,
         "credits from a predicate that differs from the recorded one; settle which of "
         "the two holds"},
	{"bertentangan", false,
         "people and periods whose scores have several predicates, or are in dispute"},
	{"bulan_sebagian", true, NULL},
	{"di_luar_masa", true,
         "people and periods with a score in which the roster's row does not hold: the "
         "level is not known"},
	{"pegawai_ganda", true,
         "credits of people with roster rows of equal mulai that differ"},
	{"periode_bertumpuk", true, NULL},
	{"predikat_tanpa_angka", true,
         "scores with a predicate for which the rule set has no credit"},
	{"tanpa_jenjang", true,
         "people and periods without a jenjang on the roster, in a post that is or may "
         "be functional"},
	{"tanpa_pegawai", true, "scores of people whom the roster does not have"},
	{"tidak_aktif", true, NULL},
};

static const struct schema_type *const made[] = {&records_angka_kredit, NULL};

struct angka_kredit {
	struct engine_opts opts;
	struct ground *ground;
	struct kredit rule;
	struct rated rated;
	struct remarks remarks;
};

/* A result, before it is written. */
struct credit {
	const struct rated_step *at;
	int jenjang;  /* -1: not known in this period */
	int months;   /* -1: nor these */
	int all;      /* months of the period */
	int predikat; /* -1 */
	int status;
	bool known; /* there is a figure */
	int64_t exact, value;
	unsigned remarks;
};

static void
ak_close(void *state)
{
	struct angka_kredit *in = state;

	if (!in)
		return;
	rated_release(&in->rated);
	mem_free(in);
}

static void *
ak_open(const struct rules *rules, struct ground *ground, const struct engine_opts *opts,
        struct err *e)
{
	struct angka_kredit *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	in->remarks = (struct remarks){.kinds = kinds, .n = sizeof kinds / sizeof *kinds};
	rated_init(&in->rated, &ground->roster);
	if (opts->period >= 0)
		rated_period(&in->rated, opts->period);
	if (kredit_load(&in->rule, rules, e) == 0)
		return in;
	ak_close(in);
	return NULL;
}

static int
ak_take(void *state, const struct record *r, const char *file, struct err *e)
{
	struct angka_kredit *in = state;
	const struct field *f = r->f;

	(void)e;
	if (r->type != &records_skor ||
	    (in->opts.period >= 0 && f[SKOR_PERIODE].v != in->opts.period))
		return ENGINE_SKIP;
	rated_period(&in->rated, f[SKOR_PERIODE].v);
	if (in->ground->explain < 0 || in->ground->explain == f[SKOR_NIP].v) {
		(void)ground_keep(in->ground, r, f[SKOR_NIP].v, f[SKOR_PERIODE].v, file);
		rated_put(&in->rated, r, file);
	}
	return ENGINE_ACCEPT;
}

/* Whether a post may earn credit at all. */
static bool
may_be_functional(const struct person *p)
{
	return !p->listed || p->jenis_jabatan < 0 ||
	       p->jenis_jabatan == JABATAN_FUNGSIONAL;
}

static int
months_in_service(const struct person *p, const struct rated_step *at)
{
	int32_t first = p->mulai > at->first ? p->mulai : at->first;
	int32_t last =
		p->selesai != DATE_NONE && p->selesai < at->last ? p->selesai : at->last;

	return kredit_months(first, last);
}

/* What is known of the post. */
static void
find_post(const struct person *p, struct credit *c)
{
	const struct rated_step *at = c->at;

	c->jenjang = c->months = -1;
	if (at->unlisted)
		c->remarks |= REMARK_UNLISTED;
	else if (p->listed && !at->in_period)
		c->remarks |= REMARK_OUTSIDE;
	else if (p->jenjang < 0)
		c->remarks |= REMARK_NO_LEVEL;
	else
		c->jenjang = p->jenjang;
	if (p->listed && at->in_period)
		c->months = months_in_service(p, at);
	if (c->months >= 0 && c->months < c->all)
		c->remarks |= REMARK_PART;
	if (p->ambiguous)
		c->remarks |= REMARK_AMBIGUOUS;
	if (!person_is_active(p))
		c->remarks |= REMARK_INACTIVE;
}

static void
judge(const struct angka_kredit *in, const struct rated_step *at, struct credit *c)
{
	const struct kredit *k = &in->rule;

	*c = (struct credit){.at = at, .all = kredit_months(at->first, at->last)};
	find_post(&in->ground->roster.people[at->person], c);
	c->predikat = rated_predikat(&in->rated, at->row);
	c->status = rated_status(&in->rated, at->row);
	c->remarks |= c->status == SKOR_BERTENTANGAN ? REMARK_BERTENTANGAN : 0;
	if (c->predikat < 0)
		return;
	if (k->persen[c->predikat] == KREDIT_NONE)
		c->remarks |= REMARK_NO_CREDIT;
	c->known =
		c->jenjang >= 0 && c->months > 0 && k->persen[c->predikat] != KREDIT_NONE;
	if (!c->known) {
		c->status = SKOR_SEMENTARA;
		return;
	}
	c->remarks |= c->status == SKOR_BEDA ? REMARK_BEDA : 0;
	c->remarks |= at->overlaps ? REMARK_OVERLAPS : 0;
	c->exact = kredit_exact(k, c->jenjang, c->predikat, c->months);
	c->value = kredit_value(k, c->exact);
}

static void
count(struct angka_kredit *in, const struct credit *c)
{
	const struct rated_row *row = NULL;

	if (c->at->row != RATED_NONE)
		row = &in->rated.rows[c->at->row];
	remarks_add(&in->remarks, c->remarks, c->at->row, row ? row->file : NULL,
	            row ? row->line : 0);
}

static int
put_one(const struct angka_kredit *in, const struct credit *c, struct sb *notes,
        const struct engine_sink *sink)
{
	char nip[20], period[20];
	struct record r;

	schema_clear(&r, &records_angka_kredit);
	records_nip(&r, ANGKA_KREDIT_NIP, c->at->nip, nip);
	records_text(&r, ANGKA_KREDIT_NAMA,
	             roster_nama(&in->ground->roster, c->at->person));
	records_period(&r, ANGKA_KREDIT_PERIODE, c->at->period, period);
	records_text(&r, ANGKA_KREDIT_ATURAN, slice_of(in->rule.rules->id));
	records_code(&r, ANGKA_KREDIT_JENJANG, c->jenjang);
	if (c->months >= 0)
		records_value(&r, ANGKA_KREDIT_BULAN, c->months);
	records_code(&r, ANGKA_KREDIT_PREDIKAT, c->predikat);
	if (c->known)
		records_value(&r, ANGKA_KREDIT_NILAI, c->value);
	records_code(&r, ANGKA_KREDIT_STATUS, c->status);
	records_text(&r, ANGKA_KREDIT_CATATAN,
	             remarks_list(&in->remarks, c->remarks, notes));
	return sink->put(sink->arg, &r);
}

static int
ak_put(void *state, const struct engine_sink *sink)
{
	struct angka_kredit *in = state;
	struct rated_walk walk;
	struct rated_step at;
	struct sb notes = {0};
	int status = 0;
	bool overlaps = false;

	if (!in->ground->roster.any)
		sink->note(sink->arg, "no pegawai in the input: jenjang not known, no "
		                      "angka_kredit has a figure");
	if (in->rated.periods.n == 0)
		sink->note(sink->arg, "no skor in the input; make them by asn-score "
		                      "--pass, and read its output");
	rated_walk_start(&walk, &in->rated);
	while (status == 0 && rated_walk_next(&walk, &at)) {
		struct credit c;

		if (!may_be_functional(&in->ground->roster.people[at.person]))
			continue;
		judge(in, &at, &c);
		count(in, &c);
		overlaps |= (c.remarks & REMARK_OVERLAPS) != 0;
		status = put_one(in, &c, &notes, sink);
	}
	rated_walk_release(&walk);
	sb_release(&notes);
	if (overlaps)
		sink->note(sink->arg, "periods overlap, such as a year and its quarters; "
		                      "their credits are not to be added");
	if (status == 0)
		remarks_tell(&in->remarks, sink);
	return status;
}

static void
explain_figure(const struct angka_kredit *in, const struct credit *c, struct derive *d)
{
	const struct kredit *k = &in->rule;
	char persen[DEC_BUF], koefisien[DEC_BUF], value[DEC_BUF];
	int64_t left = c->exact;

	dec_format(persen, k->persen[c->predikat], -1);
	dec_format(koefisien, k->koefisien[c->jenjang], -1);
	dec_format(value, c->value, 2);
	derive_add(d, "persen", "%s", persen);
	derive_how(d, "predikat %s", records_predikat.codes[c->predikat]);
	cite_table(d, k->rules, "persen", k->mark_persen);
	derive_add(d, "koefisien", "%s", koefisien);
	derive_how(d, "setahun, jenjang %s", records_jenjang.codes[c->jenjang]);
	cite_table(d, k->rules, "koefisien", k->mark_koefisien);
	derive_add(d, "angka kredit", "%s", value);
	derive_how(d, "%d/%d x %s/100 x %s = %lld.%09lld", c->months, KREDIT_YEAR, persen,
	           koefisien, (long long)(left / 1000000000),
	           (long long)(left % 1000000000));
	cite_table(d, k->rules, "pembulatan", k->mark_pembulatan);
	derive_rounded(d, "dibulatkan ke %d desimal, setengah ke atas", k->places);
}

static void
explain_one(const struct angka_kredit *in, const struct credit *c, struct derive *d)
{
	const struct evidence *x = &in->ground->evidence;
	struct sb notes = {0};
	char period[20];
	struct record r;

	schema_clear(&r, &records_angka_kredit);
	records_period(&r, ANGKA_KREDIT_PERIODE, c->at->period, period);
	derive_add(d, "periode", "%s", period);
	derive_open(d);
	if (cite_list(d, x, &records_skor, c->at->period) == 0)
		derive_add(d, "rekaman", "tidak ada skor");
	derive_add(d, "predikat", "%s",
	           c->predikat < 0 ? "tidak ada" : records_predikat.codes[c->predikat]);
	cite_records(d, x, &records_skor, c->at->period);
	derive_add(d, "jenjang", "%s",
	           c->jenjang < 0 ? "tidak diketahui"
	                          : records_jenjang.codes[c->jenjang]);
	cite_records(d, x, &records_pegawai, -1);
	if (c->months >= 0) {
		derive_add(d, "bulan", "%d", c->months);
		derive_how(d, "bulan utuh dalam periode, dari %d", c->all);
		cite_records(d, x, &records_pegawai, -1);
	}
	if (c->known)
		explain_figure(in, c, d);
	else
		derive_add(d, "angka kredit", "tidak ada");
	derive_add(d, "status", "%s", records_status_skor.codes[c->status]);
	if (remarks_list(&in->remarks, c->remarks, &notes).n > 0)
		derive_add(d, "catatan", "%s", notes.p);
	derive_close(d);
	sb_release(&notes);
}

static void
ak_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct angka_kredit *in = state;
	struct rated_walk walk;
	struct rated_step at;

	rated_walk_start(&walk, &in->rated);
	while (rated_walk_next(&walk, &at)) {
		struct credit c;

		if (at.nip != in->ground->explain)
			continue;
		if (!may_be_functional(&in->ground->roster.people[at.person])) {
			derive_add(d, "angka kredit", "tidak ada");
			derive_how(d, "jabatan bukan jabatan fungsional");
			cite_records(d, &in->ground->evidence, &records_pegawai, -1);
			break;
		}
		judge(in, &at, &c);
		count(in, &c);
		explain_one(in, &c, d);
	}
	rated_walk_release(&walk);
	remarks_tell(&in->remarks, sink);
}

const struct engine angka_kredit_engine = {
	.computes = "angka_kredit",
	.made = made,
	.open = ak_open,
	.take = ak_take,
	.put = ak_put,
	.explain = ak_explain,
	.close = ak_close,
};
