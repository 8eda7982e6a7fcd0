#ifndef ASN_RULES_H
#define ASN_RULES_H

/*
 * Rule sets: regulations as data. One is a JSON file with a head (id, judul, hitung,
 * berlaku, dasar) and tables; the shipped ones are compiled in, a user's own come by
 * path. This module knows the head and how to look into tables; what a table means
 * belongs to the module that computes with it. Errors (kind ERR_RULES) name the place by
 * JSON path. asn-rules(5) is the full description.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stream/jsonin.h"
#include "stream/schema.h"

struct rules_basis {
	const char *peraturan; /* "PermenPANRB 6/2022" */
	const char *pasal;     /* "Pasal 24-25" or "" */
	const char *keyakinan; /* teks sekunder praktik ingatan kebijakan */
};

struct rules {
	struct jsondoc *doc;
	const char *id, *title, *computes;
	int32_t from, to; /* first and last day in force; DATE_NONE = open */
	struct rules_basis *basis;
	size_t n_basis;
	struct arena *arena; /* private: what the texts above live in */
};

/* An id of a shipped set, or the path of a file (a name with '/' or ending in ".json").
 */
int rules_load(struct rules **r, const char *id_or_path, struct err *e) ASN_MUST_CHECK;
void rules_free(struct rules *r); /* accepts NULL */

/* Ids of the shipped sets, in byte order; NULL behind the last. */
const char *const *rules_shipped(void);

/* -1 (kind ERR_RULES) when the set is not in force from the first to the last day. */
int rules_in_force(const struct rules *r, int64_t period, struct err *e) ASN_MUST_CHECK;

/*
 * A table: the object at path (keys joined with '.'), which must carry a mark. The mark
 * is returned in *keyakinan, borrowed from the rule set.
 */
int rules_table(const struct rules *r, const char *path, const struct jsonnode **table,
                const char **keyakinan, struct err *e) ASN_MUST_CHECK;

/* Whether the set has the table, which not every set of its kind must. */
bool rules_has(const struct rules *r, const char *path);

/* Cells of a table. A cell that is absent or null is unknown: an error that names it. */
int rules_cell_code(const struct jsonnode *table, const char *path, const char *key,
                    const struct schema_codes *codes, int *code,
                    struct err *e) ASN_MUST_CHECK;
int rules_cell_int(const struct jsonnode *table, const char *path, const char *key,
                   int64_t lo, int64_t hi, int64_t *v, struct err *e) ASN_MUST_CHECK;
int rules_cell_decimal(const struct jsonnode *table, const char *path, const char *key,
                       int64_t *v, struct err *e) ASN_MUST_CHECK;

#endif
