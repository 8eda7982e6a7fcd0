#include "report/summary.h"

#include "asn/period.h"
#include "asn/records.h"
#include "report/basis.h"
#include "report/notes.h"
#include "report/unit_scores.h"
#include "report/unit_training.h"
#include "report/words.h"

/* What the sections share. */
struct work {
	struct doc *d;
	const struct model *m;
	struct basis basis;
	struct notes notes;
	struct tally_doubts *found;
};

static void
remark(struct doc *d, int64_t count, const char *what)
{
	if (count == 0)
		return;
	doc_say_int(d, count);
	doc_say(d, " ");
	doc_say(d, what);
	doc_item(d);
}

static bool
is_empty(const struct tally_doubts *t)
{
	static const struct tally_doubts none;

	return memcmp(t, &none, sizeof(none)) == 0;
}

/* What does not fit together in a section. */
static void
print_doubts(struct doc *d, const struct tally_doubts *t)
{
	static const char *const texts[TALLY_FAULTS] = {
		[TALLY_GAPS_DISPUTED] =
			"baris kesenjangan memuat isi yang berbeda untuk orang dan "
			"kompetensi yang sama; dihitung sebagai belum diketahui.",
		[TALLY_GAPS_WRONG] =
			"baris kesenjangan mencatat selisih yang bukan syarat dikurangi "
			"capaian; dipakai seperti tercatat.",
		[TALLY_HOURS_DISPUTED] =
			"pegawai mempunyai baris jp yang berbeda untuk tahun yang "
			"sama; dihitung sebagai belum diketahui.",
		[TALLY_HOURS_WRONG] =
			"baris jp mencatat kekurangan yang bukan wajib dikurangi "
			"tercapai; dipakai seperti tercatat.",
		[TALLY_SKOR_DISPUTED] =
			"pegawai mempunyai beberapa skor yang berbeda untuk periode "
			"ini; dihitung sebagai bertentangan.",
		[TALLY_SKOR_STRAY] =
			"skor memuat predikat walaupun statusnya bukan lengkap atau "
			"beda; predikat itu tidak dihitung.",
		[TALLY_UNITS_DISPUTED] =
			"unit mempunyai beberapa skor_unit yang berbeda; tidak "
			"dipakai.",
		[TALLY_UNITS_UNEQUAL] =
			"unit mempunyai skor_unit yang berbeda dari skor pegawainya; "
			"rinciannya dalam tabel di atas.",
		[TALLY_UNITS_UNUSABLE] =
			"skor_unit memuat jumlah yang tidak cocok satu sama lain; "
			"tidak dipakai.",
	};

	if (is_empty(t))
		return;
	doc_say(d, "Hal yang tidak cocok atau belum lengkap");
	doc_heading(d, 3);
	for (int i = 0; i < TALLY_FAULTS; i++)
		remark(d, t->fault[i], texts[i]);
	remark(d, t->summed,
	       "unit tidak mempunyai skor orang per orang; angkanya diambil dari "
	       "skor_unit.");
	remark(d, t->gaps_without_skor,
	       "pegawai mempunyai baris kesenjangan, tetapi tidak mempunyai skor untuk "
	       "periode ini.");
	remark(d, t->hours_without_skor,
	       "pegawai mempunyai baris jp, tetapi tidak mempunyai skor untuk periode "
	       "ini.");
	remark(d, t->roster_without_skor,
	       "pegawai aktif dalam daftar pegawai tidak mempunyai skor untuk periode "
	       "ini.");
	remark(d, t->elsewhere,
	       "pegawai tercatat di unit yang berbeda dalam skor dan dalam kesenjangan; "
	       "masing-masing tabel memakai unit barisnya sendiri.");
}

