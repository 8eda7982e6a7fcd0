#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "asn/records.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/recout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* The bytes as an input of which nothing more comes, in a buffer no larger than that. */
static void
hold(struct input *in, struct slice text)
{
	*in = (struct input){.fd = -1, .end = text.n, .cap = text.n, .eof = true};
	in->buf = calloc(1, text.n + INPUT_SLACK);
	demand(in->buf);
	if (text.n > 0)
		memcpy(in->buf, text.p, text.n);
}

struct reader {
	struct input in;
	struct stream *s;
	const struct record *r;
	struct err e;
	size_t unknown;
};

static void
on_unknown(struct slice name, size_t line, void *arg)
{
	struct reader *r = arg;

	demand(name.n > 0 && line > 0);
	r->unknown = r->unknown * 31 + line + name.n;
}

static void
reader_open(struct reader *r, struct slice text, bool library)
{
	struct stream_opts o = {&records_schema, library, false};

	memset(r, 0, sizeof *r);
	hold(&r->in, text);
	demand(input_first(&r->in, &r->e) != -2);
	r->s = stream_new(&r->in, &o);
	stream_on_unknown(r->s, on_unknown, r);
}

static int
reader_next(struct reader *r)
{
	return stream_next(r->s, &r->r, &r->e);
}

static void
reader_close(struct reader *r)
{
	stream_free(r->s);
	free(r->in.buf);
}

/* x of two records; of numbers only the value must be the same. */
static void
same_fields(const struct schema_field *f, const struct field *x, const struct field *y)
{
	bool number = f->kind == KIND_DEC || f->kind == KIND_INT;

	demand(x->v == y->v && (number ? !x->s.n == !y->s.n : slice_eq(x->s, y->s)));
	demand(x->s.n > 0 || x->v == 0);
}

static void
same_records(const struct record *a, const struct record *b)
{
	demand(a->type == b->type);
	for (size_t i = 0; i < a->type->n; i++)
		same_fields(&a->type->fields[i], &a->f[i], &b->f[i]);
	for (size_t i = 0; i < 2; i++)
		same_fields(&records_schema.source[i], &a->source[i], &b->source[i]);
}

/* Output into a file that is used again and again. */
struct writer {
	struct outfile *o;
	struct recout *w;
};

static int
scratch(void)
{
	static FILE *fp;

	if (!fp)
		fp = tmpfile();
	demand(fp);
	return fileno(fp);
}

static void
writer_open(struct writer *w, enum stream_form form)
{
	struct err e;

	demand(ftruncate(scratch(), 0) == 0);
	demand(lseek(scratch(), 0, SEEK_SET) == 0);
	demand(outfile_open(&w->o, NULL, scratch(), false, &e) == 0);
	w->w = recout_new(w->o, &records_schema, form);
}

static void
writer_close(struct writer *w, struct sb *text)
{
	struct err e;
	off_t size;

	recout_free(w->w);
	demand(outfile_commit(w->o, &e) == 0);
	outfile_close(w->o);
	size = lseek(scratch(), 0, SEEK_CUR);
	sb_clear(text);
	demand(pread(scratch(), sb_reserve(text, (size_t)size), (size_t)size, 0) == size);
	text->n = (size_t)size;
}

static bool
is_data(const struct record *r)
{
	return r->type != &records_asal && r->type != &records_akhir;
}

/* Reads a text both ways at once and writes the data records on in the form. How many
   there were. */
static size_t
copy(struct slice in, enum stream_form form, struct sb *out)
{
	struct reader fast, library;
	struct writer w;
	struct err e;
	size_t n = 0;
	int r;

	reader_open(&fast, in, false);
	reader_open(&library, in, true);
	writer_open(&w, form);
	do {
		r = reader_next(&fast);
		demand(reader_next(&library) == r);
		demand(fast.unknown == library.unknown);
		demand(slice_eq(stream_raw(fast.s), stream_raw(library.s)));
		if (r == STREAM_ROW) {
			demand(fast.r->line == library.r->line);
			same_records(fast.r, library.r);
			if (is_data(fast.r)) {
				demand(recout_put(w.w, fast.r, &e) == 0);
				n++;
			}
		} else if (r != STREAM_END) {
			demand(fast.e.kind == library.e.kind &&
			       fast.e.line == library.e.line &&
			       fast.e.column == library.e.column && fast.e.text[0] &&
			       strcmp(fast.e.text, library.e.text) == 0 &&
			       strcmp(fast.e.field, library.e.field) == 0);
		}
	} while (r == STREAM_ROW || r == STREAM_BAD);
	writer_close(&w, out);
	reader_close(&fast);
	reader_close(&library);
	return n;
}

/* Two texts hold the same records and nothing else. */
static void
same_streams(struct slice a, struct slice b)
{
	struct reader x, y;
	int r;

	reader_open(&x, a, false);
	reader_open(&y, b, false);
	while ((r = reader_next(&x)) == STREAM_ROW) {
		demand(reader_next(&y) == STREAM_ROW);
		same_records(x.r, y.r);
	}
	demand(r == STREAM_END && reader_next(&y) == STREAM_END);
	reader_close(&x);
	reader_close(&y);
}

/*
 * Both ways read the same; what was accepted is written, and read again, as the same
 * records in either form; CSV to JSON and back gives the same bytes.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = {(const char *)data, size};
	struct sb csv = {0}, json = {0}, again = {0};
	struct input in;
	struct err e;
	bool refused;
	size_t n;

	hold(&in, text);
	refused = input_first(&in, &e) == -2;
	free(in.buf);
	if (refused)
		return 0;
	n = copy(text, FORM_CSV, &csv);
	if (n > 0) {
		demand(copy(sb_slice(&csv), FORM_JSON, &json) == n);
		same_streams(sb_slice(&csv), sb_slice(&json));
		demand(copy(sb_slice(&json), FORM_CSV, &again) == n);
		demand(slice_eq(sb_slice(&csv), sb_slice(&again)));
		demand(copy(text, FORM_JSON, &again) == n);
		demand(slice_eq(sb_slice(&json), sb_slice(&again)));
	}
	sb_release(&csv);
	sb_release(&json);
	sb_release(&again);
	return 0;
}
