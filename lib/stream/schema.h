#ifndef ASN_SCHEMA_H
#define ASN_SCHEMA_H

/*
 * What a record type is, as data: names, kinds and codes of its fields. The tables
 * themselves live above (asn/records.h); this floor knows only how to read a field by its
 * description.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

#define SCHEMA_FIELDS_MAX 32 /* fields of a type, the two source fields included */

enum schema_kind {
	KIND_TEXT,
	KIND_LIST,  /* texts with ';' between them */
	KIND_CODE,  /* v = number of the code in its list */
	KIND_DEC,   /* v = millionths */
	KIND_INT,   /* v = whole number (also Rupiah) */
	KIND_DATE,  /* v = days since 1970-01-01 */
	KIND_YESNO, /* v = 1 for "ya", 0 for "tidak" */
	KIND_CUSTOM /* v = what the field's own reader makes of it */
};

struct schema_codes {
	const char *name; /* of the list, for messages: "predikat" */
	const char *const *codes;
	size_t n;
};

/* Reads a non-empty value; -1 with e->text filled (kind ERR_ROW). */
typedef int schema_reader(struct slice s, int64_t *v, struct err *e);

struct schema_field {
	const char *name;
	enum schema_kind kind;
	bool required;
	signed char places; /* KIND_DEC: fixed places written, -1 = shortest */
	const struct schema_codes *codes; /* KIND_CODE */
	schema_reader *read;              /* KIND_CUSTOM */
	bool personal;                    /* identifies a person: kept out of messages */
};

struct record;

struct schema_type {
	const char *name;
	const struct schema_field *fields;
	size_t n;
	int (*check)(const struct record *r,
	             struct err *e); /* rules between fields, or NULL */
	const signed char *key;      /* fields by which records are one and the same, -1
	                           behind the last, a missing value like any other; but
	                           one that lacks the first is like none. NULL: all may
	                           be equal and still be several */
};

struct schema {
	const struct schema_type *const *types;
	size_t n;
	const struct schema_field
		*source; /* two fields every type carries last, written only when set */
};

/* A field as it was read. s.n == 0 means missing; v is then 0. */
struct field {
	struct slice s;
	int64_t v;
};

/* A record: the fields of its type in schema order, then the two source fields. Slices
   are borrowed from whoever filled it. */
struct record {
	const struct schema_type *type;
	size_t line; /* physical line of the input; 0 when it was computed */
	struct field f[SCHEMA_FIELDS_MAX];
	struct field source[2]; /* sumber_berkas, sumber_baris */
};

const struct schema_type *schema_find(const struct schema *s,
                                      struct slice name);                /* or NULL */
int schema_field_number(const struct schema_type *t, struct slice name); /* or -1 */

/* Reads x->s as f says into x->v. An empty one is missing, which is an error only for the
 * caller. */
int schema_read(const struct schema_field *f, struct field *x,
                struct err *e) ASN_MUST_CHECK;

/* Required fields present, and the rules between fields. */
int schema_check(const struct record *r, struct err *e) ASN_MUST_CHECK;

/* The number of the code, or -1. */
int schema_code(const struct schema_codes *codes, struct slice s);

/* Makes r an empty record of the type. */
void schema_clear(struct record *r, const struct schema_type *type);

#endif
