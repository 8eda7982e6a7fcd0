#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Unicode, table 3-7: the well-formed sequences are exactly these. */
static void
test_char(void **state)
{
	static const struct {
		const char *in;
		size_t n;
		size_t length; /* 0: no character */
		uint32_t cp;
	} rows[] = {
		{"", 0, 0, 0},
		{"A", 1, 1, 'A'},
		{"\0", 1, 1, 0},
		{"\x7F", 1, 1, 0x7F},
		{"\x80", 1, 0, 0},
		{"\xC0\x80", 2, 0, 0}, /* overlong */
		{"\xC1\xBF", 2, 0, 0},
		{"\xC2\x80", 2, 2, 0x80},
		{"\xDF\xBF", 2, 2, 0x7FF},
		{"\xC3", 1, 0, 0}, /* cut off */
		{"\xC3(", 2, 0, 0},
		{"\xE0\x9F\xBF", 3, 0, 0}, /* overlong */
		{"\xE0\xA0\x80", 3, 3, 0x800},
		{"\xE2\x82\xAC", 3, 3, 0x20AC},
		{"\xE2\x82", 2, 0, 0},
		{"\xED\x9F\xBF", 3, 3, 0xD7FF},
		{"\xED\xA0\x80", 3, 0, 0}, /* surrogate */
		{"\xED\xBF\xBF", 3, 0, 0},
		{"\xEE\x80\x80", 3, 3, 0xE000},
		{"\xEF\xBF\xBF", 3, 3, 0xFFFF},
		{"\xF0\x8F\xBF\xBF", 4, 0, 0}, /* overlong */
		{"\xF0\x90\x80\x80", 4, 4, 0x10000},
		{"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
		{"\xF4\x90\x80\x80", 4, 0, 0}, /* above U+10FFFF */
		{"\xF5\x80\x80\x80", 4, 0, 0},
		{"\xFF", 1, 0, 0},
		{"\xF0\x9F\x98", 3, 0, 0},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct slice s = {rows[i].in, rows[i].n};
		uint32_t cp = 0;
		size_t length = utf8_char(s, &cp);

		if (length != rows[i].length || (length > 0 && cp != rows[i].cp))
			fail_msg("row %zu: length %zu, U+%04X", i, length, (unsigned)cp);
		if (rows[i].n > 0 && utf8_bad(s) != (length > 0 ? rows[i].n : 0))
			fail_msg("row %zu: utf8_bad %zu", i, utf8_bad(s));
	}
}

/* Encodes as RFC 3629, section 3 draws it. */
static size_t
encode(char *p, uint32_t cp)
{
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4, i;
	static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (i = n; i-- > 1; cp >>= 6)
		p[i] = (char)(0x80 | (cp & 0x3F));
	p[0] = (char)(lead[n] | cp);
	return n;
}

static void
test_every_character(void **state)
{
	uint32_t cp, got;

	(void)state;
	for (cp = 0; cp <= 0x110FFF; cp++) {
		char buf[4];
		size_t n = encode(buf, cp);
		bool valid = cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);

		got = 0;
		if (utf8_char((struct slice){buf, n}, &got) != (valid ? n : 0) ||
		    (valid && got != cp))
			fail_msg("U+%04X", (unsigned)cp);
	}
}

/* A bad byte is found wherever it stands, and in whatever it stands between. */
static void
test_bad_at_every_offset(void **state)
{
	char text[41];
	size_t i, n;

	(void)state;
	for (n = 1; n <= 40; n++) {
		for (i = 0; i < n; i++) {
			memset(text, 'a', sizeof(text));
			text[i] = '\x80';
			if (utf8_bad((struct slice){text, n}) != i)
				fail_msg("byte %zu of %zu: %zu", i, n,
				         utf8_bad((struct slice){text, n}));
			if (i + 1 < n) {
				memcpy(text + i, "\xC3\xA9", 2);
				assert_int_equal(utf8_bad((struct slice){text, n}), n);
			}
		}
	}
	assert_int_equal(utf8_bad(SLICE("12345678\xC3\xA9"
	                                "12345678\xE2\x82")),
	                 18);
}

static void
test_mend(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{"", ""},
		{"roster.csv", "roster.csv"},
		{"Jos\xC3\xA9", "Jos\xC3\xA9"},
		{"Jos\xE9", "Jos?"},
		{"\xFF\xFE.csv", "??.csv"},
		{"a\xE2\x82", "a??"},
		{"\xE2\x82\xC3\xA9", "??\xC3\xA9"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char text[20];

		memcpy(text, rows[i].in, strlen(rows[i].in) + 1);
		utf8_mend(text);
		if (strcmp(text, rows[i].want) != 0)
			fail_msg("row %zu: \"%s\"", i, text);
	}
}

static void
test_width(void **state)
{
	static const struct {
		const char *in;
		size_t want;
	} rows[] = {
		{"", 0},
		{"Siti Contoh", 11},
		{"a\tb\r\n", 2},
		{"\x7F", 0},
		{"\xC2\x80", 0},     /* a C1 control */
		{"Jos\xC3\xA9", 4},  /* composed */
		{"Jose\xCC\x81", 4}, /* the accent on its own */
		{"\xE2\x80\x8B", 0}, /* zero width space */
		{"\xEF\xBB\xBF"
	         "nip",
	         3},                 /* byte order mark */
		{"\xE2\x89\xA5", 1}, /* greater or equal */
		{"\xE6\xBC\xA2\xE5\xAD\x97", 4},
		{"\xE1\x84\x80", 2}, /* U+1100 */
		{"\xE3\x80\xBF", 1}, /* U+303F, the exception */
		{"\xE3\x81\x81", 2}, /* U+3041 */
		{"\xEF\xBC\xA1", 2}, /* full-width A */
		{"\xEF\xBD\xA1", 1}, /* half-width */
		{"\xF0\x9F\x98\x80", 2},
		{"\xF0\x9F\xA4\x80", 2}, /* U+1F900 */
		{"\xF0\xA0\x80\x80", 2}, /* U+20000 */
		{"a\xFF"
	         "b",
	         3}, /* a stray byte takes a column */
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		size_t got = utf8_width(slice_of(rows[i].in));

		if (got != rows[i].want)
			fail_msg("row %zu \"%s\": %zu, want %zu", i, rows[i].in, got,
			         rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_char),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_bad_at_every_offset),
		cmocka_unit_test(test_mend),
		cmocka_unit_test(test_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
