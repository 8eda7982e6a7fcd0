#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sb.h"
#include "pieces.h"
#include "stream/jsonrows.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* Cells with | between; a number has # in front, what is nested ^. */
static void
tell_cells(struct sb *said, const struct csvrow *row)
{
	for (size_t i = 0; i < row->n; i++) {
		sb_adds(said, i ? "|" : "");
		if (row->kinds && row->kinds[i] != CELL_TEXT)
			sb_addc(said, row->kinds[i] == CELL_NUMBER ? '#' : '^');
		sb_add(said, row->f[i]);
	}
}

/* What the reader says of an input: [HEADER], then LINE(CELLS) for a row,
 * LINE:COLUMN!CODE for a fault of a row, and !! with the line at a failure. */
static void
tell(struct sb *said, struct err *e)
{
	struct err row_fault = {.kind = ERR_NONE};
	struct jsonrows *j;
	struct csvrow row;
	struct input in;
	int r;

	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, e), 0);
	assert_int_not_equal(input_first(&in, e), -2);
	if ((r = jsonrows_open(&j, &in, e)) == 0) {
		assert_int_equal(jsonrows_next(j, &row, e), 1);
		assert_null(row.kinds);
		assert_int_equal(row.raw.n, 0);
		sb_addc(said, '[');
		tell_cells(said, &row);
		sb_addc(said, ']');
		while ((r = jsonrows_next(j, &row, e)) > 0) {
			assert_null(memchr(row.raw.p, '\n', row.raw.n));
			assert_true(row.ended && row.raw.p[0] == '{');
			sb_addf(said, " %zu", row.line);
			if (r == 2) {
				assert_int_equal(e->kind, ERR_ROW);
				assert_int_equal(e->line, row.line);
				assert_int_equal(row.n, 0);
				sb_addf(said, ":%zu!%s", e->column, e->code);
				row_fault = *e;
				continue;
			}
			sb_addc(said, '(');
			tell_cells(said, &row);
			sb_addc(said, ')');
		}
	}
	if (r < 0) {
		assert_int_equal(e->kind, ERR_INPUT);
		sb_addf(said, " %zu!!", e->line);
	} else {
		*e = row_fault;
	}
	jsonrows_close(j);
	input_close(&in);
}

/* Every size of read up to the whole. text: words of the last message. */
static void
check(size_t number, struct slice in, struct slice want, const char *text)
{
	struct sb said = {0};

	for (size_t piece = 0; piece <= in.n; piece++) {
		struct err e = {.kind = ERR_NONE};

		feed(in, piece);
		tell(&said, &e);
		if (!slice_eq(sb_slice(&said), want) || (text && !strstr(e.text, text)))
			fail_msg("row %zu, reads of %zu: %s: %s\nwant %s", number, piece,
			         said.n ? said.p : "", e.text, want.p);
	}
	sb_release(&said);
}

