#include "score/indeks_disiplin.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

struct indeks_disiplin_row {
	uint32_t person;
	int32_t day;
	int tingkat;
};

void
indeks_disiplin_release(struct indeks_disiplin *x)
{
	mem_free(x->rows);
	*x = (struct indeks_disiplin){0};
}

void
indeks_disiplin_put(struct indeks_disiplin *x, uint32_t person, const struct record *r)
{
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, (size_t)x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n++] = (struct indeks_disiplin_row){
		person, (int32_t)r->f[DISIPLIN_TANGGAL].v, (int)r->f[DISIPLIN_TINGKAT].v};
}

static int
by_person(const void *a, const void *b)
{
	const struct indeks_disiplin_row *x = a, *y = b;

	return (x->person > y->person) - (x->person < y->person);
}

void
indeks_disiplin_sort(struct indeks_disiplin *x)
{
	if (x->n > 0)
		qsort(x->rows, x->n, sizeof(*x->rows), by_person);
}

bool
indeks_disiplin_counts(int32_t day, int32_t on, int years)
{
	return day <= on && (years == 0 || day > date_add_years(on, -years));
}

int
indeks_disiplin_of(const struct indeks_disiplin *x, uint32_t person, int32_t on,
                   int years)
{
	uint32_t lo = 0, hi = x->n;
	int heaviest = -1;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (x->rows[mid].person < person)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < x->n && x->rows[lo].person == person; lo++)
		if (x->rows[lo].tingkat > heaviest &&
		    indeks_disiplin_counts(x->rows[lo].day, on, years))
			heaviest = x->rows[lo].tingkat;
	return heaviest;
}
