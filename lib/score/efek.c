#include "score/efek.h"

#include <math.h>
#include <stdlib.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "base/mem.h"

struct efek_rater {
	struct oneway_group residuals; /* his rating less the mean of the others */
	int64_t ballots, long_ballots, straight_ballots;
	dec_wide within;
	int64_t within_df;
};

struct efek_unit {
	struct oneway_group means; /* of its people */
};

struct efek_aspect {
	struct oneway over_people;
};

struct efek_person {
	int64_t nip, gap;
	int64_t n; /* aspects both have rated */
};

void
efek_release(struct efek *x)
{
	mem_free(x->raters);
	mem_free(x->units);
	mem_free(x->aspects);
	mem_free(x->people);
	*x = (struct efek){0};
}

/* Room for number i in an array of zeroes. */
static void *
reach(void *p, uint32_t i, size_t size, uint32_t *n, uint32_t *cap)
{
	if (i >= *cap) {
		uint32_t grown = (uint32_t)mem_grown(*cap, (size_t)i + 1);

		p = mem_resize(p, grown, size);
		memset((char *)p + *cap * size, 0, (grown - *cap) * size);
		*cap = grown;
	}
	if (i >= *n)
		*n = i + 1;
	return p;
}

static struct efek_rater *
rater_of(struct efek *x, uint32_t i)
{
	x->raters = reach(x->raters, i, sizeof(*x->raters), &x->n_raters, &x->raters_cap);
	return &x->raters[i];
}

/* Half away from zero. */
static int64_t
mean_of(int64_t sum, int64_t n)
{
	int64_t half = sum < 0 ? -(n / 2) : n / 2;

	return (sum + half) / n;
}

static int
by_aspect(const void *a, const void *b)
{
	const struct efek_rating *x = a, *y = b;

	if (x->aspect != y->aspect)
		return x->aspect < y->aspect ? -1 : 1;
	return (x->self > y->self) - (x->self < y->self);
}

static int
by_rater(const void *a, const void *b)
{
	const struct efek_rating *x = a, *y = b;

	if (x->self != y->self)
		return x->self ? 1 : -1;
	return (x->rater > y->rater) - (x->rater < y->rater);
}

/* What one aspect of a person tells: the others' ratings, then his own. */
struct both {
	int64_t gap, n; /* sum over aspects that both have rated, and how many */
};

static void
add_aspect(struct efek *x, const struct efek_rating *r, size_t n, struct both *both)
{
	struct oneway_group others = {0}, own = {0};
	size_t k = 0;

	for (; k < n && !r[k].self; k++)
		oneway_add(&others, r[k].value);
	for (size_t i = k; i < n; i++)
		oneway_add(&own, r[i].value);
	for (size_t i = 0; i < k && k > 1; i++) {
		int64_t rest = (int64_t)others.sum - r[i].value;

		if (r[i].rater)
			oneway_add(&rater_of(x, r[i].rater)->residuals,
			           r[i].value - mean_of(rest, (int64_t)k - 1));
	}
	if (k > 0) {
		x->aspects = reach(x->aspects, r->aspect, sizeof(*x->aspects),
		                   &x->n_aspects, &x->aspects_cap);
		oneway_add_group(&x->aspects[r->aspect].over_people, &others);
	}
	if (k > 0 && k < n) {
		both->gap += mean_of((int64_t)own.sum, own.n) -
		             mean_of((int64_t)others.sum, (int64_t)k);
		both->n++;
	}
}

/* One rater's ratings of a person; the mean goes to means. */
static void
add_ballot(struct efek *x, const struct efek_rating *r, size_t n,
           struct oneway_group *means)
{
	struct efek_rater *rater = rater_of(x, r->rater);
	struct oneway_group all = {0};
	bool straight = true;

	for (size_t i = 0; i < n; i++) {
		oneway_add(&all, r[i].value);
		straight = straight && r[i].value == r->value;
	}
	oneway_add(means, mean_of((int64_t)all.sum, all.n));
	rater->ballots++;
	if (n > 1) {
		dec_wide within = all.squares - all.sum * all.sum / all.n;

		rater->within += within;
		rater->within_df += all.n - 1;
		x->within += within;
		x->within_df += all.n - 1;
	}
	if (n >= EFEK_ASPECTS) {
		rater->long_ballots++;
		x->long_ballots++;
		rater->straight_ballots += straight;
		x->straight_ballots += straight;
	}
}

static void
add_gap(struct efek *x, int64_t nip, const struct both *both)
{
	int64_t gap = mean_of(both->gap, both->n);
	uint32_t i = x->n_people;

	x->people = reach(x->people, i, sizeof(*x->people), &x->n_people, &x->people_cap);
	x->people[i] = (struct efek_person){nip, gap, both->n};
	oneway_add(&x->gaps, gap);
}

