#include "import/filldown.h"

#include "base/mem.h"

void
filldown_open(struct filldown *f, const struct schema_type *type,
              const struct map_list *names)
{
	filldown_release(f);
	f->fields = mem_array(names->n + 1, sizeof *f->fields);
	for (size_t i = 0; i < names->n; i++) {
		int field = schema_field_number(type, names->entries[i].field);

		if (field >= 0 && !filldown_has(f, field))
			f->fields[f->n++].field = field;
	}
}

void
filldown_release(struct filldown *f)
{
	for (size_t i = 0; i < f->n; i++)
		sb_release(&f->fields[i].text);
	mem_free(f->fields);
	*f = (struct filldown){NULL, 0};
}

bool
filldown_has(const struct filldown *f, int field)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->fields[i].field == field)
			return true;
	return false;
}

void
filldown_fault(struct filldown *f, int field, const char *why)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->fields[i].field == field) {
			f->fields[i].have = false;
			f->fields[i].bad = true;
			f->fields[i].why = why;
		}
}

static int
fill(struct filldown_field *d, struct record *r, struct err *e)
{
	struct field *x = &r->f[d->field];

	if (d->bad) {
		const char *why = d->why;

		d->why = "empty, and the row it would be filled from is at fault";
		if (why[0] == '\0')
			return 0;
		err_row(e, "isi_ke_bawah", "%s", why);
		return err_field(e, slice_of(r->type->fields[d->field].name));
	}
	if (d->have)
		*x = (struct field){sb_slice(&d->text), d->v};
	return 0;
}

int
filldown_apply(struct filldown *f, struct record *r, struct err *e)
{
	int bad = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct filldown_field *d = &f->fields[i];
		const struct field *x = &r->f[d->field];

		if (x->s.n == 0) {
			if (!bad)
				bad = fill(d, r, e);
			continue;
		}
		sb_clear(&d->text);
		sb_add(&d->text, x->s);
		d->v = x->v;
		d->have = true;
		d->bad = false;
	}
	return bad;
}
