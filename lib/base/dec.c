#include "base/dec.h"

#include "base/ascii.h"

#define PLACES 6
#define INT_DIGITS 18
#define LIMIT UINT64_C(1000000000000000) /* 10 to the power DEC_MAX_DIGITS */

static const uint64_t power10[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};

/* The shape -?digits[mark digits], and how much of everything it has. */
struct shape {
	char mark; /* '.', ',' or 0 */
	size_t places;
	size_t significant;
};

static bool
find_shape(struct slice s, struct shape *shape)
{
	size_t i = s.n > 0 && s.p[0] == '-';
	bool behind_digit = false;

	*shape = (struct shape){0};
	for (; i < s.n; i++) {
		char c = s.p[i];

		if (ascii_is_digit(c)) {
			behind_digit = true;
			shape->places += shape->mark != 0;
			shape->significant += shape->significant > 0 || c != '0';
		} else if ((c == '.' || c == ',') && behind_digit && !shape->mark) {
			behind_digit = false;
			shape->mark = c;
		} else {
			return false;
		}
	}
	return behind_digit;
}

static int
fault(struct slice s, struct err *e)
{
	struct shape shape;
	const char *text;

	if (!find_shape(s, &shape))
		text = "not a number";
	else if (shape.mark == ',')
		text = "decimal comma; write a decimal point";
	else if (shape.places > PLACES)
		text = "more than six decimal places";
	else if (shape.significant > DEC_MAX_DIGITS)
		text = "more than 15 digits";
	else
		text = "too large; at most 9223372036854 before the point";
	(void)err_row(e, "angka", "%s", text);
	return err_value(e, s, 0);
}

int
dec_parse(struct slice s, int64_t *v, struct err *e)
{
	const char *p = s.p, *end, *start;
	ptrdiff_t missing = PLACES;
	uint64_t n = 0;
	bool minus;

	if (s.n == 0)
		return fault(s, e);
	end = p + s.n;
	minus = *p == '-';
	p += minus;
	while (end - p > 1 && p[0] == '0' && ascii_is_digit(p[1]))
		p++;
	/* Beyond 15 digits and a point there is some fault, and n might overflow. */
	if (end - p > DEC_MAX_DIGITS + 1)
		return fault(s, e);
	for (start = p; p < end && ascii_is_digit(*p); p++)
		n = n * 10 + (uint64_t)(*p - '0');
	if (p == start)
		return fault(s, e);
	if (p < end) {
		if (*p != '.')
			return fault(s, e);
		for (start = ++p; p < end && ascii_is_digit(*p); p++)
			n = n * 10 + (uint64_t)(*p - '0');
		missing = PLACES - (p - start);
		if (p == start || p < end || missing < 0)
			return fault(s, e);
	}
	if (n >= LIMIT || __builtin_mul_overflow(n, power10[missing], &n) ||
	    n > INT64_MAX)
		return fault(s, e);
	*v = minus ? -(int64_t)n : (int64_t)n;
	return 0;
}

static int
int_fault(struct slice s, struct err *e)
{
	struct shape shape;
	const char *text = "not a whole number; write digits only";

	if (find_shape(s, &shape) && !shape.mark)
		text = "more than 18 digits";
	(void)err_row(e, "angka", "%s", text);
	return err_value(e, s, 0);
}

int
dec_parse_int(struct slice s, int64_t *v, struct err *e)
{
	const char *p = s.p, *end;
	uint64_t n = 0;
	int significant = 0;
	bool minus;

	if (s.n == 0)
		return int_fault(s, e);
	end = p + s.n;
	minus = *p == '-';
	p += minus;
	if (p == end)
		return int_fault(s, e);
	for (; p < end; p++) {
		unsigned d = (unsigned)(unsigned char)*p - '0';

		if (d > 9)
			return int_fault(s, e);
		n = n * 10 + d;
		significant += n != 0;
		if (significant > INT_DIGITS)
			return int_fault(s, e);
	}
	*v = minus ? -(int64_t)n : (int64_t)n;
	return 0;
}

