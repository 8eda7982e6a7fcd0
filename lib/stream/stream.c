#include "stream/stream.h"

#include "base/mem.h"
#include "base/sb.h"
#include "base/strtab.h"
#include "base/utf8.h"
#include "stream/csvin.h"
#include "stream/jsonin.h"

#define MEMO 23 /* bytes of a cell that is remembered: NIPs, dates, periods, codes */

/* Where a column or key goes. */
struct place {
	struct field *x; /* of the record; NULL: nowhere */
	const struct schema_field *f;
	/* What was read here last, if short: codes, dates and periods repeat. */
	unsigned char n;
	char text[MEMO];
	int64_t v;
};

/* What a type means to the stream itself. */
enum role { ROLE_DATA, ROLE_GAGAL, ROLE_ASAL, ROLE_AKHIR };

struct stream {
	struct input *in;
	struct stream_opts o;
	enum stream_form form;
	struct csvin *csv;
	struct jsonin *json;
	struct record r;
	struct slice raw;
	bool any; /* a table or a record was seen */

	struct sb names;  /* CSV: cells of the header, one after another */
	struct sb header; /* CSV: the header as it stood */
	size_t *name_ends;
	size_t columns;
	size_t lead; /* CSV: column of jenis, behind what --rejects put in front */
	size_t header_line;

	const struct schema_type *type; /* what to[] was made for */
	enum role role;
	struct place *to; /* by column, or by place of the key in the object */
	size_t to_cap;
	bool mapped; /* JSON: to[] is of the whole row before */

	struct strtab tools; /* alat of every asal */
	bool *open;          /* by number in tools: asal seen, akhir not yet */
	bool ended;          /* an akhir was seen */

	struct strtab unknown;
	void (*on_unknown)(struct slice name, size_t line, void *arg);
	void *arg;
	void (*on_bare)(const struct schema_type *type, bool sourced, size_t line,
	                void *arg);
	void *bare_arg;
};

struct stream *
stream_new(struct input *in, const struct stream_opts *o)
{
	struct stream *s = mem_alloc(sizeof *s);

	s->in = in;
	s->o = *o;
	s->form = in->pos < in->end && in->buf[in->pos] == '{' ? FORM_JSON : FORM_CSV;
	if (s->form == FORM_JSON)
		s->json = jsonin_new(in, o->library);
	else
		s->csv = csvin_new(in, ',', o->library);
	return s;
}

void
stream_free(struct stream *s)
{
	if (!s)
		return;
	csvin_free(s->csv);
	jsonin_free(s->json);
	sb_release(&s->names);
	sb_release(&s->header);
	strtab_release(&s->tools);
	strtab_release(&s->unknown);
	mem_free(s->name_ends);
	mem_free(s->open);
	mem_free(s->to);
	mem_free(s);
}

enum stream_form
stream_form(const struct stream *s)
{
	return s->form;
}

struct slice
stream_raw(const struct stream *s)
{
	return s->raw;
}

struct slice
stream_header(const struct stream *s)
{
	return sb_slice(&s->header);
}

void
stream_on_unknown(struct stream *s, void (*fn)(struct slice name, size_t line, void *arg),
                  void *arg)
{
	s->on_unknown = fn;
	s->arg = arg;
}

void
stream_on_bare(struct stream *s,
               void (*fn)(const struct schema_type *type, bool sourced, size_t line,
                          void *arg),
               void *arg)
{
	s->on_bare = fn;
	s->bare_arg = arg;
}

static int
fail_at(struct err *e, size_t line, size_t column)
{
	e->kind = e->kind == ERR_ROW ? ERR_INPUT : e->kind;
	e->line = line;
	e->column = column;
	return STREAM_FAIL;
}

static int
bad_at(struct err *e, size_t line, size_t column)
{
	e->line = line;
	e->column = column;
	return STREAM_BAD;
}

bool
stream_is_reason(struct slice name)
{
	static const char reason[] = "tolak_";
	const size_t n = sizeof reason - 1;

	return name.n > n && memcmp(name.p, reason, n) == 0;
}

static void
note_unknown(struct stream *s, struct slice name, size_t line)
{
	uint32_t before = s->unknown.n;

	if (name.n == 0 || stream_is_reason(name) || !s->on_unknown)
		return;
	strtab_put(&s->unknown, name);
	if (s->unknown.n != before)
		s->on_unknown(name, line, s->arg);
}

