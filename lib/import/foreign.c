#include "import/foreign.h"

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"
#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "import/alias.h"
#include "import/bare.h"
#include "import/constants.h"
#include "import/convert_row.h"
#include "import/dialect.h"
#include "import/filldown.h"
#include "import/footer.h"
#include "import/span.h"
#include "import/wide.h"

struct foreign {
	struct foreign_opts o;
	const struct dialect *dialect;
	struct table *table;
	struct header header;
	struct wide *wide; /* NULL: a row is a record */
	struct convert convert;
	struct convert_tally tally;
	struct constants constants;
	struct filldown down;
	struct convert_memo *memo;      /* by column */
	char (*room)[DEC_BUF];          /* by field */
	struct convert_memo *wide_memo; /* by field, of what a wide form's columns say */
	char (*wide_room)[DEC_BUF];
	struct slice place[ALIAS_PLACES]; /* of the row, cells that are no field alone */
	struct csvrow row;                /* of a wide form: the one being gone through */
	size_t next_wide;
	bool texts;     /* nothing the type requires could be told from a header */
	size_t key;     /* column of the first field, which tells what the record is of */
	bool utf8;      /* a row was beyond ASCII and sound */
	bool beside;    /* some column says what the NIP says too */
	size_t year;    /* column of the year of periods that name none */
	int period;     /* field with the period; negative: none */
	size_t unknown; /* line of a header that fits no type; 0: we are below no such */
	struct record base, r;
};

/* Everything that depends on the header, which may be that of a further table. */
static int
take_header(struct foreign *f, struct err *e)
{
	const struct header *h = &f->header;
	const struct map *m = f->o.map;

	mem_free(f->memo);
	f->memo = mem_array(h->columns, sizeof *f->memo);
	memset(f->wide_memo, 0, SCHEMA_FIELDS_MAX * sizeof *f->wide_memo);
	wide_close(f->wide);
	f->wide = NULL;
	filldown_open(&f->down, h, &m->fill_down);
	f->texts = true;
	for (size_t i = 0; i < h->type->n; i++)
		if (h->type->fields[i].required && h->type->fields[i].kind != KIND_TEXT)
			f->texts = false;
	f->key = f->year = h->columns;
	f->beside = false;
	for (size_t i = 0; i < h->columns; i++) {
		f->key = h->field[i] == 0 ? i : f->key;
		f->year = h->field[i] == ALIAS_TAHUN ? i : f->year;
		f->beside = f->beside ||
		            (h->field[i] >= ALIAS_LAHIR && h->field[i] <= ALIAS_TMT_PPPK);
	}
	memset(f->place, 0, sizeof f->place);
	f->convert.year = 0;
	f->unknown = 0;
	if (constants_read(&f->constants, &f->convert, f->o.map, h->type, e) != 0)
		return -1;
	/* Under -s periode=2026-Q3 a row that says TW III can only mean that year. */
	f->period = schema_field_number(h->type, SLICE("periode"));
	if (f->period >= 0 && f->constants.f[f->period].s.n)
		f->convert.year = period_year(f->constants.f[f->period].v);
	return wide_open(&f->wide, m, h, e);
}

int
foreign_open(struct foreign **out, struct input *in, struct dialect *d,
             const struct foreign_opts *o, struct err *e)
{
	struct foreign *f = mem_alloc(sizeof *f);
	const struct preview *previews;
	size_t n;

	f->o = *o;
	f->dialect = d;
	f->convert = (struct convert){.map = o->map,
	                              .excel_dates = o->excel_dates,
	                              .as_of = o->as_of,
	                              .tally = &f->tally};
	f->room = mem_array(SCHEMA_FIELDS_MAX, sizeof *f->room);
	f->wide_memo = mem_array(SCHEMA_FIELDS_MAX, sizeof *f->wide_memo);
	f->wide_room = mem_array(SCHEMA_FIELDS_MAX, sizeof *f->wide_room);
	if (table_open(&f->table, in, d, o->map, o->library, o->excel_dates, e) != 0)
		goto fail;
	previews = table_previews(f->table, &n);
	if (header_find(&f->header, previews, n, o->map, o->types, e) != 0 ||
	    table_start(f->table, &f->header, e) != 0 || take_header(f, e) != 0)
		goto fail;
	*out = f;
	return 0;
fail:
	foreign_close(f);
	*out = NULL;
	return -1;
}

void
foreign_close(struct foreign *f)
{
	if (!f)
		return;
	wide_close(f->wide);
	header_release(&f->header);
	table_close(f->table);
	filldown_release(&f->down);
	mem_free(f->memo);
	mem_free(f->room);
	mem_free(f->wide_memo);
	mem_free(f->wide_room);
	mem_free(f);
}

