#include "import/table.h"

#include "base/mem.h"
#include "base/sb.h"
#include "import/formula.h"
#include "stream/csvout.h"
#include "stream/jsonrows.h"
#include "stream/stream.h"
#include "stream/xlsxin.h"

struct table {
	struct input *in;
	struct dialect *dialect;
	const struct map *map;
	bool library;

	char delimiter;
	struct csvin *csv;
	struct xlsxin *sheet;
	struct jsonrows *json;

	struct preview previews[DIALECT_CANDIDATES];
	size_t n_previews;
	bool rejects[DIALECT_CANDIDATES]; /* so read, it is a file of rejects */

	bool reasons; /* STREAM_REASONS columns in front are to be left out */
	struct sb header;
	struct formula formula;
	struct sb raw; /* of a sheet's row, with the decimal mark that was said */
};

static bool
is_reasons(const struct csvrow *row)
{
	return row->n >= STREAM_REASONS && stream_is_reason(row->f[0]);
}

/* A row of a file of rejects without what stands in front of it. */
static void
strip(struct csvrow *row)
{
	size_t n = row->n < STREAM_REASONS ? row->n : STREAM_REASONS;

	row->f += n;
	row->n -= n;
	if (row->kinds)
		row->kinds += n;
}

static int
open_csv(struct table *t, struct err *e)
{
	struct dialect *d = t->dialect;

	if (dialect_look(d, t->in, t->map->delimiter, e) != 0)
		return -1;
	t->n_previews = d->delimiter ? 1 : d->n;
	for (size_t i = 0; i < t->n_previews; i++)
		preview_csv(&t->previews[i], t->in,
		            d->delimiter ? d->delimiter : d->candidates[i].delimiter);
	return 0;
}

static int
open_sheet(struct table *t, bool serials, struct err *e)
{
	struct csvrow row;
	int r = 1;

	if (xlsxin_open(&t->sheet, t->in, t->map->sheet, e) != 0)
		return -1;
	if (serials && xlsxin_from_1904(t->sheet))
		return err_set(e, ERR_USAGE,
		               "--excel-dates: this workbook counts its days from 1904; "
		               "give the cells the format of a date instead");
	t->dialect->form = DIALECT_SHEET;
	t->dialect->sheet = xlsxin_sheet(t->sheet);
	t->n_previews = 1;
	for (size_t i = 0; i < PREVIEW_ROWS && r > 0; i++)
		if ((r = xlsxin_next(t->sheet, &row, e)) == 1)
			preview_add(&t->previews[0], &row);
	return r < 0 ? -1 : 0;
}

static int
open_json(struct table *t, struct err *e)
{
	struct csvrow row;

	t->dialect->form = DIALECT_JSON;
	t->n_previews = 1;
	if (jsonrows_open(&t->json, t->in, e) != 0 ||
	    jsonrows_next(t->json, &row, e) != 1)
		return -1;
	preview_add(&t->previews[0], &row);
	return 0;
}

int
table_open(struct table **out, struct input *in, struct dialect *d, const struct map *m,
           bool library, bool serials, struct err *e)
{
	struct table *t = mem_alloc(sizeof *t);
	char first = in->pos < in->end ? in->buf[in->pos] : '\0';

	t->in = in;
	t->dialect = d;
	t->map = m;
	t->library = library;
	if ((xlsxin_is(in)                  ? open_sheet(t, serials, e)
	     : first == '{' || first == '[' ? open_json(t, e)
	                                    : open_csv(t, e)) != 0) {
		table_close(t);
		*out = NULL;
		return -1;
	}
	for (size_t i = 0; i < t->n_previews; i++) {
		struct preview *p = &t->previews[i];

		t->rejects[i] = p->n && is_reasons(&p->rows[0]);
		for (size_t k = 0; t->rejects[i] && k < p->n; k++)
			strip(&p->rows[k]);
		/* What stands over the reasons is no header of the others. */
		if (t->rejects[i] && m->no_header)
			p->rows[0].n = 0;
	}
	*out = t;
	return 0;
}

