#include "import/import.h"

#include "asn/nip.h"
#include "asn/records.h"
#include "base/sb.h"
#include "base/utf8.h"
#include "import/alias.h"
#include "import/convert_row.h"
#include "import/header.h"
#include "import/preview.h"
#include "import/printmap.h"
#include "stream/csvin.h"

#define LOOK ((size_t)64 << 10) /* bytes in which the header must stand */

struct import {
	struct input *in;
	struct sb file; /* its name, with a NUL */
	struct import_opts o;
	struct convert convert;

	struct header header; /* foreign */
	char delimiter;
	struct csvin *csv;
	struct sb header_raw;
	struct field constants[SCHEMA_FIELDS_MAX];
	char (*constant_room)[DEC_BUF];
	struct convert_memo *memo; /* by column */
	char (*room)[DEC_BUF];     /* by field */
	struct slice jenis, eselon, kedudukan;
	char line_room[DEC_BUF];

	struct stream *stream; /* canonical */

	struct record r;
	struct slice raw;
	struct err faults[IMPORT_FAULTS];
	size_t n_faults;
};

const struct schema_type *const import_types[] = {
	&records_pegawai, &records_penilaian,  &records_pelatihan,
	&records_standar, &records_kompetensi, NULL,
};

static void
fault(struct import *im, const struct err *e, size_t line, size_t column)
{
	if (im->n_faults == IMPORT_FAULTS)
		return;
	im->faults[im->n_faults] = *e;
	im->faults[im->n_faults].line = line;
	im->faults[im->n_faults].column = column;
	im->n_faults++;
}

/* Whether the first row is that of a canonical table (or of its rejects), or a JSON
 * record. */
static bool
looks_canonical(const struct input *in, int first)
{
	struct input copy = *in;
	struct csvin *csv;
	struct csvrow row;
	struct err e;
	bool yes = false;

	if (first == '{')
		return true;
	copy.eof = true;
	copy.digest = NULL;
	csv = csvin_new(&copy, ',', true);
	if (csvin_next(csv, &row, &e) == 1)
		for (size_t i = 0; i < row.n && !yes; i++) {
			if (slice_eq(row.f[i], SLICE("jenis")))
				yes = true;
			else if (row.f[i].n < 6 || memcmp(row.f[i].p, "tolak_", 6) != 0)
				break;
		}
	csvin_free(csv);
	return yes;
}

/* Reads --set and "tetap" for the type that was recognised. */
static int
read_constants(struct import *im, struct err *e)
{
	struct map_list *l = &im->o.map->constants;

	im->constant_room = mem_array(SCHEMA_FIELDS_MAX, sizeof *im->constant_room);
	for (size_t i = 0; i < l->n; i++) {
		int f = schema_field_number(im->header.type, l->entries[i].field);
		struct convert_memo memo = {0};

		if (f < 0)
			continue;
		l->entries[i].used = true;
		if (convert_cell(&im->convert, &im->header.type->fields[f],
		                 l->entries[i].to, CELL_TEXT, &memo, im->constant_room[f],
		                 &im->constants[f], e) != 0) {
			e->kind = ERR_USAGE;
			return -1;
		}
	}
	return 0;
}

/* Skips the title lines and keeps the header as it stood. */
static int
pass_header(struct import *im, struct err *e)
{
	struct csvrow row;
	int r;

	im->csv = csvin_new(im->in, im->delimiter, im->o.library);
	if (!im->header.line)
		return 0;
	while ((r = csvin_next(im->csv, &row, e)) > 0) {
		if (r == 1 && row.line >= im->header.line)
			sb_add(&im->header_raw, row.raw);
		if (row.line >= im->header.end)
			break;
	}
	return r > 0 ? 0 : r < 0 ? -1 : err_set(e, ERR_INPUT, "the header is missing");
}

static int
find_header(struct import *im, struct err *e)
{
	static const char all[] = ",;\t";
	const char *candidates = im->o.map->delimiter ? &im->o.map->delimiter : all;
	size_t n = im->o.map->delimiter ? 1 : sizeof all - 1;
	struct preview previews[sizeof all - 1] = {{0}};
	int r;

	for (size_t i = 0; i < n; i++)
		preview_csv(&previews[i], im->in, candidates[i]);
	r = header_find(&im->header, previews, n, im->o.map, import_types, e);
	im->delimiter = candidates[r == 0 ? im->header.preview : 0];
	for (size_t i = 0; i < n; i++)
		preview_release(&previews[i]);
	return r;
}

static int
open_foreign(struct import *im, struct err *e)
{
	if (find_header(im, e) != 0 || read_constants(im, e) != 0 ||
	    pass_header(im, e) != 0)
		return -1;
	im->memo = mem_array(im->header.columns, sizeof *im->memo);
	im->room = mem_array(ALIAS_PLACES, sizeof *im->room);
	return 0;
}

