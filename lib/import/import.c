#include "import/import.h"

#include "asn/nip.h"
#include "asn/records.h"
#include "base/sb.h"
#include "base/utf8.h"
#include "import/constants.h"
#include "import/dialect.h"
#include "stream/csvin.h"
#include "stream/decode.h"
#include "stream/jsonin.h"
#include "stream/jsonsplit.h"
#include "stream/xlsxin.h"

struct import {
	struct sb file; /* its name, with a NUL */
	struct import_opts o;
	struct dialect dialect;
	struct foreign *foreign;    /* or */
	struct stream *stream;      /* canonical, with */
	struct constants constants; /* of the type last seen */
	struct record r;
	char line_room[DEC_BUF];
	size_t destroyed; /* rows rejected for a NIP that a spreadsheet spoilt, and */
	size_t others;    /* the other rows with content */
};

const struct schema_type *const import_types[] = {
	&records_pegawai,
	&records_unit,
	&records_penilaian,
	&records_skp,
	&records_umpan_balik,
	&records_capaian_unit,
	&records_disiplin,
	&records_pelatihan,
	&records_standar,
	&records_kompetensi,
	&records_pengaduan,
	&records_survei,
	&records_layanan,
	&records_katalog,
	&records_anggaran,
	&records_peta,
	&records_libur,
	&records_potensi,
	NULL,
};

/* The end of the JSON string that begins at s.p[i]; s.n when it is not held. */
static size_t
string_end(struct slice s, size_t i)
{
	return i + jsonsplit_length((struct slice){s.p + i, s.n - i});
}

static size_t
past(struct slice s, size_t i, const char *set)
{
	while (i < s.n && strchr(set, s.p[i]))
		i++;
	return i;
}

/* Whether the first object has a key jenis, wherever it stands among the others, with the
   name of a record type. Exports have columns called jenis too. */
static bool
is_canonical_object(struct slice s)
{
	int depth = 0;

	for (size_t i = 0, end; i < s.n; i = end) {
		end = i + 1;
		depth += (s.p[i] == '{' || s.p[i] == '[') -
		         (s.p[i] == '}' || s.p[i] == ']');
		if (depth == 0)
			break;
		if (s.p[i] != '"')
			continue;
		end = string_end(s, i);
		if (depth != 1 ||
		    !slice_eq((struct slice){s.p + i, end - i}, SLICE("\"jenis\"")))
			continue;
		i = past(s, end, " \t:");
		end = i < s.n && s.p[i] == '"' ? string_end(s, i) : i;
		if (end > i + 1 && schema_find(&records_schema,
		                               (struct slice){s.p + i + 1, end - i - 2}))
			return true;
	}
	return false;
}

/* Whether the first row is that of a canonical table (or of its rejects), or a JSON
 * record. */
static bool
looks_canonical(const struct input *in)
{
	struct input copy = *in;
	struct csvin *csv;
	struct csvrow row;
	struct err e;
	bool yes = false;

	if (in->buf[in->pos] == '{')
		return is_canonical_object(
			(struct slice){in->buf + in->pos, in->end - in->pos});
	copy.eof = true; /* only a look */
	csv = csvin_new(&copy, ',', true);
	if (csvin_next(csv, &row, &e) == 1)
		for (size_t i = 0; i < row.n && !yes; i++) {
			if (slice_eq(row.f[i], SLICE("jenis")))
				yes = true;
			else if (!stream_is_reason(row.f[i]))
				break;
		}
	csvin_free(csv);
	return yes;
}

/* Our own file of rejects is UTF-8 and no workbook, whatever the export was. */
static bool
is_rejects(const struct input *in)
{
	struct slice s = {in->buf + in->pos, in->end - in->pos};

	if (s.n > 2 && s.p[0] == '{' && s.p[1] == '"')
		s = (struct slice){s.p + 2, s.n - 2};
	return stream_is_reason(s);
}

/* What people take for an export and is none. */
static int
check_form(const struct input *in, struct err *e)
{
	struct slice s = {in->buf + in->pos, in->end - in->pos};
	size_t at = past(s, 0, " \t\r\n");

	if (at < s.n && s.p[at] == '<')
		return err_set(e, ERR_INPUT,
		               "HTML or XML, whatever its name; save the table as CSV or "
		               "XLSX");
	if (s.n > 4 && memcmp(s.p, "%PDF", 4) == 0)
		return err_set(e, ERR_INPUT,
		               "a PDF, whatever its name; export the table as CSV or "
		               "XLSX from where it comes from");
	return 0;
}

