#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "pieces.h"
#include "stream/input.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}
#define BLOCK ((size_t)256 << 10) /* what is read at once */

static void
open_stdin(struct input *in, struct slice text, size_t piece)
{
	struct err e;

	feed(text, piece);
	assert_int_equal(input_open(in, NULL, &e), 0);
}

/* Bytes behind the end may be read, and are zero. */
static void
check_slack(const struct input *in)
{
	for (size_t i = 0; i < INPUT_SLACK; i++)
		assert_int_equal(in->buf[in->end + i], 0);
}

static void
test_first(void **state)
{
	static const struct {
		struct slice in;
		int want;
		struct slice rest; /* what is left to be read */
	} rows[] = {
		{IN(""), -1, IN("")},
		{IN("a"), 'a', IN("a")},
		{IN("ab\n"), 'a', IN("ab\n")},
		{IN("\0b"), 0, IN("\0b")},
		{IN("{}"), '{', IN("{}")},
		{IN("\xff"), 0xff, IN("\xff")},
		{IN("\xef\xbb\xbf"), -1, IN("")},
		{IN("\xef\xbb\xbf{}\n"), '{', IN("{}\n")},
		{IN("\xef\xbb\xbf\xef\xbb\xbfx"), 0xef, IN("\xef\xbb\xbfx")},
		{IN("\xef\xbbx"), 0xef, IN("\xef\xbbx")},
		{IN("\xef\xbb"), 0xef, IN("\xef\xbb")},
		{IN("\xff\xfe"), -2, IN("")}, /* UTF-16 */
		{IN("\xff\xfej\0e\0"), -2, IN("")},
		{IN("\xfe\xff\0j\0e"), -2, IN("")},
		{IN("\xff\xfe\0\0j\0\0\0"), -2, IN("")}, /* UTF-32 */
		{IN("\0\0\xfe\xff\0\0\0j"), -2, IN("")},
		{IN("\0\0\xfe"), 0, IN("\0\0\xfe")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t piece = 0; piece <= rows[i].in.n; piece++) {
			struct input in;
			struct err e;
			int got;

			open_stdin(&in, rows[i].in, piece);
			got = input_first(&in, &e);
			if (got != rows[i].want)
				fail_msg("row %zu, reads of %zu: %d, want %d", i, piece,
				         got, rows[i].want);
			if (got == -2) {
				assert_int_equal(e.kind, ERR_INPUT);
				assert_non_null(strstr(e.text, "UTF-16"));
				assert_non_null(strstr(e.text, "UTF-8"));
			}
			while (got != -2 && input_more(&in, &e) > 0)
				;
			if (got != -2)
				assert_true(in.end - in.pos == rows[i].rest.n &&
				            (in.pos == in.end ||
				             memcmp(in.buf + in.pos, rows[i].rest.p,
				                    rows[i].rest.n) == 0));
			check_slack(&in);
			input_close(&in);
		}
}

/* Every byte is handed out once and in order, however much is taken at a time. */
static void
test_more(void **state)
{
	char text[150];

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)(i + 1);
	for (size_t piece = 1; piece <= sizeof text; piece++)
		for (size_t take = 1; take < 10; take++) {
			struct input in;
			struct err e;
			size_t at = 0;
			int r;

			open_stdin(&in, (struct slice){text, sizeof text}, piece);
			while ((r = input_more(&in, &e)) > 0) {
				check_slack(&in);
				assert_true(in.end > in.pos && !in.eof);
				assert_memory_equal(in.buf + in.pos, text + at,
				                    in.end - in.pos);
				for (; in.end - in.pos >= take; in.pos += take)
					at += take;
			}
			assert_int_equal(r, 0);
			assert_true(in.eof);
			assert_int_equal(at + (in.end - in.pos), sizeof text);
			assert_int_equal(input_more(&in, &e), 0);
			input_close(&in);
		}
}