int
import_open(struct import **out, struct input *in, int first, const char *file,
            const struct import_opts *o, struct err *e)
{
	struct import *im = mem_alloc(sizeof *im);
	struct stream_opts so = {&records_schema, o->library, o->need_akhir};
	int r = 1;

	im->in = in;
	/* The name of a file may be of any bytes; a record may not. */
	sb_adds(&im->file, file);
	sb_addc(&im->file, '\0');
	utf8_mend(im->file.p);
	im->o = *o;
	im->convert = (struct convert){
		.map = o->map, .order = o->order, .mark = o->mark, .as_of = o->as_of};
	while (r > 0 && in->end - in->pos < LOOK)
		r = input_more(in, e);
	if (first == -1)
		r = err_set(e, ERR_INPUT, "empty: not a single row");
	else if (r >= 0 && first == 'P' && in->end - in->pos > 3 &&
	         memcmp(in->buf + in->pos, "PK\003\004", 4) == 0)
		r = err_set(e, ERR_INPUT,
		            "a workbook (XLSX) or other ZIP; save the sheet as CSV");
	else if (r >= 0 && first == '<')
		r = err_set(e, ERR_INPUT,
		            "HTML or XML, whatever its name; save the table as CSV");
	if (r >= 0 && looks_canonical(in, first))
		im->stream = stream_new(in, &so);
	else if (r >= 0)
		r = open_foreign(im, e);
	if (r < 0) {
		import_close(im);
		*out = NULL;
		return -1;
	}
	*out = im;
	return 0;
}

void
import_close(struct import *im)
{
	if (!im)
		return;
	csvin_free(im->csv);
	stream_free(im->stream);
	header_release(&im->header);
	sb_release(&im->header_raw);
	sb_release(&im->file);
	mem_free(im->constant_room);
	mem_free(im->memo);
	mem_free(im->room);
	mem_free(im);
}

static bool
is_blank(const struct csvrow *row)
{
	for (size_t i = 0; i < row->n; i++)
		for (size_t k = 0; k < row->f[i].n; k++)
			if (row->f[i].p[k] != ' ' && row->f[i].p[k] != '\t')
				return false;
	return true;
}

/* A cell into its field, or aside where convert_post reads it. */
static int
cell(struct import *im, size_t column, struct slice text, struct err *e)
{
	int f = im->header.field[column];
	char room[ALIAS_ROOM];

	if (f >= SCHEMA_FIELDS_MAX) {
		if (f == ALIAS_ESELON)
			im->eselon = text;
		return 0;
	}
	if (im->header.type == &records_pegawai && f == PEGAWAI_KEDUDUKAN)
		im->kedudukan = text;
	if (im->header.type == &records_pegawai && f == PEGAWAI_JENIS_JABATAN) {
		struct slice q = alias_squash(text, room);

		im->jenis = text;
		/* The echelon says which structural level; convert_post looks there. */
		if (slice_eq(q, SLICE("struktural")) ||
		    slice_eq(q, SLICE("jabatanstruktural")))
			return 0;
	}
	return convert_cell(&im->convert, &im->header.type->fields[f], text, CELL_TEXT,
	                    &im->memo[column], im->room[f], &im->r.f[f], e);
}

/* Gives the constants to fields that are empty; a row that says otherwise is at fault. */
static void
apply_constants(struct import *im, const struct schema_type *type)
{
	struct err e;

	for (size_t f = 0; f < type->n; f++) {
		const struct field *k = &im->constants[f];

		if (k->s.n == 0 || slice_eq(im->r.f[f].s, k->s))
			continue;
		if (im->r.f[f].s.n == 0) {
			im->r.f[f] = *k;
			continue;
		}
		err_row(&e, "beda_tetap", "the row says otherwise than --set (%.*s)",
		        (int)(k->s.n < 60 ? k->s.n : 60), k->s.p);
		err_field(&e, slice_of(type->fields[f].name));
		err_value(&e, im->r.f[f].s, type->fields[f].personal);
		fault(im, &e, im->r.line, 0);
	}
}

static void
fill_source(struct import *im)
{
	if (!im->o.source || im->r.source[0].s.n)
		return;
	im->r.source[0] = (struct field){slice_of(im->file.p), 0};
	im->r.source[1] = (struct field){
		{im->line_room, dec_format_int(im->line_room, (int64_t)im->r.line)},
		(int64_t)im->r.line};
}