/* Where the name goes in the type. */
static struct place
place_of(struct stream *s, const struct schema_type *t, struct slice name)
{
	const struct schema_field *source = s->o.schema->source;
	int i = schema_field_number(t, name);

	if (i >= 0)
		return (struct place){.x = &s->r.f[i], .f = &t->fields[i]};
	for (int k = 0; k < 2; k++)
		if (slice_eq(slice_of(source[k].name), name))
			return (struct place){.x = &s->r.source[k], .f = &source[k]};
	return (struct place){0};
}

static void
need_places(struct stream *s, size_t n)
{
	size_t had = s->to_cap;

	if (n <= had)
		return;
	s->to_cap = mem_grown(had, n);
	s->to = mem_resize(s->to, s->to_cap, sizeof *s->to);
	memset(s->to + had, 0, (s->to_cap - had) * sizeof *s->to);
}

static enum role
role_of(struct slice name)
{
	static const char *const roles[] = {
		[ROLE_GAGAL] = "gagal", [ROLE_ASAL] = "asal", [ROLE_AKHIR] = "akhir"};

	for (int i = ROLE_GAGAL; i <= ROLE_AKHIR; i++)
		if (slice_eq(name, slice_of(roles[i])))
			return (enum role)i;
	return ROLE_DATA;
}

/* The type of a record that calls itself name; sets s->type, s->role. */
static int
take_type(struct stream *s, struct slice name, struct err *e)
{
	s->type = schema_find(s->o.schema, name);
	if (!s->type) {
		err_set(e, ERR_INPUT, "no such record type");
		err_field(e, SLICE("jenis"));
		return err_value(e, name, 0);
	}
	s->role = role_of(name);
	return 0;
}

/* The column of jenis in a header, or row->n when the row is no header. */
static size_t
jenis_column(const struct csvrow *row)
{
	size_t i = 0;

	while (i < row->n && stream_is_reason(row->f[i]))
		i++;
	return i < row->n && slice_eq(row->f[i], SLICE("jenis")) ? i : row->n;
}

static bool
has_column(const struct stream *s, const char *name)
{
	size_t from = 0;

	for (size_t i = 0; i < s->columns; from = s->name_ends[i++])
		if (i > s->lead &&
		    slice_eq(slice_of(name),
		             (struct slice){s->names.p + from, s->name_ends[i] - from}))
			return true;
	return false;
}

/* Whether the header can be that of the type. */
static bool
may_be(struct stream *s, const struct schema_type *t)
{
	size_t from = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->fields[i].required && !has_column(s, t->fields[i].name))
			return false;
	for (size_t i = 0; i < s->columns; from = s->name_ends[i++]) {
		struct slice name = {s->names.p + from, s->name_ends[i] - from};

		if (i > s->lead && !place_of(s, t, name).x)
			return false;
	}
	return true;
}

/* The end of a table: without a row only its header can say what it was. */
static void
end_table(struct stream *s)
{
	const struct schema *schema = s->o.schema;
	const struct schema_type *type = NULL;
	size_t n = 0;

	if (!s->on_bare || s->columns == 0 || s->type)
		return;
	for (size_t i = 0; i < schema->n; i++)
		if (may_be(s, schema->types[i])) {
			type = schema->types[i];
			n++;
		}
	if (n == 1 && role_of(slice_of(type->name)) != ROLE_DATA)
		return;
	s->on_bare(n == 1 ? type : NULL,
	           has_column(s, schema->source[0].name) ||
	                   has_column(s, schema->source[1].name),
	           s->header_line, s->bare_arg);
}

/* The header of a table: kept until its first row says which type it is of. */
static void
take_header(struct stream *s, const struct csvrow *row, size_t lead)
{
	end_table(s);
	s->any = true;
	s->lead = lead;
	s->type = NULL;
	sb_clear(&s->names);
	sb_clear(&s->header);
	sb_add(&s->header, row->raw);
	s->name_ends = mem_resize(s->name_ends, row->n, sizeof *s->name_ends);
	for (size_t i = 0; i < row->n; i++) {
		sb_add(&s->names, row->f[i]);
		s->name_ends[i] = s->names.n;
	}
	s->columns = row->n;
	s->header_line = row->line;
}

