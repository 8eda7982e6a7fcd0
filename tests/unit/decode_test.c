#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/sb.h"
#include "base/utf8.h"
#include "stream/decode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* Adds what the bytes become when they come piece at a time, into a room that small. */
static void
decode(struct sb *out, enum decode_from from, bool lone_cr, struct slice in, size_t piece,
       size_t room)
{
	struct slice raw = {in.p, 0};
	struct err e;
	struct decode *d = decode_new(from, &e);
	size_t n;

	assert_non_null(d);
	if (lone_cr)
		assert_int_equal(decode_lone_cr(d, NULL, 0), 0);
	for (;;) {
		bool last = raw.p + raw.n == in.p + in.n;

		while ((n = decode_run(d, &raw, last, sb_reserve(out, room), room)) > 0) {
			assert_true(n <= room);
			out->n += n;
		}
		if (last)
			break;
		assert_true(raw.n < 4);
		raw.n += piece;
		if (raw.p + raw.n > in.p + in.n)
			raw.n = (size_t)(in.p + in.n - raw.p);
	}
	assert_int_equal(raw.n, 0);
	decode_free(d);
}

static void
check(size_t number, enum decode_from from, bool lone_cr, struct slice in,
      struct slice want)
{
	struct sb out = {0};

	for (size_t piece = 1; piece <= in.n + 1; piece++)
		for (size_t room = 1; room <= want.n + 17; room++) {
			sb_clear(&out);
			decode(&out, from, lone_cr, in, piece, room);
			if (!slice_eq(sb_slice(&out), want))
				fail_msg("row %zu, pieces of %zu, room of %zu: \"%.*s\"",
				         number, piece, room, (int)out.n, out.p);
		}
	sb_release(&out);
}

/*
 * What exists: printf '...' | iconv -f ENCODING -t UTF-8. What does not is 0xFF, one for
 * each byte or unit.
 */
static void
test_encodings(void **state)
{
	static const struct {
		enum decode_from from;
		struct slice in, want;
	} rows[] = {
		{DECODE_UTF8, IN(""), IN("")},
		{DECODE_UTF8, IN("a\xc3\xa9\xff\0\x80\r\n"),
	         IN("a\xc3\xa9\xff\0\x80\r\n")},

		{DECODE_WINDOWS_1252, IN(""), IN("")},
		{DECODE_WINDOWS_1252, IN("nip,\"a\"\r\n\0\t"), IN("nip,\"a\"\r\n\0\t")},
		{DECODE_WINDOWS_1252, IN("Jos\xe9"), IN("Jos\xc3\xa9")},
		{DECODE_WINDOWS_1252, IN("\x80\x92\x93\x94\x96\xa0\xff"),
	         IN("\xe2\x82\xac\xe2\x80\x99\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\x93\xc2\xa0"
	            "\xc3\xbf")},
		{DECODE_WINDOWS_1252, IN("a\x81\x8d\x8f\x90\x9d\xe9"),
	         IN("a\xff\xff\xff\xff\xff\xc3\xa9")},

		{DECODE_ISO_8859_1, IN("Jos\xe9\xa0\xff"),
	         IN("Jos\xc3\xa9\xc2\xa0\xc3\xbf")},
		{DECODE_ISO_8859_1, IN("a\x7f\x80\x92\x9f\xa0z"),
	         IN("a\x7f\xff\xff\xff\xc2\xa0z")},
		{DECODE_ISO_8859_1, IN("\x85"), IN("\xff")},

		{DECODE_UTF16LE, IN(""), IN("")},
		{DECODE_UTF16LE, IN("n\0i\0p\0\r\0\n\0"), IN("nip\r\n")},
		{DECODE_UTF16LE, IN("\xe9\0\x19\x20\0\0\x65\x22"),
	         IN("\xc3\xa9\xe2\x80\x99\0\xe2\x89\xa5")},
		{DECODE_UTF16LE, IN("\x3d\xd8\0\xde.\0"), IN("\xf0\x9f\x98\x80.")},
		{DECODE_UTF16LE, IN("a\0\xff\xfe"), IN("a\xef\xbb\xbf")},
		/* half a pair: a low one, a high one before something else, at the end */
		{DECODE_UTF16LE, IN("\0\xde.\0"), IN("\xff.")},
		{DECODE_UTF16LE, IN("\x3d\xd8.\0"), IN("\xff.")},
		{DECODE_UTF16LE, IN("\x3d\xd8\x3d\xd8\0\xde"),
	         IN("\xff\xf0\x9f\x98\x80")},
		{DECODE_UTF16LE, IN("a\0\x3d\xd8"), IN("a\xff")},
		{DECODE_UTF16LE, IN("\0\xde\x3d\xd8"), IN("\xff\xff")},
		/* half a unit, alone and behind half a pair */
		{DECODE_UTF16LE, IN("a"), IN("\xff")},
		{DECODE_UTF16LE, IN("a\0\n\0b"), IN("a\n\xff")},
		{DECODE_UTF16LE, IN("\x3d\xd8\0"), IN("\xff\xff")},

		{DECODE_UTF16BE, IN("\0n\0i\0p\0\r\0\n"), IN("nip\r\n")},
		{DECODE_UTF16BE, IN("\0\xe9\x20\x19"), IN("\xc3\xa9\xe2\x80\x99")},
		{DECODE_UTF16BE, IN("\xd8\x3d\xde\0\0."), IN("\xf0\x9f\x98\x80.")},
		{DECODE_UTF16BE, IN("\xde\0\0.\xd8\x3d"), IN("\xff.\xff")},
		{DECODE_UTF16BE, IN("\0a\0"), IN("a\xff")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].from, false, rows[i].in, rows[i].want);
}

