#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sb.h"
#include "pieces.h"
#include "stream/jsonsplit.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

static void
tell_error(struct sb *said, const struct err *e)
{
	assert_int_equal(e->kind, ERR_INPUT);
	sb_addf(said, "%s%zu:%zu!!", said->n > 0 ? " " : "", e->line, e->column);
}

/* LINE:COLUMN and the text of each object; LINE:COLUMN!! for a failure. Looking ahead
 * must give the same objects, and moves nothing. */
static void
tell(struct sb *said, struct err *e)
{
	struct jsonsplit_object o;
	struct sb ahead = {0};
	struct jsonsplit *s;
	struct input in;
	int r;

	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, e), 0);
	assert_int_not_equal(input_first(&in, e), -2);
	if (jsonsplit_open(&s, &in, e) != 0) {
		assert_null(s);
		tell_error(said, e);
		input_close(&in);
		return;
	}
	while ((r = jsonsplit_look(s, &o, e)) > 0) {
		sb_addf(&ahead, "%s%zu:%zu", ahead.n > 0 ? " " : "", o.line, o.column);
		sb_add(&ahead, o.text);
	}
	while (r == 0 && (r = jsonsplit_next(s, &o, e)) > 0) {
		sb_addf(said, "%s%zu:%zu", said->n > 0 ? " " : "", o.line, o.column);
		sb_add(said, o.text);
		r = 0;
	}
	if (r == 0) {
		assert_true(slice_eq(sb_slice(said), sb_slice(&ahead)));
		assert_int_equal(jsonsplit_next(s, &o, e), 0);
	} else {
		tell_error(said, e);
	}
	jsonsplit_close(s);
	input_close(&in);
	sb_release(&ahead);
}

/* Every size of read up to the whole. text: words of the message. */
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
test_forms(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		/* an array */
		{IN("[{}]"), IN("1:2{}")},
		{IN("[{\"a\":1},{\"a\":2}]\n"), IN("1:2{\"a\":1} 1:10{\"a\":2}")},
		{IN("\n [\n  {\"a\":1} ,\r\n\t{\"a\":2}\n]\n\n"),
	         IN("3:3{\"a\":1} 4:2{\"a\":2}")},
		{IN("[{\"a\":\n1}\n,{}]"), IN("1:2{\"a\":\n1} 3:2{}")},
		{IN("\xef\xbb\xbf[{\"a\":1}]"), IN("1:2{\"a\":1}")},
		/* quotes and brackets */
		{IN("[{\"a\":\"}]\\\"},\"},{\"b\":[{},[\"]\"]]}]"),
	         IN("1:2{\"a\":\"}]\\\"},\"} 1:17{\"b\":[{},[\"]\"]]}")},
		{IN("[{\"a\":\"\\\\\"},{}]"), IN("1:2{\"a\":\"\\\\\"} 1:13{}")},
		/* one behind another */
		{IN("{\"a\":1}\n{\"a\":2}\n"), IN("1:1{\"a\":1} 2:1{\"a\":2}")},
		{IN("{\"a\":1}\n\n {\"a\":2}"), IN("1:1{\"a\":1} 3:2{\"a\":2}")},
		{IN("{\n\"a\":1\n}\n{\n}"), IN("1:1{\n\"a\":1\n} 4:1{\n}")},
		{IN("{}{}"), IN("1:1{} 1:3{}")},
		{IN("{\"a\":[{}]}\n{}"), IN("1:1{\"a\":[{}]} 2:1{}")},
		{IN("{\"a\":[1,[{}]]}"), IN("1:1{\"a\":[1,[{}]]}")},
		{IN("{\"data\":1,\"items\":\"[\"}"),
	         IN("1:1{\"data\":1,\"items\":\"[\"}")},
		{IN("{\"data\":null}\n{\"data\":[{}]}"),
	         IN("1:1{\"data\":null} 2:1{\"data\":[{}]}")},
		/* no JSON, but that is not for here to say */
		{IN("{\"a\"}\n{a:1}"), IN("1:1{\"a\"} 2:1{a:1}")},
		{IN("{a:[{\"data\":[{}]}]}"), IN("1:1{a:[{\"data\":[{}]}]}")},
		/* inside an object */
		{IN("{\"code\":1,\"data\":[{\"a\":1},{}]}"), IN("1:19{\"a\":1} 1:27{}")},
		{IN("{\"code\" : 1 ,\n\"data\" : [\n{}\n]\n,\"n\":[1,{\"a\":2}]}\n"),
	         IN("3:1{}")},
		{IN("{\"x\":[{}],\"y\":{\"data\":[{}]},\"items\":[{\"a\":1}]}"),
	         IN("1:38{\"a\":1}")},
		{IN("{\"rows\":[{}]}"), IN("1:10{}")},
		{IN("{\"result\":[{}]}"), IN("1:12{}")},
		{IN("{\"results\":[{}]}"), IN("1:13{}")},
		{IN("{\"results\":7,\"data\":[{}],\"rows\":null}"), IN("1:22{}")},
		{IN("{\"code\":1,\"data\":{\"a\":{}},\"b\":2}"), IN("1:18{\"a\":{}}")},
		{IN("{\"data\":{}}"), IN("1:9{}")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, NULL);
}

