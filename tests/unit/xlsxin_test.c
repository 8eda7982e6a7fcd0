#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "pieces.h"
#include "stream/xlsxin.h"
#include "workbook.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/*
 * What the reader says of a sheet, as text, one word an event:
 *
 *	LINE(field)(field)	a row; in front of a field # for a number, @ for a date
 *	LINE:COLUMN!code	a row at fault
 *	LINE!text		the workbook failed; text up to the first semicolon
 */
static void
put_row(struct sb *said, const struct csvrow *row, int r, const struct err *e)
{
	bool ascii = true;

	sb_addf(said, "%s%zu", said->n > 0 ? " " : "", row->line);
	if (r == 2) {
		assert_int_equal(e->kind, ERR_ROW);
		assert_int_equal(e->line, row->line);
		sb_addf(said, ":%zu!%s", e->column, e->code);
		assert_non_null(strstr(row->raw.p, "#SEL!")); /* it ends with NUL */
		return;
	}
	for (size_t i = 0; i < row->n; i++) {
		sb_addc(said, '(');
		if (row->kinds[i] != CELL_TEXT)
			sb_addc(said, row->kinds[i] == CELL_NUMBER ? '#' : '@');
		sb_add(said, row->f[i]);
		sb_addc(said, ')');
	}
	for (size_t i = 0; i < row->raw.n; i++)
		ascii = ascii && (unsigned char)row->raw.p[i] < 0x80;
	assert_int_equal(row->ascii, ascii);
	assert_true(row->ended && row->raw.n > 0);
	assert_int_equal(row->raw.p[row->raw.n - 1], '\n');
}

static void
put_failure(struct sb *said, const struct err *e)
{
	const char *end = strchr(e->text, ';');

	assert_true(e->kind == ERR_INPUT || e->kind == ERR_USAGE);
	sb_addf(said, "%s%zu!%.*s", said->n > 0 ? " " : "", e->line,
	        end ? (int)(end - e->text) : 1000, e->text);
}

static void
tell(struct sb *said, const char *sheet)
{
	struct xlsxin *x = NULL;
	struct csvrow row;
	struct input in;
	struct err e;
	int r = -1;

	sb_clear(said);
	sb_adds(said, "");
	assert_int_equal(input_open(&in, NULL, &e), 0);
	if (input_first(&in, &e) != -2 && xlsxin_open(&x, &in, sheet, &e) == 0)
		while ((r = xlsxin_next(x, &row, &e)) > 0)
			put_row(said, &row, r, &e);
	if (r < 0)
		put_failure(said, &e);
	else
		assert_int_equal(xlsxin_next(x, &row, &e), 0);
	if (said->n == 0)
		(void)sb_reserve(said, 1);
	said->p[said->n] = '\0';
	xlsxin_close(x);
	input_close(&in);
}

static void
check(size_t number, const struct workbook_part *parts, size_t n, const char *sheet,
      const char *want)
{
	struct sb bytes = {0}, said = {0};

	workbook(&bytes, parts, n);
	feed(sb_slice(&bytes), 0);
	tell(&said, sheet);
	if (strcmp(said.p, want) != 0)
		fail_msg("row %zu: %s\nwant %s", number, said.p, want);
	sb_release(&bytes);
	sb_release(&said);
}

/* Styles by number: 0 and 1 none, 2 a day, 3 a time, 4 hours, 5 a code of its own, 6 a
   number. */
static const char styles[] =
	"<styleSheet xmlns=\"" WORKBOOK_MAIN "\"><numFmts count=\"2\">"
	"<numFmt numFmtId=\"164\" formatCode=\"[$-421]dd\\ mmmm\\ yyyy;@\"/>"
	"<numFmt numFmtId=\"165\" formatCode=\"#,##0&quot; hari&quot;\"/></numFmts>"
	"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
	"<cellXfs count=\"7\"><xf numFmtId=\"0\"/><xf/><xf numFmtId=\"14\"/>"
	"<xf numFmtId=\"20\"/><xf numFmtId=\"46\"/><xf numFmtId=\"164\"/>"
	"<xf numFmtId=\"165\"/></cellXfs></styleSheet>";