/* "Dihitung dari 6 skor, 2 baris skor_unit, ...": the rows of one section. */
static void
coverage(struct work *w, int64_t period)
{
	const struct model *m = w->m;
	int64_t year = period < 0 ? -1 : period - period % 32;
	int64_t skor = 0, units = 0, hours = 0;

	for (size_t i = 0; i < m->n_skor.n; i++)
		skor += m->skor[i].period == period;
	for (size_t i = 0; i < m->n_units.n; i++)
		units += m->units[i].period == period;
	for (size_t i = 0; i < m->n_hours.n; i++)
		hours += m->hours[i].year == year;
	doc_say(w->d, "Dihitung dari ");
	doc_say_int(w->d, skor);
	doc_say(w->d, " skor, ");
	doc_say_int(w->d, units);
	doc_say(w->d, " baris skor_unit, ");
	doc_say_int(w->d, (int64_t)m->n_gaps.n);
	doc_say(w->d, " baris kesenjangan, dan ");
	doc_say_int(w->d, hours);
	doc_say(w->d, " baris jp");
	if (year >= 0)
		sb_addf(&w->d->line, " tahun %d", period_year(year));
	doc_say(w->d, ".");
	doc_text(w->d);
}

static void
heading(struct doc *d, int64_t period)
{
	char buf[WORDS_BUF];

	doc_say(d, period < 0 ? "Tanpa periode" : words_period(buf, period));
	doc_heading(d, 2);
	if (period < 0)
		return;
	doc_say(d, "Periode ");
	doc_say(d, words_date(buf, period_first_day(period)));
	doc_say(d, " sampai dengan ");
	doc_say(d, words_date(buf, period_last_day(period)));
	doc_say(d, ".");
	doc_text(d);
}

static void
section(struct work *w, int64_t period)
{
	struct tally_doubts here = {0};
	size_t n = 0;
	int64_t *rules = period < 0 ? NULL : model_rules_of(w->m, period, &n);
	bool any_skor = model_has_skor(w->m, period);

	heading(w->d, period);
	for (size_t i = 0; i < n; i++) {
		uint32_t aturan = (uint32_t)rules[i];

		basis_add(&w->basis, w->m->text[aturan]);
		doc_say(w->d, "Penilaian kinerja menurut ");
		doc_say_slice(w->d, w->m->text[aturan]);
		doc_heading(w->d, 3);
		unit_scores_print(w->d, w->m, period, aturan, &here);
	}
	if (n == 0 && period >= 0) {
		doc_say(w->d, "Tidak ada skor untuk periode ini.");
		doc_text(w->d);
	}
	unit_training_gaps(w->d, w->m, period, &here);
	unit_training_hours(w->d, w->m, period, &here);
	if (any_skor)
		tally_roster(w->m, period, &here);
	else
		here.gaps_without_skor = here.hours_without_skor = 0;
	print_doubts(w->d, &here);
	coverage(w, period);
	w->found->fault[TALLY_UNITS_UNEQUAL] += here.fault[TALLY_UNITS_UNEQUAL];
	w->found->fault[TALLY_UNITS_UNUSABLE] += here.fault[TALLY_UNITS_UNUSABLE];
	mem_free(rules);
}

/* Notes and rule sets of all rows that were counted. */
static void
gather(struct work *w)
{
	const struct model *m = w->m;

	for (size_t i = 0; i < m->n_skor.n; i++)
		notes_add(&w->notes, m->text[m->skor[i].notes]);
	for (size_t i = 0; i < m->n_gaps.n; i++) {
		notes_add(&w->notes, m->text[m->gaps[i].notes]);
		if (i == 0 || m->gaps[i].sources != m->gaps[i - 1].sources)
			basis_add_sources(&w->basis, m->text[m->gaps[i].sources]);
	}
	for (size_t i = 0; i < m->n_hours.n; i++) {
		notes_add(&w->notes, m->text[m->hours[i].notes]);
		basis_add(&w->basis, m->text[m->hours[i].aturan]);
	}
}

