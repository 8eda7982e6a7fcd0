#include "score/intake.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/mem.h"

int
intake_init(struct intake *in, const struct predikat *rule,
            const struct intake_opts *opts, struct err *e)
{
	*in = (struct intake){.opts = *opts, .rule = rule};
	cells_init(&in->cells, &in->roster, rule);
	if (opts->period < 0)
		return 0;
	cells_period(&in->cells, opts->period);
	return opts->whatever_dates ? 0 : predikat_in_force(rule, opts->period, e);
}

void
intake_release(struct intake *in)
{
	cells_release(&in->cells);
	roster_release(&in->roster);
	capaian_release(&in->capaian);
	explain_release(&in->explain);
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
work_on(struct intake *in, const struct record *r, int field, struct err *e)
{
	uint32_t known = in->cells.periods.n;
	int64_t period = r->f[field].v;

	if (in->opts.period >= 0)
		return period == in->opts.period ? INTAKE_ACCEPT : INTAKE_SKIP;
	if (cells_period(&in->cells, period) < known || in->opts.whatever_dates ||
	    predikat_in_force(in->rule, period, e) == 0)
		return INTAKE_ACCEPT;
	e->line = r->line;
	err_field(e, slice_of(r->type->fields[field].name));
	return INTAKE_FAIL;
}

static void
hold(struct intake *in, const struct record *r, int64_t nip, int64_t period,
     const struct cell *cell, const char *file)
{
	if (in->opts.explain >= 0 && nip != in->opts.explain)
		return;
	if (in->opts.explain >= 0)
		explain_keep(&in->explain, r, file, period, cell);
	cells_add(&in->cells, nip, period, cell, file, r->line);
}

static int
take_penilaian(struct intake *in, const struct record *r, const char *file, struct err *e)
{
	const struct field *f = r->f;
	struct cell cell = {.rows = CELL_ROW};
	int verdict;

	if (date_of(r, PENILAIAN_SELESAI, &cell.selesai, e) < 0 ||
	    date_of(r, PENILAIAN_DINILAI, &cell.dinilai, e) < 0)
		return INTAKE_REJECT;
	verdict = work_on(in, r, PENILAIAN_PERIODE, e);
	if (verdict != INTAKE_ACCEPT)
		return verdict;
	if (f[PENILAIAN_PLT].v)
		cell.rows = CELL_PLT;
	cell.ratings = cell_ratings(code_of(&f[PENILAIAN_HASIL_KERJA]),
	                            code_of(&f[PENILAIAN_PERILAKU]),
	                            code_of(&f[PENILAIAN_PREDIKAT]));
	cell.unit = strtab_put(&in->roster.units, f[PENILAIAN_UNIT].s);
	hold(in, r, f[PENILAIAN_NIP].v, f[PENILAIAN_PERIODE].v, &cell, file);
	return INTAKE_ACCEPT;
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
keep_name(struct intake *in, const struct field *f)
{
	uint64_t nip = (uint64_t)f[SKOR_NIP].v;
	struct slice nama = f[SKOR_NAMA].s;
	struct person *p;

	if (nama.n == 0 || nama.n > UINT32_MAX)
		return;
	if (keytab_find(&in->roster.nips, nip) == KEYTAB_NONE)
		cells_flush(&in->cells);
	if (keytab_find(&in->roster.nips, nip) == KEYTAB_NONE)
		return;
	p = &in->roster.people[keytab_find(&in->roster.nips, nip)];
	if (p->listed ||
	    (p->nama && slice_cmp(nama, (struct slice){p->nama, p->nama_n}) >= 0))
		return;
	p->nama = arena_copy(&in->roster.text, nama);
	p->nama_n = (uint32_t)nama.n;
}

static int
take_skor(struct intake *in, const struct record *r, const char *file, struct err *e)
{
	const struct field *f = r->f;
	struct cell cell = {0};
	int verdict;

	if (!slice_eq(f[SKOR_ATURAN].s, slice_of(in->rule->rules->id)))
		return INTAKE_SKIP;
	verdict = work_on(in, r, SKOR_PERIODE, e);
	if (verdict != INTAKE_ACCEPT)
		return verdict;
	cell.ratings =
		cell_ratings(code_of(&f[SKOR_HASIL_KERJA]), code_of(&f[SKOR_PERILAKU]),
	                     code_of(&f[SKOR_PREDIKAT_TERCATAT]));
	cell.unit = strtab_put(&in->roster.units, f[SKOR_UNIT].s);
	cell.skor = flags_of_skor(f, cell.ratings);
	hold(in, r, f[SKOR_NIP].v, f[SKOR_PERIODE].v, &cell, file);
	keep_name(in, f);
	return INTAKE_ACCEPT;
}

static int
take_capaian(struct intake *in, const struct record *r, const char *file)
{
	const struct field *f = r->f;

	if (in->opts.period >= 0 && f[CAPAIAN_UNIT_PERIODE].v != in->opts.period)
		return INTAKE_SKIP;
	capaian_put(&in->capaian, strtab_put(&in->roster.units, f[CAPAIAN_UNIT_UNIT].s),
	            f[CAPAIAN_UNIT_PERIODE].v, (int)f[CAPAIAN_UNIT_CAPAIAN].v, file,
	            r->line);
	return INTAKE_ACCEPT;
}

static int
take_pegawai(struct intake *in, const struct record *r, const char *file)
{
	roster_put(&in->roster, r);
	if (in->opts.explain >= 0 && r->f[PEGAWAI_NIP].v == in->opts.explain)
		explain_keep(&in->explain, r, file, -1, NULL);
	return INTAKE_ACCEPT;
}

int
intake_record(struct intake *in, const struct record *r, const char *file, struct err *e)
{
	if (r->type == &records_penilaian)
		return take_penilaian(in, r, file, e);
	if (r->type == &records_pegawai)
		return take_pegawai(in, r, file);
	if (r->type == &records_skor)
		return take_skor(in, r, file, e);
	if (r->type == &records_capaian_unit)
		return take_capaian(in, r, file);
	return INTAKE_SKIP;
}
