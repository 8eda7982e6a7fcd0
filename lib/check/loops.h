#ifndef ASN_LOOPS_H
#define ASN_LOOPS_H

/*
 * Loops among things that each point to at most one other: superiors, units and their
 * parents. Linear in n, without recursion.
 */

#include <stdint.h>

#define LOOPS_NONE UINT32_MAX

/* next[i] is what i points to, or LOOPS_NONE. Calls each once for every loop, in no
   particular order, with one of its members; the others follow by next[]. A thing that
   points to itself is a loop of one. */
void loops_find(const uint32_t *next, uint32_t n,
                void (*each)(uint32_t member, void *arg), void *arg);

#endif
