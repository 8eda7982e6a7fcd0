#include "stream/csvin.h"

#include <csv.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"
#include "base/sb.h"

struct csvin {
	struct input *in;
	char delimiter;
	bool library;
	struct slice *f;
	size_t n, cap;
	size_t line; /* of the row that begins at in->pos */
	bool crs;    /* scan: a CR was seen in the row */
	bool high;   /* scan: a byte above 0x7f was seen */
	struct csv_parser p;
	struct sb text; /* libcsv's fields, one after another */
	size_t *ends;   /* where each of them ends in text */
	size_t ends_cap;
	bool row_done;
};

/* libcsv's exact setting: only CR is a blank, only LF ends a row. */
static int
is_cr(unsigned char c)
{
	return c == '\r';
}

static int
is_lf(unsigned char c)
{
	return c == '\n';
}

/* So that running out of memory is never taken for a stray quote. */
static void *
resize(void *p, size_t n)
{
	return mem_resize(p, n, 1);
}

static void
parser_start(struct csvin *c)
{
	(void)csv_init(&c->p, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
	csv_set_delim(&c->p, (unsigned char)c->delimiter);
	csv_set_space_func(&c->p, is_cr);
	csv_set_term_func(&c->p, is_lf);
	csv_set_realloc_func(&c->p, resize);
	csv_set_blk_size(&c->p, 64 << 10);
}

struct csvin *
csvin_new(struct input *in, char delimiter, bool library)
{
	struct csvin *c = mem_alloc(sizeof *c);

	c->in = in;
	c->delimiter = delimiter;
	c->library = library;
	c->line = in->lines + 1;
	c->cap = 64;
	c->f = mem_array(c->cap, sizeof *c->f);
	parser_start(c);
	return c;
}

void
csvin_free(struct csvin *c)
{
	if (!c)
		return;
	csv_free(&c->p);
	sb_release(&c->text);
	mem_free(c->ends);
	mem_free(c->f);
	mem_free(c);
}

static void
grow_fields(struct csvin *c, size_t want)
{
	c->cap = mem_grown(c->cap, want);
	c->f = mem_resize(c->f, c->cap, sizeof *c->f);
}

/*
 * Bits of the bytes at p that a splitter must look at: delimiter, LF, quote, CR. Sixteen
 * at a time where the machine can; *high gets the bytes above 0x7f.
 */
#ifdef __SSE2__
#define LANES 16
static inline unsigned
marks(const char *p, char delimiter, unsigned *high)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i m = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter)),
	                                      _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))),
	                         _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
	                                      _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));

	*high = (unsigned)_mm_movemask_epi8(v);
	return (unsigned)_mm_movemask_epi8(m);
}
#else
#define LANES 8
static inline unsigned
marks(const char *p, char delimiter, unsigned *high)
{
	unsigned m = 0, h = 0;

	for (unsigned i = 0; i < LANES; i++) {
		m |= (unsigned)(p[i] == delimiter || p[i] == '\n' || p[i] == '"' ||
		                p[i] == '\r')
		     << i;
		h |= (unsigned)((unsigned char)p[i] >> 7) << i;
	}
	*high = h;
	return m;
}
#endif

enum scan { SCAN_ROW, SCAN_QUOTE, SCAN_SHORT };

/* Of the bits of a vector those of the n bytes at its head. */
static inline unsigned
head(unsigned bits, ptrdiff_t n)
{
	return bits & ((1u << n) - 1);
}

/*
 * The quote that closes the field whose text begins at p, when a delimiter or the line
 * end follows and the text has no quote, CR or line end; or NULL. *highs gets the bytes
 * above 0x7f.
 */
static const char *
scan_quoted(const struct csvin *c, const char *p, unsigned *highs)
{
	const char *end = c->in->buf + c->in->end;
	unsigned high;

	for (; p < end; p += LANES) {
		for (unsigned m = marks(p, c->delimiter, &high); m; m &= m - 1) {
			const char *at = p + __builtin_ctz(m);

			if (*at == c->delimiter)
				continue;
			*highs |= head(high, at - p);
			return *at == '"' && (at[1] == c->delimiter || at[1] == '\n' ||
			                      (at[1] == '\r' && at[2] == '\n'))
			               ? at
			               : NULL;
		}
		*highs |= high;
	}
	return NULL;
}

/* For the fields a vector can end, and one behind the loop. How much too wide a row is
   need not be known. */
