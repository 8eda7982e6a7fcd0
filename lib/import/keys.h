#ifndef ASN_KEYS_H
#define ASN_KEYS_H

/*
 * Which records of a run were seen before, by the key of their type (schema.h), and
 * where.
 *
 *	keys_new -> { keys_file -> { keys_id -> keys_check }* }* -> keys_free
 *
 * A key is held as 96 bits of XXH3 (libxxhash) of all it says: the type's name, the text
 * fields with their lengths, and the values of the others. So two spellings of a value
 * (8.5 and 8.50) are one key, two spellings of a text are two. That any two of n keys
 * have the same 96 bits happens with a chance of n * n / 2 / 2^96: 6e-16 at ten million
 * records, which is how likely a good row is refused in one such run. There is nothing
 * else to compare with: the earlier row is gone. Whoever makes a file can choose its
 * texts so that their hashes are equal or neighbours; then rows of his are refused, or
 * the import is slower.
 *
 * Memory: 16 bytes a slot. The slots stand in the order of the hashes, and a slot's place
 * in the table grows with its hash, so that the table is made larger where it stands, in
 * one pass, and needs nothing beside it. It grows by a quarter when 7 of 8 slots are
 * taken, hence 16 / (7/8) = 18.3 bytes a key before and 16 / (7/10) = 22.9 after, and
 * never more than 24 from 1,000 keys on. (realloc has to move pages, not bytes, for the
 * process to take no more than that; Linux does for large blocks.)
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stream/schema.h"

struct keys;

struct keys_id {
	uint64_t high; /* of the hash */
	uint32_t low;
};

struct keys_place {
	const char *file; /* as keys_file was given it */
	size_t line;
};

struct keys *keys_new(void);
void keys_free(struct keys *k); /* accepts NULL */

/* What follows comes from this file, whose name has to live as long as k. */
void keys_file(struct keys *k, const char *file);
const char *keys_present(const struct keys *k); /* that file */

/*
 * The key of the record. false: the record is like none (its type has no key, or the
 * first field of the key is missing). Brings what keys_check will look at towards the
 * cache, so it pays to do something else in between.
 */
bool keys_id(struct keys *k, const struct record *r, struct keys_id *id);

/*
 * 0: the key is new, and is held with this line of the present file. 1: it was seen
 * before, *first says where. -1 (ERR_INPUT): the files have more than 4,294,967,295
 * lines.
 */
int keys_check(struct keys *k, struct keys_id id, size_t line, struct keys_place *first,
               struct err *e) ASN_MUST_CHECK;

/* For callers that keep something else than lines: NULL when the key is new, and now
   held with number, which is not 0; otherwise the number it is held with, to be read or
   changed until the next call. */
uint32_t *keys_put(struct keys *k, struct keys_id id, uint32_t number);
size_t keys_bytes(const struct keys *k); /* held, the name of the files aside */

/* The field whose date says which of two records with one key is the newer, or -1. Only
   types with a date that is not itself part of the key have one. */
int keys_date(const struct schema_type *type);

/* Fills e: code "ganda", "the same NIP-AND-SO-ON as LINE; " and the rest. Returns -1. */
int keys_same(const struct keys *k, const struct record *r, struct keys_place other,
              const char *rest, struct err *e);

/* The same with the remedies that a user has: the text for --duplicates fail. */
int keys_fault(const struct keys *k, const struct record *r, struct keys_place first,
               struct err *e);

#endif
