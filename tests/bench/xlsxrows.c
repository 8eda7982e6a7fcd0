/*
 * xlsxrows - the rows of a workbook's sheet as CSV: what the reader of workbooks costs
 * alone.
 *
 *	xlsxrows [FILE [SHEET]]
 */

#include <stdio.h>

#include "stream/input.h"
#include "stream/xlsxin.h"

static int
fail(const struct err *e)
{
	fprintf(stderr, "xlsxrows: %zu:%zu: %s\n", e->line, e->column, e->text);
	return 3;
}

static int
rows(struct xlsxin *x)
{
	struct csvrow row;
	struct err e;
	int r;

	while ((r = xlsxin_next(x, &row, &e)) > 0) {
		if (r == 2)
			fail(&e);
		if (row.n > 0)
			fwrite(row.raw.p, 1, row.raw.n, stdout);
	}
	return r < 0 ? fail(&e) : 0;
}

int
main(int argc, char **argv)
{
	struct xlsxin *x = NULL;
	struct input in;
	struct err e;
	int status;

	if (input_open(&in, argc > 1 ? argv[1] : NULL, &e) != 0)
		return fail(&e);
	if (input_first(&in, &e) == -2 ||
	    xlsxin_open(&x, &in, argc > 2 ? argv[2] : NULL, &e) != 0)
		status = fail(&e);
	else
		status = rows(x);
	xlsxin_close(x);
	input_close(&in);
	return fflush(stdout) == 0 ? status : 3;
}
