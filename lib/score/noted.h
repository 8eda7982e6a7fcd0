#ifndef ASN_NOTED_H
#define ASN_NOTED_H

/*
 * Notes of a result, with ';' between them, as they stand in catatan. They are written to
 * room of the caller's, which must be large enough for all of them, and without a NUL.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Adds name and, right behind it, more to the n bytes that are there; the new length. */
size_t noted_add(char *room, size_t n, const char *name, const char *more);

/* The same of "name:count"; nothing when the count is 0. */
size_t noted_count(char *room, size_t n, const char *name, uint64_t count);

/* The names whose bits are set, in their order. */
struct slice noted_bits(char *room, const char *const *names, unsigned bits);

#endif
