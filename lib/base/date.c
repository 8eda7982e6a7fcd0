#include "base/date.h"

/* Days from 1 March of the year 0 to 1970-01-01. */
#define EPOCH 719468

#define DAYS_400_YEARS 146097
#define DAYS_100_YEARS 36524
#define DAYS_4_YEARS 1461

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
date_month_days(int year, int month)
{
	static const signed char days[] = {0,  31, 28, 31, 30, 31, 30,
	                                   31, 31, 30, 31, 30, 31};

	return days[month] + (month == 2 && is_leap(year));
}

bool
date_is_valid(struct date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 &&
	       d.day >= 1 && d.day <= date_month_days(d.year, d.month);
}

/*
 * Years begin on 1 March here, so that the leap day is the last of its year. The months
 * from March on then have 31 30 31 30 31, twice over, then 31: (153 * m + 2) / 5 days lie
 * before month m.
 */
int32_t
date_days(struct date d)
{
	int32_t year = d.year - (d.month <= 2);
	int32_t month = d.month + (d.month <= 2 ? 9 : -3);

	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 +
	       d.day - 1 - EPOCH;
}

struct date
date_civil(int32_t days)
{
	int32_t n = days + EPOCH, year, part, month;

	/* The leap day that ends a cycle belongs to the last century, or year, of it. */
	year = n / DAYS_400_YEARS * 400;
	n %= DAYS_400_YEARS;
	part = n / DAYS_100_YEARS - (n == DAYS_400_YEARS - 1);
	year += part * 100;
	n -= part * DAYS_100_YEARS;
	year += n / DAYS_4_YEARS * 4;
	n %= DAYS_4_YEARS;
	part = n / 365 - (n == DAYS_4_YEARS - 1);
	year += part;
	n -= part * 365;
	month = (5 * n + 2) / 153;
	n -= (153 * month + 2) / 5;
	return (struct date){
		.year = year + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = n + 1,
	};
}

/* The n digits at p, or -1. */
static int
digits(const char *p, int n)
{
	int v = 0;

	while (n-- > 0) {
		unsigned d = (unsigned)(unsigned char)*p++ - '0';

		if (d > 9)
			return -1;
		v = v * 10 + (int)d;
	}
	return v;
}

bool
date_parse(struct slice s, int32_t *days)
{
	struct date d;

	if (s.n != DATE_BUF - 1 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	d = (struct date){digits(s.p, 4), digits(s.p + 5, 2), digits(s.p + 8, 2)};
	if (!date_is_valid(d))
		return false;
	*days = date_days(d);
	return true;
}

static void
put2(char *p, int v)
{
	p[0] = (char)('0' + v / 10);
	p[1] = (char)('0' + v % 10);
}

void
date_format(char buf[DATE_BUF], int32_t days)
{
	struct date d = date_civil(days);

	put2(buf, d.year / 100);
	put2(buf + 2, d.year % 100);
	buf[4] = '-';
	put2(buf + 5, d.month);
	buf[7] = '-';
	put2(buf + 8, d.day);
	buf[10] = '\0';
}

int32_t
date_add_years(int32_t days, int years)
{
	struct date d = date_civil(days);
	int last;

	d.year += years;
	d.year = d.year < 1 ? 1 : d.year > 9999 ? 9999 : d.year;
	last = date_month_days(d.year, d.month);
	d.day = d.day < last ? d.day : last;
	return date_days(d);
}