/* The members of an object that may be a service's answer. */
struct answer {
	bool lists;        /* another is a list */
	struct slice says; /* the key of the one with a message; empty: none */
};

static int
on_answer(struct slice key, const struct jsonnode *value, void *arg)
{
	static const char *const names[] = {"error", "errors", "message",
	                                    "msg",   "pesan",  "detail"};
	struct answer *a = arg;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_eq(key, slice_of(names[i]))) {
			a->says = slice_of(names[i]);
			return 0;
		}
	a->lists = a->lists || jsonin_is_array(value);
	return 0;
}

/* Whether the input is one object with a message and no list: a service refused, and the
   answer was kept in place of the records. Says so. */
static bool
is_refusal(const struct input *in, struct err *e)
{
	struct slice s = {in->buf + in->pos, in->end - in->pos};
	struct answer a = {false, {NULL, 0}};
	struct jsondoc *doc = NULL;
	struct err ignored;

	if (!in->eof || s.n == 0 || s.p[0] != '{' ||
	    jsonin_object(&doc, s, &ignored) != 0)
		return false;
	(void)jsonin_members(jsonin_root(doc), on_answer, &a);
	jsonin_doc_free(doc);
	if (a.lists || a.says.n == 0)
		return false;
	err_set(e, ERR_INPUT,
	        "no records but an answer of a service, with \"%s\"; read what it says, "
	        "and export anew",
	        a.says.p);
	return true;
}

/* Makes UTF-8 of what is not a workbook, and holds what a header is looked for in. */
static int
look(struct import *im, struct input *in, struct err *e)
{
	enum decode_from said = DECODE_AUTO;
	int r = 1;

	if (xlsxin_is(in))
		return 0;
	if (im->o.map->sheet && !is_rejects(in))
		return err_set(
			e, ERR_USAGE,
			"no workbook, so it has no sheets; leave out --sheet (in a "
			"map: lembar)");
	if (im->o.map->encoding && !is_rejects(in) &&
	    decode_find(im->o.map->encoding, &said, e) != 0)
		return -1;
	switch (dialect_encoding(&im->dialect, in, said, e)) {
	case -2:
		return -1;
	case -1:
		return err_set(e, ERR_INPUT, "empty: not a single row");
	}
	while (r > 0 && in->end - in->pos < DIALECT_LOOK)
		r = input_more(in, e);
	return r < 0 ? -1 : check_form(in, e);
}

