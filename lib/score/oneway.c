#include "score/oneway.h"

#include <math.h>

void
oneway_add(struct oneway_group *g, int64_t value)
{
	g->sum += value;
	g->squares += (dec_wide)value * value;
	g->n++;
}

void
oneway_add_group(struct oneway *a, const struct oneway_group *g)
{
	if (g->n == 0)
		return;
	a->groups++;
	a->n += g->n;
	a->n_squares += (dec_wide)g->n * g->n;
	a->sum += g->sum;
	a->squares += g->squares;
	a->between += g->sum * g->sum / g->n;
}

/* Mean squares, and the k of unequal groups. */
struct squares {
	double between, within, k;
};

static bool
squares_of(const struct oneway *a, struct squares *s)
{
	dec_wide all;

	if (a->groups < 2 || a->n == a->groups)
		return false;
	all = a->sum * a->sum / a->n;
	s->between = (double)(a->between - all) / (double)(a->groups - 1);
	s->within = (double)(a->squares - a->between) / (double)(a->n - a->groups);
	s->k = ((double)a->n - (double)a->n_squares / (double)a->n) /
	       (double)(a->groups - 1);
	return true;
}

bool
oneway_icc(const struct oneway *a, double *icc1, double *icck)
{
	struct squares s;

	/* Divisions leave less than one unit of 1e-18 a group. */
	if (!squares_of(a, &s) || s.between < 1)
		return false;
	*icc1 = (s.between - s.within) / (s.between + (s.k - 1) * s.within);
	*icck = (s.between - s.within) / s.between;
	return true;
}

bool
oneway_estimate(const struct oneway *a, const struct oneway_group *g,
                struct oneway_estimate *x)
{
	struct squares s;
	double mean, variance, noise, weight, half;

	if (g->n == 0 || !squares_of(a, &s))
		return false;
	mean = (double)a->sum / (double)a->n;
	variance = s.between > s.within ? (s.between - s.within) / s.k : 0;
	noise = s.within / (double)g->n;
	weight = variance > 0 ? variance / (variance + noise) : 0;
	half = 1.96 * sqrt(weight * noise);
	x->value = mean + weight * ((double)g->sum / (double)g->n - mean);
	x->low = x->value - half;
	x->high = x->value + half;
	return true;
}
