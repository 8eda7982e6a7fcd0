#include "import/constants.h"

int
constants_read(struct constants *k, const struct convert *c, struct map *m,
               const struct schema_type *type, struct err *e)
{
	struct map_list *l = &m->constants;

	memset(k, 0, sizeof *k);
	k->type = type;
	for (size_t i = 0; i < l->n; i++) {
		struct convert_memo memo = {0};
		int f = schema_field_number(type, l->entries[i].field);

		if (f < 0)
			continue;
		l->entries[i].used = true;
		if (convert_cell(c, &type->fields[f], l->entries[i].to, CELL_TEXT, &memo,
		                 k->room[f], &k->f[f], e) != 0) {
			e->kind = ERR_USAGE;
			return -1;
		}
		if (k->f[f].s.n == 0) {
			err_set(e, ERR_USAGE, "--set gives it no value");
			return err_field(e, slice_of(type->fields[f].name));
		}
	}
	return 0;
}

void
constants_apply(const struct constants *k, struct record *r, struct verdict *v)
{
	struct err e;

	for (size_t f = 0; f < r->type->n; f++) {
		const struct field *x = &k->f[f];

		if (x->s.n == 0 || slice_eq(r->f[f].s, x->s))
			continue;
		if (r->f[f].s.n == 0) {
			r->f[f] = *x;
			continue;
		}
		err_row(&e, "beda_tetap",
		        "the row says otherwise than --set (%.*s); leave that out, or "
		        "mend the row",
		        (int)(x->s.n < 60 ? x->s.n : 60), x->s.p);
		err_field(&e, slice_of(r->type->fields[f].name));
		err_value(&e, r->f[f].s, r->type->fields[f].personal);
		verdict_add(v, &e, 0);
	}
}
