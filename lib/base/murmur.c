#include "base/murmur.h"

#define C1 UINT64_C(0x87c37b91114253d5)
#define C2 UINT64_C(0x4cf5ad432745937f)

static uint64_t
turn(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static uint64_t
finish(uint64_t x)
{
	x = (x ^ x >> 33) * UINT64_C(0xff51afd7ed558ccd);
	x = (x ^ x >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return x ^ x >> 33;
}

struct murmur
murmur_hash(const uint64_t *words, size_t n)
{
	uint64_t a = 0, b = 0;
	size_t i = 0;

	for (; i + 2 <= n; i += 2) {
		a ^= turn(words[i] * C1, 31) * C2;
		a = (turn(a, 27) + b) * 5 + 0x52dce729;
		b ^= turn(words[i + 1] * C2, 33) * C1;
		b = (turn(b, 31) + a) * 5 + 0x38495ab5;
	}
	if (i < n)
		a ^= turn(words[i] * C1, 31) * C2;
	a ^= 8 * n;
	b ^= 8 * n;
	a += b;
	b += a;
	a = finish(a);
	b = finish(b);
	a += b;
	b += a;
	return (struct murmur){a, b};
}
