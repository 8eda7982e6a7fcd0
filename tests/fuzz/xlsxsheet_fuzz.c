#include <stdint.h>
#include <unistd.h>

#include "../unit/workbook.h"
#include "base/utf8.h"
#include "stream/xlsxin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char book[] =
	WORKBOOK_BOOK("<sheets><sheet name=\"Data\" r:id=\"rId1\"/></sheets>");
static const char styles[] =
	"<styleSheet xmlns=\"" WORKBOOK_MAIN
	"\"><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/>"
	"</cellXfs></styleSheet>";
static const char strings[] =
	"<sst xmlns=\"" WORKBOOK_MAIN
	"\"><si><t>abc</t></si><si><r><t>a,\n\"b\"</t></r></si><si><t/></si></sst>";

/* data between <sheetData> and its end, on standard input. */
static void
pack(const uint8_t *data, size_t size)
{
	struct sb sheet = {0}, bytes = {0};
	static FILE *fp;

	sb_adds(&sheet, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData>");
	sb_add(&sheet, (struct slice){(const char *)data, size});
	sb_adds(&sheet, "</sheetData></worksheet>");
	workbook(&bytes,
	         (const struct workbook_part[]){
			 WORKBOOK_ROOT,
			 WORKBOOK_BOOK_RELS,
			 {"!xl/workbook.xml", book, 0},
			 {"!xl/styles.xml", styles, 0},
			 {"!xl/sharedStrings.xml", strings, 0},
			 {"!xl/worksheets/sheet1.xml", sheet.p, sheet.n},
		 },
	         6);
	if (!fp)
		fp = tmpfile();
	workbook_must(fp && ftruncate(fileno(fp), 0) == 0);
	workbook_must(pwrite(fileno(fp), bytes.p, bytes.n, 0) == (ssize_t)bytes.n);
	workbook_must(lseek(fileno(fp), 0, SEEK_SET) == 0);
	workbook_must(dup2(fileno(fp), STDIN_FILENO) == STDIN_FILENO);
	sb_release(&sheet);
	sb_release(&bytes);
}

/* The raw form, read as CSV, is the row. */
static void
same_as_csv(const struct csvrow *row)
{
	struct input in = {.fd = -1, .end = row->raw.n, .cap = row->raw.n, .eof = true};
	struct csvrow again;
	struct csvin *c;
	struct err e;

	in.buf = calloc(1, row->raw.n + INPUT_SLACK);
	workbook_must(in.buf != NULL);
	memcpy(in.buf, row->raw.p, row->raw.n);
	c = csvin_new(&in, ',', false);
	workbook_must(csvin_next(c, &again, &e) == 1);
	workbook_must(again.n == row->n && again.ascii == row->ascii);
	for (size_t i = 0; i < row->n; i++)
		workbook_must(slice_eq(again.f[i], row->f[i]));
	workbook_must(csvin_next(c, &again, &e) == 0);
	csvin_free(c);
	free(in.buf);
}

/* Texts are UTF-8, numbers and dates look like it. */
static void
sound(const struct csvrow *row)
{
	for (size_t i = 0; i < row->n; i++) {
		struct slice f = row->f[i];

		workbook_must(utf8_bad(f) == f.n);
		if (row->kinds[i] == CELL_NUMBER)
			workbook_must(f.n > 0 && strchr("-.0123456789", f.p[0]));
		if (row->kinds[i] == CELL_DATE)
			workbook_must(f.n == 10 || f.n == 19);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct xlsxin *x;
	struct csvrow row;
	struct input in;
	size_t line = 0;
	struct err e;
	int r;

	pack(data, size);
	workbook_must(input_open(&in, NULL, &e) == 0 && input_first(&in, &e) == 'P');
	workbook_must(xlsxin_open(&x, &in, NULL, &e) == 0);
	while ((r = xlsxin_next(x, &row, &e)) > 0) {
		workbook_must(row.line > line && row.line <= XLSXIN_ROWS_MAX);
		line = row.line;
		/* A lone empty field is a blank line in CSV. */
		if (row.n != 1 || row.f[0].n > 0)
			same_as_csv(&row);
		if (r == 1)
			sound(&row);
		else
			workbook_must(e.kind == ERR_ROW && e.code && e.line == line);
	}
	workbook_must(r == 0 || e.kind == ERR_INPUT);
	xlsxin_close(x);
	input_close(&in);
	return 0;
}
