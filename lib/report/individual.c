#include "report/individual.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "report/basis.h"
#include "report/notes.h"
#include "report/words.h"

/* One employee's report while it is being written. */
struct view {
	struct doc *d;
	const struct model *m;
	const struct person *person;   /* NULL: pegawai says nothing of this one */
	const struct model_gap **gaps; /* largest first; those not known last */
	size_t n_known;
};

static void
heading(struct view *v, int level, const char *text)
{
	doc_say(v->d, text);
	doc_heading(v->d, level);
}

static void
say_period(struct view *v, int64_t period)
{
	char buf[WORDS_BUF];

	doc_say(v->d, words_period(buf, period));
}

static void
fact(struct view *v, const char *name, struct slice text)
{
	if (text.n == 0)
		return;
	doc_cell(v->d, slice_of(name));
	doc_cell(v->d, text);
}

static void
fact_word(struct view *v, const char *name, const char *word)
{
	if (word)
		fact(v, name, slice_of(word));
}

static void
fact_decimal(struct view *v, const char *name, int64_t millionths)
{
	char buf[WORDS_BUF];

	if (millionths != MODEL_NONE)
		fact(v, name, slice_of(words_decimal(buf, millionths, 2)));
}

static const struct doc_column facts[] = {{"Hal", DOC_LEFT}, {"Isi", DOC_LEFT}};

/* The unit of the roster, else of the latest row that names one. */
static struct slice
own_unit(const struct view *v)
{
	const struct model *m = v->m;
	uint32_t unit = 0;

	if (v->person && v->person->unit)
		return strtab_text(&m->roster.units, v->person->unit);
	for (size_t i = 0; i < m->n_hours.n; i++)
		unit = m->hours[i].unit ? m->hours[i].unit : unit;
	for (size_t i = 0; i < m->n_gaps.n; i++)
		unit = m->gaps[i].unit ? m->gaps[i].unit : unit;
	for (size_t i = 0; i < m->n_skor.n; i++)
		unit = m->skor[i].unit ? m->skor[i].unit : unit;
	return m->unit_text[unit];
}

static void
identity(struct view *v)
{
	const struct person *p = v->person;
	char buf[WORDS_BUF];

	heading(v, 1, "Laporan kinerja dan pengembangan pegawai");
	doc_say(v->d, "Data pegawai");
	doc_table(v->d, facts, 2);
	fact(v, "Nama",
	     p && p->nama_n > 0 ? (struct slice){p->nama, p->nama_n}
	                        : v->m->text[v->m->nama]);
	fact_word(v, "NIP", words_nip(buf, v->m->only_nip));
	fact(v, "Unit", own_unit(v));
	if (p)
		fact(v, "Jabatan", strtab_text(&v->m->roster.titles, p->jabatan));
}

static bool
is_surplus(const struct model_gap *g)
{
	return tally_gap_is_known(g) && g->wanted != MODEL_NONE &&
	       g->reached != MODEL_NONE && g->reached > g->wanted;
}

static bool
has_rating(const struct model_skor *s)
{
	return !s->disputed && (s->hasil >= 0 || s->perilaku >= 0);
}

/* Rule sets read the same ratings: said once for a period. */
static bool
is_repeated(const struct model *m, size_t i)
{
	const struct model_skor *s = &m->skor[i];

	return i > 0 && s[-1].period == s->period && s[-1].hasil == s->hasil &&
	       s[-1].perilaku == s->perilaku && has_rating(&s[-1]);
}

static size_t
good_ratings(struct view *v)
{
	size_t said = 0;

	for (size_t i = 0; i < v->m->n_skor.n; i++) {
		const struct model_skor *s = &v->m->skor[i];
		bool hasil = s->hasil >= 0 && s->hasil != RATING_DI_BAWAH;
		bool perilaku = s->perilaku >= 0 && s->perilaku != RATING_DI_BAWAH;

		if (!has_rating(s) || is_repeated(v->m, i) || (!hasil && !perilaku))
			continue;
		say_period(v, s->period);
		doc_say(v->d, ": ");
		if (hasil) {
			doc_say(v->d, "hasil kerja ");
			doc_say(v->d, words_rating(s->hasil));
		}
		if (perilaku) {
			doc_say(v->d, hasil ? ", perilaku kerja " : "perilaku kerja ");
			doc_say(v->d, words_rating(s->perilaku));
		}
		doc_say(v->d, ".");
		doc_item(v->d);
		said++;
	}
	return said;
}

