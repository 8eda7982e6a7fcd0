#ifndef ASN_MEM_H
#define ASN_MEM_H

/*
 * Memory. Running out ends the process here with status 3: no caller handles it case by
 * case. This is the only module below cli that may end the process.
 */

#include <stddef.h>

#include "base/slice.h"

void *mem_alloc(size_t size);           /* zeroed; never NULL */
void *mem_array(size_t n, size_t size); /* zeroed; dies when n * size overflows */
void *mem_resize(void *p, size_t n,
                 size_t size); /* realloc of an array; new bytes not zeroed */
void mem_free(void *p);        /* accepts NULL */

/* The next capacity of an array that holds cap and needs want: at least want, growing by
 * half. */
size_t mem_grown(size_t cap, size_t want);

/*
 * An arena: many small things that die together. What it hands out stays where it is
 * until arena_release. Zero-initialised storage is an empty arena.
 */
struct arena {
	struct arena_block *head;
	char *next, *end;
	size_t used; /* bytes handed out, for reports of memory */
};

void *arena_alloc(struct arena *a, size_t size); /* zeroed, aligned to 8; never NULL */
const char *arena_copy(struct arena *a, struct slice s); /* unaligned, NUL after it */
void arena_release(struct arena *a);

#endif