/* Every CR, alone or before LF, is one line end. */
static void
test_lone_cr(void **state)
{
	static const struct {
		enum decode_from from;
		struct slice in, want;
	} rows[] = {
		{DECODE_UTF8, IN("a\rb\r"), IN("a\nb\n")},
		{DECODE_UTF8, IN("\r\r\"x\ry\"\r"), IN("\n\n\"x\ny\"\n")},
		{DECODE_UTF8, IN("a\r\nb\r\r\nc\n\rd\n\n"), IN("a\nb\n\nc\n\nd\n\n")},
		{DECODE_WINDOWS_1252, IN("\xe9\r\x81\r\n"), IN("\xc3\xa9\n\xff\n")},
		{DECODE_UTF16LE, IN("a\0\r\0\r\0\n\0\x0d\x0a"), IN("a\n\n\xe0\xa8\x8d")},
		{DECODE_UTF16BE, IN("\0a\0\r\0"), IN("a\n\xff")},
	};
	struct decode *d;
	char held[] = "a\rb\r\nc\r";
	struct slice raw = SLICE("\nd\r");
	char out[8];
	struct err e;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].from, true, rows[i].in, rows[i].want);

	/* What came out before is changed where it stands, and remembered. */
	d = decode_new(DECODE_UTF8, &e);
	assert_non_null(d);
	assert_int_equal(decode_lone_cr(d, held, sizeof held - 1), 6);
	assert_memory_equal(held, "a\nb\nc\n", 6);
	assert_int_equal(decode_run(d, &raw, true, out, sizeof out), 2);
	assert_memory_equal(out, "d\n", 2);
	decode_free(d);
}

/* Every character there is, by way of UTF-16 made by hand as RFC 2781 has it. */
static void
test_all_characters(void **state)
{
	struct sb text = {0}, little = {0}, big = {0}, out = {0};

	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t units[2] = {cp, 0};
		size_t n = cp < 0x10000 ? 1 : 2;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		if (n == 2) {
			units[0] = 0xd800 + ((cp - 0x10000) >> 10);
			units[1] = 0xdc00 + ((cp - 0x10000) & 0x3ff);
		}
		for (size_t i = 0; i < n; i++) {
			sb_addc(&little, (char)(units[i] & 0xff));
			sb_addc(&little, (char)(units[i] >> 8));
			sb_addc(&big, (char)(units[i] >> 8));
			sb_addc(&big, (char)(units[i] & 0xff));
		}
		if (cp < 0x80) {
			sb_addc(&text, (char)cp);
			continue;
		}
		sb_addc(&text, (char)(cp < 0x800     ? 0xc0 | cp >> 6
		                      : cp < 0x10000 ? 0xe0 | cp >> 12
		                                     : 0xf0 | cp >> 18));
		if (cp >= 0x10000)
			sb_addc(&text, (char)(0x80 | (cp >> 12 & 0x3f)));
		if (cp >= 0x800)
			sb_addc(&text, (char)(0x80 | (cp >> 6 & 0x3f)));
		sb_addc(&text, (char)(0x80 | (cp & 0x3f)));
	}
	assert_int_equal(utf8_bad(sb_slice(&text)), text.n);
	decode(&out, DECODE_UTF16LE, false, sb_slice(&little), 4093, 1021);
	assert_true(slice_eq(sb_slice(&out), sb_slice(&text)));
	sb_clear(&out);
	decode(&out, DECODE_UTF16BE, false, sb_slice(&big), 1021, 4093);
	assert_true(slice_eq(sb_slice(&out), sb_slice(&text)));
	sb_release(&text);
	sb_release(&little);
	sb_release(&big);
	sb_release(&out);
}

static void
test_names(void **state)
{
	static const struct {
		const char *name;
		int want; /* -1: none */
		const char *again;
	} rows[] = {
		{"auto", DECODE_AUTO, "auto"},
		{"utf-8", DECODE_UTF8, "utf-8"},
		{"UTF8", DECODE_UTF8, "utf-8"},
		{"UTF_16", DECODE_UTF16, "utf-16"},
		{"utf-16le", DECODE_UTF16LE, "utf-16le"},
		{"UTF-16 BE", DECODE_UTF16BE, "utf-16be"},
		{"Windows-1252", DECODE_WINDOWS_1252, "windows-1252"},
		{"CP1252", DECODE_WINDOWS_1252, "windows-1252"},
		{"cp-1252", DECODE_WINDOWS_1252, "windows-1252"},
		{"ISO-8859-1", DECODE_ISO_8859_1, "iso-8859-1"},
		{"iso8859-1", DECODE_ISO_8859_1, "iso-8859-1"},
		{"Latin-1", DECODE_ISO_8859_1, "iso-8859-1"},
		{"", -1, NULL},
		{"-", -1, NULL},
		{"utf", -1, NULL},
		{"utf-88", -1, NULL},
		{"utf-7", -1, NULL},
		{"utf-32", -1, NULL},
		{"iso-8859-15", -1, NULL},
		{"ansi", -1, NULL},
		{"windows-1252//TRANSLIT", -1, NULL},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		enum decode_from from;
		struct err e;
		int r = decode_find(rows[i].name, &from, &e);

		if (r == 0 && ((int)from != rows[i].want ||
		               strcmp(decode_name(from), rows[i].again) != 0))
			fail_msg("\"%s\": %d", rows[i].name, (int)from);
		if (r != 0 && (rows[i].want >= 0 || e.kind != ERR_USAGE ||
		               !strstr(e.text, "windows-1252")))
			fail_msg("\"%s\": %s", rows[i].name, e.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_lone_cr),
		cmocka_unit_test(test_all_characters),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