int
import_open(struct import **out, struct input *in, const char *file,
            const struct import_opts *o, struct err *e)
{
	struct import *im = mem_alloc(sizeof *im);
	struct stream_opts so = {&records_schema, o->library, o->need_akhir};
	struct foreign_opts fo = {o->map, o->as_of, o->library, o->excel_dates,
	                          import_types};
	struct err refusal;
	bool refused;
	int r;

	/* The name of a file may be of any bytes; a record may not. */
	sb_adds(&im->file, file);
	sb_addc(&im->file, '\0');
	utf8_mend(im->file.p);
	im->o = *o;
	r = look(im, in, e);
	if (r == 0 && !xlsxin_is(in) && looks_canonical(in))
		im->stream = stream_new(in, &so);
	else if (r == 0) {
		refused = is_refusal(in, &refusal);
		r = foreign_open(&im->foreign, in, &im->dialect, &fo, e);
		if (r != 0 && refused)
			*e = refusal;
	}
	if (r != 0) {
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
	foreign_close(im->foreign);
	stream_free(im->stream);
	sb_release(&im->file);
	mem_free(im);
}

void
import_on_bare(struct import *im,
               void (*fn)(const struct schema_type *type, bool sourced, size_t line,
                          void *arg),
               void *arg)
{
	if (im->stream)
		stream_on_bare(im->stream, fn, arg);
}

/* Canonical records pass the checks of the door too: a NIP must have a NIP's structure.
 */
static int
next_canonical(struct import *im, const struct record **out, struct verdict *v,
               struct err *e)
{
	const struct convert c = {
		.map = im->o.map, .excel_dates = im->o.excel_dates, .as_of = im->o.as_of};
	const struct record *r;
	int got = stream_next(im->stream, &r, e);

	if (got < 0 || got == STREAM_END)
		return got;
	v->raw = stream_raw(im->stream);
	if (got == STREAM_BAD) {
		v->line = e->line;
		verdict_add(v, e, e->column);
		return VERDICT_BAD;
	}
	v->line = r->line;
	*out = r;
	for (size_t i = 0; i < r->type->n; i++)
		if (r->type->fields[i].read == nip_read && r->f[i].s.n &&
		    nip_check(r->f[i].v, im->o.as_of, e) != 0) {
			err_field(e, slice_of(r->type->fields[i].name));
			err_value(e, r->f[i].s, 1);
			verdict_add(v, e, 0);
		}
	if (im->o.map->constants.n) {
		if (im->constants.type != r->type &&
		    constants_read(&im->constants, &c, im->o.map, r->type, e) != 0)
			return VERDICT_FAIL;
		im->r = *r;
		*out = &im->r;
		constants_apply(&im->constants, &im->r, v);
	}
	return v->n ? VERDICT_BAD : VERDICT_ROW;
}

static void
fill_source(struct import *im, const struct record **r)
{
	if ((*r)->source[0].s.n)
		return;
	if (*r != &im->r)
		im->r = **r;
	*r = &im->r;
	im->r.source[0] = (struct field){slice_of(im->file.p), 0};
	im->r.source[1] = (struct field){
		{im->line_room, dec_format_int(im->line_room, (int64_t)im->r.line)},
		(int64_t)im->r.line};
}

static bool
is_destroyed(const struct verdict *v)
{
	for (size_t i = 0; i < v->n; i++)
		if (strcmp(v->faults[i].code, "nip_notasi") == 0 ||
		    strcmp(v->faults[i].code, "nip_seri") == 0)
			return true;
	return false;
}

/*
 * A spreadsheet that took the column for numbers kept 15 digits of each: 1.98503E+17, or,
 * shown in full, a serial of 000. Nobody in such a file can be told from anybody else,
 * and no rejected row could be repaired.
 */
static int
count_destroyed(struct import *im, int got, const struct verdict *v, struct err *e)
{
	if (got == VERDICT_BAD && is_destroyed(v))
		im->destroyed++;
	else if (got == VERDICT_ROW || got == VERDICT_BAD)
		im->others++;
	if (im->others || im->destroyed == 0 ||
	    (got != VERDICT_END && im->destroyed < IMPORT_DESTROYED))
		return got;
	return err_set(e, ERR_INPUT,
	               "the NIPs are destroyed: a spreadsheet made numbers of them (as "
	               "1.98503E+17) and the last digits are gone; export the file anew "
	               "from its source and open it with that column as text, or not at "
	               "all");
}

int
import_next(struct import *im, const struct record **r, struct verdict *v, struct err *e)
{
	int got;

	v->n = 0;
	got = im->stream ? next_canonical(im, r, v, e)
	                 : foreign_next(im->foreign, r, v, e);
	if (got == VERDICT_ROW && im->o.source)
		fill_source(im, r);
	return im->others ? got : count_destroyed(im, got, v, e);
}

struct slice
import_header(const struct import *im, char *delimiter)
{
	const struct table *t = im->foreign ? foreign_table(im->foreign) : NULL;

	*delimiter = t                                      ? table_delimiter(t)
	             : stream_form(im->stream) == FORM_JSON ? '{'
	                                                    : ',';
	return t ? table_header(t) : stream_header(im->stream);
}

struct foreign *
import_foreign(const struct import *im)
{
	return im->foreign;
}

enum stream_form
import_form(const struct import *im)
{
	if (im->stream)
		return stream_form(im->stream);
	return table_form(foreign_table(im->foreign)) == DIALECT_JSON ? FORM_JSON
	                                                              : FORM_CSV;
}

struct slice
import_file(const struct import *im)
{
	return slice_of(im->file.p);
}

const struct dialect *
import_dialect(const struct import *im)
{
	return &im->dialect;
}
