#include "report/unit_training.h"

#include "asn/period.h"

static void
apart(struct doc *d, int64_t inactive)
{
	if (inactive == 0)
		return;
	doc_say_int(d, inactive);
	doc_say(d, " pegawai tidak aktif tidak ikut dihitung dalam tabel di atas.");
	doc_text(d);
}

static void
gap_cells(struct doc *d, const struct tally_gaps *t)
{
	doc_cell_int(d, t->people);
	doc_cell_int(d, t->known);
	if (t->known > 0)
		doc_cell_decimal(d, tally_mean(t->sum, t->known), 2);
	else
		doc_cell_none(d);
	doc_cell_int(d, t->unknown);
}

void
unit_training_gaps(struct doc *d, const struct model *m, int64_t period,
                   struct tally_doubts *doubts)
{
	static const struct doc_column columns[] = {
		{"Unit", DOC_LEFT},
		{"Pegawai", DOC_RIGHT},
		{"Baris diketahui", DOC_RIGHT},
		{"Rata-rata selisih (level)", DOC_RIGHT},
		{"Baris belum diketahui", DOC_RIGHT}};
	struct tally_gaps *units, all = {0};
	uint32_t u;

	if (m->n_gaps.n == 0)
		return;
	units = mem_array(m->unit_names.n, sizeof(*units));
	tally_gaps(m, period, units, &all, doubts);
	doc_say(d, "Kesenjangan kompetensi");
	doc_heading(d, 3);
	doc_say(d,
	        "Kesenjangan kompetensi per unit; satu baris adalah satu kompetensi yang "
	        "disyaratkan bagi satu pegawai");
	doc_table(d, columns, 5);
	for (uint32_t i = 0; (u = model_unit_at(m, i)) != KEYTAB_NONE; i++) {
		if (units[u].people + units[u].known + units[u].unknown == 0)
			continue;
		doc_cell(d, model_unit_name(m, u));
		gap_cells(d, &units[u]);
	}
	doc_cell(d, SLICE("Jumlah"));
	gap_cells(d, &all);
	doc_totalled(d);
	apart(d, all.inactive);
	mem_free(units);
}

static void
hours_cells(struct doc *d, const struct tally_hours *t)
{
	bool known = t->people > t->unknown + t->unbounded;

	doc_cell_int(d, t->people);
	doc_cell_int_if(d, known, t->lacking);
	if (known && t->missing <= INT64_MAX)
		doc_cell_decimal(d, (int64_t)t->missing, 2);
	else
		doc_cell_none(d);
	doc_cell_int(d, t->unknown);
	doc_cell_int(d, t->unbounded);
}

static void
hours_table(struct doc *d, const struct model *m, int64_t period, int64_t year,
            uint32_t aturan, struct tally_doubts *doubts)
{
	static const struct doc_column columns[] = {
		{"Unit", DOC_LEFT},
		{"Pegawai", DOC_RIGHT},
		{"Kurang (orang)", DOC_RIGHT},
		{"Kekurangan (JP)", DOC_RIGHT},
		{"Belum diketahui (orang)", DOC_RIGHT},
		{"Tanpa batas bawah (orang)", DOC_RIGHT}};
	struct tally_hours *units, all = {0};
	uint32_t u;

	units = mem_array(m->unit_names.n, sizeof(*units));
	tally_hours(m, period, year, aturan, units, &all, doubts);
	doc_say(d, "Jam pelajaran (JP) tahun ");
	sb_addf(&d->line, "%d", period_year(year));
	doc_say(d, " per unit, menurut ");
	doc_say_slice(d, m->text[aturan]);
	doc_table(d, columns, 6);
	for (uint32_t i = 0; (u = model_unit_at(m, i)) != KEYTAB_NONE; i++) {
		if (units[u].people == 0)
			continue;
		doc_cell(d, model_unit_name(m, u));
		hours_cells(d, &units[u]);
	}
	doc_cell(d, SLICE("Jumlah"));
	hours_cells(d, &all);
	doc_totalled(d);
	apart(d, all.inactive);
	mem_free(units);
}

void
unit_training_hours(struct doc *d, const struct model *m, int64_t period,
                    struct tally_doubts *doubts)
{
	int64_t year = period < 0 ? -1 : period - period % 32;
	bool begun = false;

	/* jp stands in order of year and rule set: each new rule set begins a table. */
	for (size_t i = 0; i < m->n_hours.n; i++) {
		const struct model_hours *h = &m->hours[i];

		if (h->year != year ||
		    (begun && h[-1].year == h->year && h[-1].aturan == h->aturan))
			continue;
		if (!begun) {
			doc_say(d, "Jam pelajaran");
			doc_heading(d, 3);
			begun = true;
		}
		hours_table(d, m, period, year, h->aturan, doubts);
	}
}
