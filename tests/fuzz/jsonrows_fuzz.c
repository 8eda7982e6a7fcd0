#include <stdint.h>
#include <stdlib.h>

#include "base/sb.h"
#include "base/utf8.h"
#include "stream/jsonin.h"
#include "stream/jsonrows.h"

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

static void
add(struct sb *b, struct slice s)
{
	sb_addf(b, "%zu:", s.n);
	sb_add(b, s);
}

/* What Jansson makes of the row agrees with whether it was at fault. */
static void
demand_row(const struct csvrow *row, int r, const struct err *e)
{
	struct jsondoc *doc;
	struct err bad;

	demand(row->raw.n >= 2 && row->raw.p[0] == '{' && row->line > 0 &&
	       memchr(row->raw.p, '\n', row->raw.n) == NULL);
	if (r == 2) {
		demand(e->kind == ERR_ROW && e->code && e->text[0] &&
		       e->line == row->line && row->n == 0);
		return;
	}
	demand(jsonin_object(&doc, row->raw, &bad) == 0);
	jsonin_doc_free(doc);
	for (size_t i = 0; i < row->n; i++) {
		bool ascii = true;

		demand(utf8_bad(row->f[i]) == row->f[i].n);
		for (size_t k = 0; k < row->f[i].n; k++)
			ascii = ascii && !(row->f[i].p[k] & 0x80);
		demand(ascii || !row->ascii);
	}
}

/* Reads the text; its rows as an array go to array, the cells to cells. */
static int
read_rows(struct slice text, struct sb *array, struct sb *cells)
{
	struct jsonrows *j;
	struct csvrow row;
	struct input in;
	struct err e;
	size_t columns;
	int r;

	sb_addc(array, '[');
	hold(&in, text);
	if (input_first(&in, &e) == -2 || jsonrows_open(&j, &in, &e) != 0) {
		demand(e.kind == ERR_INPUT && e.text[0]);
		free(in.buf);
		return -1;
	}
	demand(jsonrows_next(j, &row, &e) == 1 && row.n > 0);
	columns = row.n;
	for (size_t i = 0; i < row.n; i++)
		add(cells, row.f[i]);
	while ((r = jsonrows_next(j, &row, &e)) > 0) {
		demand_row(&row, r, &e);
		sb_adds(array, array->n > 1 ? ",\n" : "");
		sb_add(array, row.raw);
		sb_addf(cells, "\n%s ", r == 2 ? e.code : "");
		demand(row.n == (r == 1 ? columns : 0));
		for (size_t i = 0; i < row.n; i++) {
			demand(jsonrows_column(j, i) <= text.n);
			/* What is nested may have lost blanks. */
			if (row.kinds[i] != CELL_NESTED)
				add(cells, row.f[i]);
		}
	}
	if (r < 0)
		demand(e.kind == ERR_INPUT && e.text[0]);
	jsonrows_close(j);
	free(in.buf);
	return r;
}

/* The rows, as they go to the rejects, are the same rows when they are read again. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sb array = {0}, cells = {0}, array2 = {0}, cells2 = {0};

	if (read_rows((struct slice){(const char *)data, size}, &array, &cells) == 0) {
		sb_addc(&array, ']');
		demand(read_rows(sb_slice(&array), &array2, &cells2) == 0);
		sb_addc(&array2, ']');
		demand(slice_eq(sb_slice(&array), sb_slice(&array2)));
		demand(slice_eq(sb_slice(&cells), sb_slice(&cells2)));
	}
	sb_release(&array);
	sb_release(&cells);
	sb_release(&array2);
	sb_release(&cells2);
	return 0;
}
