#include "import/day.h"

#include "base/ascii.h"

#define SERIAL_FALSE_LEAP 60
#define SERIAL_1970 25569   /* 1970-01-01 */
#define SERIAL_LAST 2958465 /* 9999-12-31 */
#define SERIAL_DIGITS 7

/* Years there may be, as of periods; others are slips of the keys or another program's
   word for nothing. As serial numbers they are far too early. */
#define YEAR_LIKE_MIN 1900
#define YEAR_LIKE_MAX 2199

#define DAYS_FIRST (-25567) /* 1900-01-01, days from 1970 */
#define DAYS_LAST 84005     /* 2199-12-31 */

#define NEXT_DAY_UTC 15 /* the hour at which a day begins in Jayapura (UTC+9) */

static const char *const style_texts[] = {
	"yyyy-mm-dd",     "yyyy/mm/dd",     "dd-mm-yyyy",      "numbers with /",
	"numbers with .", "a month's name", "digits together", "a spreadsheet's number",
};

/* Indonesian and English spellings; none is another month's in the other language. */
static const struct {
	const char *name;
	int month;
} months[] = {
	{"januari", 1},   {"january", 1},  {"jan", 1},    {"februari", 2},
	{"february", 2},  {"pebruari", 2}, {"feb", 2},    {"peb", 2},
	{"maret", 3},     {"march", 3},    {"mar", 3},    {"april", 4},
	{"apr", 4},       {"mei", 5},      {"may", 5},    {"juni", 6},
	{"june", 6},      {"jun", 6},      {"juli", 7},   {"july", 7},
	{"jul", 7},       {"agustus", 8},  {"agust", 8},  {"agt", 8},
	{"agu", 8},       {"ags", 8},      {"august", 8}, {"aug", 8},
	{"september", 9}, {"sept", 9},     {"sep", 9},    {"oktober", 10},
	{"october", 10},  {"okt", 10},     {"oct", 10},   {"november", 11},
	{"nopember", 11}, {"nov", 11},     {"nop", 11},   {"desember", 12},
	{"december", 12}, {"des", 12},     {"dec", 12},
};

int
day_order(enum day_order *order, const char *text, struct err *e)
{
	if (strcmp(text, "dmy") == 0)
		*order = ORDER_DMY;
	else if (strcmp(text, "mdy") == 0)
		*order = ORDER_MDY;
	else if (strcmp(text, "ymd") == 0)
		*order = ORDER_YMD;
	else
		return err_set(e, ERR_USAGE, "want dmy, mdy or ymd");
	return 0;
}

const char *
day_style_text(enum day_style style)
{
	return style < DAY_STYLES ? style_texts[style] : "no day";
}

int
day_month(struct slice word)
{
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (ascii_is(word, months[i].name))
			return months[i].month;
	return 0;
}

/* What is left of a cell while it is read. */
struct rest {
	const char *p, *end;
};

/* One of the bytes of the set, taken; or '\0'. */
static char
take_any(struct rest *r, const char *set)
{
	if (r->p == r->end || *r->p == '\0' || !strchr(set, *r->p))
		return '\0';
	return *r->p++;
}

static void
skip_blanks(struct rest *r)
{
	while (r->p < r->end && *r->p == ' ')
		r->p++;
}

/* A run of digits, at most most of them; *n is how many. -1 when there is none. */
static int
take_number(struct rest *r, size_t most, size_t *n)
{
	int v = 0;

	for (*n = 0; *n < most && r->p < r->end && ascii_is_digit(*r->p); ++*n)
		v = v * 10 + (*r->p++ - '0');
	return *n == 0 || (r->p < r->end && ascii_is_digit(*r->p)) ? -1 : v;
}

static struct slice
take_word(struct rest *r)
{
	const char *start = r->p;

	while (r->p < r->end && ascii_is_letter(*r->p))
		r->p++;
	return (struct slice){start, (size_t)(r->p - start)};
}

