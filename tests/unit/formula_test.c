#include "import/formula.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	const char *line;
	char delimiter;
	const char *cells; /* with | between them; NULL: refused */
} rows[] = {
	{"=\"1985\",Ada\n", ',', "=\"1985\"|Ada"},
	{"Ada;=\"1985\"\r\n", ';', "Ada|=\"1985\""},
	{"=\"1985\"", ',', "=\"1985\""},
	{"\"A, B\",=\"1\",,\n", ',', "A, B|=\"1\"||"},
	{"=\"1,2\",x\n", ',', "=\"1,2\"|x"},
	{"=\"\",=\"\"\n", ',', "=\"\"|=\"\""},
	{"a,b\n", ',', NULL},
	{"\n", ',', NULL},
	{"=\"1985,Ada\n", ',', NULL},
	{"=\"19\"85,Ada\n", ',', NULL},
	{"=\"1\",A \"B\" C\n", ',', NULL},
	{"=\"1\",\"A \"\"B\"\"\"\n", ',', "=\"1\"|A \"B\""},
	{"=A1,\"x\"\n", ',', NULL},
};

static void
test_split(void **state)
{
	struct formula s = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct csvrow row = {.raw = slice_of(rows[i].line)};
		bool got = formula_split(&s, &row, rows[i].delimiter);
		char cells[100] = "";
		size_t at = 0;

		assert_int_equal(got, rows[i].cells != NULL);
		for (size_t k = 0; got && k < row.n; k++) {
			if (k)
				cells[at++] = '|';
			memcpy(cells + at, row.f[k].p, row.f[k].n);
			at += row.f[k].n;
		}
		if (got)
			assert_string_equal(cells, rows[i].cells);
	}
	formula_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_split)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
