#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "import/dialect.h"
#include "stream/csvin.h"

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
check_candidates(const struct dialect *d)
{
	demand(d->n >= 1 && d->n <= DIALECT_CANDIDATES);
	for (size_t i = 0; i < d->n; i++) {
		const struct dialect_candidate *c = &d->candidates[i];

		demand(c->delimiter && c->alike <= c->with);
		demand((c->fields >= 2) == (c->with > 0));
		demand(i == 0 || c->alike <= d->candidates[i - 1].alike);
		demand(!d->delimiter || c->delimiter == d->delimiter);
	}
}

/* The rows are read as they were looked at, and the first has its line. */
static void
check_rows(const struct dialect *d, struct input *in)
{
	const struct dialect_candidate *c = &d->candidates[0];
	struct csvin *csv = csvin_new(in, c->delimiter, false);
	size_t rows = 0, with = 0;
	struct csvrow row;
	struct err e;
	int r;

	while ((r = csvin_next(csv, &row, &e)) > 0) {
		demand(row.line > rows + d->sep);
		rows += r == 2 || row.n > 0;
		with += row.n > 1;
		demand(d->ends != DIALECT_CR || !memchr(row.raw.p, '\r', row.raw.n));
	}
	demand(!d->whole || with == c->with);
	csvin_free(csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum decode_from said[] = {
		DECODE_AUTO,    DECODE_AUTO,    DECODE_AUTO,         DECODE_UTF16,
		DECODE_UTF16LE, DECODE_UTF16BE, DECODE_WINDOWS_1252, DECODE_ISO_8859_1};
	struct slice text = {(const char *)data + (size > 0), size - (size > 0)};
	size_t choice = size > 0 ? data[0] : 0;
	char room[64];
	struct dialect d;
	struct input in;
	struct err e;
	size_t n;

	hold(&in, text);
	demand(input_begin(&in, &e) != -2);
	if (dialect_encoding(&d, &in, said[choice % 8], &e) == -2) {
		demand(e.text[0] && (e.kind == ERR_USAGE || e.kind == ERR_INPUT));
	} else {
		demand(dialect_look(&d, &in, ",\0\0^"[choice / 8 % 4], &e) == 0);
		check_candidates(&d);
		check_rows(&d, &in);
	}
	input_close(&in);

	n = dialect_as_1252(text, room, sizeof room);
	demand(n <= sizeof room && utf8_bad((struct slice){room, n}) == n);
	if (dialect_looks_1252(text))
		demand(utf8_bad(text) < text.n && n > 0);
	return 0;
}
