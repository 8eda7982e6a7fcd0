#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/sb.h"
#include "import/dialect.h"
#include "pieces.h"
#include "stream/csvin.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* Standard input, up to what dialect_encoding returns. */
static int
open_input(struct dialect *d, struct input *in, struct slice text, size_t piece,
           enum decode_from said, struct err *e)
{
	feed(text, piece);
	assert_int_equal(input_open(in, NULL, e), 0);
	assert_int_not_equal(input_begin(in, e), -2);
	return dialect_encoding(d, in, said, e);
}

static const struct {
	struct slice in;
	enum decode_from said;
	int first;
	enum decode_from want;
	bool bom;
	const char *why; /* of a failure */
} encodings[] = {
	{IN(""), DECODE_AUTO, -1, DECODE_UTF8, false, NULL},
	{IN("nip"), DECODE_AUTO, 'n', DECODE_UTF8, false, NULL},
	{IN("nip"), DECODE_UTF8, 'n', DECODE_UTF8, false, NULL},
	{IN("\xef\xbb\xbfnip"), DECODE_AUTO, 'n', DECODE_UTF8, true, NULL},
	{IN("\xef\xbb\xbf"), DECODE_UTF8, -1, DECODE_UTF8, true, NULL},
	{IN("\xff\xfen\0i\0"), DECODE_AUTO, 'n', DECODE_UTF16LE, true, NULL},
	{IN("\xff\xfen\0i\0"), DECODE_UTF16, 'n', DECODE_UTF16LE, true, NULL},
	{IN("\xff\xfen\0i\0"), DECODE_UTF16LE, 'n', DECODE_UTF16LE, true, NULL},
	{IN("\xff\xfe"), DECODE_AUTO, -1, DECODE_UTF16LE, true, NULL},
	{IN("\xfe\xff\0n\0i"), DECODE_AUTO, 'n', DECODE_UTF16BE, true, NULL},
	{IN("\xfe\xff\0n"), DECODE_UTF16, 'n', DECODE_UTF16BE, true, NULL},
	{IN("n\0i\0p\0"), DECODE_UTF16LE, 'n', DECODE_UTF16LE, false, NULL},
	{IN("\0n\0i\0p"), DECODE_UTF16BE, 'n', DECODE_UTF16BE, false, NULL},
	{IN("\xe9n"), DECODE_WINDOWS_1252, 0xc3, DECODE_WINDOWS_1252, false, NULL},
	{IN("\xe9n"), DECODE_ISO_8859_1, 0xc3, DECODE_ISO_8859_1, false, NULL},
	{IN("\xe9n"), DECODE_AUTO, 0xe9, DECODE_UTF8, false, NULL},
	{IN("\0\0\0\0"), DECODE_AUTO, 0, DECODE_UTF8, false, NULL},
	{IN("n\0i"), DECODE_AUTO, 'n', DECODE_UTF8, false, NULL},

	{IN("\xef\xbb\xbfnip"), DECODE_WINDOWS_1252, -2, 0, 0,
         "begins with the byte order mark of utf-8, so it is not windows-1252"},
	{IN("\xef\xbb\xbfnip"), DECODE_UTF16, -2, 0, 0,
         "byte order mark of utf-8, so it is not utf-16;"},
	{IN("\xff\xfen\0"), DECODE_UTF8, -2, 0, 0, "utf-16le, so it is not utf-8"},
	{IN("\xff\xfen\0"), DECODE_UTF16BE, -2, 0, 0, "utf-16le, so it is not"},
	{IN("\xff\xfen\0"), DECODE_ISO_8859_1, -2, 0, 0, "leave out --encoding"},
	{IN("n\0i\0"), DECODE_UTF16, -2, 0, 0, "no byte order mark; say "},
	{IN("n\0i\0"), DECODE_AUTO, -2, 0, 0, "say --encoding utf-16le"},
	{IN("\0n\0i"), DECODE_WINDOWS_1252, -2, 0, 0, "say --encoding utf-16be"},
	{IN("\xff\xfe\0\0n\0\0\0"), DECODE_AUTO, -2, 0, 0, "UTF-32"},
	{IN("\0\0\xfe\xff\0\0\0n"), DECODE_UTF16BE, -2, 0, 0, "UTF-32"},
};