#define CUT "cut off"
#define NAMES "data, items, rows, result or results"

static void
test_refused(void **state)
{
	static const struct {
		struct slice in, want;
		const char *text;
	} rows[] = {
		{IN(""), IN("1:1!!"), "empty: not a single row"},
		{IN(" \n "), IN("2:2!!"), "empty"},
		{IN("\"a\""), IN("1:1!!"), "no JSON"},
		{IN("nip,nama"), IN("1:1!!"), "no JSON"},
		{IN("[]"), IN("1:2!!"), "empty"},
		{IN("{\"data\":[\n]}"), IN("2:1!!"), "empty"},
		{IN("[1,2]"), IN("1:2!!"), "want an object"},
		{IN("[[1],[2]]"), IN("1:2!!"), "want an object"},
		{IN("[{},null]"), IN("1:2{} 1:5!!"), "want an object"},
		{IN("[{},[{}]]"), IN("1:2{} 1:5!!"), "want an object"},
		{IN("[,{}]"), IN("1:2!!"), "want an object"},
		{IN("[{},]"), IN("1:2{} 1:5!!"), "want an object"},
		{IN("[{},,{}]"), IN("1:2{} 1:5!!"), "want an object"},
		{IN("[{}\n{}]"), IN("1:2{} 2:1!!"), "want a comma or ]"},
		{IN("[{}}]"), IN("1:2{} 1:4!!"), "want a comma or ]"},
		{IN("[{\"a\":[}]"), IN("1:2{\"a\":[}] 1:10!!"), CUT},
		{IN("{]}"), IN("1:1{] 1:3!!"), "want an object"},
		{IN("{},\n{}"), IN("1:1{} 1:3!!"), "want an object"},
		{IN("{}\n\xef\xbb\xbf{}"), IN("1:1{} 2:1!!"), "want an object"},
		/* behind the end */
		{IN("[{}]x"), IN("1:2{} 1:5!!"), "behind the end"},
		{IN("[{}]\n\n[{}]"), IN("1:2{} 3:1!!"), "behind the end"},
		{IN("[{}]\0"), IN("1:2{} 1:5!!"), "behind the end"},
		{IN("{\"data\":[{}]}\nx"), IN("1:10{} 2:0!!"), "end of file expected"},
		{IN("{\"data\":[{}]}{}"), IN("1:10{} 1:0!!"), "end of file expected"},
		{IN("{\"data\":{}}{\"data\":{}}"), IN("1:9{} 1:0!!"), "around the rows"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, rows[i].text);
}

static void
test_broken(void **state)
{
	static const struct {
		struct slice in, want;
		const char *text;
	} rows[] = {
		/* cut off */
		{IN("["), IN("1:2!!"), CUT},
		{IN("[{}"), IN("1:2{} 1:4!!"), CUT},
		{IN("[{},\n"), IN("1:2{} 2:1!!"), CUT},
		{IN("[{},\n {\"a\""), IN("1:2{} 2:2!!"), CUT},
		{IN("{}\n{\"a\":\"b"), IN("1:1{} 2:1!!"), CUT},
		{IN("{\"code\":"), IN("1:9!!"), CUT},
		{IN("{\"code"), IN("1:2!!"), CUT},
		{IN("{\"data\":["), IN("1:10!!"), CUT},
		{IN("{\"data\":[{}"), IN("1:10{} 1:12!!"), CUT},
		{IN("{\"data\":[{}]"), IN("1:10{} 1:0!!"), "around the rows"},
		{IN("{\"data\":[{}],\"n\":\"a"), IN("1:10{} 1:0!!"), "around the rows"},
		{IN("{\"data\":[{}],\"n\":tru}"), IN("1:10{} 1:0!!"), "around the rows"},
		{IN("{\"n\":tru,\"data\":[{}]}"), IN("1:18{} 1:0!!"), "around the rows"},
		/* a quote is missing: on its line */
		{IN("[{\"a\":\"b},\n{\"a\":\"c\"}]"), IN("1:11!!"), "quote is missing"},
		{IN("[{},\n{\"a\":b\"},\n{}]"), IN("1:2{} 2:10!!"), "quote is missing"},
		{IN("{\"a\":\"b\nc\"}"), IN("1:8!!"), "quote is missing"},
		{IN("{\"a\":\"b\\\nc\"}"), IN("1:9!!"), "quote is missing"},
		{IN("{\"a:1,\n\"data\":[]}"), IN("1:7!!"), "quote is missing"},
		/* where are the rows? */
		{IN("{\"code\":1,\"pegawai\":[{}]}"), IN("1:0!!"),
	         NAMES "; this object has code, pegawai"},
		{IN("\n{\"a1\":[ {}],\"b\":\"c\"}\n"), IN("2:0!!"), "has a*, b"},
		{IN("{\"data\":[{}],\"items\":{}}"), IN("1:10{} 1:0!!"),
	         "data and items could both hold the rows"},
		{IN("{\"rows\":{},\"data\":[{}]}"), IN("1:9{} 1:0!!"),
	         "data and rows could both"},
		{IN("{\"data\":[{}],\"data\":[{}]}"), IN("1:10{} 1:0!!"), "twice"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		check(i, rows[i].in, rows[i].want, rows[i].text);
}

static void
test_length(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} rows[] = {
		{"", 0},       {"1", 1},     {"-1.5e3,2", 6},     {"true}", 4},
		{"null ]", 4}, {"\"\",", 2}, {"\"a\\\"b\":1", 6}, {"{\"a\":[1,2]},3", 11},
		{"[]]", 2},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		assert_int_equal(jsonsplit_length(slice_of(rows[i].text)), rows[i].want);
}

/* N times the text, with something in front and behind, as a file. */
static void
feed_many(const char *front, const char *text, size_t n, const char *behind)
{
	struct sb all = {0};

	sb_adds(&all, front);
	for (size_t i = 0; i < n; i++)
		sb_adds(&all, text);
	sb_adds(&all, behind);
	feed(sb_slice(&all), 0);
	sb_release(&all);
}

static void
test_large(void **state)
{
	static const struct {
		const char *front, *text;
		size_t n;
		const char *behind, *want, *message;
	} rows[] = {
		/* as deep as one likes: no recursion here */
		{"[", "[", 10000, "", "1:2!!", "want an object"},
		{"{\"data\":", "[", 100000, "", "1:10!!", "want an object"},
		{"{\"a\":", "[", 100000, "]}", "1:6!!", CUT},
		/* a text, an array, an object longer than a record */
		{"[{\"a\":\"", "0123456789abcdef", 1 << 21, "\"}]", "1:0!!", "16 MiB"},
		{"{\"n\":1,\"orang\":[", "{\"a\":\"01234567\"},", 1 << 20, "{}]}",
	         "1:0!!", NAMES "; this object has n, orang"},
		{"{\"data\":[{}],\"n\":[", "0,", 40000, "0]}", "1:10{}", ""},
		{"{\"data\":[{}],\"n\":[", "0,", 70000, "0]}", "1:10{} 1:0!!",
	         "around the rows: the object has more than 65536 values"},
	};
	struct sb said = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct err e = {.kind = ERR_NONE};

		feed_many(rows[i].front, rows[i].text, rows[i].n, rows[i].behind);
		tell(&said, &e);
		if (strcmp(said.p, rows[i].want) != 0 || !strstr(e.text, rows[i].message))
			fail_msg("row %zu: %.200s: %s", i, said.p, e.text);
	}
	sb_release(&said);
}

/* Only what ends within the window is looked at, but the first object always. */
static void
test_window(void **state)
{
	struct jsonsplit_object o;
	struct jsonsplit *s;
	struct input in;
	struct err e;
	size_t n;
	int r;

	(void)state;
	for (int wide = 0; wide < 2; wide++) {
		if (wide)
			feed_many("[{\"a\":\"", "0123456789", JSONSPLIT_LOOK / 8,
			          "\"},{}]");
		else
			feed_many("[{}", ",{\"a\":7}", JSONSPLIT_LOOK / 4, "]");
		assert_int_equal(input_open(&in, NULL, &e), 0);
		assert_int_equal(jsonsplit_open(&s, &in, &e), 0);
		for (n = 0; (r = jsonsplit_look(s, &o, &e)) > 0;)
			n++;
		assert_int_equal(r, 0);
		assert_int_equal(n, wide ? 1 : 1 + (JSONSPLIT_LOOK - 2) / 8);
		for (n = 0; (r = jsonsplit_next(s, &o, &e)) > 0;)
			n++;
		assert_int_equal(r, 0);
		assert_int_equal(n, wide ? 2 : 1 + JSONSPLIT_LOOK / 4);
		jsonsplit_close(s);
		input_close(&in);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),  cmocka_unit_test(test_refused),
		cmocka_unit_test(test_broken), cmocka_unit_test(test_length),
		cmocka_unit_test(test_large),  cmocka_unit_test(test_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