static size_t
good_competencies(struct view *v)
{
	const struct model *m = v->m;
	size_t said = 0, met = 0;

	for (size_t i = 0; i < m->n_gaps.n; i++) {
		const struct model_gap *g = &m->gaps[i];

		if (!is_surplus(g))
			continue;
		doc_say_slice(v->d, m->text[g->competency]);
		doc_say(v->d, ": level ");
		doc_say_int(v->d, g->reached);
		doc_say(v->d, ", di atas level ");
		doc_say_int(v->d, g->wanted);
		doc_say(v->d, " yang disyaratkan.");
		doc_item(v->d);
		said++;
	}
	for (size_t i = 0; i < m->n_gaps.n; i++) {
		const struct model_gap *g = &m->gaps[i];

		if (!tally_gap_is_known(g) || is_surplus(g) || g->gap > 0)
			continue;
		doc_say(v->d, met++ ? ", " : "Sudah memenuhi level yang disyaratkan: ");
		doc_say_slice(v->d, m->text[g->competency]);
	}
	if (met > 0) {
		doc_say(v->d, ".");
		doc_item(v->d);
	}
	return said + met;
}

static size_t
good_hours(struct view *v)
{
	size_t said = 0;

	for (size_t i = 0; i < v->m->n_hours.n; i++) {
		const struct model_hours *h = &v->m->hours[i];

		if (h->disputed || h->done == MODEL_NONE || h->done <= 0)
			continue;
		doc_say_decimal(v->d, h->done);
		doc_say(v->d, " jam pelajaran (JP) sudah tercapai pada tahun ");
		sb_addf(&v->d->line, "%d", period_year(h->year));
		if (h->missing == 0 && h->due != MODEL_NONE) {
			doc_say(v->d, ", memenuhi kewajiban ");
			doc_say_decimal(v->d, h->due);
			doc_say(v->d, " JP");
		}
		doc_say(v->d, ".");
		doc_item(v->d);
		said++;
	}
	return said;
}

static void
strengths(struct view *v)
{
	heading(v, 2, "Yang sudah baik");
	if (good_ratings(v) + good_competencies(v) + good_hours(v) > 0)
		return;
	doc_say(v->d,
	        "Data yang ada belum cukup untuk mengisi bagian ini; bagian ini terisi "
	        "setelah "
	        "penilaian, asesmen, atau pelatihan tercatat.");
	doc_text(v->d);
}

static size_t
next_levels(struct view *v)
{
	size_t i = 0;

	for (; i < v->n_known && v->gaps[i]->gap > 0; i++) {
		const struct model_gap *g = v->gaps[i];

		doc_say(v->d, "Tingkatkan ");
		doc_say_slice(v->d, v->m->text[g->competency]);
		if (g->reached == MODEL_NONE || g->wanted == MODEL_NONE) {
			doc_say(v->d, " sebanyak ");
			doc_say_int(v->d, g->gap);
			doc_say(v->d, " level");
		} else {
			doc_say(v->d, " dari level ");
			doc_say_int(v->d, g->reached);
			doc_say(v->d, " ke level ");
			doc_say_int(v->d, g->wanted);
			if (g->wanted - g->reached > 1) {
				doc_say(v->d, ", mulai dengan level ");
				doc_say_int(v->d, g->reached + 1);
			}
		}
		doc_say(v->d, ".");
		doc_item(v->d);
	}
	return i;
}

