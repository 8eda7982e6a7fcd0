#include "score/survey.h"

#include "asn/period.h"
#include "base/date.h"
#include "base/mem.h"

void
survey_release(struct survey *s)
{
	mem_free(s->groups);
	keytab_release(&s->places);
	keytab_release(&s->keys);
	keytab_release(&s->months);
	mem_free(s->users);
	*s = (struct survey){0};
}

static uint64_t
place_key(uint32_t unit, uint32_t service)
{
	return (uint64_t)unit << 32 | service;
}

/* Periods, and months since the year 0, are below 2^20. */
static uint64_t
time_key(uint32_t place, int64_t time)
{
	return (uint64_t)place << 20 | (uint64_t)time;
}

struct survey_group *
survey_group_of(struct survey *s, uint32_t unit, uint32_t service, int64_t period)
{
	uint32_t place = keytab_put(&s->places, place_key(unit, service));
	uint32_t at = keytab_put(&s->keys, time_key(place, period));

	if (at < s->n)
		return &s->groups[at];
	if (s->n == s->cap) {
		s->cap = (uint32_t)mem_grown(s->cap, (size_t)s->n + 1);
		s->groups = mem_resize(s->groups, s->cap, sizeof *s->groups);
	}
	s->groups[s->n++] =
		(struct survey_group){.unit = unit, .service = service, .period = period};
	return &s->groups[at];
}

void
survey_answer(struct survey_group *g, const int64_t answers[SKM_ELEMENTS])
{
	g->respondents++;
	for (int i = 0; i < SKM_ELEMENTS; i++) {
		g->answers.sum[i] += answers[i];
		g->answers.n[i] += answers[i] > 0;
	}
}

/* Every period is a run of whole months. */
static int64_t
month_of(int32_t day)
{
	struct date d = date_civil(day);

	return (int64_t)d.year * 12 + d.month - 1;
}

static int64_t
people(int64_t a, int64_t b)
{
	return b > SAMPLE_PEOPLE_MAX - a ? SAMPLE_PEOPLE_MAX : a + b;
}

static void
add_users(struct survey *s, uint32_t unit, uint32_t service, int64_t month, int64_t n)
{
	uint32_t place = keytab_put(&s->places, place_key(unit, service));
	uint32_t known = s->months.n;
	uint32_t at = keytab_put(&s->months, time_key(place, month));

	if (at == known) {
		if (known == s->users_cap) {
			s->users_cap = (uint32_t)mem_grown(known, (size_t)known + 1);
			s->users = mem_resize(s->users, s->users_cap, sizeof *s->users);
		}
		s->users[at] = 0;
	}
	s->users[at] = people(s->users[at], n);
}

void
survey_users(struct survey *s, uint32_t unit, uint32_t service, int32_t day, int64_t n)
{
	add_users(s, unit, service, month_of(day), n);
}

int64_t
survey_users_of(const struct survey *s, const struct survey_group *g)
{
	uint32_t place = keytab_find(&s->places, place_key(g->unit, g->service));
	int64_t last = month_of(period_last_day(g->period)), n = 0;

	for (int64_t m = month_of(period_first_day(g->period)); m <= last; m++) {
		uint32_t at = keytab_find(&s->months, time_key(place, m));

		if (at != KEYTAB_NONE)
			n = people(n, s->users[at]);
	}
	return n;
}

static void
add_group(struct survey_group *to, const struct survey_group *g)
{
	to->respondents += g->respondents;
	for (int i = 0; i < SKM_ELEMENTS; i++) {
		to->answers.sum[i] += g->answers.sum[i];
		to->answers.n[i] += g->answers.n[i];
	}
}

static void
sum_group(struct survey *sums, const struct survey_group *g, uint32_t unit)
{
	struct survey_group *whole;
	bool fresh = false;

	if (g->service) {
		uint32_t known = sums->n;

		add_group(survey_group_of(sums, unit, g->service, g->period), g);
		fresh = sums->n > known;
	}
	whole = survey_group_of(sums, unit, 0, g->period);
	add_group(whole, g);
	whole->services += fresh;
	if (!g->service)
		whole->unnamed += g->respondents;
}

void
survey_sum(const struct survey *rows, struct survey *sums,
           uint32_t (*unit_of)(void *arg, uint32_t unit), void *arg)
{
	for (uint32_t i = 0; i < rows->n; i++)
		sum_group(sums, &rows->groups[i], unit_of(arg, rows->groups[i].unit));
	for (uint32_t i = 0; i < rows->months.n; i++) {
		uint64_t key = rows->months.keys[i];
		uint64_t place = rows->places.keys[key >> 20];
		uint32_t unit = unit_of(arg, (uint32_t)(place >> 32));
		int64_t month = (int64_t)(key & 0xfffff);

		add_users(sums, unit, (uint32_t)place, month, rows->users[i]);
		add_users(sums, unit, 0, month, rows->users[i]);
	}
}
