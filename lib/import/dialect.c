#include "import/dialect.h"

#include "base/ascii.h"
#include "base/dec.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "stream/csvin.h"
#include "stream/jsonout.h"

/* In the order in which they are named when nothing else tells them apart. */
static const char known[DIALECT_CANDIDATES] = {',', ';', '\t', '|'};

static const enum decode_from marks[] = {
	[INPUT_BARE] = DECODE_AUTO,
	[INPUT_UTF8] = DECODE_UTF8,
	[INPUT_UTF16LE] = DECODE_UTF16LE,
	[INPUT_UTF16BE] = DECODE_UTF16BE,
};

/* What a text of ASCII is made of. */
static bool
is_text(char c)
{
	return (c >= ' ' && c <= '~') || c == '\t' || c == '\r' || c == '\n';
}

/* UTF-16 of which nobody says so would be read as text full of NULs. */
static int
check_unmarked(struct slice s, struct err *e)
{
	bool little, big;

	if (s.n < 4)
		return 0;
	little = is_text(s.p[0]) && !s.p[1] && is_text(s.p[2]) && !s.p[3];
	big = !s.p[0] && is_text(s.p[1]) && !s.p[2] && is_text(s.p[3]);
	if (!little && !big)
		return 0;
	return err_set(e, ERR_INPUT,
	               "this looks like UTF-16 without a byte order mark; say "
	               "--encoding %s",
	               decode_name(little ? DECODE_UTF16LE : DECODE_UTF16BE));
}

static int
settle(struct dialect *d, const struct input *in, enum decode_from said, struct err *e)
{
	enum decode_from mark;

	if (in->mark == INPUT_UTF32)
		return err_set(e, ERR_INPUT,
		               "the file is UTF-32; save it as UTF-8 "
		               "(in a spreadsheet: \"CSV UTF-8\")");
	mark = marks[in->mark];
	d->bom = in->mark != INPUT_BARE;
	if (said == DECODE_UTF16 && !d->bom)
		return err_set(e, ERR_USAGE,
		               "the file has no byte order mark; say --encoding utf-16le "
		               "or utf-16be");
	if (said == DECODE_AUTO || (said == DECODE_UTF16 && mark != DECODE_UTF8))
		d->encoding = d->bom ? mark : DECODE_UTF8;
	else if (!d->bom || said == mark)
		d->encoding = said;
	else
		return err_set(e, ERR_USAGE,
		               "the file begins with the byte order mark of %s, so it is "
		               "not %s; leave out --encoding (in a map: pengodean)",
		               decode_name(mark), decode_name(said));
	if (d->encoding == DECODE_UTF16LE || d->encoding == DECODE_UTF16BE)
		return 0;
	return check_unmarked((struct slice){in->buf + in->pos, in->end - in->pos}, e);
}

int
dialect_encoding(struct dialect *d, struct input *in, enum decode_from said,
                 struct err *e)
{
	int r;

	memset(d, 0, sizeof *d);
	if (settle(d, in, said, e) != 0)
		return -2;
	if (d->encoding != DECODE_UTF8 && input_decode(in, d->encoding, e) != 0)
		return -2;
	if (in->pos == in->end && (r = input_more(in, e)) <= 0)
		return r < 0 ? -2 : -1;
	return (unsigned char)in->buf[in->pos];
}

/* Which line ends stand outside of quotes. A quote opens where a field begins: behind any
 * of the delimiters, since it is not known yet which of them it is. */
static enum dialect_ends
line_ends(struct slice s, bool whole, char delimiter)
{
	bool quoted = false, start = true, lf = false, crlf = false, cr = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (quoted) {
			if (c == '"' && i + 1 < s.n && s.p[i + 1] == '"')
				i++;
			else if (c == '"')
				quoted = false;
			start = false;
			continue;
		}
		quoted = c == '"' && start;
		start = c == '\n' || c == '\r' || (delimiter && c == delimiter) ||
		        memchr(known, c, sizeof known);
		if (c == '\n')
			lf = true;
		if (c != '\r')
			continue;
		while (i + 1 < s.n && s.p[i + 1] == '\r')
			i++;
		if (i + 1 == s.n && !whole)
			break; /* LF may follow */
		if (i + 1 < s.n && s.p[i + 1] == '\n')
			crlf = true, i++;
		else
			cr = true;
	}
	if (lf + crlf + cr > 1)
		return DIALECT_MIXED;
	return lf ? DIALECT_LF : crlf ? DIALECT_CRLF : cr ? DIALECT_CR : DIALECT_NO_END;
}