static int
skip(struct verdict *v, enum verdict_skip why)
{
	v->skip = why;
	return VERDICT_SKIP;
}

/* A cell into its field, or aside where several columns speak together. */
static int
cell(struct foreign *f, const struct csvrow *row, size_t column, struct err *e)
{
	const struct schema_type *type = f->header.type;
	enum cell_kind kind = row->kinds ? row->kinds[column] : CELL_TEXT;
	struct slice text = row->f[column];
	int to = f->header.field[column];

	if (kind == CELL_NESTED) {
		err_row(e, "json", "an array or object; want a single value");
		return err_field(e, slice_of(alias_field_name(type, to)));
	}
	if (to >= SCHEMA_FIELDS_MAX) {
		f->place[to] = text;
		return 0;
	}
	if (type == &records_pegawai && (to == PEGAWAI_KEDUDUKAN || to == PEGAWAI_STATUS))
		f->place[to] = text;
	/* The echelon says which structural level; convert_post looks there. */
	if (type == &records_pegawai && to == PEGAWAI_JENIS_JABATAN) {
		bool structural = convert_is_structural(&f->convert, text);

		f->place[to] = structural ? text : (struct slice){NULL, 0};
		if (structural)
			return 0;
	}
	return convert_cell(&f->convert, &type->fields[to], text, kind, &f->memo[column],
	                    f->room[to], &f->r.f[to], e);
}

/* Fields told by several columns together. */
static int
together(struct foreign *f, struct err *e)
{
	const struct slice *p = f->place;

	if (f->header.type == &records_pegawai &&
	    convert_post(&f->convert, &f->r, p[PEGAWAI_JENIS_JABATAN].n > 0,
	                 p[ALIAS_ESELON], p[PEGAWAI_KEDUDUKAN], e) != 0)
		return -1;
	if (f->header.type == &records_pegawai)
		return convert_status(&f->r, p[PEGAWAI_STATUS], e);
	if (f->header.type == &records_pelatihan)
		return convert_training(&f->convert, &f->r, e);
	return 0;
}

/* What the row's other columns say of the person and the NIP does not. */
static void
remarks(struct foreign *f, struct verdict *v)
{
	const struct slice *p = f->place;
	const struct convert_beside b = {p[ALIAS_LAHIR], p[ALIAS_KELAMIN],
	                                 p[ALIAS_TMT_CPNS], p[ALIAS_TMT_PNS],
	                                 p[ALIAS_TMT_PPPK]};
	struct err e[CONVERT_REMARKS];
	size_t n;

	if (!f->beside)
		return;
	n = convert_cross(&f->convert, f->r.f[PEGAWAI_NIP].v, &b, e);
	for (size_t i = 0; i < n; i++)
		verdict_add(v, &e[i], 0);
}

/* The year in its own column is that of the period, whoever said which. */
static int
check_year(const struct foreign *f, struct err *e)
{
	const struct field *x = f->period < 0 ? NULL : &f->r.f[f->period];

	if (!x || x->s.n == 0 || f->convert.year == 0 ||
	    period_year(x->v) == f->convert.year)
		return 0;
	err_row(e, "periode", "the row says otherwise in its column of years: %d",
	        f->convert.year);
	err_field(e, SLICE("periode"));
	return err_value(e, x->s, 0);
}

/* The rules of the whole record, once its cells are read. */
static int
finish(struct foreign *f, struct verdict *v)
{
	struct err e;

	if (f->o.map->constants.n)
		constants_apply(&f->constants, &f->r, v);
	if (v->n == 0 && check_year(f, &e) != 0)
		verdict_add(v, &e, 0);
	if (v->n == 0 && together(f, &e) != 0)
		verdict_add(v, &e, 0);
	if (v->n == 0 && schema_check(&f->r, &e) != 0)
		verdict_add(v, &e, 0);
	if (v->n)
		return VERDICT_BAD;
	remarks(f, v);
	return VERDICT_ROW;
}

/* Goes on with another table if the row is its header. */
static int
begin_table(struct foreign *f, const struct csvrow *row, struct verdict *v, struct err *e)
{
	struct header next = {0};
	int another = header_next(&next, &f->header, row, f->o.map, f->o.types, e);

	if (another <= 0)
		return another < 0 ? VERDICT_FAIL : VERDICT_BAD;
	header_release(&f->header);
	f->header = next;
	table_another(f->table, row);
	return take_header(f, e) != 0 ? VERDICT_FAIL : skip(v, SKIP_HEADER);
}

/* Whether the cell of the key has the name of its column: no key, but another header. */
static bool
names_key(const struct foreign *f, const struct csvrow *row)
{
	const struct header *h = &f->header;
	char room[ALIAS_ROOM];
	struct slice s;
	int rank;

	if (f->key >= row->n)
		return false;
	s = alias_squash(row->f[f->key], room);
	return s.n && (map_name_is(row->f[f->key], h->names[f->key]) ||
	               alias_field(h->type, s, &rank) == h->field[f->key]);
}

