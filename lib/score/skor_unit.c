#include "score/skor_unit.h"

#include "base/mem.h"
#include "score/noted.h"
#include "score/unit_order.h"

void
skor_unit_release(struct skor_unit *u)
{
	mem_free(u->counts);
	keytab_release(&u->keys);
	*u = (struct skor_unit){0};
}

static struct skor_unit_counts *
counts_of(struct skor_unit *u, uint32_t unit, int64_t period)
{
	uint32_t at = keytab_put(&u->keys, unit_order_key(unit, period));

	if (at == u->n) {
		if (u->n == u->cap) {
			u->cap = (uint32_t)mem_grown(u->cap, u->n + 1);
			u->counts = mem_resize(u->counts, u->cap, sizeof(*u->counts));
		}
		u->counts[u->n++] =
			(struct skor_unit_counts){.unit = unit, .period = period};
	}
	return &u->counts[at];
}

void
skor_unit_add(struct skor_unit *u, const struct skor *s)
{
	struct skor_unit_counts *c;

	if (s->unit == 0) {
		u->no_unit++;
		return;
	}
	c = counts_of(u, s->unit, s->period);
	if (s->notes & SKOR_NOTE_TIDAK_AKTIF) {
		c->tidak_aktif++;
		return;
	}
	c->people++;
	c->status[s->status]++;
	if (s->notes & SKOR_NOTE_TANPA_PEGAWAI)
		c->tanpa_pegawai++;
	if (s->predikat >= 0) {
		c->rated++;
		c->predikat[s->predikat]++;
	}
	if (s->nilai != CELL_NO_VALUE) {
		c->valued++;
		c->nilai += s->nilai;
	}
}

void
skor_unit_sort(struct skor_unit *u, const struct roster *roster)
{
	u->counts = unit_order(u->counts, sizeof(*u->counts), &u->keys, roster);
	u->cap = u->n;
}

/* In byte order. pola is what pola_judge noted. */
static struct slice
write_notes(const struct skor_unit_counts *c, int capaian, bool what_if,
            struct slice pola, char *room)
{
	size_t n = 0;

	n = noted_count(room, n, "andaian", what_if);
	n = noted_count(room, n, "beda", c->status[SKOR_BEDA]);
	n = noted_count(room, n, "belum_dinilai", c->status[SKOR_BELUM_DINILAI]);
	n = noted_count(room, n, "bertentangan", c->status[SKOR_BERTENTANGAN]);
	n = noted_count(room, n, "capaian_bertentangan", capaian == CAPAIAN_DISPUTED);
	if (pola.n > 0)
		n = noted_add(room, n, pola.p, "");
	n = noted_count(room, n, "sementara", c->status[SKOR_SEMENTARA]);
	n = noted_count(room, n, "tanpa_pegawai", c->tanpa_pegawai);
	n = noted_count(room, n, "tidak_aktif", c->tidak_aktif);
	return (struct slice){room, n};
}

void
skor_unit_record(const struct skor_unit_counts *c, const struct roster *roster,
                 const struct capaian *capaian, const struct pola *pola,
                 const char *aturan, unsigned classes, struct record *r,
                 struct skor_unit_room *room)
{
	static const int columns[PREDIKAT_ALL] = {
		SKOR_UNIT_SANGAT_BAIK, SKOR_UNIT_BAIK,          SKOR_UNIT_BUTUH_PERBAIKAN,
		SKOR_UNIT_KURANG,      SKOR_UNIT_SANGAT_KURANG, SKOR_UNIT_CUKUP,
		SKOR_UNIT_BURUK,
	};
	int reached = capaian_of(capaian, c->unit, c->period), result;
	bool what_if = capaian_is_supposed(capaian, c->unit);
	char notes[POLA_NOTES];
	struct slice noted = {notes, 0};

	result = pola_judge(pola, reached, c->predikat, notes, &noted.n);
	schema_clear(r, &records_skor_unit);
	records_text(r, SKOR_UNIT_UNIT, strtab_text(&roster->units, c->unit));
	records_period(r, SKOR_UNIT_PERIODE, c->period, room->period);
	records_text(r, SKOR_UNIT_ATURAN, slice_of(aturan));
	records_value(r, SKOR_UNIT_PEGAWAI, c->people);
	records_value(r, SKOR_UNIT_DINILAI, c->rated);
	for (int i = 0; i < PREDIKAT_ALL; i++)
		if (classes >> i & 1)
			records_value(r, columns[i], c->predikat[i]);
	if (c->valued > 0)
		records_value(r, SKOR_UNIT_NILAI,
		              dec_rounded(dec_exact(dec_mean(c->nilai, c->valued)), 2));
	records_code(r, SKOR_UNIT_CAPAIAN, reached);
	records_code(r, SKOR_UNIT_POLA, result);
	records_text(r, SKOR_UNIT_CATATAN,
	             write_notes(c, reached, what_if, noted, room->catatan));
}
