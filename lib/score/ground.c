#include "score/ground.h"

#include "asn/nip.h"
#include "asn/records.h"

static int
take_capaian(struct ground *g, const struct record *r, const char *file)
{
	const struct field *f = r->f;

	if (g->period >= 0 && f[CAPAIAN_UNIT_PERIODE].v != g->period)
		return GROUND_SKIPPED;
	capaian_put(&g->capaian, strtab_put(&g->roster.units, f[CAPAIAN_UNIT_UNIT].s),
	            f[CAPAIAN_UNIT_PERIODE].v, (int)f[CAPAIAN_UNIT_CAPAIAN].v, file,
	            r->line);
	return GROUND_TAKEN;
}

int
ground_take(struct ground *g, const struct record *r, const char *file)
{
	if (r->type == &records_pegawai) {
		roster_put(&g->roster, r);
		(void)ground_keep(g, r, r->f[PEGAWAI_NIP].v, -1, file);
		return GROUND_TAKEN;
	}
	if (r->type == &records_capaian_unit)
		return take_capaian(g, r, file);
	return GROUND_NOT_MINE;
}

uint32_t
ground_keep(struct ground *g, const struct record *r, int64_t nip, int64_t period,
            const char *file)
{
	if (nip != g->explain)
		return EVIDENCE_NONE;
	return evidence_keep(&g->evidence, r, period, file);
}

void
ground_explain(const struct ground *g, const struct rules *rules, struct derive *d)
{
	const struct evidence *x = &g->evidence;
	char nip[NIP_BUF];

	nip_format(nip, g->explain);
	derive_add(d, "nip", "%s", nip);
	derive_open(d);
	for (uint32_t i = 0; i < x->n; i++)
		if (x->rows[i].period < 0) {
			derive_add(d, "rekaman", "%s", x->rows[i].text);
			derive_from(d, x->rows[i].place);
		}
	derive_close(d);
	derive_add(d, "aturan", "%s", rules->id);
	derive_open(d);
	derive_add(d, "judul", "%s", rules->title);
	if (*rules->base)
		derive_add(d, "turunan dari", "%s", rules->base);
	for (size_t i = 0; i < rules->n_basis; i++) {
		const struct rules_basis *b = &rules->basis[i];

		derive_add(d, "dasar", "%s%s%s", b->peraturan, *b->pasal ? ", " : "",
		           b->pasal);
		derive_law(d, "", b->keyakinan);
	}
	derive_close(d);
}

void
ground_release(struct ground *g)
{
	roster_release(&g->roster);
	capaian_release(&g->capaian);
	evidence_release(&g->evidence);
}