/* AM or PM goes only with an hour from 1 to 12, which becomes one of 24. */
static bool
take_half(struct rest *r, int *hour)
{
	struct rest ahead = *r;
	struct slice word;

	skip_blanks(&ahead);
	word = take_word(&ahead);
	if (!ascii_is(word, "am") && !ascii_is(word, "pm"))
		return true;
	*r = ahead;
	if (*hour < 1 || *hour > 12)
		return false;
	*hour = *hour % 12 + (ascii_is(word, "pm") ? 12 : 0);
	return true;
}

/* Z, WIB, GMT+8, +07:00 or nothing. */
static bool
take_zone(struct rest *r, bool *utc)
{
	static const char *const zones[] = {"gmt", "utc", "z", "", "wib", "wita", "wit"};
	struct slice word;
	size_t n, k = 0;
	int hours, minutes = 0;

	skip_blanks(r);
	word = take_word(r);
	while (k < sizeof zones / sizeof *zones && !ascii_is(word, zones[k]))
		k++;
	if (k == sizeof zones / sizeof *zones)
		return false;
	*utc = k < 3;
	if (!take_any(r, "+-"))
		return true;
	hours = take_number(r, 4, &n);
	if (take_any(r, ":"))
		minutes = take_number(r, 2, &n);
	*utc = hours == 0 && minutes == 0;
	return hours >= 0 && minutes >= 0;
}

enum end { END_ILL, END_WELL, END_NEXT_DAY };

/* A time of day as systems write it, up to the end of the cell. */
static enum end
time_end(struct rest r)
{
	bool utc = false;
	size_t n;
	int hour = take_number(&r, 2, &n), minute, second = 0;
	char mark = take_any(&r, ":.");

	if (hour < 0 || hour > 24 || !mark)
		return END_ILL;
	minute = take_number(&r, 2, &n);
	if (minute < 0 || minute > 59 || n != 2)
		return END_ILL;
	if (r.p < r.end && *r.p == mark) {
		r.p++;
		second = take_number(&r, 2, &n);
		if (second < 0 || second > 60 || n != 2)
			return END_ILL;
		if (take_any(&r, ".,") && take_number(&r, 9, &n) < 0)
			return END_ILL;
	}
	if (!take_half(&r, &hour) || !take_zone(&r, &utc) || r.p != r.end)
		return END_ILL;
	return utc && hour >= NEXT_DAY_UTC ? END_NEXT_DAY : END_WELL;
}

/* hh:mm:ss and no more: what databases write. */
static bool
is_clock(struct rest r)
{
	const char *p = r.p;

	return r.end - p == 8 && p[2] == ':' && p[5] == ':' && ascii_is_digit(p[0]) &&
	       ascii_is_digit(p[1]) && p[0] * 10 + p[1] < '2' * 10 + '4' && p[3] >= '0' &&
	       p[3] <= '5' && ascii_is_digit(p[4]) && p[6] >= '0' && p[6] <= '5' &&
	       ascii_is_digit(p[7]);
}

/* Nothing, or a time of day, may stand behind a date. */
static enum end
end_of(struct rest r)
{
	if (r.p == r.end)
		return END_WELL;
	if (*r.p == 'T') {
		r.p++;
	} else {
		r.p += *r.p == ',';
		if (r.p == r.end || *r.p != ' ')
			return END_ILL;
		skip_blanks(&r);
	}
	return is_clock(r) ? END_WELL : time_end(r);
}

static int
not_a_day(struct err *e)
{
	return err_row(e, "tanggal", "not a date; want yyyy-mm-dd or dd-mm-yyyy");
}

/* What programs make of midnight in Jakarta is 17:00 of the day before in UTC. */
static int
next_day(struct err *e)
{
	return err_row(e, "tanggal_utc",
	               "a time in UTC at which it was the next day in Indonesia; write "
	               "the day alone, or export local times");
}

