#ifndef ASN_SAMPLE_H
#define ASN_SAMPLE_H

/*
 * How many respondents a survey needs (Krejcie and Morgan 1970):
 *
 *	S = X2 N P (1 - P) / (d^2 (N - 1) + X2 P (1 - P)), to the nearest, half up
 *
 * in whole numbers of 128 bits. With X2 3.841, P 0.5 and d 0.05 these are the figures of
 * their table.
 */

#include <stdint.h>

#define SAMPLE_PEOPLE_MAX INT64_C(1000000000000000000)

/* Millionths. */
struct sample {
	int64_t chi_square; /* X2: above 0, at most 100 */
	int64_t share;      /* P: above 0, below 1 */
	int64_t error;      /* d: above 0, at most 1 */
};

/* people: 0 to SAMPLE_PEOPLE_MAX; of none, none. */
int64_t sample_size(const struct sample *s, int64_t people);

#endif
