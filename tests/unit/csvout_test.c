#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "stream/csvout.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

/* Into room exactly as large as promised, so that a sanitizer sees a byte too many. */
static bool
writes(struct slice in, char delimiter, struct slice want)
{
	char *room = malloc(CSVOUT_ROOM(in.n)), *end;
	bool same;

	assert_non_null(room);
	end = csvout_text(room, in, delimiter);
	same = slice_eq((struct slice){room, (size_t)(end - room)}, want);
	free(room);
	return same;
}

/* RFC 4180, section 2, rules 5 to 7: quotes around what needs them, and only then. */
static void
test_text(void **state)
{
	static const struct {
		struct slice in;
		char delimiter;
		struct slice want;
	} rows[] = {
		{{NULL, 0}, ',', IN("")},
		{IN(""), ',', IN("")},
		{IN("a"), ',', IN("a")},
		{IN(" a b "), ',', IN(" a b ")},
		{IN("a,b"), ',', IN("\"a,b\"")},
		{IN(","), ',', IN("\",\"")},
		{IN("\""), ',', IN("\"\"\"\"")},
		{IN("\"\"\""), ',', IN("\"\"\"\"\"\"\"\"")},
		{IN("a\"b"), ',', IN("\"a\"\"b\"")},
		{IN("a\nb"), ',', IN("\"a\nb\"")},
		{IN("\r"), ',', IN("\"\r\"")},
		{IN("a\r\n"), ',', IN("\"a\r\n\"")},
		{IN("a;b\tc|d'e"), ',', IN("a;b\tc|d'e")},
		{IN("a;b,c"), ';', IN("\"a;b,c\"")},
		{IN("a,b"), ';', IN("a,b")},
		{IN("a\tb"), '\t', IN("\"a\tb\"")},
		{IN("a\0b"), ',', IN("a\0b")},
		{IN("\0,"), ',', IN("\"\0,\"")},
		{IN("\xc3\xa9\xff"), ',', IN("\xc3\xa9\xff")},
		{IN("\xc3\xa9,"), ',', IN("\"\xc3\xa9,\"")},
		{IN("=1+1"), ',', IN("=1+1")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (!writes(rows[i].in, rows[i].delimiter, rows[i].want))
			fail_msg("row %zu", i);
}

/* The byte that needs quotes at every place of every length. */
static void
test_places(void **state)
{
	static const char special[] = ";\"\n\r";

	(void)state;
	for (size_t n = 1; n < 50; n++)
		for (size_t i = 0; i < n * (sizeof special - 1); i++) {
			char in[50], want[60], c = special[i / n];
			size_t at = i % n, quote = c == '"';

			memset(in, ',', sizeof in);
			memset(want, ',', sizeof want);
			assert_true(writes((struct slice){in, n}, ';',
			                   (struct slice){want, n}));
			in[at] = c;
			want[0] = '"';
			want[at + 1] = want[at + 1 + quote] = c;
			want[n + 1 + quote] = '"';
			if (!writes((struct slice){in, n}, ';',
			            (struct slice){want, n + 2 + quote}))
				fail_msg("byte %d at %zu of %zu", c, at, n);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
