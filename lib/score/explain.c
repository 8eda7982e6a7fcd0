#include "score/explain.h"

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"

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
explain_release(struct explain *x)
{
	mem_free(x->rows);
	arena_release(&x->arena);
	*x = (struct explain){0};
}

/* A text of the input on its way to a terminal: control characters become '?'. */
static void
add_value(struct sb *b, struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		sb_addc(b, c < 0x20 || c == 0x7f ? '?' : s.p[i]);
	}
}

static void
add_fields(struct sb *b, const struct record *r)
{
	static const signed char pegawai[] = {PEGAWAI_NAMA,
	                                      PEGAWAI_UNIT,
	                                      PEGAWAI_JABATAN,
	                                      PEGAWAI_MULAI,
	                                      PEGAWAI_SELESAI,
	                                      PEGAWAI_KEDUDUKAN,
	                                      -1};
	static const signed char penilaian[] = {PENILAIAN_HASIL_KERJA, PENILAIAN_PERILAKU,
	                                        PENILAIAN_PREDIKAT,    PENILAIAN_PLT,
	                                        PENILAIAN_UNIT,        PENILAIAN_SELESAI,
	                                        PENILAIAN_DINILAI,     -1};
	static const signed char skor[] = {SKOR_HASIL_KERJA,
	                                   SKOR_PERILAKU,
	                                   SKOR_PREDIKAT_TERCATAT,
	                                   SKOR_UNIT,
	                                   SKOR_STATUS,
	                                   SKOR_CATATAN,
	                                   -1};
	const signed char *field = r->type == &records_pegawai     ? pegawai
	                           : r->type == &records_penilaian ? penilaian
	                                                           : skor;

	for (; *field >= 0; field++) {
		if (r->f[*field].s.n == 0)
			continue;
		sb_addf(b, " %s=", r->type->fields[*field].name);
		add_value(b, r->f[*field].s);
	}
}

static const char *
keep_text(struct explain *x, struct sb *b)
{
	const char *text = arena_copy(&x->arena, sb_slice(b));

	sb_clear(b);
	return text;
}

void
explain_keep(struct explain *x, const struct record *r, const char *file, int64_t period,
             const struct cell *cell)
{
	struct explain_row *row;
	struct sb b = {0};

	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	row = &x->rows[x->n++];
	*row = (struct explain_row){.period = period};
	if (cell)
		row->cell = *cell;
	/* An import that was asked to says where the record stood before. */
	if (r->source[0].s.n > 0) {
		add_value(&b, r->source[0].s);
		sb_addf(&b, ":%lld", (long long)r->source[1].v);
	} else {
		sb_addf(&b, "%s:%zu", file, r->line);
	}
	row->place = keep_text(x, &b);
	sb_addf(&b, "%s", r->type->name);
	add_fields(&b, r);
	row->text = keep_text(x, &b);
	sb_release(&b);
}

void
explain_head(const struct explain *x, const struct predikat *rule, int64_t nip,
             struct sb *out)
{
	const struct rules *r = rule->rules;
	char text[NIP_BUF];

	nip_format(text, nip);
	sb_addf(out, "nip: %s\n", text);
	for (uint32_t i = 0; i < x->n; i++)
		if (x->rows[i].period < 0)
			sb_addf(out, "  %s: %s\n", x->rows[i].place, x->rows[i].text);
	sb_addf(out, "aturan: %s\n  judul: %s\n", r->id, r->title);
	for (size_t i = 0; i < r->n_basis; i++)
		sb_addf(out, "  dasar: %s%s%s (keyakinan %s)\n", r->basis[i].peraturan,
		        *r->basis[i].pasal ? ", " : "", r->basis[i].pasal,
		        r->basis[i].keyakinan);
}

static bool
same(const struct cell *a, const struct cell *b)
{
	const unsigned skor = CELL_SKOR | CELL_SKOR_TIE | CELL_SKOR_TIDAK_AKTIF;

	return a->rows == b->rows && !((a->skor ^ b->skor) & skor) &&
	       a->ratings == b->ratings && a->unit == b->unit &&
	       cell_when(a) == cell_when(b);
}

