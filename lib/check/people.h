#ifndef ASN_PEOPLE_H
#define ASN_PEOPLE_H

/*
 * The roster with its history, and whom other records speak of: what does not fit between
 * the rows of one person, and between persons and their superiors. Of several rows of a
 * person that with the latest mulai counts, as everywhere.
 *
 *	people_put, people_mention -> people_seal -> people_check, people_rows ...
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/keytab.h"
#include "check/finding.h"
#include "check/pension.h"

/* A row of the roster. */
struct people_row {
	uint32_t person, place;
	uint32_t unit;          /* number of the text, the caller's; 0 none */
	uint32_t atasan;        /* person; KEYTAB_NONE none */
	int32_t mulai, selesai; /* DATE_NONE: open */
	uint32_t print;
	unsigned char years; /* at which the post retires; 0 not known */
	bool active;         /* kedudukan aktif or none */
};

/* Zero-initialised storage is empty, once findings and pension are set. */
struct people {
	struct findings *findings;     /* the caller's */
	const struct pension *pension; /* the caller's */
	struct keytab nips;            /* of everybody spoken of */
	struct people_row *rows;       /* once sealed by person, mulai and print */
	uint32_t n;                    /* of rows; 0: there is no roster */
	bool superiors;                /* a row names one */
	uint64_t ageless;              /* in service, but the limit is not known */
	uint32_t cap;                  /* private, as what follows */
	uint32_t *at;
	uint32_t n_at;
	unsigned char *listed;
	uint32_t n_listed;
	struct keytab stray_keys;
	struct people_stray *strays;
	uint32_t cap_strays;
};

/* The number of the person, who is added when new. */
uint32_t people_number(struct people *p, int64_t nip);

void people_put(struct people *p, const struct record *pegawai, uint32_t place,
                uint32_t unit);

/* A record of the type speaks of the person. */
void people_mention(struct people *p, const struct schema_type *type, uint32_t person,
                    uint32_t place);

/* All has been read: rows are put in order, and equal ones become one. */
void people_seal(struct people *p);

/* Reports what is wrong; day is that of retirement, DATE_NONE: not looked at. */
void people_check(struct people *p, int32_t day);

/* The rows of a person, by mulai; n is 0 for somebody not on the roster. */
const struct people_row *people_rows(const struct people *p, uint32_t person,
                                     uint32_t *n);

void people_release(struct people *p);

#endif