static void
read_line(struct doc *d, const struct model *m)
{
	uint64_t repeated = m->n_skor.repeated + m->n_units.repeated +
	                    m->n_gaps.repeated + m->n_hours.repeated;

	doc_say(d, "Cakupan");
	doc_heading(d, 2);
	doc_say(d, "Dibaca ");
	doc_say_int(d, (int64_t)m->n_skor.read);
	doc_say(d, " skor, ");
	doc_say_int(d, (int64_t)m->n_units.read);
	doc_say(d, " skor_unit, ");
	doc_say_int(d, (int64_t)m->n_gaps.read);
	doc_say(d, " kesenjangan, ");
	doc_say_int(d, (int64_t)m->n_hours.read);
	doc_say(d, " jp, dan ");
	doc_say_int(d, (int64_t)m->pegawai_read);
	doc_say(d, " pegawai.");
	if (repeated > 0) {
		doc_say(d, " Baris yang sama isinya dihitung sekali; itu terjadi ");
		doc_say_int(d, (int64_t)repeated);
		doc_say(d, " kali.");
	}
	doc_text(d);
}

static void
item(struct doc *d, const char *text)
{
	doc_say(d, text);
	doc_item(d);
}

static void
reading_guide(struct doc *d, const struct model *m, size_t periods)
{
	doc_say(d, "Cara membaca");
	doc_heading(d, 2);
	if (m->n_skor.n + m->n_units.n > 0) {
		item(d,
		     "Dinilai: hasil kerja dan perilaku kerja sudah dinilai. "
		     "Sementara: penilaian "
		     "belum lengkap. Belum dinilai: belum ada penilaian. Bertentangan: "
		     "ada "
		     "penilaian yang tidak sejalan, sehingga predikat belum ditetapkan.");
		item(d,
		     "Predikat tercatat berbeda: bagian dari yang dinilai. Sebaran "
		     "memakai predikat "
		     "menurut aturan; predikat tercatat tetap berlaku dan perbedaannya "
		     "perlu "
		     "dijelaskan dengan pejabat penilai.");
	}
	if (m->n_gaps.n > 0) {
		item(d, "Selisih: level yang disyaratkan dikurangi level yang dicapai, "
		        "paling kecil "
		        "nol. Rata-rata dihitung dari baris yang diketahui saja.");
		if (periods > 1)
			item(d, "Kesenjangan tidak berperiode: keadaan yang sama dipakai "
			        "dalam "
			        "setiap bagian.");
	}
	if (m->n_hours.n > 0)
		item(d,
		     "Kekurangan JP dihitung hanya dari pegawai yang jamnya diketahui.");
	item(d,
	     "Baris Jumlah dihitung dari orang dan baris, bukan dari angka unit. Tanda "
	     "\xe2\x80\x93 "
	     "berarti tidak diketahui atau tidak berlaku.");
}

bool
summary_build(struct doc *d, const struct model *m, const struct chain *chain,
              struct tally_doubts *doubts)
{
	struct work w = {.d = d, .m = m, .found = doubts};
	size_t n;
	int64_t *periods = model_periods(m, &n);
	bool any = m->n_skor.n + m->n_units.n + m->n_gaps.n + m->n_hours.n > 0;

	doc_say(d, "Laporan kinerja dan pengembangan kompetensi pegawai");
	doc_heading(d, 1);
	if (!any) {
		doc_say(d, "Tidak ada skor, skor_unit, kesenjangan, atau jp untuk "
		           "dilaporkan.");
		doc_text(d);
	}
	tally_rows(m, doubts);
	for (size_t i = 0; any && i < n; i++)
		section(&w, periods[i]);
	if (any && n == 0)
		section(&w, -1);
	if (any)
		reading_guide(d, m, n);
	gather(&w);
	basis_print(&w.basis, d);
	notes_print(&w.notes, d);
	read_line(d, m);
	chain_print(chain, d);
	notes_release(&w.notes);
	basis_release(&w.basis);
	mem_free(periods);
	return any;
}