static void
test_cells(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		{IN("[{\"nip\":\"1\",\"nama\":\"A\"},{\"nama\":\"B\",\"nip\":\"2\"}]"),
	         IN("[nip|nama] 1(1|A) 1(2|B)")},
		{IN("{\"code\":1,\"data\":[\n{\"nip\":\"1\"},\n{\"nip\":\"2\"}\n]}"),
	         IN("[nip] 2(1) 3(2)")},
		{IN("{\"data\":{\"nip\":\"1\"}}"), IN("[nip] 1(1)")},
		{IN("{\"a\":\"1\"}\n{\"a\":\"2\"}\n"), IN("[a] 1(1) 2(2)")},
		/* keys of all objects, absent ones are empty cells */
		{IN("[{\"a\":\"1\"},{\"b\":\"2\"},{}]"), IN("[a|b] 1(1|) 1(|2) 1(|)")},
		/* kinds */
		{IN("[{\"a\":12,\"b\":-0.50,\"c\":1E5,\"d\":true,\"e\":false,\"f\":null,"
	            "\"g\":\"\",\"h\":\"7\"}]"),
	         IN("[a|b|c|d|e|f|g|h] 1(#12|#-0.50|#1E5|true|false|||7)")},
		/* no double comes between */
		{IN("[{\"nip\":199001012022011999,\"n\":123456789012345678901234567890,"
	            "\"d\":0.1000000000000000055511151231257827,\"z\":-0}]"),
	         IN("[nip|n|d|z] 1(#199001012022011999|#123456789012345678901234567890"
	            "|#0.1000000000000000055511151231257827|#-0)")},
		/* objects inside, once; what is further inside, and arrays */
		{IN("[{\"nip\":\"1\",\"unor\":{\"id\":\"7\",\"n\":8,\"x\":null},"
	            "\"c\":\"2\"}]"),
	         IN("[nip|unor.id|unor.n|unor.x|c] 1(1|7|#8||2)")},
		{IN("[{\"a\":{\"b\" : {\"c\": 1 },\"d\":[ 1,\"]\"]},\"e\":[{}],"
	            "\"f\":[]}]"),
	         IN("[a.b|a.d|e|f] 1(^{\"c\": 1 }|^[ 1,\"]\"]|^[{}]|)")},
		{IN("[{\"a\":{},\"b\":1},{\"a\":null,\"b\":2}]"),
	         IN("[b|a] 1(#1|) 1(#2|)")},
		{IN("[{\"a\":{\"b\":{}}},{\"a\":{\"b\":\"c\"}}]"), IN("[a.b] 1() 1(c)")},
		{IN("[{ \"a\" : { \"b\" :\n 1 , \"c\" : \"d\" } , \"e\" : 2 } ]"),
	         IN("[a.b|a.c|e] 1(#1|d|#2)")},
		/* an empty key is no column */
		{IN("[{\"\":\"x\",\"a\":\"1\",\"b\":{\"\":\"y\"}}]"),
	         IN("[a|b.] 1(1|y)")},
		/* strings */
		{IN("[{\"a\":\"\\\"\\\\\\/\\n\\u0041\\u00e9\\ud83d\\ude00\"}]"),
	         IN("[a] 1(\"\\/\nA\xc3\xa9\xf0\x9f\x98\x80)")},
		{IN("[{\"\\u0061\":\"1\",\"b\":\"]}\",\"c\":\"\xc3\xa9\"}]"),
	         IN("[a|b|c] 1(1|]}|\xc3\xa9)")},
		{IN("[{\"a\":\"x\\u0000y\"}]"), IN("[a] 1(x\0y)")},
		/* lines and the order of columns */
		{IN("\n\n[\n{\"a\":\n1},\n\n{\"a\":2}]\n"), IN("[a] 4(#1) 7(#2)")},
		{IN("\xef\xbb\xbf{\"a\":1}"), IN("[a] 1(#1)")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, NULL);
}

