#include "stream/recout.h"

#include <string.h>

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

static char *
plain(char *p, struct slice s)
{
	if (s.n)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

static void
header(struct recout *w, const struct schema_type *type, bool sourced)
{
	size_t room = sizeof "jenis\n";
	char *start, *p;

	for (size_t i = 0; i < type->n; i++)
		room += strlen(type->fields[i].name) + 1;
	for (size_t i = 0; sourced && i < 2; i++)
		room += strlen(w->schema->source[i].name) + 1;
	start = outfile_room(w->o, room);
	p = plain(start, SLICE("jenis"));
	for (size_t i = 0; i < type->n; i++) {
		*p++ = ',';
		p = plain(p, slice_of(type->fields[i].name));
	}
	for (size_t i = 0; sourced && i < 2; i++) {
		*p++ = ',';
		p = plain(p, slice_of(w->schema->source[i].name));
	}
	*p++ = '\n';
	outfile_wrote(w->o, (size_t)(p - start));
	outfile_mark(w->o);
	w->type = type;
	w->sourced = sourced;
}

void
recout_header(struct recout *w, const struct schema_type *type, bool sourced)
{
	if (w->form == FORM_CSV && w->type != type)
		header(w, type, sourced);
}

/* A field that is there. */
static char *
csv_field(char *p, const struct schema_field *f, const struct field *x)
{
	if (f->kind == KIND_TEXT || f->kind == KIND_LIST)
		return csvout_text(p, x->s, ',');
	if (f->kind == KIND_DEC)
		return p + dec_format(p, x->v, f->places);
	if (f->kind == KIND_INT)
		return p + dec_format_int(p, x->v);
	return plain(p, x->s);
}

static void
csv_record(struct recout *w, const struct record *r, bool sourced)
{
	const struct schema_type *type = r->type;
	struct slice name = slice_of(type->name);
	size_t texts = 0;
	char *start, *p;

	if (w->type != type || w->sourced != sourced)
		header(w, type, sourced);
	for (size_t i = 0; i < type->n; i++)
		texts += r->f[i].s.n;
	for (size_t i = 0; i < 2; i++)
		texts += r->source[i].s.n;
	start = outfile_room(w->o, name.n + 1 + CSVOUT_ROOM(texts) +
	                                   (type->n + 2) * (CSVOUT_ROOM(0) + DEC_BUF));
	p = plain(start, name);
	for (size_t i = 0; i < type->n; i++) {
		*p++ = ',';
		if (r->f[i].s.n)
			p = csv_field(p, &type->fields[i], &r->f[i]);
	}
	for (size_t i = 0; sourced && i < 2; i++) {
		*p++ = ',';
		if (r->source[i].s.n)
			p = csv_field(p, &w->schema->source[i], &r->source[i]);
	}
	*p++ = '\n';
	outfile_wrote(w->o, (size_t)(p - start));
	outfile_mark(w->o);
}

static void
json_field(struct recout *w, const struct schema_field *f, const struct field *x)
{
	char digits[DEC_BUF];
	size_t n;

	if (x->s.n == 0)
		return;
	if (f->kind != KIND_DEC && f->kind != KIND_INT) {
		jsonout_text(w->o, slice_of(f->name), x->s, false);
		return;
	}
	n = f->kind == KIND_DEC ? dec_format(digits, x->v, f->places)
	                        : dec_format_int(digits, x->v);
	jsonout_number(w->o, slice_of(f->name), (struct slice){digits, n}, false);
}

static void
json_record(struct recout *w, const struct record *r, bool sourced)
{
	jsonout_text(w->o, SLICE("jenis"), slice_of(r->type->name), true);
	for (size_t i = 0; i < r->type->n; i++)
		json_field(w, &r->type->fields[i], &r->f[i]);
	for (size_t i = 0; sourced && i < 2; i++)
		json_field(w, &w->schema->source[i], &r->source[i]);
	jsonout_end(w->o);
}

int
recout_put(struct recout *w, const struct record *r, struct err *e)
{
	bool sourced = r->source[0].s.n != 0 || r->source[1].s.n != 0;

	if (w->form == FORM_CSV)
		csv_record(w, r, sourced);
	else
		json_record(w, r, sourced);
	return outfile_failed(w->o) ? outfile_flush(w->o, e) : 0;
}

void
recout_withdraw(struct recout *w)
{
	outfile_withdraw(w->o);
}
