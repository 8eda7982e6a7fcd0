#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>

#include "base/digest.h"
#include "base/mem.h"
#include "pieces.h"
#include "stream/xlsxin.h"
#include "workbook.h"

/* Damaged, odd and hostile containers: the reader as a whole, from bytes to rows. */

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}
#define MIB ((size_t)1 << 20)

static const char book[] =
	WORKBOOK_BOOK("<sheets><sheet name=\"Data\" r:id=\"rId1\"/></sheets>");
static const char styles[] =
	"<styleSheet xmlns=\"" WORKBOOK_MAIN
	"\"><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
static const char strings[] =
	"<sst xmlns=\"" WORKBOOK_MAIN "\"><si><t>abc</t></si></sst>";
static const char sheet[] =
	WORKBOOK_SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                       "<c r=\"B1\" s=\"1\"><v>46295</v></c>"
                       "</row><row r=\"2\"><c r=\"A2\"><v>1.5</v></c></row>");
static const char csv[] = "abc,2026-09-30\n1.5\n";

/* The raw rows; or, where the workbook fails, ! and the error. */
static void
tell(struct sb *said, struct digest *digest)
{
	struct xlsxin *x = NULL;
	struct csvrow row;
	struct input in;
	struct err e;
	int r = -1;

	sb_clear(said);
	sb_adds(said, "-");
	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	if (digest)
		input_watch(&in, digest);
	if (input_first(&in, &e) != -2 && xlsxin_open(&x, &in, NULL, &e) == 0)
		while ((r = xlsxin_next(x, &row, &e)) == 1)
			sb_add(said, row.raw);
	if (r < 0)
		sb_addf(said, "!%s", e.text);
	else if (r == 2)
		sb_addf(said, "!!%s", e.code);
	else
		sb_adds(said, "");
	said->p[said->n] = '\0';
	xlsxin_close(x);
	input_close(&in);
}

static void
pack(struct sb *bytes, const char *strings_text, size_t strings_n, const char *sheet_text,
     size_t sheet_n)
{
	const struct workbook_part parts[] = {
		WORKBOOK_ROOT,
		WORKBOOK_BOOK_RELS,
		{"!xl/workbook.xml", book, 0},
		{"xl/styles.xml", styles, 0},
		{"!xl/sharedStrings.xml", strings_text, strings_n},
		{"xl/worksheets/sheet1.xml", sheet_text, sheet_n},
	};

	workbook(bytes, parts, LEN(parts));
}

static void
refused(const char *strings_text, struct slice s, const char *why)
{
	struct sb bytes = {0}, said = {0};

	pack(&bytes, strings_text, 0, s.p, s.n);
	feed(sb_slice(&bytes), 0);
	tell(&said, NULL);
	if (!strstr(said.p, why))
		fail_msg("%.300s\nwant %s", said.p, why);
	sb_release(&bytes);
	sb_release(&said);
}

/* A file, a file from the middle on, pipes: the same rows, every byte seen once. */
static void
test_inputs(void **state)
{
	struct sb bytes = {0}, said = {0};
	char want[DIGEST_HEX], got[DIGEST_HEX];
	struct digest *digest = digest_new();

	(void)state;
	pack(&bytes, strings, 0, sheet, 0);
	digest_add(digest, sb_slice(&bytes));
	digest_hex(digest, want);
	digest_free(digest);
	for (size_t piece = 0; piece < 300; piece += 7) {
		digest = digest_new();
		feed(sb_slice(&bytes), piece);
		tell(&said, digest);
		assert_string_equal(said.p, csv);
		digest_hex(digest, got);
		assert_string_equal(got, want);
		digest_free(digest);
	}
	sb_clear(&said);
	sb_adds(&said, "something");
	sb_add(&said, sb_slice(&bytes));
	feed(sb_slice(&said), 0);
	assert_int_equal(lseek(STDIN_FILENO, 9, SEEK_SET), 9);
	tell(&said, NULL);
	assert_string_equal(said.p, csv);
	sb_release(&bytes);
	sb_release(&said);
}

/* Cut off anywhere it is refused; a bit that fell over changes no row unseen. */
static void
test_damage(void **state)
{
	struct sb bytes = {0}, said = {0};

	(void)state;
	pack(&bytes, strings, 0, sheet, 0);
	for (size_t n = 0; n < bytes.n; n++) {
		feed((struct slice){bytes.p, n}, 0);
		tell(&said, NULL);
		if (said.p[0] != '!')
			fail_msg("cut to %zu of %zu: %s", n, bytes.n, said.p);
	}
	for (size_t i = 0; i < bytes.n; i++) {
		char bit = (char)(1 << i % 8);

		bytes.p[i] ^= bit;
		feed(sb_slice(&bytes), 0);
		tell(&said, NULL);
		bytes.p[i] ^= bit;
		if (!strchr(said.p, '!') && strcmp(said.p, csv) != 0)
			fail_msg("byte %zu: %s", i, said.p);
	}
	sb_release(&bytes);
	sb_release(&said);
}

