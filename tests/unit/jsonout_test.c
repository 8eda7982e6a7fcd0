#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/sb.h"
#include "stream/jsonin.h"
#include "stream/jsonout.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

#define X40 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

/* Opens an output; what is written to it is brought by written. */
static struct outfile *
begin(FILE **fp)
{
	struct outfile *o;
	struct err e;

	*fp = tmpfile();
	assert_non_null(*fp);
	assert_int_equal(outfile_open(&o, NULL, fileno(*fp), false, &e), 0);
	return o;
}

static void
written(struct outfile *o, FILE *fp, struct sb *text)
{
	char buf[4096];
	struct err e;
	size_t n;

	outfile_mark(o);
	assert_int_equal(outfile_commit(o, &e), 0);
	outfile_close(o);
	sb_clear(text);
	rewind(fp);
	while ((n = fread(buf, 1, sizeof buf, fp)) > 0)
		sb_add(text, (struct slice){buf, n});
	assert_int_equal(fclose(fp), 0);
}

/* RFC 8259, section 7. */
static void
test_string(void **state)
{
	static const struct {
		struct slice in, want;
	} rows[] = {
		{IN(""), IN("\"\"")},
		{IN("a b"), IN("\"a b\"")},
		{IN("\"\\/"), IN("\"\\\"\\\\/\"")},
		{IN("a\nb\tc\rd"), IN("\"a\\nb\\tc\\rd\"")},
		{IN("\0\x01\x08\x0b\x0c\x1f"),
	         IN("\"\\u0000\\u0001\\u0008\\u000b\\u000c\\u001f\"")},
		{IN("\x7f\xc3\xa9\xe2\x82\xac"), IN("\"\x7f\xc3\xa9\xe2\x82\xac\"")},
		{IN("</script>"), IN("\"</script>\"")},
	};
	struct sb text = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		FILE *fp;
		struct outfile *o = begin(&fp);

		jsonout_string(o, rows[i].in);
		written(o, fp, &text);
		if (!slice_eq(sb_slice(&text), rows[i].want))
			fail_msg("row %zu: %s", i, text.p);
	}
	sb_release(&text);
}

/* The byte that needs an escape at every place of every length. */
static void
test_places(void **state)
{
	static const struct {
		char c;
		const char *want;
	} rows[] = {{'"', "\\\""},     {'\\', "\\\\"},    {'\n', "\\n"},
	            {'\0', "\\u0000"}, {0x1f, "\\u001f"}, {' ', " "},
	            {'\x7f', "\x7f"},  {'\xff', "\xff"}};
	struct sb text = {0}, want = {0};
	FILE *fp;
	struct outfile *o = begin(&fp);

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		for (size_t n = 1; n < 40; n++)
			for (size_t at = 0; at < n; at++) {
				char in[40];

				memset(in, 'x', sizeof in);
				in[at] = rows[i].c;
				jsonout_string(o, (struct slice){in, n});
				sb_addf(&want, "\"%.*s%s%.*s\"", (int)at, X40,
				        rows[i].want, (int)(n - at - 1), X40);
			}
	written(o, fp, &text);
	assert_true(slice_eq(sb_slice(&text), sb_slice(&want)));
	sb_release(&text);
	sb_release(&want);
}

static void
test_object(void **state)
{
	struct sb text = {0};
	FILE *fp;
	struct outfile *o = begin(&fp);

	(void)state;
	jsonout_text(o, SLICE("jenis"), SLICE("skor"), true);
	jsonout_text(o, SLICE("nama"), SLICE("Siti \"S\""), false);
	jsonout_number(o, SLICE("nilai"), SLICE("-8.50"), false);
	jsonout_end(o);
	jsonout_number(o, SLICE("n"), SLICE("0"), true);
	jsonout_text(o, SLICE("kosong"), (struct slice){NULL, 0}, false);
	jsonout_end(o);
	written(o, fp, &text);
	assert_string_equal(
		text.p,
		"{\"jenis\":\"skor\",\"nama\":\"Siti \\\"S\\\"\",\"nilai\":-8.50}\n"
		"{\"n\":0,\"kosong\":\"\"}\n");
	sb_release(&text);
}

/* Jansson reads back what was written: every ASCII character, in a long row of them. */
static void
test_read_back(void **state)
{
	struct sb text = {0};
	const struct jsonnode *n;
	struct jsondoc *doc;
	struct slice s;
	struct err e;
	char all[127 * 3];
	FILE *fp;
	struct outfile *o = begin(&fp);

	(void)state;
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (char)(i % 127 +
		                1); /* without NUL, which a document may not have */
	jsonout_text(o, SLICE("semua"), (struct slice){all, sizeof all}, true);
	jsonout_end(o);
	written(o, fp, &text);
	assert_int_equal(jsonin_doc(&doc, sb_slice(&text), &e), 0);
	n = jsonin_get(jsonin_root(doc), "semua");
	assert_true(jsonin_text(n, &s));
	assert_true(slice_eq(s, (struct slice){all, sizeof all}));
	jsonin_doc_free(doc);
	sb_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_string),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_object),
		cmocka_unit_test(test_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