static const char strings[] =
	"<sst xmlns=\"" WORKBOOK_MAIN "\" count=\"9\">"
	"<si><t>NIP</t></si><si><t xml:space=\"preserve\"> b </t></si>"
	"<si><r><t>Con</t></r><r><rPr><b/><sz val=\"11\"/></rPr><t>toh</t></r>"
	"<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/></si>"
	"<si/><si><t/></si><si><t>a_x000D_\nb &amp; &lt;c&gt;</t></si>"
	"<si><t>\xc3\xa9</t></si><si><t>NIP</t></si></sst>";

#define BOOK                                                                             \
	WORKBOOK_BOOK("<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></"     \
	              "sheets>")

#define C(ref, inner) "<c r=\"" ref "\"" inner "</c>"

static const struct {
	const char *rows, *want;
} cells[] = {
	{"", ""},
	/* shared strings: runs joined, pronunciation left out, escapes in place */
	{"<row r=\"1\">" C("A1", " t=\"s\"><v>0</v>") C("B1", " t=\"s\"><v>1</v>")
                 C("C1", " t=\"s\"><v>2</v>") "</row>",
         "1(NIP)( b )(Contoh)"},
	{"<row r=\"1\">" C("A1", " t=\"s\"><v>3</v>") C("B1", " t=\"s\"><v>4</v>")
                 C("C1", " t=\"s\"><v>5</v>") C("D1", " t=\"s\"><v>6</v>")
                         C("E1", " t=\"s\"><v>7</v>") "</row>",
         "1()()(a\r\nb & <c>)(\xc3\xa9)(NIP)"},
	{"<row r=\"1\">" C("A1", " t=\"s\"><v>8</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("B1", " t=\"s\"><v>-1</v>") "</row>", "1:2!sel"},
	{"<row r=\"1\">" C("A1", " t=\"s\"><v>99999999999999999999</v>") "</row>",
         "1:1!sel"},
	/* inline strings */
	{"<row r=\"1\">" C("A1", " t=\"inlineStr\"><is><t>a</t></is>")
                 C("B1", " t=\"inlineStr\"><is><r><t>a</t></r><r><t>_x0009_b</t></r>"
                         "<rPh><t>x</t></rPh></is>") "</row>",
         "1(a)(a\tb)"},
	{"<row r=\"1\">" C("A1", " t=\"inlineStr\"><is><t>a<x>b</x>c</t></is>") "</row>",
         "1(ac)"},
	{"<row r=\"1\">" C(
		 "A1", " t=\"inlineStr\"><is><t><![CDATA[<a>]]>&#65;</t></is>") "</"
                                                                                "row>",
         "1(<a>A)"},
	/* results of formulas: texts, numbers, truths, errors; and none */
	{"<row r=\"1\">" C("A1", " t=\"str\"><f>A2&amp;A3</f><v>a_x0041_</v>")
                 C("B1", "><f>1+1</f><v>2</v>") C("C1", " t=\"b\"><f>1=1</f><v>1</v>")
                         C("D1", " t=\"e\"><f>A9</f><v>#REF!</v>") "</row>",
         "1(aA)(#2)(TRUE)(#REF!)"},
	{"<row r=\"1\">" C("A1", " t=\"str\"><f>\"\"</f><v></v>")
                 C("B1", "><v>1</v>") "</row>",
         "1()(#1)"},
	{"<row r=\"1\">" C("A1", "><f>1+1</f>") "</row>", "1:1!rumus"},
	{"<row r=\"1\">" C("A1", "><f>1+1</f><v></v>") "</row>", "1:1!rumus"},
	{"<row r=\"1\">" C("A1", " t=\"str\"><f>A2</f>") "</row>", "1:1!rumus"},
	{"<row r=\"1\">" C("A1", "><f t=\"shared\" si=\"0\"/><v>7</v>") "</row>",
         "1(#7)"},
	/* truths and errors */
	{"<row r=\"1\">" C("A1", " t=\"b\"><v>1</v>") C("B1", " t=\"b\"><v>0</v>")
                 C("C1", " t=\"b\"><v>true</v>") C("D1", " t=\"e\"><v>#N/A</v>") "</row>",
         "1(TRUE)(FALSE)(TRUE)(#N/A)"},
	{"<row r=\"1\">" C("A1", " t=\"b\"><v>2</v>") "</row>", "1:1!sel"},
	/* numbers stay as they are written */
	{"<row r=\"1\">" C("A1", "><v>1.98503152010013E+17</v>")
                 C("B1", " t=\"n\"><v>0.30000000000000004</v>")
                         C("C1", "><v> -1e-7\n</v>") C("D1", "><v>007</v>") "</row>",
         "1(#1.98503152010013E+17)(#0.30000000000000004)(#-1e-7)(#007)"},
	{"<row r=\"1\">" C("A1", "><v>1,5</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A1", "><v>1<!-- x -->5</v>") "</row>", "1(#15)"},
	{"<row r=\"1\">" C("A1", "><v>1</v><v>5</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A1", "><v>1<x/>5</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A1", " t=\"?\"><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A1", "><is><t>x</t></is>") "</row>", "1"},
	/* days by their style */
	{"<row r=\"1\">" C("A1", " s=\"2\"><v>46295</v>") C("B1", " s=\"3\"><v>0.25</v>")
                 C("C1", " s=\"4\"><v>1.5</v>") C("D1", " s=\"5\"><v>46295.5</v>")
                         C("E1", " s=\"6\"><v>46295</v>")
                                 C("F1", " s=\"1\"><v>46295</v>") "</row>",
         "1(@2026-09-30)(06:00:00)(36:00:00)(@2026-09-30 12:00:00)(#46295)(#46295)"},
	{"<row r=\"1\">" C("A1", " s=\"2\"><v>60</v>") C("B1", " s=\"2\"><v>0</v>")
                 C("C1", " s=\"2\"><v>-1</v>") "</row>",
         "1(@1900-02-29)(@1900-01-00)(#-1)"},
	{"<row r=\"1\">" C("A1", " s=\"7\"><v>46295</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A1", " s=\"7\" t=\"s\"><v>0</v>") "</row>", "1(NIP)"},
	{"<row r=\"1\">" C("A1", " t=\"d\"><v>2026-09-30T08:00:00</v>")
                 C("B1", " t=\"d\"><v>08:00:00</v>") "</row>",
         "1(@2026-09-30 08:00:00)(08:00:00)"},
	{"<row r=\"1\">" C("A1", " t=\"d\"><v>30/9/2026</v>") "</row>", "1:1!sel"},
	/* places: gaps, cells and rows without a reference, rows left out, blank ones */
	{"<row r=\"1\">" C("A1", "><v>1</v>") C("C1", "><v>3</v>")
                 C("E1", " s=\"2\">") "</"
                                      "row>",
         "1(#1)()(#3)"},
	{"<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"><c><v>1</v></c>" C(
		 "D5", "><v>4</v>") "<c><v>5</v></c></row><row><c><v>6</v></c></row>",
         "1(#1)()(#3) 5(#1)()()(#4)(#5) 6(#6)"},
	{"<row r=\"2\"/><row r=\"4\"><c r=\"B4\" s=\"2\"/></row>", "2 4"},
	{"<row r=\"1\">" C("AA1", "><v>27</v>") "</row>",
         "1()()()()()()()()()()()()()()()()()()()()()()()()()()(#27)"},
	/* what is out of place */
	{"<row r=\"1\">" C("B1", "><v>1</v>")
                 C("A1", "><v>2</v>") "</row><row r=\"2\">" C("A2", "><v>3</v>") "</row>",
         "1:3!sel 2(#3)"},
	{"<row r=\"1\">" C("A1", "><v>1</v>") C("A1", "><v>2</v>") "</row>", "1:2!sel"},
	{"<row r=\"1\">" C("A2", "><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("1A", "><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("A", "><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("", "><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"1\">" C("XFE1", "><v>1</v>") "</row>", "1:1!lebar"},
	{"<row r=\"1\">" C("ZZZZZZZZZZ1", "><v>1</v>") "</row>", "1:1!sel"},
	{"<row r=\"2\"/><row r=\"1\"/>",
         "2 1!xl/worksheets/sheet1.xml: its rows are not in order"},
	{"<row r=\"2\"/><row r=\"2\"/>",
         "2 2!xl/worksheets/sheet1.xml: its rows are not in order"},
	{"<row r=\"0\"/>", "0!xl/worksheets/sheet1.xml: its rows are not in order"},
	{"<row r=\"1048576\"/>", "1048576"},
	{"<row r=\"1048577\"/>",
         "1048577!xl/worksheets/sheet1.xml: it has more than 1048576 rows"},
	{"<row r=\"x\"/>", "1!xl/worksheets/sheet1.xml: a row has no proper number"},
	/* elements of others do not count, wherever they stand */
	{"<x:row xmlns:x=\"urn:x\" r=\"1\"><c r=\"A1\"><v>1</v></c></x:row>"
         "<row r=\"2\"><x:c xmlns:x=\"urn:x\" r=\"A2\"><v>1</v></x:c>" C(
		 "A2", "><v>2</v><extLst><ext><v>9</v></ext></extLst>") "</row>",
         "2(#2)"},
};

static void
test_cells(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cells); i++) {
		struct sb sheet = {0};

		sb_adds(&sheet, "<worksheet xmlns=\"" WORKBOOK_MAIN
		                "\"><sheetPr/><dimension ref=\"A1\"/><sheetData>");
		sb_adds(&sheet, cells[i].rows);
		sb_adds(&sheet, "</sheetData><mergeCells count=\"1\"><mergeCell "
		                "ref=\"A1:B2\"/></mergeCells></worksheet>");
		check(i,
		      (const struct workbook_part[]){
			      WORKBOOK_ROOT,
			      WORKBOOK_BOOK_RELS,
			      {"xl/workbook.xml", BOOK, 0},
			      {"xl/styles.xml", styles, 0},
			      {"xl/sharedStrings.xml", strings, 0},
			      {"xl/worksheets/sheet1.xml", sheet.p, sheet.n},
		      },
		      6, NULL, cells[i].want);
		sb_release(&sheet);
	}
}

