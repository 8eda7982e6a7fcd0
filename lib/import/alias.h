#ifndef ASN_ALIAS_H
#define ASN_ALIAS_H

/*
 * What offices call things: names of columns and of values, as they stand in exports of
 * SIASN, e-Kinerja and training lists. Names are compared squashed: ASCII letters and
 * digits only, in lower case, so "NIP BARU", "nip_baru" and "nipBaru" are one.
 *
 * Sources of the column names: the SIASN "data utama" export, its API, and the e-Kinerja
 * BKN report "Laporan Penilaian SKP"; of the spellings of ratings: BKN reference data and
 * published recaps.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "stream/schema.h"

#define ALIAS_ROOM 80 /* longer names match nothing */

/* Columns that are no field of their own but help to fill one. */
enum { ALIAS_ESELON = SCHEMA_FIELDS_MAX, ALIAS_PLACES };

/* Squashes s into room and returns it; empty when nothing is left or it does not fit. */
struct slice alias_squash(struct slice s, char room[ALIAS_ROOM]);

/*
 * The field of the type that a column of this (squashed) name fills, or -1. *rank says
 * how good the name is: 0 is the field's own, higher ones are less specific. An ALIAS_
 * place is possible.
 */
int alias_field(const struct schema_type *type, struct slice squashed, int *rank);

/* The i-th known spelling of a column for a field; NULL behind the last. */
const char *alias_name(const struct schema_type *type, int field, size_t i);

/* The code that a squashed value stands for in the list, or -1. */
int alias_code(const struct schema_codes *codes, struct slice squashed);

/* The i-th known spelling of a code of the list, with its code; NULL behind the last. */
const char *alias_value(const struct schema_codes *codes, size_t i, int *code);

/* A word that means "nothing here" in exports: -, NULL, n/a, #N/A, #REF!. */
bool alias_is_nothing(struct slice s);

#endif