static size_t
low_ratings(struct view *v)
{
	size_t said = 0;

	for (size_t i = 0; i < v->m->n_skor.n; i++) {
		const struct model_skor *s = &v->m->skor[i];
		bool hasil = s->hasil == RATING_DI_BAWAH,
		     perilaku = s->perilaku == RATING_DI_BAWAH;

		if (!has_rating(s) || is_repeated(v->m, i) || (!hasil && !perilaku))
			continue;
		doc_say(v->d, hasil ? "Hasil kerja" : "Perilaku kerja");
		doc_say(v->d, hasil && perilaku ? " dan perilaku kerja" : "");
		doc_say(v->d, " pada ");
		say_period(v, s->period);
		doc_say(v->d,
		        " dinilai di bawah ekspektasi: sepakati dengan pimpinan apa yang "
		        "didahulukan pada periode berikutnya.");
		doc_item(v->d);
		said++;
	}
	return said;
}

static size_t
hours_to_go(struct view *v)
{
	size_t said = 0;

	for (size_t i = 0; i < v->m->n_hours.n; i++) {
		const struct model_hours *h = &v->m->hours[i];

		if (h->disputed || h->missing <= 0)
			continue;
		doc_say(v->d, "Tambah ");
		doc_say_decimal(v->d, h->missing);
		doc_say(v->d, " jam pelajaran (JP) untuk tahun ");
		sb_addf(&v->d->line, "%d", period_year(h->year));
		if (h->due != MODEL_NONE) {
			doc_say(v->d, " agar mencapai ");
			doc_say_decimal(v->d, h->due);
			doc_say(v->d, " JP");
		}
		doc_say(v->d, ".");
		doc_item(v->d);
		said++;
	}
	return said;
}

static void
improvements(struct view *v)
{
	heading(v, 2, "Yang dapat ditingkatkan");
	if (next_levels(v) + low_ratings(v) + hours_to_go(v) > 0)
		return;
	doc_say(v->d, "Data yang ada belum menunjukkan hal yang perlu ditingkatkan.");
	doc_text(v->d);
}

/* Says the notes in plain words; false when there are none. */
static bool
say_notes(struct view *v, uint32_t notes)
{
	struct slice list = v->m->text[notes], note;
	bool begun = false;

	while (notes_next(&list, &note)) {
		char buf[WORDS_BUF];
		const char *meaning = words_note(buf, notes_code(note));

		doc_say(v->d, begun ? "; " : "");
		if (meaning)
			doc_say(v->d, meaning);
		else
			doc_say_slice(v->d, note);
		begun = true;
	}
	return begun;
}

static void
one_score(struct view *v, const struct model_skor *s)
{
	say_period(v, s->period);
	doc_say(v->d, " menurut ");
	doc_say_slice(v->d, v->m->text[s->aturan]);
	doc_table(v->d, facts, 2);
	if (s->disputed) {
		fact_word(v, "Status",
		          "ada beberapa skor yang berbeda; hasilnya belum dapat disebut");
		return;
	}
	fact_word(v, "Hasil kerja", words_rating(s->hasil));
	fact_word(v, "Perilaku kerja", words_rating(s->perilaku));
	fact_decimal(v, "Nilai", s->nilai);
	fact_decimal(v, "Umpan balik", s->feedback);
	fact_word(v, "Predikat menurut aturan", words_predicate(s->predicate));
	if (s->recorded != s->predicate)
		fact_word(v, "Predikat tercatat", words_predicate(s->recorded));
	fact_word(v, "Status", words_status(s->status));
	if (say_notes(v, s->notes)) {
		doc_cell(v->d, SLICE("Catatan"));
		doc_cell_line(v->d);
	}
}

