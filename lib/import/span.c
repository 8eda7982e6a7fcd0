#include "import/span.h"

#include <stdio.h>

#include "asn/period.h"
#include "base/ascii.h"
#include "import/bare.h"
#include "import/day.h"

#define TOKENS 48 /* words of a title that are looked at */

#define YEAR_MIN 1900
#define YEAR_MAX 2199

enum token_kind { END, NUMBER, WORD, DASH, OTHER };

struct token {
	enum token_kind kind;
	struct slice s;
	int v; /* NUMBER */
};

/* The words of a text; behind the last stand tokens of kind END. */
struct words {
	struct token t[TOKENS + 4];
};

/* Bytes of a separator that means nothing by itself; 0 when there is none. */
static size_t
separator(struct slice s)
{
	if (memchr(" \t\r\n.,/:()", s.p[0], 10))
		return 1;
	return s.n > 1 && memcmp(s.p, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* A hyphen, or the longer dash that word processors put in its place. */
static size_t
dash(struct slice s)
{
	if (s.p[0] == '-')
		return 1;
	return s.n > 2 && memcmp(s.p, "\xE2\x80\x93", 3) == 0 ? 3 : 0;
}

static struct token
next_token(struct slice s)
{
	struct token t = {.kind = OTHER, .s = {s.p, 1}};
	size_t n = dash(s);

	if (n) {
		t.kind = DASH;
	} else if (ascii_is_digit(s.p[0])) {
		t.kind = NUMBER;
		for (; n < s.n && ascii_is_digit(s.p[n]); n++)
			t.v = n < 6 ? t.v * 10 + (s.p[n] - '0') : 0;
	} else if (ascii_is_letter(s.p[0])) {
		t.kind = WORD;
		while (n < s.n && ascii_is_letter(s.p[n]))
			n++;
	} else {
		n = 1;
	}
	t.s.n = n;
	return t;
}

/* Longer texts are cut: titles say their period early. */
static void
split(struct slice s, struct words *w)
{
	size_t k = 0, n;

	while (s.n && k < TOKENS) {
		if ((n = separator(s)) == 0) {
			w->t[k] = next_token(s);
			n = w->t[k++].s.n;
		}
		s.p += n;
		s.n -= n;
	}
	while (k < TOKENS + 4)
		w->t[k++] = (struct token){.kind = END};
}

static bool
is_word(const struct token *t, const char *word)
{
	return t->kind == WORD && ascii_is(t->s, word);
}

static const struct token *
skip_dash(const struct token *t)
{
	return t->kind == DASH ? t + 1 : t;
}

/* I to IV in letters from k on; 0 for others. */
static int
roman(const struct token *t, size_t k)
{
	static const char *const numbers[] = {"i", "ii", "iii", "iv"};

	for (int i = 0; i < 4; i++)
		if (ascii_is((struct slice){t->s.p + k, t->s.n - k}, numbers[i]))
			return i + 1;
	return 0;
}

/* What a period is of: parts of a year, numbered from 1. */
enum unit { YEAR, HALF, QUARTER, MONTH };

struct span {
	enum unit unit;
	int number;
	int year; /* 0: not said */
};

static const struct {
	const char *name;
	enum unit unit;
} names[] = {
	{"triwulan", QUARTER}, {"tw", QUARTER}, {"trw", QUARTER},   {"kuartal", QUARTER},
	{"quarter", QUARTER},  {"q", QUARTER},  {"semester", HALF}, {"smt", HALF},
	{"sem", HALF},         {"h", HALF},
};

static bool
take_year(const struct token **t, int *year)
{
	const struct token *p = skip_dash(*t);

	while (is_word(p, "tahun") || is_word(p, "thn"))
		p = skip_dash(p + 1);
	if (p->kind != NUMBER || p->s.n != 4 || p->v < YEAR_MIN || p->v > YEAR_MAX)
		return false;
	*year = p->v;
	*t = p + 1;
	return true;
}

/* The part's word at the head of t; *taken is how much of t it takes. */
static bool
find_unit(const struct token *t, enum unit *unit, size_t *taken)
{
	for (size_t i = 0; t->kind == WORD && i < sizeof names / sizeof *names; i++) {
		size_t n = strlen(names[i].name);

		/* TWIII is one word; of HI and QI nobody could be sure. */
		if (ascii_begins(t->s, slice_of(names[i].name)) &&
		    (n == t->s.n || (n > 1 && roman(t, n)))) {
			*unit = names[i].unit;
			*taken = n;
			return true;
		}
	}
	return false;
}

enum taken { NOTHING, PERIOD, UNFIT };

/* Triwulan III, TW3, TWIII, Semester ke-2. */
static enum taken
take_part(const struct token **t, struct span *x)
{
	const struct token *p = *t;
	size_t n;

	if (!find_unit(p, &x->unit, &n))
		return NOTHING;
	x->number = n < p->s.n ? roman(p, n) : 0;
	p = skip_dash(p + 1);
	if (x->number == 0) {
		p = is_word(p, "ke") ? skip_dash(p + 1) : p;
		if (p->kind == WORD)
			x->number = roman(p, 0);
		else if (p->kind == NUMBER && p->s.n == 1)
			x->number = p->v;
		p += x->number > 0;
	}
	*t = p;
	return x->number >= 1 && x->number <= (x->unit == HALF ? 2 : 4) ? PERIOD : UNFIT;
}

/* -, s.d., s/d, sd, sampai (dengan), hingga between two months. */
static bool
take_until(const struct token **t)
{
	const struct token *p = *t;

	if (p->kind == DASH || is_word(p, "sd") || is_word(p, "hingga"))
		*t = p + 1;
	else if (is_word(p, "s") && is_word(p + 1, "d"))
		*t = p + 2;
	else if (is_word(p, "sampai"))
		*t = p + (is_word(p + 1, "dengan") ? 2 : 1);
	else
		return false;
	return true;
}

static int
month(const struct token *t)
{
	return t->kind == WORD ? day_month(t->s) : 0;
}

/* A month, or the first and last of a quarter, a half or a year. */
static enum taken
take_months(const struct token **t, struct span *x)
{
	const struct token *p = *t;
	int first = month(p), last, n;

	if (first == 0)
		return NOTHING;
	x->unit = MONTH;
	x->number = first;
	*t = ++p;
	if (!take_until(&p) || (last = month(p)) == 0)
		return PERIOD;
	*t = p + 1;
	n = last - first + 1;
	if ((n != 3 && n != 6 && n != 12) || (first - 1) % n != 0)
		return UNFIT;
	x->unit = n == 3 ? QUARTER : n == 6 ? HALF : YEAR;
	x->number = (first - 1) / n + 1;
	return PERIOD;
}

static const struct token *
skip_fillers(const struct token *p)
{
	while (is_word(p, "periode") || is_word(p, "bulan") || is_word(p, "bulanan") ||
	       is_word(p, "tahunan"))
		p++;
	return p;
}

/* A part of a year with the year before or behind it, or without; or a year alone.
   Leaves *t behind it, or as it was where there is nothing. */
static enum taken
take_span(const struct token **t, struct span *x)
{
	const struct token *p = *t;
	enum taken got;
	int year = 0;

	*x = (struct span){YEAR, 0, 0};
	if (take_year(&p, &x->year)) {
		*t = p;
		p = skip_fillers(skip_dash(p));
	}
	if ((got = take_part(&p, x)) == NOTHING)
		got = take_months(&p, x);
	if (got == NOTHING)
		return x->year ? PERIOD : NOTHING;
	if (take_year(&p, &year)) {
		if (x->year && x->year != year)
			got = UNFIT;
		x->year = year;
	}
	*t = p;
	return got;
}

static int64_t
period_of(const struct span *x, int year)
{
	static const char letter[] = {[HALF] = 'H', [QUARTER] = 'Q'};
	char text[PERIOD_BUF * 2];
	struct err e;
	int64_t v = 0;
	int n;

	if (x->unit == YEAR)
		n = snprintf(text, sizeof text, "%04d", year);
	else if (x->unit == MONTH)
		n = snprintf(text, sizeof text, "%04d-%02d", year, x->number);
	else
		n = snprintf(text, sizeof text, "%04d-%c%d", year, letter[x->unit],
		             x->number);
	(void)!period_read((struct slice){text, (size_t)n}, &v, &e);
	return v;
}

int
span_read(struct slice cell, int year, int64_t *period, struct err *e)
{
	const struct token *t;
	struct words w;
	struct span x;

	if (period_read(cell, period, e) == 0)
		return 0;
	split(cell, &w);
	t = skip_fillers(w.t);
	if (take_span(&t, &x) != PERIOD || t->kind != END) {
		err_row(e, "periode",
		        "not a period; want 2026, 2026-H1, 2026-Q3, 2026-07, or words "
		        "such as Triwulan III 2026");
		return err_value(e, cell, 0);
	}
	if (x.year == 0 && year == 0) {
		err_row(e, "periode",
		        "a period without its year; say the whole with -s periode=, such "
		        "as -s periode=2026-Q3");
		return err_value(e, cell, 0);
	}
	*period = period_of(&x, x.year ? x.year : year);
	return 0;
}

int
span_year(struct slice cell)
{
	unsigned taken = 0;
	int year = 0;

	cell = bare_trim(cell, &taken);
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.n != 4 || !ascii_is_digit(cell.p[i]))
			return 0;
		year = year * 10 + (cell.p[i] - '0');
	}
	return year;
}

