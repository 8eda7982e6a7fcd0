#ifndef ASN_ALIAS_H
#define ASN_ALIAS_H

/*
 * What offices call things: names of columns and of values, as they stand in exports of
 * SIASN, e-Kinerja, LAPOR! and in lists of their own. Names are compared squashed: ASCII
 * letters and digits only, in lower case, so "NIP BARU", "nip_baru" and "nipBaru" are
 * one. The names and where they come from are in alias_columns.c and alias_spellings.c;
 * asn-csv(5) lists them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "stream/schema.h"

#define ALIAS_ROOM 80 /* longer names match nothing */

/* Columns that are no field of their own but help to fill or to check one. */
enum {
	ALIAS_ESELON = SCHEMA_FIELDS_MAX, /* echelon, for jenis_jabatan */
	ALIAS_LAHIR,                      /* date of birth, against the NIP */
	ALIAS_KELAMIN,                    /* sex, against the NIP */
	ALIAS_TMT_CPNS,                   /* first day as CPNS, against the NIP */
	ALIAS_TMT_PNS,                    /* as PNS */
	ALIAS_TMT_PPPK,                   /* as PPPK */
	ALIAS_TAHUN, /* year of a periode that is told without one: Triwulan III */
	ALIAS_PLACES
};

/* Squashes s into room and returns it; empty when nothing is left or it does not fit. */
struct slice alias_squash(struct slice s, char room[ALIAS_ROOM]);

/*
 * The field of the type that a column of this (squashed) name fills, or -1. *rank says
 * how good the name is: 0 is the field's own, higher ones are less specific. An ALIAS_
 * place is possible.
 *
 * In a survei a number in front does not count: "U8. Sarana dan Prasarana" is sarana. U8
 * alone is nothing: some number the facilities 8, others the complaints.
 */
int alias_field(const struct schema_type *type, struct slice squashed, int *rank);

/* What a field or an ALIAS_ place is called in messages and maps: nip, tanggal_lahir. */
const char *alias_field_name(const struct schema_type *type, int field);

/* The field, or place that the type has, of this name; or -1. */
int alias_field_number(const struct schema_type *type, struct slice name);

/* The known name of a column of the type that is nearest to one that is not known (as it
   stands), for a suggestion; NULL when none is near or several are. */
const char *alias_nearest_column(const struct schema_type *type, struct slice name);

/* The code that a squashed value stands for in the list, or -1. */
int alias_code(const struct schema_codes *codes, struct slice squashed);

/* The code nearest to a value that stands for none (as it is in the cell), or NULL. */
const char *alias_nearest_code(const struct schema_codes *codes, struct slice value);

/* The i-th known spelling of a code of the list, with its code; NULL behind the last. */
const char *alias_value(const struct schema_codes *codes, size_t i, int *code);

#endif
