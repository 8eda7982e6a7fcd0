#include "stream/xlsxin.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/csvout.h"
#include "stream/xlsxbook.h"
#include "stream/xlsxdate.h"
#include "stream/xlsxml.h"
#include "stream/xlsxstrings.h"
#include "stream/xlsxstyle.h"
#include "stream/xlsxtext.h"
#include "stream/xlsxzip.h"

/* Of the sheet's XML, and of what its rows come to as CSV. */
#define SHEET_MAX ((uint64_t)4 << 30)

/* Many short references to a long text, or many far cells, are a bomb too: beyond the
   first bytes a row does not come to so many times its XML. */
#define RATIO_MAX 100
#define RATIO_FREE ((uint64_t)64 << 20)

enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_INLINE, TYPE_BOOL, TYPE_DATE };

/* The cell that is being read. */
struct cell {
	uint32_t column; /* from 0 */
	uint32_t style;
	enum type type;
	size_t from;     /* where its text begins */
	unsigned values; /* <v> and <is> that were seen */
	bool value;      /* what is read now is in <v> */
	bool in;         /* within <is> */
	bool formula;    /* a formula stands in it */
	bool ill;        /* it is at fault */
	struct xlsxtext where;
};

struct xlsxin {
	struct xlsxzip *zip;
	struct xlsxbook book;
	struct xlsxstyle style;
	struct xlsxstrings strings;
	const struct xlsxbook_sheet *sheet;
	struct xlsxml *xml;
	size_t width;
	uint64_t given; /* bytes of rows */

	bool data, in_row, in_cell; /* within <sheetData>, <row>, <c> */
	struct cell c;
	/* The row. Its fields are in text, or in what is shared. */
	uint32_t line; /* 0: before the first */
	uint32_t next; /* the least number of the next cell's column */
	struct slice *f;
	unsigned char *kinds;
	size_t n, cap;
	size_t bytes; /* sum of the fields */
	struct sb text, raw;
	bool faulty;
	struct err fault;
};

bool
xlsxin_is(const struct input *in)
{
	return xlsxzip_is(in);
}

static void
fail(struct xlsxin *x, const char *why)
{
	struct err e;

	err_set(&e, ERR_INPUT, "%s: %s", x->sheet->part, why);
	xlsxml_fail(x->xml, &e);
}

/* The first fault of a row is told, with the cell as a spreadsheet names it. */
static void
at_fault(struct xlsxin *x, const char *code, const char *why)
{
	char name[8], *p = name + sizeof name;
	uint32_t column = x->c.column + 1;

	x->c.ill = true;
	if (x->faulty)
		return;
	x->faulty = true;
	*--p = '\0';
	for (uint32_t i = column; i > 0; i = (i - 1) / 26)
		*--p = (char)('A' + (i - 1) % 26);
	err_row(&x->fault, code, "cell %s%u: %s", p, x->line, why);
	x->fault.line = x->line;
	x->fault.column = column;
}

/* C5: letters, then digits. */
static bool
reference(const char *s, uint32_t *column, uint32_t *row)
{
	uint32_t n = 0;

	for (; *s >= 'A' && *s <= 'Z' && n < 26 * 26 * 26 * 26; s++)
		n = n * 26 + (uint32_t)(*s - 'A') + 1;
	*column = n - 1;
	return n > 0 && xlsxml_number(s, row);
}

static void
start_row(struct xlsxin *x, const char **attrs)
{
	const char *r = xlsxml_attr(attrs, "r");
	uint32_t line = x->line + 1;

	if (r && !xlsxml_number(r, &line))
		fail(x, "a row has no proper number");
	else if (line <= x->line)
		fail(x, "its rows are not in order; save the workbook again in a "
		        "spreadsheet program");
	else if (line > XLSXIN_ROWS_MAX)
		fail(x, "it has more than 1048576 rows");
	x->line = line;
	x->in_row = true;
	x->next = 0;
	x->n = 0;
	x->bytes = 0;
	x->text.n = 0;
	x->faulty = false;
}

static enum type
type_of(struct xlsxin *x, const char *t)
{
	static const struct {
		const char *name;
		enum type type;
	} types[] = {
		{"s", TYPE_SHARED}, {"n", TYPE_NUMBER}, {"str", TYPE_TEXT},
		{"b", TYPE_BOOL},   {"e", TYPE_TEXT},   {"inlineStr", TYPE_INLINE},
		{"d", TYPE_DATE},
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcmp(t, types[i].name) == 0)
			return types[i].type;
	at_fault(x, "sel", "it is of a type that is not known");
	return TYPE_TEXT;
}