static bool
can_delimit(char c)
{
	return c == '\t' || (c > ' ' && c <= '~' && c != '"' && !ascii_is_digit(c) &&
	                     !ascii_is_letter(c));
}

/* Length of a first line that says sep=, its line end included; 0 when there is none. */
static size_t
sep_line(struct slice s, bool whole, char *delimiter)
{
	bool quoted = s.n > 0 && s.p[0] == '"';
	size_t at = quoted;

	if (s.n < at + 5 + quoted ||
	    !ascii_begins((struct slice){s.p + at, 4}, SLICE("sep=")) ||
	    !can_delimit(s.p[at + 4]))
		return 0;
	*delimiter = s.p[at + 4];
	at += 5;
	if (quoted && s.p[at++] != '"')
		return 0;
	while (at < s.n && s.p[at] == '\r')
		at++;
	if (at == s.n)
		return whole ? at : 0;
	return s.p[at] == '\n' ? at + 1 : 0;
}

/* The most frequent number of fields, among the rows in which the delimiter occurs. */
static void
find_mode(struct dialect_candidate *c, const size_t *rows_by_fields, size_t n)
{
	for (size_t fields = 2; fields < n; fields++)
		if (rows_by_fields[fields] && rows_by_fields[fields] >= c->alike) {
			c->fields = fields;
			c->alike = rows_by_fields[fields];
		}
}

/* Splits the first look bytes by the delimiter, as the reader of the rows will do it. */
static void
try_delimiter(struct dialect_candidate *c, char delimiter, const struct input *held,
              size_t look, bool whole)
{
	struct input in = *held;
	size_t *rows_by_fields = NULL, n = 0;
	struct csvin *csv;
	struct csvrow row;
	struct err ignored;
	int r;

	/* Only a look. libcsv is to do it: no zeros stand behind the end. */
	in.end = in.pos + look;
	in.eof = true;
	*c = (struct dialect_candidate){.delimiter = delimiter};
	csv = csvin_new(&in, delimiter, true);
	while ((r = csvin_next(csv, &row, &ignored)) > 0) {
		if (!row.ended && !whole)
			break; /* cut off by the end of the look */
		if (row.n < 2)
			continue;
		c->with++;
		if (row.n >= n) {
			rows_by_fields = mem_resize(rows_by_fields, row.n + 1,
			                            sizeof *rows_by_fields);
			memset(rows_by_fields + n, 0,
			       (row.n + 1 - n) * sizeof *rows_by_fields);
			n = row.n + 1;
		}
		rows_by_fields[row.n]++;
	}
	find_mode(c, rows_by_fields, n);
	mem_free(rows_by_fields);
	csvin_free(csv);
}

static bool
likelier(const struct dialect_candidate *a, const struct dialect_candidate *b)
{
	if (a->alike != b->alike)
		return a->alike > b->alike;
	return a->fields > b->fields;
}

static void
find_candidates(struct dialect *d, const struct input *in, size_t look)
{
	struct dialect_candidate c;

	for (size_t i = 0; i < DIALECT_CANDIDATES && !d->delimiter; i++) {
		size_t at;

		try_delimiter(&c, known[i], in, look, d->whole);
		if (c.with == 0)
			continue;
		for (at = d->n++; at > 0 && likelier(&c, &d->candidates[at - 1]); at--)
			d->candidates[at] = d->candidates[at - 1];
		d->candidates[at] = c;
	}
	if (d->n == 0)
		try_delimiter(&d->candidates[d->n++],
		              d->delimiter ? d->delimiter : known[0], in, look, d->whole);
}

/* What is looked at: as much of it as is there. What more is held depends on how much the
 * reads brought. */
static int
hold(struct input *in, struct slice *look, struct err *e)
{
	int r = 1;

	while (r > 0 && in->end - in->pos < DIALECT_LOOK)
		if ((r = input_more(in, e)) < 0)
			return -1;
	*look = (struct slice){in->buf + in->pos, in->end - in->pos};
	if (look->n > DIALECT_LOOK)
		look->n = DIALECT_LOOK;
	return 0;
}

int
dialect_look(struct dialect *d, struct input *in, char delimiter, struct err *e)
{
	struct slice look;
	size_t skip;
	char sep = 0;

	if (hold(in, &look, e) != 0)
		return -1;
	d->whole = look.n < DIALECT_LOOK;
	d->ends = line_ends(look, d->whole, delimiter);
	if (d->ends == DIALECT_CR) {
		input_lone_cr(in);
		if (hold(in, &look, e) != 0)
			return -1;
	}
	d->ended = look.n > 0 && look.p[look.n - 1] == '\n';
	skip = sep_line(look, d->whole, &sep);
	d->sep = skip > 0;
	in->pos += skip;
	in->lines += d->sep;
	d->delimiter = delimiter ? delimiter : d->sep ? sep : 0;
	find_candidates(d, in, look.n - skip);
	return 0;
}

