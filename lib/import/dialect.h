#ifndef ASN_DIALECT_H
#define ASN_DIALECT_H

/*
 * What can be said of the bytes of an export before its header is sought: form, encoding,
 * line ends, and which delimiters it could have. Which of them it has is found by
 * meaning, with the header.
 *
 *	cli_open -> dialect_encoding -> (is it CSV?) -> dialect_look -> header_find
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"
#include "stream/decode.h"
#include "stream/input.h"
#include "stream/outfile.h"

#define DIALECT_LOOK ((size_t)64 << 10) /* bytes of content looked at, at most */
#define DIALECT_CANDIDATES 4

/* A delimiter, over the rows looked at; one that stands in quotes does not count. */
struct dialect_candidate {
	char delimiter;
	size_t with;   /* rows in which it occurs */
	size_t fields; /* of most of these; 0 when there are none */
	size_t alike;  /* rows with so many fields */
};

enum dialect_ends {
	DIALECT_NO_END, /* not one line end was seen */
	DIALECT_LF,
	DIALECT_CRLF,
	DIALECT_CR,   /* which are LF in what is held */
	DIALECT_MIXED /* LF and CRLF, or one of them and CR, which then ends no row */
};

enum dialect_form { DIALECT_CSV, DIALECT_SHEET, DIALECT_JSON };

struct dialect {
	enum dialect_form form;    /* what follows is of CSV alone, but for these: */
	const char *sheet;         /* its name; lives as long as the table */
	enum decode_from encoding; /* DECODE_UTF8 or behind; never DECODE_UTF16 */
	bool bom;
	enum dialect_ends ends;
	bool sep;       /* the first line was sep=; it is no row, but line 1 */
	bool whole;     /* the end of the file was seen */
	bool ended;     /* whole: its last line has a line end */
	char delimiter; /* said by the user or by sep=; 0 until the header is found */
	size_t header;  /* its line; 0 until it is found. Who finds it fills both */
	/* Likeliest first; without delimiter those that occur at all, or comma alone. */
	struct dialect_candidate candidates[DIALECT_CANDIDATES];
	size_t n;
};

/*
 * Fills d from what the user said (DECODE_AUTO: nothing) and the byte order mark that
 * input_begin found, and turns decoding on where there is something to decode. Returns
 * the first byte of the content, or -1 when there is none, or -2 on failure: kind
 * ERR_USAGE when what was said does not fit the file.
 */
int dialect_encoding(struct dialect *d, struct input *in, enum decode_from said,
                     struct err *e) ASN_MUST_CHECK;

/*
 * Looks at the first DIALECT_LOOK bytes, which are held afterwards (or all there are),
 * whatever each read brings. Turns lone CR into LF if the lines end so, and passes over a
 * sep= line. delimiter: said by the user, and stronger than sep=; or 0. -1 only when
 * reading fails.
 */
int dialect_look(struct dialect *d, struct input *in, char delimiter,
                 struct err *e) ASN_MUST_CHECK;

/* One JSON object on a line; file is UTF-8. What was not found is left out. */
void dialect_print(const struct dialect *d, struct slice file, struct outfile *o);

/*
 * Whether bytes that are not UTF-8 make sense as windows-1252: each byte above 0x7F
 * exists there and stands alone between printable ASCII, a letter beside a letter; and
 * none looks like a UTF-8 character that was cut off.
 */
bool dialect_looks_1252(struct slice bytes);

/* Writes what windows-1252 makes of the bytes to room, as many whole characters as its n
 * bytes take; returns how many bytes that are. 0 too when the C library cannot. */
size_t dialect_as_1252(struct slice bytes, char *room, size_t n);

/* Why a row with bytes that are no UTF-8 is rejected, and the byte of the row at which;
   others: there were rows beyond ASCII that are. */
void dialect_fault(const struct dialect *d, struct slice row, bool others, struct err *e);

#endif