/* A record that grows: what is held stays, and room is made until it is too long. */
static void
test_long_record(void **state)
{
	size_t n = INPUT_RECORD_MAX + BLOCK;
	char *text = malloc(n);
	struct input in;
	struct err e;
	int r;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		text[i] = (char)(i * 31 >> 8);
	open_stdin(&in, (struct slice){text, n}, 0);
	while ((r = input_more(&in, &e)) > 0) {
		check_slack(&in);
		assert_memory_equal(in.buf, text, in.end);
	}
	assert_int_equal(r, -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text,
	                    "a record is longer than 16 MiB; is a quote left open?");
	assert_int_equal(in.end - in.pos, INPUT_RECORD_MAX);
	/* Once it is taken there is room again. */
	in.pos = in.end - 1;
	assert_int_equal(input_more(&in, &e), 1);
	assert_memory_equal(in.buf, text + INPUT_RECORD_MAX - 1, in.end);
	assert_int_equal(input_more(&in, &e), 0);
	assert_int_equal(in.end, BLOCK + 1);
	input_close(&in);
	free(text);
}

static void
test_unopened(void **state)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
		{"no-such-file.csv", "cannot open: No such file or directory"},
		{"", "cannot open: No such file or directory"},
		{"/", "cannot read: Is a directory"},
		{"/dev/null/x", "cannot open: Not a directory"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct input in;
		struct err e;

		if (input_open(&in, rows[i].name, &e) != -1 || e.kind != ERR_INPUT ||
		    strcmp(e.text, rows[i].want) != 0)
			fail_msg("\"%s\": %s", rows[i].name, e.text);
		input_close(&in);
		input_close(&in);
	}
}

/* "-" is standard input, which stays open; nothing comes from a device without bytes. */
static void
test_names(void **state)
{
	static const struct {
		const char *name;
		int want;
	} rows[] = {{NULL, 'x'}, {"-", 'x'}, {"/dev/null", -1}};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct input in = {0};
		struct err e;

		feed(SLICE("x"), 0);
		input_close(&in);
		assert_int_equal(input_open(&in, rows[i].name, &e), 0);
		if (input_first(&in, &e) != rows[i].want)
			fail_msg("row %zu", i);
		input_close(&in);
		assert_true(lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0);
	}
}

static void
test_closed(void **state)
{
	int kept = dup(STDIN_FILENO);
	struct input in;
	struct err e;

	(void)state;
	assert_int_equal(close(STDIN_FILENO), 0);
	assert_int_equal(input_open(&in, NULL, &e), -1);
	assert_string_equal(e.text, "cannot read: Bad file descriptor");
	assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
	assert_int_equal(close(kept), 0);
}

