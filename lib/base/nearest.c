#include "base/nearest.h"

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* The distance of a and b, or something above limit. */
static int
distance(struct slice a, struct slice b, int limit)
{
	int rows[3][NEAREST_MAX + 1];
	int *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b.n; j++)
		last[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int *spare = before, lowest = row[0] = (int)i;

		for (size_t j = 1; j <= b.n; j++) {
			row[j] = least(least(row[j - 1], last[j]) + 1,
			               last[j - 1] + (a.p[i - 1] != b.p[j - 1]));
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
			lowest = least(lowest, row[j]);
		}
		if (lowest > limit)
			return lowest;
		before = last;
		last = row;
		row = spare;
	}
	return last[b.n];
}

void
nearest_init(struct nearest *n, struct slice want)
{
	n->want = want;
	n->distance = 0;
	if (want.n > 0 && want.n <= NEAREST_MAX)
		n->distance = least(2, ((int)want.n - 1) / 3) + 1;
	n->number = -1;
}

bool
nearest_try(struct nearest *n, struct slice name, int number)
{
	size_t apart = name.n > n->want.n ? name.n - n->want.n : n->want.n - name.n;
	int d;

	if (name.n > NEAREST_MAX || (int)apart > n->distance)
		return false;
	d = distance(n->want, name, n->distance);
	if (d < n->distance) {
		n->distance = d;
		n->number = number;
		return true;
	}
	if (d == n->distance && n->number != number)
		n->number = -1;
	return false;
}

int
nearest_number(const struct nearest *n)
{
	return n->number;
}
