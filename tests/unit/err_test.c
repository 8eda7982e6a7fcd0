#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define TEN "1234567890"

static void
test_set(void **state)
{
	struct err e;

	(void)state;
	memset(&e, 'x', sizeof(e));
	assert_int_equal(err_set(&e, ERR_ROW, "%d digits, want %d", 17, 18), -1);
	assert_int_equal(e.kind, ERR_ROW);
	assert_string_equal(e.text, "17 digits, want 18");
	assert_string_equal(e.value, "");
	assert_string_equal(e.field, "");
	assert_int_equal(e.line, 0);
	assert_int_equal(e.column, 0);
	assert_int_equal(e.personal, 0);
}

static void
test_sys(void **state)
{
	struct err e;

	(void)state;
	errno = ENOENT;
	assert_int_equal(err_sys(&e, ERR_INPUT, "cannot open"), -1);
	assert_string_equal(e.text, "cannot open: No such file or directory");
}

/* However long the text, what is kept is whole characters. */
static void
test_long_text(void **state)
{
	char text[400], field[60];
	struct err e;
	size_t i, shift;

	(void)state;
	for (shift = 0; shift < 3; shift++) {
		memset(text, 'a', shift);
		for (i = shift; i + 3 < sizeof(text); i += 3)
			memcpy(text + i, "\xE2\x82\xAC", 4);
		(void)err_set(&e, ERR_ROW, "%s", text);
		assert_true(strlen(e.text) + 3 >= sizeof(e.text) - 1);
		assert_int_equal(utf8_bad(slice_of(e.text)), strlen(e.text));
	}
	for (i = 0; i < sizeof(field); i++)
		field[i] = "\xC3\xA9"[i % 2];
	(void)err_field(&e, (struct slice){field, sizeof(field)});
	assert_int_equal(strlen(e.field), sizeof(e.field) - 2);
	(void)err_field(&e, SLICE("nilai"));
	assert_string_equal(e.field, "nilai");
	(void)err_field(&e, (struct slice){NULL, 0});
	assert_string_equal(e.field, "");
}

/* Words of the input may be in it: nothing acts on a terminal, all of it is UTF-8. */
static void
test_text_is_clean(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{"8 < 9 Jos\xC3\xA9", "8 < 9 Jos\xC3\xA9"},
		{"a\tb\nc\x7F", "a?b?c?"},
		{"\x1B[31m", "?[31m"},
		{"\xC2\x9B\xE2\x80\xAEx", "?????x"},
		{"\xE9\xE2\x82", "???"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct err e;

		(void)err_set(&e, ERR_UPSTREAM, "%s", rows[i].in);
		if (strcmp(e.text, rows[i].want) != 0)
			fail_msg("row %zu: \"%s\"", i, e.text);
	}
}

static void
test_value(void **state)
{
	const struct {
		struct slice in;
		const char *want;
	} rows[] = {
		{{NULL, 0}, ""},
		{SLICE("8,5"), "8,5"},
		{SLICE("Jos\xC3\xA9"), "Jos\xC3\xA9"},
		{SLICE("a\tb\nc\0d\x7F"), "a?b?c?d?"},
		{SLICE("\x1B[31m"), "?[31m"},
		{SLICE("\xC2\x9B"
	               "31m"),
	         "?31m"}, /* CSI of a terminal */
		{SLICE("a\xE2\x80\xAE"
	               "b"),
	         "a?b"}, /* turns the direction */
		{SLICE("19\xE2\x80\x8B"
	               "86"),
	         "19?86"}, /* zero width space */
		{SLICE("\xE2\x82"), "??"},
		{SLICE("\xFF\xFE"), "??"},
		{SLICE(TEN TEN TEN TEN), TEN TEN TEN TEN},
		{SLICE(TEN TEN TEN TEN "1"), TEN TEN TEN "1234567..."},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct err e = {.kind = ERR_ROW};

		assert_int_equal(err_value(&e, rows[i].in, 1), -1);
		if (strcmp(e.value, rows[i].want) != 0)
			fail_msg("row %zu: \"%s\", want \"%s\"", i, e.value,
			         rows[i].want);
		assert_int_equal(e.personal, 1);
	}
}

/* Wide and long characters: never more than 40 columns, never a broken character. */
static void
test_value_of_wide_characters(void **state)
{
	static const char *const chars[] = {"\xC3\xA9", "\xE2\x89\xA5", "\xE6\xBC\xA2",
	                                    "\xF0\x9F\x98\x80", "e\xCC\x81"};
	size_t i, k, n;

	(void)state;
	for (i = 0; i < LEN(chars); i++) {
		char text[200] = "";

		for (k = 0; k < 45; k++) {
			struct err e = {.kind = ERR_ROW};

			n = strlen(text);
			memcpy(text + n, chars[i], strlen(chars[i]) + 1);
			if (n + 5 > sizeof(text) - 5)
				break;
			(void)err_value(&e, slice_of(text), 0);
			n = strlen(e.value);
			if (n >= sizeof(e.value) || utf8_bad(slice_of(e.value)) != n ||
			    utf8_width(slice_of(e.value)) > 40)
				fail_msg("character %zu, %zu times: \"%s\"", i, k + 1,
				         e.value);
			if (strcmp(e.value, text) != 0 &&
			    strcmp(e.value + n - 3, "...") != 0)
				fail_msg("character %zu, %zu times: no dots", i, k + 1);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_sys),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_text_is_clean),
		cmocka_unit_test(test_value),
		cmocka_unit_test(test_value_of_wide_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