/* Whether "periode" stands before t, perhaps with "tahunan" between. */
static bool
is_announced(const struct words *w, const struct token *t)
{
	while (t-- > w->t) {
		if (is_word(t, "periode"))
			return true;
		if (!is_word(t, "tahunan"))
			return false;
	}
	return false;
}

/* A month behind one of these is the end of something, or belongs to a day. */
static bool
is_dated(const struct words *w, const struct token *t)
{
	static const char *const before[] = {"d",   "sd",  "sampai", "dengan", "hingga",
	                                     "per", "tmt", "sejak",  "tanggal"};

	while (t > w->t && (t[-1].kind == DASH || is_word(t - 1, "bulan")))
		t--;
	if (t == w->t)
		return false;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (is_word(t - 1, before[i]))
			return true;
	return t[-1].kind == NUMBER;
}

bool
span_find(struct slice text, int64_t *period)
{
	const struct token *t, *start, *next;
	struct words w;
	struct span x;
	int64_t found = 0, v;

	split(text, &w);
	for (t = w.t; t->kind != END;) {
		start = t;
		if (take_span(&t, &x) != PERIOD || x.year == 0) {
			t += t == start;
			continue;
		}
		next = t;
		if (x.unit == YEAR && x.number == 0 &&
		    (!is_announced(&w, start) || take_until(&next) || t->kind == NUMBER))
			continue;
		if (x.unit == MONTH && is_dated(&w, start))
			continue;
		v = period_of(&x, x.year);
		if (found && v != found)
			return false;
		found = v;
	}
	*period = found ? found : *period;
	return found != 0;
}
