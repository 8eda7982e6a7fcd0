#ifndef ASN_PATTERN_H
#define ASN_PATTERN_H

/*
 * A regular expression of a map, with named groups: "^(?<aspek>.+?) *\\[(?<nip>.+)\\]$".
 * PCRE2 defines what it means (UTF-8, case counts). Matching ends whatever the
 * expression: it may give up, and says so.
 */

#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

#define PATTERN_GROUPS 16 /* named groups of one expression */

struct pattern;

/* -1 (kind ERR_RULES): no regular expression, with the byte at which it goes wrong, or
   too many groups. */
int pattern_new(struct pattern **p, struct slice regex, struct err *e) ASN_MUST_CHECK;

size_t pattern_groups(const struct pattern *p);

/* The name of a named group, in alphabetical order; lives as long as the pattern. */
struct slice pattern_group(const struct pattern *p, size_t i);

/*
 * 1: it matches the subject (whole UTF-8), and groups[i] is what the i-th named group
 * took, a slice of the subject, empty when it took no part. 0: it does not. -1 (kind
 * ERR_RULES): it took too many steps.
 */
int pattern_match(const struct pattern *p, struct slice subject,
                  struct slice groups[PATTERN_GROUPS], struct err *e) ASN_MUST_CHECK;

void pattern_free(struct pattern *p); /* accepts NULL */

#endif
