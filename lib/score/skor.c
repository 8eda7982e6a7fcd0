#include "score/skor.h"

#include "asn/period.h"
#include "score/noted.h"

#define AHEAD 8 /* people whose cells are fetched while earlier ones are written */

static const char *const note_names[SKOR_NOTES] = {
	"capaian_nol",
	"ganda",
	"ide_baru_tidak_diketahui",
	"nilai_skp_beda",
	"pegawai_ganda",
	"plt",
	"skor_ganda",
	"skp_bertentangan",
	"skp_dibatasi",
	"skp_ditolak",
	"skp_tidak_lengkap",
	"tambahan_dibatasi",
	"tanpa_jenis_jabatan",
	"tanpa_pegawai",
	"tidak_aktif",
};

unsigned
skor_notes_read(struct slice catatan)
{
	unsigned notes = 0;

	while (catatan.n > 0) {
		const char *end = memchr(catatan.p, ';', catatan.n);
		struct slice name = {catatan.p,
		                     end ? (size_t)(end - catatan.p) : catatan.n};

		for (unsigned i = 0; i < SKOR_NOTES; i++)
			if (slice_eq(name, slice_of(note_names[i])))
				notes |= 1u << i;
		catatan.p += name.n;
		catatan.n -= name.n;
		if (end) {
			catatan.p++;
			catatan.n--;
		}
	}
	return notes;
}

void
skor_walk_start(struct skor_walk *w, const struct cells *cells)
{
	uint32_t n = cells->periods.n;

	*w = (struct skor_walk){.cells = cells};
	w->people = keytab_sorted(&cells->roster->nips);
	w->periods = keytab_sorted(&cells->periods);
	w->first = mem_array(n + 1, sizeof(*w->first));
	w->last = mem_array(n + 1, sizeof(*w->last));
	for (uint32_t i = 0; i < n; i++) {
		w->first[i] = period_first_day((int64_t)cells->periods.keys[i]);
		w->last[i] = period_last_day((int64_t)cells->periods.keys[i]);
	}
}

void
skor_walk_release(struct skor_walk *w)
{
	mem_free(w->people);
	mem_free(w->periods);
	mem_free(w->first);
	mem_free(w->last);
	*w = (struct skor_walk){0};
}

static unsigned
notes_of_cell(const struct cell *c)
{
	static const struct {
		uint16_t skor;
		uint8_t rows;
		unsigned note;
	} map[] = {
		{CELL_SKOR_GANDA, CELL_GANDA, SKOR_NOTE_GANDA},
		{CELL_SKOR_PEGAWAI_GANDA, 0, SKOR_NOTE_PEGAWAI_GANDA},
		{CELL_SKOR_PLT, CELL_PLT, SKOR_NOTE_PLT},
		{CELL_SKOR_DIFFER | CELL_SKOR_SKOR_GANDA, 0, SKOR_NOTE_SKOR_GANDA},
		{CELL_SKOR_TANPA_PEGAWAI, 0, SKOR_NOTE_TANPA_PEGAWAI},
		{CELL_SKOR_TIDAK_AKTIF, 0, SKOR_NOTE_TIDAK_AKTIF},
	};
	unsigned notes = 0;

	if (c->skor || c->rows & (CELL_GANDA | CELL_PLT))
		for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
			if (c->skor & map[i].skor || c->rows & map[i].rows)
				notes |= map[i].note;
	return notes;
}

/* The roster of this run knows better than notes of an earlier one. */
static unsigned
notes_of_person(const struct roster *roster, const struct person *p, unsigned notes)
{
	if (p->listed) {
		notes &= ~(unsigned)(SKOR_NOTE_PEGAWAI_GANDA | SKOR_NOTE_TANPA_PEGAWAI |
		                     SKOR_NOTE_TIDAK_AKTIF);
		if (p->ambiguous)
			notes |= SKOR_NOTE_PEGAWAI_GANDA;
		if (!person_is_active(p))
			notes |= SKOR_NOTE_TIDAK_AKTIF;
	} else if (roster->any) {
		notes |= SKOR_NOTE_TANPA_PEGAWAI;
	}
	return notes;
}

static void
fill(const struct skor_walk *w, uint32_t person, uint32_t period, const struct cell *c,
     struct skor *s)
{
	static const struct cell nothing;
	const struct roster *roster = w->cells->roster;
	const struct person *p = &roster->people[person];

	*s = (struct skor){
		.nip = (int64_t)roster->nips.keys[person],
		.period = (int64_t)w->cells->periods.keys[period],
		.nilai = CELL_NO_VALUE,
		.cell = c ? c : &nothing,
		.person = person,
		.unit = p->unit,
		.hasil_kerja = -1,
		.perilaku = -1,
		.predikat = -1,
		.status = SKOR_BELUM_DINILAI,
	};
	if (s->cell->unit)
		s->unit = s->cell->unit;
	if (s->cell->skor || s->cell->rows & CELL_ROW)
		s->values = cells_values(w->cells, person, period);
	s->tercatat = (signed char)cell_tercatat(s->cell);
	s->notes = notes_of_person(roster, p, notes_of_cell(s->cell));
	if (s->cell->skor && s->values)
		s->notes |= s->values->notes;
	if (skor_disputed(s))
		s->status = SKOR_BERTENTANGAN;
}

static void
fetch_ahead(const struct skor_walk *w)
{
	uint32_t person;

	if (w->i + AHEAD >= w->cells->roster->nips.n)
		return;
	person = w->people[w->i + AHEAD];
	__builtin_prefetch(&w->cells->roster->people[person]);
	cells_prefetch(w->cells, person);
}

