#ifndef ASN_SLICE_H
#define ASN_SLICE_H

/* A run of bytes somebody else owns. Not NUL-terminated; a NUL inside is data. */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *p; /* may be NULL only when n is 0 */
	size_t n;      /* bytes */
};

#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

static inline struct slice
slice_of(const char *cstr)
{
	return (struct slice){cstr, cstr ? strlen(cstr) : 0};
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Byte order, a prefix before the longer: the order of every sorted output. */
static inline int
slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

#endif
