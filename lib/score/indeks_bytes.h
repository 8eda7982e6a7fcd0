#ifndef ASN_INDEKS_BYTES_H
#define ASN_INDEKS_BYTES_H

/* A byte for each person and year. Zero-initialised storage is all zeros. */

#include <stdint.h>

#include "base/keytab.h"

struct indeks_bytes {
	struct keytab years;          /* year -> number, in order of first mention */
	struct indeks_bytes_year *of; /* private, as what follows */
	uint32_t cap;
};

void indeks_bytes_release(struct indeks_bytes *b);

/* The number of the year, which is added when new. */
uint32_t indeks_bytes_year(struct indeks_bytes *b, int year);

/* The byte, to be changed; until the next call. year is a number of years. */
uint8_t *indeks_bytes_at(struct indeks_bytes *b, uint32_t year, uint32_t person);

uint8_t indeks_bytes_get(const struct indeks_bytes *b, uint32_t year, uint32_t person);

#endif
