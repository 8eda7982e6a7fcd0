#include "score/nilai.h"

#include <string.h>

#include "asn/records.h"
#include "base/mem.h"
#include "score/nilai_explain.h"

#define PLACES 2

struct nilai {
	struct ledger ledger;
	struct nilai_rule rule;
	struct pola pola; /* none */
	struct skp skp;
};

static void
nilai_close(void *state)
{
	struct nilai *in = state;

	if (!in)
		return;
	ledger_release(&in->ledger);
	skp_release(&in->skp);
	mem_free(in);
}

static int
load(struct nilai_rule *rule, const struct rules *rules, struct err *e)
{
	if (total_load(&rule->total, rules, e) < 0)
		return -1;
	if (strcmp(rules->computes, "prestasi") == 0) {
		rule->plan = NILAI_TASK;
		return task_load(&rule->task, rules, e);
	}
	if (!rules_has(rules, "profil"))
		return 0;
	rule->plan = NILAI_IKI;
	return iki_load(&rule->iki, rules, rule->total.skp_max, e);
}

static bool
held_from_skor(const struct skor *s)
{
	return s->cell->skor && !(s->cell->rows & CELL_ROW);
}

/* What the score hangs on; notes are added to it. */
static struct nilai_parts
parts_of(struct nilai *in, struct skor *s)
{
	const struct nilai_rule *rule = &in->rule;
	struct nilai_parts parts = {.perilaku = CELL_NO_VALUE};
	int64_t recorded = s->values ? s->values->skp : CELL_NO_VALUE;

	parts.jenis_jabatan = in->ledger.ground->roster.people[s->person].jenis_jabatan;
	if (s->values)
		parts.perilaku = s->values->perilaku;
	parts.rows = skp_of(&in->skp, s->nip, s->period, &parts.n);
	parts.from_plan = parts.n > 0;
	if (parts.from_plan) {
		parts.skp = rule->plan == NILAI_IKI
		                    ? iki_plan_value(&rule->iki, parts.rows, parts.n,
		                                     parts.jenis_jabatan)
		                    : task_value(&rule->task, parts.rows, parts.n);
		s->notes |= parts.skp.notes;
	} else if (recorded != CELL_NO_VALUE) {
		parts.skp.known = true;
		parts.skp.value = (dec_wide)recorded * DEC_ONE;
	}
	if (parts.from_plan && parts.skp.known && recorded != CELL_NO_VALUE &&
	    dec_rounded(dec_exact(parts.skp.value), PLACES) !=
	            dec_rounded(dec_exact((dec_wide)recorded * DEC_ONE), PLACES))
		s->notes |= SKOR_NOTE_NILAI_SKP;
	return parts;
}

static void
judge_parts(const struct nilai_rule *rule, struct nilai_parts *parts, struct skor *s)
{
	const struct total *t = &rule->total;
	int idea = s->values ? s->values->ide_baru : -1;

	if (!parts->skp.known || parts->perilaku == CELL_NO_VALUE) {
		if (parts->n > 0 || parts->skp.known || s->tercatat >= 0 ||
		    parts->perilaku != CELL_NO_VALUE)
			s->status = SKOR_SEMENTARA;
		return;
	}
	parts->exact = dec_exact(
		total_of(t, parts->skp.value, (dec_wide)parts->perilaku * DEC_ONE));
	s->nilai = dec_rounded(parts->exact, PLACES);
	s->predikat = t->classes[total_class(t, parts->exact, idea == 1)].predikat;
	if (idea < 0 && total_asks_idea(t, parts->exact))
		s->notes |= SKOR_NOTE_IDE_BARU;
	s->status =
		s->tercatat >= 0 && s->tercatat != s->predikat ? SKOR_BEDA : SKOR_LENGKAP;
}

static void
place_dispute(struct nilai *in, const struct nilai_parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->rows[i].flags & SKP_ROW_DISPUTED)
			skor_findings_place(&in->ledger.findings,
			                    SKOR_FIND_SKP_BERTENTANGAN,
			                    &parts->rows[i].place);
}

static struct nilai_parts
judge_all(struct nilai *in, struct skor *s)
{
	struct nilai_parts parts = {.perilaku = CELL_NO_VALUE};

	if (skor_disputed(s))
		return parts;
	if (held_from_skor(s)) {
		s->nilai = s->values->nilai;
		s->predikat = s->values->predikat;
		s->status = s->values->status;
		return parts;
	}
	parts = parts_of(in, s);
	if (s->notes & SKOR_NOTE_SKP_BERTENTANGAN) {
		s->status = SKOR_BERTENTANGAN;
		place_dispute(in, &parts);
	} else {
		judge_parts(&in->rule, &parts, s);
	}
	return parts;
}

static void
judge(void *arg, struct skor *s)
{
	(void)judge_all(arg, s);
}

static void *
nilai_open(const struct rules *rules, struct ground *ground,
           const struct engine_opts *opts, struct err *e)
{
	struct nilai *in = mem_alloc(sizeof(*in));

	if (load(&in->rule, rules, e) < 0) {
		nilai_close(in);
		return NULL;
	}
	ledger_open(&in->ledger, rules, ground, opts, NULL);
	in->ledger.judge = judge;
	in->ledger.arg = in;
	in->ledger.classes = total_predicates(&in->rule.total);
	in->ledger.pola = &in->pola;
	return in;
}

