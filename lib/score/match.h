#ifndef ASN_MATCH_H
#define ASN_MATCH_H

/*
 * Job-person match: levels reached in hundredths of the levels a post requires, and its
 * class for each purpose of the rule set. An exact fraction until it is printed.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/rules.h"
#include "score/ladder.h"

#define MATCH_PURPOSES_MAX 8
#define MATCH_NO_CAP (-1)

struct match {
	const struct rules *rules; /* borrowed */
	int64_t cap;               /* millionths; MATCH_NO_CAP */
	bool rounded;              /* a class is that of the value as printed */
	const char *mark_cap, *mark_class;
	struct match_purpose {
		struct slice name;
		const char *keyakinan;
		struct ladder classes;
	} purposes[MATCH_PURPOSES_MAX]; /* in byte order of the names */
	size_t n;
};

/* rules compute "jpm" and outlive m. -1 (ERR_RULES) names the cell. */
int match_load(struct match *m, const struct rules *rules, struct err *e) ASN_MUST_CHECK;

/* Sums of levels and of what is required; the latter above 0. */
struct match_sums {
	int64_t levels, required;
};

/* What is printed: 1e-9, and millionths rounded to two places; the cap cuts both. */
int64_t match_exact(const struct match *m, struct match_sums sums);
int64_t match_value(const struct match *m, struct match_sums sums);

/* The number of the class; *turns when the other way, exact or as printed, gives another.
 */
size_t match_class(const struct match *m, const struct match_purpose *purpose,
                   struct match_sums sums, bool *turns);

#endif