/* The raw form of a row can be read back as CSV, and fits under a header. */
static void
test_raw(void **state)
{
	static const char rows[] = WORKBOOK_SHEET(
		"<row r=\"1\"><c t=\"inlineStr\"><is><t>a,b</t></is></c>"
		"<c t=\"inlineStr\"><is><t>c\"\n</t></is></c></row>"
		"<row r=\"2\"><c><v>1</v></c></row><row r=\"3\"/>"
		"<row r=\"4\"><c/><c/><c><v>?</v></c><c><v>4</v></c></row>");
	const struct workbook_part parts[] = {
		WORKBOOK_ROOT,
		WORKBOOK_BOOK_RELS,
		{"xl/workbook.xml", BOOK, 0},
		{"xl/styles.xml", styles, 0},
		{"xl/sharedStrings.xml", strings, 0},
		{"xl/worksheets/sheet1.xml", rows, 0},
	};
	static const char *const want[2] = {
		"\"a,b\",\"c\"\"\n\"\n1\n\n,,#SEL!,4\n",
		"\"a,b\",\"c\"\"\n\",\n1,,\n\n,,#SEL!,4\n",
	};
	struct sb bytes = {0}, raw = {0};
	struct xlsxin *x;
	struct csvrow row;
	struct input in;
	struct err e;

	(void)state;
	workbook(&bytes, parts, LEN(parts));
	feed(sb_slice(&bytes), 0);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	assert_int_equal(input_first(&in, &e), 'P');
	assert_true(xlsxin_is(&in));
	assert_int_equal(xlsxin_open(&x, &in, NULL, &e), 0);
	input_close(&in);
	/* The second time in the middle of the first. */
	for (int round = 0; round < 3; round++) {
		sb_clear(&raw);
		while (xlsxin_next(x, &row, &e) > 0 && (round != 1 || row.line < 2))
			sb_add(&raw, row.raw);
		if (round != 1)
			assert_string_equal(raw.p, want[round > 0]);
		assert_int_equal(xlsxin_rewind(x, 3, &e), 0);
	}
	xlsxin_close(x);
	sb_release(&bytes);
	sb_release(&raw);
}