/* Maps the columns of the table to the fields of the type its row names. */
static int
map_columns(struct stream *s, struct slice type, struct err *e)
{
	size_t from = 0;

	if (take_type(s, type, e) != 0)
		return -1;
	need_places(s, s->columns);
	for (size_t i = 0; i < s->columns; from = s->name_ends[i++]) {
		struct slice name = {s->names.p + from, s->name_ends[i] - from};

		s->to[i] = (struct place){0};
		if (i == s->lead)
			continue;
		s->to[i] = place_of(s, s->type, name);
		if (!s->to[i].x)
			note_unknown(s, name, s->header_line);
		for (size_t k = 0; s->to[i].x && k < i; k++)
			if (s->to[k].x == s->to[i].x) {
				err_set(e, ERR_INPUT, "two columns have this name");
				e->line = s->header_line;
				return err_field(e, name);
			}
	}
	schema_clear(&s->r, s->type);
	return 0;
}

/* Puts a text into its field and reads it. */
static int
fill(struct place *p, struct slice text, struct err *e)
{
	enum schema_kind kind = p->f->kind;

	p->x->s = text;
	p->x->v = 0;
	if (text.n == 0 || kind == KIND_TEXT || kind == KIND_LIST)
		return 0;
	if (p->n == text.n && slice_bytes_eq(p->text, text.p, text.n)) {
		p->x->v = p->v;
		return 0;
	}
	if (schema_read(p->f, p->x, e) != 0)
		return -1;
	if (text.n <= MEMO) {
		memcpy(p->text, text.p, text.n);
		p->n = (unsigned char)text.n;
		p->v = p->x->v;
	}
	return 0;
}

static int
csv_record(struct stream *s, const struct csvrow *row, struct err *e)
{
	if (s->columns == 0) {
		err_set(e, ERR_INPUT,
		        "the first column is not jenis: this is no canonical stream; "
		        "bring exports in with asn-import");
		return fail_at(e, row->line, 1);
	}
	if (row->n != s->columns) {
		err_set(e, ERR_INPUT, "the row has %zu fields, its header %zu%s", row->n,
		        s->columns, row->ended ? "" : ": the stream was cut off");
		return fail_at(e, row->line, 0);
	}
	if ((!s->type || !slice_eq(row->f[s->lead], slice_of(s->type->name))) &&
	    map_columns(s, row->f[s->lead], e) != 0)
		return e->line ? STREAM_FAIL
		               : fail_at(e, row->line, csvin_column(row, s->lead, ','));
	s->r.line = row->line;
	if (!row->ascii) {
		size_t bad = utf8_bad(row->raw);

		if (bad < row->raw.n) {
			err_row(e, "utf8", "not UTF-8");
			return bad_at(e, row->line, bad + 1);
		}
	}
	for (size_t i = 0; i < row->n; i++)
		if (s->to[i].x && fill(&s->to[i], row->f[i], e) != 0)
			return bad_at(e, row->line, csvin_column(row, i, ','));
	return STREAM_ROW;
}

static int
csv_next(struct stream *s, struct err *e)
{
	struct csvrow row;
	size_t lead;
	int r;

	for (;;) {
		if ((r = csvin_next(s->csv, &row, e)) <= 0) {
			if (r == 0)
				end_table(s);
			return r;
		}
		s->raw = row.raw;
		if (r == 2)
			return fail_at(e, e->line, e->column);
		if (row.n == 0)
			continue;
		lead = jenis_column(&row);
		if (lead == row.n)
			return csv_record(s, &row, e);
		take_header(s, &row, lead);
	}
}

/* The text of a JSON value for a field of this kind. */
static int
json_value(const struct schema_field *f, const struct jsonin_pair *p, struct err *e)
{
	bool number = f->kind == KIND_DEC || f->kind == KIND_INT;

	if (p->kind == JSONIN_OTHER)
		err_row(e, "json", "true, false, an array or an object; want a %s",
		        number ? "number" : "string");
	else if (p->kind == JSONIN_NUMBER && !number)
		err_row(e, "json",
		        "a JSON number; it must be a string, or digits are lost");
	else
		return 0;
	err_field(e, p->key);
	return err_value(e, p->value, f->personal);
}

