#ifndef ASN_CAPAIAN_H
#define ASN_CAPAIAN_H

/* The achievement (capaian kinerja organisasi) set for each unit and period. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/keytab.h"

enum { CAPAIAN_NONE = -1, CAPAIAN_DISPUTED = -2 };

/* Zero-initialised storage is an empty table. */
struct capaian {
	struct keytab keys; /* private */
	struct keytab supposed;
	signed char *codes;
	signed char *supposed_codes;
	bool *met;
	uint32_t cap;
	uint32_t disputed; /* units and periods with records that differ */
	const char *file;  /* the first record that differs from an earlier one */
	size_t line;
};

void capaian_release(struct capaian *c);

/* Takes in a record; unit is a small number, code one of records_capaian. file is kept.
 */
void capaian_put(struct capaian *c, uint32_t unit, int64_t period, int code,
                 const char *file, size_t line);

/* From here on this is the unit's code in every period, whatever the records say. */
void capaian_suppose(struct capaian *c, uint32_t unit, int code);
bool capaian_is_supposed(const struct capaian *c, uint32_t unit);

/* There is a result of the unit; and how many of the units supposed there is none of. */
void capaian_meet(struct capaian *c, uint32_t unit);
uint32_t capaian_unmet(const struct capaian *c);

/* Once it is known which units are one: same gives the number that a unit goes by. Codes
   that then differ are in dispute. */
void capaian_merge(struct capaian *c, uint32_t (*same)(void *arg, uint32_t unit),
                   void *arg);

/* The code, CAPAIAN_NONE, or CAPAIAN_DISPUTED when records differ. */
int capaian_of(const struct capaian *c, uint32_t unit, int64_t period);

#endif