/* The day that was read, once what stands behind it is known. */
static int
with_end(enum end end, const int32_t *days, struct err *e)
{
	return end == END_NEXT_DAY && *days != DATE_NONE ? next_day(e) : 0;
}

static int
short_year(struct err *e)
{
	return err_row(e, "tanggal_tahun", "a year of four digits is needed");
}

/* The last day there is, with its parts either way round. */
static bool
is_open(struct date d)
{
	return d.year == 9999 &&
	       ((d.month == 12 && d.day == 31) || (d.month == 31 && d.day == 12));
}

static bool
is_none(struct date d)
{
	return d.year == 0 && d.month == 0 && d.day == 0;
}

/* The day itself, or that there is none. */
static int
settle(struct date d, int32_t *days, enum day_style *style, struct err *e)
{
	if (is_open(d))
		*style = DAY_OPEN;
	else if (is_none(d))
		*style = DAY_NONE;
	else if (!date_is_valid(d))
		return err_row(e, "tanggal", "there is no such day");
	else if (d.year < YEAR_LIKE_MIN || d.year > YEAR_LIKE_MAX)
		return err_row(e, "tanggal_tahun",
		               "the year is not one from %d to %d; without an end it is "
		               "31-12-9999 or empty",
		               YEAR_LIKE_MIN, YEAR_LIKE_MAX);
	else
		*days = date_days(d);
	return 0;
}

/* The month's name and the year behind a day and perhaps a mark. */
static int
read_named(struct rest r, int day, int32_t *days, enum day_style *style, struct err *e)
{
	struct slice name;
	enum end end;
	size_t n;
	int month, year;

	skip_blanks(&r);
	name = take_word(&r);
	month = day_month(name);
	(void)take_any(&r, "-/.,");
	skip_blanks(&r);
	year = take_number(&r, 4, &n);
	end = end_of(r);
	if (month == 0 || year < 0 || end == END_ILL)
		return not_a_day(e);
	if (n != 4)
		return short_year(e);
	*style = DAY_NAMED;
	return settle((struct date){year, month, day}, days, style, e) != 0
	               ? -1
	               : with_end(end, days, e);
}

/* Three numbers with the same mark between them. */
struct numbers {
	int v[3];
	size_t digits[3];
	char mark;
};

static enum day_style
style_of(const struct numbers *n)
{
	if (n->digits[0] == 4)
		return n->mark == '-' ? DAY_ISO : DAY_YEAR_FIRST;
	return n->mark == '-' ? DAY_HYPHENS : n->mark == '/' ? DAY_SLASHES : DAY_DOTS;
}

static int
read_numbers(const struct numbers *n, enum day_order order, int32_t *days,
             enum day_style *style, struct err *e)
{
	bool year_first = n->digits[0] == 4;
	struct date d = {n->v[2], n->v[1], n->v[0]};

	if (n->digits[1] > 2 || n->digits[year_first ? 2 : 0] > 2)
		return not_a_day(e);
	if (!year_first && n->digits[2] != 4)
		return short_year(e);
	*style = style_of(n);
	if (year_first)
		d = (struct date){n->v[0], n->v[1], n->v[2]};
	else if (is_open(d) || is_none(d))
		return settle(d, days, style, e);
	else if (order == ORDER_YMD)
		return err_row(e, "tanggal_urutan",
		               "the year does not come first, as --date ymd says");
	else if (order == ORDER_MDY)
		d = (struct date){n->v[2], n->v[0], n->v[1]};
	else if (order == ORDER_UNSAID && n->mark != '-')
		return err_row(
			e, "tanggal_urutan",
			"day or month first is not said; say --date dmy or --date mdy");
	return settle(d, days, style, e);
}

/* ddmmyyyy, or another order that was said. */
static int
read_eight(int v, enum day_order order, int32_t *days, enum day_style *style,
           struct err *e)
{
	int year = v % 10000, first = v / 1000000, second = v / 10000 % 100;
	struct date d = {year, second, first};