static int
json_member(struct stream *s, size_t i, const struct jsonrow *row, struct err *e)
{
	const struct jsonin_pair *p = &row->pairs[i];
	struct place *to = &s->to[i];

	/* The keys of one line are most often those of the last. */
	if (!row->same_keys && (!to->x || !slice_eq(slice_of(to->f->name), p->key))) {
		*to = place_of(s, s->type, p->key);
		if (!to->x)
			note_unknown(s, p->key, row->line);
	}
	if (!to->x)
		return 0;
	return json_value(to->f, p, e) != 0 ? -1 : fill(to, p->value, e);
}

static int
json_next(struct stream *s, struct err *e)
{
	struct jsonrow row;
	size_t at = 0;
	int r = jsonin_next(s->json, &row, e);

	if (r <= 0)
		return r;
	s->raw = row.raw;
	s->any = true;
	row.same_keys = row.same_keys && s->mapped;
	s->mapped = false;
	while (at < row.n && !slice_eq(row.pairs[at].key, SLICE("jenis")))
		at++;
	if (at == row.n || row.pairs[at].kind != JSONIN_STRING) {
		err_set(e, ERR_INPUT,
		        "an object without \"jenis\": this is no canonical stream; "
		        "bring exports in with asn-import");
		return fail_at(e, row.line, 1);
	}
	need_places(s, row.n);
	if (!s->type || !slice_eq(row.pairs[at].value, slice_of(s->type->name))) {
		if (take_type(s, row.pairs[at].value, e) != 0)
			return fail_at(e, row.line, 1);
		/* The same keys mean fields of another type. */
		memset(s->to, 0, s->to_cap * sizeof *s->to);
		row.same_keys = false;
	}
	schema_clear(&s->r, s->type);
	s->r.line = row.line;
	for (size_t i = 0; i < row.n; i++)
		if (i != at && json_member(s, i, &row, e) != 0)
			return bad_at(e, row.line, jsonin_column(&row, i));
	s->mapped = true;
	return STREAM_ROW;
}

/* Marks the tool's part of the chain as begun or ended. */
static void
follow_chain(struct stream *s, struct slice tool, bool begins)
{
	uint32_t before = s->tools.n, i = strtab_put(&s->tools, tool);

	if (s->tools.n != before) {
		s->open = mem_resize(s->open, s->tools.n, sizeof *s->open);
		for (uint32_t k = before; k < s->tools.n; k++)
			s->open[k] = false;
	}
	s->open[i] = begins;
	s->ended = s->ended || !begins;
}

static int
at_end(const struct stream *s, struct err *e)
{
	if (!s->any)
		return err_set(e, ERR_INPUT, "empty: not a single table or record");
	for (uint32_t i = 0; i < s->tools.n; i++)
		if (s->open[i])
			return err_set(e, ERR_INPUT,
			               "the stream of %.*s has no akhir: it was cut off",
			               (int)s->tools.texts[i].n, s->tools.texts[i].p);
	if (s->o.need_akhir && !s->ended)
		return err_set(
			e, ERR_INPUT,
			"the stream has no akhir: cut off, or made without --trace");
	return STREAM_END;
}

int
stream_next(struct stream *s, const struct record **out, struct err *e)
{
	int r = s->form == FORM_JSON ? json_next(s, e) : csv_next(s, e);

	if (r == STREAM_END)
		return at_end(s, e);
	if (r == STREAM_ROW && schema_check(&s->r, e) != 0)
		r = bad_at(e, s->r.line, 0);
	/* Not a row to be left out: a gagal that cannot be read still is one. */
	if (r == STREAM_BAD && s->role != ROLE_DATA)
		return fail_at(e, e->line, e->column);
	if (r != STREAM_ROW)
		return r;
	*out = &s->r;
	if (s->role == ROLE_GAGAL) {
		err_set(e, ERR_UPSTREAM, "%.*s failed: %.*s", (int)s->r.f[0].s.n,
		        s->r.f[0].s.p, (int)(s->r.f[1].s.n < 200 ? s->r.f[1].s.n : 200),
		        s->r.f[1].s.p);
		return fail_at(e, s->r.line, 0);
	}
	if (s->role != ROLE_DATA)
		follow_chain(s, s->r.f[0].s, s->role == ROLE_ASAL);
	return STREAM_ROW;
}
