#include "score/nilai_explain.h"

#include "base/sb.h"

static void
tell_skp(const struct nilai_rule *rule, const struct nilai_parts *parts, const char *used,
         const struct plan_tell *tell)
{
	char text[DEC_BUF];

	if (!parts->skp.known) {
		derive_add(tell->d, "nilai_skp", "tidak ada");
		if (parts->from_plan)
			derive_how(tell->d, "%zu indikator rencana kerja, lihat catatan",
			           parts->n);
		return;
	}
	derive_add(tell->d, "nilai_skp", "%s", plan_text(text, parts->skp.value));
	if (!parts->from_plan) {
		derive_how(tell->d, "seperti tercatat");
		if (used)
			derive_from(tell->d, used);
		return;
	}
	derive_how(tell->d, "dari %zu indikator rencana kerja", parts->n);
	if (parts->skp.notes & SKOR_NOTE_SKP_DIBATASI) {
		dec_format(text, rule->total.skp_max, -1);
		derive_how(tell->d, "dari %zu indikator rencana kerja, dipotong ke %s",
		           parts->n, text);
		law_tell(&rule->total.range, "skp_maks", NULL, tell->d);
	}
	derive_open(tell->d);
	if (rule->plan == NILAI_IKI)
		iki_plan_tell(&rule->iki, parts->rows, parts->n, parts->jenis_jabatan,
		              tell);
	else
		task_tell(&rule->task, parts->rows, parts->n, tell);
	derive_close(tell->d);
}

static void
tell_perilaku(const struct nilai_parts *parts, const char *used, struct derive *d)
{
	char text[DEC_BUF];

	if (parts->perilaku == CELL_NO_VALUE) {
		derive_add(d, "nilai_perilaku", "tidak ada");
		return;
	}
	dec_format(text, parts->perilaku, -1);
	derive_add(d, "nilai_perilaku", "%s", text);
	derive_how(d, "seperti tercatat");
	if (used)
		derive_from(d, used);
}

static void
tell_nilai(const struct total *t, const struct nilai_parts *parts, const struct skor *s,
           struct derive *d)
{
	char nilai[DEC_BUF], exact[DEC_BUF], weight[2][DEC_BUF], value[2][DEC_BUF];

	dec_format(nilai, s->nilai, 2);
	dec_format_exact(exact, parts->exact);
	dec_format(weight[0], t->skp, -1);
	dec_format(weight[1], t->perilaku, -1);
	dec_format(value[1], parts->perilaku, -1);
	derive_add(d, "nilai", "%s", nilai);
	derive_how(d, "%s %% * %s + %s %% * %s", weight[0],
	           plan_text(value[0], parts->skp.value), weight[1], value[1]);
	law_tell(&t->weights, t->choice, NULL, d);
	derive_rounded(d, "dari %s ke dua desimal, setengah menjauhi nol", exact);
}

/* "nilai paling sedikit 90", "nilai di atas 75", "nilai di bawah kelas lain". */
static void
tell_class(const struct total *t, const struct nilai_parts *parts, const struct skor *s,
           struct derive *d)
{
	bool idea = s->values && s->values->ide_baru == 1;
	const struct total_class *c = &t->classes[total_class(t, parts->exact, idea)];
	const char *name = records_predikat.codes[s->predikat];
	char exact[DEC_BUF], bound[DEC_BUF];

	dec_format_exact(exact, parts->exact);
	derive_add(d, "predikat", "%s", name);
	if (c->bound == LAW_NONE) {
		derive_how(d, "%s di bawah semua batas", exact);
	} else {
		dec_format(bound, c->bound, -1);
		derive_how(d, "%s %s %s%s", exact,
		           c->above ? "di atas" : "paling sedikit", bound,
		           c->idea ? ", dengan ide baru" : "");
	}
	law_tell(&t->predicates, name, c->keyakinan, d);
	if (s->tercatat >= 0 && s->tercatat != s->predikat)
		derive_add(d, "perbandingan", "predikat tercatat %s berbeda dari %s",
		           records_predikat.codes[s->tercatat], name);
	else if (s->tercatat >= 0)
		derive_add(d, "perbandingan", "predikat tercatat sama dengan aturan");
}

static void
tell_idea(const struct skor *s, const char *used, struct derive *d)
{
	int idea = s->values ? s->values->ide_baru : -1;

	derive_add(d, "ide_baru", "%s",
	           idea < 0 ? "tidak diketahui" : (idea == 1 ? "ya" : "tidak"));
	if (idea >= 0 && used)
		derive_from(d, used);
}

/* A skor of an earlier run: its figures are what it says. */
static void
tell_read(const struct skor *s, const char *used, struct derive *d)
{
	char nilai[DEC_BUF];

	if (s->nilai != CELL_NO_VALUE) {
		dec_format(nilai, s->nilai, 2);
		derive_add(d, "nilai", "%s", nilai);
		derive_how(d, "seperti dalam skor yang dibaca");
		if (used)
			derive_from(d, used);
	}
	fates_explain_code("predikat", &records_predikat, s->predikat, used, s, d);
}

void
nilai_explain_score(const struct nilai_rule *rule, const struct nilai_parts *parts,
                    const struct skor *s, const char *used, const struct plan_tell *tell)
{
	struct derive *d = tell->d;
	char recorded[DEC_BUF];

	if (s->cell->skor && !(s->cell->rows & CELL_ROW)) {
		tell_read(s, used, d);
		fates_explain_code("predikat tercatat", &records_predikat, s->tercatat,
		                   used, s, d);
		return;
	}
	tell_skp(rule, parts, used, tell);
	if (s->notes & SKOR_NOTE_NILAI_SKP) {
		dec_format(recorded, s->values->skp, -1);
		derive_add(d, "perbandingan", "nilai_skp tercatat %s berbeda", recorded);
		if (used)
			derive_from(d, used);
	}
	tell_perilaku(parts, used, d);
	if (total_knows_idea(&rule->total))
		tell_idea(s, used, d);
	fates_explain_code("predikat tercatat", &records_predikat, s->tercatat, used, s,
	                   d);
	if (s->nilai == CELL_NO_VALUE) {
		derive_add(d, "nilai", "tidak ada");
		return;
	}
	tell_nilai(&rule->total, parts, s, d);
	tell_class(&rule->total, parts, s, d);
}
