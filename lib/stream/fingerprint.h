#ifndef ASN_FINGERPRINT_H
#define ASN_FINGERPRINT_H

/*
 * A number for what a record says: of the values of its fields, not their spellings, and
 * not of where it came from. Equal records have equal numbers. Among the few records of
 * one key others do not collide by chance; it is no defence against somebody who makes
 * them collide on purpose.
 */

#include <stdint.h>

#include "stream/schema.h"

uint64_t fingerprint_of(const struct record *r);

/* The same in half the room: among the records of one person enough. */
uint32_t fingerprint_short(const struct record *r);

#endif