static void
print_flag(struct outfile *o, struct slice key, bool flag)
{
	jsonout_number(o, key, flag ? SLICE("true") : SLICE("false"), false);
}

void
dialect_print(const struct dialect *d, struct slice file, struct outfile *o)
{
	static const char *const ends[] = {
		[DIALECT_LF] = "lf",
		[DIALECT_CRLF] = "crlf",
		[DIALECT_CR] = "cr",
		[DIALECT_MIXED] = "campuran",
	};
	static const char *const forms[] = {
		[DIALECT_CSV] = "csv",
		[DIALECT_SHEET] = "xlsx",
		[DIALECT_JSON] = "json",
	};
	char number[DEC_BUF];

	jsonout_text(o, SLICE("berkas"), file, true);
	jsonout_text(o, SLICE("bentuk"), slice_of(forms[d->form]), false);
	if (d->sheet)
		jsonout_text(o, SLICE("lembar"), slice_of(d->sheet), false);
	if (d->form != DIALECT_SHEET) {
		jsonout_text(o, SLICE("pengodean"), slice_of(decode_name(d->encoding)),
		             false);
		print_flag(o, SLICE("bom"), d->bom);
	}
	if (d->ends)
		jsonout_text(o, SLICE("akhir_baris"), slice_of(ends[d->ends]), false);
	if (d->whole)
		print_flag(o, SLICE("akhir_terakhir"), d->ended);
	if (d->delimiter)
		jsonout_text(o, SLICE("pemisah"), (struct slice){&d->delimiter, 1},
		             false);
	if (d->header)
		jsonout_number(o, SLICE("kepala"),
		               (struct slice){number,
		                              dec_format_int(number, (int64_t)d->header)},
		               false);
	if (d->form == DIALECT_CSV)
		print_flag(o, SLICE("baris_sep"), d->sep);
	jsonout_end(o);
}

bool
dialect_looks_1252(struct slice s)
{
	bool any = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		char before = i > 0 ? s.p[i - 1] : '\n';
		char behind = i + 1 < s.n ? s.p[i + 1] : '\n';
		bool beside = ascii_is_letter(before) || ascii_is_letter(behind);

		if (c < 0x80)
			continue;
		if (!is_text(before) || !is_text(behind))
			return false;
		if (c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d)
			return false;
		/* From 0xC0 on there are letters, but for the signs of multiplication and
		   division. */
		if (c >= 0xc0 && c != 0xd7 && c != 0xf7 && !beside)
			return false;
		/* With these UTF-8 begins letters with marks, quotes and dashes, and
		   pictures: at the end of a word the rest was cut off. */
		if ((c == 0xc2 || c == 0xc3 || c == 0xe2 || c == 0xf0) &&
		    !ascii_is_letter(behind))
			return false;
		any = true;
	}
	return any;
}

size_t
dialect_as_1252(struct slice bytes, char *room, size_t n)
{
	struct err ignored;
	struct decode *d = decode_new(DECODE_WINDOWS_1252, &ignored);
	size_t made;

	if (!d)
		return 0;
	made = decode_run(d, &bytes, true, room, n);
	decode_free(d);
	return utf8_bad((struct slice){room, made});
}

void
dialect_fault(const struct dialect *d, struct slice row, bool others, struct err *e)
{
	size_t at = utf8_bad(row), n = 0;
	char would[8];

	/* One character of it gives away nobody's name. */
	if (d->encoding == DECODE_UTF8 && dialect_looks_1252(row))
		n = dialect_as_1252((struct slice){row.p + at, 1}, would,
		                    sizeof would - 1);
	would[n] = '\0';
	if (d->encoding > DECODE_UTF8)
		err_row(e, "utf8",
		        "a byte that does not exist in %s; is it another encoding?",
		        decode_name(d->encoding));
	else if (n && others)
		err_row(e, "utf8",
		        "not UTF-8, as other rows are; mend the character, which in "
		        "windows-1252 is \"%s\"",
		        would);
	else if (n)
		err_row(e, "utf8",
		        "not UTF-8; --encoding windows-1252 would read \"%s\" here",
		        would);
	else
		err_row(e, "utf8", "not UTF-8; save the file as UTF-8");
	e->column = at + 1;
}
