#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/dec.h"
#include "base/sb.h"
#include "pieces.h"
#include "stream/jsonin.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* The value of a number as dec_parse takes it, or why it does not. */
static void
tell_number(struct sb *said, struct slice text)
{
	char buf[DEC_BUF];
	struct err e;
	int64_t v;

	if (dec_parse(text, &v, &e) == 0)
		sb_add(said, (struct slice){buf, dec_format(buf, v, -1)});
	else
		sb_addf(said, "<%s>", e.text);
}

/*
 * What the reader says of an input: LINE{key=value key=value} for an object, with strings
 * in quotes, ~ for null and ? for what is no plain value; LINE:COLUMN!! for a failure. On
 * the way it is checked that the objects' lines are the input, but for blank ones, and
 * that keys said to be those of the row before are.
 */
static void
tell(struct sb *said, struct slice text, bool library, struct err *e)
{
	struct sb keys = {0}, before = {0};
	struct jsonrow row;
	struct jsonin *j;
	struct input in;
	size_t at = 0;
	int r;

	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, e), 0);
	j = jsonin_new(&in, library);
	while ((r = jsonin_next(j, &row, e)) > 0) {
		sb_addf(said, "%s%zu{", said->n > 0 ? " " : "", row.line);
		for (size_t i = 0; i < row.n; i++) {
			const struct jsonin_pair *p = &row.pairs[i];

			sb_addf(&keys, "%zu:", p->key.n);
			sb_add(&keys, p->key);
			sb_adds(said, i > 0 ? " " : "");
			sb_add(said, p->key);
			sb_addc(said, '=');
			if (p->kind == JSONIN_NUMBER) {
				tell_number(said, p->value);
				continue;
			}
			assert_true(p->kind == JSONIN_STRING || p->value.n == 0);
			sb_adds(said, p->kind == JSONIN_OTHER  ? "?"
			              : p->kind == JSONIN_NULL ? "~"
			                                       : "\"");
			sb_add(said, p->value);
			sb_adds(said, p->kind == JSONIN_STRING ? "\"" : "");
		}
		sb_addc(said, '}');
		while (row.raw.p[0] != text.p[at]) {
			assert_non_null(memchr(" \t\r\n", text.p[at], 4));
			at++;
		}
		assert_true(row.raw.n > 0 && row.raw.n <= text.n - at);
		assert_memory_equal(row.raw.p, text.p + at, row.raw.n);
		at += row.raw.n;
		assert_true(!row.same_keys ||
		            slice_eq(sb_slice(&keys), sb_slice(&before)));
		sb_clear(&before);
		sb_add(&before, sb_slice(&keys));
		sb_clear(&keys);
	}
	sb_release(&keys);
	sb_release(&before);
	if (r < 0) {
		assert_int_equal(e->kind, ERR_INPUT);
		sb_addf(said, "%s%zu:%zu!!", said->n > 0 ? " " : "", e->line, e->column);
	}
	jsonin_free(j);
	input_close(&in);
}

/* Both ways, and every size of read up to the whole. text: words of the message. */
static void
check(size_t number, struct slice in, struct slice want, const char *text)
{
	struct sb said = {0};

	for (int library = 0; library < 2; library++)
		for (size_t piece = 0; piece <= in.n; piece++) {
			struct err e = {.kind = ERR_NONE};

			feed(in, piece);
			tell(&said, in, library, &e);
			if (!slice_eq(sb_slice(&said), want) ||
			    (text && !strstr(e.text, text)))
				fail_msg("row %zu, %s, reads of %zu: %s: %s\nwant %s",
				         number, library ? "library" : "fast", piece,
				         said.p, e.text, want.p);
		}
	sb_release(&said);
}

