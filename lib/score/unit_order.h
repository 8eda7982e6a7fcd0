#ifndef ASN_UNIT_ORDER_H
#define ASN_UNIT_ORDER_H

/* The order of sums by unit when written: unit in byte order, then period or year. */

#include <stddef.h>

#include "asn/roster.h"
#include "base/keytab.h"

#define UNIT_ORDER_WHEN 20 /* bits of a period or year: PERIOD_MAX is below 2^20 */

/* The key of a sum; unit is a number in roster.units. */
static inline uint64_t
unit_order_key(uint32_t unit, int64_t when)
{
	return (uint64_t)unit << UNIT_ORDER_WHEN | (uint64_t)when;
}

/* sums is an array of keys->n elements of size bytes, as they were numbered by keys. It
   is freed; the same sums in order come back, the caller's to mem_free. */
void *unit_order(void *sums, size_t size, const struct keytab *keys,
                 const struct roster *roster);

#endif
