#include "score/fates.h"

#include "base/mem.h"

enum fate {
	FATE_USED,
	FATE_EQUAL,
	FATE_PLT,
	FATE_SKP,
	FATE_EARLIER,
	FATE_TIE,
	FATE_SKOR_RECOMPUTED,
	FATE_SKOR_UNRATED,
	FATE_SKOR_DIFFERS
};

void
fates_release(struct fates *x)
{
	mem_free(x->rows);
	*x = (struct fates){0};
}

void
fates_keep(struct fates *x, uint32_t row, const struct cell *cell,
           const struct cell_values *values)
{
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n] = (struct fates_row){.row = row, .cell = *cell};
	if (values)
		x->rows[x->n].values = *values;
	x->n++;
}

static bool
same(const struct fates_row *x, const struct fates_row *y)
{
	const unsigned skor = CELL_SKOR | CELL_SKOR_TIE | CELL_SKOR_TIDAK_AKTIF;
	const struct cell *a = &x->cell, *b = &y->cell;

	return a->rows == b->rows && !((a->skor ^ b->skor) & skor) &&
	       a->ratings == b->ratings && a->unit == b->unit &&
	       cell_when(a) == cell_when(b) && cell_same_values(&x->values, &y->values);
}

static const struct fates_row *
earlier_equal(const struct fates *x, const struct evidence *evidence,
              const struct fates_row *row)
{
	int64_t period = evidence->rows[row->row].period;

	for (const struct fates_row *r = x->rows; r < row; r++)
		if (evidence->rows[r->row].period == period && same(r, row))
			return r;
	return NULL;
}

/* What became of a row, seen from the cell that all rows came to. */
static enum fate
fate_of(const struct fates_row *row, const struct cell *c)
{
	if (row->cell.rows & CELL_PLT)
		return FATE_PLT;
	if (row->cell.rows & CELL_SKP)
		return FATE_SKP;
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

const char *
fates_explain(const struct fates *x, const struct evidence *evidence,
              const struct skor *s, struct derive *d)
{
	static const char *const words[] = {
		[FATE_USED] = "dipakai",
		[FATE_EQUAL] = "sama dengan",
		[FATE_PLT] = "dikesampingkan, penilaian sebagai plt",
		[FATE_SKP] = "indikator rencana kerja",
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
		const struct fates_row *equal;
		enum fate fate;

		if (row->period != s->period)
			continue;
		fate = fate_of(&x->rows[i], s->cell);
		equal = fate == FATE_PLT || fate == FATE_SKP
		                ? NULL
		                : earlier_equal(x, evidence, &x->rows[i]);
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

void
fates_explain_code(const char *name, const struct schema_codes *codes, int code,
                   const char *used, const struct skor *s, struct derive *d)
{
	if (code >= 0 && used) {
		derive_add(d, name, "%s", codes->codes[code]);
		derive_from(d, used);
	} else {
		derive_add(d, name, "%s",
		           skor_disputed(s) ? "tidak ada yang disepakati" : "tidak ada");
	}
}
