#ifndef ASN_ENGINES_H
#define ASN_ENGINES_H

/* The kinds of score there are. */

#include "score/engine.h"

/* The one whose rule sets say hitung so; NULL. */
const struct engine *engines_find(const char *computes);

/* Every type of result that one of them makes, each once; NULL behind the last. */
const struct schema_type *const *engines_results(void);

#endif
