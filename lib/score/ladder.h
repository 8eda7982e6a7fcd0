#ifndef ASN_LADDER_H
#define ASN_LADDER_H

/*
 * Classes of a number, from the highest down: a list of a rule set such as
 *
 *	[{"nama": "MS", "arti": "Memenuhi Syarat", "dari": 80},
 *	 {"nama": "KMS", "dari": 0}]
 *
 * A class begins with dari and ends in front of the next higher one; no number from 0 on
 * is in none or in two.
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/rules.h"
#include "base/dec.h"

#define LADDER_MAX 16

struct ladder {
	struct ladder_step {
		struct slice name, meaning; /* of the rule set; meaning may be empty */
		int64_t from;               /* millionths */
	} steps[LADDER_MAX];
	size_t n;
};

/* The list key of a table, whose path is for messages. -1 (ERR_RULES). */
int ladder_load(struct ladder *l, const struct jsonnode *table, const char *path,
                const char *key, struct err *e) ASN_MUST_CHECK;

/* The number of the class of num / den (num millionths, not below 0; den above 0),
   decided without rounding. */
size_t ladder_class(const struct ladder *l, dec_wide num, int64_t den);

#endif
