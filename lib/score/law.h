#ifndef ASN_LAW_H
#define ASN_LAW_H

/* A table of a rule set, with what it goes back to. */

#include "asn/rules.h"
#include "base/dec.h"
#include "score/derive.h"

#define LAW_NONE INT64_MAX                   /* a bound that is none */
#define LAW_MAX (INT64_C(1000000) * DEC_ONE) /* no figure of a rule is above it */
#define LAW_PATH 48

struct law {
	const struct jsonnode *table;
	const char *path;      /* in the rule set; borrowed, as all of this */
	const char *keyakinan; /* the table's mark */
	const char *dasar;     /* what the table names, else the set's first basis */
};

/* Errors are those of asn/rules.h. */
int law_table(struct law *l, const struct rules *r, const char *path,
              struct err *e) ASN_MUST_CHECK;

/* A decimal from 0 to LAW_MAX. */
int law_decimal(const struct law *l, const char *key, int64_t *v,
                struct err *e) ASN_MUST_CHECK;

/* The same, or for the word tidak_ada LAW_NONE. */
int law_bound(const struct law *l, const char *key, int64_t *v,
              struct err *e) ASN_MUST_CHECK;

/* A list of 1 to most in the table. */
int law_list(const struct law *l, const char *key, size_t most, size_t *n,
             struct err *e) ASN_MUST_CHECK;

/* One in a list (key and number), or a member (number -1), as a table by itself; with a
   mark of its own or the table's. path is the room for its path. */
int law_part(const struct law *l, const char *key, int number, struct law *part,
             char path[LAW_PATH], struct err *e) ASN_MUST_CHECK;

/* Of the node last added: by which cell of the table it is ("" for the whole table).
   keyakinan NULL: the table's. */
void law_tell(const struct law *l, const char *cell, const char *keyakinan,
              struct derive *d);

#endif