static int
foreign_row(struct import *im, const struct csvrow *row, struct err *e)
{
	if (row->n != im->header.columns) {
		if (!row->ended && row->n < im->header.columns) {
			err_set(e, ERR_INPUT,
			        "the file ends in the middle of a row: it was cut off");
			e->line = row->line;
			return IMPORT_FAIL;
		}
		err_row(e, "jumlah_sel",
		        "the row has %zu cells, the header %zu; is a %s inside a text "
		        "not quoted?",
		        row->n, im->header.columns,
		        im->delimiter == '\t'  ? "tab"
		        : im->delimiter == ';' ? ";"
		                               : ",");
		fault(im, e, row->line, 0);
		return IMPORT_BAD;
	}
	if (!row->ascii && utf8_bad(row->raw) < row->raw.n) {
		err_row(e, "utf8", "not UTF-8; save the file as UTF-8");
		fault(im, e, row->line, utf8_bad(row->raw) + 1);
		return IMPORT_BAD;
	}
	schema_clear(&im->r, im->header.type);
	im->r.line = row->line;
	im->jenis = im->eselon = im->kedudukan = (struct slice){"", 0};
	for (size_t i = 0; i < row->n; i++) {
		if (im->header.field[i] < 0 || cell(im, i, row->f[i], e) == 0)
			continue;
		if (e->kind == ERR_INPUT) {
			e->line = row->line;
			e->column = csvin_column(row, i, im->delimiter);
			return IMPORT_FAIL;
		}
		fault(im, e, row->line, csvin_column(row, i, im->delimiter));
	}
	if (im->header.type == &records_pegawai && im->n_faults == 0 &&
	    convert_post(&im->convert, &im->r, im->jenis, im->eselon, im->kedudukan, e) !=
	            0)
		fault(im, e, row->line, 0);
	if (im->o.map->constants.n)
		apply_constants(im, im->header.type);
	if (im->n_faults == 0 && schema_check(&im->r, e) != 0)
		fault(im, e, row->line, 0);
	if (im->n_faults)
		return IMPORT_BAD;
	fill_source(im);
	return IMPORT_ROW;
}

static int
next_foreign(struct import *im, struct err *e)
{
	struct csvrow row;
	int r = csvin_next(im->csv, &row, e);

	if (r <= 0)
		return r;
	im->raw = row.raw;
	if (r == 2) {
		fault(im, e, e->line, e->column);
		return IMPORT_BAD;
	}
	return is_blank(&row) ? IMPORT_BLANK : foreign_row(im, &row, e);
}

/* Canonical records pass the checks of the door too: a NIP must have a NIP's structure.
 */
static int
next_canonical(struct import *im, struct err *e)
{
	const struct record *r;
	int got = stream_next(im->stream, &r, e);

	if (got < 0 || got == STREAM_END)
		return got;
	im->raw = stream_raw(im->stream);
	if (got == STREAM_BAD) {
		fault(im, e, e->line, e->column);
		return IMPORT_BAD;
	}
	im->r = *r;
	for (size_t i = 0; i < r->type->n; i++)
		if (r->type->fields[i].read == nip_read && r->f[i].s.n &&
		    nip_check(r->f[i].v, im->o.as_of, e) != 0) {
			err_field(e, slice_of(r->type->fields[i].name));
			err_value(e, r->f[i].s, 1);
			fault(im, e, r->line, 0);
		}
	if (im->header.type != r->type && im->o.map->constants.n) {
		im->header.type = r->type;
		memset(im->constants, 0, sizeof im->constants);
		mem_free(im->constant_room);
		if (read_constants(im, e) != 0)
			return IMPORT_FAIL;
	}
	if (im->o.map->constants.n)
		apply_constants(im, r->type);
	if (im->n_faults)
		return IMPORT_BAD;
	fill_source(im);
	return IMPORT_ROW;
}

int
import_next(struct import *im, const struct record **r, struct err *e)
{
	int got;

	im->n_faults = 0;
	got = im->stream ? next_canonical(im, e) : next_foreign(im, e);
	*r = &im->r;
	return got;
}

const struct err *
import_faults(const struct import *im, size_t *n)
{
	*n = im->n_faults;
	return im->faults;
}

struct slice
import_raw(const struct import *im)
{
	return im->raw;
}

struct slice
import_header(const struct import *im, char *delimiter)
{
	*delimiter = im->stream && stream_form(im->stream) == FORM_JSON ? '{'
	             : im->stream                                       ? ','
	                                                                : im->delimiter;
	return im->stream ? stream_header(im->stream) : sb_slice(&im->header_raw);
}

enum stream_form
import_form(const struct import *im)
{
	return im->stream ? stream_form(im->stream) : FORM_CSV;
}

const struct schema_type *
import_type(const struct import *im)
{
	return im->stream ? NULL : im->header.type;
}

size_t
import_unused(const struct import *im, struct slice *names, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; !im->stream && header_unused(&im->header, &i); i++) {
		if (n < room)
			names[n] = im->header.names[i];
		n++;
	}
	return n;
}

size_t
import_header_line(const struct import *im)
{
	return im->stream ? 0 : im->header.line;
}

void
import_print_map(const struct import *im, struct outfile *o)
{
	struct map found = *im->o.map;

	found.delimiter = im->delimiter;
	printmap_write(o, &found, &im->header);
}