/* A row at fault, and the rows around it. The column is the byte in the row's line. */
static void
test_faults(void **state)
{
	static const struct {
		struct slice in, want;
		const char *text;
	} rows[] = {
		{IN("[{\"a\":1},\n{\"a\":tru},\n{\"a\":2}]"),
	         IN("[a] 1(#1) 2:8!json 3(#2)"), "malformed JSON"},
		{IN("[{\"a\":1}, {\"a\":NaN}]"), IN("[a] 1(#1) 1:18!json"),
	         "have the export write null"},
		{IN("[{\"a\":1},{\"a\":-Infinity}]"), IN("[a] 1(#1) 1:15!json"), NULL},
		{IN("[{\"a\":1},{\"a\":Infinity}]"), IN("[a] 1(#1) 1:22!json"),
	         "have the export write null"},
		{IN("[{\"a\":1},{\"a\":01}]"), IN("[a] 1(#1) 1:15!json"), NULL},
		{IN("[{\"a\":1},{a:1}]"), IN("[a] 1(#1) 1:11!json"), NULL},
		{IN("[{\"a\":1},{\"a\":[}]"), IN("[a] 1(#1) 1:16!json 1!!"), NULL},
		{IN("[{\"a\":1},{'a':1}]"), IN("[a] 1(#1) 1:11!json"), NULL},
		{IN("[{\"a\":1},{\"a\":1,}]"), IN("[a] 1(#1) 1:17!json"), NULL},
		{IN("[{\"a\":1},{\"a\":\"\t\"}]"), IN("[a] 1(#1) 1:15!json"), NULL},
		{IN("[{\"a\":1},{\"a\":\"\\ud800\"}]"), IN("[a] 1(#1) 1:22!json"), NULL},
		{IN("[{\"a\":1},{\"a\":1e999}]"), IN("[a] 1(#1) 1:19!json"), "overflow"},
		{IN("{\"a\":1}\n{\n\"a\":}\n{\"a\":2}"), IN("[a] 1(#1) 2:0!json 4(#2)"),
	         NULL},
		/* keys */
		{IN("[{\"a\":1},{\"a\":1,\"a\":1}]"), IN("[a] 1(#1) 1:19!kunci_ganda"),
	         "twice"},
		{IN("[{\"a\":1},{\"b\":{\"c\":1,\"c\":1}}]"),
	         IN("[a] 1(#1) 1:24!kunci_ganda"), "twice"},
		{IN("[{\"a.b\":1,\"a\":{\"b\":2}},{\"a.b\":3}]"),
	         IN("[a.b] 1:20!kunci_ganda 1(#3)"), "twice"},
		/* not UTF-8 */
		{IN("[{\"a\":1},{\"a\":\"\xe9\"},{\"a\":2}]"),
	         IN("[a] 1(#1) 1:16!utf8 1(#2)"), "UTF-8"},
		{IN("[{\"a\":1},\n{\"\xc0\x80\":2}]"), IN("[a] 1(#1) 2:3!utf8"), NULL},
		{IN("[{\"a\":1},{\n\"a\":\"\xff\"}]"), IN("[a] 1(#1) 1:0!utf8"), NULL},
		/* the first rows: they give no keys, but have their turn */
		{IN("[{\"a\":x},{\"a\":1}]"), IN("[a] 1:7!json 1(#1)"), NULL},
		/* no row gives one */
		{IN("[{\"a\":x}]"), IN(" 1!!"), "no columns: malformed JSON"},
		{IN("[{},{}]"), IN(" 1!!"), "no keys"},
		{IN("[{},\n{\"a\":\"\xff\"}]"), IN(" 2!!"), "no columns: not UTF-8"},
		/* a cut after good rows */
		{IN("[{\"a\":1},\n{\"a\":2"), IN("[a] 1(#1) 2!!"), "cut off"},
		{IN("[{\"a\":1},\n{\"a\":2}"), IN("[a] 1(#1) 2(#2) 2!!"), "cut off"},
		{IN("{\"data\":[{\"a\":1}]"), IN("[a] 1(#1) 1!!"), "around"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, rows[i].text);
}

static struct jsonrows *
open_text(struct input *in, struct slice text)
{
	struct jsonrows *j;
	struct csvrow row;
	struct err e;

	feed(text, 0);
	assert_int_equal(input_open(in, NULL, &e), 0);
	assert_int_equal(jsonrows_open(&j, in, &e), 0);
	assert_int_equal(jsonrows_next(j, &row, &e), 1);
	return j;
}

/* The row as rejects get it, whether a byte above ASCII can be in a cell, and where the
 * cell of the first column stands. */
static void
test_row(void **state)
{
	static const struct {
		const char *in, *raw;
		bool ascii;
		size_t column;
	} rows[] = {
		{"[ {\"a\" : 1, \"b\":2} ]", "{\"a\" : 1, \"b\":2}", true, 10},
		{"[{\n\t\"a\" : \"b c\\\" \\\\\" ,\r\n \"d\" : [ 1, 2 ]\n}]",
	         "{ \"a\" : \"b c\\\" \\\\\" , \"d\" : [ 1, 2 ] }", false, 0},
		{"{\"a\":\"b\",\n\"c\":1}", "{\"a\":\"b\", \"c\":1}", true, 6},
		{"{\"a\":\"\xc3\xa9\"}\n", "{\"a\":\"\xc3\xa9\"}", false, 6},
		{"{\"a\":\"\\u00e9\"}\n", "{\"a\":\"\\u00e9\"}", false, 6},
		{"{\"a\":{\"b\":{}, \"c\":1}}", "{\"a\":{\"b\":{}, \"c\":1}}", true, 11},
		{"{\"a\":1}\n{\n\"a\":x y}", "{ \"a\":x y}", true, 0},
		{"{\"a\":1}\n  {\"b\":2}", "{\"b\":2}", true, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct input in;
		struct jsonrows *j = open_text(&in, slice_of(rows[i].in));
		struct csvrow row;
		struct err e;

		assert_true(jsonrows_next(j, &row, &e) > 0);
		if (strstr(rows[i].in, "}\n ") || strstr(rows[i].in, "}\n{"))
			assert_true(jsonrows_next(j, &row, &e) > 0);
		if (!slice_eq(row.raw, slice_of(rows[i].raw)) ||
		    row.ascii != rows[i].ascii || jsonrows_column(j, 0) != rows[i].column)
			fail_msg("row %zu: %.*s, %d, %zu", i, (int)row.raw.n, row.raw.p,
			         row.ascii, jsonrows_column(j, 0));
		jsonrows_close(j);
		input_close(&in);
	}
}

/* A key behind the bytes in which keys are looked for: a fault only where it has a
 * value. */
static void
test_late_key(void **state)
{
	static const char *const late[] = {"{\"a\":1,\"nama\":null,\"c\":[],\"d\":{}}",
	                                   "{\"a\":1,\"nama\":\"Budi\"}",
	                                   "{\"a\":1,\"c\":{\"d\":2}}"};
	const size_t before = (1 << 20) / 4;

	(void)state;
	for (size_t i = 0; i < LEN(late); i++) {
		struct sb text = {0};
		struct jsonrows *j;
		struct csvrow row;
		struct input in;
		struct err e;
		size_t n = 0;
		int r;

		sb_adds(&text, "[{\"a\":1}");
		for (size_t k = 0; k < before; k++)
			sb_adds(&text, ",\n{}");
		sb_addf(&text, ",\n%s,\n{\"a\":2}]", late[i]);
		j = open_text(&in, sb_slice(&text));
		while ((r = jsonrows_next(j, &row, &e)) > 0 && ++n < before + 2)
			assert_int_equal(r, 1);
		assert_int_equal(r, i == 0 ? 1 : 2);
		assert_int_equal(row.line, before + 2);
		if (i > 0) {
			assert_string_equal(e.code, "kunci_baru");
			assert_string_equal(e.value, i == 1 ? "nama" : "c.d");
			assert_true(e.personal);
			assert_int_equal(e.line, row.line);
			assert_int_equal(e.column, i == 1 ? 15 : 17);
			assert_null(strstr(e.text, "Budi"));
		}
		assert_int_equal(jsonrows_next(j, &row, &e), 1);
		assert_true(row.n == 1 && slice_eq(row.f[0], SLICE("2")));
		assert_int_equal(jsonrows_next(j, &row, &e), 0);
		assert_int_equal(jsonrows_next(j, &row, &e), 0);
		jsonrows_close(j);
		input_close(&in);
		sb_release(&text);
	}
}

/* Deep, wide and long: a fault of the row, in little memory; the rows behind it come. */
static void
test_limits(void **state)
{
	static const struct {
		const char *open, *close;
		size_t n;
		const char *code;
	} rows[] = {
		{"[", "]", 1000, NULL},          {"[", "]", 10000, "json"},
		{"{\"a\":", "}", 10000, "json"}, {"[],", "", 30000, NULL},
		{"[],", "", 40000, "lebar"},     {"{},", "", 5000000, "lebar"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0};
		struct jsonrows *j;
		struct csvrow row;
		struct input in;
		struct err e;
		int r;

		sb_adds(&text, "[{\"a\":1},\n{\"a\":[");
		for (size_t k = 0; k < rows[i].n; k++)
			sb_adds(&text, rows[i].open);
		sb_adds(&text, "0");
		for (size_t k = 0; k < rows[i].n; k++)
			sb_adds(&text, rows[i].close);
		sb_adds(&text, "]},{\"a\":2}]");
		j = open_text(&in, sb_slice(&text));
		assert_int_equal(jsonrows_next(j, &row, &e), 1);
		r = jsonrows_next(j, &row, &e);
		if (r != (rows[i].code ? 2 : 1) ||
		    (rows[i].code && strcmp(e.code, rows[i].code) != 0))
			fail_msg("row %zu: %d %s", i, r, e.text);
		assert_int_equal(jsonrows_next(j, &row, &e), 1);
		assert_int_equal(jsonrows_next(j, &row, &e), 0);
		jsonrows_close(j);
		input_close(&in);
		sb_release(&text);
	}
}

/* Few bytes that would be many cells: 20,000 columns, and rows without a value. */
static void
test_sparse(void **state)
{
	const size_t columns = 20000, rows = 10000;
	struct sb text = {0};
	struct jsonrows *j;
	struct csvrow row;
	struct input in;
	struct err e;
	size_t n = 0;
	int r;

	(void)state;
	for (size_t i = 0; i < columns; i++)
		sb_addf(&text, "%s\"a%zu\":1", i ? "," : "{", i);
	sb_addc(&text, '}');
	for (size_t i = 0; i < rows; i++)
		sb_adds(&text, "\n{}");
	j = open_text(&in, sb_slice(&text));
	while ((r = jsonrows_next(j, &row, &e)) > 0)
		n++;
	assert_int_equal(r, -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(e.line, n + 1);
	assert_in_range(n * columns, (size_t)1 << 26, (size_t)1 << 27);
	jsonrows_close(j);
	input_close(&in);
	sb_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),  cmocka_unit_test(test_faults),
		cmocka_unit_test(test_row),    cmocka_unit_test(test_late_key),
		cmocka_unit_test(test_limits), cmocka_unit_test(test_sparse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