static void
ratings(struct view *v)
{
	bool differs = false;

	heading(v, 2, "Hasil penilaian");
	for (size_t i = 0; i < v->m->n_skor.n; i++) {
		one_score(v, &v->m->skor[i]);
		differs = differs || v->m->skor[i].status == SKOR_BEDA;
	}
	if (v->m->n_skor.n == 0) {
		doc_say(v->d, "Belum ada skor");
		if (v->m->only_period >= 0) {
			doc_say(v->d, " untuk ");
			say_period(v, v->m->only_period);
		}
		doc_say(v->d, ".");
		doc_text(v->d);
	}
	if (differs) {
		doc_say(v->d,
		        "Predikat tercatat yang berbeda dari predikat menurut aturan "
		        "tetap "
		        "berlaku; perbedaannya perlu dijelaskan bersama pejabat "
		        "penilai.");
		doc_text(v->d);
	}
}

/* When the level was assessed, as kesenjangan.sumber tells: asesmen:2026-05-04. */
static void
assessed_cell(struct view *v, const struct model_gap *g)
{
	struct slice list = v->m->text[g->sources], one;
	char buf[WORDS_BUF];
	int32_t day;

	while (notes_next(&list, &one)) {
		struct slice word = notes_code(one);

		if (!slice_eq(word, SLICE("asesmen")) || one.n == word.n)
			continue;
		if (date_parse((struct slice){one.p + word.n + 1, one.n - word.n - 1},
		               &day)) {
			doc_cell(v->d, slice_of(words_date(buf, day)));
			return;
		}
	}
	doc_cell_none(v->d);
}

static void
competencies(struct view *v)
{
	static const struct doc_column columns[] = {{"Kompetensi", DOC_LEFT},
	                                            {"Syarat (level)", DOC_RIGHT},
	                                            {"Capaian (level)", DOC_RIGHT},
	                                            {"Selisih", DOC_RIGHT},
	                                            {"Diasesmen", DOC_LEFT}};

	if (v->m->n_gaps.n == 0)
		return;
	heading(v, 2, "Kompetensi");
	if (v->n_known > 0) {
		doc_say(v->d,
		        "Kompetensi yang sudah diasesmen, selisih terbesar lebih dahulu");
		doc_table(v->d, columns, 5);
	}
	for (size_t i = 0; i < v->n_known; i++) {
		const struct model_gap *g = v->gaps[i];

		doc_cell(v->d, v->m->text[g->competency]);
		doc_cell_int_if(v->d, g->wanted != MODEL_NONE, g->wanted);
		doc_cell_int_if(v->d, g->reached != MODEL_NONE, g->reached);
		doc_cell_int(v->d, g->gap);
		assessed_cell(v, g);
	}
}

static void
not_assessed(struct view *v)
{
	static const struct doc_column columns[] = {{"Kompetensi", DOC_LEFT},
	                                            {"Syarat (level)", DOC_RIGHT},
	                                            {"Keterangan", DOC_LEFT}};

	if (v->n_known == v->m->n_gaps.n)
		return;
	heading(v, 3, "Belum diasesmen");
	doc_say(v->d,
	        "Level kompetensi berikut belum diketahui, jadi tidak dihitung sebagai "
	        "kekurangan. Langkah berikutnya: asesmen.");
	doc_text(v->d);
	doc_say(v->d, "Kompetensi yang belum diasesmen atau belum pasti");
	doc_table(v->d, columns, 3);
	for (size_t i = v->n_known; i < v->m->n_gaps.n; i++) {
		const struct model_gap *g = v->gaps[i];

		doc_cell(v->d, v->m->text[g->competency]);
		doc_cell_int_if(v->d, g->wanted != MODEL_NONE, g->wanted);
		if (g->disputed)
			doc_cell(v->d, SLICE("ada beberapa baris yang berbeda"));
		else if (say_notes(v, g->notes))
			doc_cell_line(v->d);
		else
			doc_cell(v->d, SLICE("belum diasesmen"));
	}
}

static void
hours_cell(struct view *v, const struct model_hours *h, int64_t millionths)
{
	if (h->disputed || millionths == MODEL_NONE)
		doc_cell_none(v->d);
	else
		doc_cell_decimal(v->d, millionths, 2);
}

