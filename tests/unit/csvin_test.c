#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/mem.h"
#include "base/sb.h"
#include "pieces.h"
#include "stream/csvin.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}
#define BLOCK ((size_t)256 << 10) /* what is read at once */

/*
 * What the reader says of an input, as text, one word an event:
 *
 *	LINE(field)(field)	a row; no fields: a blank line; $ behind: no line end
 *	LINE:COLUMN!		a row that is no sound CSV; no COLUMN when it is 0
 *	LINE!!			the input failed in this line
 *
 * On the way it is checked that the rows are the whole input, one after another.
 */
static void
tell(struct sb *said, struct slice text, char delimiter, bool library)
{
	struct err e = {.kind = ERR_NONE};
	struct csvrow row;
	struct input in;
	struct csvin *c;
	size_t at = 0;
	int r;

	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	c = csvin_new(&in, delimiter, library);
	while ((r = csvin_next(c, &row, &e)) > 0) {
		bool ascii = true;

		sb_addf(said, "%s%zu", said->n > 0 ? " " : "", row.line);
		if (r == 2) {
			assert_int_equal(e.kind, ERR_ROW);
			assert_int_equal(e.line, row.line);
			assert_int_equal(row.n, 0);
			if (e.column)
				sb_addf(said, ":%zu", e.column);
			sb_addc(said, '!');
		}
		for (size_t i = 0; i < row.n; i++) {
			sb_addc(said, '(');
			sb_add(said, row.f[i]);
			sb_addc(said, ')');
		}
		if (!row.ended)
			sb_addc(said, '$');
		assert_true(row.raw.n > 0 && row.raw.n <= text.n - at);
		assert_memory_equal(row.raw.p, text.p + at, row.raw.n);
		at += row.raw.n;
		for (size_t i = 0; i < row.raw.n; i++)
			ascii = ascii && (unsigned char)row.raw.p[i] < 0x80;
		assert_int_equal(row.ascii, ascii);
		assert_int_equal(row.ended, row.raw.p[row.raw.n - 1] == '\n');
	}
	if (r < 0) {
		assert_int_equal(e.kind, ERR_INPUT);
		sb_addf(said, "%s%zu!!", said->n > 0 ? " " : "", e.line);
	} else {
		assert_int_equal(at, text.n);
	}
	csvin_free(c);
	input_close(&in);
}

/* Both ways, and every size of read up to the whole. */
static void
check(size_t number, struct slice text, char delimiter, struct slice want)
{
	struct sb said = {0};

	for (int library = 0; library < 2; library++) {
		for (size_t piece = 0; piece <= text.n; piece++) {
			feed(text, piece);
			tell(&said, text, delimiter, library);
			if (!slice_eq(sb_slice(&said), want))
				fail_msg("row %zu, %s, reads of %zu: %s\nwant %s", number,
				         library ? "library" : "fast", piece, said.p,
				         want.p);
		}
	}
	sb_release(&said);
}

struct example {
	struct slice in, want;
};

