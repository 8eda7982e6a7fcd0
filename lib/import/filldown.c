#include "import/filldown.h"

#include "asn/nip.h"
#include "asn/records.h"
#include "base/mem.h"
#include "import/alias.h"
#include "import/bare.h"

static bool
has(const struct filldown *f, int field)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->fields[i].field == field)
			return true;
	return false;
}

void
filldown_open(struct filldown *f, const struct header *h, const struct map_list *names)
{
	filldown_release(f);
	f->fields = mem_array(names->n + 1, sizeof *f->fields);
	for (size_t i = 0; i < names->n; i++) {
		int field = schema_field_number(h->type, names->entries[i].field);

		if (field >= 0 && !has(f, field))
			f->fields[f->n++].field = field;
	}
	f->nip = h->columns;
	for (size_t i = 0; i < h->columns; i++)
		if (has(f, h->field[i]) && h->type->fields[h->field[i]].read == nip_read)
			f->nip = i;
}

void
filldown_release(struct filldown *f)
{
	for (size_t i = 0; i < f->n; i++)
		sb_release(&f->fields[i].text);
	mem_free(f->fields);
	*f = (struct filldown){NULL, 0, 0};
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

/* Whether a cell is of the person the row is about, as a name is, or stands left of the
   NIP without being part of the record, as a number does. */
static bool
is_of_person(const struct header *h, size_t column, size_t nip)
{
	char room[ALIAS_ROOM];
	int field = h->field[column], rank;

	return (field == COLUMNS_UNUSED && column < nip) ||
	       (field != COLUMNS_LEFT && field != COLUMNS_WIDE &&
	        alias_field(&records_pegawai, alias_squash(h->names[column], room),
	                    &rank) == PEGAWAI_NAMA);
}

void
filldown_bar(struct filldown *f, const struct header *h, const struct csvrow *row,
             bool rejects)
{
	struct slice said;

	for (size_t i = 0; i < f->n && rejects; i++)
		filldown_fault(f, f->fields[i].field,
		               "empty, and among rejects nothing is filled down: the row "
		               "above was another one; write it in");
	if (f->nip >= row->n)
		return;
	said = bare_trim(row->f[f->nip], NULL);
	if (said.n && bare_word(said) != BARE_VALUE)
		filldown_fault(f, h->field[f->nip],
		               "missing: the cell says there is none, so it is not "
		               "filled down");
	if (said.n)
		return;
	for (size_t i = 0; i < row->n; i++)
		if (is_of_person(h, i, f->nip) && bare_trim(row->f[i], NULL).n)
			filldown_fault(f, h->field[f->nip],
			               "missing, and not filled down: the row has a name "
			               "or number of its own; write the NIP, or leave "
			               "that column out with --map");
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
