#include "score/appraise_explain.h"

#include "asn/records.h"
#include "base/mem.h"
#include "base/sb.h"

enum fate {
	FATE_USED,
	FATE_EQUAL,
	FATE_PLT,
	FATE_EARLIER,
	FATE_TIE,
	FATE_SKOR_RECOMPUTED,
	FATE_SKOR_UNRATED,
	FATE_SKOR_DIFFERS
};

void
appraise_explain_release(struct appraise_rows *x)
{
	mem_free(x->rows);
	*x = (struct appraise_rows){0};
}

void
appraise_explain_keep(struct appraise_rows *x, uint32_t row, const struct cell *cell)
{
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n++] = (struct appraise_row){row, *cell};
}

static bool
same(const struct cell *a, const struct cell *b)
{
	const unsigned skor = CELL_SKOR | CELL_SKOR_TIE | CELL_SKOR_TIDAK_AKTIF;

	return a->rows == b->rows && !((a->skor ^ b->skor) & skor) &&
	       a->ratings == b->ratings && a->unit == b->unit &&
	       cell_when(a) == cell_when(b);
}

static const struct appraise_row *
earlier_equal(const struct appraise_rows *x, const struct evidence *evidence,
              const struct appraise_row *row)
{
	int64_t period = evidence->rows[row->row].period;

	for (const struct appraise_row *r = x->rows; r < row; r++)
		if (evidence->rows[r->row].period == period && same(&r->cell, &row->cell))
			return r;
	return NULL;
}

/* What became of a row, seen from the cell that all rows came to. */
static enum fate
fate_of(const struct appraise_row *row, const struct cell *c)
{
	if (row->cell.rows & CELL_PLT)
		return FATE_PLT;
	if (row->cell.skor) {
		if (c->rows & CELL_ROW)
			return FATE_SKOR_RECOMPUTED;
		if (c->skor & CELL_SKOR_RATED && !(row->cell.skor & CELL_SKOR_RATED))
			return FATE_SKOR_UNRATED;
		return c->skor & CELL_SKOR_DIFFER ? FATE_SKOR_DIFFERS : FATE_USED;
	}
	if (cell_when(&row->cell) != cell_when(c))
		return FATE_EARLIER;
	return c->rows & CELL_TIE ? FATE_TIE : FATE_USED;
}

/* Tells of the rows of the period; the place of the first that had a say, or NULL. */
static const char *
explain_rows(const struct appraise_rows *x, const struct evidence *evidence,
             int64_t period, const struct cell *c, struct derive *d)
{
	static const char *const words[] = {
		[FATE_USED] = "dipakai",
		[FATE_EQUAL] = "sama dengan",
		[FATE_PLT] = "dikesampingkan, penilaian sebagai plt",
		[FATE_EARLIER] =
			"dikesampingkan, ada yang lebih akhir (selesai, lalu dinilai)",
		[FATE_TIE] = "bertentangan dengan penilaian lain yang sama akhirnya",
		[FATE_SKOR_RECOMPUTED] = "dikesampingkan, dihitung lagi dari penilaian",
		[FATE_SKOR_UNRATED] = "dikesampingkan, skor lain memuat penilaian",
		[FATE_SKOR_DIFFERS] = "bertentangan dengan skor lain",
	};
	const char *used = NULL;

	for (uint32_t i = 0; i < x->n; i++) {
		const struct evidence_row *row = &evidence->rows[x->rows[i].row];
		const struct appraise_row *equal;
		enum fate fate;

		if (row->period != period)
			continue;
		fate = fate_of(&x->rows[i], c);
		equal = fate == FATE_PLT ? NULL : earlier_equal(x, evidence, &x->rows[i]);
		derive_add(d, "rekaman", "%s", row->text);
		derive_how(d, "%s%s%s", words[equal ? FATE_EQUAL : fate],
		           equal ? " " : "",
		           equal ? evidence->rows[equal->row].place : "");
		derive_from(d, row->place);
		if (!used &&
		    (fate == FATE_USED || fate == FATE_TIE || fate == FATE_SKOR_DIFFERS))
			used = row->place;
	}
	if (!used)
		derive_add(d, "rekaman", "tidak ada penilaian");
	return used;
}

static void
explain_operand(const char *name, const struct schema_codes *codes, int code,
                const char *used, bool disputed, struct derive *d)
{
	if (code >= 0 && used) {
		derive_add(d, name, "%s", codes->codes[code]);
		derive_from(d, used);
	} else {
		derive_add(d, name, "%s",
		           disputed ? "tidak ada yang disepakati" : "tidak ada");
	}
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

void
appraise_explain_skor(const struct appraise_rows *x, const struct evidence *evidence,
                      const struct skor *s, const struct cells *cells,
                      const struct predikat *rule, struct derive *d)
{
	static const struct cell nothing;
	const struct cell *c = cells_find(
		cells, s->person, keytab_find(&cells->periods, (uint64_t)s->period));
	bool disputed = s->status == SKOR_BERTENTANGAN;
	struct slice unit = strtab_text(&cells->roster->units, s->unit);
	struct skor_room room;
	struct record r;
	const char *used;

	skor_record(s, cells->roster, rule->rules->id, &r, &room);
	derive_add(d, "periode", "%s", room.period);
	derive_open(d);
	used = explain_rows(x, evidence, s->period, c ? c : &nothing, d);
	explain_operand("hasil_kerja", &records_rating, s->hasil_kerja, used, disputed,
	                d);
	explain_operand("perilaku", &records_rating, s->perilaku, used, disputed, d);
	explain_operand("predikat tercatat", &records_predikat, s->tercatat, used,
	                disputed, d);
	explain_cell(s, rule, d);
	derive_add(d, "unit", "%.*s", (int)unit.n, unit.p);
	derive_add(d, "status", "%s", records_status_skor.codes[s->status]);
	if (r.f[SKOR_CATATAN].s.n > 0)
		derive_add(d, "catatan", "%.*s", (int)r.f[SKOR_CATATAN].s.n,
		           r.f[SKOR_CATATAN].s.p);
	derive_close(d);
}
