#include "score/indeks_unit.h"

#include "base/dec.h"
#include "base/mem.h"
#include "score/noted.h"
#include "score/unit_order.h"

void
indeks_unit_release(struct indeks_unit *u)
{
	mem_free(u->sums);
	keytab_release(&u->keys);
	*u = (struct indeks_unit){0};
}

static struct indeks_unit_sums *
sums_of(struct indeks_unit *u, uint32_t unit, int year)
{
	uint32_t at = keytab_put(&u->keys, unit_order_key(unit, year));

	if (at == u->n) {
		if (u->n == u->cap) {
			u->cap = (uint32_t)mem_grown(u->cap, (size_t)u->n + 1);
			u->sums = mem_resize(u->sums, u->cap, sizeof(*u->sums));
		}
		u->sums[u->n++] = (struct indeks_unit_sums){.unit = unit, .year = year};
	}
	return &u->sums[at];
}

void
indeks_unit_add(struct indeks_unit *u, uint32_t unit, int year, const struct indeks *x)
{
	struct indeks_unit_sums *s;

	if (unit == 0) {
		u->no_unit++;
		return;
	}
	s = sums_of(u, unit, year);
	if (!indeks_is_counted(x)) {
		if (x->notes & INDEKS_NOTE_TIDAK_AKTIF)
			s->tidak_aktif++;
		else
			s->tidak_diukur++;
		return;
	}
	s->people++;
	s->bertentangan += x->status == SKOR_BERTENTANGAN;
	s->sementara += x->status == SKOR_SEMENTARA;
	s->tanpa_pegawai += (x->notes & INDEKS_NOTE_TANPA_PEGAWAI) != 0;
	if (x->nilai == INDEKS_RULE_NONE)
		return;
	s->whole++;
	for (int i = 0; i < INDEKS_DIMS; i++)
		s->dim[i] += x->dim[i];
	s->nilai += x->nilai;
}

void
indeks_unit_sort(struct indeks_unit *u, const struct roster *roster)
{
	u->sums = unit_order(u->sums, sizeof(*u->sums), &u->keys, roster);
	u->cap = u->n;
}

/* In byte order. */
static struct slice
write_notes(const struct indeks_unit_sums *s, char *room)
{
	size_t n = 0;

	n = noted_count(room, n, "bertentangan", s->bertentangan);
	n = noted_count(room, n, "sementara", s->sementara);
	n = noted_count(room, n, "tanpa_pegawai", s->tanpa_pegawai);
	n = noted_count(room, n, "tidak_aktif", s->tidak_aktif);
	n = noted_count(room, n, "tidak_diukur", s->tidak_diukur);
	return (struct slice){room, n};
}

static void
put_mean(struct record *r, int field, int64_t sum, uint32_t n)
{
	records_value(r, field, dec_rounded(dec_exact(dec_mean(sum, n)), 2));
}

void
indeks_unit_record(const struct indeks_unit_sums *s, const struct roster *roster,
                   const struct indeks_rule *rule, struct record *r,
                   struct indeks_unit_room *room)
{
	int category;

	schema_clear(r, &records_indeks_unit);
	records_text(r, INDEKS_UNIT_UNIT, strtab_text(&roster->units, s->unit));
	records_value(r, INDEKS_UNIT_TAHUN, s->year);
	records_text(r, INDEKS_UNIT_ATURAN, slice_of(rule->rules->id));
	records_value(r, INDEKS_UNIT_PEGAWAI, s->people);
	records_value(r, INDEKS_UNIT_DINILAI, s->whole);
	records_text(r, INDEKS_UNIT_CATATAN, write_notes(s, room->catatan));
	if (s->whole == 0)
		return;
	for (int i = 0; i < INDEKS_DIMS; i++)
		put_mean(r, INDEKS_UNIT_KUALIFIKASI + i, s->dim[i], s->whole);
	put_mean(r, INDEKS_UNIT_NILAI, s->nilai, s->whole);
	records_text(r, INDEKS_UNIT_KATEGORI,
	             slice_of(indeks_rule_category(
			     rule, dec_exact(dec_mean(s->nilai, s->whole)), &category)));
}