static void
hours(struct view *v)
{
	static const struct doc_column columns[] = {
		{"Tahun", DOC_LEFT},          {"Wajib (JP)", DOC_RIGHT},
		{"Tercapai (JP)", DOC_RIGHT}, {"Kurang (JP)", DOC_RIGHT},
		{"Menurut", DOC_LEFT},        {"Catatan", DOC_LEFT}};

	if (v->m->n_hours.n == 0)
		return;
	heading(v, 2, "Jam pelajaran");
	doc_say(v->d, "Jam pelajaran (JP) per tahun");
	doc_table(v->d, columns, 6);
	for (size_t i = 0; i < v->m->n_hours.n; i++) {
		const struct model_hours *h = &v->m->hours[i];

		sb_addf(&v->d->line, "%d", period_year(h->year));
		doc_cell_line(v->d);
		hours_cell(v, h, h->due);
		hours_cell(v, h, h->done);
		hours_cell(v, h, h->missing);
		doc_cell(v->d, v->m->text[h->aturan]);
		if (h->disputed)
			doc_cell(v->d, SLICE("ada beberapa baris yang berbeda"));
		else if (say_notes(v, h->notes))
			doc_cell_line(v->d);
		else
			doc_cell_none(v->d);
	}
}

static void
closing(struct view *v, const struct chain *chain)
{
	const struct model *m = v->m;
	struct basis basis = {0};

	for (size_t i = 0; i < m->n_skor.n; i++)
		basis_add(&basis, m->text[m->skor[i].aturan]);
	for (size_t i = 0; i < m->n_gaps.n; i++)
		basis_add_sources(&basis, m->text[m->gaps[i].sources]);
	for (size_t i = 0; i < m->n_hours.n; i++)
		basis_add(&basis, m->text[m->hours[i].aturan]);
	basis_print(&basis, v->d);
	heading(v, 2, "Cakupan");
	doc_say(v->d, "Disusun dari ");
	doc_say_int(v->d, (int64_t)m->n_skor.n);
	doc_say(v->d, " skor, ");
	doc_say_int(v->d, (int64_t)m->n_gaps.n);
	doc_say(v->d, " baris kesenjangan, dan ");
	doc_say_int(v->d, (int64_t)m->n_hours.n);
	doc_say(v->d, " baris jp pegawai ini. Tanda \xe2\x80\x93 berarti tidak diketahui "
	              "atau tidak "
	              "berlaku.");
	doc_text(v->d);
	chain_print(chain, v->d);
	basis_release(&basis);
}

static int
by_gap(const void *a, const void *b)
{
	const struct model_gap *x = *(const struct model_gap *const *)a;
	const struct model_gap *y = *(const struct model_gap *const *)b;
	int64_t p = tally_gap_is_known(x) ? x->gap : -1,
		q = tally_gap_is_known(y) ? y->gap : -1;

	if (p != q)
		return p > q ? -1 : 1;
	return (x->competency > y->competency) - (x->competency < y->competency);
}

static void
sort_gaps(struct view *v)
{
	const struct model *m = v->m;

	v->gaps = mem_array(m->n_gaps.n + 1, sizeof(*v->gaps));
	for (size_t i = 0; i < m->n_gaps.n; i++) {
		v->gaps[i] = &m->gaps[i];
		v->n_known += tally_gap_is_known(&m->gaps[i]);
	}
	if (m->n_gaps.n > 1)
		qsort(v->gaps, m->n_gaps.n, sizeof(*v->gaps), by_gap);
}

bool
individual_build(struct doc *d, const struct model *m, const struct chain *chain,
                 struct tally_doubts *doubts)
{
	struct view v = {.d = d, .m = m};
	uint32_t who = keytab_find(&m->roster.nips, (uint64_t)m->only_nip);

	if (!m->met)
		return false;
	if (who != KEYTAB_NONE)
		v.person = &m->roster.people[who];
	sort_gaps(&v);
	tally_rows(m, doubts);
	identity(&v);
	strengths(&v);
	improvements(&v);
	ratings(&v);
	competencies(&v);
	not_assessed(&v);
	hours(&v);
	closing(&v, chain);
	mem_free(v.gaps);
	return true;
}
