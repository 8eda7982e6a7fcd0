#include <stdint.h>
#include <stdlib.h>

#include "base/sb.h"
#include "stream/csvin.h"
#include "stream/csvout.h"

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
same_rows(const struct csvrow *a, const struct csvrow *b)
{
	demand(a->n == b->n && a->line == b->line && a->ascii == b->ascii &&
	       a->ended == b->ended && slice_eq(a->raw, b->raw));
	for (size_t i = 0; i < a->n; i++)
		demand(slice_eq(a->f[i], b->f[i]));
}

static void
same_errors(const struct err *a, const struct err *b)
{
	demand(a->kind == b->kind && a->line == b->line && a->column == b->column &&
	       strcmp(a->text, b->text) == 0 && a->text[0]);
}

/* Appends the row as csvout writes it. */
static void
write_row(struct sb *out, const struct csvrow *row, char delimiter)
{
	for (size_t i = 0; i < row->n; i++) {
		char *p;

		if (i > 0)
			sb_addc(out, delimiter);
		p = sb_reserve(out, CSVOUT_ROOM(row->f[i].n));
		out->n += (size_t)(csvout_text(p, row->f[i], delimiter) - p);
	}
	sb_addc(out, '\n');
}

/* What was written is read back as it was; a lone empty field is a blank line. */
static void
same_again(struct slice written, const struct csvrow *row, char delimiter)
{
	struct csvrow again;
	struct csvin *c;
	struct input in;
	struct err e;

	hold(&in, written);
	c = csvin_new(&in, delimiter, false);
	demand(csvin_next(c, &again, &e) == 1);
	if (row->n == 1 && row->f[0].n == 0)
		demand(again.n == 0);
	else
		demand(again.n == row->n);
	for (size_t i = 0; i < again.n; i++)
		demand(slice_eq(again.f[i], row->f[i]));
	demand(csvin_next(c, &again, &e) == 0);
	csvin_free(c);
	free(in.buf);
}

/* The scan and libcsv give the same rows and faults, and between them all bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char delimiter = size > 0 ? ",;\t|"[data[0] % 4] : ',';
	struct slice text = {(const char *)data + (size > 0), size - (size > 0)};
	struct input in[2];
	struct csvin *c[2];
	struct csvrow row[2];
	struct err e[2];
	struct sb out = {0};
	size_t at = 0;
	int r;

	for (int i = 0; i < 2; i++) {
		hold(&in[i], text);
		c[i] = csvin_new(&in[i], delimiter, i);
	}
	while ((r = csvin_next(c[0], &row[0], &e[0])) > 0) {
		demand(csvin_next(c[1], &row[1], &e[1]) == r);
		same_rows(&row[0], &row[1]);
		demand(row[0].raw.n > 0 && row[0].raw.n <= text.n - at);
		demand(memcmp(row[0].raw.p, text.p + at, row[0].raw.n) == 0);
		at += row[0].raw.n;
		if (r == 2) {
			same_errors(&e[0], &e[1]);
			continue;
		}
		for (size_t i = 0; i < row[0].n; i++)
			demand(csvin_column(&row[0], i, delimiter) <= row[0].raw.n + 1);
		sb_clear(&out);
		write_row(&out, &row[0], delimiter);
		same_again(sb_slice(&out), &row[0], delimiter);
	}
	demand(csvin_next(c[1], &row[1], &e[1]) == r);
	if (r < 0)
		same_errors(&e[0], &e[1]);
	else
		demand(at == text.n);
	for (int i = 0; i < 2; i++) {
		csvin_free(c[i]);
		free(in[i].buf);
	}
	sb_release(&out);
	return 0;
}
