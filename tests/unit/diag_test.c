#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/diag.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Runs fn with standard error going to a file, whose text it then holds. */
static const char *
said(void (*fn)(void))
{
	static char text[2048];
	FILE *fp = tmpfile();
	int kept = dup(STDERR_FILENO);
	size_t n;

	assert_non_null(fp);
	(void)fflush(stderr);
	assert_int_equal(dup2(fileno(fp), STDERR_FILENO), STDERR_FILENO);
	fn();
	(void)fflush(stderr);
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	assert_int_equal(close(kept), 0);
	rewind(fp);
	n = fread(text, 1, sizeof text - 1, fp);
	text[n] = '\0';
	assert_int_equal(fclose(fp), 0);
	return text;
}

static const struct err full = {
	.kind = ERR_ROW,
	.line = 17,
	.column = 3,
	.field = "nip",
	.text = "17 digits, want 18",
	.value = "19850315201001100",
	.personal = 1,
};

static void
test_text(void **state)
{
	static const struct {
		const char *file;
		struct err e;
		const char *want;
	} rows[] = {
		{NULL, {.text = "t"}, "t"},
		{"f.csv", {.text = "t"}, "f.csv: t"},
		{"f.csv", {.line = 17, .text = "t"}, "f.csv:17: t"},
		{"f.csv", {.line = 17, .column = 3, .text = "t"}, "f.csv:17:3: t"},
		{NULL, {.line = 17, .column = 3, .text = "t"}, "17:3: t"},
		{"-", {.column = 3, .text = "t"}, "-: t"}, /* a column of no line */
		{"f", {.field = "nilai", .text = "t"}, "f: nilai: t"},
		{"f",
	         {.field = "nilai", .value = "8,5", .text = "t"},
	         "f: nilai: \"8,5\": t"},
		{"f", {.value = "8,5", .text = "t"}, "f: \"8,5\": t"},
		{"f", {.value = "1985", .personal = 1, .text = "t"}, "f: \"****\": t"},
		{"f",
	         {.value = "3201011503850001", .text = "t"},
	         "f: \"****************\": t"},
		{"f",
	         {.value = "2026-09-30 09:15", .text = "t"},
	         "f: \"2026-09-30 09:15\": t"},
		{"f",
	         {.value = "'19850315 2010O1.1 001", .personal = 1, .text = "t"},
	         "f: \"'******** ****x*.* ***\": t"},
		{"f",
	         {.value = "1,98503E+17", .personal = 1, .text = "t"},
	         "f: \"*,*****x+**\": t"},
		{"f",
	         {.value = "Zaki @Z[`z{ \xc3\xa9\xf0\x9f\x98\x80/:?...", .personal = 1},
	         "f: \"xxxx @x[`x{ xx/:?...\": "},
		{"a%sb",
	         {.field = "%d", .value = "%n", .text = "50%"},
	         "a%sb: %d: \"%n\": 50%"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		char buf[200];

		diag_text(buf, sizeof buf, rows[i].file, &rows[i].e);
		if (strcmp(buf, rows[i].want) != 0)
			fail_msg("row %zu: %s", i, buf);
	}
}

/* However small the room, it is cut and ends. */
static void
test_text_is_cut(void **state)
{
	static const char whole[] =
		"roster.csv:17:3: nip: \"*****************\": 17 digits, want 18";

	(void)state;
	for (size_t size = 1; size <= sizeof whole + 1; size++) {
		char buf[sizeof whole + 2];

		memset(buf, '#', sizeof buf);
		diag_text(buf, size, "roster.csv", &full);
		if (strlen(buf) != (size < sizeof whole ? size - 1 : strlen(whole)) ||
		    strncmp(buf, whole, strlen(buf)) != 0 || buf[size] != '#')
			fail_msg("%zu: %s", size, buf);
	}
}

static void
say_err(void)
{
	diag_err("roster.csv", &full);
}

static void
say_note(void)
{
	diag_note("%d read", 3);
}

static void
say_error(void)
{
	diag_error("%d %s", 3, "found");
}

static void
test_messages(void **state)
{
	(void)state;
	assert_string_equal(said(say_error), "asn: 3 found\n");
	diag_start("asn-test");
	assert_string_equal(said(say_err),
	                    "asn-test: roster.csv:17:3: nip: \"*****************\": "
	                    "17 digits, want 18\n");
	assert_string_equal(said(say_note), "asn-test: 3 read\n");
	assert_string_equal(said(say_error), "asn-test: 3 found\n");
}

/* -q takes the notes away, never a fault. The switches only go one way, so these come
   last. */
static void
test_quiet(void **state)
{
	(void)state;
	diag_quiet();
	assert_string_equal(said(say_note), "");
	assert_string_equal(said(say_error), "asn-test: 3 found\n");
	assert_string_equal(said(say_err),
	                    "asn-test: roster.csv:17:3: nip: \"*****************\": "
	                    "17 digits, want 18\n");
}

static void
test_verbose(void **state)
{
	(void)state;
	assert_false(diag_is_verbose());
	diag_verbose();
	assert_true(diag_is_verbose());
	assert_string_equal(said(say_err), "asn-test: roster.csv:17:3: nip: "
	                                   "\"19850315201001100\": 17 digits, want 18\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),     cmocka_unit_test(test_text_is_cut),
		cmocka_unit_test(test_messages), cmocka_unit_test(test_quiet),
		cmocka_unit_test(test_verbose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
