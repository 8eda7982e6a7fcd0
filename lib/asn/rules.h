#ifndef ASN_RULES_H
#define ASN_RULES_H

/*
 * Rule sets: regulations as data. One is a JSON file with a head (id, judul, hitung,
 * berlaku, dasar) and tables; the shipped ones are compiled in, a user's own come by
 * path. This module knows the head and how to look into tables; what a table means
 * belongs to the module that computes with it. Errors (kind ERR_RULES) begin with the
 * place as a JSON path and ": "; rules_place adds file and line. asn-rules(5) is the full
 * description.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/sb.h"
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
	const char *base;   /* id of the set that this one changes, or "" */
	const char *bawaan; /* type of record for which it is one of the sets that are
	                       chosen by period, or "" */
	int32_t from, to;   /* first and last day in force; DATE_NONE = open */
	struct rules_basis *basis;
	size_t n_basis;
	struct arena *arena;       /* private: what the texts above live in */
	struct rules_chain *chain; /* private */
};

/* An id of a shipped set, or the path of a file (a name with '/' or ending in ".json").
   What it rests on (dasar_aturan) is read, too, and it is laid over that. */
int rules_load(struct rules **r, const char *id_or_path, struct err *e) ASN_MUST_CHECK;
void rules_free(struct rules *r); /* accepts NULL */

/* Completes an error about the set whose text begins with the path: its line. */
void rules_place(const struct rules *r, struct err *e);

/* Adds the set as it is in force, with what it rests on, as JSON. A file of it loads as
   the same set, and is written the same again. */
int rules_write(const struct rules *r, struct sb *out, struct err *e) ASN_MUST_CHECK;

/* Ids of the shipped sets, in byte order; NULL behind the last. */
const char *const *rules_shipped(void);

/*
 * A table: the object at path (keys joined with '.'), which must carry a mark. The mark
 * is returned in *keyakinan, borrowed from the rule set.
 */
int rules_table(const struct rules *r, const char *path, const struct jsonnode **table,
                const char **keyakinan, struct err *e) ASN_MUST_CHECK;

/* Calls each with the name and mark of every table of the set, in its order. */
void rules_tables(const struct rules *r,
                  void (*each)(struct slice name, struct slice mark, void *arg),
                  void *arg);

/* Whether the set has the table, which not every set of its kind must. */
bool rules_has(const struct rules *r, const char *path);

/*
 * Cells of a table: a value, or an object with the value as `nilai` and a `keyakinan` of
 * its own. A cell that is absent or null is unknown: an error that names it. path is that
 * of the table, for messages; key may be several with '.' between them.
 */
int rules_cell_code(const struct jsonnode *table, const char *path, const char *key,
                    const struct schema_codes *codes, int *code,
                    struct err *e) ASN_MUST_CHECK;
int rules_cell_int(const struct jsonnode *table, const char *path, const char *key,
                   int64_t lo, int64_t hi, int64_t *v, struct err *e) ASN_MUST_CHECK;
int rules_cell_decimal(const struct jsonnode *table, const char *path, const char *key,
                       int64_t *v, struct err *e) ASN_MUST_CHECK;

/* A cell that holds one of two words: whether it is the second. */
int rules_cell_either(const struct jsonnode *table, const char *path, const char *key,
                      const char *first, const char *second, bool *is_second,
                      struct err *e) ASN_MUST_CHECK;

/* Whether the cell holds this word, such as "tidak_ada". */
bool rules_cell_is(const struct jsonnode *table, const char *key, const char *word);

/* The mark of the cell, its own or the table's; borrowed from the rule set. NULL where
   neither has one. */
const char *rules_cell_mark(const struct jsonnode *table, const char *key);

#endif