/* RFC 8259 for the values; that a line is one object with keys that differ is ours. */
static void
test_accepted(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		{IN(""), IN("")},
		{IN("\n \r\n\t\n"), IN("")},
		{IN("{}"), IN("1{}")},
		{IN("{}\n{ }\r\n{\t}\n"), IN("1{} 2{} 3{}")},
		{IN("{\"a\":\"b\"}\n"), IN("1{a=\"b\"}")},
		{IN("{\"a\":\"\",\"\":\"a\"}\n"), IN("1{a=\"\" =\"a\"}")},
		{IN("{\"a\":\"b\",\"c\":1,\"d\":-2.5}\n"), IN("1{a=\"b\" c=1 d=-2.5}")},
		{IN(" {\t\"a\" :\t\"b\" , \"c\"\t: 1 } \r\n"), IN("1{a=\"b\" c=1}")},
		{IN("\n\n{\"a\":\"b\"}\n\n{\"a\":\"c\"}"), IN("3{a=\"b\"} 5{a=\"c\"}")},
		{IN("{\"a\":1} \t\n{\"a\":2}\t\r\n"), IN("1{a=1} 2{a=2}")},
		/* keys and places that change from line to line */
		{IN("{\"a\":1,\"b\":2}\n{\"b\":2,\"a\":1}\n{\"a\":1}\n{\"ab\":3}\n{}\n"),
	         IN("1{a=1 b=2} 2{b=2 a=1} 3{a=1} 4{ab=3} 5{}")},
		{IN("{\"ab\":1,\"c\":2}\n{\"a\":1,\"bc\":2}\n"),
	         IN("1{ab=1 c=2} 2{a=1 bc=2}")},
		{IN("{\"a\":1,\"b\":2,\"c\":3}\n{\"a\":1}\n{\"a\":1,\"b\":2}\n"
	            "{\"a\":1,\"b\":2,\"c\":3}\n{}\n{}\n{\"\":1}\n{\"\":1}\n"),
	         IN("1{a=1 b=2 c=3} 2{a=1} 3{a=1 b=2} 4{a=1 b=2 c=3} 5{} 6{} 7{=1} "
	            "8{=1}")},
		{IN("{\"a\":1}\n{\"b\":\"\\u0041\"}\n{\"a\":1}\n{\"a\":null}\n"
	            "{\"a\":1}\n{\"aa\":1}\n{\"a\":1}\n"),
	         IN("1{a=1} 2{b=\"A\"} 3{a=1} 4{a=~} 5{a=1} 6{aa=1} 7{a=1}")},
		/* between a line for Jansson and one that is not */
		{IN("{\"a\":\"\\n\"}\n{\"a\":\"b\"}\n{\"a\":null}\n{\"a\":\"c\"}\n"),
	         IN("1{a=\"\n\"} 2{a=\"b\"} 3{a=~} 4{a=\"c\"}")},
		{IN("{\"a\":true,\"b\":false,\"c\":null}"), IN("1{a=? b=? c=~}")},
		{IN("{\"a\":[1,[2]],\"b\":{\"b\":{}},\"c\":\"d\"}"),
	         IN("1{a=? b=? c=\"d\"}")},
		/* escapes */
		{IN("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
	         IN("1{a=\"\"\\/\b\f\n\r\t\"}")},
		{IN("{\"a\":\"\\u0041\\u00e9\\u20aC\"}"),
	         IN("1{a=\"A\xc3\xa9\xe2\x82\xac\"}")},
		{IN("{\"a\":\"\\ud83d\\ude00\"}"), IN("1{a=\"\xf0\x9f\x98\x80\"}")},
		{IN("{\"a\":\"b\\u0000c\"}"), IN("1{a=\"b\0c\"}")},
		{IN("{\"\\u0061\":1}"), IN("1{a=1}")},
		/* bytes above ASCII, and DEL */
		{IN("{\"a\":\"\xc3\xa9\",\"\xe2\x82\xac\":1}"),
	         IN("1{a=\"\xc3\xa9\" \xe2\x82\xac=1}")},
		{IN("{\"a\":\"\x7f\"}"), IN("1{a=\"\x7f\"}")},
		{IN("{\"a\":\"0123456789abcdef0123456789abcdef\\u0021\"}"),
	         IN("1{a=\"0123456789abcdef0123456789abcdef!\"}")},
		{IN("{\"a\":\"{}[],:'\"}"), IN("1{a=\"{}[],:'\"}")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, NULL);
}

#define TWICE "duplicate object key"

/* The column is the byte up to which Jansson had read. */
static void
test_refused(void **state)
{
	static const struct {
		struct slice in, want;
		const char *text;
	} rows[] = {
		{IN("[]\n"), IN("1:1!!"), "must be one object on a line"},
		{IN("{}\n\"a\"\n"), IN("1{} 2:3!!"), NULL},
		{IN("1\n"), IN("1:1!!"), NULL},
		{IN("x\n"), IN("1:1!!"), "malformed JSON"},
		{IN("{\n\"a\":1}\n"), IN("1:2!!"), "end of file"},
		{IN("{\"a\":1}\n\n{\"a\":1"), IN("1{a=1} 3:6!!"), "end of file"},
		{IN("{\"a\":\"b"), IN("1:7!!"), "premature end"},
		{IN("{\"a\":1} x\n"), IN("1:9!!"), "end of file expected"},
		{IN("{\"a\":1}{\"b\":2}\n"), IN("1:8!!"), NULL},
		{IN("{\"a\":1,}\n"), IN("1:8!!"), NULL},
		{IN("{,\"a\":1}\n"), IN("1:2!!"), NULL},
		{IN("{\"a\" 1}\n"), IN("1:6!!"), "':' expected"},
		{IN("{\"a\":}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":1 \"b\":2}\n"), IN("1:10!!"), NULL},
		{IN("{a:1}\n"), IN("1:2!!"), NULL},
		{IN("{'a':1}\n"), IN("1:2!!"), NULL},
		{IN("{\"a\":tru}\n"), IN("1:8!!"), NULL},
		{IN("{\"a\":NaN}\n"), IN("1:8!!"), NULL},
		/* twice: in the line scanned here, and in the one after the same keys */
		{IN("{\"a\":1,\"a\":2}\n"), IN("1:10!!"), TWICE},
		{IN("{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2,\"a\":3}\n"),
	         IN("1{a=1 b=2} 2:16!!"), TWICE},
		{IN("{\"a\":1,\"\\u0061\":2}\n"), IN("1:15!!"), TWICE},
		/* numbers */
		{IN("{\"a\":01}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":-01}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":+1}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":.5}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":5.}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":-}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":1e}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":0x10}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":9223372036854775808}\n"), IN("1:24!!"), "too big"},
		{IN("{\"a\":1e999}\n"), IN("1:10!!"), "overflow"},
		/* strings */
		{IN("{\"a\":\"\\x\"}\n"), IN("1:8!!"), NULL},
		{IN("{\"a\":\"\\u12\"}\n"), IN("1:11!!"), NULL},
		{IN("{\"a\":\"\\ud83d\"}\n"), IN("1:13!!"), NULL},
		{IN("{\"a\":\"\\ude00\"}\n"), IN("1:13!!"), NULL},
		{IN("{\"a\":\"\t\"}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":\"b\0\"}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":\"b\nc\"}\n"), IN("1:7!!"), NULL},
		{IN("{\"a\":\"\xff\"}\n"), IN("1:6!!"), "unable to decode"},
		{IN("{\"a\":\"\xc3\"}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\":\"\xed\xa0\x80\"}\n"), IN("1:6!!"), NULL},
		{IN("{\"a\\u0000b\":1}\n"), IN("1:11!!"), "NUL byte in object key"},
		/* a byte order mark is input_first's business, only at the beginning */
		{IN("{}\n\xef\xbb\xbf{}\n"), IN("1{} 2:3!!"), NULL},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, rows[i].text);
}

