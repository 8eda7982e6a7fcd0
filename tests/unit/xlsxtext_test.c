#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/slice.h"
#include "stream/xlsxtext.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* ECMA-376 part 1, 22.9.2.19. */
static void
test_unescape(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		{IN(""), IN("")},
		{IN("abc"), IN("abc")},
		{IN("_"), IN("_")},
		{IN("a_b__c"), IN("a_b__c")},
		{IN("_x000D_"), IN("\r")},
		{IN("a_x000d_\nb_x0009_"), IN("a\r\nb\t")},
		{IN("_x0000_"), IN("\0")},
		{IN("_x005F_x000D_"), IN("_x000D_")},
		{IN("_x000D_x000D_"), IN("\rx000D_")},
		{IN("__x000D__"), IN("_\r_")},
		{IN("_x007F__x0080__x07FF__x0800__xFFFF_"),
	         IN("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf")},
		{IN("_xD83D__xDE00_"), IN("\xf0\x9f\x98\x80")},
		{IN("_xDBFF__xDFFF_!"), IN("\xf4\x8f\xbf\xbf!")},
		{IN("_xD83D_"), IN("_xD83D_")},
		{IN("_xDE00_"), IN("_xDE00_")},
		{IN("_xD83D__x0041_"), IN("_xD83D_A")},
		{IN("_xD83D__xD83D__xDE00_"), IN("_xD83D_\xf0\x9f\x98\x80")},
		{IN("_X000D_"), IN("_X000D_")},
		{IN("_x000G_"), IN("_x000G_")},
		{IN("_x000D"), IN("_x000D")},
		{IN("_x00D_"), IN("_x00D_")},
		{IN("_x000_x000D_"), IN("_x000\r")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		/* Exactly as large as the text: a byte too many is seen. */
		char *p = malloc(rows[i].in.n + 1);
		size_t n;

		assert_non_null(p);
		memcpy(p, rows[i].in.p, rows[i].in.n);
		n = xlsxtext_unescape(p, rows[i].in.n);
		if (!slice_eq((struct slice){p, n}, rows[i].want))
			fail_msg("row %zu: %s", i, rows[i].in.p);
		free(p);
	}
}

/* The path through the elements of a text, and where its text is. */
static void
test_where(void **state)
{
	struct xlsxtext t = {0};

	(void)state;
	xlsxtext_start(&t, 1, "t");
	assert_true(t.on);
	xlsxtext_start(&t, 2, "t");
	assert_false(t.on);
	xlsxtext_end(&t, 2);
	xlsxtext_end(&t, 1);
	xlsxtext_start(&t, 1, "r");
	assert_false(t.on);
	xlsxtext_start(&t, 2, "rPr");
	xlsxtext_start(&t, 3, "t");
	assert_false(t.on);
	xlsxtext_end(&t, 3);
	xlsxtext_end(&t, 2);
	xlsxtext_start(&t, 2, "t");
	assert_true(t.on);
	xlsxtext_end(&t, 2);
	assert_false(t.on);
	xlsxtext_end(&t, 1);
	xlsxtext_start(&t, 1, "rPh");
	xlsxtext_start(&t, 2, "t");
	assert_false(t.on);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unescape),
		cmocka_unit_test(test_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
