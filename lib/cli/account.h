#ifndef ASN_ACCOUNT_H
#define ASN_ACCOUNT_H

/*
 * What asn-import tells of one file beside its faults: columns nobody knows, rows that
 * are no records, what was cleaned, and the balance read = accepted + rejected + skipped.
 */

#include "cli/cli.h"
#include "import/import.h"

struct account {
	struct cli_counts n;
	uint64_t bytes; /* of the rows read */
	uint64_t skipped[SKIP_N];
};

/* Before the first row: the header, once. */
void account_header(const struct import *im, const struct map *m, const char *file);

/* One row: counted. */
void account_row(struct account *a, const struct import *im, int verdict,
                 const struct verdict *v, const char *file);

/* Behind the last row. */
void account_end(struct account *a, struct cli *c, const struct import *im,
                 const char *file);

#endif