/* NIST's vectors for "abc" and the empty text; a byte order mark counts. */
static void
test_watch(void **state)
{
	static const struct {
		struct slice in;
		const char *want;
	} rows[] = {
		{IN(""),
	         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{IN("abc"),
	         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		/* printf '\357\273\277abc\n' | sha256sum */
		{IN("\xef\xbb\xbf"
	            "abc\n"),
	         "9ef68ea681c2ef5c2d8033a631582afe66a6e128e656cf32c1c28c3b6962dc3f"},
		/* printf '\357\273\277' | sha256sum */
		{IN("\xef\xbb\xbf"),
	         "f1945cd6c19e56b3c1c78943ef5ec18116907a4ca1efc40a57d48ab1db7adfc5"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t piece = 0; piece <= rows[i].in.n; piece++) {
			struct digest *d = digest_new();
			char hex[DIGEST_HEX];
			struct input in;
			struct err e;

			open_stdin(&in, rows[i].in, piece);
			assert_int_not_equal(input_first(&in, &e), -2);
			input_watch(&in, d);
			while (input_more(&in, &e) > 0)
				in.pos = in.end;
			digest_hex(d, hex);
			if (strcmp(hex, rows[i].want) != 0)
				fail_msg("row %zu, reads of %zu: %s", i, piece, hex);
			digest_free(d);
			input_close(&in);
		}
}

static void
test_whole(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		{IN(""), IN("before")},
		{IN("\xef\xbb\xbf"), IN("before")},
		{IN("a\0b\n"), IN("beforea\0b\n")},
		{IN("\xef\xbb\xbf{}"), IN("before{}")},
	};
	struct sb text = {0};
	struct err e;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t piece = 0; piece <= rows[i].in.n; piece++) {
			sb_clear(&text);
			sb_adds(&text, "before");
			feed(rows[i].in, piece);
			assert_int_equal(input_whole("-", &text, &e), 0);
			if (!slice_eq(sb_slice(&text), rows[i].want))
				fail_msg("row %zu, reads of %zu: \"%s\"", i, piece,
				         text.p);
		}
	assert_int_equal(input_whole("no-such-file.json", &text, &e), -1);
	assert_string_equal(e.text, "cannot open: No such file or directory");
	feed(SLICE("\xff\xfe{\0"), 0);
	assert_int_equal(input_whole("-", &text, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	sb_release(&text);
}

/* The mark is passed over and noted; what stands behind it is not looked at. */
static void
test_begin(void **state)
{
	static const struct {
		struct slice in;
		enum input_mark mark;
		int want;
	} rows[] = {
		{IN(""), INPUT_BARE, -1},
		{IN("a"), INPUT_BARE, 'a'},
		{IN("\xef\xbb\xbf"), INPUT_UTF8, -1},
		{IN("\xef\xbb\xbfx"), INPUT_UTF8, 'x'},
		{IN("\xef\xbb\xbf\xff\xfe"), INPUT_UTF8, 0xff},
		{IN("\xff\xfe"), INPUT_UTF16LE, -1},
		{IN("\xff\xfej"), INPUT_UTF16LE, 'j'},
		{IN("\xff\xfej\0e\0"), INPUT_UTF16LE, 'j'},
		{IN("\xfe\xff\0j\0e"), INPUT_UTF16BE, 0},
		{IN("\xff\xfe\0\0"), INPUT_UTF32, -1},
		{IN("\xff\xfe\0\0j\0\0\0"), INPUT_UTF32, 'j'},
		{IN("\0\0\xfe\xff\0\0\0j"), INPUT_UTF32, 0},
		{IN("\0\0\xfe"), INPUT_BARE, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t piece = 0; piece <= rows[i].in.n; piece++) {
			struct input in;
			struct err e;

			open_stdin(&in, rows[i].in, piece);
			if (input_begin(&in, &e) != rows[i].want ||
			    in.mark != rows[i].mark)
				fail_msg("row %zu, reads of %zu: mark %d", i, piece,
				         (int)in.mark);
			input_close(&in);
		}
}

/* All that comes, taken a byte at a time where more is held. */
static void
check_rest(struct input *in, size_t number, size_t piece, struct slice want)
{
	struct sb got = {0};
	struct err e;

	do {
		check_slack(in);
		for (; in->pos < in->end; in->pos++)
			sb_addc(&got, in->buf[in->pos]);
	} while (input_more(in, &e) > 0);
	assert_true(in->eof);
	assert_int_equal(input_more(in, &e), 0);
	if (!slice_eq(sb_slice(&got), want))
		fail_msg("row %zu, reads of %zu: \"%.*s\"", number, piece, (int)got.n,
		         got.p);
	sb_release(&got);
}

/* printf '...' | iconv -f ENCODING -t UTF-8; sha256sum of the bytes before that. */
static void
test_decode(void **state)
{
	static const struct {
		enum decode_from from;
		bool lone_cr;
		struct slice in, want;
		const char *sum;
	} rows[] = {
		{DECODE_UTF16LE, false,
	         IN("\xff\xfen\0i\0p\0\n\0\xe9\0\x3d\xd8\0\xde\n\0"),
	         IN("nip\n\xc3\xa9\xf0\x9f\x98\x80\n"),
	         "46e531b94db6a05aea75a9d2a3b033eaa84d1b301dc85d6cd39a739d6bad2dc8"},
		{DECODE_UTF16BE, false, IN("\xfe\xff\0n\0i\0p\0"), IN("nip\xff"),
	         "01b41779223b62552f8c7d2697c51ebc28d16d2f522b137112d6257fa7003cf5"},
		{DECODE_UTF16LE, false, IN("\xff\xfe"), IN(""),
	         "b3d510ef04275ca8e698e5b3cbb0ece3949ef9252f0cdc839e9ee347409a2209"},
		{DECODE_WINDOWS_1252, false,
	         IN("Jos\xe9 \x93"
	            "x\x94\r\n"),
	         IN("Jos\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d\r\n"),
	         "8375f9b65ad989482953f5fd4d400af0bf234a4e5c465014b7e18bbc487a0f95"},
		{DECODE_WINDOWS_1252, true, IN("Jos\xe9\rx\r\ny\r"),
	         IN("Jos\xc3\xa9\nx\ny\n"),
	         "153a25100cab050d49ddf77408636c8452e49c2cb6e22727deac99e505429c53"},
		{DECODE_AUTO, true, IN("a\rb\r\rc"), IN("a\nb\n\nc"),
	         "6edbfdbbdfdb03a841168007e28ce2f9f5cad5154a8b96baa213d2372dadef0e"},
		{DECODE_AUTO, true, IN("\xef\xbb\xbf\r"), IN("\n"),
	         "bb21b00e8cb6cd2f7fec3d3557ab594704c1f7b28f49fff188f9f60f6fb6aa44"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t piece = 0; piece <= rows[i].in.n; piece++) {
			struct digest *d = digest_new();
			char hex[DIGEST_HEX];
			struct input in;
			struct err e;

			open_stdin(&in, rows[i].in, piece);
			assert_int_not_equal(input_begin(&in, &e), -2);
			input_watch(&in, d);
			if (rows[i].from)
				assert_int_equal(input_decode(&in, rows[i].from, &e), 0);
			if (rows[i].lone_cr)
				input_lone_cr(&in);
			check_rest(&in, i, piece, rows[i].want);
			digest_hex(d, hex);
			if (strcmp(hex, rows[i].sum) != 0)
				fail_msg("row %zu, reads of %zu: %s", i, piece, hex);
			digest_free(d);
			input_close(&in);
		}
}

/* The longest record is that of what the bytes become, to the byte. */
static void
test_decode_long(void **state)
{
	size_t n = INPUT_RECORD_MAX / 2 + 2; /* e acute: one byte, then two */
	char *text = malloc(n);
	struct input in;
	struct err e;
	int r;

	(void)state;
	assert_non_null(text);
	memset(text, 0xe9, n);
	text[0] = 'a';
	open_stdin(&in, (struct slice){text, n}, 0);
	assert_int_equal(input_begin(&in, &e), 'a');
	assert_int_equal(input_decode(&in, DECODE_WINDOWS_1252, &e), 0);
	while ((r = input_more(&in, &e)) > 0)
		check_slack(&in);
	assert_int_equal(r, -1);
	assert_string_equal(e.text,
	                    "a record is longer than 16 MiB; is a quote left open?");
	assert_int_equal(in.end - in.pos, INPUT_RECORD_MAX);
	assert_memory_equal(in.buf, "a\xc3\xa9\xc3\xa9", 5);
	assert_int_equal(in.buf[in.end - 1], '\xc3');
	in.pos = in.end;
	assert_int_equal(input_more(&in, &e), 1);
	assert_int_equal(in.end, 3);
	assert_memory_equal(in.buf, "\xa9\xc3\xa9", 3);
	assert_int_equal(input_more(&in, &e), 0);
	input_close(&in);
	free(text);
}

/* Many blocks, so that characters stand across the ends of all buffers. */
static void
test_decode_blocks(void **state)
{
	static const char unit[] = "a\0\xe9\0\x65\x22\x3d\xd8\0\xde";
	static const char becomes[] = "a\xc3\xa9\xe2\x89\xa5\xf0\x9f\x98\x80";
	size_t n = 100003, at = 0;
	struct sb text = {0};
	struct input in;
	struct err e;
	int r;

	(void)state;
	for (size_t i = 0; i < n; i++)
		sb_add(&text, (struct slice){unit, 10});
	open_stdin(&in, sb_slice(&text), 0);
	assert_int_equal(input_begin(&in, &e), 'a');
	assert_int_equal(input_decode(&in, DECODE_UTF16LE, &e), 0);
	do
		for (; in.pos < in.end; in.pos++, at++)
			assert_int_equal(in.buf[in.pos], becomes[at % 10]);
	while ((r = input_more(&in, &e)) > 0);
	assert_int_equal(r, 0);
	assert_int_equal(at, 10 * n);
	input_close(&in);
	sb_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first),       cmocka_unit_test(test_more),
		cmocka_unit_test(test_long_record), cmocka_unit_test(test_unopened),
		cmocka_unit_test(test_names),       cmocka_unit_test(test_closed),
		cmocka_unit_test(test_watch),       cmocka_unit_test(test_whole),
		cmocka_unit_test(test_begin),       cmocka_unit_test(test_decode),
		cmocka_unit_test(test_decode_long), cmocka_unit_test(test_decode_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
