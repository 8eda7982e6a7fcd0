#include "asn/period.h"

#include "base/date.h"

#define YEAR_UNIT 32
#define YEAR_MIN 1900
#define YEAR_MAX 2199

/* Parts of a year: 0 all of it, 1-12 a month, then halves, then quarters. */
#define HALF 13
#define QUARTER 15

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : -1;
}

/* The part written at p (H1, Q3, 07), or -1. */
static int
read_part(const char *p)
{
	int tens = digit(p[0]), ones = digit(p[1]);
	int month = tens * 10 + ones;

	if (p[0] == 'H' && ones >= 1 && ones <= 2)
		return HALF + ones - 1;
	if (p[0] == 'Q' && ones >= 1 && ones <= 4)
		return QUARTER + ones - 1;
	return tens >= 0 && ones >= 0 && month >= 1 && month <= 12 ? month : -1;
}

int
period_read(struct slice s, int64_t *v, struct err *e)
{
	int year = 0, part = 0, i;

	if (s.n != 4 && (s.n != 7 || s.p[4] != '-'))
		goto fault;
	for (i = 0; i < 4; i++) {
		if (digit(s.p[i]) < 0)
			goto fault;
		year = year * 10 + digit(s.p[i]);
	}
	if (s.n == 7)
		part = read_part(s.p + 5);
	if (part < 0 || year < YEAR_MIN || year > YEAR_MAX)
		goto fault;
	*v = year * YEAR_UNIT + part;
	return 0;
fault:
	(void)err_row(e, "periode",
	              "not a period; want 2026, 2026-H1, 2026-Q3 or 2026-07");
	return err_value(e, s, 0);
}

size_t
period_format(char buf[PERIOD_BUF], int64_t period)
{
	int year = period_year(period), part = (int)(period % YEAR_UNIT);

	buf[0] = (char)('0' + year / 1000);
	buf[1] = (char)('0' + year / 100 % 10);
	buf[2] = (char)('0' + year / 10 % 10);
	buf[3] = (char)('0' + year % 10);
	buf[4] = '\0';
	if (part == 0)
		return 4;
	buf[4] = '-';
	if (part >= QUARTER) {
		buf[5] = 'Q';
		part -= QUARTER - 1;
	} else if (part >= HALF) {
		buf[5] = 'H';
		part -= HALF - 1;
	} else {
		buf[5] = (char)('0' + part / 10);
	}
	buf[6] = (char)('0' + part % 10);
	buf[7] = '\0';
	return 7;
}

int
period_year(int64_t period)
{
	return (int)(period / YEAR_UNIT);
}

int64_t
period_of_year(int year)
{
	return year < YEAR_MIN || year > YEAR_MAX ? -1 : (int64_t)year * YEAR_UNIT;
}

/* First month and number of months of a part of a year. */
static void
find_months(int part, int *first, int *n)
{
	if (part >= QUARTER) {
		*n = 3;
		*first = 1 + (part - QUARTER) * 3;
	} else if (part >= HALF) {
		*n = 6;
		*first = 1 + (part - HALF) * 6;
	} else {
		*n = part > 0 ? 1 : 12;
		*first = part > 0 ? part : 1;
	}
}

int32_t
period_first_day(int64_t period)
{
	int first, n;

	find_months((int)(period % YEAR_UNIT), &first, &n);
	return date_days((struct date){period_year(period), first, 1});
}

int32_t
period_last_day(int64_t period)
{
	int year = period_year(period), first, n;

	find_months((int)(period % YEAR_UNIT), &first, &n);
	first += n - 1;
	return date_days((struct date){year, first, date_month_days(year, first)});
}