static size_t
make_room(struct csvin *c, size_t n)
{
	if (n > CSVIN_FIELDS_MAX + 2 * LANES)
		return CSVIN_FIELDS_MAX + 1;
	grow_fields(c, n + LANES + 1);
	return n;
}

static enum scan
scanned(struct csvin *c, size_t n, unsigned highs, enum scan how)
{
	c->n = n;
	c->high = highs != 0;
	return how;
}

/*
 * Splits the line at in->pos. SCAN_ROW: *len is its length with the line end. SCAN_QUOTE:
 * a quote stands in it and libcsv must take it. SCAN_SHORT: the buffer ends first; *len
 * is what is there.
 */
static enum scan
scan_line(struct csvin *c, size_t *len)
{
	const char *start = c->in->buf + c->in->pos, *end = c->in->buf + c->in->end;
	const char *field = start, delimiter = c->delimiter;
	unsigned highs = 0, high;
	size_t n = 0;

	c->crs = false;
	for (const char *p = start, *next; p < end; p = next) {
		unsigned m = marks(p, delimiter, &high);

		next = p + LANES;
		if (m && c->cap - n <= LANES)
			n = make_room(c, n);
		for (; m; m &= m - 1) {
			const char *at = p + __builtin_ctz(m);

			if (*at == delimiter) {
				c->f[n++] = (struct slice){field, (size_t)(at - field)};
				field = at + 1;
			} else if (*at == '\n') {
				c->f[n++] = (struct slice){field, (size_t)(at - field)};
				*len = (size_t)(at + 1 - start);
				highs |= head(high, at - p);
				return scanned(c, n, highs, SCAN_ROW);
			} else if (*at == '\r') {
				c->crs = true;
			} else {
				const char *close = NULL;

				highs |= head(high, at - p);
				if (at == field)
					close = scan_quoted(c, at + 1, &highs);
				if (!close)
					return SCAN_QUOTE;
				c->f[n++] =
					(struct slice){at + 1, (size_t)(close - at - 1)};
				at = close + 1;
				if (*at != delimiter) {
					at += *at == '\r';
					*len = (size_t)(at + 1 - start);
					return scanned(c, n, highs, SCAN_ROW);
				}
				field = next = at + 1;
				high = 0;
				break;
			}
		}
		highs |= high;
	}
	/* Behind end stand only zeros: none of them was a mark, none is high. */
	c->f[n++] = (struct slice){field, (size_t)(end - field)};
	*len = (size_t)(end - start);
	return scanned(c, n, highs, SCAN_SHORT);
}

/* What libcsv does to an unquoted field when CR is its only blank. */
static void
trim_crs(struct csvin *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct slice *s = &c->f[i];

		while (s->n && s->p[0] == '\r')
			s->p++, s->n--;
		while (s->n && s->p[s->n - 1] == '\r')
			s->n--;
	}
}

static void
on_field(void *s, size_t n, void *arg)
{
	struct csvin *c = arg;

	if (c->n > CSVIN_FIELDS_MAX)
		return;
	sb_add(&c->text, (struct slice){s, n});
	if (c->n == c->ends_cap) {
		c->ends_cap = mem_grown(c->ends_cap, c->n + 1);
		c->ends = mem_resize(c->ends, c->ends_cap, sizeof *c->ends);
	}
	c->ends[c->n++] = c->text.n;
}

static void
on_row(int terminator, void *arg)
{
	struct csvin *c = arg;

	(void)terminator;
	c->row_done = true;
}

/* Turns what the callbacks gathered into fields. */
static void
take_fields(struct csvin *c)
{
	size_t from = 0;

	if (c->n > c->cap)
		grow_fields(c, c->n);
	for (size_t i = 0; i < c->n; from = c->ends[i++])
		c->f[i] = (struct slice){c->text.n ? c->text.p + from : "",
		                         c->ends[i] - from};
}

/* More bytes; what goes wrong goes wrong in the row at in->pos. */
static int
more(struct csvin *c, struct err *e)
{
	int r = input_more(c->in, e);

	if (r < 0)
		e->line = c->line;
	return r;
}

/* Length of the physical line at in->pos + from, its end included, or 0 when the buffer
 * ends first. */
