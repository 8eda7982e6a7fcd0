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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first),       cmocka_unit_test(test_more),
		cmocka_unit_test(test_long_record), cmocka_unit_test(test_unopened),
		cmocka_unit_test(test_names),       cmocka_unit_test(test_closed),
		cmocka_unit_test(test_watch),       cmocka_unit_test(test_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
