#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stream/xlsxdate.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ECMA-376 part 1, 18.8.30, and the codes spreadsheets write. */
static void
test_codes(void **state)
{
	static const struct {
		const char *code;
		enum xlsxdate_form want;
	} rows[] = {
		{"General", XLSXDATE_NONE},
		{"", XLSXDATE_NONE},
		{"@", XLSXDATE_NONE},
		{"0", XLSXDATE_NONE},
		{"0.00%", XLSXDATE_NONE},
		{"0.00E+00", XLSXDATE_NONE},
		{"# ?\?/?\?", XLSXDATE_NONE},
		{"#,##0;[Red]-#,##0", XLSXDATE_NONE},
		{"\"Rp\"#,##0.00", XLSXDATE_NONE},
		{"[$Rp-421]* #,##0", XLSXDATE_NONE},
		{"_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-", XLSXDATE_NONE},
		{"0 \"hari\"", XLSXDATE_NONE},
		{"0 hari", XLSXDATE_NONE},
		{"0\\h", XLSXDATE_NONE},
		{"_d0_y", XLSXDATE_NONE},
		{"[Magenta]0", XLSXDATE_NONE},
		{"\"dd/mm/yyyy\"", XLSXDATE_NONE},
		{"\"dd", XLSXDATE_NONE},
		{"[d", XLSXDATE_NONE},
		{"\\", XLSXDATE_NONE},
		{";;;", XLSXDATE_NONE},
		{"mm-dd-yy", XLSXDATE_DAY},
		{"d-mmm", XLSXDATE_DAY},
		{"mmm-yy", XLSXDATE_DAY},
		{"mmmm", XLSXDATE_DAY},
		{"yyyy", XLSXDATE_DAY},
		{"DD/MM/YYYY", XLSXDATE_DAY},
		{"dd\\-mm\\-yyyy;@", XLSXDATE_DAY},
		{"[$-421]dd mmmm yyyy;@", XLSXDATE_DAY},
		{"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", XLSXDATE_DAY},
		{"m/d/yy h:mm", XLSXDATE_DAY},
		{"yyyy-mm-dd\\Thh:mm:ss.000", XLSXDATE_DAY},
		{"[Red]dd/mm/yyyy", XLSXDATE_DAY},
		{"[=0]\"-\";dd/mm/yyyy", XLSXDATE_DAY},
		{"\"tgl\" d", XLSXDATE_DAY},
		{"h:mm", XLSXDATE_TIME},
		{"hh:mm:ss", XLSXDATE_TIME},
		{"h:mm AM/PM", XLSXDATE_TIME},
		{"h a/p", XLSXDATE_TIME},
		{"mm:ss", XLSXDATE_TIME},
		{"mm:ss.0", XLSXDATE_TIME},
		{"[h]:mm:ss", XLSXDATE_SPAN},
		{"[HH]", XLSXDATE_SPAN},
		{"[mm]:ss", XLSXDATE_SPAN},
		{"[s]", XLSXDATE_SPAN},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (xlsxdate_of_code(slice_of(rows[i].code)) != rows[i].want)
			fail_msg("row %zu: %s", i, rows[i].code);
}

static void
test_builtin(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 170; i++) {
		bool day = (i >= 14 && i <= 17) || i == 22 || (i >= 27 && i <= 36) ||
		           (i >= 50 && i <= 58);
		bool time = (i >= 18 && i <= 21) || i == 45 || i == 47;

		assert_int_equal(xlsxdate_builtin(i), i == 46 ? XLSXDATE_SPAN
		                                      : day   ? XLSXDATE_DAY
		                                      : time  ? XLSXDATE_TIME
		                                              : XLSXDATE_NONE);
	}
}

struct serial {
	const char *number;
	enum xlsxdate_form form;
	bool from_1904;
	const char *want; /* "": no day; @ in front: CELL_DATE */
};

