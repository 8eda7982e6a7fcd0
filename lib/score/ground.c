#include "score/ground.h"

#include <string.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "base/dec.h"

#define LEVEL_MAX 100

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
		if (g->crew)
			crew_wait(g->crew);
		roster_put(&g->roster, r);
		(void)ground_keep(g, r, r->f[PEGAWAI_NIP].v, -1, file);
		return GROUND_TAKEN;
	}
	if (r->type == &records_capaian_unit)
		return take_capaian(g, r, file);
	if (r->type == &records_libur) {
		workdays_off(&g->libur, (int32_t)r->f[LIBUR_TANGGAL].v);
		return GROUND_TAKEN;
	}
	if (r->type == &records_unit && g->level) {
		tree_put(&g->tree, &g->roster.units, r, file);
		return GROUND_TAKEN;
	}
	return GROUND_NOT_MINE;
}

int
ground_level(struct ground *g, const char *arg, struct err *e)
{
	int64_t level;

	if (dec_parse_int(slice_of(arg), &level, e) < 0 || level < 1 || level > LEVEL_MAX)
		return err_set(e, ERR_USAGE, "want a whole number from 1 to %d",
		               LEVEL_MAX);
	g->level = (unsigned)level;
	return 0;
}

int
ground_suppose(struct ground *g, const char *arg, struct err *e)
{
	const char *sign = strrchr(arg, '=');
	struct slice unit = {arg, sign ? (size_t)(sign - arg) : 0};
	int code = sign ? schema_code(&records_capaian, slice_of(sign + 1)) : -1;
	uint32_t number;

	if (unit.n == 0 || code < 0)
		return err_set(e, ERR_USAGE,
		               "want UNIT=CODE, a code of capaian such as baik");
	number = strtab_put(&g->roster.units, unit);
	if (capaian_is_supposed(&g->capaian, number))
		return err_set(e, ERR_USAGE, "the unit is given twice; say it once");
	capaian_suppose(&g->capaian, number, code);
	return 0;
}

static uint32_t
same_unit(void *arg, uint32_t unit)
{
	return ground_same_unit(arg, unit);
}

int
ground_settle(struct ground *g, struct err *e)
{
	workdays_sort(&g->libur);
	if (!g->level)
		return 0;
	if (!g->tree.any)
		return err_set(e, ERR_USAGE,
		               "--level wants the tree of units: add its unit records to "
		               "the input");
	tree_settle(&g->tree, &g->roster.units, g->level);
	capaian_merge(&g->capaian, same_unit, g);
	return 0;
}

void
ground_tell(const struct ground *g,
            void (*find)(void *arg, const char *kind, uint64_t n, const char *file,
                         size_t line, const char *what),
            void *arg)
{
	static const struct {
		const char *name, *what;
	} kinds[TREE_FINDINGS] = {
		[TREE_FIND_GANDA] = {"unit_ganda",
	                             "units with records that name different parents"},
		[TREE_FIND_PUTARAN] = {"unit_putaran",
	                               "units that stand above themselves: summed up by "
	                               "themselves"},
		[TREE_FIND_ASING] =
			{"unit_asing",
	                 "units that are not in the tree, or whose name several "
	                 "bear: summed up by themselves"},
	};

	for (int i = 0; i < TREE_FINDINGS; i++) {
		const struct tree_finding *f = &g->tree.found[i];

		if (f->n > 0)
			find(arg, kinds[i].name, f->n, f->file, f->line, kinds[i].what);
	}
	if (capaian_unmet(&g->capaian) > 0)
		find(arg, "andaian_tanpa_unit", capaian_unmet(&g->capaian), NULL, 0,
		     "units given with --capaian of which no skor_unit is written; look "
		     "at their spelling, at --only and --level");
}

uint32_t
ground_unit(struct ground *g, uint32_t unit)
{
	return g->level ? tree_at(&g->tree, &g->roster.units, unit) : unit;
}

uint32_t
ground_same_unit(const struct ground *g, uint32_t unit)
{
	return g->level ? tree_unit(&g->tree, &g->roster.units, unit) : unit;
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
	tree_release(&g->tree);
	capaian_release(&g->capaian);
	workdays_release(&g->libur);
	evidence_release(&g->evidence);
}