void
efek_add(struct efek *x, int64_t nip, uint32_t unit, struct efek_rating *r, size_t n)
{
	struct oneway_group ballots = {0}, all = {0};
	struct both both = {0};

	if (n == 0)
		return;
	qsort(r, n, sizeof(*r), by_aspect);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && r[k].aspect == r[i].aspect; k++)
			;
		add_aspect(x, r + i, k - i, &both);
	}
	qsort(r, n, sizeof(*r), by_rater);
	for (size_t i = 0, k; i < n && !r[i].self; i = k) {
		for (k = i + 1; k < n && !r[k].self && r[k].rater == r[i].rater; k++)
			;
		for (size_t j = i; j < k; j++)
			oneway_add(&all, r[j].value);
		if (r[i].rater)
			add_ballot(x, r + i, k - i, &ballots);
	}
	oneway_add_group(&x->ballots, &ballots);
	if (both.n > 0)
		add_gap(x, nip, &both);
	if (all.n > 0 && unit) {
		x->units = reach(x->units, unit, sizeof(*x->units), &x->n_units,
		                 &x->units_cap);
		oneway_add(&x->units[unit].means, mean_of((int64_t)all.sum, all.n));
	}
}

/* From 1e-9 to the millionths of a record. */
static int64_t
nano(double v)
{
	return llround(v / 1e3);
}

static int64_t
millionths(double v)
{
	return llround(v * 1e6);
}

/* What the records of one period are written with. */
struct writer {
	struct record r;
	char period[20], nip[20];
	int64_t at;
	const char *aturan;
	int (*put)(void *arg, const struct record *r);
	void *arg;
};

static void
start(struct writer *w, int lingkup, struct slice kunci, int64_t n)
{
	schema_clear(&w->r, &records_efek_penilai);
	records_code(&w->r, EFEK_PENILAI_LINGKUP, lingkup);
	if (kunci.n > 0)
		records_text(&w->r, EFEK_PENILAI_KUNCI, kunci);
	records_period(&w->r, EFEK_PENILAI_PERIODE, w->at, w->period);
	records_text(&w->r, EFEK_PENILAI_ATURAN, slice_of(w->aturan));
	records_value(&w->r, EFEK_PENILAI_JUMLAH, n);
}

static void
set_icc(struct writer *w, const struct oneway *a)
{
	double icc1, icck;

	if (!oneway_icc(a, &icc1, &icck))
		return;
	records_value(&w->r, EFEK_PENILAI_ICC1, millionths(icc1));
	records_value(&w->r, EFEK_PENILAI_ICCK, millionths(icck));
}

static void
set_mean(struct writer *w, int field, const struct oneway_group *g)
{
	if (g->n > 0)
		records_value(&w->r, field, nano((double)g->sum / (double)g->n));
}

static void
set_straight(struct writer *w, int64_t straight, int64_t ballots)
{
	if (ballots > 0)
		records_value(&w->r, EFEK_PENILAI_SERAGAM,
		              millionths(100.0 * (double)straight / (double)ballots));
}

/* Less zero, which is what an estimate of leniency is beside; 0 for raters. */
static void
set_estimate(struct writer *w, const struct oneway *a, const struct oneway_group *g,
             double zero)
{
	struct oneway_estimate x;

	if (!oneway_estimate(a, g, &x))
		return;
	records_value(&w->r, EFEK_PENILAI_KELONGGARAN, nano(x.value - zero));
	records_value(&w->r, EFEK_PENILAI_BAWAH, nano(x.low - zero));
	records_value(&w->r, EFEK_PENILAI_ATAS, nano(x.high - zero));
}

struct named {
	struct slice name;
	uint32_t number;
};

static int
by_name(const void *a, const void *b)
{
	return slice_cmp(((const struct named *)a)->name,
	                 ((const struct named *)b)->name);
}

/* The numbers from first on in the order of their names; the caller frees. */
static struct named *
in_order(uint32_t first, uint32_t n, struct slice (*name)(void *, uint32_t), void *arg)
{
	struct named *list = mem_array(n > first ? n - first : 1, sizeof(*list));

	for (uint32_t i = first; i < n; i++)
		list[i - first] = (struct named){name(arg, i), i};
	if (n > first)
		qsort(list, n - first, sizeof(*list), by_name);
	return list;
}

