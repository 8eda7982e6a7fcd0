#include "score/ikm.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/survey.h"

static const struct schema_type *const made[] = {&records_ikm, NULL};

struct ikm {
	struct engine_opts opts;
	struct skm rule;
	struct ground *ground;
	struct strtab services;
	struct survey rows, sums;
	struct sb notes;
};

static void
ikm_close(void *state)
{
	struct ikm *in = state;

	if (!in)
		return;
	strtab_release(&in->services);
	survey_release(&in->rows);
	survey_release(&in->sums);
	sb_release(&in->notes);
	mem_free(in);
}

static void *
ikm_open(const struct rules *rules, struct ground *ground, const struct engine_opts *opts,
         struct err *e)
{
	struct ikm *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	if (skm_load(&in->rule, rules, e) == 0)
		return in;
	ikm_close(in);
	return NULL;
}

static int
take_survei(struct ikm *in, const struct field *f)
{
	int64_t period = f[SURVEI_PERIODE].v, answers[SKM_ELEMENTS];
	uint32_t unit, service;

	if (in->opts.period >= 0 && period != in->opts.period)
		return ENGINE_SKIP;
	for (int i = 0; i < SKM_ELEMENTS; i++)
		answers[i] = f[SURVEI_PERSYARATAN + i].v;
	unit = strtab_put(&in->ground->roster.units, f[SURVEI_UNIT].s);
	service = strtab_put(&in->services, f[SURVEI_LAYANAN].s);
	survey_answer(survey_group_of(&in->rows, unit, service, period), answers);
	return ENGINE_ACCEPT;
}

static int
take_layanan(struct ikm *in, const struct field *f)
{
	int32_t day = (int32_t)f[LAYANAN_TANGGAL].v;
	int64_t n = f[LAYANAN_JUMLAH].s.n > 0 ? f[LAYANAN_JUMLAH].v : 1;

	if (in->opts.period >= 0 && (day < period_first_day(in->opts.period) ||
	                             day > period_last_day(in->opts.period)))
		return ENGINE_SKIP;
	survey_users(&in->rows, strtab_put(&in->ground->roster.units, f[LAYANAN_UNIT].s),
	             strtab_put(&in->services, f[LAYANAN_LAYANAN].s), day, n);
	return ENGINE_ACCEPT;
}

static int
ikm_take(void *state, const struct record *r, const char *file, struct err *e)
{
	(void)file, (void)e;
	if (r->type == &records_survei)
		return take_survei(state, r->f);
	if (r->type == &records_layanan)
		return take_layanan(state, r->f);
	return ENGINE_SKIP;
}

static uint32_t
itself(void *arg, uint32_t unit)
{
	return ground_same_unit(arg, unit);
}

static uint32_t
above(void *arg, uint32_t unit)
{
	return ground_unit(arg, unit);
}

/* Keeps the indices of the units that a level sums up: their mean is a figure, too. */
static void
sum_up(struct ikm *in)
{
	struct survey units = {0};
	struct skm_index x;

	survey_sum(&in->rows, &in->sums, above, in->ground);
	if (!in->ground->level)
		return;
	survey_sum(&in->rows, &units, itself, in->ground);
	for (uint32_t i = 0; i < units.n; i++) {
		const struct survey_group *g = &units.groups[i];
		struct survey_group *up;

		if (g->service)
			continue;
		up = survey_group_of(&in->sums, above(in->ground, g->unit), 0, g->period);
		skm_index(&in->rule, &g->answers, &x);
		up->units++;
		up->values += x.value;
	}
	survey_release(&units);
}

static void
note(struct sb *notes, const char *what, const char *of, int64_t n)
{
	sb_addf(notes, "%s%s%s:%lld", notes->n ? ";" : "", what, of, (long long)n);
}

static void
write_notes(const struct ikm *in, const struct survey_group *g, const struct skm_index *x,
            struct sb *notes)
{
	const struct schema_field *fields = records_survei.fields;
	int64_t users = survey_users_of(&in->sums, g);
	int64_t wanted = sample_size(&in->rule.sample, users);

