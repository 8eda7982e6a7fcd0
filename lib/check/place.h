#ifndef ASN_PLACE_H
#define ASN_PLACE_H

/*
 * Where the records that are held came from, at four bytes a record: places are numbered
 * as they come, and neighbours in a file share one entry. A record that names its source
 * (sumber_berkas and sumber_baris) stands there, any other where it was read.
 * Zero-initialised storage is empty.
 */

#include <stdint.h>

#include "base/strtab.h"
#include "stream/schema.h"

#define PLACE_NONE UINT32_MAX

struct places {
	struct place_run *runs; /* private, as all of this */
	uint32_t n, cap;
	uint32_t next;
	struct strtab files;
};

struct place {
	struct slice file; /* lives as long as the places; empty for PLACE_NONE */
	int64_t line;      /* from 1; 0 for PLACE_NONE */
};

uint32_t place_put(struct places *p, const struct record *r, const char *file);
struct place place_of(const struct places *p, uint32_t number);

/* The one that comes first, by name of the file, then by line; a where they are equal.
   PLACE_NONE comes behind every other. */
uint32_t place_first(const struct places *p, uint32_t a, uint32_t b);

void place_release(struct places *p);

#endif