#define ROW1 "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
#define PREFIXED                                                                         \
	"<p:worksheet xmlns:p=\"" WORKBOOK_MAIN "\" xmlns=\"urn:x\"><p:sheetData>"       \
	"<p:row r=\"1\" x14ac:dyDescent=\"0.25\" xmlns:x14ac=\"urn:y\"><p:c r=\"A1\">"   \
	"<p:v>1</p:v><v>2</v></p:c></p:row></p:sheetData></p:worksheet>"
#define STRICT_MAIN "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_OFFICE "http://purl.oclc.org/ooxml/officeDocument/relationships"

#define RELS(target) WORKBOOK_RELS(WORKBOOK_REL("a", "worksheet", target))
#define SHEET1 "xl/worksheets/sheet1.xml"
#define WIDE "\xff\xfe<\0a\0/\0>\0"

/* What is NULL is the plain form of it. */
static const struct form {
	const char *want;
	const char *root, *rels, *book, *name, *sheet;
	size_t n; /* bytes of sheet; 0: up to its NUL */
} forms[] = {
	{.want = "1(#1)"},
	/* targets and names */
	{.want = "1(#1)", .rels = RELS("/xl/worksheets/sheet1.xml")},
	{.want = "1(#1)", .rels = RELS("./x/../../xl//worksheets/sheet1.xml")},
	{.want = "1(#1)",
         .rels = WORKBOOK_RELS(
		 "<Relationship Id=\"b\" Type=\"x/styles\" TargetMode=\"External\" "
		 "Target=\"http://x/\"/>" WORKBOOK_REL("a", "worksheet",
                                                       "worksheets/sheet1.xml"))},
	{.want = "1(#1)", .name = "XL/Worksheets/SHEET1.xml"},
	{.want = "1(#1)", .name = "!" SHEET1},
	/* namespaces */
	{.want = "1(#1)", .sheet = PREFIXED},
	{.want = "1(#1)",
         .root = WORKBOOK_RELS("<Relationship Id=\"a\" Type=\"" STRICT_OFFICE
                               "/officeDocument\" Target=\"xl/workbook.xml\"/>"),
         .rels = WORKBOOK_RELS("<Relationship Id=\"a\" Type=\"" STRICT_OFFICE
                               "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"),
         .book = "<workbook xmlns=\"" STRICT_MAIN "\" xmlns:q=\"" STRICT_OFFICE
                 "\"><sheets><sheet name=\"Data\" q:id=\"a\"/></sheets></workbook>",
         .sheet = "<worksheet xmlns=\"" STRICT_MAIN "\"><sheetData>" ROW1
                  "</sheetData></worksheet>"},
	/* no data, no sheet, another encoding */
	{.want = "", .sheet = "<worksheet xmlns=\"" WORKBOOK_MAIN "\"/>"},
	{.want = "0!" SHEET1 ": it is no sheet", .sheet = "<chartsheet/>"},
	{.want = "0!" SHEET1 ": it is no sheet", .sheet = WIDE, .n = sizeof WIDE - 1},
	/* damage */
	{.want = "0!" SHEET1 " is damaged or cut off (it is not there)", .name = "x"},
	{.want = "0!" SHEET1 " is damaged at byte 0 (unclosed token)", .sheet = "<x"},
	{.want = "1(#1) 2!" SHEET1 " is damaged at byte 138 (no element found)",
         .sheet = "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData>" ROW1
                  "<row r=\"2\">"},
	{.want = "0!" SHEET1 ": it has a DOCTYPE, which no spreadsheet program writes",
         .sheet = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"},
	/* other documents of the kind */
	{.want = "0!the file is a zip archive, but no workbook", .book = "<document/>"},
	{.want = "0!the file is a binary workbook (.xlsb)",
         .root = WORKBOOK_RELS(WORKBOOK_REL("a", "officeDocument", "xl/workbook.bin")),
         .name = "xl/workbook.bin"},
};

static const char *
either(const char *s, const char *other)
{
	return s ? s : other;
}

static void
test_forms(void **state)
{
	static const char root[] =
		WORKBOOK_RELS(WORKBOOK_REL("a", "officeDocument", "xl/workbook.xml"));
	static const char book[] =
		WORKBOOK_BOOK("<sheets><sheet name=\"Data\" r:id=\"a\"/></sheets>");

	(void)state;
	for (size_t i = 0; i < LEN(forms); i++) {
		const struct form *f = &forms[i];

		check(i,
		      (const struct workbook_part[]){
			      {"_rels/.rels", either(f->root, root), 0},
			      {"xl/_rels/workbook.xml.rels",
		               either(f->rels, RELS("worksheets/sheet1.xml")), 0},
			      {"xl/workbook.xml", either(f->book, book), 0},
			      {either(f->name, SHEET1),
		               either(f->sheet, WORKBOOK_SHEET(ROW1)), f->n},
		      },
		      4, NULL, f->want);
	}
}

/* Archives that are no workbooks. */
static void
test_archives(void **state)
{
	(void)state;
	check(0,
	      (const struct workbook_part[]){
		      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
		      {"content.xml", "<a/>", 0},
	      },
	      2, NULL, "0!the file is an OpenDocument (.ods) workbook");
	check(1, (const struct workbook_part[]){{"pegawai.csv", "nip,nama\n", 0}}, 1,
	      NULL, "0!the file is a zip archive, but no workbook");
}

static void
test_1904(void **state)
{
	static const char *const books[] = {"1", "true", "0", "false"};

	(void)state;
	for (size_t i = 0; i < LEN(books); i++) {
		struct sb book = {0};

		sb_addf(&book,
		        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr "
		        "date1904=\"%s\"/><sheets><sheet name=\"D\" r:id=\"rId1\"/>"
		        "</sheets></workbook>",
		        WORKBOOK_MAIN, WORKBOOK_OFFICE, books[i]);
		check(i,
		      (const struct workbook_part[]){
			      WORKBOOK_ROOT,
			      WORKBOOK_BOOK_RELS,
			      {"xl/workbook.xml", book.p, book.n},
			      {"xl/styles.xml", styles, 0},
			      {"xl/sharedStrings.xml", strings, 0},
			      {"xl/worksheets/sheet1.xml",
		               WORKBOOK_SHEET("<row><c s=\"2\"><v>44833</v></c></row>"),
		               0},
		      },
		      6, "D", i < 2 ? "1(@2026-09-30)" : "1(@2022-09-29)");
		sb_release(&book);
	}
}

#define SHEET(name, state, id) "<sheet name=\"" name "\"" state " r:id=\"" id "\"/>"
#define HIDDEN " state=\"hidden\""

static void
test_sheets(void **state)
{
	static const char rels[] =
		WORKBOOK_RELS(WORKBOOK_REL("a", "worksheet", "a.xml")
	                              WORKBOOK_REL("b", "worksheet", "b.xml")
	                                      WORKBOOK_REL("c", "chartsheet", "c.xml"));
	static const struct {
		const char *sheets, *want, *said;
	} rows[] = {
		{SHEET("A", "", "a"), NULL, "1(#1)"},
		{SHEET("A", "", "a") SHEET("B", HIDDEN, "b"), NULL, "1(#1)"},
		{SHEET("A", " state=\"veryHidden\"", "a")
	                 SHEET("B", " state=\"visible\"", "b"),
	         NULL, "1(#2)"},
		{SHEET("A", "", "a") SHEET("B", HIDDEN, "b"), "B", "1(#2)"},
		{SHEET("A", HIDDEN, "a") SHEET("B", "", "b"), "1", "1(#2)"},
		{SHEET("A", "", "a") SHEET("B", "", "b"), "2", "1(#2)"},
		{SHEET("2", "", "a") SHEET("B", "", "b"), "2", "1(#1)"},
		{SHEET("Rekap &amp; Data", "", "a") SHEET("B", "", "b"), "rekap & data",
	         "1(#1)"},
		{SHEET("b", "", "a") SHEET("B", "", "b"), "B", "1(#2)"},
		{SHEET("A", "", "a") SHEET("C", "", "c"), NULL, "1(#1)"},
		{SHEET("A", "", "a") SHEET("C", "", "c"), "C",
	         "0!the sheet \"C\" is a chart, not a table"},
		{SHEET("A", "", "a") SHEET("B", "", "b") SHEET("C", HIDDEN, "c"), NULL,
	         "0!say which sheet is wanted with --sheet"},
		{SHEET("A", HIDDEN, "a"), NULL,
	         "0!say which sheet is wanted with --sheet"},
		{SHEET("A", "", "a"), "2", "0!there is no sheet \"2\""},
		{SHEET("A", "", "a"), "0", "0!there is no sheet \"0\""},
		{SHEET("A", "", "a"), "", "0!there is no sheet \"\""},
		{SHEET("A", "", "z"), NULL, "0!say which sheet is wanted with --sheet"},
		{"", NULL, "0!say which sheet is wanted with --sheet"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb book = {0};

		sb_addf(&book,
		        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets>"
		        "</workbook>",
		        WORKBOOK_MAIN, WORKBOOK_OFFICE, rows[i].sheets);
		check(i,
		      (const struct workbook_part[]){
			      WORKBOOK_ROOT,
			      {"xl/_rels/workbook.xml.rels", rels, 0},
			      {"xl/workbook.xml", book.p, book.n},
			      {"xl/a.xml", WORKBOOK_SHEET("<row><c><v>1</v></c></row>"),
		               0},
			      {"xl/b.xml", WORKBOOK_SHEET("<row><c><v>2</v></c></row>"),
		               0},
		      },
		      5, rows[i].want, rows[i].said);
		sb_release(&book);
	}
}

/* What xlsx2csv writes of the workbook, as an input that is all there. */
static void
by_xlsx2csv(struct input *in, const char *path)
{
	struct sb command = {0}, text = {0};
	FILE *fp;
	size_t n;

	sb_addf(&command, "xlsx2csv -t %%H:%%M:%%S %s", path);
	fp = popen(command.p, "r");
	assert_non_null(fp);
	do {
		char *room = sb_reserve(&text, 4096 + INPUT_SLACK);

		n = fread(room, 1, 4096, fp);
		text.n += n;
	} while (n > 0);
	assert_int_equal(pclose(fp), 0);
	sb_release(&command);
	memset(text.p + text.n, 0, INPUT_SLACK);
	*in = (struct input){
		.buf = text.p, .end = text.n, .cap = text.n, .fd = -1, .eof = true};
}

static void
same_row(const struct csvrow *a, const struct csvrow *b)
{
	for (size_t i = 0; i < a->n || i < b->n; i++) {
		struct slice x = i < a->n ? a->f[i] : SLICE("");
		struct slice y = i < b->n ? b->f[i] : SLICE("");

		if (!slice_eq(x, y))
			fail_msg("%zu:%zu: \"%.*s\", xlsx2csv has \"%.*s\"", a->line,
			         i + 1, (int)x.n, x.p, (int)y.n, y.p);
	}
}

/* Cell for cell what another program reads: it writes a line for each row up to the last,
   those left out as well. */
static void
test_xlsx2csv(void **state)
{
	static const char *const paths[] = {"tests/data/workbook/openpyxl.xlsx",
	                                    "tests/data/workbook/libxlsxwriter.xlsx"};

	(void)state;
	if (system("command -v xlsx2csv >/dev/null") != 0) {
		print_message("xlsx2csv is not installed\n");
		skip();
	}
	for (size_t i = 0; i < LEN(paths); i++) {
		struct csvrow ours, theirs;
		struct input in, other;
		struct xlsxin *x;
		struct csvin *c;
		size_t line = 0;
		struct err e;

		by_xlsx2csv(&other, paths[i]);
		c = csvin_new(&other, ',', false);
		assert_int_equal(input_open(&in, paths[i], &e), 0);
		assert_int_equal(input_first(&in, &e), 'P');
		assert_int_equal(xlsxin_open(&x, &in, NULL, &e), 0);
		while (xlsxin_next(x, &ours, &e) == 1) {
			for (; line < ours.line; line++)
				assert_int_equal(csvin_next(c, &theirs, &e), 1);
			same_row(&ours, &theirs);
		}
		assert_true(line > 5);
		assert_int_equal(csvin_next(c, &theirs, &e), 0);
		csvin_free(c);
		mem_free(other.buf);
		xlsxin_close(x);
		input_close(&in);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),    cmocka_unit_test(test_raw),
		cmocka_unit_test(test_forms),    cmocka_unit_test(test_1904),
		cmocka_unit_test(test_sheets),   cmocka_unit_test(test_archives),
		cmocka_unit_test(test_xlsx2csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