static void
test_encoding(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(encodings); i++)
		for (size_t piece = 0; piece <= encodings[i].in.n; piece++) {
			struct dialect d;
			struct input in;
			struct err e = {0};
			int first = open_input(&d, &in, encodings[i].in, piece,
			                       encodings[i].said, &e);

			if (first != encodings[i].first)
				fail_msg("row %zu, reads of %zu: %d: %s", i, piece, first,
				         e.text);
			if (first == -2)
				assert_non_null(strstr(e.text, encodings[i].why));
			else if (d.encoding != encodings[i].want ||
			         d.bom != encodings[i].bom)
				fail_msg("row %zu: %s, %d", i, decode_name(d.encoding),
				         d.bom);
			input_close(&in);
		}
}

static void
tell_candidates(struct sb *said, const struct dialect *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct dialect_candidate *c = &d->candidates[i];

		sb_adds(said, i ? ", " : "");
		if (c->delimiter == '\t')
			sb_adds(said, "tab");
		else
			sb_addf(said, "\"%c\"", c->delimiter);
		sb_addf(said, " (%zu rows", c->with);
		if (c->with)
			sb_addf(said, ", %zu fields", c->fields);
		sb_addc(said, ')');
	}
}

/* What dialect_look finds, as text; and the rows behind it. */
static void
tell(struct sb *said, struct input *in, const struct dialect *d)
{
	static const char *const ends[] = {"none", "lf", "crlf", "cr", "mixed"};
	char delimiter = d->delimiter ? d->delimiter : d->candidates[0].delimiter;
	struct csvin *csv = csvin_new(in, delimiter, false);
	struct csvrow row;
	struct err e;

	sb_clear(said);
	sb_addf(said, "%s%s%s ", ends[d->ends], d->whole && !d->ended ? "$" : "",
	        d->sep ? " sep" : "");
	tell_candidates(said, d);
	while (csvin_next(csv, &row, &e) > 0) {
		sb_addf(said, " %zu", row.line);
		for (size_t i = 0; i < row.n; i++) {
			sb_addc(said, '[');
			sb_add(said, row.f[i]);
			sb_addc(said, ']');
		}
	}
	csvin_free(csv);
}

