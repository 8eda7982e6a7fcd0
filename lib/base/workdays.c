#include "base/workdays.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

#define MONDAY (-3) /* 1969-12-29 */

void
workdays_release(struct workdays *w)
{
	mem_free(w->off);
	*w = (struct workdays){0};
}

void
workdays_off(struct workdays *w, int32_t day)
{
	if (w->n == w->cap) {
		w->cap = (uint32_t)mem_grown(w->cap, (size_t)w->n + 1);
		w->off = mem_resize(w->off, w->cap, sizeof *w->off);
	}
	w->off[w->n++] = day;
}

static int
by_day(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
workdays_sort(struct workdays *w)
{
	uint32_t n = 0;

	if (w->n == 0)
		return;
	qsort(w->off, w->n, sizeof *w->off, by_day);
	for (uint32_t i = 0; i < w->n; i++)
		if (i == 0 || w->off[i] != w->off[n - 1])
			w->off[n++] = w->off[i];
	w->n = n;
}

/* Whole weeks since MONDAY, rounded down, and the day of the week: 0 is Monday. */
static int32_t
weeks(int32_t day, int *weekday)
{
	int32_t d = day - MONDAY, rest = d % 7;

	*weekday = rest < 0 ? rest + 7 : rest;
	return (d - *weekday) / 7;
}

/* Days of the working week up to and with day, since MONDAY. */
static int32_t
worked(int week, int32_t day)
{
	int weekday;
	int32_t whole = weeks(day, &weekday);

	return whole * week + (weekday < week ? weekday + 1 : week);
}

/* The number of the first day off behind day. */
static uint32_t
first_behind(const struct workdays *w, int32_t day)
{
	uint32_t lo = 0, hi = w->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (w->off[mid] <= day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

int32_t
workdays_between(const struct workdays *w, int week, int32_t from, int32_t to)
{
	int32_t n;

	if (to <= from)
		return 0;
	n = worked(week, to) - worked(week, from);
	for (uint32_t i = first_behind(w, from); i < w->n && w->off[i] <= to; i++) {
		int weekday;

		(void)weeks(w->off[i], &weekday);
		n -= weekday < week;
	}
	return n;
}

bool
workdays_known(const struct workdays *w, int32_t from, int32_t to)
{
	int last = date_civil(to).year;

	for (int year = date_civil(from).year; year <= last; year++) {
		int32_t first_day = date_days((struct date){year, 1, 1});
		uint32_t i = first_behind(w, first_day - 1);

		if (i == w->n || date_civil(w->off[i]).year != year)
			return false;
	}
	return true;
}
