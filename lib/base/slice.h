#ifndef ASN_SLICE_H
#define ASN_SLICE_H

/* A run of bytes somebody else owns. Not NUL-terminated; a NUL inside is data. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
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

/* Whether n bytes are equal; for few of them cheaper than a call. */
static inline bool
slice_bytes_eq(const char *a, const char *b, size_t n)
{
	uint64_t x, y, u, v;
	uint32_t s, t, p, q;

	if (n > 16)
		return memcmp(a, b, n) == 0;
	if (n >= 8) {
		memcpy(&x, a, 8);
		memcpy(&y, b, 8);
		memcpy(&u, a + n - 8, 8);
		memcpy(&v, b + n - 8, 8);
		return ((x ^ y) | (u ^ v)) == 0;
	}
	if (n >= 4) {
		memcpy(&s, a, 4);
		memcpy(&t, b, 4);
		memcpy(&p, a + n - 4, 4);
		memcpy(&q, b + n - 4, 4);
		return ((s ^ t) | (p ^ q)) == 0;
	}
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && slice_bytes_eq(a.p, b.p, a.n);
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