void
table_close(struct table *t)
{
	if (!t)
		return;
	csvin_free(t->csv);
	xlsxin_close(t->sheet);
	jsonrows_close(t->json);
	for (size_t i = 0; i < DIALECT_CANDIDATES; i++)
		preview_release(&t->previews[i]);
	sb_release(&t->header);
	sb_release(&t->raw);
	formula_release(&t->formula);
	mem_free(t);
}

const struct preview *
table_previews(const struct table *t, size_t *n)
{
	*n = t->n_previews;
	return t->previews;
}

static int
next(struct table *t, struct csvrow *row, struct err *e)
{
	return t->sheet  ? xlsxin_next(t->sheet, row, e)
	       : t->json ? jsonrows_next(t->json, row, e)
	                 : csvin_next(t->csv, row, e);
}

int
table_start(struct table *t, const struct header *h, struct err *e)
{
	struct csvrow row = {.line = 0};
	int r = 1;

	t->reasons = t->rejects[h->preview];
	t->dialect->header = t->json ? 0 : h->line;
	if (!t->sheet && !t->json) {
		t->delimiter = t->dialect->delimiter
		                       ? t->dialect->delimiter
		                       : t->dialect->candidates[h->preview].delimiter;
		t->dialect->delimiter = t->delimiter;
		t->csv = csvin_new(t->in, t->delimiter, t->library);
	} else if (t->json) {
		t->delimiter = '{';
		return 0;
	} else {
		t->delimiter = ',';
		if (xlsxin_rewind(t->sheet, h->columns, e) != 0)
			return -1;
	}
	if (t->reasons && h->line == 0)
		r = next(t, &row, e);
	while (r > 0 && row.line < h->end) {
		if ((r = next(t, &row, e)) > 0 && row.line >= h->line)
			sb_add(&t->header, row.raw);
	}
	if (r == 0)
		err_set(e, ERR_INPUT, "the header is missing");
	return r > 0 ? 0 : -1;
}

void
table_another(struct table *t, const struct csvrow *row)
{
	sb_clear(&t->header);
	sb_add(&t->header, row->raw);
}

/*
 * Under --decimal comma the numbers of a sheet are written with one where a row is put
 * aside as CSV: read again, 1.234 would be a thousand.
 */
static void
use_comma(struct table *t, struct csvrow *row)
{
	sb_clear(&t->raw);
	for (size_t i = 0; i < row->n; i++) {
		char *start = sb_reserve(&t->raw, CSVOUT_ROOM(row->f[i].n) + 2);
		char number[DEC_BUF], *p = start, *point;
		struct slice s = row->f[i];

		if (row->kinds && row->kinds[i] == CELL_NUMBER && s.n < sizeof number) {
			memcpy(number, s.p, s.n);
			if ((point = memchr(number, '.', s.n)))
				*point = ',';
			s.p = number;
		}
		if (i)
			*p++ = ',';
		p = csvout_text(p, s, ',');
		t->raw.n += (size_t)(p - start);
	}
	sb_addc(&t->raw, '\n');
	row->raw = sb_slice(&t->raw);
}

int
table_next(struct table *t, struct csvrow *row, struct err *e)
{
	int r = next(t, row, e);

	if (r == 2 && t->csv && strcmp(e->code, "kutip") == 0 &&
	    formula_split(&t->formula, row, t->delimiter))
		r = 1;
	if (r > 0 && t->sheet && t->map->mark == MARK_COMMA)
		use_comma(t, row);
	if (r == 1 && t->reasons)
		strip(row);
	return r;
}

size_t
table_column(const struct table *t, const struct csvrow *row, size_t i)
{
	size_t at = i + (t->reasons ? STREAM_REASONS : 0);

	return t->sheet  ? at + 1
	       : t->json ? jsonrows_column(t->json, at)
	                 : csvin_column(row, at, t->delimiter);
}

bool
table_is_rejects(const struct table *t)
{
	return t->reasons;
}

enum dialect_form
table_form(const struct table *t)
{
	return t->dialect->form;
}

char
table_delimiter(const struct table *t)
{
	return t->delimiter;
}

struct slice
table_header(const struct table *t)
{
	return sb_slice(&t->header);
}
