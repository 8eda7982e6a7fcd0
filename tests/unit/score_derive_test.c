#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "score/derive.h"

static void
written(void (*write)(const struct derive *, struct outfile *), const char *want)
{
	struct derive d = {0};
	struct outfile *out;
	struct err e;
	char got[1024];
	FILE *f = tmpfile();
	size_t n;

	assert_non_null(f);
	derive_add(&d, "nip", "%d", 7);
	derive_open(&d);
	derive_add(&d, "rekaman", "a\x1b=\"b\"");
	derive_from(&d, "x.csv:2");
	derive_from(&d, "x.csv:3");
	derive_open(&d);
	derive_add(&d, "dalam", "%s", "");
	derive_close(&d);
	derive_add(&d, "nilai", "106.90");
	derive_how(&d, "0.70 x 112 + 0.30 x 95");
	derive_law(&d, "PP 30/2019, Pasal 41", "teks");
	derive_rounded(&d, "dua desimal");
	derive_close(&d);
	derive_add(&d, "selesai", "%s", "");
	assert_int_equal(outfile_open(&out, NULL, fileno(f), false, &e), 0);
	write(&d, out);
	assert_int_equal(outfile_commit(out, &e), 0);
	outfile_close(out);
	derive_release(&d);
	rewind(f);
	n = fread(got, 1, sizeof got - 1, f);
	got[n] = '\0';
	(void)fclose(f);
	assert_string_equal(got, want);
}

static void
test_text(void **state)
{
	(void)state;
	written(derive_text,
	        "nip: 7\n"
	        "  rekaman: a?=\"b\" [x.csv:2, x.csv:3]\n"
	        "    dalam:\n"
	        "  nilai: 106.90 (0.70 x 112 + 0.30 x 95; PP 30/2019, Pasal 41; "
	        "keyakinan teks; dua desimal)\n"
	        "selesai:\n");
}

static void
test_json(void **state)
{
	(void)state;
	written(derive_json,
	        "{\"nama\":\"nip\",\"nilai\":\"7\",\"bagian\":["
	        "{\"nama\":\"rekaman\",\"nilai\":\"a\\u001b=\\\"b\\\"\","
	        "\"sumber\":[\"x.csv:2\",\"x.csv:3\"],\"bagian\":[{\"nama\":\"dalam\"}]},"
	        "{\"nama\":\"nilai\",\"nilai\":\"106.90\","
	        "\"cara\":\"0.70 x 112 + 0.30 x 95\",\"dasar\":\"PP 30/2019, Pasal 41\","
	        "\"keyakinan\":\"teks\",\"pembulatan\":\"dua desimal\"}]}\n"
	        "{\"nama\":\"selesai\"}\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