	*style = DAY_DIGITS;
	if (order == ORDER_UNSAID)
		return err_row(e, "tanggal_urutan",
		               "eight digits together; say --date dmy for ddmmyyyy, "
		               "--date ymd for yyyymmdd");
	if (order == ORDER_YMD)
		d = (struct date){v / 10000, v / 100 % 100, v % 100};
	else if (order == ORDER_MDY)
		d = (struct date){year, first, second};
	return settle(d, days, style, e);
}

static int
read_serial(int v, bool allowed, int32_t *days, enum day_style *style, struct err *e)
{
	if (v >= YEAR_LIKE_MIN && v <= YEAR_LIKE_MAX)
		return err_row(e, "tanggal", "a year alone; a day is needed");
	if (!allowed)
		return err_row(e, "tanggal_seri",
		               "a number, perhaps a spreadsheet's for a day; if so, say "
		               "--excel-dates");
	if (v <= SERIAL_FALSE_LEAP || v > SERIAL_LAST)
		return err_row(
			e, "tanggal_seri",
			"not a number that spreadsheets have for a day; want %d to "
			"%d",
			SERIAL_FALSE_LEAP + 1, SERIAL_LAST);
	*style = DAY_SERIAL;
	return settle(date_civil(v - SERIAL_1970), days, style, e);
}

/* Nothing, or a part of a day behind a point: 46295.75. Behind fewer than five digits
   the point could be a mark for thousands. */
static bool
ends_serial(struct rest r, size_t digits)
{
	size_t n = 0;

	if (r.p == r.end)
		return true;
	if (digits < 5 || !take_any(&r, "."))
		return false;
	for (; r.p < r.end && ascii_is_digit(*r.p); r.p++)
		n++;
	return n > 0 && r.p == r.end;
}

static int
read_other(struct slice cell, enum day_order order, bool serials, int32_t *days,
           enum day_style *style, struct err *e)
{
	struct rest r = {cell.p, cell.p + cell.n}, behind_mark;
	struct numbers n;
	enum end end;

	if (slice_eq(cell, SLICE("00:00:00"))) {
		*style = DAY_NONE;
		return 0;
	}
	n.v[0] = take_number(&r, 8, &n.digits[0]);
	if (n.v[0] < 0)
		return not_a_day(e);
	if (n.digits[0] == 8 && r.p == r.end)
		return read_eight(n.v[0], order, days, style, e);
	if (n.digits[0] <= SERIAL_DIGITS && ends_serial(r, n.digits[0]))
		return read_serial(n.v[0], serials, days, style, e);
	n.mark = take_any(&r, "-/.");
	behind_mark = r;
	n.v[1] = take_number(&r, 4, &n.digits[1]);
	if (n.v[1] < 0 && n.digits[0] <= 2)
		return read_named(behind_mark, n.v[0], days, style, e);
	if (n.v[1] < 0 || n.digits[0] > 4 || !n.mark || r.p == r.end || *r.p++ != n.mark)
		return not_a_day(e);
	n.v[2] = take_number(&r, 4, &n.digits[2]);
	end = end_of(r);
	if (n.v[2] < 0 || end == END_ILL)
		return not_a_day(e);
	return read_numbers(&n, order, days, style, e) != 0 ? -1 : with_end(end, days, e);
}

int
day_read(struct slice cell, enum day_order order, bool serials, int32_t *days,
         enum day_style *style, struct err *e)
{
	const size_t n = DATE_BUF - 1;

	/* What clean exports have, and what there is most of. */
	if (cell.n >= n && date_parse((struct slice){cell.p, n}, days) &&
	    *days >= DAYS_FIRST && *days <= DAYS_LAST &&
	    (cell.n == n ||
	     end_of((struct rest){cell.p + n, cell.p + cell.n}) == END_WELL)) {
		*style = DAY_ISO;
		return 0;
	}
	*days = DATE_NONE;
	return read_other(cell, order, serials, days, style, e);
}
