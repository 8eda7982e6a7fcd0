#ifndef ASN_KEYTAB_H
#define ASN_KEYTAB_H

/*
 * 64-bit keys to small dense numbers: the first new key is 0, the next 1, and so on.
 * Callers keep what belongs to a key in arrays of their own, indexed by that number. Keys
 * are never removed. Zero-initialised storage is an empty table. 12 to 20 bytes a key.
 */

#include <stddef.h>
#include <stdint.h>

#define KEYTAB_NONE UINT32_MAX

struct keytab {
	uint64_t *keys; /* by number; read freely, change nothing */
	uint32_t n;     /* keys held */
	uint32_t cap;   /* private, as what follows */
	uint32_t *slots;
	uint32_t mask;
};

void keytab_release(struct keytab *t);

/* The number of key, or KEYTAB_NONE. */
uint32_t keytab_find(const struct keytab *t, uint64_t key);

/* The number of key, which is added when new (its number is then the former n). */
uint32_t keytab_put(struct keytab *t, uint64_t key);

/* Brings the slot of key towards the cache; a hint. */
void keytab_prefetch(const struct keytab *t, uint64_t key);

/* The step behind it, once the slot has arrived: the key that stands there. */
void keytab_prefetch_key(const struct keytab *t, uint64_t key);

/* The numbers 0..n-1 ordered by their keys, ascending. The caller frees it with mem_free;
   NULL when the table is empty. */
uint32_t *keytab_sorted(const struct keytab *t);

#endif
