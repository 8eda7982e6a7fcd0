#include "stream/xlsxdate.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"

#define DAY 86400
#define PLACES 13 /* of a day: 9 digits of a second, DAY times as much fits 64 bits */

enum xlsxdate_form
xlsxdate_builtin(uint32_t n)
{
	if (n == 46)
		return XLSXDATE_SPAN;
	if ((n >= 18 && n <= 21) || n == 45 || n == 47)
		return XLSXDATE_TIME;
	/* 27 to 36 and 50 to 58 are days in the languages that have them. */
	if ((n >= 14 && n <= 22) || (n >= 27 && n <= 36) || (n >= 50 && n <= 58))
		return XLSXDATE_DAY;
	return XLSXDATE_NONE;
}

/* The part of a format that decides: what its letters were. */
struct seen {
	bool day, month, hour, span, digit;
};

/* [h], [mm], [ss] are letters; other brackets hold colours, conditions, languages. */
static void
see_bracket(struct seen *seen, struct slice s)
{
	char c = s.n > 0 ? ascii_lower(s.p[0]) : 0;

	if (c != 'h' && c != 'm' && c != 's')
		return;
	for (size_t i = 1; i < s.n; i++)
		if (ascii_lower(s.p[i]) != c)
			return;
	seen->span = true;
}

/* Takes what stands at s in, and returns how many bytes that was. */
static size_t
see(struct seen *seen, struct slice s)
{
	const char *end;
	size_t n;

	switch (ascii_lower(s.p[0])) {
	case '"':
		end = memchr(s.p + 1, '"', s.n - 1);
		return end ? (size_t)(end + 1 - s.p) : s.n;
	case '[':
		end = memchr(s.p, ']', s.n);
		n = end ? (size_t)(end + 1 - s.p) : s.n;
		if (end)
			see_bracket(seen, (struct slice){s.p + 1, n - 2});
		return n;
	case '\\': /* the next one as it is; a blank of its width; repeated */
	case '_':
	case '*':
		return s.n > 1 ? 2 : 1;
	case 'a':
		return ascii_begins(s, SLICE("am/pm")) ? 5
		       : ascii_begins(s, SLICE("a/p")) ? 3
		                                       : 1;
	case 'd':
	case 'y':
		seen->day = true;
		return 1;
	case 'm':
		seen->month = true;
		return 1;
	case 'h':
		seen->hour = true;
		return 1;
	case 's':
		seen->hour = true;
		/* ss.00 are parts of a second */
		for (n = 1; n < s.n && ascii_lower(s.p[n]) == 's'; n++)
			;
		if (n < s.n && s.p[n] == '.')
			for (n++; n < s.n && s.p[n] == '0'; n++)
				;
		return n;
	case '0':
	case '#':
	case '?':
		seen->digit = true;
		return 1;
	default:
		return 1;
	}
}

enum xlsxdate_form
xlsxdate_of_code(struct slice code)
{
	while (code.n > 0) {
		struct seen seen = {0};

		/* Positive; negative; zero; text: the first that shows anything. */
		while (code.n > 0 && code.p[0] != ';') {
			size_t n = see(&seen, code);

			code = (struct slice){code.p + n, code.n - n};
		}
		if (seen.digit)
			return XLSXDATE_NONE;
		if (seen.day)
			return XLSXDATE_DAY;
		if (seen.span)
			return XLSXDATE_SPAN;
		if (seen.hour)
			return XLSXDATE_TIME;
		if (seen.month)
			return XLSXDATE_DAY;
		if (code.n > 0)
			code = (struct slice){code.p + 1, code.n - 1};
	}
	return XLSXDATE_NONE;
}

/* A decimal taken apart: digits[0..n) with the point behind the point-th. */
struct number {
	bool negative;
	char digits[40];
	int n;
	long point;
};

/* Digits behind the fortieth are of no weight here. */
static bool
take_apart(struct slice s, struct number *x)
{
	size_t i = 0, digits = 0;
	bool point = false;
	long exponent = 0;

	*x = (struct number){.negative = s.n > 0 && s.p[0] == '-'};
	for (i = x->negative;
	     i < s.n && (ascii_is_digit(s.p[i]) || (s.p[i] == '.' && !point)); i++) {
		if (s.p[i] == '.') {
			point = true;
			continue;
		}
		digits++;
		if (x->n > 0 || s.p[i] != '0') {
			if (x->n < (int)sizeof x->digits)
				x->digits[x->n++] = s.p[i];
			x->point += !point;
		} else {
			x->point -= point;
		}
	}
	if (digits == 0)
		return false;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
		bool minus = ++i < s.n && s.p[i] == '-';

		i += i < s.n && (s.p[i] == '-' || s.p[i] == '+');
		if (i == s.n)
			return false;
		for (; i < s.n && ascii_is_digit(s.p[i]); i++)
			if (exponent < 100000)
				exponent = exponent * 10 + (s.p[i] - '0');
		x->point += minus ? -exponent : exponent;
	}
	return i == s.n;
}

bool
xlsxdate_is_number(struct slice s)
{
	struct number x;

	return take_apart(s, &x);
}

