#include "report/unit_scores.h"

#include "asn/records.h"
#include "report/words.h"

/* One section while it is being written. */
struct view {
	struct doc *d;
	const struct model *m;
	struct tally_scores *scores; /* by unit */
};

static void
unit_cell(struct view *v, uint32_t unit)
{
	doc_cell(v->d, model_unit_name(v->m, unit));
}

static void
agency_line(struct view *v, const struct tally_scores *t)
{
	doc_say_int(v->d, t->people);
	doc_say(v->d, " pegawai: ");
	doc_say_int(v->d, t->rated);
	doc_say(v->d, " dinilai, ");
	if (t->coarse) {
		doc_say_int(v->d, t->people - t->rated);
		doc_say(v->d,
		        " tidak dinilai, sementara, atau bertentangan (tidak dirinci).");
	} else {
		doc_say_int(v->d, t->unrated);
		doc_say(v->d, " belum dinilai, ");
		doc_say_int(v->d, t->provisional);
		doc_say(v->d, " sementara, ");
		doc_say_int(v->d, t->disputed);
		doc_say(v->d, " bertentangan.");
	}
	if (t->inactive > 0) {
		doc_say(v->d, " Di luar itu ");
		doc_say_int(v->d, t->inactive);
		doc_say(v->d, " pegawai tidak aktif, yang tidak ikut dihitung.");
	}
	doc_text(v->d);
}

static void
nilai_cell(struct view *v, const struct tally_scores *t, bool is_total)
{
	if (t->summed && !is_total && t->stated->nilai != MODEL_NONE)
		doc_cell_decimal(v->d, t->stated->nilai, 2);
	else if (t->summed || t->with_nilai == 0)
		doc_cell_none(v->d);
	else
		doc_cell_decimal(v->d, tally_mean(t->nilai, t->with_nilai), 2);
}

static void
score_cells(struct view *v, const struct tally_scores *t, bool with_nilai, bool is_total)
{
	doc_cell_int(v->d, t->people);
	doc_cell_int(v->d, t->rated);
	doc_cell_int_if(v->d, !t->coarse, t->unrated);
	doc_cell_int_if(v->d, !t->coarse, t->provisional);
	doc_cell_int_if(v->d, !t->coarse, t->disputed);
	doc_cell_int_if(v->d, !t->coarse, t->differs);
	if (with_nilai)
		nilai_cell(v, t, is_total);
}

static void
score_table(struct view *v, const struct tally_scores *all)
{
	static const struct doc_column columns[] = {
		{"Unit", DOC_LEFT},
		{"Pegawai", DOC_RIGHT},
		{"Dinilai", DOC_RIGHT},
		{"Belum dinilai", DOC_RIGHT},
		{"Sementara", DOC_RIGHT},
		{"Bertentangan", DOC_RIGHT},
		{"Predikat tercatat berbeda", DOC_RIGHT},
		{"Rata-rata nilai", DOC_RIGHT}};
	bool with_nilai = all->with_nilai > 0;
	uint32_t u;

	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++)
		with_nilai = with_nilai || (v->scores[u].summed &&
		                            v->scores[u].stated->nilai != MODEL_NONE);
	doc_say(v->d, "Penilaian per unit (orang)");
	doc_table(v->d, columns, with_nilai ? 8 : 7);
	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++) {
		const struct tally_scores *t = &v->scores[u];

		if (t->people == 0 && !t->summed)
			continue;
		unit_cell(v, u);
		score_cells(v, t, with_nilai, false);
	}
	doc_cell(v->d, SLICE("Jumlah"));
	score_cells(v, all, with_nilai, true);
	doc_totalled(v->d);
}

/* The five predicates; cukup and buruk of older rules stand in the place of the ones they
   were called before, or beside them where both occur. */
static size_t
choose_predicates(const struct tally_scores *all, int chosen[MODEL_PREDICATES])
{
	static const int in_order[] = {PREDIKAT_SANGAT_BAIK,  PREDIKAT_BAIK,
	                               PREDIKAT_CUKUP,        PREDIKAT_BUTUH_PERBAIKAN,
	                               PREDIKAT_KURANG,       PREDIKAT_BURUK,
	                               PREDIKAT_SANGAT_KURANG};
	size_t n = 0;

	for (size_t i = 0; i < MODEL_PREDICATES; i++) {
		int p = in_order[i];
		int instead = p == PREDIKAT_BUTUH_PERBAIKAN ? PREDIKAT_CUKUP
		              : p == PREDIKAT_SANGAT_KURANG ? PREDIKAT_BURUK
		                                            : p;
		bool old = p == PREDIKAT_CUKUP || p == PREDIKAT_BURUK;

		if (all->predicate[p] > 0 ||
		    (!old && (instead == p || !all->predicate[instead])))
			chosen[n++] = p;
	}
	return n;
}

static void
bar_cells(struct view *v, const struct tally_scores *t, const int *chosen, size_t n)
{
	for (size_t i = 0; i < n; i++)
		doc_cell_bar(v->d, t->predicate[chosen[i]], t->spoken);
}