static void
test_others(void **state)
{
	static const struct {
		struct slice in;
		bool is;
		const char *want;
	} rows[] = {
		{IN("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), true,
	         "!the file is an old .xls workbook, or one with a password; open it in "
	         "a spreadsheet program and save it as .xlsx without a password"},
		{IN("PK\3\4"), true, "!the workbook is damaged or cut off"},
		{IN("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), true,
	         "!the file is a zip archive, but no workbook; unpack it first"},
		{IN("PK"), false, "!the workbook is damaged"},
		{IN("nip,nama\n"), false, "!the workbook is damaged"},
	};
	struct sb said = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct input in;
		struct err e;

		feed(rows[i].in, 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		assert_true(input_first(&in, &e) >= 0);
		assert_int_equal(xlsxin_is(&in), rows[i].is);
		input_close(&in);
		assert_int_equal(lseek(STDIN_FILENO, 0, SEEK_SET), 0);
		tell(&said, NULL);
		if (strncmp(said.p, rows[i].want, strlen(rows[i].want)) != 0)
			fail_msg("row %zu: %s", i, said.p);
	}
	sb_release(&said);
}

/* What a few bytes could be blown up to. */
static void
test_floods(void **state)
{
	struct sb s = {0};

	(void)state;
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData>");
	memset(sb_reserve(&s, 64 * MIB), ' ', 64 * MIB);
	s.n += 64 * MIB;
	refused(strings, sb_slice(&s),
	        "xl/worksheets/sheet1.xml unpacks to more than 100 times");

	/* deep; a long tag; a long comment; many names */
	sb_clear(&s);
	for (int i = 0; i < 200; i++)
		sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\">");
	refused(strings, sb_slice(&s), "nested more than 100 deep");
	for (int comment = 0; comment < 2; comment++) {
		sb_clear(&s);
		sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\">");
		sb_adds(&s, comment ? "<!-- " : "<a b=\"");
		memset(sb_reserve(&s, 4 * MIB), 'x', 4 * MIB);
		s.n += 4 * MIB;
		refused(strings, sb_slice(&s), "a tag is longer than 1 MiB");
	}
	sb_clear(&s);
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\">");
	for (int i = 0; i < 500000; i++)
		sb_addf(&s, "<a%d/>", i);
	refused(strings, sb_slice(&s), "there are too many names");

	/* a long text alone is none */
	sb_clear(&s);
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetPr>");
	memset(sb_reserve(&s, 5 * MIB), 'x', 5 * MIB);
	s.n += 5 * MIB;
	sb_adds(&s, "</sheetPr><sheetData/></worksheet>");
	refused(strings, sb_slice(&s), "");
	sb_release(&s);
}

/* Rows that are too long, in a cell and in all; too many columns. */
static void
test_rows(void **state)
{
	struct sb s = {0}, text = {0};

	(void)state;
	sb_adds(&text, "<sst xmlns=\"" WORKBOOK_MAIN "\"><si><t>");
	memset(sb_reserve(&text, MIB), 'x', MIB);
	text.n += MIB;
	sb_adds(&text, "</t></si></sst>");
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData><row>");
	for (int i = 0; i < 17; i++)
		sb_adds(&s, "<c t=\"s\"><v>0</v></c>");
	sb_adds(&s, "</row></sheetData></worksheet>");
	refused(text.p, sb_slice(&s), "a row is longer than 16 MiB");

	sb_clear(&s);
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN
	            "\"><sheetData><row><c t=\"inlineStr\"><is><t>");
	memset(sb_reserve(&s, 17 * MIB), 'x', 17 * MIB);
	s.n += 17 * MIB;
	refused(strings, sb_slice(&s), "a row is longer than 16 MiB");

	sb_clear(&s);
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData><row>");
	for (int i = 0; i < 100000; i++)
		sb_adds(&s, "<c><v>1</v></c>");
	sb_adds(&s, "</row></sheetData></worksheet>");
	refused(strings, sb_slice(&s), "!!lebar");

	sb_clear(&s);
	sb_adds(&s, "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData>");
	for (int i = 0; i < 100; i++)
		sb_adds(&s, "<row><c t=\"s\"><v>0</v></c></row>");
	sb_adds(&s, "</sheetData></worksheet>");
	refused(text.p, sb_slice(&s), "far more text than it has");

	sb_clear(&text);
	sb_adds(&text, "<sst xmlns=\"" WORKBOOK_MAIN "\"><si><t>");
	memset(sb_reserve(&text, 17 * MIB), 'x', 17 * MIB);
	text.n += 17 * MIB;
	sb_adds(&text, "</t></si></sst>");
	refused(text.p, slice_of(sheet), "a text of the workbook is longer than 16 MiB");
	sb_release(&s);
	sb_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inputs), cmocka_unit_test(test_damage),
		cmocka_unit_test(test_others), cmocka_unit_test(test_floods),
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
