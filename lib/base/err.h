#ifndef ASN_ERR_H
#define ASN_ERR_H

/*
 * Why something could not be done: a value the caller owns and the callee fills. It never
 * allocates, so it can report anything. It knows line and column but not the file: the
 * command knows that. Only cli prints one.
 */

#include <stddef.h>

#include "base/slice.h"

#define ASN_MUST_CHECK __attribute__((warn_unused_result))
#define ASN_PRINTF(f, a) __attribute__((format(printf, f, a)))

enum err_kind {
	ERR_NONE,
	ERR_ROW,      /* this row is at fault; the rest of the input is sound */
	ERR_INPUT,    /* the input as a whole is unreadable, malformed or cut off */
	ERR_OUTPUT,   /* output could not be written */
	ERR_UPSTREAM, /* the command that made this stream says it failed */
	ERR_RULES,    /* a rule set or map cannot be used */
	ERR_USAGE /* what the user asked for does not fit; found only when data was seen
	           */
};

struct err {
	enum err_kind kind;
	size_t line;      /* physical line on which the record begins, from 1; 0 = none */
	size_t column;    /* byte in that line, from 1; 0 = none */
	const char *code; /* what kind of fault in a row, for programs: "nip_panjang";
	                     NULL for the other kinds. A literal; see asn-import(1) */
	char field[40];   /* name of the field at fault, or "" */
	char text[320];   /* what is wrong and how to mend it; lower case, no full stop */
	char value[48];   /* the offending value, printable, cut; "" = none */
	int personal;     /* value identifies a person: shown with -v only */
};

/* Fills e (kind and text; the rest cleared) and returns -1, so a callee can return it.
   Bytes of the text that err_value would not show become '?'. For ERR_ROW see err_row. */
int err_set(struct err *e, enum err_kind kind, const char *fmt, ...) ASN_PRINTF(3, 4);

/* A fault of a row: kind ERR_ROW and its code. */
int err_row(struct err *e, const char *code, const char *fmt, ...) ASN_PRINTF(3, 4);

/* err_set with the errno text appended after ": ". */
int err_sys(struct err *e, enum err_kind kind, const char *fmt, ...) ASN_PRINTF(3, 4);

/* Attaches the offending value: control and non-ASCII-printable bytes become '?' unless
   they are whole UTF-8 characters; cut to fit with "...". Returns -1. */
int err_value(struct err *e, struct slice value, int personal);

/* Attaches the name of the field at fault (cut to fit). Returns -1. */
int err_field(struct err *e, struct slice field);

#endif
