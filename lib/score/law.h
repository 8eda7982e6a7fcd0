#ifndef ASN_LAW_H
#define ASN_LAW_H

/* A table of a rule set, with the text it goes back to. */

#include "asn/rules.h"
#include "score/derive.h"

#define LAW_NONE INT64_MAX /* a bound that is none: the word tidak_ada */

struct law {
	const struct jsonnode *table;
	const char *path;      /* in the rule set; borrowed, as all of this */
	const char *keyakinan; /* the table's mark */
	const char *dasar;     /* of the table; else the set's first basis */
};

/* The errors are those of asn/rules.h. */
int law_table(struct law *l, const struct rules *r, const char *path,
              struct err *e) ASN_MUST_CHECK;

/* A decimal from 0 to LAW_MAX millionths. */
#define LAW_MAX (INT64_C(1000000) * DEC_ONE)
int law_decimal(const struct law *l, const char *key, int64_t *v,
                struct err *e) ASN_MUST_CHECK;

/* The same, or LAW_NONE. */
int law_bound(const struct law *l, const char *key, int64_t *v,
              struct err *e) ASN_MUST_CHECK;

/* The mark of a node: its own, or the table's. -1 when its own is no mark. */
int law_mark(const struct law *l, const struct jsonnode *n, const char **keyakinan,
             struct err *e) ASN_MUST_CHECK;

/* A list in the table, and its element i as a table by itself, with its own path in room
   where errors are to name it. */
struct law_room {
	char path[64];
};
int law_list(const struct law *l, const char *key, size_t most, size_t *n,
             struct err *e) ASN_MUST_CHECK;
int law_element(const struct law *l, const char *key, size_t i, struct law *element,
                struct law_room *room, struct err *e) ASN_MUST_CHECK;

/* Of the node last added: by which cell of which table it is. keyakinan NULL: the
   table's. */
void law_tell(const struct law *l, const char *cell, const char *keyakinan,
              struct derive *d);

#endif