static int64_t
value_of(const struct field *f)
{
	return f->s.n > 0 ? f->v : CELL_NO_VALUE;
}

static int
check_value(const struct record *r, int field, int64_t most, struct err *e)
{
	const struct field *f = &r->f[field];
	char text[DEC_BUF];

	if (most == LAW_NONE)
		most = LAW_MAX;
	if (f->v <= most)
		return 0;
	dec_format(text, most, -1);
	err_row(e, "rentang", "above %s, the most by this rule; check its scale", text);
	err_field(e, slice_of(r->type->fields[field].name));
	return err_value(e, f->s, 0);
}

static int
take_penilaian(struct nilai *in, const struct record *r, const char *file, struct err *e)
{
	const struct total *t = &in->rule.total;
	const struct field *f = r->f;
	struct cell cell = {0};
	struct cell_values values = {
		.skp = value_of(&f[PENILAIAN_NILAI_SKP]),
		.perilaku = value_of(&f[PENILAIAN_NILAI_PERILAKU]),
		.nilai = CELL_NO_VALUE,
		.predikat = -1,
		.ide_baru = (signed char)ledger_code(&f[PENILAIAN_IDE_BARU]),
	};

	if (check_value(r, PENILAIAN_NILAI_SKP, t->skp_max, e) < 0 ||
	    check_value(r, PENILAIAN_NILAI_PERILAKU, t->perilaku_max, e) < 0)
		return ENGINE_REJECT;
	cell.ratings = cell_ratings(-1, -1, ledger_code(&f[PENILAIAN_PREDIKAT]));
	return ledger_penilaian(&in->ledger, r, &cell, &values, file, e);
}

static int
take_skor(struct nilai *in, const struct record *r, const char *file)
{
	const struct field *f = r->f;
	struct cell cell = {0};
	struct cell_values values = {
		.skp = CELL_NO_VALUE,
		.perilaku = CELL_NO_VALUE,
		.nilai = value_of(&f[SKOR_NILAI]),
		.predikat = (signed char)ledger_code(&f[SKOR_PREDIKAT]),
		.status = (signed char)f[SKOR_STATUS].v,
		.ide_baru = -1,
	};

	cell.ratings = cell_ratings(-1, -1, ledger_code(&f[SKOR_PREDIKAT_TERCATAT]));
	return ledger_skor(&in->ledger, r, &cell, &values, file);
}

/* A row that is rejected leaves its mark: without it the plan would come to another
   value. */
static int
take_skp(struct nilai *in, const struct record *r, const char *file, struct err *e)
{
	static const struct cell_values none;
	const struct cell mark = {.rows = CELL_SKP};
	int64_t nip = r->f[SKP_NIP].v, period = r->f[SKP_PERIODE].v;
	struct skp_row row;
	int verdict = ENGINE_ACCEPT;

	if (in->rule.plan == NILAI_RECORDED || !ledger_works_on(&in->ledger, period))
		return ENGINE_SKIP;
	if ((in->rule.plan == NILAI_TASK ? task_check(r, e) : plan_check(r, e)) < 0)
		verdict = ENGINE_REJECT;
	if (in->ledger.ground->explain >= 0 && nip != in->ledger.ground->explain)
		return verdict;
	row = skp_read(&in->skp, r);
	if (verdict == ENGINE_REJECT)
		row.flags |= SKP_ROW_REJECTED;
	row.place = cells_place_at(&in->ledger.cells, file, r->line);
	row.evidence = ledger_hold(&in->ledger, r, nip, period, &mark, &none, file);
	skp_put(&in->skp, &row);
	return verdict;
}

static int
nilai_take(void *state, const struct record *r, const char *file, struct err *e)
{
	if (r->type == &records_penilaian)
		return take_penilaian(state, r, file, e);
	if (r->type == &records_skp)
		return take_skp(state, r, file, e);
	if (r->type == &records_skor)
		return take_skor(state, r, file);
	return ENGINE_SKIP;
}

static int
nilai_put(void *state, const struct engine_sink *sink)
{
	struct nilai *in = state;

	skp_sort(&in->skp);
	return ledger_put(&in->ledger, sink);
}

static void
tell(void *arg, const struct skor *s, const char *used, struct derive *d)
{
	struct nilai *in = arg;
	const struct plan_tell where = {d, &in->ledger.ground->evidence, &in->skp.codes};
	struct skor again = *s;
	struct nilai_parts parts;

	parts = judge_all(in, &again);
	nilai_explain_score(&in->rule, &parts, s, used, &where);
}

static void
nilai_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct nilai *in = state;

	skp_sort(&in->skp);
	ledger_explain(&in->ledger, d, sink, tell);
}

const struct engine nilai_engine = {
	.computes = "nilai",
	.made = ledger_made,
	.open = nilai_open,
	.take = nilai_take,
	.put = nilai_put,
	.explain = nilai_explain,
	.close = nilai_close,
};

const struct engine nilai_prestasi_engine = {
	.computes = "prestasi",
	.made = ledger_made,
	.open = nilai_open,
	.take = nilai_take,
	.put = nilai_put,
	.explain = nilai_explain,
	.close = nilai_close,
};
