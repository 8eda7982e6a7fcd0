#include "score/unit_order.h"

#include <string.h>

#include "base/mem.h"

void *
unit_order(void *sums, size_t size, const struct keytab *keys,
           const struct roster *roster)
{
	uint32_t *rank, *order;
	struct keytab ranked = {0};
	char *out;

	if (keys->n == 0)
		return sums;
	rank = strtab_ranks(&roster->units);
	for (uint32_t i = 0; i < keys->n; i++)
		(void)keytab_put(
			&ranked,
			unit_order_key(rank[keys->keys[i] >> UNIT_ORDER_WHEN],
		                       (int64_t)(keys->keys[i] &
		                                 ((1u << UNIT_ORDER_WHEN) - 1))));
	order = keytab_sorted(&ranked);
	out = mem_array(keys->n, size);
	for (uint32_t i = 0; i < keys->n; i++)
		memcpy(out + i * size, (char *)sums + order[i] * size, size);
	mem_free(order);
	mem_free(rank);
	keytab_release(&ranked);
	mem_free(sums);
	return out;
}
