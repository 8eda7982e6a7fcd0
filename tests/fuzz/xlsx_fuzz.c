#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/xlsxin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* A row is what csvrow promises, and its faults have a place and a code. */
static void
sound(const struct csvrow *row, int r, const struct err *e)
{
	size_t bytes = 0;

	demand(row->line >= 1 && row->line <= XLSXIN_ROWS_MAX);
	demand(row->n <= XLSXIN_COLUMNS_MAX && row->ended);
	for (size_t i = 0; i < row->n; i++)
		bytes += row->f[i].n;
	demand(row->raw.n >= bytes + (row->n > 0 ? row->n : 1));
	demand(row->raw.p[row->raw.n - 1] == '\n');
	if (r == 2)
		demand(e->kind == ERR_ROW && e->code && e->line == row->line &&
		       e->column > 0);
}

static int
rows(struct xlsxin *x, size_t *n)
{
	size_t line = 0;
	struct csvrow row;
	struct err e;
	int r;

	for (*n = 0; (r = xlsxin_next(x, &row, &e)) > 0; ++*n) {
		sound(&row, r, &e);
		demand(row.line > line);
		line = row.line;
	}
	demand(r == 0 || (e.kind == ERR_INPUT && e.text[0]));
	return r;
}

/* An archive of any bytes: what is read is the same a second time. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *fp;
	struct xlsxin *x;
	struct input in;
	size_t n[2];
	struct err e;
	int r;

	if (!fp)
		fp = tmpfile();
	demand(fp && ftruncate(fileno(fp), 0) == 0);
	demand(pwrite(fileno(fp), data, size, 0) == (ssize_t)size);
	demand(lseek(fileno(fp), 0, SEEK_SET) == 0);
	demand(dup2(fileno(fp), STDIN_FILENO) == STDIN_FILENO);
	demand(input_open(&in, NULL, &e) == 0);
	if (input_first(&in, &e) != -2 && xlsxin_open(&x, &in, "1", &e) == 0) {
		r = rows(x, &n[0]);
		demand(xlsxin_rewind(x, 0, &e) == 0);
		demand(rows(x, &n[1]) == r && n[0] == n[1]);
		xlsxin_close(x);
	}
	input_close(&in);
	return 0;
}
