#include "score/appraise.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/mem.h"
#include "score/appraise_explain.h"
#include "score/cells.h"
#include "score/predikat.h"
#include "score/skor.h"
#include "score/skor_unit.h"

enum { MADE_SKOR, MADE_SKOR_UNIT };
static const struct schema_type *const made[] = {&records_skor, &records_skor_unit, NULL};

struct appraise {
	struct engine_opts opts;
	struct predikat rule;
	struct ground *ground;
	struct cells cells;
	struct appraise_rows rows; /* of the ground's person */
	struct skor_unit units;
	struct skor_findings findings;
};

static void
appraise_close(void *state)
{
	struct appraise *in = state;

	if (!in)
		return;
	cells_release(&in->cells);
	appraise_explain_release(&in->rows);
	skor_unit_release(&in->units);
	mem_free(in);
}

static void *
appraise_open(const struct rules *rules, struct ground *ground,
              const struct engine_opts *opts, struct err *e)
{
	struct appraise *in = mem_alloc(sizeof(*in));

	in->opts = *opts;
	in->ground = ground;
	cells_init(&in->cells, &ground->roster, &in->rule);
	if (predikat_load(&in->rule, rules, e) == 0 &&
	    (opts->period < 0 || opts->whatever_dates ||
	     rules_in_force(in->rule.rules, opts->period, e) == 0)) {
		if (opts->period >= 0)
			cells_period(&in->cells, opts->period);
		return in;
	}
	appraise_close(in);
	return NULL;
}

static int
code_of(const struct field *f)
{
	return f->s.n > 0 ? (int)f->v : -1;
}

static int
date_of(const struct record *r, int field, uint16_t *v, struct err *e)
{
	const struct field *f = &r->f[field];

	*v = 0;
	if (f->s.n == 0 || cell_date((int32_t)f->v, v, e) == 0)
		return 0;
	err_field(e, slice_of(r->type->fields[field].name));
	return err_value(e, f->s, 0);
}

/* Makes the period of a rating one that is worked on. */
static int
work_on(struct appraise *in, const struct record *r, int field, struct err *e)
{
	uint32_t known = in->cells.periods.n;
	int64_t period = r->f[field].v;

	if (in->opts.period >= 0)
		return period == in->opts.period ? ENGINE_ACCEPT : ENGINE_SKIP;
	if (cells_period(&in->cells, period) < known || in->opts.whatever_dates ||
	    rules_in_force(in->rule.rules, period, e) == 0)
		return ENGINE_ACCEPT;
	e->line = r->line;
	err_field(e, slice_of(r->type->fields[field].name));
	return ENGINE_FAIL;
}

static void
hold(struct appraise *in, const struct record *r, int64_t nip, int64_t period,
     const struct cell *cell, const char *file)
{
	const struct ground *ground = in->ground;

	if (ground->explain >= 0 && nip != ground->explain)
		return;
	if (ground->explain >= 0)
		appraise_explain_keep(
			&in->rows, ground_keep(in->ground, r, nip, period, file), cell);
	cells_add(&in->cells, nip, period, cell, file, r->line);
}

static int
take_penilaian(struct appraise *in, const struct record *r, const char *file,
               struct err *e)
{
	const struct field *f = r->f;
	struct cell cell = {.rows = CELL_ROW};
	int verdict;

	if (date_of(r, PENILAIAN_SELESAI, &cell.selesai, e) < 0 ||
	    date_of(r, PENILAIAN_DINILAI, &cell.dinilai, e) < 0)
		return ENGINE_REJECT;
	verdict = work_on(in, r, PENILAIAN_PERIODE, e);
	if (verdict != ENGINE_ACCEPT)
		return verdict;
	if (f[PENILAIAN_PLT].v)
		cell.rows = CELL_PLT;
	cell.ratings = cell_ratings(code_of(&f[PENILAIAN_HASIL_KERJA]),
	                            code_of(&f[PENILAIAN_PERILAKU]),
	                            code_of(&f[PENILAIAN_PREDIKAT]));
	cell.unit = strtab_put(&in->ground->roster.units, f[PENILAIAN_UNIT].s);
	hold(in, r, f[PENILAIAN_NIP].v, f[PENILAIAN_PERIODE].v, &cell, file);
	return ENGINE_ACCEPT;
}

static uint16_t
flags_of_skor(const struct field *f, uint8_t ratings)
{
	static const uint16_t flags[SKOR_NOTES] = {
		CELL_SKOR_GANDA,      CELL_SKOR_PEGAWAI_GANDA, CELL_SKOR_PLT,
		CELL_SKOR_SKOR_GANDA, CELL_SKOR_TANPA_PEGAWAI, CELL_SKOR_TIDAK_AKTIF,
	};
	unsigned notes = skor_notes_read(f[SKOR_CATATAN].s);
	unsigned skor = CELL_SKOR;

	for (unsigned i = 0; i < SKOR_NOTES; i++)
		if (notes & 1u << i)
			skor |= flags[i];
	if (f[SKOR_STATUS].v == SKOR_BERTENTANGAN)
		skor |= CELL_SKOR_TIE;
	if (ratings || skor & CELL_SKOR_TIE)
		skor |= CELL_SKOR_RATED;
	return (uint16_t)skor;
}

/* Where the roster does not know a person, the score may know the name: the first in byte
 * order. */
