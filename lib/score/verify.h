#ifndef ASN_VERIFY_H
#define ASN_VERIFY_H

/*
 * Recorded results against those computed anew from their sources. Results are one and
 * the same by the key of their type; every other field is compared, numbers by value,
 * anything else by its text. A missing field is empty.
 *
 *	verify_keep* -> verify_compare* -> verify_put -> verify_release
 *
 * What is held is the recorded file, and the differences.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/sb.h"
#include "base/strtab.h"
#include "score/engine.h"
#include "stream/schema.h"

/* Zero-initialised storage with file and period set is an empty one. */
struct verify {
	const char *file; /* of the recorded results */
	int64_t period;   /* recorded results of others are passed over; -1: none */
	/* private */
	struct strtab keys;       /* rows have the numbers of their keys */
	struct verify_row **rows; /* by number; the first is unused */
	uint32_t cap;
	struct verify_difference *differences;
	size_t n, cap_n;
	uint64_t equal;
	struct arena arena;
	struct sb room;
};

/* Takes in a recorded result; false: records of its type have no key. */
bool verify_keep(struct verify *v, const struct record *r);

/* Whether a result of the type was recorded, by any rule set. */
bool verify_has(const struct verify *v, const struct schema_type *type);

/* Takes in a computed result. */
void verify_compare(struct verify *v, const struct record *r);

/*
 * To sink go a record (temuan) for each difference, sorted by code, key, type, line and
 * field; then a note with the counts, and one finding for each code. Recorded results of
 * other rule sets than aturan, or of another period, are counted and passed over. -1
 * (kind ERR_INPUT): nothing was recorded that could be verified.
 */
int verify_put(struct verify *v, const char *aturan, const struct engine_sink *sink,
               struct err *e) ASN_MUST_CHECK;

void verify_release(struct verify *v);

#endif
