#ifndef ASN_CITE_H
#define ASN_CITE_H

/* Where the operands of an explained result come from. */

#include <stdint.h>

#include "asn/rules.h"
#include "score/derive.h"
#include "score/evidence.h"

/* Of the node last added: the table of the rule set, below its first basis, with the
   table's mark. */
void cite_table(struct derive *d, const struct rules *rules, const char *table,
                const char *keyakinan);

/* Of the node last added: the records of the type and period (-1: of no period). */
void cite_records(struct derive *d, const struct evidence *x,
                  const struct schema_type *type, int64_t period);

/* A node rekaman for each of them. The number of nodes. */
uint32_t cite_list(struct derive *d, const struct evidence *x,
                   const struct schema_type *type, int64_t period);

#endif