static size_t
line_length(const struct csvin *c, size_t from)
{
	const char *p = c->in->buf + c->in->pos + from;
	size_t left = c->in->end - c->in->pos - from;
	const char *lf = left ? memchr(p, '\n', left) : NULL;

	return lf ? (size_t)(lf + 1 - p) : 0;
}

static void
give(struct csvin *c, struct csvrow *row, size_t len, size_t lines)
{
	struct slice raw = {c->in->buf + c->in->pos, len};

	row->f = c->f;
	row->kinds = NULL;
	row->n = c->n;
	row->line = c->line;
	row->raw = raw;
	row->ended = len > 0 && raw.p[len - 1] == '\n';
	row->ascii = !c->high;
	c->in->pos += len;
	c->line += lines;
}

static bool
has_high(struct slice s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.n; i++)
		all |= (unsigned char)s.p[i];
	return all & 0x80;
}

/* A row that is no sound CSV: raw is its first line, and reading goes on behind that. */
static int
refuse(struct csvin *c, struct csvrow *row, size_t column, const char *code,
       const char *why, struct err *e)
{
	size_t first = line_length(c, 0);

	csv_free(&c->p);
	parser_start(c);
	c->n = 0;
	if (first == 0)
		first = c->in->end - c->in->pos;
	c->high = has_high((struct slice){c->in->buf + c->in->pos, first});
	err_row(e, code, "%s", why);
	e->line = c->line;
	e->column = column;
	give(c, row, first, 1);
	return 2;
}

static const char stray_quote[] =
	"a quote stands inside a field; write it twice and put quotes around the field";
static const char too_wide[] = "the row has more than 65536 fields";

/* One row by libcsv, fed a physical line at a time so that every row's line is known. */
static int
library_row(struct csvin *c, struct csvrow *row, struct err *e)
{
	size_t fed = 0, lines = 0;

	c->n = 0;
	c->text.n = 0;
	c->row_done = false;
	while (!c->row_done) {
		size_t n = line_length(c, fed), took;

		if (n == 0) {
			int r = more(c, e);

			if (r < 0)
				return -1;
			if (r > 0)
				continue;
			n = c->in->end - c->in->pos - fed;
		}
		if (n == 0) {
			/* The end of the input inside a row: whole unless quotes are
			 * open. */
			if (csv_fini(&c->p, on_field, on_row, c) != 0) {
				err_set(e, ERR_INPUT,
				        "the input ends inside a quoted field that began "
				        "here: cut off, or a quote is missing");
				e->line = c->line;
				return -1;
			}
			break;
		}
		took = csv_parse(&c->p, c->in->buf + c->in->pos + fed, n, on_field,
		                 on_row, c);
		if (took != n)
			return refuse(c, row, fed + took + 1, "kutip", stray_quote, e);
		fed += n;
		lines++;
	}
	if (c->n > CSVIN_FIELDS_MAX)
		return refuse(c, row, 0, "lebar", too_wide, e);
	take_fields(c);
	c->high = has_high((struct slice){c->in->buf + c->in->pos, fed});
	give(c, row, fed, lines);
	return 1;
}

int
csvin_next(struct csvin *c, struct csvrow *row, struct err *e)
{
	size_t len;
	int r;

	while (!c->library) {
		switch (scan_line(c, &len)) {
		case SCAN_QUOTE:
			goto library;
		case SCAN_SHORT:
			if (!c->in->eof) {
				if ((r = more(c, e)) < 0)
					return -1;
				continue;
			}
			if (len == 0)
				return 0;
			break;
		case SCAN_ROW:
			break;
		}
		if (c->n > CSVIN_FIELDS_MAX)
			return refuse(c, row, 0, "lebar", too_wide, e);
		if (c->crs)
			trim_crs(c);
		if (c->n == 1 && c->f[0].n == 0 && c->in->buf[c->in->pos] != '"')
			c->n = 0;
		give(c, row, len, 1);
		return 1;
	}
library:
	if (c->in->pos == c->in->end && (r = more(c, e)) <= 0)
		return r;
	return library_row(c, row, e);
}

size_t
csvin_column(const struct csvrow *row, size_t i, char delimiter)
{
	bool quoted = false;
	size_t column = 1;

	for (size_t at = 0; at < row->raw.n && i > 0; at++) {
		if (row->raw.p[at] == '"')
			quoted = !quoted;
		else if (row->raw.p[at] == delimiter && !quoted)
			i--;
		column++;
	}
	return column;
}