static uint64_t
magnitude(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

/* v / unit, half up; of a magnitude that is half away from zero. */
static uint64_t
divide_rounded(uint64_t v, uint64_t unit)
{
	uint64_t rest = v % unit;

	return v / unit + (rest >= unit - rest);
}

static const char pairs[] = "0001020304050607080910111213141516171819"
			    "2021222324252627282930313233343536373839"
			    "4041424344454647484950515253545556575859"
			    "6061626364656667686970717273747576777879"
			    "8081828384858687888990919293949596979899";

static char *
put_pair(char *p, uint64_t v)
{
	memcpy(p, pairs + 2 * v, 2);
	return p + 2;
}

/* Writes the digits of v; returns the end. */
static char *
put_whole(char *p, uint64_t v)
{
	char room[20];
	char *q = room + sizeof(room);

	while (v >= 100) {
		q -= 2;
		(void)put_pair(q, v % 100);
		v /= 100;
	}
	q -= 2;
	(void)put_pair(q, v);
	q += v < 10;
	memcpy(p, q, (size_t)(room + sizeof(room) - q));
	return p + (room + sizeof(room) - q);
}

size_t
dec_format(char buf[DEC_BUF], int64_t v, int places)
{
	uint64_t n = magnitude(v), fraction;
	char *p = buf;

	if (places >= 0 && places < PLACES) {
		uint64_t unit = power10[PLACES - places];

		n = divide_rounded(n, unit) * unit;
	}
	if (v < 0 && n > 0)
		*p++ = '-';
	p = put_whole(p, n / DEC_ONE);
	fraction = n % DEC_ONE;
	*p = '.';
	(void)put_pair(p + 1, fraction / 10000);
	(void)put_pair(p + 3, fraction / 100 % 100);
	(void)put_pair(p + 5, fraction % 100);
	if (places < 0) {
		places = PLACES;
		while (places > 0 && p[places] == '0')
			places--;
	}
	if (places > 0)
		p += places + 1;
	*p = '\0';
	return (size_t)(p - buf);
}

size_t
dec_format_exact(char buf[DEC_BUF], int64_t exact)
{
	const unsigned places = 9;
	uint64_t n = magnitude(exact), rest = n % power10[places];
	char *p = buf;

	if (exact < 0)
		*p++ = '-';
	p = put_whole(p, n / power10[places]);
	if (rest > 0)
		*p++ = '.';
	for (unsigned i = places; rest > 0; rest %= power10[i]) {
		i--;
		*p++ = (char)('0' + rest / power10[i]);
	}
	*p = '\0';
	return (size_t)(p - buf);
}

size_t
dec_format_int(char buf[DEC_BUF], int64_t v)
{
	char *p = buf;

	if (v < 0)
		*p++ = '-';
	p = put_whole(p, magnitude(v));
	*p = '\0';
	return (size_t)(p - buf);
}

/*
 * a / b in millionths, half away from zero. The whole part and the remainder are scaled
 * apart: a * 1e6 might not fit.
 */
static dec_wide
ratio(dec_wide a, dec_wide b)
{
	dec_wide whole = a / b, rest = a % b * DEC_ONE, part, last;

	part = rest / b;
	last = rest % b;
	if (last < 0 && -last >= b + last)
		part--;
	else if (last > 0 && last >= b - last)
		part++;
	return whole * DEC_ONE + part;
}

dec_wide
dec_quotient(dec_wide a, dec_wide b)
{
	dec_wide whole = a / b, rest = a % b;

	if (rest < 0)
		return whole - (-rest >= b + rest);
	return whole + (rest >= b - rest);
}

dec_wide
dec_mean(dec_wide sum, int64_t n)
{
	return ratio(sum, n);
}

dec_wide
dec_weighted(dec_wide products, dec_wide weights)
{
	return ratio(products, weights);
}

int64_t
dec_exact(dec_wide mean)
{
	dec_wide v = (mean + (mean < 0 ? -500 : 500)) / 1000;

	if (v > INT64_MAX)
		return INT64_MAX;
	if (v < INT64_MIN)
		return INT64_MIN;
	return (int64_t)v;
}

int64_t
dec_rounded(int64_t exact, int places)
{
	uint64_t n = divide_rounded(magnitude(exact), power10[9 - places]);

	n *= power10[PLACES - places];
	return exact < 0 ? -(int64_t)n : (int64_t)n;
}
