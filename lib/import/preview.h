#ifndef ASN_PREVIEW_H
#define ASN_PREVIEW_H

/*
 * The first rows of a table, copied so that they outlive their reader: what a header is
 * looked for in. Where the bytes could be meant in several ways (delimiters), there is a
 * preview of each. Zero-initialised storage is an empty one.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "stream/csvin.h"
#include "stream/input.h"

#define PREVIEW_ROWS 30 /* rows kept */

struct preview {
	const char *what;    /* what is tried, for messages: "comma"; a literal */
	struct csvrow *rows; /* raw is empty and kinds are NULL: nobody asks for them */
	size_t n;
	size_t cap; /* private */
	struct arena text;
};

/* Adds a copy of the row; one behind the last that is kept does nothing. */
void preview_add(struct preview *p, const struct csvrow *row);

/*
 * The rows of the bytes held in held (the first 64 KiB of a file, or all of it) as this
 * delimiter splits them, unsound ones left out; p must be empty. Changes nothing in held.
 * A row that is cut by the end of what is held is none.
 */
void preview_csv(struct preview *p, const struct input *held, char delimiter);

/* Whether both have the same cells. */
bool preview_is(const struct preview *a, const struct preview *b);

void preview_release(struct preview *p);

#endif
