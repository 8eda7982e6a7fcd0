#include "stream/schema.h"

#include <string.h>

#include "base/date.h"
#include "base/dec.h"

const struct schema_type *
schema_find(const struct schema *s, struct slice name)
{
	for (size_t i = 0; i < s->n; i++)
		if (slice_eq(slice_of(s->types[i]->name), name))
			return s->types[i];
	return NULL;
}

int
schema_field_number(const struct schema_type *t, struct slice name)
{
	for (size_t i = 0; i < t->n; i++)
		if (slice_eq(slice_of(t->fields[i].name), name))
			return (int)i;
	return -1;
}

int
schema_code(const struct schema_codes *codes, struct slice s)
{
	for (size_t i = 0; i < codes->n; i++) {
		const char *code = codes->codes[i];
		size_t k = 0;

		while (k < s.n && code[k] == s.p[k] && code[k] != '\0')
			k++;
		if (k == s.n && code[k] == '\0')
			return (int)i;
	}
	return -1;
}

static int
bad_code(const struct schema_codes *codes, struct err *e)
{
	size_t used;

	err_row(e, "kode", "not a code of %s; want", codes->name);
	used = strlen(e->text);
	for (size_t i = 0; i < codes->n; i++) {
		size_t n = strlen(codes->codes[i]);

		if (used + n + 8 > sizeof e->text) {
			memcpy(e->text + used, " ...", 5);
			break;
		}
		e->text[used++] = ' ';
		memcpy(e->text + used, codes->codes[i], n + 1);
		used += n;
	}
	return -1;
}

static int
read_date(struct slice s, int64_t *v, struct err *e)
{
	int32_t days;

	if (!date_parse(s, &days))
		return err_row(e, "tanggal",
		               "not a date; want yyyy-mm-dd and a day that exists");
	*v = days;
	return 0;
}

static int
read_yesno(struct slice s, int64_t *v, struct err *e)
{
	if (slice_eq(s, SLICE("ya")))
		*v = 1;
	else if (slice_eq(s, SLICE("tidak")))
		*v = 0;
	else
		return err_row(e, "ya_tidak", "want ya or tidak");
	return 0;
}

static int
read_value(const struct schema_field *f, struct field *x, struct err *e)
{
	int code;

	switch (f->kind) {
	case KIND_TEXT:
	case KIND_LIST:
		x->v = 0;
		return 0;
	case KIND_CODE:
		if ((code = schema_code(f->codes, x->s)) < 0)
			return bad_code(f->codes, e);
		x->v = code;
		return 0;
	case KIND_DEC:
		return dec_parse(x->s, &x->v, e);
	case KIND_INT:
		return dec_parse_int(x->s, &x->v, e);
	case KIND_DATE:
		return read_date(x->s, &x->v, e);
	case KIND_YESNO:
		return read_yesno(x->s, &x->v, e);
	case KIND_CUSTOM:
		return f->read(x->s, &x->v, e);
	}
	return 0;
}

int
schema_read(const struct schema_field *f, struct field *x, struct err *e)
{
	x->v = 0;
	if (x->s.n == 0 || read_value(f, x, e) == 0)
		return 0;
	err_field(e, slice_of(f->name));
	return err_value(e, x->s, f->personal);
}

int
schema_check(const struct record *r, struct err *e)
{
	for (size_t i = 0; i < r->type->n; i++)
		if (r->type->fields[i].required && r->f[i].s.n == 0) {
			err_row(e, "wajib", "missing, and every %s needs one",
			        r->type->name);
			return err_field(e, slice_of(r->type->fields[i].name));
		}
	return r->type->check ? r->type->check(r, e) : 0;
}

void
schema_clear(struct record *r, const struct schema_type *type)
{
	r->type = type;
	r->line = 0;
	memset(r->f, 0, type->n * sizeof *r->f);
	memset(r->source, 0, sizeof r->source);
}
