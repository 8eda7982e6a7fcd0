#include "training/jp_sum.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"

/* Hours of one cell: a day or month where there is a cap, else the year. */
struct jp_sum_part {
	int64_t hours;   /* millionths; JP_RULE_NONE not known */
	int64_t claimed; /* the same before the days of the record were capped */
	int32_t cell;    /* of a capped form the day, or year * 12 + month */
	int16_t year;
	unsigned char form;
	bool international;
	bool first; /* of this record in this year */
	bool twice;
};

void
jp_sum_clear(struct jp_sum *s)
{
	s->n_claims = s->n = s->at = 0;
}

void
jp_sum_add(struct jp_sum *s, const struct jp_claim *c)
{
	if (s->n_claims == s->cap_claims) {
		s->cap_claims = mem_grown(s->cap_claims, s->n_claims + 1);
		s->claims = mem_resize(s->claims, s->cap_claims, sizeof *s->claims);
	}
	s->claims[s->n_claims++] = *c;
}

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Equal certificates and equal records come together, the one that counts in front. */
static int
by_proof(const void *a, const void *b)
{
	const struct jp_claim *x = a, *y = b;

	if (x->proof != y->proof)
		return x->proof < y->proof ? -1 : 1;
	if (x->year != y->year)
		return order(x->year, y->year);
	if (x->last != y->last)
		return order(x->last, y->last);
	if (x->hours != y->hours && (x->hours < 0 || y->hours < 0))
		return x->hours < 0 ? 1 : -1;
	if (x->hours != y->hours)
		return order(x->hours, y->hours);
	return (x->print > y->print) - (x->print < y->print);
}

static int
by_cell(const void *a, const void *b)
{
	const struct jp_sum_part *x = a, *y = b;

	if (x->year != y->year)
		return order(x->year, y->year);
	if (x->form != y->form)
		return order(x->form, y->form);
	return order(x->cell, y->cell);
}

static void
put_part(struct jp_sum *s, const struct jp_sum_part *part)
{
	if (s->n == s->cap) {
		s->cap = mem_grown(s->cap, s->n + 1);
		s->parts = mem_resize(s->parts, s->cap, sizeof *s->parts);
	}
	s->parts[s->n++] = *part;
}

/* Of hours spread evenly over so many days those of the first n: what does not divide
   goes, a millionth each, to the first days. */
static int64_t
share(int64_t hours, int64_t days, int64_t n)
{
	int64_t rest = hours % days;

	return hours / days * n + (n < rest ? n : rest);
}

/* At most the days of the record, each full. */
static int64_t
under_days(const struct jp_claim *c, const struct jp_rule_form *f)
{
	int64_t most = c->days * f->rate[c->international];

	return f->way == JP_RULE_DAY_CAP && c->hours > most ? most : c->hours;
}

static void
put_days(struct jp_sum *s, const struct jp_claim *c, const struct jp_rule_form *f,
         struct jp_sum_part part, int32_t from, int32_t to)
{
	int64_t days = c->last - c->first + 1, hours = under_days(c, f);
	int32_t step = f->way == JP_RULE_DAY_CAP ? 1 : to - from + 1;

	for (int32_t day = from; day <= to; day += step) {
		int64_t n = day - c->first;

		part.hours = share(hours, days, n + step) - share(hours, days, n);
		part.claimed = share(c->hours, days, n + step) - share(c->hours, days, n);
		part.cell = f->way == JP_RULE_DAY_CAP ? day : 0;
		put_part(s, &part);
		part.first = false;
	}
}

static void
put_year(struct jp_sum *s, const struct jp_claim *c, const struct jp_rule_form *f,
         int year, bool twice)
{
	struct jp_sum_part part = {.hours = c->hours,
	                           .claimed = c->hours,
	                           .year = (int16_t)year,
	                           .form = c->form,
	                           .international = c->international,
	                           .first = true,
	                           .twice = twice};
	int32_t from, to;

	if (twice || c->hours == JP_RULE_NONE || c->last == DATE_NONE) {
		put_part(s, &part);
	} else if (jp_rule_is_by_day(f)) {
		from = date_days((struct date){year, 1, 1});
		to = date_days((struct date){year, 12, 31});
		put_days(s, c, f, part, c->first > from ? c->first : from,
		         c->last < to ? c->last : to);
	} else {
		if (jp_rule_cap(f, c->international) != JP_RULE_NONE)
			part.cell = year * 12 + date_civil(c->last).month;
		put_part(s, &part);
	}
}

void
jp_sum_put(struct jp_sum *s, const struct jp_rule *rule, int only)
{
	if (s->n_claims)
		qsort(s->claims, s->n_claims, sizeof *s->claims, by_proof);
	for (size_t i = 0; i < s->n_claims; i++) {
		const struct jp_claim *c = &s->claims[i];
		bool twice = i && c->proof && c->proof == c[-1].proof;
		int year = c->last == DATE_NONE || twice ? c->year
		                                         : date_civil(c->first).year;

		if (i && by_proof(c - 1, c) == 0)
			continue;
		for (; year <= c->year; year++)
			if (!only || year == only)
				put_year(s, c, &rule->forms[c->form], year, twice);
	}
	if (s->n)
		qsort(s->parts, s->n, sizeof *s->parts, by_cell);
}

int
jp_sum_next(const struct jp_sum *s)
{
	return s->at < s->n ? s->parts[s->at].year : 0;
}

/* What is international is taken first; of the cap, that share is then gone. */
static void
count_cell(struct jp_sum_form *sum, const struct jp_rule_form *f, const int64_t hours[2])
{
	int64_t national = hours[0], abroad = hours[1];
	int64_t most = jp_rule_cap(f, true);

	if (most != JP_RULE_NONE) {
		dec_wide left = jp_rule_cap(f, false);

		if (abroad > most)
			abroad = most;
		left = left * (most - abroad) / most;
		if (national > left)
			national = (int64_t)left;
		sum->cut |= national < hours[0] || abroad < hours[1];
	}
	sum->counted += national * 100 + abroad * (100 + f->percent);
}

static void
count_part(struct jp_sum_form *sum, const struct jp_sum_part *part, int64_t hours[2])
{
	if (part->twice) {
		sum->twice++;
		return;
	}
	sum->n += part->first;
	if (part->hours == JP_RULE_NONE) {
		sum->unknown++;
		return;
	}
	sum->claimed += part->claimed;
	sum->cut |= part->hours < part->claimed;
	hours[part->international] += part->hours;
}

void
jp_sum_year(struct jp_sum *s, const struct jp_rule *rule, int year,
            struct jp_sum_form forms[BENTUK_N])
{
	memset(forms, 0, BENTUK_N * sizeof *forms);
	while (jp_sum_next(s) == year) {
		const struct jp_sum_part *cell = &s->parts[s->at];
		const struct jp_rule_form *f = &rule->forms[cell->form];
		struct jp_sum_form *sum = &forms[cell->form];
		int64_t hours[2] = {0, 0};

		for (; s->at < s->n && by_cell(cell, &s->parts[s->at]) == 0; s->at++)
			count_part(sum, &s->parts[s->at], hours);
		count_cell(sum, f, hours);
	}
}

void
jp_sum_release(struct jp_sum *s)
{
	mem_free(s->claims);
	mem_free(s->parts);
	*s = (struct jp_sum){0};
}
