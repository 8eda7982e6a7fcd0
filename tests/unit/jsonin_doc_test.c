#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sb.h"
#include "stream/jsonin.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static struct jsondoc *
parse(const char *text)
{
	struct jsondoc *doc;
	struct err e;

	if (jsonin_doc(&doc, slice_of(text), &e) != 0)
		fail_msg("%s: %s", text, e.text);
	return doc;
}

static void
test_malformed(void **state)
{
	static const struct {
		const char *in;
		size_t line, column;
		const char *text;
	} rows[] = {
		{"", 1, 0, "malformed JSON: '[' or '{' expected near end of file"},
		{"{", 1, 1, "malformed JSON: string or '}' expected near end of file"},
		{"{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7,
	         "malformed JSON: ':' expected near '2'"},
		{"{\"a\": 1, \"a\": 2}", 1, 12,
	         "malformed JSON: duplicate object key near '\"a\"'"},
		{"{\"a\": \"\\u0000\"}", 1, 14,
	         "malformed JSON: \\u0000 is not allowed without JSON_ALLOW_NUL near "
	         "'\"\\u0000\"'"},
		{"{} {}", 1, 4, "malformed JSON: end of file expected near '{'"},
		{"3", 1, 1, "malformed JSON: '[' or '{' expected near '3'"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct jsondoc *doc;
		struct err e;

		if (jsonin_doc(&doc, slice_of(rows[i].in), &e) != -1 || doc ||
		    e.kind != ERR_RULES || e.line != rows[i].line ||
		    e.column != rows[i].column || strcmp(e.text, rows[i].text) != 0)
			fail_msg("row %zu: %zu:%zu: %s", i, e.line, e.column, e.text);
	}
}

/* An object of foreign data: nothing of it stands in the message. */
static void
test_object(void **state)
{
	static const struct {
		const char *in, *code;
		size_t line, column;
		const char *text;
	} rows[] = {
		{"{\"a\":1}", NULL, 0, 0, NULL},
		{"{\"a\":\"\\u0000\",\"n\":123456789012345678901234567890}", NULL, 0, 0,
	         NULL},
		{"{\"a\" 1}", "json", 1, 6, "malformed JSON: ':' expected"},
		{"{\n  \"a\": 1,\n  \"b\" 2\n}", "json", 3, 7,
	         "malformed JSON: ':' expected"},
		{"{\n\"a\": NaN}", "json", 2, 8,
	         "NaN and Infinity are no JSON; have the export write null"},
		{"{\"a\": 1, \"a\": 2}", "kunci_ganda", 1, 12,
	         "a key stands twice in the object; which value counts is not said"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct jsondoc *doc;
		struct err e = {.kind = ERR_NONE};
		int r = jsonin_object(&doc, slice_of(rows[i].in), &e);

		if (!rows[i].code) {
			assert_int_equal(r, 0);
			assert_true(jsonin_is_object(jsonin_root(doc)));
			jsonin_doc_free(doc);
			continue;
		}
		if (r != -1 || doc || e.kind != ERR_ROW || e.line != rows[i].line ||
		    e.column != rows[i].column || strcmp(e.code, rows[i].code) != 0 ||
		    strcmp(e.text, rows[i].text) != 0)
			fail_msg("row %zu: %s %zu:%zu: %s", i, e.code, e.line, e.column,
			         e.text);
	}
}

/* The text may go once it was read; a NULL one is an empty one. */
static void
test_text_may_go(void **state)
{
	char text[] = "{\"a\": \"b\"}";
	struct jsondoc *doc = parse(text);
	struct slice s;
	struct err e;

	(void)state;
	memset(text, 'x', sizeof text - 1);
	assert_true(jsonin_text(jsonin_get(jsonin_root(doc), "a"), &s));
	assert_true(slice_eq(s, SLICE("b")));
	jsonin_doc_free(doc);
	assert_int_equal(jsonin_doc(&doc, (struct slice){NULL, 0}, &e), -1);
	assert_null(doc);
	jsonin_doc_free(NULL);
}

/* Every accessor, on every kind of value: what fits is taken, nothing else. */
static void
test_accessors(void **state)
{
	static const struct {
		const char *in; /* value of "v"; NULL: not there */
		const char *text;
		int64_t whole, decimal;
		bool is_whole, is_decimal, is_object, is_array, is_null;
		size_t count;
	} rows[] = {
		{.in = NULL},
		{.in = "null", .is_null = true},
		{.in = "true"},
		{.in = "false"},
		{.in = "\"\"", .text = ""},
		{.in = "\"5\"", .text = "5"},
		{.in = "{}", .is_object = true},
		{.in = "{\"a\":1,\"b\":null}", .is_object = true, .count = 2},
		{.in = "[]", .is_array = true},
		{.in = "[1,[2,3],{}]", .is_array = true, .count = 3},
		{.in = "0", .is_whole = true, .is_decimal = true},
		{.in = "-7",
	         .is_whole = true,
	         .whole = -7,
	         .is_decimal = true,
	         .decimal = -7000000},
		{.in = "8.5", .is_decimal = true, .decimal = 8500000},
		{.in = "5.0", .is_decimal = true, .decimal = 5000000},
		{.in = "1e-6", .is_decimal = true, .decimal = 1},
		{.in = "1e-7"},
		{.in = "0.1234567"},
		{.in = "9223372036854775807", .is_whole = true, .whole = INT64_MAX},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0};
		struct jsondoc *doc;
		const struct jsonnode *n;
		struct slice s = {"", 0};
		int64_t whole = 0, decimal = 0;

		if (rows[i].in)
			sb_addf(&text, "{\"v\":%s}", rows[i].in);
		else
			sb_adds(&text, "{}");
		doc = parse(text.p);
		n = jsonin_get(jsonin_root(doc), "v");
		if (jsonin_text(n, &s) != (rows[i].text != NULL) ||
		    !slice_eq(s, slice_of(rows[i].text ? rows[i].text : "")) ||
		    jsonin_int(n, &whole) != rows[i].is_whole || whole != rows[i].whole ||
		    jsonin_decimal(n, &decimal) != rows[i].is_decimal ||
		    decimal != rows[i].decimal ||
		    jsonin_is_object(n) != rows[i].is_object ||
		    jsonin_is_array(n) != rows[i].is_array ||
		    jsonin_is_null(n) != rows[i].is_null ||
		    jsonin_count(n) != rows[i].count)
			fail_msg("%s", text.p);
		jsonin_doc_free(doc);
		sb_release(&text);
	}
}

/* A path can be walked without a look at each step. */
static void
test_paths(void **state)
{
	struct jsondoc *doc = parse("{\"a\": {\"b\": [10, {\"c\": \"d\"}]}, \"e\": []}");
	const struct jsonnode *root = jsonin_root(doc), *list, *none;
	struct slice s;
	int64_t v;

	(void)state;
	list = jsonin_get(jsonin_get(root, "a"), "b");
	assert_int_equal(jsonin_count(list), 2);
	assert_true(jsonin_int(jsonin_at(list, 0), &v) && v == 10);
	assert_true(jsonin_text(jsonin_get(jsonin_at(list, 1), "c"), &s));
	assert_true(slice_eq(s, SLICE("d")));
	none = jsonin_get(jsonin_at(jsonin_get(jsonin_get(root, "x"), "y"), 3), "z");
	assert_null(none);
	assert_null(jsonin_at(list, 2));
	assert_null(jsonin_at(root, 0));
	assert_null(jsonin_get(list, "a"));
	assert_null(jsonin_root(NULL));
	jsonin_doc_free(doc);
}

struct walk {
	struct sb keys;
	int stop; /* returned at the key "stop" */
};

static int
each(struct slice key, const struct jsonnode *value, void *arg)
{
	struct walk *w = arg;

	assert_non_null(value);
	sb_add(&w->keys, key);
	sb_addc(&w->keys, ' ');
	return slice_eq(key, SLICE("stop")) ? w->stop : 0;
}

static void
test_members(void **state)
{
	static const struct {
		const char *in, *want;
		int stop, result;
	} rows[] = {
		{"{}", "", 7, 0},
		{"[1, 2]", "", 7, 0},
		{"{\"z\": 1, \"a\": null, \"m\": {\"in\": 1}}", "z a m ", 7, 0},
		{"{\"z\": 1, \"stop\": 2, \"a\": 3}", "z stop ", 7, 7},
		{"{\"z\": 1, \"stop\": 2, \"a\": 3}", "z stop ", -1, -1},
		{"{\"z\": 1, \"stop\": 2, \"a\": 3}", "z stop a ", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct walk w = {.stop = rows[i].stop};
		struct jsondoc *doc = parse(rows[i].in);
		int r = jsonin_members(jsonin_root(doc), each, &w);

		if (r != rows[i].result ||
		    !slice_eq(sb_slice(&w.keys), slice_of(rows[i].want)))
			fail_msg("row %zu: %d, %s", i, r, w.keys.p);
		jsonin_doc_free(doc);
		sb_release(&w.keys);
	}
	assert_int_equal(jsonin_members(NULL, each, NULL), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_malformed), cmocka_unit_test(test_text_may_go),
		cmocka_unit_test(test_accessors), cmocka_unit_test(test_paths),
		cmocka_unit_test(test_members),   cmocka_unit_test(test_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