/* To read rows below another header as if they stood below ours would put an address in
   place of a unit. */
static int
unknown_table(struct foreign *f, const struct csvrow *row, struct verdict *v)
{
	struct err e;

	v->n = 0;
	if (f->unknown)
		err_row(&e, "tabel", "below line %zu, the header of a table of no type",
		        f->unknown);
	else
		err_row(&e, "tabel",
		        "the header of a table of no type: what is below it is not read; "
		        "split the file, or name its columns with --map");
	if (!f->unknown)
		f->unknown = row->line;
	verdict_add(v, &e, 0);
	return VERDICT_BAD;
}

/* A row of another shape or without a key: perhaps no record at all. 0: it may be one. */
static int
no_record(struct foreign *f, const struct csvrow *row, struct verdict *v, struct err *e)
{
	const struct header *h = &f->header;
	const struct footer_table t = {h->field, h->columns, f->key,
	                               h->type->fields[0].kind == KIND_TEXT || f->down.n};
	int what;

	if (footer_is(&t, row))
		return skip(v, SKIP_FOOTER);
	what = begin_table(f, row, v, e);
	if (what == VERDICT_BAD && (f->unknown || names_key(f, row)))
		return unknown_table(f, row, v);
	return what == VERDICT_BAD ? 0 : what;
}

static int
ragged(struct foreign *f, const struct csvrow *row, struct verdict *v, struct err *e)
{
	char name[8] = {'"', table_delimiter(f->table), '"'};
	int what;

	if (!row->ended && row->n < f->header.columns) {
		err_set(e, ERR_INPUT,
		        "the file ends in the middle of a row: it was cut off");
		e->line = row->line;
		return VERDICT_FAIL;
	}
	if ((what = no_record(f, row, v, e)) != 0)
		return what;
	if (row->n < f->header.columns)
		err_row(e, "jumlah_sel",
		        "the row has %zu cells, the header %zu; does another table begin "
		        "here, or was a cell cut off?",
		        row->n, f->header.columns);
	else
		err_row(e, "jumlah_sel",
		        "the row has %zu cells, the header %zu; is a %s inside a text "
		        "not quoted?",
		        row->n, f->header.columns, name[1] == '\t' ? "tab" : name);
	verdict_add(v, e, 0);
	return VERDICT_BAD;
}

static int
bad_utf8(const struct foreign *f, const struct csvrow *row, struct verdict *v)
{
	struct err e;

	dialect_fault(f->dialect, row->raw, f->utf8, &e);
	verdict_add(v, &e, e.column);
	return VERDICT_BAD;
}

/* The cells of a row, those of a wide form left out. -1: one of them shows that nobody
   can tell what the file means. */
static int
read_cells(struct foreign *f, const struct csvrow *row, struct verdict *v, struct err *e)
{
	schema_clear(&f->r, f->header.type);
	f->r.line = row->line;
	if (f->year < row->n)
		f->convert.year = span_year(row->f[f->year]);
	for (size_t i = 0; i < row->n; i++) {
		if (f->header.field[i] < 0 || cell(f, row, i, e) == 0)
			continue;
		filldown_fault(&f->down, f->header.field[i], "");
		e->line = row->line;
		e->column = table_column(f->table, row, i);
		if (e->kind != ERR_ROW)
			return -1;
		verdict_add(v, e, e->column);
	}
	if (f->down.n)
		filldown_bar(&f->down, &f->header, row, table_is_rejects(f->table));
	if (f->down.n && filldown_apply(&f->down, &f->r, e) != 0)
		verdict_add(v, e, 0);
	return 0;
}

/* One field of a record of a wide form. */
static void
wide_cell(struct foreign *f, int to, struct slice text, enum cell_kind kind,
          size_t column, struct verdict *v)
{
	struct err e;

	if (convert_cell(&f->convert, &f->r.type->fields[to], text, kind,
	                 &f->wide_memo[to], f->wide_room[to], &f->r.f[to], &e) != 0)
		verdict_add(v, &e, table_column(f->table, &f->row, column));
}

/* A field that the name of a column fills. Whose NIP it is has to be said. */
static void
wide_name(struct foreign *f, const struct wide_fill *w, size_t column, struct verdict *v)
{
	size_t before = v->n;
	struct err said;

	wide_cell(f, w->field, w->text, CELL_TEXT, column, v);
	if (v->n == before || f->r.type->fields[w->field].read != nip_read)
		return;
	err_row(&said, v->faults[before].code,
	        "from the name of the column; say whose NIP it is with --map, "
	        "{\"nilai\": {\"%s\": {\"NAMA\": \"18 digits\"}}}",
	        f->r.type->fields[w->field].name);
	memcpy(v->faults[before].text, said.text, sizeof said.text);
}