static int64_t
digit(const struct number *x, long at)
{
	return at >= 0 && at < x->n ? x->digits[at] - '0' : 0;
}

/* Whole days, and seconds up to a day; false when it is negative or has too many digits.
 */
static bool
days_seconds(const struct number *x, int64_t *days, int64_t *seconds)
{
	int64_t part = 0, one = 1;

	if ((x->negative && x->n > 0) || (x->n > 0 && x->point > 9))
		return false;
	*days = 0;
	for (long i = 0; i < x->point; i++)
		*days = *days * 10 + digit(x, i);
	for (long i = 0; i < PLACES; i++, one *= 10)
		part = part * 10 + digit(x, x->point + i);
	*seconds = (part * DAY + one / 2) / one;
	return true;
}

static size_t
put_time(char *p, int64_t seconds)
{
	return (size_t)snprintf(p, XLSXDATE_BUF - DATE_BUF, "%02lld:%02d:%02d",
	                        (long long)(seconds / 3600), (int)(seconds / 60 % 60),
	                        (int)(seconds % 60));
}

static bool
put_day(char *p, int64_t day)
{
	if (day > date_days((struct date){9999, 12, 31}))
		return false;
	date_format(p, (int32_t)day);
	return true;
}

/* yyyy-mm-dd of a serial number, as the program shows it. */
static bool
put_serial(char *p, int64_t days, bool from_1904)
{
	const int32_t first_1904 = date_days((struct date){1904, 1, 1}),
		      zero_1900 = date_days((struct date){1899, 12, 31});
	int64_t day;

	if (!from_1904 && (days == 0 || days == 60)) {
		memcpy(p, days ? "1900-02-29" : "1900-01-00", DATE_BUF);
		return true;
	}
	day = from_1904 ? first_1904 + days : zero_1900 + days - (days > 60);
	return put_day(p, day);
}

static size_t
put_both(char *p, int64_t seconds)
{
	size_t n = DATE_BUF - 1;

	if (seconds == 0)
		return n;
	p[n] = ' ';
	return n + 1 + put_time(p + n + 1, seconds);
}

size_t
xlsxdate_text(char buf[XLSXDATE_BUF], struct slice number, enum xlsxdate_form form,
              bool from_1904, enum cell_kind *kind)
{
	int64_t days, seconds;
	struct number x;

	if (form == XLSXDATE_NONE || !take_apart(number, &x) ||
	    !days_seconds(&x, &days, &seconds))
		return 0;
	if (form == XLSXDATE_SPAN || (form == XLSXDATE_TIME && days == 0)) {
		*kind = CELL_TEXT;
		return put_time(buf, days * DAY + seconds);
	}
	/* A moment of which the format shows only the time keeps its day. */
	if (!put_serial(buf, days + seconds / DAY, from_1904))
		return 0;
	*kind = CELL_DATE;
	return put_both(buf, seconds % DAY);
}

/* hh:mm[:ss[.fff]], rounded; -1 when it is no time. */
static int64_t
time_of_day(struct slice s)
{
	static const int most[] = {23, 59, 59};
	int64_t seconds = 0;
	int parts;

	for (parts = 0; parts < 3 && s.n > 0; parts++) {
		int v;

		if (parts > 0) {
			if (s.p[0] != ':')
				break;
			s = (struct slice){s.p + 1, s.n - 1};
		}
		if (s.n < 2 || !ascii_is_digit(s.p[0]) || !ascii_is_digit(s.p[1]))
			return -1;
		v = (s.p[0] - '0') * 10 + s.p[1] - '0';
		if (v > most[parts])
			return -1;
		seconds = seconds * 60 + v;
		s = (struct slice){s.p + 2, s.n - 2};
	}
	if (parts < 2)
		return -1;
	if (parts == 2)
		seconds *= 60;
	if (parts == 3 && s.n > 1 && s.p[0] == '.' && ascii_is_digit(s.p[1])) {
		seconds += s.p[1] >= '5';
		for (s.p++, s.n--; s.n > 0 && ascii_is_digit(s.p[0]); s.p++, s.n--)
			;
	}
	return s.n == 0 ? seconds : -1;
}

size_t
xlsxdate_iso(char buf[XLSXDATE_BUF], struct slice s, enum cell_kind *kind)
{
	const size_t width = DATE_BUF - 1;
	int64_t seconds = 0;
	int32_t days;

	if (s.n > 0 && s.p[s.n - 1] == 'Z')
		s.n--;
	if (s.n < width || !date_parse((struct slice){s.p, width}, &days)) {
		if (s.n > 0 && s.p[0] == 'T')
			s = (struct slice){s.p + 1, s.n - 1};
		seconds = time_of_day(s);
		*kind = CELL_TEXT;
		return seconds < 0 ? 0 : put_time(buf, seconds);
	}
	if (s.n > width) {
		seconds = s.p[width] == 'T' ? time_of_day((struct slice){s.p + width + 1,
		                                                         s.n - width - 1})
		                            : -1;
		if (seconds < 0)
			return 0;
	}
	*kind = CELL_DATE;
	if (!put_day(buf, days + seconds / DAY))
		return 0;
	return put_both(buf, seconds % DAY);
}