static int
put_all(const struct efek *x, struct writer *w)
{
	start(w, LINGKUP_SEMUA, (struct slice){NULL, 0}, x->ballots.n);
	set_straight(w, x->straight_ballots, x->long_ballots);
	set_mean(w, EFEK_PENILAI_SELISIH_DIRI, &x->gaps);
	set_icc(w, &x->ballots);
	if (x->ballots.n > 0)
		records_value(&w->r, EFEK_PENILAI_RERATA,
		              nano((double)x->ballots.sum / (double)x->ballots.n));
	return w->put(w->arg, &w->r);
}

static int
put_aspects(const struct efek *x, const struct efek_names *names, struct writer *w)
{
	struct named *list = in_order(0, x->n_aspects, names->aspect, names->arg);
	int stop = 0;

	for (uint32_t i = 0; i < x->n_aspects && !stop; i++) {
		const struct oneway *a = &x->aspects[list[i].number].over_people;

		if (a->n == 0)
			continue;
		start(w, LINGKUP_ASPEK, list[i].name, a->n);
		records_value(&w->r, EFEK_PENILAI_RERATA,
		              nano((double)a->sum / (double)a->n));
		set_icc(w, a);
		stop = w->put(w->arg, &w->r);
	}
	mem_free(list);
	return stop;
}

static int
put_units(struct efek *x, const struct efek_names *names, struct writer *w)
{
	struct named *list = in_order(1, x->n_units, names->unit, names->arg);
	struct oneway all = {0};
	int stop = 0;

	for (uint32_t i = 1; i < x->n_units; i++)
		oneway_add_group(&all, &x->units[i].means);
	for (uint32_t i = 0; i + 1 < x->n_units && !stop; i++) {
		const struct oneway_group *g = &x->units[list[i].number].means;

		if (g->n == 0)
			continue;
		start(w, LINGKUP_UNIT, list[i].name, g->n);
		set_mean(w, EFEK_PENILAI_RERATA, g);
		set_estimate(w, &all, g, (double)all.sum / (double)all.n);
		stop = w->put(w->arg, &w->r);
	}
	mem_free(list);
	return stop;
}

static int
by_nip(const void *a, const void *b)
{
	const struct efek_person *x = a, *y = b;

	return (x->nip > y->nip) - (x->nip < y->nip);
}

static int
put_people(struct efek *x, struct writer *w)
{
	int stop = 0;

	if (x->n_people > 0)
		qsort(x->people, x->n_people, sizeof(*x->people), by_nip);
	for (uint32_t i = 0; i < x->n_people && !stop; i++) {
		const struct efek_person *p = &x->people[i];

		nip_format(w->nip, p->nip);
		start(w, LINGKUP_PEGAWAI, slice_of(w->nip), p->n);
		records_value(&w->r, EFEK_PENILAI_SELISIH_DIRI, nano((double)p->gap));
		stop = w->put(w->arg, &w->r);
	}
	return stop;
}

static void
set_halo(struct writer *w, const struct efek *x, const struct efek_rater *r)
{
	double all, own;

	if (r->within_df == 0 || x->within == 0)
		return;
	all = (double)x->within / (double)x->within_df;
	own = (double)r->within / (double)r->within_df;
	records_value(&w->r, EFEK_PENILAI_HALO, millionths(1 - own / all));
}

static int
put_raters(struct efek *x, const struct efek_names *names, struct writer *w)
{
	struct named *list = in_order(1, x->n_raters, names->rater, names->arg);
	struct oneway all = {0};
	int stop = 0;

	for (uint32_t i = 1; i < x->n_raters; i++)
		oneway_add_group(&all, &x->raters[i].residuals);
	for (uint32_t i = 0; i + 1 < x->n_raters && !stop; i++) {
		const struct efek_rater *r = &x->raters[list[i].number];

		if (r->ballots == 0) /* he rated in another period */
			continue;
		start(w, LINGKUP_PENILAI, list[i].name, r->residuals.n);
		set_mean(w, EFEK_PENILAI_RERATA, &r->residuals);
		set_estimate(w, &all, &r->residuals, 0);
		set_straight(w, r->straight_ballots, r->long_ballots);
		set_halo(w, x, r);
		stop = w->put(w->arg, &w->r);
	}
	mem_free(list);
	return stop;
}

int
efek_put(struct efek *x, int64_t period, const char *aturan,
         const struct efek_names *names, int (*put)(void *arg, const struct record *r),
         void *arg)
{
	struct writer w = {.at = period, .aturan = aturan, .put = put, .arg = arg};
	int stop = put_all(x, &w);

	stop = stop ? stop : put_aspects(x, names, &w);
	stop = stop ? stop : put_units(x, names, &w);
	stop = stop ? stop : put_people(x, &w);
	return stop ? stop : put_raters(x, names, &w);
}