static void
start_cell(struct xlsxin *x, const char **attrs)
{
	uint32_t row = x->line, column = x->next;
	const char *type = NULL, *style = NULL;
	bool sound = true;

	for (; *attrs; attrs += 2) {
		if (attrs[0][0] == '\0' || attrs[0][1] != '\0')
			continue;
		if (attrs[0][0] == 'r')
			sound = reference(attrs[1], &column, &row);
		else if (attrs[0][0] == 's')
			style = attrs[1];
		else if (attrs[0][0] == 't')
			type = attrs[1];
	}
	x->in_cell = true;
	x->c = (struct cell){.column = column, .from = x->text.n};
	if (!sound || row != x->line || column < x->next) {
		x->c.column = x->next;
		at_fault(
			x, "sel",
			"its reference is not the one its place wants; save the workbook "
			"again in a spreadsheet program");
	} else if (column >= XLSXIN_COLUMNS_MAX) {
		x->c.column = x->next;
		at_fault(x, "lebar", "the row has more than 16384 columns");
	}
	x->next = x->c.column + 1;
	if (style && !xlsxml_number(style, &x->c.style))
		x->c.style = UINT32_MAX;
	if (type)
		x->c.type = type_of(x, type);
}

static void
start_in_cell(struct xlsxin *x, const char *name)
{
	bool inline_text = strcmp(name, "is") == 0;

	if (strcmp(name, "f") == 0)
		x->c.formula = true;
	if (inline_text != (x->c.type == TYPE_INLINE) ||
	    (!inline_text && strcmp(name, "v") != 0))
		return;
	if (x->c.values++ > 0)
		at_fault(x, "sel", "it has two values");
	x->c.value = !inline_text;
	x->c.in = inline_text;
}

static void
on_start(void *arg, int depth, const char *name, const char **attrs)
{
	struct xlsxin *x = arg;

	switch (depth) {
	case 1:
		if (strcmp(name, "worksheet") != 0)
			fail(x, "it is no sheet");
		break;
	case 2:
		x->data = strcmp(name, "sheetData") == 0;
		break;
	case 3:
		if (x->data && strcmp(name, "row") == 0)
			start_row(x, attrs);
		break;
	case 4:
		if (x->in_row && strcmp(name, "c") == 0)
			start_cell(x, attrs);
		break;
	case 5:
		if (x->in_cell)
			start_in_cell(x, name);
		break;
	default:
		if (x->in_cell && x->c.in)
			xlsxtext_start(&x->c.where, depth - 5, name);
		else if (x->in_cell && x->c.value)
			at_fault(x, "sel", "its value is more than a text");
	}
}

/* Room for n more bytes of text. When it moves, the fields that are in it move along. */
static char *
room(struct xlsxin *x, size_t n)
{
	uintptr_t old = (uintptr_t)x->text.p;
	char *p = sb_reserve(&x->text, n);

	if (old == (uintptr_t)x->text.p)
		return p;
	for (size_t i = 0; i < x->n; i++) {
		uintptr_t from = (uintptr_t)x->f[i].p - old;

		if (from < x->text.n)
			x->f[i].p = x->text.p + from;
	}
	return p;
}

static void
on_text(void *arg, struct slice s)
{
	struct xlsxin *x = arg;

	if (!x->c.value && !x->c.where.on)
		return;
	if (x->text.n + s.n > INPUT_RECORD_MAX) {
		fail(x, "a row is longer than 16 MiB");
		return;
	}
	memcpy(room(x, s.n), s.p, s.n);
	x->text.n += s.n;
}

static void
grow(struct xlsxin *x, size_t want)
{
	if (want <= x->cap)
		return;
	x->cap = mem_grown(x->cap, want);
	x->f = mem_resize(x->f, x->cap, sizeof *x->f);
	x->kinds = mem_resize(x->kinds, x->cap, 1);
}

