#include "import/amount.h"

#include "base/ascii.h"

#define GROUP 3

#define EXPONENT_FAR 4000 /* beyond any number of ours, and of a double */

int
amount_mark(enum amount_mark *mark, const char *text, struct err *e)
{
	if (strcmp(text, "dot") == 0)
		*mark = MARK_DOT;
	else if (strcmp(text, "comma") == 0)
		*mark = MARK_COMMA;
	else
		return err_set(e, ERR_USAGE, "want dot or comma");
	return 0;
}

/* A figure with its marks resolved: -?digits[.digits] in text. */
struct figure {
	char text[DEC_BUF];
	size_t n;
	size_t groups; /* marks between thousands */
	size_t places;
	bool zeros; /* nothing but zeros behind the decimal mark */
};

static bool
put(struct figure *f, const char *p, size_t n)
{
	if (n > sizeof f->text - f->n)
		return false;
	memcpy(f->text + f->n, p, n);
	f->n += n;
	return true;
}

/* False when s is no well-formed figure with these marks. */
static bool
resolve(struct figure *f, struct slice s, char decimal, char thousands)
{
	size_t i = s.n && s.p[0] == '-', n = ascii_digits(s, i);

	*f = (struct figure){.zeros = true};
	if (n == 0 || !put(f, s.p, i + n))
		return false;
	for (i += n; i < s.n && s.p[i] == thousands; i += 1 + GROUP) {
		/* A group in front has one to three digits and no zero before them. */
		if (ascii_digits(s, i + 1) != GROUP ||
		    (f->groups++ == 0 && (n > GROUP || s.p[i - n] == '0')) ||
		    !put(f, s.p + i + 1, GROUP))
			return false;
	}
	if (i == s.n)
		return true;
	f->places = ascii_digits(s, i + 1);
	if (s.p[i] != decimal || f->places == 0 || i + 1 + f->places != s.n)
		return false;
	for (size_t k = i + 1; k < s.n; k++)
		f->zeros = f->zeros && s.p[k] == '0';
	return put(f, ".", 1) && put(f, s.p + i + 1, f->places);
}

static bool
under(struct figure *f, struct slice s, enum amount_mark mark)
{
	return mark == MARK_COMMA ? resolve(f, s, ',', '.') : resolve(f, s, '.', ',');
}

/* Thousands in the Indonesian way, or a figure with three decimals? */
static bool
is_ambiguous(struct slice s)
{
	struct figure f;

	return s.n > GROUP + 1 && s.p[s.n - GROUP - 1] == '.' &&
	       resolve(&f, s, ',', '.') && f.places == 0;
}

static int
ambiguous(struct slice s, struct err *e)
{
	err_set(e, ERR_INPUT,
	        "thousands or decimals? say --decimal comma if the point is between "
	        "thousands, --decimal dot if it is before decimals");
	return err_value(e, s, 0);
}

static bool
has(struct slice s, char c)
{
	return s.n && memchr(s.p, c, s.n);
}

/* Why a figure is none, in the words of whoever typed it. */
static int
no_figure(struct slice s, enum amount_mark mark, struct err *e)
{
	if (has(s, '%'))
		err_row(e, "angka", "a percent sign; write the number alone");
	else if (mark == MARK_COMMA && has(s, '.'))
		err_row(e, "desimal",
		        "under --decimal comma points stand only between thousands");
	else if (mark == MARK_DOT && has(s, ','))
		err_row(e, "desimal",
		        "under --decimal dot commas stand only between thousands");
	else if (mark == MARK_UNSAID && has(s, ','))
		err_row(e, "desimal",
		        "a comma: say --decimal comma if it is before decimals, "
		        "--decimal dot if it is between thousands");
	else if (s.n && ascii_is_digit(s.p[0]))
		err_row(e, "angka", "not a number; write it without a unit or a word");
	else
		err_row(e, "angka", "not a number");
	return err_value(e, s, 0);
}

