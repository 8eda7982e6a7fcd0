#ifndef ASN_RULES_CHAIN_H
#define ASN_RULES_CHAIN_H

/*
 * What a rule set is made of: the one that was named, the one that it rests on
 * (dasar_aturan), and so on, each laid over the one it rests on. asn-rules(5) tells how.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/sb.h"
#include "stream/jsonin.h"

#define RULES_CHAIN_MAX 8

struct rules_source {
	struct sb name; /* path of the file, or id of a shipped set */
	bool shipped;
	struct slice text;
	struct sb held; /* private: the text of a file */
	struct jsondoc *doc;
};

struct rules_chain {
	struct rules_source at[RULES_CHAIN_MAX]; /* the first is the one named */
	size_t n;
};

/* The last of the chain holds the whole set then. -1 (kind ERR_RULES) with the line of
   the file; release it all the same. */
int rules_chain_load(struct rules_chain *c, const char *id_or_path,
                     struct err *e) ASN_MUST_CHECK;

/*
 * Of an error whose text begins with a path in the set and ": ": fills in where that
 * stands. In a file the set rests on, its name and line come to stand before the path;
 * lines of shipped sets, of which the user has no file, are left out.
 */
void rules_chain_place(const struct rules_chain *c, struct err *e);

void rules_chain_release(struct rules_chain *c);

#endif