static void
spread_table(struct view *v, const struct tally_scores *all)
{
	struct doc_column columns[1 + MODEL_PREDICATES] = {{"Unit", DOC_LEFT}};
	int chosen[MODEL_PREDICATES];
	size_t n = choose_predicates(all, chosen);
	uint32_t u;

	if (all->spoken == 0)
		return;
	for (size_t i = 0; i < n; i++)
		columns[1 + i] = (struct doc_column){words_predicate(chosen[i]), DOC_BAR};
	doc_say(v->d,
	        "Sebaran predikat menurut aturan (orang; panjang batang: bagian dari "
	        "yang dinilai)");
	doc_table(v->d, columns, 1 + n);
	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++) {
		if (v->scores[u].spoken == 0)
			continue;
		unit_cell(v, u);
		bar_cells(v, &v->scores[u], chosen, n);
	}
	doc_cell(v->d, SLICE("Jumlah"));
	bar_cells(v, all, chosen, n);
	doc_totalled(v->d);
}

static void
word_cell(struct view *v, uint32_t code, const char *word)
{
	if (word)
		doc_cell(v->d, slice_of(word));
	else if (code != 0)
		doc_cell(v->d, v->m->text[code]);
	else
		doc_cell_none(v->d);
}

/* What only skor_unit knows: the achievement of the unit and whether its spread follows
 * from it. */
static void
pattern_table(struct view *v)
{
	static const struct doc_column columns[] = {{"Unit", DOC_LEFT},
	                                            {"Capaian unit", DOC_LEFT},
	                                            {"Sebaran predikat", DOC_LEFT}};
	bool begun = false;
	uint32_t u;

	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++) {
		const struct model_unit *s = v->scores[u].stated;
		struct slice achievement, pattern;

		if (s == NULL || s->disputed)
			continue;
		achievement = v->m->text[s->achievement];
		pattern = v->m->text[s->pattern];
		if (achievement.n == 0 &&
		    (pattern.n == 0 || slice_eq(pattern, SLICE("tidak_diuji"))))
			continue;
		if (!begun) {
			doc_say(v->d,
			        "Capaian unit dan pola sebaran predikatnya, menurut "
			        "skor_unit");
			doc_table(v->d, columns, 3);
			begun = true;
		}
		unit_cell(v, u);
		word_cell(v, s->achievement, words_achievement(achievement));
		word_cell(v, s->pattern, words_pattern(pattern));
	}
}

static void
inactive_table(struct view *v, const struct tally_scores *all)
{
	static const struct doc_column columns[] = {{"Unit", DOC_LEFT},
	                                            {"Orang", DOC_RIGHT}};
	uint32_t u;

	if (all->inactive == 0)
		return;
	doc_say(v->d, "Pegawai tidak aktif, tidak ikut dihitung");
	doc_table(v->d, columns, 2);
	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++) {
		if (v->scores[u].inactive == 0)
			continue;
		unit_cell(v, u);
		doc_cell_int(v->d, v->scores[u].inactive);
	}
	doc_cell(v->d, SLICE("Jumlah"));
	doc_cell_int(v->d, all->inactive);
	doc_totalled(v->d);
}

static void
unequal_row(struct view *v, uint32_t unit, const char *what, int64_t stated,
            int64_t counted)
{
	if (stated == counted || (stated == MODEL_NONE && counted == 0))
		return;
	unit_cell(v, unit);
	doc_cell(v->d, slice_of(what));
	doc_cell_int_if(v->d, stated != MODEL_NONE, stated);
	doc_cell_int(v->d, counted);
}

static void
unequal_table(struct view *v)
{
	static const struct doc_column columns[] = {{"Unit", DOC_LEFT},
	                                            {"Angka", DOC_LEFT},
	                                            {"skor_unit", DOC_RIGHT},
	                                            {"Dihitung dari skor", DOC_RIGHT}};
	bool begun = false;
	uint32_t u;

	for (uint32_t i = 0; (u = model_unit_at(v->m, i)) != KEYTAB_NONE; i++) {
		const struct tally_scores *t = &v->scores[u];

		if (!t->unequal)
			continue;
		if (!begun) {
			doc_say(v->d, "skor_unit yang berbeda dari skor orang per orang; "
			              "laporan ini "
			              "memakai yang dihitung dari skor");
			doc_table(v->d, columns, 4);
			begun = true;
		}
		unequal_row(v, u, "Pegawai", t->stated->people, t->people);
		unequal_row(v, u, "Dinilai", t->stated->rated, t->rated);
		for (int p = 0; p < PREDIKAT_N; p++)
			unequal_row(v, u, words_predicate(p), t->stated->count[p],
			            t->predicate[p]);
	}
}

void
unit_scores_print(struct doc *d, const struct model *m, int64_t period, uint32_t aturan,
                  struct tally_doubts *doubts)
{
	struct view v = {.d = d, .m = m};
	struct tally_scores all = {0};

	v.scores = mem_array(m->unit_names.n, sizeof(*v.scores));
	tally_scores(m, period, aturan, v.scores, &all, doubts);
	for (uint32_t u = 0; model_has_skor(m, period) && u < m->unit_names.n; u++)
		doubts->summed += v.scores[u].summed;
	agency_line(&v, &all);
	score_table(&v, &all);
	spread_table(&v, &all);
	pattern_table(&v);
	inactive_table(&v, &all);
	unequal_table(&v);
	mem_free(v.scores);
}
