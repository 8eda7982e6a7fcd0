#ifndef ASN_MURMUR_H
#define ASN_MURMUR_H

/*
 * MurmurHash3_x64_128 (Austin Appleby, public domain, 2011) with the seed 0, of whole
 * words: the hash of their bytes, the lowest of each first. 128 bits that tell apart what
 * was not made to collide.
 */

#include <stddef.h>
#include <stdint.h>

struct murmur {
	uint64_t first, second;
};

struct murmur murmur_hash(const uint64_t *words, size_t n);

#endif
