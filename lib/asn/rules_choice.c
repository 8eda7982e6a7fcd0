#include "asn/rules_choice.h"

#include <stdlib.h>
#include <string.h>

#include "asn/period.h"
#include "base/date.h"
#include "base/mem.h"

static int
by_start(const void *a, const void *b)
{
	const struct rules *x = *(struct rules *const *)a, *y = *(struct rules *const *)b;

	/* DATE_NONE, always in force, is below all days. */
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return strcmp(x->id, y->id);
}

int
rules_choice_load(struct rules_choice *c, const char *type, struct err *e)
{
	const char *const *ids = rules_shipped();
	size_t n = 0;

	c->type = type;
	while (ids[n])
		n++;
	c->sets = mem_array(n, sizeof *c->sets);
	for (size_t i = 0; i < n; i++) {
		struct rules *r;

		if (rules_load(&r, ids[i], e) != 0)
			return -1;
		if (strcmp(r->bawaan, type) == 0)
			c->sets[c->n++] = r;
		else
			rules_free(r);
	}
	qsort(c->sets, c->n, sizeof *c->sets, by_start);
	return 0;
}

void
rules_choice_release(struct rules_choice *c)
{
	for (size_t i = 0; i < c->n; i++)
		rules_free(c->sets[i]);
	mem_free(c->sets);
	*c = (struct rules_choice){0};
}

static bool
begins_by(const struct rules *r, int32_t day)
{
	return r->from == DATE_NONE || r->from <= day;
}

static bool
lasts_to(const struct rules *r, int32_t day)
{
	return r->to == DATE_NONE || r->to >= day;
}

void
rules_choice_name(const struct rules *r, struct sb *out)
{
	char from[DATE_BUF] = "...", to[DATE_BUF] = "...";

	if (r->from != DATE_NONE)
		date_format(from, r->from);
	if (r->to != DATE_NONE)
		date_format(to, r->to);
	sb_addf(out, "%s (%s to %s)", r->id, from, to);
}

/* Why no set is chosen; n of them are in force on some day of first..last. */
static void
refuse(const struct rules_choice *c, int64_t period, size_t n, struct err *e)
{
	int32_t first = period_first_day(period), last = period_last_day(period);
	char name[PERIOD_BUF];
	struct sb sets = {0};

	period_format(name, period);
	for (size_t i = 0; i < c->n; i++) {
		const struct rules *r = c->sets[i];

		if (n > 1 && !(begins_by(r, last) && lasts_to(r, first)))
			continue;
		if (sets.n)
			sb_adds(&sets, ", ");
		rules_choice_name(r, &sets);
	}
	if (n > 1)
		err_set(e, ERR_RULES,
		        "%s is under more than one rule set, %s: name one with -r, or "
		        "take a shorter period with -p",
		        name, sets.p);
	else
		err_set(e, ERR_RULES,
		        "no shipped rule set for %s is in force in the whole of %s; "
		        "there is %s: name one with -r to use it whatever its dates",
		        c->type, name, sets.n ? sets.p : "none");
	sb_release(&sets);
}

struct rules *
rules_choice_of(const struct rules_choice *c, int64_t period, struct err *e)
{
	int32_t first = period_first_day(period), last = period_last_day(period);
	struct rules *found = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		struct rules *r = c->sets[i];

		if (!begins_by(r, last) || !lasts_to(r, first))
			continue;
		n++;
		if (begins_by(r, first) && lasts_to(r, last))
			found = r;
	}
	if (n == 1 && found)
		return found;
	refuse(c, period, n, e);
	return NULL;
}

struct rules *
rules_choice_latest(const struct rules_choice *c)
{
	return c->n > 0 ? c->sets[c->n - 1] : NULL;
}

struct rules *
rules_choice_find(const struct rules_choice *c, struct slice id)
{
	for (size_t i = 0; i < c->n; i++)
		if (slice_eq(slice_of(c->sets[i]->id), id))
			return c->sets[i];
	return NULL;
}