bool
skor_walk_next(struct skor_walk *w, struct skor *s)
{
	const struct roster *roster = w->cells->roster;

	for (; w->i < roster->nips.n; w->i++, w->j = 0) {
		if (w->j == 0)
			fetch_ahead(w);
		while (w->j < w->cells->periods.n) {
			uint32_t person = w->people[w->i], k = w->periods[w->j++];
			const struct person *p = &roster->people[person];
			const struct cell *c = cells_find(w->cells, person, k);

			if (!c &&
			    !(p->listed && person_in_service(p, w->first[k], w->last[k])))
				continue;
			fill(w, person, k, c, s);
			return true;
		}
	}
	return false;
}

void
skor_record(const struct skor *s, const struct roster *roster, const char *aturan,
            struct record *r, struct skor_room *room)
{
	schema_clear(r, &records_skor);
	records_nip(r, SKOR_NIP, s->nip, room->nip);
	records_text(r, SKOR_NAMA, roster_nama(roster, s->person));
	records_text(r, SKOR_UNIT, strtab_text(&roster->units, s->unit));
	records_period(r, SKOR_PERIODE, s->period, room->period);
	records_text(r, SKOR_ATURAN, slice_of(aturan));
	records_code(r, SKOR_HASIL_KERJA, s->hasil_kerja);
	records_code(r, SKOR_PERILAKU, s->perilaku);
	if (s->nilai != CELL_NO_VALUE)
		records_value(r, SKOR_NILAI, s->nilai);
	records_code(r, SKOR_PREDIKAT, s->predikat);
	records_code(r, SKOR_PREDIKAT_TERCATAT, s->tercatat);
	records_code(r, SKOR_STATUS, s->status);
	records_text(r, SKOR_CATATAN, noted_bits(room->catatan, note_names, s->notes));
}

void
skor_findings_place(struct skor_findings *f, int kind, const struct cells_place *place)
{
	struct cells_place *first = &f->first[kind];

	if (first->line == 0 || place->file < first->file ||
	    (place->file == first->file && place->line < first->line))
		*first = *place;
}

void
skor_findings_add(struct skor_findings *f, const struct skor *s)
{
	bool several = s->notes & SKOR_NOTE_SKOR_GANDA;
	bool plan = s->notes & SKOR_NOTE_SKP_BERTENTANGAN;

	f->n[SKOR_FIND_BEDA] += s->status == SKOR_BEDA;
	if (s->status == SKOR_BEDA && s->values)
		skor_findings_place(f, SKOR_FIND_BEDA, &s->values->place);
	f->n[SKOR_FIND_BERTENTANGAN] +=
		s->status == SKOR_BERTENTANGAN && !several && !plan;
	f->n[SKOR_FIND_NILAI_SKP] += (s->notes & SKOR_NOTE_NILAI_SKP) != 0;
	if (s->notes & SKOR_NOTE_NILAI_SKP && s->values)
		skor_findings_place(f, SKOR_FIND_NILAI_SKP, &s->values->place);
	f->n[SKOR_FIND_SKP_BERTENTANGAN] += plan;
	f->n[SKOR_FIND_PEGAWAI_GANDA] += (s->notes & SKOR_NOTE_PEGAWAI_GANDA) != 0;
	f->n[SKOR_FIND_SKOR_GANDA] += several;
	f->n[SKOR_FIND_TANPA_PEGAWAI] += (s->notes & SKOR_NOTE_TANPA_PEGAWAI) != 0;
}

bool
skor_finding(const struct skor_findings *f, int kind, const struct cells *cells,
             struct skor_finding *found)
{
	static const struct {
		const char *name, *what;
		int place; /* of enum cells_kind; -1: nobody knows */
	} kinds[SKOR_FINDINGS] = {
		[SKOR_FIND_BEDA] =
			{"beda",
	                 "scores whose recorded predicate differs from the rule's",
	                 CELLS_BEDA},
		[SKOR_FIND_BERTENTANGAN] =
			{"bertentangan",
	                 "scores whose latest appraisals are equally late and differ",
	                 CELLS_TIE},
		[SKOR_FIND_NILAI_SKP] =
			{"nilai_skp_beda",
	                 "scores whose recorded nilai_skp is not what the skp records "
	                 "come to",
	                 -1},
		[SKOR_FIND_PEGAWAI_GANDA] =
			{"pegawai_ganda",
	                 "scores of people with roster rows of equal mulai that differ",
	                 -1},
		[SKOR_FIND_SKOR_GANDA] =
			{"skor_ganda", "scores that were read several times and differ",
	                 CELLS_SKOR_DIFFER},
		[SKOR_FIND_SKP_BERTENTANGAN] =
			{"skp_bertentangan",
	                 "scores with skp records of one kode and aspek that differ", -1},
		[SKOR_FIND_TANPA_PEGAWAI] =
			{"tanpa_pegawai",
	                 "scores of people whom the roster does not have",
	                 CELLS_UNLISTED},
	};

	if (f->n[kind] == 0)
		return false;
	*found = (struct skor_finding){kinds[kind].name, kinds[kind].what, f->n[kind],
	                               NULL, 0};
	if (f->first[kind].line > 0) {
		found->file = cells->files[f->first[kind].file];
		found->line = f->first[kind].line;
	} else if (kinds[kind].place >= 0) {
		cells_place(cells, (enum cells_kind)kinds[kind].place, &found->file,
		            &found->line);
	}
	return true;
}
