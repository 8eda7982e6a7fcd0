#include "stream/recout.h"

#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "stream/csvout.h"
#include "stream/jsonout.h"

struct recout {
	struct outfile *o;
	const struct schema *schema;
	enum stream_form form;
	const struct schema_type *type; /* of the table that is open */
	bool sourced;                   /* it has the source columns */
};

struct recout *
recout_new(struct outfile *o, const struct schema *schema, enum stream_form form)
{
	struct recout *w = mem_alloc(sizeof *w);

	w->o = o;
	w->schema = schema;
	w->form = form;
	return w;
}

void
recout_free(struct recout *w)
{
	mem_free(w);
}

static void
header(struct recout *w, const struct schema_type *type, bool sourced)
{
	csvout_raw(w->o, SLICE("jenis"), true);
	for (size_t i = 0; i < type->n; i++)
		csvout_raw(w->o, slice_of(type->fields[i].name), false);
	for (size_t i = 0; sourced && i < 2; i++)
		csvout_raw(w->o, slice_of(w->schema->source[i].name), false);
	csvout_end(w->o);
	w->type = type;
	w->sourced = sourced;
}

void
recout_header(struct recout *w, const struct schema_type *type)
{
	if (w->form == FORM_CSV && w->type != type)
		header(w, type, false);
}

/* The canonical text of a field that is written from its value. */
static struct slice
value_text(const struct schema_field *f, const struct field *x, char room[DEC_BUF])
{
	if (f->kind == KIND_DEC)
		return (struct slice){room, dec_format(room, x->v, f->places)};
	if (f->kind == KIND_INT)
		return (struct slice){room, dec_format_int(room, x->v)};
	return x->s;
}

static void
csv_field(struct recout *w, const struct schema_field *f, const struct field *x)
{
	char room[DEC_BUF];

	if (x->s.n == 0)
		csvout_raw(w->o, (struct slice){"", 0}, false);
	else if (f->kind == KIND_TEXT || f->kind == KIND_LIST)
		csvout_text(w->o, x->s, false);
	else
		csvout_raw(w->o, value_text(f, x, room), false);
}

static void
json_field(struct recout *w, const struct schema_field *f, const struct field *x)
{
	char room[DEC_BUF];

	if (x->s.n == 0)
		return;
	if (f->kind == KIND_DEC || f->kind == KIND_INT)
		jsonout_number(w->o, slice_of(f->name), value_text(f, x, room), false);
	else
		jsonout_text(w->o, slice_of(f->name), x->s, false);
}

int
recout_put(struct recout *w, const struct record *r, struct err *e)
{
	bool sourced = r->source[0].s.n != 0 || r->source[1].s.n != 0;
	void (*put)(struct recout *, const struct schema_field *, const struct field *) =
		w->form == FORM_CSV ? csv_field : json_field;

	if (w->form == FORM_CSV) {
		if (w->type != r->type || w->sourced != sourced)
			header(w, r->type, sourced);
		csvout_raw(w->o, slice_of(r->type->name), true);
	} else {
		jsonout_text(w->o, SLICE("jenis"), slice_of(r->type->name), true);
	}
	for (size_t i = 0; i < r->type->n; i++)
		put(w, &r->type->fields[i], &r->f[i]);
	for (size_t i = 0; sourced && i < 2; i++)
		put(w, &w->schema->source[i], &r->source[i]);
	if (w->form == FORM_CSV)
		csvout_end(w->o);
	else
		jsonout_end(w->o);
	return outfile_failed(w->o) ? outfile_flush(w->o, e) : 0;
}
