#include "score/ledger.h"

#include "asn/records.h"

enum { MADE_SKOR, MADE_SKOR_UNIT };
const struct schema_type *const ledger_made[] = {&records_skor, &records_skor_unit, NULL};

void
ledger_open(struct ledger *l, const struct rules *rules, struct ground *ground,
            const struct engine_opts *opts, const struct predikat *rule)
{
	*l = (struct ledger){.rules = rules, .opts = *opts, .ground = ground};
	cells_init(&l->cells, &ground->roster, rule);
	if (opts->period >= 0)
		cells_period(&l->cells, opts->period);
}

void
ledger_release(struct ledger *l)
{
	cells_release(&l->cells);
	fates_release(&l->fates);
	skor_unit_release(&l->units);
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

bool
ledger_works_on(struct ledger *l, int64_t period)
{
	if (l->opts.period >= 0)
		return period == l->opts.period;
	cells_period(&l->cells, period);
	return true;
}

uint32_t
ledger_hold(struct ledger *l, const struct record *r, int64_t nip, int64_t period,
            const struct cell *cell, const struct cell_values *values, const char *file)
{
	struct ground *ground = l->ground;
	uint32_t evidence = EVIDENCE_NONE;

	if (ground->explain >= 0 && nip != ground->explain)
		return evidence;
	if (ground->explain >= 0) {
		evidence = ground_keep(ground, r, nip, period, file);
		fates_keep(&l->fates, evidence, cell, values);
	}
	cells_add(&l->cells, nip, period, cell, values, file, r->line);
	return evidence;
}

int
ledger_penilaian(struct ledger *l, const struct record *r, struct cell *cell,
                 const struct cell_values *values, const char *file, struct err *e)
{
	const struct field *f = r->f;

	if (date_of(r, PENILAIAN_SELESAI, &cell->selesai, e) < 0 ||
	    date_of(r, PENILAIAN_DINILAI, &cell->dinilai, e) < 0)
		return ENGINE_REJECT;
	if (!ledger_works_on(l, f[PENILAIAN_PERIODE].v))
		return ENGINE_SKIP;
	cell->rows = f[PENILAIAN_PLT].v ? CELL_PLT : CELL_ROW;
	cell->unit = strtab_put(&l->ground->roster.units, f[PENILAIAN_UNIT].s);
	(void)ledger_hold(l, r, f[PENILAIAN_NIP].v, f[PENILAIAN_PERIODE].v, cell, values,
	                  file);
	return ENGINE_ACCEPT;
}

static uint16_t
flags_of_skor(const struct field *f, bool rated, unsigned *notes)
{
	static const struct {
		unsigned note, flag;
	} kept[] = {
		{SKOR_NOTE_GANDA, CELL_SKOR_GANDA},
		{SKOR_NOTE_PEGAWAI_GANDA, CELL_SKOR_PEGAWAI_GANDA},
		{SKOR_NOTE_PLT, CELL_SKOR_PLT},
		{SKOR_NOTE_SKOR_GANDA, CELL_SKOR_SKOR_GANDA},
		{SKOR_NOTE_TANPA_PEGAWAI, CELL_SKOR_TANPA_PEGAWAI},
		{SKOR_NOTE_TIDAK_AKTIF, CELL_SKOR_TIDAK_AKTIF},
	};
	unsigned skor = CELL_SKOR;

	*notes = skor_notes_read(f[SKOR_CATATAN].s);
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (*notes & kept[i].note) {
			*notes &= ~kept[i].note;
			skor |= kept[i].flag;
		}
	if (f[SKOR_STATUS].v == SKOR_BERTENTANGAN)
		skor |= CELL_SKOR_TIE;
	if (rated || skor & CELL_SKOR_TIE)
		skor |= CELL_SKOR_RATED;
	return (uint16_t)skor;
}

/* Where the roster does not know a person, the score may know the name. */
static void
keep_name(struct ledger *l, const struct field *f)
{
	uint64_t nip = (uint64_t)f[SKOR_NIP].v;
	struct roster *roster = &l->ground->roster;

	if (f[SKOR_NAMA].s.n == 0)
		return;
	if (keytab_find(&roster->nips, nip) == KEYTAB_NONE)
		cells_flush(&l->cells);
	if (keytab_find(&roster->nips, nip) != KEYTAB_NONE)
		roster_called(roster, keytab_find(&roster->nips, nip), f[SKOR_NAMA].s);
}

int
ledger_skor(struct ledger *l, const struct record *r, struct cell *cell,
            struct cell_values *values, const char *file)
{
	const struct field *f = r->f;
	bool rated = cell->ratings || (values && f[SKOR_STATUS].v != SKOR_BELUM_DINILAI);
	unsigned notes;

	if (!slice_eq(f[SKOR_ATURAN].s, slice_of(l->rules->id)) ||
	    !ledger_works_on(l, f[SKOR_PERIODE].v))
		return ENGINE_SKIP;
	cell->unit = strtab_put(&l->ground->roster.units, f[SKOR_UNIT].s);
	cell->skor = flags_of_skor(f, rated, &notes);
	if (values)
		values->notes = notes;
	(void)ledger_hold(l, r, f[SKOR_NIP].v, f[SKOR_PERIODE].v, cell, values, file);
	keep_name(l, f);
	return ENGINE_ACCEPT;
}

static bool
wants(const struct ledger *l, unsigned result)
{
	return l->opts.results >> result & 1;
}

static void
add_to_unit(struct ledger *l, struct skor s)
{
	s.unit = ground_unit(l->ground, s.unit);
	skor_unit_add(&l->units, &s);
}

static int
put_skor(struct ledger *l, const struct engine_sink *sink)
{
	struct skor_walk walk;
	struct skor_room room;
	struct record r;
	struct skor s;
	int status = 0;

	skor_walk_start(&walk, &l->cells);
	while (status == 0 && skor_walk_next(&walk, &s)) {
		l->judge(l->arg, &s);
		skor_findings_add(&l->findings, &s);
		if (wants(l, MADE_SKOR_UNIT))
			add_to_unit(l, s);
		if (!wants(l, MADE_SKOR))
			continue;
		skor_record(&s, &l->ground->roster, l->rules->id, &r, &room);
		status = sink->put(sink->arg, &r);
	}
	skor_walk_release(&walk);
	return status;
}

static int
put_units(struct ledger *l, const struct engine_sink *sink)
{
	struct ground *g = l->ground;
	struct skor_unit_room room;
	struct record r;
	int status = 0;

	skor_unit_sort(&l->units, &g->roster);
	for (uint32_t i = 0; i < l->units.n && status == 0; i++) {
		capaian_meet(&g->capaian, l->units.counts[i].unit);
		skor_unit_record(&l->units.counts[i], &g->roster, &g->capaian, l->pola,
		                 l->rules->id, l->classes, &r, &room);
		status = sink->put(sink->arg, &r);
	}
	return status;
}

static void
tell_findings(const struct ledger *l, const struct engine_sink *sink)
{
	const struct capaian *c = &l->ground->capaian;

	for (int kind = 0; kind < SKOR_FINDINGS; kind++) {
		struct skor_finding f;

		if (skor_finding(&l->findings, kind, &l->cells, &f))
			sink->find(sink->arg, f.name, f.n, f.file, f.line, f.what);
	}
	if (c->disputed > 0)
		sink->find(sink->arg, "capaian_bertentangan", c->disputed, c->file,
		           c->line,
		           "units with capaian_unit records of one period that differ");
	if (l->units.no_unit > 0)
		sink->find(sink->arg, "tanpa_unit", l->units.no_unit, NULL, 0,
		           "scores without a unit are in no skor_unit");
}

int
ledger_put(struct ledger *l, const struct engine_sink *sink)
{
	cells_flush(&l->cells);
	if (l->cells.periods.n == 0)
		sink->note(sink->arg,
		           "no appraisals to score; -p PERIOD scores a roster alone");
	if (put_skor(l, sink) != 0 || put_units(l, sink) != 0)
		return -1;
	tell_findings(l, sink);
	return 0;
}

static void
explain_skor(const struct ledger *l, const struct skor *s, struct derive *d,
             void (*tell)(void *arg, const struct skor *s, const char *used,
                          struct derive *d))
{
	const struct roster *roster = &l->ground->roster;
	struct slice unit = strtab_text(&roster->units, s->unit), notes;
	struct skor_room room;
	struct record r;
	const char *used;

	skor_record(s, roster, l->rules->id, &r, &room);
	derive_add(d, "periode", "%s", room.period);
	derive_open(d);
	used = fates_explain(&l->fates, &l->ground->evidence, s, d);
	tell(l->arg, s, used, d);
	derive_add(d, "unit", "%.*s", (int)unit.n, unit.p);
	derive_add(d, "status", "%s", records_status_skor.codes[s->status]);
	notes = r.f[SKOR_CATATAN].s;
	if (notes.n > 0)
		derive_add(d, "catatan", "%.*s", (int)notes.n, notes.p);
	derive_close(d);
}

void
ledger_explain(struct ledger *l, struct derive *d, const struct engine_sink *sink,
               void (*tell)(void *arg, const struct skor *s, const char *used,
                            struct derive *d))
{
	struct skor_walk walk;
	struct skor s;

	cells_flush(&l->cells);
	skor_walk_start(&walk, &l->cells);
	while (skor_walk_next(&walk, &s)) {
		if (s.nip != l->ground->explain)
			continue;
		l->judge(l->arg, &s);
		skor_findings_add(&l->findings, &s);
		explain_skor(l, &s, d, tell);
	}
	skor_walk_release(&walk);
	tell_findings(l, sink);
}