	sb_clear(notes);
	if (g->services > 0)
		note(notes, "gabungan", "", g->services);
	for (int i = 0; i < SKM_ELEMENTS; i++)
		if (g->answers.n[i] < g->respondents)
			note(notes, "kosong_", fields[SURVEI_PERSYARATAN + i].name,
			     g->respondents - g->answers.n[i]);
	if (wanted > g->respondents)
		note(notes, "kurang_sampel", "", wanted);
	if (users > 0)
		note(notes, "pengguna", "", users);
	if (g->units > 1) {
		char mean[DEC_BUF];

		dec_format(mean, dec_rounded(dec_exact(dec_mean(g->values, g->units)), 2),
		           2);
		sb_addf(notes, "%srata_unit:%s", notes->n ? ";" : "", mean);
	}
	if (g->respondents < in->rule.few)
		sb_adds(notes, notes->n ? ";responden_sedikit" : "responden_sedikit");
	if (g->services > 0 && g->unnamed > 0)
		note(notes, "tanpa_layanan", "", g->unnamed);
	if (g->units > 1)
		note(notes, "unit", "", g->units);
	if (x->elements < SKM_ELEMENTS)
		note(notes, "unsur", "", x->elements);
}

static int
put_group(struct ikm *in, const struct survey_group *g, const struct engine_sink *sink)
{
	char letter[2] = "", period[20];
	struct skm_index x;
	struct record r;

	skm_index(&in->rule, &g->answers, &x);
	letter[0] = x.letter;
	write_notes(in, g, &x, &in->notes);
	schema_clear(&r, &records_ikm);
	records_text(&r, IKM_UNIT, strtab_text(&in->ground->roster.units, g->unit));
	records_text(&r, IKM_LAYANAN, strtab_text(&in->services, g->service));
	records_period(&r, IKM_PERIODE, g->period, period);
	records_text(&r, IKM_ATURAN, slice_of(in->rule.rules->id));
	records_value(&r, IKM_RESPONDEN, g->respondents);
	for (int i = 0; i < SKM_ELEMENTS; i++)
		if (x.nrr[i] != SKM_NONE)
			records_value(&r, IKM_PERSYARATAN + i, x.nrr[i]);
	records_value(&r, IKM_NILAI, x.value);
	records_text(&r, IKM_MUTU, slice_of(letter));
	records_code(&r, IKM_STATUS, SKOR_LENGKAP);
	records_text(&r, IKM_CATATAN, sb_slice(&in->notes));
	return sink->put(sink->arg, &r);
}

/* In the order of the output: unit, service, period. */
struct ordered {
	uint32_t unit, service; /* ranks */
	const struct survey_group *group;
};

static int
by_key(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	int64_t p = x->group->period, q = y->group->period;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	return (p > q) - (p < q);
}

/* All sums, sorted; the caller frees it. */
static struct ordered *
sorted(const struct ikm *in)
{
	uint32_t n = in->sums.n;
	uint32_t *units = strtab_ranks(&in->ground->roster.units);
	uint32_t *services = strtab_ranks(&in->services);
	struct ordered *order = mem_array(n, sizeof *order);

	for (uint32_t i = 0; i < n; i++) {
		const struct survey_group *g = &in->sums.groups[i];

		order[i] = (struct ordered){units[g->unit], services[g->service], g};
	}
	qsort(order, n, sizeof *order, by_key);
	mem_free(units);
	mem_free(services);
	return order;
}

static int
ikm_put(void *state, const struct engine_sink *sink)
{
	struct ikm *in = state;
	struct ordered *order;
	bool unused = false;
	int status = 0;

	if (in->rows.n == 0) {
		sink->note(sink->arg, "no survei records to make an index of");
		return 0;
	}
	sum_up(in);
	order = sorted(in);
	for (uint32_t i = 0; i < in->sums.n && status == 0; i++) {
		for (int k = 0; k < SKM_ELEMENTS; k++)
			unused = unused || order[i].group->answers.n[k] == 0;
		status = put_group(in, order[i].group, sink);
	}
	mem_free(order);
	if (unused)
		sink->note(
			sink->arg,
			"nobody answered some element of a survey: its index is made "
			"of the others (unsur in catatan); check that it was not asked");
	return status;
}

static void
ikm_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	(void)state, (void)sink;
	derive_add(d, "hasil", "tidak ada");
	derive_how(d, "survei menilai layanan dan unit, bukan perorangan");
}

const struct engine ikm_engine = {
	.computes = "ikm",
	.made = made,
	.open = ikm_open,
	.take = ikm_take,
	.put = ikm_put,
	.explain = ikm_explain,
	.close = ikm_close,
};