/* RFC 4180, section 2, by the number of the rule. */
static const struct example rfc[] = {
	/* 1, 2: a line is a record; the last line end may be missing */
	{IN(""), IN("")},
	{IN("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), IN("1(aaa)(bbb)(ccc) 2(zzz)(yyy)(xxx)")},
	{IN("aaa,bbb,ccc\r\nzzz,yyy,xxx"), IN("1(aaa)(bbb)(ccc) 2(zzz)(yyy)(xxx)$")},
	{IN("aaa,bbb\nzzz,yyy\n"), IN("1(aaa)(bbb) 2(zzz)(yyy)")},
	{IN("a\n"), IN("1(a)")},
	{IN("a"), IN("1(a)$")},
	/* 4: blanks belong to the field; a comma at the end begins one more */
	{IN(" a ,\tb\t,  \n"), IN("1( a )(\tb\t)(  )")},
	{IN("a,\n"), IN("1(a)()")},
	{IN("a,"), IN("1(a)()$")},
	{IN(",\n,,\n"), IN("1()() 2()()()")},
	{IN(","), IN("1()()$")},
	{IN(" \n"), IN("1( )")},
	/* 5, 6: quotes, and line ends and commas within */
	{IN("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx"),
         IN("1(aaa)(bbb)(ccc) 2(zzz)(yyy)(xxx)$")},
	{IN("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
         IN("1(aaa)(b\r\nbb)(ccc) 3(zzz)(yyy)(xxx)$")},
	{IN("\"a\nb\n\nc\",d\ne\n"), IN("1(a\nb\n\nc)(d) 5(e)")},
	{IN("x,\"a,b\"\ny,z\n"), IN("1(x)(a,b) 2(y)(z)")},
	{IN("\"\"\n"), IN("1()")},
	{IN("\"\""), IN("1()$")},
	{IN("\"\",\"\"\n\"\"\n"), IN("1()() 2()")},
	{IN("\" a \"\n"), IN("1( a )")},
	{IN("a,\"b\""), IN("1(a)(b)$")},
	{IN("a,\"\n\"\n\n"), IN("1(a)(\n) 3")},
	/* 7: a quote inside is two */
	{IN("\"aaa\",\"b\"\"bb\",\"ccc\"\n"), IN("1(aaa)(b\"bb)(ccc)")},
	{IN("\"\"\"\"\n"), IN("1(\")")},
	{IN("\"\"\"a\"\"\"\n"), IN("1(\"a\")")},
	{IN("\"\"\"\n\"\"\",b\n"), IN("1(\"\n\")(b)")},
};

/* Where the RFC is silent: csvin.h and csv(3), with CR the only blank, strict. */
static const struct example beyond[] = {
	/* blank lines are seen */
	{IN("\n"), IN("1")},
	{IN("\r\n"), IN("1")},
	{IN("\n\na\n\r\n\n"), IN("1 2 3(a) 4 5")},
	{IN("\r"), IN("1$")},
	{IN("a\n\r\r\n\r"), IN("1(a) 2 3$")},
	/* CR is dropped at the ends of an unquoted field, kept inside */
	{IN("a\rb\n"), IN("1(a\rb)")},
	{IN("\ra\r\r,\r\rb\rc\r\r\r\n"), IN("1(a)(b\rc)")},
	{IN("\r,\r\r\n"), IN("1()()")},
	{IN("a\r"), IN("1(a)$")},
	{IN("a\r\rb\rc"), IN("1(a\r\rb\rc)$")},
	{IN("\"a\r\"\r\n"), IN("1(a\r)")},
	{IN("\"\r\",\"\r\n\"\n"), IN("1(\r)(\r\n)")},
	{IN("\r\"a\"\r,b\n"), IN("1(a)(b)")},
	{IN("\"a\"\r"), IN("1(a)$")},
	/* bytes are bytes */
	{IN("a\0b,\0\n\0"), IN("1(a\0b)(\0) 2(\0)$")},
	{IN("\"\0\",\0\r\n"), IN("1(\0)(\0)")},
	{IN("\xff\xfe,\x80\n\xc3\xa9"), IN("1(\xff\xfe)(\x80) 2(\xc3\xa9)$")},
	{IN("a\n\"\xc3\xa9\"\nb\n"), IN("1(a) 2(\xc3\xa9) 3(b)")},
	{IN("\x1b\x01\x7f,\x0b\x0c\n"), IN("1(\x1b\x01\x7f)(\x0b\x0c)")},
	{IN("\xef\xbb\xbf\x61\n"), IN("1(\xef\xbb\xbf\x61)")},
	{IN("'a,b'\n"), IN("1('a)(b')")},
	{IN("a\\,b\\\n"), IN("1(a\\)(b\\)")},
	/* a stray quote: the line is refused, the next one read */
	{IN("a\"b,c\nd,e\n"), IN("1:2! 2(d)(e)")},
	{IN("a,b\"\nc\n"), IN("1:4! 2(c)")},
	{IN("a\""), IN("1:2!$")},
	{IN("a\"b"), IN("1:2!$")},
	{IN("x\ny\"\nz\n"), IN("1(x) 2:2! 3(z)")},
	{IN(" \"a\"\nb\n"), IN("1:2! 2(b)")},
	{IN("a\r\"\nb\n"), IN("1:3! 2(b)")},
	{IN("a\"\nb\"\nc\n"), IN("1:2! 2:2! 3(c)")},
	/* so is text behind a closing quote, a blank included */
	{IN("\"a\"b,c\nd\n"), IN("1:4! 2(d)")},
	{IN("\"a\" ,b\nc\n"), IN("1:4! 2(c)")},
	{IN("\"a\" \n"), IN("1:4!")},
	{IN("\"a\"\rb\nc\n"), IN("1:5! 2(c)")},
	{IN("\"a\"\r\"\"\nc\n"), IN("1:5! 2(c)")},
	{IN("\"a\"\"\"b\"\nc\n"), IN("1:6! 2(c)")},
	{IN("\"a\";\"b\"\n"), IN("1:4!")},
	/* the column counts from where the row began; only its first line is given up */
	{IN("\"a\nb\"c\nd\n"), IN("1:6! 2:2! 3(d)")},
	{IN("x\n\"a\n\nb\" \ny\n"), IN("1(x) 2:7! 3 4:2! 5(y)")},
	/* what was gathered of a refused row is gone */
	{IN("a,\"b\",c\"\nd,e\n"), IN("1:8! 2(d)(e)")},
	{IN("a,\"b\nc\",d\"\ne\n"), IN("1:10! 2:2! 3(e)")},
	/* quotes that never close: the line where the row began */
	{IN("\""), IN("1!!")},
	{IN("a\nb,\"c\nd\n"), IN("1(a) 2!!")},
	{IN("\"a\"\""), IN("1!!")},
	{IN("a\n\n\"b\nc\nd"), IN("1(a) 2 3!!")},
	{IN("\"\"\"\n"), IN("1!!")},
	{IN("\"a\"b\n\""), IN("1:4! 2!!")},
};

static void
test_rfc(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(rfc); i++)
		check(i, rfc[i].in, ',', rfc[i].want);
}

static void
test_beyond(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(beyond); i++)
		check(i, beyond[i].in, ',', beyond[i].want);
}

static void
test_delimiters(void **state)
{
	static const struct {
		struct slice in;
		char delimiter;
		struct slice want;
	} rows[] = {
		{IN("a;b,c;\"d;e\"\n;\n"), ';', IN("1(a)(b,c)(d;e) 2()()")},
		{IN("8,5;\"1\n2\"\r\n"), ';', IN("1(8,5)(1\n2)")},
		{IN("a\tb,c;d\t\t\"e\tf\"\n"), '\t', IN("1(a)(b,c;d)()(e\tf)")},
		{IN(" a \t\r\n"), '\t', IN("1( a )()")},
		{IN("a|\"b|\"\n"), '|', IN("1(a)(b|)")},
		{IN("a b\n \n"), ' ', IN("1(a)(b) 2()()")},
		{IN("\"a\" \"b\"\n"), ' ', IN("1(a)(b)")},
		{IN("a;\"b\",c\nd;e\n"), ';', IN("1:6! 2(d)(e)")},
		{IN("a\xa7"
	            "b\xa7\"\xa7\"\n"),
	         '\xa7', IN("1(a)(b)(\xa7)")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].delimiter, rows[i].want);
}

/* A comma and a line end at every place of the vectors that are looked at at once. */
static void
test_places(void **state)
{
	static const struct slice ends[] = {IN("\n"), IN("\r\n"), IN("")};
	static const char *const marks[] = {"", "$"};
	struct sb text = {0}, want = {0}, said = {0};

	(void)state;
	for (size_t n = 0; n < 24; n++)
		for (size_t i = 0; i < (n + 1) * LEN(ends); i++) {
			size_t comma = i / LEN(ends);
			struct slice end = ends[i % LEN(ends)];
			struct slice part = {"abcdefghijklmnopqrstuvwxyz0123456789", n};

			sb_clear(&text);
			sb_clear(&want);
			sb_add(&text, (struct slice){part.p, comma});
			sb_addc(&text, ',');
			sb_add(&text, (struct slice){part.p + comma, n - comma});
			sb_add(&text, end);
			sb_addf(&want, "1(%.*s)(%.*s)%s", (int)comma, part.p,
			        (int)(n - comma), part.p + comma, marks[end.n == 0]);
			for (int library = 0; library < 2; library++) {
				feed(sb_slice(&text), text.n);
				tell(&said, sb_slice(&text), ',', library);
				assert_string_equal(said.p, want.p);
			}
		}
	sb_release(&text);
	sb_release(&want);
	sb_release(&said);
}

/* Quotes, and a comma between them, at every place of the vectors. */
static void
test_quoted_places(void **state)
{
	static const struct slice ends[] = {IN("\n"), IN("\r\n"), IN("")};
	static const char *const marks[] = {"", "$"};
	struct sb text = {0}, want = {0}, said = {0};

	(void)state;
	for (size_t i = 0; i < 24 * 24 * 4 * LEN(ends); i++) {
		int before = (int)(i % 24), within = (int)(i / 24 % 24);
		const char *mark = &",\"\r\n"[i / 24 / 24 % 4];
		struct slice end = ends[i / 24 / 24 / 4];

		sb_clear(&text);
		sb_clear(&want);
		sb_addf(&text, "%0*d,\"%0*d%.1s%.1sz\",\"\"", before, 1, within, 2, mark,
		        *mark == '"' ? mark : "");
		sb_add(&text, end);
		sb_addf(&want, "1(%0*d)(%0*d%.1sz)()%s", before, 1, within, 2, mark,
		        marks[end.n == 0]);
		for (int library = 0; library < 2; library++) {
			feed(sb_slice(&text), text.n);
			tell(&said, sb_slice(&text), ',', library);
			assert_string_equal(said.p, want.p);
		}
	}
	sb_release(&text);
	sb_release(&want);
	sb_release(&said);
}

/* Rows of all kinds in front of, across and behind the end of a block. */
static void
test_rows_across_blocks(void **state)
{
	static const struct slice rows =
		IN("a,b\r\n\"c\nd\",\"e\"\"\"\n\n\xc3\xa9\r,\nf\"g\n");
	static const char want[] = " 65(a)(b) 66(c\nd)(e\") 68 69(\xc3\xa9)() 70:2!";
	struct sb text = {0}, said = {0};

	(void)state;
	for (size_t shift = 0; shift <= rows.n + 17; shift++) {
		/* One line of almost a block would not be followed by others in it. */
		sb_clear(&text);
		for (size_t i = 1; i <= 64; i++)
			sb_addf(&text, "%0*zu\n", (int)(i < 64 ? 4095 : 4095 - shift), i);
		assert_int_equal(text.n, BLOCK - shift);
		sb_add(&text, rows);
		for (int library = 0; library < 2; library++) {
			feed(sb_slice(&text), 0);
			tell(&said, sb_slice(&text), ',', library);
			if (said.n < sizeof want ||
			    strcmp(said.p + said.n - (sizeof want - 1), want) != 0)
				fail_msg("%s, %zu bytes in front of the end of a block",
				         library ? "library" : "fast", shift);
		}
	}
	sb_release(&text);
	sb_release(&said);
}

/* a,FIELD,b and a short row behind it. */
static void
check_long(size_t n, bool quoted, bool library)
{
	struct sb text = {0}, want = {0}, said = {0};

	sb_adds(&text, quoted ? "a,\"" : "a,");
	sb_adds(&want, "1(a)(");
	for (size_t i = 0; i < n; i++) {
		bool quote = quoted && i % 1000 == 999;

		sb_adds(&text, quote ? "\"\"" : "x");
		sb_addc(&want, quote ? '"' : 'x');
	}
	sb_adds(&text, quoted ? "\",b\nc\n" : ",b\nc\n");
	sb_adds(&want, ")(b) 2(c)");
	feed(sb_slice(&text), 0);
	tell(&said, sb_slice(&text), ',', library);
	if (!slice_eq(sb_slice(&said), sb_slice(&want)))
		fail_msg("a field of %zu bytes, %s, %s", n, quoted ? "quoted" : "plain",
		         library ? "library" : "fast");
	sb_release(&text);
	sb_release(&want);
	sb_release(&said);
}

static void
test_long_fields(void **state)
{
	static const size_t lengths[] = {65535,     65536,     65537, BLOCK - 3,
	                                 BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1,
	                                 2 * BLOCK, 800001};

	(void)state;
	for (size_t i = 0; i < LEN(lengths) * 4; i++)
		check_long(lengths[i / 4], i & 1, i & 2);
}

/* A row as long as may be is read; one byte more, and it is the input that is at fault,
   whatever was in the buffer before. */
static void
test_longest_row(void **state)
{
	enum { MAX = INPUT_RECORD_MAX };
	static const struct {
		size_t n[4]; /* of rows, line ends included; 0 behind the last */
		char first;  /* byte of the last */
		bool ended;  /* it has a line end */
		int want;    /* of csvin_next for it */
	} rows[] = {
		{{2, MAX}, 'x', true, 1},
		{{2, MAX + 1}, 'x', true, -1},
		{{2, MAX + BLOCK / 2}, 'x', true, -1},
		{{2, MAX - 1}, 'x', false, 1},
		{{2, MAX + 1}, '"', false, -1},
		{{MAX - 50000, 100000, MAX}, 'x', true, 1},
		{{MAX - 50000, 100000, MAX + 1}, 'x', true, -1},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0};
		struct csvrow row;
		struct csvin *c;
		struct input in;
		struct err e;
		size_t n = 0;

		while (rows[i].n[n]) {
			memset(sb_reserve(&text, rows[i].n[n]), 'x', rows[i].n[n]);
			text.n += rows[i].n[n++];
			text.p[text.n - 1] = '\n';
		}
		text.p[text.n - rows[i].n[n - 1]] = rows[i].first;
		text.n -= !rows[i].ended;
		feed(sb_slice(&text), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		c = csvin_new(&in, ',', false);
		for (size_t k = 0; k + 1 < n; k++)
			assert_int_equal(csvin_next(c, &row, &e), 1);
		if (csvin_next(c, &row, &e) != rows[i].want)
			fail_msg("row %zu", i);
		if (rows[i].want == 1) {
			assert_int_equal(row.raw.n, rows[i].n[n - 1] - !rows[i].ended);
			assert_int_equal(csvin_next(c, &row, &e), 0);
		} else {
			assert_int_equal(e.kind, ERR_INPUT);
			assert_int_equal(e.line, n);
			assert_non_null(strstr(e.text, "longer than 16 MiB"));
		}
		csvin_free(c);
		input_close(&in);
		sb_release(&text);
	}
}

/* Fields are counted, not bytes: one too many, and the row is refused. */
static void
test_widest_row(void **state)
{
	static const size_t counts[] = {65535, 65536, 65537, 65570, 70000, 300000};

	(void)state;
	for (size_t i = 0; i < LEN(counts) * 4; i++) {
		bool library = i & 1, quoted = i & 2;
		size_t n = counts[i / 4], got;
		struct sb text = {0};
		struct csvrow row;
		struct csvin *c;
		struct input in;
		struct err e;

		sb_adds(&text, quoted ? "\"\"" : "");
		for (size_t k = 1; k < n; k++)
			sb_addc(&text, ',');
		sb_adds(&text, "\na,b\n");
		feed(sb_slice(&text), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		c = csvin_new(&in, ',', library);
		got = (size_t)csvin_next(c, &row, &e);
		if (got != (n <= CSVIN_FIELDS_MAX ? 1 : 2) ||
		    row.n != (n <= CSVIN_FIELDS_MAX ? n : 0))
			fail_msg("%zu fields, %s: %zu, %zu", n,
			         library ? "library" : "fast", got, row.n);
		assert_int_equal(row.raw.n, text.n - 4);
		if (got == 2)
			assert_true(e.kind == ERR_ROW && e.line == 1);
		assert_int_equal(csvin_next(c, &row, &e), 1);
		assert_true(row.n == 2 && row.line == 2);
		assert_int_equal(csvin_next(c, &row, &e), 0);
		csvin_free(c);
		input_close(&in);
		sb_release(&text);
	}
}

static void
test_column(void **state)
{
	static const struct {
		const char *in;
		char delimiter;
		size_t field, want;
	} rows[] = {
		{"a,b,c\n", ',', 0, 1},          {"a,b,c\n", ',', 1, 3},
		{"a,b,c\n", ',', 2, 5},          {",,c\n", ',', 1, 2},
		{"\"a,b\",c\n", ',', 0, 1},      {"\"a,b\",c\n", ',', 1, 7},
		{"\"a\"\",\",c,d\n", ',', 1, 8}, {"\"a\"\",\",c,d\n", ',', 2, 10},
		{"a;b,c;d\n", ';', 2, 7},        {"a\tb\tc", '\t', 2, 5},
		{"\"a\nb\",c\n", ',', 1, 7},     {"\xc3\xa9,b\n", ',', 1, 4},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct csvrow row;
		struct csvin *c;
		struct input in;
		struct err e;
		size_t got;

		feed(slice_of(rows[i].in), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		c = csvin_new(&in, rows[i].delimiter, false);
		assert_int_equal(csvin_next(c, &row, &e), 1);
		got = csvin_column(&row, rows[i].field, rows[i].delimiter);
		if (got != rows[i].want)
			fail_msg("row %zu: %zu, want %zu", i, got, rows[i].want);
		csvin_free(c);
		input_close(&in);
	}
}

/* Lines that somebody took before count. */
static void
test_lines_before(void **state)
{
	(void)state;
	for (int library = 0; library < 2; library++) {
		struct csvrow row;
		struct csvin *c;
		struct input in;
		struct err e;

		feed(SLICE("sep=|\na|b\nx\"\n"), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		assert_int_equal(input_more(&in, &e), 1);
		in.pos = 6;
		in.lines = 1;
		c = csvin_new(&in, '|', library);
		assert_int_equal(csvin_next(c, &row, &e), 1);
		assert_true(row.line == 2 && row.n == 2);
		assert_int_equal(csvin_next(c, &row, &e), 2);
		assert_true(row.line == 3 && e.line == 3);
		csvin_free(c);
		input_close(&in);
	}
}

/* What cannot be read is said of the line where it happened. */
static void
test_unreadable(void **state)
{
	(void)state;
	for (int library = 0; library < 2; library++) {
		struct csvrow row;
		struct csvin *c;
		struct input in;
		struct err e;

		feed(SLICE("a\nb"), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		assert_int_equal(input_more(&in, &e), 1);
		in.fd = -1;
		c = csvin_new(&in, ',', library);
		assert_int_equal(csvin_next(c, &row, &e), 1);
		assert_int_equal(csvin_next(c, &row, &e), -1);
		assert_int_equal(e.kind, ERR_INPUT);
		assert_int_equal(e.line, 2);
		assert_string_equal(e.text, "cannot read: Bad file descriptor");
		csvin_free(c);
		input_close(&in);
	}
	csvin_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rfc),
		cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_delimiters),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_quoted_places),
		cmocka_unit_test(test_rows_across_blocks),
		cmocka_unit_test(test_long_fields),
		cmocka_unit_test(test_longest_row),
		cmocka_unit_test(test_widest_row),
		cmocka_unit_test(test_column),
		cmocka_unit_test(test_lines_before),
		cmocka_unit_test(test_unreadable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