/* What stands at the fault may be somebody's number: it is not in the message. */
static void
test_nothing_personal(void **state)
{
	static const char *const rows[] = {
		"{\"nip\" \"198503152010011001\"}",
		"{\"nip\":198503152010011001 1}",
		"{\"nip\":198503152010011001198503}",
		"{\"198503152010011001\":1,\"198503152010011001\":2}",
		"{\"nip\":1985e999}",
	};
	struct sb said = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct err e = {.kind = ERR_NONE};

		feed(slice_of(rows[i]), 0);
		tell(&said, slice_of(rows[i]), false, &e);
		if (e.kind != ERR_INPUT || strstr(e.text, "1985") || e.value[0])
			fail_msg("row %zu: %s", i, e.text);
	}
	sb_release(&said);
}

/* Objects of many members: both sides of what the scan here takes, and of the limit. */
static void
test_many_members(void **state)
{
	static const size_t counts[] = {63, 64, 65, 200, 4096, 4097};

	(void)state;
	for (size_t i = 0; i < LEN(counts) * 2; i++) {
		size_t n = counts[i / 2];
		struct sb text = {0};
		struct jsonrow row;
		struct jsonin *j;
		struct input in;
		struct err e;
		int r;

		for (size_t k = 0; k < n; k++)
			sb_addf(&text, "%c\"k%zu\":%zu", k ? ',' : '{', k, k);
		sb_adds(&text, "}\n{\"a\":1}\n");
		feed(sb_slice(&text), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		j = jsonin_new(&in, i % 2);
		r = jsonin_next(j, &row, &e);
		if (r != (n > JSONIN_KEYS_MAX ? -1 : 1))
			fail_msg("%zu members: %d", n, r);
		if (r == 1) {
			char last[24];

			assert_int_equal(row.n, n);
			(void)snprintf(last, sizeof last, "k%zu", n - 1);
			assert_true(slice_eq(row.pairs[n - 1].key, slice_of(last)));
			assert_true(slice_eq(row.pairs[n - 1].value, slice_of(last + 1)));
			assert_int_equal(jsonin_next(j, &row, &e), 1);
			assert_int_equal(row.n, 1);
		} else {
			assert_string_equal(e.text,
			                    "the object has more than 4096 members");
			assert_int_equal(e.line, 1);
		}
		jsonin_free(j);
		input_close(&in);
		sb_release(&text);
	}
}

/* However deep, no recursion runs away. */
static void
test_deep(void **state)
{
	(void)state;
	for (size_t depth = 10; depth <= 10000; depth *= 10)
		for (int library = 0; library < 2; library++) {
			struct sb text = {0}, said = {0};
			struct err e;

			sb_adds(&text, "{\"a\":");
			for (size_t i = 0; i < depth; i++)
				sb_addc(&text, '[');
			for (size_t i = 0; i < depth; i++)
				sb_addc(&text, ']');
			sb_adds(&text, "}\n");
			feed(sb_slice(&text), 0);
			tell(&said, sb_slice(&text), library, &e);
			if (depth <= 1000)
				assert_string_equal(said.p, "1{a=?}");
			else
				assert_non_null(strstr(e.text, "depth"));
			sb_release(&text);
			sb_release(&said);
		}
}

/* More values than anybody means, of which Jansson would take a gigabyte; commas inside
 * strings are none. */
static void
test_many_values(void **state)
{
	static const struct {
		const char *text;
		size_t n;
		const char *want;
	} rows[] = {
		{"0,", JSONIN_VALUES_MAX - 3, "1{a=?}"},
		{"0,", JSONIN_VALUES_MAX, "1:0!!"},
		{"[],", JSONIN_VALUES_MAX, "1:0!!"},
		{"\",,,\\\",{[[[\",", 10000, "1{a=?}"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0}, said = {0};
		struct err e;

		sb_adds(&text, "{\"a\":[");
		for (size_t k = 0; k < rows[i].n; k++)
			sb_adds(&text, rows[i].text);
		sb_adds(&text, "0]}\n");
		feed(sb_slice(&text), 0);
		tell(&said, sb_slice(&text), false, &e);
		if (strcmp(said.p, rows[i].want) != 0)
			fail_msg("row %zu: %s %s", i, said.p, e.text);
		sb_release(&text);
		sb_release(&said);
	}
}

/* Strings of every length, so that their ends are at every place of a vector. */
static void
test_places(void **state)
{
	static const char *const ends[] = {"", "\\n", "\xc3\xa9"};
	static const char *const wants[] = {"", "\n", "\xc3\xa9"};

	(void)state;
	for (size_t n = 0; n < 40; n++)
		for (size_t k = 0; k < LEN(ends); k++) {
			struct sb text = {0}, want = {0};

			sb_addf(&text, "{\"%.*s\":\"%.*s%s\"}", (int)n,
			        "abcdefghijklmnopqrstuvwxyzabcdefghijklmn", (int)n,
			        "0123456789012345678901234567890123456789", ends[k]);
			sb_addf(&want, "1{%.*s=\"%.*s%s\"}", (int)n,
			        "abcdefghijklmnopqrstuvwxyzabcdefghijklmn", (int)n,
			        "0123456789012345678901234567890123456789", wants[k]);
			for (int library = 0; library < 2; library++) {
				struct sb said = {0};
				struct err e;

				feed(sb_slice(&text), text.n);
				tell(&said, sb_slice(&text), library, &e);
				assert_string_equal(said.p, want.p);
				sb_release(&said);
			}
			sb_release(&text);
			sb_release(&want);
		}
}

/* Lines with the keys of the line before are known as such, or reading is slow. */
static void
test_same_keys(void **state)
{
	static const bool want[] = {false, true, true, false, false, true};
	struct jsonrow row;
	struct jsonin *j;
	struct input in;
	struct err e;

	(void)state;
	feed(SLICE("{\"a\":1}\n{\"a\":2}\n{\"a\":\"x\"}\n{\"b\":1}\n{\"a\":1}\n"
	           "{\"a\":1}\n"),
	     0);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	j = jsonin_new(&in, false);
	for (size_t i = 0; i < LEN(want); i++) {
		assert_int_equal(jsonin_next(j, &row, &e), 1);
		assert_int_equal(row.same_keys, want[i]);
	}
	jsonin_free(j);
	input_close(&in);
}

/* What cannot be read is said of the line where it happened. */
static void
test_unreadable(void **state)
{
	struct jsonrow row;
	struct jsonin *j;
	struct input in;
	struct err e;

	(void)state;
	feed(SLICE("{}\n{"), 0);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	assert_int_equal(input_more(&in, &e), 1);
	in.fd = -1;
	j = jsonin_new(&in, false);
	assert_int_equal(jsonin_next(j, &row, &e), 1);
	assert_int_equal(jsonin_next(j, &row, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(e.line, 2);
	assert_string_equal(e.text, "cannot read: Bad file descriptor");
	jsonin_free(j);
	jsonin_free(NULL);
	input_close(&in);
}

static void
test_column(void **state)
{
	static const struct {
		const char *in;
		size_t pair, want;
	} rows[] = {
		{"{\"a\":1,\"b\":2}\n", 0, 2},
		{"{\"a\":1,\"b\":2}\n", 1, 8},
		{"{\"a\":\"b\",\"b\" \t:2}\n", 1, 10},
		{"{\"a\":\"b\\\":\",\"b\":2}\n", 1, 13},
		{"{\"a\":\"\\\"b\\\":\",\"b\":null}", 1, 15},
		{"{\"\":\"x\"}", 0, 2},
		{"{\"\\u0061\":1}", 0, 0}, /* not as it stands in the line */
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows) * 2; i++) {
		struct jsonrow row;
		struct jsonin *j;
		struct input in;
		struct err e;
		size_t got;

		feed(slice_of(rows[i / 2].in), 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		j = jsonin_new(&in, i % 2);
		assert_int_equal(jsonin_next(j, &row, &e), 1);
		got = jsonin_column(&row, rows[i / 2].pair);
		if (got != rows[i / 2].want)
			fail_msg("row %zu: %zu, want %zu", i / 2, got, rows[i / 2].want);
		jsonin_free(j);
		input_close(&in);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_nothing_personal),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_many_members),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_many_values),
		cmocka_unit_test(test_column),
		cmocka_unit_test(test_same_keys),
		cmocka_unit_test(test_unreadable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