static const struct {
	struct slice in;
	char delimiter;
	const char *want;
} looks[] = {
	{IN(""), 0, "none$ \",\" (0 rows)"},
	{IN("nip"), 0, "none$ \",\" (0 rows) 1[nip]"},
	{IN("nip\n1\n\n2\n"), 0, "lf \",\" (0 rows) 1[nip] 2[1] 3 4[2]"},
	{IN("a,b\n1,2\n"), 0, "lf \",\" (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	{IN("a;b\r\n1;2\r\n"), 0, "crlf \";\" (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	{IN("a\tb\n1\t2"), 0, "lf$ tab (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	{IN("a|b\n"), 0, "lf \"|\" (1 rows, 2 fields) 1[a][b]"},
	/* a delimiter in quotes is none */
	{IN("a;b\n\"x,y\";2\n"), 0, "lf \";\" (2 rows, 2 fields) 1[a][b] 2[x,y][2]"},
	/* the one that makes most rows alike comes first */
	{IN("Daftar, 2026\nnama;nip;x\nA, M.Si;1;2\nB;2;3\n"), 0,
         "lf \";\" (3 rows, 3 fields), \",\" (2 rows, 2 fields) "
         "1[Daftar, 2026] 2[nama][nip][x] 3[A, M.Si][1][2] 4[B][2][3]"},
	/* ... of two that make as many, the one with more fields */
	{IN("a,b;c,d\n1,2;3,4\n"), 0,
         "lf \",\" (2 rows, 3 fields), \";\" (2 rows, 2 fields) "
         "1[a][b;c][d] 2[1][2;3][4]"},
	{IN("a,b;c\n"), 0,
         "lf \",\" (1 rows, 2 fields), \";\" (1 rows, 2 fields) "
         "1[a][b;c]"},
	/* said by the user */
	{IN("a,b;c\n"), ';', "lf \";\" (1 rows, 2 fields) 1[a,b][c]"},
	{IN("a,b^c\n"), '^', "lf \"^\" (1 rows, 2 fields) 1[a,b][c]"},
	/* sep= is no row, but a line */
	{IN("sep=;\na;b\n"), 0, "lf sep \";\" (1 rows, 2 fields) 2[a][b]"},
	{IN("SEP=;\r\na;b\r\n"), 0, "crlf sep \";\" (1 rows, 2 fields) 2[a][b]"},
	{IN("\xef\xbb\xbfsep=,\na,b\n"), 0, "lf sep \",\" (1 rows, 2 fields) 2[a][b]"},
	{IN("\"sep=\t\"\r\na\tb\n"), 0, "mixed sep tab (1 rows, 2 fields) 2[a][b]"},
	{IN("\xff\xfes\0e\0p\0=\0|\0\n\0a\0|\0\xe9\0"), 0,
         "lf$ sep \"|\" (1 rows, 2 fields) 2[a][\xc3\xa9]"},
	{IN("sep=;"), 0, "none$ sep \";\" (0 rows)"},
	{IN("sep=;\na,b;c\n"), ',', "lf sep \",\" (1 rows, 2 fields) 2[a][b;c]"},
	{IN("sep=;\ra;b\r"), 0, "cr sep \";\" (1 rows, 2 fields) 2[a][b]"},
	/* ... unless it is something else */
	{IN("sep=\na,b\n"), 0, "lf \",\" (1 rows, 2 fields) 1[sep=] 2[a][b]"},
	{IN("sep=x\nbxc\n"), 0, "lf \",\" (0 rows) 1[sep=x] 2[bxc]"},
	{IN("sep=;b\n"), 0, "lf \";\" (1 rows, 2 fields) 1[sep=][b]"},
	{IN("sept,b\n"), 0, "lf \",\" (1 rows, 2 fields) 1[sept][b]"},
	{IN("\"sep=;\n\"\n"), 0, "lf \",\" (0 rows) 1[sep=;\n]"},
	/* CR alone */
	{IN("a,b\r1,2\r"), 0, "cr \",\" (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	{IN("a,b\r\r1,2"), 0, "cr$ \",\" (2 rows, 2 fields) 1[a][b] 2 3[1][2]"},
	{IN("a,b\r\"1\r\n3\",2\r4,5\r"), 0,
         "cr \",\" (3 rows, 2 fields) 1[a][b] 2[1\n3][2] 4[4][5]"},
	{IN("a,b\r\"1\n3\",2\r"), 0, "cr \",\" (2 rows, 2 fields) 1[a][b] 2[1\n3][2]"},
	/* CR that is none of the line ends stays what it is */
	{IN("a,\"b\r\"\n1,2\n"), 0, "lf \",\" (2 rows, 2 fields) 1[a][b\r] 2[1][2]"},
	{IN("a,b\r\r\n1,2\r\n"), 0, "crlf \",\" (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	{IN("a,x\ry\n1,2\n"), 0, "mixed \",\" (2 rows, 2 fields) 1[a][x\ry] 2[1][2]"},
	{IN("a,b\r\n1,2\n"), 0, "mixed \",\" (2 rows, 2 fields) 1[a][b] 2[1][2]"},
	/* quotes: doubled, and within a field that has none around it */
	{IN("a,\"x\"\"\r\ny\"\r1,2\r"), 0,
         "cr \",\" (2 rows, 2 fields) 1[a][x\"\ny] 3[1][2]"},
	{IN("a,5\"\n1,2\n"), 0, "lf \",\" (1 rows, 2 fields) 1 2[1][2]"},
	{IN("a,\"b\n1,2\n"), 0, "none \",\" (0 rows)"},
};

static void
test_look(void **state)
{
	struct sb said = {0};

	(void)state;
	for (size_t i = 0; i < LEN(looks); i++)
		for (size_t piece = 0; piece <= looks[i].in.n; piece++) {
			struct dialect d;
			struct input in;
			struct err e;

			assert_int_not_equal(
				open_input(&d, &in, looks[i].in, piece, DECODE_AUTO, &e),
				-2);
			assert_int_equal(dialect_look(&d, &in, looks[i].delimiter, &e),
			                 0);
			tell(&said, &in, &d);
			if (strcmp(said.p, looks[i].want) != 0)
				fail_msg("row %zu, reads of %zu: %s\nwant %s", i, piece,
				         said.p, looks[i].want);
			input_close(&in);
		}
	sb_release(&said);
}

/* Only so many bytes are looked at, whether a read brings more or not; what stands
 * across the end of the look does not count. */
static void
test_end_of_look(void **state)
{
	static const struct {
		const char *last, *behind; /* around the end of the look */
		const char *want;
	} rows[] = {
		{"a;b\n", "c|d\r\n", "lf \";\" (1 rows, 2 fields)"},
		{"a;b\n", "", "lf \";\" (1 rows, 2 fields)"},
		{"a,b\r", "\nc,d\n", "lf \",\" (0 rows)"},
		{"a,b;", "c\n", "lf \",\" (0 rows)"},
		{"\n\"a,", "b\"\n", "lf \",\" (0 rows)"},
	};
	static const size_t pieces[] = {0, 1000, 4096, 65535, 65536};
	struct sb text = {0}, said = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows) * LEN(pieces); i++) {
		size_t n = i / LEN(pieces);
		struct dialect d;
		struct input in;
		struct err e;

		sb_clear(&text);
		sb_clear(&said);
		while (text.n < DIALECT_LOOK - 4)
			sb_adds(&text, "xyz\n");
		sb_adds(&text, rows[n].last);
		assert_int_equal(text.n, DIALECT_LOOK);
		sb_adds(&text, rows[n].behind);
		open_input(&d, &in, sb_slice(&text), pieces[i % LEN(pieces)], DECODE_AUTO,
		           &e);
		assert_int_equal(dialect_look(&d, &in, 0, &e), 0);
		assert_false(d.whole);
		tell(&said, &in, &d);
		if (strncmp(said.p, rows[n].want, strlen(rows[n].want)) != 0)
			fail_msg("row %zu, reads of %zu: %.100s\nwant %s", n,
			         pieces[i % LEN(pieces)], said.p, rows[n].want);
		input_close(&in);
	}
	sb_release(&text);
	sb_release(&said);
}