static const struct serial serials[] = {
	/* ECMA-376 part 1, 18.17.4 */
	{"1", XLSXDATE_DAY, false, "@1900-01-01"},
	{"59", XLSXDATE_DAY, false, "@1900-02-28"},
	{"60", XLSXDATE_DAY, false, "@1900-02-29"},
	{"61", XLSXDATE_DAY, false, "@1900-03-01"},
	{"1.5", XLSXDATE_DAY, false, "@1900-01-01 12:00:00"},
	{"3687.4207639", XLSXDATE_DAY, false, "@1910-02-03 10:05:54"},
	{"2958465", XLSXDATE_DAY, false, "@9999-12-31"},
	{"2958465.9999884", XLSXDATE_DAY, false, "@9999-12-31 23:59:59"},
	{"0", XLSXDATE_DAY, true, "@1904-01-01"},
	{"1.5", XLSXDATE_DAY, true, "@1904-01-02 12:00:00"},
	{"60", XLSXDATE_DAY, true, "@1904-03-01"},
	{"2957003.9999884", XLSXDATE_DAY, true, "@9999-12-31 23:59:59"},
	{"0.0125", XLSXDATE_TIME, false, "00:18:00"},
	{"0.5", XLSXDATE_TIME, false, "12:00:00"},
	/* both systems: 1904's numbers are less by 1462 */
	{"46295", XLSXDATE_DAY, false, "@2026-09-30"},
	{"44833", XLSXDATE_DAY, true, "@2026-09-30"},
	{"25569", XLSXDATE_DAY, false, "@1970-01-01"},
	{"36526", XLSXDATE_DAY, false, "@2000-01-01"},
	{"45351", XLSXDATE_DAY, false, "@2024-02-29"},
	/* what is no day stands as the program shows it, or stays a number */
	{"0", XLSXDATE_DAY, false, "@1900-01-00"},
	{"0.5", XLSXDATE_DAY, false, "@1900-01-00 12:00:00"},
	{"60.25", XLSXDATE_DAY, false, "@1900-02-29 06:00:00"},
	{"-1", XLSXDATE_DAY, false, ""},
	{"-0", XLSXDATE_DAY, true, "@1904-01-01"},
	{"2958466", XLSXDATE_DAY, false, ""},
	{"2958465.999999", XLSXDATE_DAY, false, ""},
	{"2957004", XLSXDATE_DAY, true, ""},
	{"198503152010012999", XLSXDATE_DAY, false, ""},
	{"1E300", XLSXDATE_DAY, false, ""},
	{"1E-300", XLSXDATE_TIME, false, "00:00:00"},
	{"46295", XLSXDATE_NONE, false, ""},
	/* forms of a number */
	{"4.6295E4", XLSXDATE_DAY, false, "@2026-09-30"},
	{"4.6295e+04", XLSXDATE_DAY, false, "@2026-09-30"},
	{"462950000E-4", XLSXDATE_DAY, false, "@2026-09-30"},
	{"046295.000", XLSXDATE_DAY, false, "@2026-09-30"},
	{"46295.", XLSXDATE_DAY, false, "@2026-09-30"},
	{".5", XLSXDATE_TIME, false, "12:00:00"},
	{"5.0000000000000000000000000000000000000000000000000001E-1", XLSXDATE_TIME,
         false, "12:00:00"},
	{"6.9444444444444447E-4", XLSXDATE_TIME, false, "00:01:00"},
	{"", XLSXDATE_DAY, false, ""},
	{"-", XLSXDATE_DAY, false, ""},
	{".", XLSXDATE_DAY, false, ""},
	{"1E", XLSXDATE_DAY, false, ""},
	{"1E+", XLSXDATE_DAY, false, ""},
	{"1.2.3", XLSXDATE_DAY, false, ""},
	{"+1", XLSXDATE_DAY, false, ""},
	{"1 ", XLSXDATE_DAY, false, ""},
	{"NaN", XLSXDATE_DAY, false, ""},
	/* seconds are rounded: what a double of midnight or of a second may look like */
	{"46295.99998842592", XLSXDATE_DAY, false, "@2026-09-30 23:59:59"},
	{"46295.999999999993", XLSXDATE_DAY, false, "@2026-10-01"},
	{"46295.000000000007", XLSXDATE_DAY, false, "@2026-09-30"},
	{"45402.37577546296", XLSXDATE_DAY, false, "@2024-04-20 09:01:07"},
	/* 1.5 s are 0.0000173611... days */
	{"0.00001736111", XLSXDATE_TIME, false, "00:00:01"},
	{"0.00001736112", XLSXDATE_TIME, false, "00:00:02"},
	/* times and spans */
	{"0", XLSXDATE_TIME, false, "00:00:00"},
	{"0.999999", XLSXDATE_TIME, false, "24:00:00"},
	{"46295.25", XLSXDATE_TIME, false, "@2026-09-30 06:00:00"},
	{"1.5", XLSXDATE_SPAN, false, "36:00:00"},
	{"0.25", XLSXDATE_SPAN, true, "06:00:00"},
	{"1000", XLSXDATE_SPAN, false, "24000:00:00"},
};