int
amount_decimal(struct slice cell, enum amount_mark mark, int64_t *v, struct err *e)
{
	struct figure f;

	if (mark == MARK_UNSAID && is_ambiguous(cell))
		return ambiguous(cell, e);
	if (mark != MARK_COMMA && dec_parse(cell, v, e) == 0)
		return 0;
	if (!under(&f, cell, mark) || (mark == MARK_UNSAID && f.groups))
		return no_figure(cell, mark, e);
	return dec_parse((struct slice){f.text, f.n}, v, e);
}

/* Bytes of the blank at i: spreadsheets put a no-break one (U+00A0) behind Rp. */
static size_t
blank_at(struct slice s, size_t i)
{
	if (s.p[i] == ' ')
		return 1;
	return i + 1 < s.n && memcmp(s.p + i, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Rp, Rp. or IDR in front, and ",-" behind, go; true when one was there. */
static bool
take_currency(struct slice *s)
{
	size_t n = 0;
	bool behind = s->n > 2 && s->p[s->n - 2] == ',' && s->p[s->n - 1] == '-';

	if (s->n > 2 && ascii_begins(*s, SLICE("rp")))
		n = 2 + (s->p[2] == '.');
	else if (s->n > 3 && ascii_begins(*s, SLICE("idr")))
		n = 3;
	while (n && n < s->n && blank_at(*s, n))
		n += blank_at(*s, n);
	if (behind)
		s->n -= 2;
	s->p += n;
	s->n -= n;
	return n || behind;
}

/* Three zeros behind a single mark are thousands as likely as decimals. */
static bool
is_whole(const struct figure *f)
{
	return f->zeros && (f->places != GROUP || f->groups);
}

static int
not_whole(struct slice s, struct err *e)
{
	err_row(e, "desimal",
	        "a whole number is needed; if the mark in it is between thousands, say "
	        "so with --decimal");
	return err_value(e, s, 0);
}

/* Unsaid, the marks must show by themselves which is which: 1.250.000,00 does. */
static int
whole_unsaid(struct figure *f, struct slice cell, struct slice s, struct err *e)
{
	if (is_ambiguous(s))
		return ambiguous(cell, e);
	if ((resolve(f, s, ',', '.') && f->places) ||
	    (resolve(f, s, '.', ',') && (f->places || !f->groups)))
		return is_whole(f) ? 0 : not_whole(cell, e);
	return no_figure(cell, MARK_UNSAID, e);
}

static int
whole_rupiah(struct figure *f, struct slice cell, struct slice s, enum amount_mark mark,
             struct err *e)
{
	enum amount_mark first = mark == MARK_DOT ? MARK_DOT : MARK_COMMA;

	if (under(f, s, first) || under(f, s, first == MARK_DOT ? MARK_COMMA : MARK_DOT))
		return is_whole(f) ? 0 : not_whole(cell, e);
	return no_figure(cell, mark, e);
}

int
amount_whole(struct slice cell, enum amount_mark mark, int64_t *v, struct err *e)
{
	struct slice s = cell;
	struct figure f;
	int r;

	if (dec_parse_int(cell, v, e) == 0)
		return 0;
	if (resolve(&f, cell, '.', ',') && !f.groups && !f.places)
		return -1;
	if (take_currency(&s))
		r = whole_rupiah(&f, cell, s, mark, e);
	else if (mark == MARK_UNSAID)
		r = whole_unsaid(&f, cell, s, e);
	else if (!under(&f, s, mark))
		r = no_figure(cell, mark, e);
	else
		r = is_whole(&f) ? 0 : not_whole(cell, e);
	if (r != 0)
		return -1;
	if (f.places)
		f.n -= f.places + 1;
	return dec_parse_int((struct slice){f.text, f.n}, v, e);
}

/* Significant digits, the last of them worth 10 to the power exponent. */
struct digits {
	char d[DEC_MAX_DIGITS + 1]; /* one more, to round by */
	size_t n;
	int exponent;
	bool minus, lost; /* lost: not all were zeros that found no room */
};

static void
add_digit(struct digits *k, char c)
{
	if (k->n == 0 && c == '0')
		return;
	if (k->n < sizeof k->d) {
		k->d[k->n++] = c;
		return;
	}
	k->exponent++;
	k->lost = k->lost || c != '0';
}

/* -?digits[.digits][E[+-]digits] */
static bool
take_digits(struct digits *k, struct slice s)
{
	size_t i = s.n && s.p[0] == '-', n = ascii_digits(s, i);
	int exponent = 0;
	bool minus;

	*k = (struct digits){.minus = i == 1};
	if (n == 0)
		return false;
	for (size_t end = i + n; i < end; i++)
		add_digit(k, s.p[i]);
	if (i < s.n && s.p[i] == '.') {
		if ((n = ascii_digits(s, ++i)) == 0)
			return false;
		for (size_t end = i + n; i < end; i++) {
			add_digit(k, s.p[i]);
			k->exponent--;
		}
	}
	if (i == s.n)
		return true;
	if (s.p[i] != 'E' && s.p[i] != 'e')
		return false;
	minus = ++i < s.n && s.p[i] == '-';
	i += i < s.n && (s.p[i] == '-' || s.p[i] == '+');
	if ((n = ascii_digits(s, i)) == 0 || i + n != s.n)
		return false;
	for (; i < s.n && exponent < EXPONENT_FAR; i++)
		exponent = exponent * 10 + (s.p[i] - '0');
	k->exponent += minus ? -exponent : exponent;
	return true;
}

/* Leaves at most 15 digits and no zero at the end; true when that took something off.
 */
static bool
round_off(struct digits *k)
{
	bool up = k->n > DEC_MAX_DIGITS && k->d[DEC_MAX_DIGITS] >= '5';
	bool rounded = k->lost || (k->n > DEC_MAX_DIGITS && k->d[DEC_MAX_DIGITS] != '0');

	if (k->n > DEC_MAX_DIGITS) {
		k->n = DEC_MAX_DIGITS;
		k->exponent++;
	}
	if (up) {
		size_t i = k->n;

		while (i > 0 && k->d[i - 1] == '9')
			i--;
		k->exponent += (int)(k->n - i);
		k->n = i;
		if (i > 0) {
			k->d[i - 1]++;
		} else {
			k->d[0] = '1';
			k->n = 1;
		}
	}
	while (k->n > 0 && k->d[k->n - 1] == '0') {
		k->n--;
		k->exponent++;
	}
	return rounded;
}

/* The digits without an exponent; false when no number of ours is that large or fine. */
static bool
write_digits(const struct digits *k, struct figure *f)
{
	int before = (int)k->n + k->exponent; /* digits before the point */

	*f = (struct figure){.zeros = true};
	if (k->n == 0)
		return put(f, "0", 1);
	if (before > DEC_MAX_DIGITS + GROUP || before < -DEC_MAX_DIGITS)
		return false;
	if (k->minus)
		(void)put(f, "-", 1);
	if (before <= 0)
		(void)put(f, "0.", 2);
	for (int i = before; i < 0; i++)
		(void)put(f, "0", 1);
	for (size_t i = 0; i < k->n; i++) {
		if ((int)i == before && i > 0)
			(void)put(f, ".", 1);
		(void)put(f, k->d + i, 1);
	}
	for (int i = 0; i < k->exponent; i++)
		(void)put(f, "0", 1);
	return true;
}

int
amount_number(struct slice cell, bool whole, int64_t *v, bool *rounded, struct err *e)
{
	struct digits k;
	struct figure f;
	struct slice s;

	*rounded = false;
	if ((whole ? dec_parse_int(cell, v, e) : dec_parse(cell, v, e)) == 0)
		return 0;
	if (!take_digits(&k, cell))
		return err_value(e, cell, 0);
	*rounded = round_off(&k);
	if (!write_digits(&k, &f)) {
		err_row(e, "angka", "a number too large or too small to be meant");
		return err_value(e, cell, 0);
	}
	s = (struct slice){f.text, f.n};
	return whole ? dec_parse_int(s, v, e) : dec_parse(s, v, e);
}
