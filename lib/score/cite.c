#include "score/cite.h"

#include "base/sb.h"

void
cite_table(struct derive *d, const struct rules *rules, const char *table,
           const char *keyakinan)
{
	const struct rules_basis *b = &rules->basis[0];
	struct sb law = {0};

	sb_addf(&law, "%s%s%s, tabel %s", b->peraturan, *b->pasal ? " " : "", b->pasal,
	        table);
	derive_law(d, law.p, keyakinan);
	sb_release(&law);
}

static bool
is_meant(const struct evidence_row *row, const struct schema_type *type, int64_t period)
{
	return row->type == type && row->period == period;
}

void
cite_records(struct derive *d, const struct evidence *x, const struct schema_type *type,
             int64_t period)
{
	for (uint32_t i = 0; i < x->n; i++)
		if (is_meant(&x->rows[i], type, period))
			derive_from(d, x->rows[i].place);
}

uint32_t
cite_list(struct derive *d, const struct evidence *x, const struct schema_type *type,
          int64_t period)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < x->n; i++) {
		if (!is_meant(&x->rows[i], type, period))
			continue;
		derive_add(d, "rekaman", "%s", x->rows[i].text);
		derive_from(d, x->rows[i].place);
		n++;
	}
	return n;
}