/* The record of one column of a wide row. */
static int
wide_record(struct foreign *f, const struct wide_column *w, struct verdict *v)
{
	const struct csvrow *row = &f->row;

	memcpy(f->r.f, f->base.f, f->r.type->n * sizeof *f->r.f);
	for (size_t i = 0; i < w->n; i++)
		wide_name(f, &w->fills[i], w->column, v);
	wide_cell(f, w->field, row->f[w->column],
	          row->kinds ? row->kinds[w->column] : CELL_TEXT, w->column, v);
	return finish(f, v);
}

/* Moves on to the next column of a wide row that has something in its cell. */
static const struct wide_column *
next_column(struct foreign *f)
{
	while (f->next_wide < f->wide->n) {
		const struct wide_column *w = &f->wide->columns[f->next_wide++];
		struct slice cell = bare_trim(f->row.f[w->column], NULL);

		if (cell.n && bare_word(cell) != BARE_NOTHING)
			return w;
	}
	f->next_wide = 0;
	return NULL;
}

/*
 * A wide row is taken as a whole or not at all: among the rejects it stands whole, and
 * what was accepted of it would come in a second time.
 */
static int
begin_wide(struct foreign *f, const struct csvrow *row, struct verdict *v)
{
	const struct wide_column *w;
	size_t n = 0;

	f->base = f->r;
	f->row = *row;
	f->next_wide = 0;
	f->convert.tally = NULL; /* what is cleaned is counted when it is written */
	for (; (w = next_column(f)); n++)
		if (wide_record(f, w, v) == VERDICT_BAD && v->n == VERDICT_FAULTS)
			break;
	f->convert.tally = &f->tally;
	f->next_wide = 0;
	if (v->n)
		return VERDICT_BAD;
	return n ? wide_record(f, next_column(f), v) : skip(v, SKIP_BLANK);
}

/* Whether the row is rejected for want of what tells which record it is. */
static bool
lacks_key(const struct foreign *f, const struct verdict *v)
{
	int field = f->key < f->header.columns ? f->header.field[f->key] : -1;

	for (size_t i = 0; field >= 0 && i < v->n; i++)
		if (strcmp(v->faults[i].field, f->header.type->fields[field].name) == 0)
			return true;
	return false;
}

static int
one_row(struct foreign *f, const struct csvrow *row, struct verdict *v, struct err *e)
{
	int what;

	if (footer_is_blank(row))
		return skip(v, SKIP_BLANK);
	if (header_again(&f->header, row)) {
		f->unknown = 0;
		return skip(v, SKIP_HEADER);
	}
	if (row->n != f->header.columns)
		return ragged(f, row, v, e);
	if (!row->ascii && utf8_bad(row->raw) < row->raw.n)
		return bad_utf8(f, row, v);
	f->utf8 = f->utf8 || !row->ascii;
	if ((f->texts || f->unknown) && (what = no_record(f, row, v, e)) != 0)
		return what;
	if (read_cells(f, row, v, e) != 0)
		return VERDICT_FAIL;
	if (f->wide && v->n == 0)
		return begin_wide(f, row, v);
	if ((what = finish(f, v)) != VERDICT_BAD ||
	    (!lacks_key(f, v) && !names_key(f, row)))
		return what;
	if ((what = no_record(f, row, v, e)) == VERDICT_SKIP)
		v->n = 0;
	return what ? what : VERDICT_BAD;
}

int
foreign_next(struct foreign *f, const struct record **r, struct verdict *v, struct err *e)
{
	const struct wide_column *w;
	struct csvrow row;
	int got;

	*r = &f->r;
	v->n = 0;
	if (f->next_wide && (w = next_column(f)))
		return wide_record(f, w, v);
	if ((got = table_next(f->table, &row, e)) <= 0)
		return got;
	v->raw = row.raw;
	v->line = row.line;
	if (got == 2) {
		verdict_add(v, e, e->column);
		return VERDICT_BAD;
	}
	return one_row(f, &row, v, e);
}

const struct header *
foreign_header(const struct foreign *f)
{
	return &f->header;
}

const struct table *
foreign_table(const struct foreign *f)
{
	return f->table;
}

bool
foreign_is_wide(const struct foreign *f)
{
	return f->wide != NULL;
}

const struct convert_tally *
foreign_tally(const struct foreign *f)
{
	return &f->tally;
}

bool
foreign_mixed(const struct foreign *f, size_t *column, char styles[CONVERT_MIXED_ROOM])
{
	for (; *column < f->header.columns; ++*column)
		if (convert_mixed(&f->memo[*column], styles))
			return true;
	return false;
}
