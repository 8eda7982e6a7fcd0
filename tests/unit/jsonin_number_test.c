#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/dec.h"
#include "base/sb.h"
#include "pieces.h"
#include "stream/jsonin.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Values by hand; a NULL is refused as dec.h says, never rounded. */
static const struct {
	const char *in, *decimal, *whole;
} numbers[] = {
	{"0", "0", "0"},
	{"-0", "0", "0"},
	{"-0.0", "0", NULL},
	{"0e0", "0", NULL},
	{"-7", "-7", "-7"},
	{"8.5", "8.5", NULL},
	{"8.50", "8.5", NULL},
	{"2026.0", "2026", NULL},
	{"1e3", "1000", NULL},
	{"1E+3", "1000", NULL},
	{"2.5e1", "25", NULL},
	{"25e-1", "2.5", NULL},
	{"0.1", "0.1", NULL},
	{"0.3", "0.3", NULL},
	{"7.6", "7.6", NULL},
	{"0.000001", "0.000001", NULL},
	{"1e-6", "0.000001", NULL},
	{"-1e-6", "-0.000001", NULL},
	{"100e-8", "0.000001", NULL},
	{"1.0000000", "1", NULL}, /* a zero more is no digit more */
	{"0.0000001", NULL, NULL},
	{"1e-7", NULL, NULL},
	{"1.5e-6", NULL, NULL},
	{"-1e-30", NULL, NULL},
	{"5e-324", NULL, NULL},
	{"0.1234567", NULL, NULL},
	{"90.0000001", NULL, NULL},
	{"123456789.123456", "123456789.123456", NULL},
	{"999999999.999999", "999999999.999999", NULL},
	{"99999999999.12", "99999999999.12", NULL},
	{"1234567890.123456", NULL, NULL}, /* 16 digits */
	{"1234567890.100000", "1234567890.1", NULL},
	{"0.30000000000000004", NULL, NULL},
	{"9223372036854", "9223372036854", "9223372036854"},
	{"9223372036854.77", "9223372036854.77", NULL},
	{"9223372036855", NULL, "9223372036855"},
	{"999999999999999", NULL, "999999999999999"},
	{"1234567890123456", NULL, "1234567890123456"},
	{"-999999999999999999", NULL, "-999999999999999999"},
	{"1000000000000000000", NULL, NULL},
	{"9223372036854775807", NULL, NULL},
	{"-9223372036854775808", NULL, NULL},
	{"1e15", NULL, NULL},
	{"1e300", NULL, NULL},
	{"1.7976931348623157e308", NULL, NULL},
};

/* The text of the number as the reader gives it. */
static void
read_number(struct sb *text, const char *number, bool library)
{
	struct sb line = {0};
	struct jsonrow row;
	struct jsonin *j;
	struct input in;
	struct err e;

	sb_addf(&line, "{\"a\":%s}\n", number);
	feed(sb_slice(&line), 0);
	assert_int_equal(input_open(&in, NULL, &e), 0);
	j = jsonin_new(&in, library);
	assert_int_equal(jsonin_next(j, &row, &e), 1);
	assert_int_equal(row.pairs[0].kind, JSONIN_NUMBER);
	sb_clear(text);
	sb_add(text, row.pairs[0].value);
	jsonin_free(j);
	input_close(&in);
	sb_release(&line);
}

static void
test_numbers(void **state)
{
	struct sb text = {0};

	(void)state;
	for (size_t i = 0; i < LEN(numbers) * 2; i++) {
		const char *in = numbers[i / 2].in, *want = numbers[i / 2].decimal;
		char buf[DEC_BUF];
		struct err e;
		int64_t v;
		bool ok;

		read_number(&text, in, i % 2);
		ok = dec_parse(sb_slice(&text), &v, &e) == 0;
		if (ok)
			dec_format(buf, v, -1);
		if (ok != (want != NULL) || (ok && strcmp(buf, want) != 0))
			fail_msg("%s: %s", in, ok ? buf : e.text);
		assert_true(ok || strcmp(e.text, "not a number") != 0);
		want = numbers[i / 2].whole;
		ok = dec_parse_int(sb_slice(&text), &v, &e) == 0;
		if (ok)
			dec_format_int(buf, v);
		if (ok != (want != NULL) || (ok && strcmp(buf, want) != 0))
			fail_msg("%s as a whole number: %s", in, ok ? buf : e.text);
	}
	sb_release(&text);
}

/* Every millionth up to a thousandth, in both notations. */
static void
test_millionths(void **state)
{
	struct sb text = {0};

	(void)state;
	for (int i = 0; i < 1000 * 4; i++) {
		char number[24];
		struct err e;
		int64_t v;

		if (i & 1)
			(void)snprintf(number, sizeof number, "%de-6", i / 4);
		else
			(void)snprintf(number, sizeof number, "0.%06d", i / 4);
		read_number(&text, number, i & 2);
		if (dec_parse(sb_slice(&text), &v, &e) != 0 || v != i / 4)
			fail_msg("%s: %s", number, text.p);
	}
	sb_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_millionths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