/* Empty fields up to n. */
static void
fill(struct xlsxin *x, size_t n)
{
	grow(x, n);
	for (; x->n < n; x->n++) {
		x->f[x->n] = (struct slice){"", 0};
		x->kinds[x->n] = CELL_TEXT;
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct slice
trimmed(struct slice s)
{
	while (s.n > 0 && is_blank(s.p[0]))
		s = (struct slice){s.p + 1, s.n - 1};
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The number v is a day by its style: its text takes the number's place. */
static struct slice
day(struct xlsxin *x, struct slice v, enum xlsxdate_form form, enum cell_kind *kind)
{
	char text[XLSXDATE_BUF];
	size_t n = form == XLSXDATE_NONE
	                   ? xlsxdate_iso(text, v, kind)
	                   : xlsxdate_text(text, v, form, x->book.from_1904, kind);

	if (n == 0)
		return v;
	x->text.n = x->c.from;
	memcpy(room(x, n), text, n);
	x->text.n += n;
	return (struct slice){x->text.p + x->c.from, n};
}

static struct slice
number(struct xlsxin *x, struct slice v, enum cell_kind *kind)
{
	enum xlsxdate_form form = XLSXDATE_NONE;

	*kind = CELL_NUMBER;
	if (!xlsxdate_is_number(v)) {
		at_fault(x, "sel", "what is marked as a number is none");
		return v;
	}
	if (x->c.style < x->style.n)
		form = x->style.forms[x->c.style];
	else if (x->c.style > 0)
		at_fault(x, "sel", "its style is not in the workbook; is it a date?");
	return form == XLSXDATE_NONE ? v : day(x, v, form, kind);
}

static struct slice
shared(struct xlsxin *x, struct slice v)
{
	size_t at = 0, i;

	for (i = 0; i < v.n && ascii_is_digit(v.p[i]) && at < x->strings.n; i++)
		at = at * 10 + (size_t)(v.p[i] - '0');
	if (i == 0 || i < v.n || at >= x->strings.n) {
		at_fault(x, "sel", "its text is missing from the workbook");
		return v;
	}
	return strtab_text(&x->strings.texts, x->strings.at[at]);
}

static struct slice
value(struct xlsxin *x, enum cell_kind *kind)
{
	struct slice v = {x->text.p + x->c.from, x->text.n - x->c.from};

	*kind = CELL_TEXT;
	if (x->c.type == TYPE_TEXT || x->c.type == TYPE_INLINE) {
		if (v.n > 0)
			v.n = xlsxtext_unescape(x->text.p + x->c.from, v.n);
		return v;
	}
	v = trimmed(v);
	if (v.n == 0 || x->c.ill)
		return v;
	switch (x->c.type) {
	case TYPE_SHARED:
		return shared(x, v);
	case TYPE_BOOL:
		if (slice_eq(v, SLICE("1")) || slice_eq(v, SLICE("true")))
			return SLICE("TRUE");
		if (slice_eq(v, SLICE("0")) || slice_eq(v, SLICE("false")))
			return SLICE("FALSE");
		at_fault(x, "sel", "what is marked as true or false is neither");
		return v;
	case TYPE_DATE:
		v = day(x, v, XLSXDATE_NONE, kind);
		if (*kind == CELL_TEXT && v.n != 8)
			at_fault(x, "sel", "what is marked as a date is none");
		return v;
	default:
		return number(x, v, kind);
	}
}

static void
end_cell(struct xlsxin *x)
{
	enum cell_kind kind;
	struct slice v = value(x, &kind);

	x->in_cell = false;
	/* A text may well be empty; of other results nothing is known. */
	if (x->c.formula && v.n == 0 && (x->c.type != TYPE_TEXT || x->c.values == 0))
		at_fault(x, "rumus",
		         "the result of its formula was not stored; open the workbook in "
		         "a spreadsheet program and save it");
	/* What it has may be the number of a text, or belong elsewhere: among rejects it
	   must not pass for a value. */
	if (x->c.ill) {
		v = SLICE(XLSXIN_ILL);
		kind = CELL_TEXT;
	}
	if (v.n == 0)
		return;
	x->bytes += v.n;
	if (x->bytes > INPUT_RECORD_MAX) {
		fail(x, "a row is longer than 16 MiB");
		return;
	}
	fill(x, x->c.column);
	grow(x, x->n + 1);
	x->f[x->n] = v;
	x->kinds[x->n++] = (unsigned char)kind;
}

static void
on_end(void *arg, int depth, const char *name)
{
	struct xlsxin *x = arg;

	(void)name;
	switch (depth) {
	case 1:
		break;
	case 2:
		if (x->data)
			xlsxml_enough(x->xml);
		x->data = false;
		break;
	case 3:
		if (x->in_row)
			xlsxml_pause(x->xml);
		x->in_row = false;
		break;
	case 4:
		if (x->in_cell)
			end_cell(x);
		break;
	case 5:
		x->c.value = x->c.in = false;
		break;
	default:
		xlsxtext_end(&x->c.where, depth - 5);
	}
}

int
xlsxin_rewind(struct xlsxin *x, size_t width, struct err *e)
{
	static const struct xlsxml_calls calls = {on_start, on_end, on_text};

	xlsxml_close(x->xml);
	x->xml = NULL;
	x->width = width;
	x->line = 0;
	x->given = 0;
	x->data = x->in_row = x->in_cell = false;
	x->c = (struct cell){0};
	return xlsxml_open(&x->xml, x->zip, x->sheet->part, SHEET_MAX, &calls, x, e);
}

static int
open_all(struct xlsxin *x, struct input *in, const char *sheet, struct err *e)
{
	if (xlsxzip_open(&x->zip, in, e) != 0 || xlsxbook_read(&x->book, x->zip, e) != 0)
		return -1;
	x->sheet = xlsxbook_sheet(&x->book, sheet, e);
	if (!x->sheet)
		return -1;
	if (x->book.styles && xlsxstyle_read(&x->style, x->zip, x->book.styles, e) != 0)
		return -1;
	if (x->book.strings &&
	    xlsxstrings_read(&x->strings, x->zip, x->book.strings, e) != 0)
		return -1;
	(void)sb_reserve(&x->text, INPUT_SLACK); /* so that there always is a text.p */
	return xlsxin_rewind(x, 0, e);
}

int
xlsxin_open(struct xlsxin **out, struct input *in, const char *sheet, struct err *e)
{
	struct xlsxin *x = mem_alloc(sizeof *x);

	if (open_all(x, in, sheet, e) != 0) {
		xlsxin_close(x);
		return -1;
	}
	*out = x;
	return 0;
}

/* The row as CSV; whether it is ASCII. */
static bool
write_raw(struct xlsxin *x)
{
	unsigned char all = 0;
	char *p;

	sb_clear(&x->raw);
	p = sb_reserve(&x->raw, CSVOUT_ROOM(x->bytes) + 3 * x->n);

	for (size_t i = 0; i < x->n; i++) {
		if (i > 0)
			*p++ = ',';
		if (x->f[i].n > 0)
			p = csvout_text(p, x->f[i], ',');
	}
	*p++ = '\n';
	x->raw.n = (size_t)(p - x->raw.p);
	for (size_t i = 0; i < x->raw.n; i++)
		all |= (unsigned char)x->raw.p[i];
	return !(all & 0x80);
}

int
xlsxin_next(struct xlsxin *x, struct csvrow *row, struct err *e)
{
	int r = xlsxml_next(x->xml, e);

	if (r <= 0) {
		if (r < 0)
			e->line = x->line;
		return r;
	}
	if (x->n > 0)
		fill(x, x->width);
	*row = (struct csvrow){
		.f = x->f,
		.kinds = x->kinds,
		.n = x->n,
		.line = x->line,
		.ascii = write_raw(x),
		.ended = true,
	};
	row->raw = sb_slice(&x->raw);
	x->given += x->raw.n;
	if (x->given > SHEET_MAX ||
	    x->given > RATIO_FREE + RATIO_MAX * xlsxml_bytes(x->xml)) {
		err_set(e, ERR_INPUT,
		        "%s: its rows come to far more text than it has; delete stray "
		        "cells at the far right, or save the sheet as CSV UTF-8",
		        x->sheet->part);
		e->line = x->line;
		return -1;
	}
	if (x->faulty)
		*e = x->fault;
	return x->faulty ? 2 : 1;
}

const char *
xlsxin_sheet(const struct xlsxin *x)
{
	return x->sheet->name;
}

bool
xlsxin_from_1904(const struct xlsxin *x)
{
	return x->book.from_1904;
}

void
xlsxin_close(struct xlsxin *x)
{
	if (!x)
		return;
	xlsxml_close(x->xml);
	xlsxstrings_release(&x->strings);
	xlsxstyle_release(&x->style);
	xlsxbook_release(&x->book);
	xlsxzip_close(x->zip);
	sb_release(&x->text);
	sb_release(&x->raw);
	mem_free(x->f);
	mem_free(x->kinds);
	mem_free(x);
}