static void
keep_name(struct appraise *in, const struct field *f)
{
	uint64_t nip = (uint64_t)f[SKOR_NIP].v;
	struct slice nama = f[SKOR_NAMA].s;
	struct person *p;

	if (nama.n == 0 || nama.n > UINT32_MAX)
		return;
	if (keytab_find(&in->ground->roster.nips, nip) == KEYTAB_NONE)
		cells_flush(&in->cells);
	if (keytab_find(&in->ground->roster.nips, nip) == KEYTAB_NONE)
		return;
	p = &in->ground->roster.people[keytab_find(&in->ground->roster.nips, nip)];
	if (p->listed ||
	    (p->nama && slice_cmp(nama, (struct slice){p->nama, p->nama_n}) >= 0))
		return;
	p->nama = arena_copy(&in->ground->roster.text, nama);
	p->nama_n = (uint32_t)nama.n;
}

static int
take_skor(struct appraise *in, const struct record *r, const char *file, struct err *e)
{
	const struct field *f = r->f;
	struct cell cell = {0};
	int verdict;

	if (!slice_eq(f[SKOR_ATURAN].s, slice_of(in->rule.rules->id)))
		return ENGINE_SKIP;
	verdict = work_on(in, r, SKOR_PERIODE, e);
	if (verdict != ENGINE_ACCEPT)
		return verdict;
	cell.ratings =
		cell_ratings(code_of(&f[SKOR_HASIL_KERJA]), code_of(&f[SKOR_PERILAKU]),
	                     code_of(&f[SKOR_PREDIKAT_TERCATAT]));
	cell.unit = strtab_put(&in->ground->roster.units, f[SKOR_UNIT].s);
	cell.skor = flags_of_skor(f, cell.ratings);
	hold(in, r, f[SKOR_NIP].v, f[SKOR_PERIODE].v, &cell, file);
	keep_name(in, f);
	return ENGINE_ACCEPT;
}

static int
appraise_take(void *state, const struct record *r, const char *file, struct err *e)
{
	if (r->type == &records_penilaian)
		return take_penilaian(state, r, file, e);
	if (r->type == &records_skor)
		return take_skor(state, r, file, e);
	return ENGINE_SKIP;
}

static bool
wants(const struct appraise *in, unsigned result)
{
	return in->opts.results >> result & 1;
}

static int
put_skor(struct appraise *in, const struct engine_sink *sink)
{
	struct skor_walk walk;
	struct skor_room room;
	struct record r;
	struct skor s;
	int status = 0;

	skor_walk_start(&walk, &in->cells, &in->rule);
	while (status == 0 && skor_walk_next(&walk, &s)) {
		skor_findings_add(&in->findings, &s);
		if (wants(in, MADE_SKOR_UNIT))
			skor_unit_add(&in->units, &s);
		if (!wants(in, MADE_SKOR))
			continue;
		skor_record(&s, &in->ground->roster, in->rule.rules->id, &r, &room);
		status = sink->put(sink->arg, &r);
	}
	skor_walk_release(&walk);
	return status;
}

static int
put_units(struct appraise *in, const struct engine_sink *sink)
{
	const struct ground *g = in->ground;
	struct skor_unit_room room;
	struct record r;
	int status = 0;

	skor_unit_sort(&in->units, &g->roster);
	for (uint32_t i = 0; i < in->units.n && status == 0; i++) {
		skor_unit_record(&in->units.counts[i], &g->roster, &g->capaian,
		                 in->rule.rules->id, &r, &room);
		status = sink->put(sink->arg, &r);
	}
	return status;
}

static void
tell_findings(const struct appraise *in, const struct engine_sink *sink)
{
	const struct capaian *c = &in->ground->capaian;

	for (int kind = 0; kind < SKOR_FINDINGS; kind++) {
		struct skor_finding f;

		if (skor_finding(&in->findings, kind, &in->cells, &f))
			sink->find(sink->arg, f.name, f.n, f.file, f.line, f.what);
	}
	if (c->disputed > 0)
		sink->find(sink->arg, "capaian_bertentangan", c->disputed, c->file,
		           c->line,
		           "units with capaian_unit records of one period that differ");
	if (in->units.no_unit > 0)
		sink->find(sink->arg, "tanpa_unit", in->units.no_unit, NULL, 0,
		           "scores without a unit are in no skor_unit");
}

static int
appraise_put(void *state, const struct engine_sink *sink)
{
	struct appraise *in = state;

	cells_flush(&in->cells);
	if (in->cells.periods.n == 0)
		sink->note(sink->arg,
		           "no appraisals to score; -p PERIOD scores a roster alone");
	if (put_skor(in, sink) != 0 || put_units(in, sink) != 0)
		return -1;
	tell_findings(in, sink);
	return 0;
}

static void
appraise_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct appraise *in = state;
	struct skor_walk walk;
	struct skor s;

	cells_flush(&in->cells);
	skor_walk_start(&walk, &in->cells, &in->rule);
	while (skor_walk_next(&walk, &s)) {
		if (s.nip != in->ground->explain)
			continue;
		skor_findings_add(&in->findings, &s);
		appraise_explain_skor(&in->rows, &in->ground->evidence, &s, &in->cells,
		                      &in->rule, d);
	}
	skor_walk_release(&walk);
	tell_findings(in, sink);
}

const struct engine appraise_engine = {
	.computes = "predikat",
	.made = made,
	.open = appraise_open,
	.take = appraise_take,
	.put = appraise_put,
	.explain = appraise_explain,
	.close = appraise_close,
};
