#include "score/appraise.h"

#include "asn/records.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/ledger.h"
#include "score/pola.h"
#include "score/predikat.h"

struct appraise {
	struct ledger ledger;
	struct predikat rule;
	struct pola pola;
};

static void
appraise_close(void *state)
{
	struct appraise *in = state;

	if (!in)
		return;
	ledger_release(&in->ledger);
	mem_free(in);
}

static void
judge(void *arg, struct skor *s)
{
	const struct appraise *in = arg;
	struct verdict v;

	s->hasil_kerja = (signed char)cell_hasil_kerja(s->cell);
	s->perilaku = (signed char)cell_perilaku(s->cell);
	if (skor_disputed(s))
		return;
	v = predikat_judge(&in->rule, s->hasil_kerja, s->perilaku, s->tercatat);
	s->predikat = v.predikat;
	s->status = v.status;
}

static void *
appraise_open(const struct rules *rules, struct ground *ground,
              const struct engine_opts *opts, struct err *e)
{
	struct appraise *in = mem_alloc(sizeof(*in));

	if (predikat_load(&in->rule, rules, e) < 0 ||
	    pola_load(&in->pola, rules, e) < 0) {
		appraise_close(in);
		return NULL;
	}
	ledger_open(&in->ledger, rules, ground, opts, &in->rule);
	in->ledger.judge = judge;
	in->ledger.arg = in;
	in->ledger.classes = (1u << PREDIKAT_N) - 1;
	in->ledger.pola = &in->pola;
	return in;
}

static int
appraise_take(void *state, const struct record *r, const char *file, struct err *e)
{
	struct appraise *in = state;
	const struct field *f = r->f;
	struct cell cell = {0};

	if (r->type == &records_penilaian) {
		cell.ratings = cell_ratings(ledger_code(&f[PENILAIAN_HASIL_KERJA]),
		                            ledger_code(&f[PENILAIAN_PERILAKU]),
		                            ledger_code(&f[PENILAIAN_PREDIKAT]));
		return ledger_penilaian(&in->ledger, r, &cell, NULL, file, e);
	}
	if (r->type == &records_skor) {
		cell.ratings = cell_ratings(ledger_code(&f[SKOR_HASIL_KERJA]),
		                            ledger_code(&f[SKOR_PERILAKU]),
		                            ledger_code(&f[SKOR_PREDIKAT_TERCATAT]));
		return ledger_skor(&in->ledger, r, &cell, NULL, file);
	}
	return ENGINE_SKIP;
}

static int
appraise_put(void *state, const struct engine_sink *sink)
{
	struct appraise *in = state;

	return ledger_put(&in->ledger, sink);
}

static void
explain_cell(const struct skor *s, const struct predikat *rule, struct derive *d)
{
	const char *const *rating = records_rating.codes, *const *predikat =
								  records_predikat.codes;
	struct sb law = {0};

	if (s->predikat < 0) {
		derive_add(d, "predikat", "tidak ada");
		return;
	}
	sb_addf(&law, "%s, matriks sel [%s][%s]", rule->rules->basis[0].peraturan,
	        rating[s->hasil_kerja], rating[s->perilaku]);
	derive_add(d, "predikat", "%s", predikat[s->predikat]);
	derive_how(d, "hasil_kerja %s, perilaku %s", rating[s->hasil_kerja],
	           rating[s->perilaku]);
	derive_law(d, law.p, rule->mark[s->hasil_kerja][s->perilaku]);
	sb_release(&law);
	if (s->tercatat >= 0 && s->tercatat != s->predikat)
		derive_add(d, "perbandingan", "predikat tercatat %s berbeda dari %s",
		           predikat[s->tercatat], predikat[s->predikat]);
	else if (s->tercatat >= 0)
		derive_add(d, "perbandingan", "predikat tercatat sama dengan aturan");
}

static void
tell(void *arg, const struct skor *s, const char *used, struct derive *d)
{
	const struct appraise *in = arg;

	fates_explain_code("hasil_kerja", &records_rating, s->hasil_kerja, used, s, d);
	fates_explain_code("perilaku", &records_rating, s->perilaku, used, s, d);
	fates_explain_code("predikat tercatat", &records_predikat, s->tercatat, used, s,
	                   d);
	explain_cell(s, &in->rule, d);
}

static void
appraise_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct appraise *in = state;

	ledger_explain(&in->ledger, d, sink, tell);
}

const struct engine appraise_engine = {
	.computes = "predikat",
	.made = ledger_made,
	.open = appraise_open,
	.take = appraise_take,
	.put = appraise_put,
	.explain = appraise_explain,
	.close = appraise_close,
};