static const struct explain_row *
earlier_equal(const struct explain *x, const struct explain_row *row)
{
	for (const struct explain_row *r = x->rows; r < row; r++)
		if (r->period == row->period && same(&r->cell, &row->cell))
			return r;
	return NULL;
}

/* What became of a row, seen from the cell that all rows came to. */
static enum fate
fate_of(const struct explain_row *row, const struct cell *c)
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

/* Tells of the rows of the period; returns the first that had a say. */
static const struct explain_row *
explain_rows(const struct explain *x, int64_t period, const struct cell *c,
             struct sb *out)
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
	const struct explain_row *used = NULL;

	for (uint32_t i = 0; i < x->n; i++) {
		const struct explain_row *row = &x->rows[i], *equal;
		enum fate fate;

		if (row->period != period)
			continue;
		fate = fate_of(row, c);
		equal = fate == FATE_PLT ? NULL : earlier_equal(x, row);
		sb_addf(out, "  %s: %s: %s%s%s\n", row->place, row->text,
		        words[equal ? FATE_EQUAL : fate], equal ? " " : "",
		        equal ? equal->place : "");
		if (!used &&
		    (fate == FATE_USED || fate == FATE_TIE || fate == FATE_SKOR_DIFFERS))
			used = row;
	}
	if (!used)
		sb_adds(out, "  tidak ada penilaian\n");
	return used;
}

static void
explain_operand(const char *name, const struct schema_codes *codes, int code,
                const struct explain_row *used, bool disputed, struct sb *out)
{
	sb_addf(out, "  %s: ", name);
	if (code >= 0 && used)
		sb_addf(out, "%s (%s)\n", codes->codes[code], used->place);
	else
		sb_adds(out, disputed ? "tidak ada yang disepakati\n" : "tidak ada\n");
}

static void
explain_cell(const struct skor *s, const struct predikat *rule, struct sb *out)
{
	const char *const *rating = records_rating.codes, *const *predikat =
								  records_predikat.codes;

	if (s->predikat < 0) {
		sb_adds(out, "  predikat: tidak ada\n");
		return;
	}
	sb_addf(out,
	        "  predikat: hasil_kerja=%s x perilaku=%s -> %s "
	        "(%s, matriks sel [%s][%s], keyakinan %s)\n",
	        rating[s->hasil_kerja], rating[s->perilaku], predikat[s->predikat],
	        rule->rules->basis[0].peraturan, rating[s->hasil_kerja],
	        rating[s->perilaku], rule->keyakinan);
	if (s->tercatat >= 0 && s->tercatat != s->predikat)
		sb_addf(out, "  predikat tercatat %s berbeda dari %s\n",
		        predikat[s->tercatat], predikat[s->predikat]);
	else if (s->tercatat >= 0)
		sb_adds(out, "  predikat tercatat sama dengan aturan\n");
}

void
explain_skor(const struct explain *x, const struct skor *s, const struct cells *cells,
             const struct predikat *rule, struct sb *out)
{
	static const struct cell nothing;
	const struct cell *c = cells_find(
		cells, s->person, keytab_find(&cells->periods, (uint64_t)s->period));
	const struct roster *roster = cells->roster;
	bool disputed = s->status == SKOR_BERTENTANGAN;
	const struct explain_row *used;
	struct skor_room room;
	struct record r;

	skor_record(s, roster, rule->rules->id, &r, &room);
	sb_addf(out, "periode: %s\n", room.period);
	used = explain_rows(x, s->period, c ? c : &nothing, out);
	explain_operand("hasil_kerja", &records_rating, s->hasil_kerja, used, disputed,
	                out);
	explain_operand("perilaku", &records_rating, s->perilaku, used, disputed, out);
	explain_operand("predikat tercatat", &records_predikat, s->tercatat, used,
	                disputed, out);
	explain_cell(s, rule, out);
	sb_adds(out, "  unit: ");
	add_value(out, strtab_text(&roster->units, s->unit));
	sb_addf(out, "\n  status: %s\n", records_status_skor.codes[s->status]);
	if (r.f[SKOR_CATATAN].s.n > 0) {
		sb_adds(out, "  catatan: ");
		sb_add(out, r.f[SKOR_CATATAN].s);
		sb_addc(out, '\n');
	}
}