static void
test_print(void **state)
{
	static const struct {
		struct slice in;
		char delimiter;
		size_t header;
		const char *want;
	} rows[] = {
		{IN("a,b\n"), ',', 1,
	         "{\"berkas\":\"x.csv\",\"bentuk\":\"csv\",\"pengodean\":\"utf-8\","
	         "\"bom\":false,\"akhir_baris\":\"lf\",\"akhir_terakhir\":true,"
	         "\"pemisah\":\",\",\"kepala\":1,\"baris_sep\":false}\n"},
		{IN("\xff\xfes\0e\0p\0=\0\t\0\r\0\n\0a\0\t\0b\0"), 0, 0,
	         "{\"berkas\":\"x.csv\",\"bentuk\":\"csv\",\"pengodean\":\"utf-16le\","
	         "\"bom\":true,\"akhir_baris\":\"crlf\",\"akhir_terakhir\":false,"
	         "\"pemisah\":\"\\t\",\"baris_sep\":true}\n"},
		{IN("a"), 0, 0,
	         "{\"berkas\":\"x.csv\",\"bentuk\":\"csv\",\"pengodean\":\"utf-8\","
	         "\"bom\":false,\"akhir_terakhir\":false,\"baris_sep\":false}\n"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		FILE *fp = tmpfile();
		char got[400] = "";
		struct outfile *o;
		struct dialect d;
		struct input in;
		struct err e;

		assert_non_null(fp);
		open_input(&d, &in, rows[i].in, 0, DECODE_AUTO, &e);
		assert_int_equal(dialect_look(&d, &in, rows[i].delimiter, &e), 0);
		d.header = rows[i].header;
		assert_int_equal(outfile_open(&o, NULL, fileno(fp), false, &e), 0);
		dialect_print(&d, SLICE("x.csv"), o);
		assert_int_equal(outfile_commit(o, &e), 0);
		outfile_close(o);
		rewind(fp);
		(void)!fread(got, 1, sizeof got - 1, fp);
		assert_string_equal(got, rows[i].want);
		assert_int_equal(fclose(fp), 0);
		input_close(&in);
	}
}

static void
test_1252(void **state)
{
	static const struct {
		struct slice in;
		bool want;
		const char *as; /* printf '...' | iconv -f WINDOWS-1252 -t UTF-8 */
	} rows[] = {
		{IN(""), false, ""},
		{IN("Jose"), false, "Jose"},
		{IN("Jos\xe9"), true, "Jos\xc3\xa9"},
		{IN("Jos\xe9,1\r\n"), true, "Jos\xc3\xa9,1\r\n"},
		{IN("\xc9va"), true, "\xc3\x89va"},
		{IN("Ma\x92ruf \x93x\x94 1\x96"
	            "2"),
	         true,
	         "Ma\xe2\x80\x99ruf \xe2\x80\x9cx\xe2\x80\x9d 1\xe2\x80\x93"
	         "2"},
		{IN("a\xa0"
	            "b;\x80 5"),
	         true,
	         "a\xc2\xa0"
	         "b;\xe2\x82\xac 5"},
		{IN("2 \xd7 3"), true, "2 \xc3\x97 3"},
		/* not in windows-1252 */
		{IN("a\x81z"), false, "a"},
		{IN("Jos\xe9 \x9d"), false, "Jos\xc3\xa9 "},
		/* UTF-8, whole or cut off */
		{IN("Jos\xc3\xa9"), false, "Jos\xc3\x83\xc2\xa9"},
		{IN("Jos\xc3\xa9 Jos\xe9"), false, "Jos\xc3\x83\xc2\xa9 Jos\xc3\xa9"},
		{IN("Jos\xc3,1"), false, "Jos\xc3\x83,1"},
		{IN("Jos\xc3"), false, "Jos\xc3\x83"},
		{IN("Ma\xe2\x80,1"), false, "Ma\xc3\xa2\xe2\x82\xac,1"},
		{IN("Ma\xe2 x"), false, "Ma\xc3\xa2 x"},
		/* no text at all */
		{IN("a\0\xe9"), false, NULL},
		{IN("1\xe9"
	            "2"),
	         false,
	         "1\xc3\xa9"
	         "2"},
		{IN("\xe9\xe8"), false, "\xc3\xa9\xc3\xa8"},
	};
	char room[64];

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		size_t n = dialect_as_1252(rows[i].in, room, sizeof room);

		if (dialect_looks_1252(rows[i].in) != rows[i].want)
			fail_msg("row %zu", i);
		if (rows[i].as &&
		    !slice_eq((struct slice){room, n}, slice_of(rows[i].as)))
			fail_msg("row %zu: %.*s", i, (int)n, room);
	}
	/* whole characters */
	assert_int_equal(dialect_as_1252(SLICE("a\xe9\x92"), room, 1), 1);
	assert_int_equal(dialect_as_1252(SLICE("a\xe9\x92"), room, 2), 1);
	assert_int_equal(dialect_as_1252(SLICE("a\xe9\x92"), room, 5), 3);
	assert_int_equal(dialect_as_1252(SLICE("a\xe9\x92"), room, 6), 6);
	assert_int_equal(dialect_as_1252(SLICE("a"), room, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_encoding),    cmocka_unit_test(test_look),
		cmocka_unit_test(test_end_of_look), cmocka_unit_test(test_print),
		cmocka_unit_test(test_1252),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
