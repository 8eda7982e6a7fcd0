#include "score/indeks_bytes.h"

#include <string.h>

#include "base/mem.h"

struct indeks_bytes_year {
	uint8_t *byte; /* by person */
	uint32_t n;
};

void
indeks_bytes_release(struct indeks_bytes *b)
{
	for (uint32_t i = 0; i < b->years.n; i++)
		mem_free(b->of[i].byte);
	mem_free(b->of);
	keytab_release(&b->years);
	*b = (struct indeks_bytes){0};
}

uint32_t
indeks_bytes_year(struct indeks_bytes *b, int year)
{
	uint32_t known = b->years.n, number = keytab_put(&b->years, (uint64_t)year);

	if (number == b->cap) {
		b->cap = (uint32_t)mem_grown(b->cap, (size_t)number + 1);
		b->of = mem_resize(b->of, b->cap, sizeof(*b->of));
	}
	if (number == known)
		b->of[number] = (struct indeks_bytes_year){0};
	return number;
}

uint8_t *
indeks_bytes_at(struct indeks_bytes *b, uint32_t year, uint32_t person)
{
	struct indeks_bytes_year *y = &b->of[year];

	if (person >= y->n) {
		uint32_t n = (uint32_t)mem_grown(y->n, (size_t)person + 1);

		y->byte = mem_resize(y->byte, n, 1);
		memset(y->byte + y->n, 0, n - y->n);
		y->n = n;
	}
	return &y->byte[person];
}

uint8_t
indeks_bytes_get(const struct indeks_bytes *b, uint32_t year, uint32_t person)
{
	const struct indeks_bytes_year *y = &b->of[year];

	return person < y->n ? y->byte[person] : 0;
}
