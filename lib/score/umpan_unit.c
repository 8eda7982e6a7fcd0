#include "score/umpan_unit.h"

#include "base/mem.h"
#include "score/noted.h"
#include "score/unit_order.h"

void
umpan_unit_release(struct umpan_unit *u)
{
	mem_free(u->sums);
	keytab_release(&u->keys);
	*u = (struct umpan_unit){0};
}

static struct umpan_unit_sums *
sums_of(struct umpan_unit *u, uint32_t unit, int64_t period)
{
	uint32_t at = keytab_put(&u->keys, unit_order_key(unit, period));

	if (at == u->n) {
		if (u->n == u->cap) {
			u->cap = (uint32_t)mem_grown(u->cap, u->n + 1);
			u->sums = mem_resize(u->sums, u->cap, sizeof(*u->sums));
		}
		u->sums[u->n++] =
			(struct umpan_unit_sums){.unit = unit, .period = period};
	}
	return &u->sums[at];
}

void
umpan_unit_add(struct umpan_unit *u, const struct umpan_skor *s, uint32_t unit)
{
	struct umpan_unit_sums *c;

	if (unit == 0) {
		u->no_unit++;
		return;
	}
	c = sums_of(u, unit, s->period);
	if (s->notes & UMPAN_NOTE_TIDAK_AKTIF) {
		c->tidak_aktif++;
		return;
	}
	c->people++;
	c->status[s->status]++;
	if (s->notes & UMPAN_NOTE_TANPA_PEGAWAI)
		c->tanpa_pegawai++;
	if (s->exact >= 0) {
		c->rated++;
		c->sum += dec_rounded(s->exact, 2);
	}
}

void
umpan_unit_sort(struct umpan_unit *u, const struct roster *roster)
{
	u->sums = unit_order(u->sums, sizeof(*u->sums), &u->keys, roster);
	u->cap = u->n;
}

void
umpan_unit_record(const struct umpan_unit_sums *s, const struct roster *roster,
                  const char *aturan, struct record *r, struct umpan_unit_room *room)
{
	char *notes = room->catatan;
	size_t n = 0;

	schema_clear(r, &records_skor_unit);
	records_text(r, SKOR_UNIT_UNIT, strtab_text(&roster->units, s->unit));
	records_period(r, SKOR_UNIT_PERIODE, s->period, room->period);
	records_text(r, SKOR_UNIT_ATURAN, slice_of(aturan));
	records_value(r, SKOR_UNIT_PEGAWAI, s->people);
	records_value(r, SKOR_UNIT_DINILAI, s->rated);
	if (s->rated > 0)
		records_value(r, SKOR_UNIT_NILAI,
		              dec_rounded(dec_exact(dec_mean(s->sum, s->rated)), 2));
	n = noted_count(notes, n, "belum_dinilai", s->status[SKOR_BELUM_DINILAI]);
	n = noted_count(notes, n, "bertentangan", s->status[SKOR_BERTENTANGAN]);
	n = noted_count(notes, n, "sementara", s->status[SKOR_SEMENTARA]);
	n = noted_count(notes, n, "tanpa_pegawai", s->tanpa_pegawai);
	n = noted_count(notes, n, "tidak_aktif", s->tidak_aktif);
	records_text(r, SKOR_UNIT_CATATAN, (struct slice){notes, n});
}