static void
test_serials(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(serials); i++) {
		enum cell_kind kind = CELL_NUMBER;
		char said[XLSXDATE_BUF + 1] = "@";
		size_t n = xlsxdate_text(said + 1, slice_of(serials[i].number),
		                         serials[i].form, serials[i].from_1904, &kind);
		const char *text = said + (n == 0 || kind == CELL_TEXT);

		said[n + 1] = '\0';
		if (strcmp(text, serials[i].want) != 0)
			fail_msg("row %zu: %s: %s, want %s", i, serials[i].number, text,
			         serials[i].want);
	}
}

/* Every day of the 1900 system but the one that never was follows the one before. */
static void
test_days(void **state)
{
	char last[XLSXDATE_BUF] = "1900-02-29", text[XLSXDATE_BUF], number[24];
	enum cell_kind kind;

	(void)state;
	for (int i = 61; i <= 2958465; i += i < 80000 ? 1 : 997) {
		(void)snprintf(number, sizeof number, "%d", i);
		assert_int_equal(
			xlsxdate_text(text, slice_of(number), XLSXDATE_DAY, false, &kind),
			10);
		assert_true(strcmp(last, text) < 0);
		memcpy(last, text, sizeof last);
	}
	assert_true(strcmp(last, "9996-01-01") > 0);
}

static void
test_iso(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{"2026-09-30", "@2026-09-30"},
		{"2026-09-30Z", "@2026-09-30"},
		{"2026-09-30T00:00:00", "@2026-09-30"},
		{"2026-09-30T08:05", "@2026-09-30 08:05:00"},
		{"2026-09-30T08:05:09.5Z", "@2026-09-30 08:05:10"},
		{"2026-09-30T23:59:59.6", "@2026-10-01"},
		{"9999-12-31T23:59:59.6", ""},
		{"2026-02-30", ""},
		{"2026-09-30 08:05:00", ""},
		{"2026-09-30T", ""},
		{"2026-09-30T24:00:00", ""},
		{"2026-09-30T08:05:00+07:00", ""},
		{"08:05:09", "08:05:09"},
		{"T08:05:09.499", "08:05:09"},
		{"8:05", ""},
		{"0805", ""},
		{"", ""},
		{"08:05:09.", ""},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		enum cell_kind kind = CELL_NUMBER;
		char said[XLSXDATE_BUF + 1] = "@";
		size_t n = xlsxdate_iso(said + 1, slice_of(rows[i].in), &kind);
		const char *text = said + (n == 0 || kind == CELL_TEXT);

		said[n + 1] = '\0';
		if (strcmp(text, rows[i].want) != 0)
			fail_msg("row %zu: %s: %s, want %s", i, rows[i].in, text,
			         rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),   cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_serials), cmocka_unit_test(test_days),
		cmocka_unit_test(test_iso),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
