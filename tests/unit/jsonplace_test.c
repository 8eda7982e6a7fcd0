#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stream/jsonplace.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char text[] = "{\n"                                          /* 1 */
			   "  \"id\": \"a \\\"b\\\" {[,\",\n"             /* 2 */
			   "  \"dasar\": [ {\"p\": 1}, {\n"               /* 3 */
			   "    \"p\": [2, [\n"                           /* 4 */
			   "      3], 4]\n"                               /* 5 */
			   "  }, [], \"x\" ],\n"                          /* 6 */
			   "  \"a\": {\"b\": {}, \"b.c\": {\n"            /* 7 */
			   "    \"d\":\n"                                 /* 8 */
			   "      null}, \"dua kata\"\n"                  /* 9 */
			   "  : {\"nilai\": 5}, \"\\u0061\": 1}, \"aa\":" /* 10 */
			   "{}\n"
			   "}\n";

static void
test_lines(void **state)
{
	static const struct {
		const char *path;
		size_t line;
		const char *found; /* as much of the path as is there */
	} rows[] = {
		{"id", 2, "id"},
		{"dasar", 3, "dasar"},
		{"dasar[0].p", 3, "dasar[0].p"},
		{"dasar[1]", 3, "dasar[1]"},
		{"dasar[1].p", 4, "dasar[1].p"},
		{"dasar[1].p[1]", 4, "dasar[1].p[1]"},
		{"dasar[1].p[1][0]", 5, "dasar[1].p[1][0]"},
		{"dasar[1].p[2]", 5, "dasar[1].p[2]"},
		{"dasar[1].p[3]", 4, "dasar[1].p"},
		{"dasar[1].q", 3, "dasar[1]"},
		{"dasar[2][0]", 6, "dasar[2]"},
		{"dasar[3]", 6, "dasar[3]"},
		{"dasar[3].p", 6, "dasar[3]"},
		{"dasar[4]", 3, "dasar"},
		{"dasar[x]", 3, "dasar"},
		{"dasar[", 3, "dasar"},
		{"dasar[99999999999999999999]", 3, "dasar"},
		{"dasar.p", 3, "dasar"},
		{"a.b", 7, "a.b"},
		{"a.b.x", 7, "a.b"},
		{"a.dua kata.nilai", 10, "a.dua kata.nilai"},
		{"a.dua kata", 9, "a.dua kata"},
		{"a.a", 7, "a"}, /* written with an escape */
		{"aa", 10, "aa"},
		{"a[0]", 7, "a"},
		{"b", 0, ""},
		{"i", 0, ""},
		{"ids", 0, ""},
		{"id.x", 2, "id"},
		{"", 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct jsonplace p =
			jsonplace_find(slice_of(text), slice_of(rows[i].path));

		if (p.line != rows[i].line || p.found != strlen(rows[i].found))
			fail_msg("%s: line %zu, %zu bytes", rows[i].path, p.line,
			         p.found);
	}
}

/* A key with a dot goes as a whole where no shorter one stands before it. */
static void
test_dots(void **state)
{
	static const char dots[] = "{\"a\":\n{\"b.c\":\n1,\n\"b\": {\"c\": 2}}}";
	struct jsonplace p = jsonplace_find(slice_of(dots), SLICE("a.b.c"));

	(void)state;
	assert_int_equal(p.line, 2);
	assert_int_equal(p.found, 5);
}

/* A text that ends too early is not read beyond its end. */
static void
test_cut(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		struct jsonplace p =
			jsonplace_find((struct slice){text, n}, SLICE("a.b.c.d"));

		assert_true(p.line <= 8);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_dots),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
