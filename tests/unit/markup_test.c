#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/markup.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct row {
	struct slice in;
	const char *text, *html;
};

/* Bytes with their length, for a table. */
#define S(literal)                                                                       \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

static const struct row rows[] = {
	{S(""), "", ""},
	{S("Siti"), "Siti", "Siti"},
	{S("a & b"), "a & b", "a &amp; b"},
	{S("<script>"), "<script>", "&lt;script&gt;"},
	{S("\"x\" 'y'"), "\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"},
	{S("&amp;"), "&amp;", "&amp;amp;"},
	{S("a\tb"), "a b", "a b"},
	/* U+2400 + code: NUL, LF, ESC; DEL is U+2421. */
	{S("x\0y"), "x\xe2\x90\x80y", "x\xe2\x90\x80y"},
	{S("x\ny"), "x\xe2\x90\x8ay", "x\xe2\x90\x8ay"},
	{S("\x1b[31m"), "\xe2\x90\x9b[31m", "\xe2\x90\x9b[31m"},
	{S("\x7f"), "\xe2\x90\xa1", "\xe2\x90\xa1"},
	/* U+0085, U+202E (right to left), U+200B, U+FEFF. */
	{S("\xc2\x85"), "?", "?"},
	{S("x\xe2\x80\xaey"), "x?y", "x?y"},
	{S("\xe2\x80\x8b"), "?", "?"},
	{S("\xef\xbb\xbf"), "?", "?"},
	/* What is to be read stays as it is. */
	{S("Nuʼman é –"), "Nuʼman é –", "Nuʼman é –"},
	/* No UTF-8: a lone byte, an overlong '<', half a character at the end. */
	{S("x\xffy"), "x\xef\xbf\xbdy", "x\xef\xbf\xbdy"},
	{S("\xc0\xbc"), "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},
	{S("\xe2\x80"), "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},
};

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0}, html = {0};

		markup_text(&text, rows[i].in);
		markup_html(&html, rows[i].in);
		if (!slice_eq(sb_slice(&text), slice_of(rows[i].text)) ||
		    !slice_eq(sb_slice(&html), slice_of(rows[i].html)))
			fail_msg("row %zu: %s / %s", i, text.p, html.p);
		sb_release(&text);
		sb_release(&html);
	}
}

/* Whatever goes in, what comes out is UTF-8 on one line, and nothing in it can end an
 * attribute. */
static void
test_any_bytes(void **state)
{
	uint32_t seed = 2026;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char in[12];
		struct sb html = {0}, text = {0};

		for (size_t i = 0; i < sizeof in; i++) {
			seed = seed * 1664525 + 1013904223;
			in[i] = (char)(seed >> 24);
		}
		markup_html(&html, (struct slice){in, sizeof in});
		markup_text(&text, (struct slice){in, sizeof in});
		assert_int_equal(utf8_bad(sb_slice(&html)), html.n);
		assert_int_equal(utf8_bad(sb_slice(&text)), text.n);
		for (size_t i = 0; i < html.n; i++) {
			assert_true((unsigned char)html.p[i] >= 0x20 &&
			            html.p[i] != 0x7f);
			assert_null(strchr("<>\"'", html.p[i]));
		}
		for (size_t i = 0; i < text.n; i++)
			assert_true((unsigned char)text.p[i] >= 0x20 &&
			            text.p[i] != 0x7f);
		sb_release(&html);
		sb_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
