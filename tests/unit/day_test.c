#include "import/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define N(rows) (sizeof rows / sizeof *rows)

struct row {
	const char *cell;
	enum day_order order;
	bool serials;
	const char *want; /* yyyy-mm-dd; "" no day; NULL refused */
	int style;        /* enum day_style */
	const char *why;  /* code and a part of the message */
};

/* The habits of exports, each as it was seen; then what is next to them. */
static const struct row rows[] = {
	{"2026-07-05", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 09:15:00", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05T09:15:00Z", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05T09:15:00.000+07:00", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 09:15:00+07", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 9:15", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	/* midnight of the 6th in Jakarta, Makassar, Jayapura; and still the 5th */
	{"2026-07-05T17:00:00.000Z", ORDER_UNSAID, false, NULL, 0, "tanggal_utc: next"},
	{"2026-07-05T16:00:00+00:00", ORDER_UNSAID, false, NULL, 0, "tanggal_utc: "},
	{"2026-07-05 15:00 UTC", ORDER_UNSAID, false, NULL, 0, "tanggal_utc: "},
	{"05-07-2026 03:00 PM GMT", ORDER_UNSAID, false, NULL, 0, "tanggal_utc: "},
	{"5 Juli 2026 17.00 UTC+0", ORDER_UNSAID, false, NULL, 0, "tanggal_utc: "},
	{"2026-07-05T14:59:59Z", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 12:30 AM UTC", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05T17:00:00+07:00", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 17:00 GMT+8", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05 17:00", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"9999-12-31T17:00:00Z", ORDER_UNSAID, false, "", DAY_OPEN, ""},
	{"2026-7-5", ORDER_UNSAID, false, "2026-07-05", DAY_ISO, ""},
	{"2026-07-05", ORDER_DMY, false, "2026-07-05", DAY_ISO, ""},
	{"2026/07/05", ORDER_UNSAID, false, "2026-07-05", DAY_YEAR_FIRST, ""},
	{"2026/07/05", ORDER_MDY, false, "2026-07-05", DAY_YEAR_FIRST, ""},
	{"2026/08/09 9:12:33 AM GMT+8", ORDER_UNSAID, false, "2026-08-09", DAY_YEAR_FIRST,
         ""},
	{"2026.07.05", ORDER_YMD, false, "2026-07-05", DAY_YEAR_FIRST, ""},
	{"05-07-2026", ORDER_UNSAID, false, "2026-07-05", DAY_HYPHENS, ""},
	{"5-7-2026", ORDER_UNSAID, false, "2026-07-05", DAY_HYPHENS, ""},
	{"05-07-2026", ORDER_MDY, false, "2026-05-07", DAY_HYPHENS, ""},
	{"05-07-2026", ORDER_YMD, false, NULL, 0, "tanggal_urutan: --date ymd"},
	{"05-07-2026 00:00:00", ORDER_UNSAID, false, "2026-07-05", DAY_HYPHENS, ""},
	{"5/7/2026", ORDER_DMY, false, "2026-07-05", DAY_SLASHES, ""},
	{"5/7/2026", ORDER_MDY, false, "2026-05-07", DAY_SLASHES, ""},
	{"5/7/2026", ORDER_UNSAID, false, NULL, 0, "tanggal_urutan: --date dmy"},
	{"31/12/2026", ORDER_UNSAID, false, NULL, 0, "tanggal_urutan: --date dmy"},
	{"31/12/2026", ORDER_MDY, false, NULL, 0, "tanggal: no such day"},
	{"12/31/2026", ORDER_DMY, false, NULL, 0, "tanggal: no such day"},
	{"05.07.2026", ORDER_DMY, false, "2026-07-05", DAY_DOTS, ""},
	{"05.07.2026", ORDER_UNSAID, false, NULL, 0, "tanggal_urutan: --date dmy"},
	{"5/7/26", ORDER_MDY, false, NULL, 0, "tanggal_tahun: four digits"},
	{"05-07-26", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: four digits"},
	{"0001-01-01", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: 1900 to 2199"},
	{"1899-12-31", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: 1900 to 2199"},
	{"1900-01-01", ORDER_UNSAID, false, "1900-01-01", DAY_ISO, ""},
	{"2199-12-31", ORDER_UNSAID, false, "2199-12-31", DAY_ISO, ""},
	{"2200-01-01", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: 1900 to 2199"},
	{"1-1-0206", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: 1900 to 2199"},
	{"05-07-026", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: four digits"},

	{"09 Agustus 2026 23:59:01", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"9 Agt 2026", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"9 Agust. 2026", ORDER_MDY, false, "2026-08-09", DAY_NAMED, ""},
	{"9  AGUSTUS  2026", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"09-Agu-2026", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"9/Aug/2026", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"9 August 2026", ORDER_UNSAID, false, "2026-08-09", DAY_NAMED, ""},
	{"1 Pebruari 2026", ORDER_UNSAID, false, "2026-02-01", DAY_NAMED, ""},
	{"10 Nopember 2026", ORDER_UNSAID, false, "2026-11-10", DAY_NAMED, ""},
	{"10 Nop 2026", ORDER_UNSAID, false, "2026-11-10", DAY_NAMED, ""},
	{"2 Mei 2026", ORDER_UNSAID, false, "2026-05-02", DAY_NAMED, ""},
	{"9-Agu-26", ORDER_UNSAID, false, NULL, 0, "tanggal_tahun: four digits"},
	{"9 Agustuz 2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"Agustus 2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"1 s.d. 3 Agustus 2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"31 September 2026", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},

	{"05072026", ORDER_DMY, false, "2026-07-05", DAY_DIGITS, ""},
	{"20260705", ORDER_YMD, false, "2026-07-05", DAY_DIGITS, ""},
	{"07052026", ORDER_MDY, false, "2026-07-05", DAY_DIGITS, ""},
	{"20260705", ORDER_DMY, false, NULL, 0, "tanggal: no such day"},
	{"05072026", ORDER_UNSAID, false, NULL, 0, "tanggal_urutan: ddmmyyyy"},
	{"20260705", ORDER_UNSAID, true, NULL, 0, "tanggal_urutan: yyyymmdd"},

	/* ECMA-376 part 1, 18.17.4.1 counts 1 January 1900 as 1; 43831 is 2020-01-01. */
	{"43831", ORDER_UNSAID, true, "2020-01-01", DAY_SERIAL, ""},
	{"43831.75", ORDER_UNSAID, true, "2020-01-01", DAY_SERIAL, ""},
	{"61", ORDER_UNSAID, true, "1900-03-01", DAY_SERIAL, ""},
	{"60", ORDER_UNSAID, true, NULL, 0, "tanggal_seri: 61"},
	{"0", ORDER_UNSAID, true, NULL, 0, "tanggal_seri: 61"},
	{"2026", ORDER_UNSAID, true, NULL, 0, "tanggal: a year alone"},
	{"43.831", ORDER_UNSAID, true, NULL, 0, "tanggal: not a date"},
	{"2958465", ORDER_UNSAID, true, "", DAY_OPEN, ""},
	{"2958466", ORDER_UNSAID, true, NULL, 0, "tanggal_seri: 61"},
	{"43831", ORDER_UNSAID, false, NULL, 0, "tanggal_seri: --excel-dates"},
	{"2026", ORDER_UNSAID, false, NULL, 0, "tanggal: a year alone"},

	{"31.12.9999", ORDER_UNSAID, false, "", DAY_OPEN, ""},
	{"31-12-9999", ORDER_UNSAID, false, "", DAY_OPEN, ""},
	{"31/12/9999", ORDER_MDY, false, "", DAY_OPEN, ""},
	{"12/31/9999", ORDER_MDY, false, "", DAY_OPEN, ""},
	{"9999-12-31", ORDER_UNSAID, false, "", DAY_OPEN, ""},
	{"9999-12-31 00:00:00", ORDER_UNSAID, false, "", DAY_OPEN, ""},
	{"31129999", ORDER_DMY, false, "", DAY_OPEN, ""},
	{"00:00:00", ORDER_UNSAID, false, "", DAY_NONE, ""},
	{"0000-00-00", ORDER_UNSAID, false, "", DAY_NONE, ""},
	{"0000-00-00 00:00:00", ORDER_UNSAID, false, "", DAY_NONE, ""},
	{"00/00/0000", ORDER_UNSAID, false, "", DAY_NONE, ""},

	{"31-01-2026", ORDER_UNSAID, false, "2026-01-31", DAY_HYPHENS, ""},
	{"29-02-2024", ORDER_UNSAID, false, "2024-02-29", DAY_HYPHENS, ""},
	{"29-02-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},
	{"29-02-2000", ORDER_UNSAID, false, "2000-02-29", DAY_HYPHENS, ""},
	{"29-02-1900", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},
	{"30-04-2026", ORDER_UNSAID, false, "2026-04-30", DAY_HYPHENS, ""},
	{"31-04-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},
	{"00-07-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},
	{"01-13-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: no such day"},

	{"05-07/2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07-05x", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07-05 x", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07-05 24:61", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07-05 13:00 AM", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07-05-08", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"2026-07", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"005-07-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"-05-07-2026", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"besok", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
	{"", ORDER_UNSAID, false, NULL, 0, "tanggal: not a date"},
};

/* why is a code, a colon and a part of the text. */
static bool
says(const struct err *e, const char *why)
{
	const char *colon = strchr(why, ':');

	return e->kind == ERR_ROW && strlen(e->code) == (size_t)(colon - why) &&
	       memcmp(e->code, why, (size_t)(colon - why)) == 0 &&
	       strstr(e->text, colon + 2);
}

static void
test_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const struct row *w = &rows[i];
		struct err e = {0};
		enum day_style style;
		char text[DATE_BUF] = "";
		int32_t days;
		int r = day_read(slice_of(w->cell), w->order, w->serials, &days, &style,
		                 &e);

		if (r == 0 && days != DATE_NONE)
			date_format(text, days);
		if (r == 0 && (!w->want || strcmp(text, w->want) != 0))
			fail_msg("row %zu: \"%s\" gives \"%s\"", i, w->cell, text);
		if (r == 0 && style != (enum day_style)w->style)
			fail_msg("row %zu: \"%s\" is of style %d", i, w->cell, style);
		if (r != 0 && (w->want || !says(&e, w->why)))
			fail_msg("row %zu: \"%s\": %s: %s", i, w->cell, e.code, e.text);
	}
}

/* Every month by every name it has, with the last day it has, and no day more. */
static void
test_months(void **state)
{
	static const struct {
		const char *names[6];
		int last; /* of 2026 */
	} months[] = {
		{{"Januari", "January", "Jan"}, 31},
		{{"Februari", "Pebruari", "February", "Feb", "Peb"}, 28},
		{{"Maret", "March", "Mar"}, 31},
		{{"April", "Apr"}, 30},
		{{"Mei", "May"}, 31},
		{{"Juni", "June", "Jun"}, 30},
		{{"Juli", "July", "Jul"}, 31},
		{{"Agustus", "August", "Agt", "Agust", "Agu", "Aug"}, 31},
		{{"September", "Sept", "Sep"}, 30},
		{{"Oktober", "October", "Okt", "Oct"}, 31},
		{{"November", "Nopember", "Nov", "Nop"}, 30},
		{{"Desember", "December", "Des", "Dec"}, 31},
	};

	(void)state;
	for (int m = 0; m < 12; m++)
		for (int k = 0; k < 6 && months[m].names[k]; k++) {
			const char *name = months[m].names[k];
			char cell[40];
			enum day_style style;
			struct err e;
			int32_t days;

			assert_int_equal(day_month(slice_of(name)), m + 1);
			(void)snprintf(cell, sizeof cell, "%d %s 2026", months[m].last,
			               name);
			assert_int_equal(day_read(slice_of(cell), ORDER_UNSAID, false,
			                          &days, &style, &e),
			                 0);
			assert_int_equal(days, date_days((struct date){2026, m + 1,
			                                               months[m].last}));
			(void)snprintf(cell, sizeof cell, "%d %s 2026",
			               months[m].last + 1, name);
			assert_int_equal(day_read(slice_of(cell), ORDER_UNSAID, false,
			                          &days, &style, &e),
			                 -1);
		}
	assert_int_equal(day_month(SLICE("")), 0);
	assert_int_equal(day_month(SLICE("Ja")), 0);
	assert_int_equal(day_month(SLICE("Januarii")), 0);
}

static void
test_order(void **state)
{
	enum day_order order;
	struct err e;

	(void)state;
	assert_int_equal(day_order(&order, "dmy", &e), 0);
	assert_int_equal(order, ORDER_DMY);
	assert_int_equal(day_order(&order, "mdy", &e), 0);
	assert_int_equal(order, ORDER_MDY);
	assert_int_equal(day_order(&order, "ymd", &e), 0);
	assert_int_equal(order, ORDER_YMD);
	assert_int_equal(day_order(&order, "ydm", &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
