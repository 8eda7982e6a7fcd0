#ifndef ASN_ROSTER_H
#define ASN_ROSTER_H

/*
 * People: those the roster names, and those other records speak of. A person has a small
 * number, in order of first mention; outputs are sorted, so that order is never seen. Of
 * several rows for one NIP the one with the latest mulai counts (none is earliest); among
 * equal mulai that differ the one that comes first in byte order (unit, jabatan, nama,
 * ...), and the person is marked: the choice does not depend on the order of rows.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/keytab.h"
#include "base/mem.h"
#include "base/strtab.h"
#include "stream/schema.h"

struct person {
	const char *nama; /* NUL-terminated, in the roster's arena; NULL when unknown */
	uint32_t nama_n;  /* bytes */
	uint32_t unit;    /* in roster.units; 0 unknown */
	uint32_t jabatan; /* in roster.titles; 0 unknown */
	int32_t mulai, selesai; /* DATE_NONE when not given */
	signed char jenis_jabatan, jenjang, pendidikan, status,
		kedudukan; /* codes; -1 when not given */
	bool listed;       /* the roster has a row for this NIP */
	bool ambiguous;    /* several rows of equal mulai differ */
};

struct roster {
	struct keytab nips;    /* packed NIP -> number */
	struct person *people; /* by number */
	uint32_t cap;          /* private */
	bool any;              /* a roster row was read */
	struct strtab units, titles;
	struct arena text;
};

void roster_release(struct roster *r);

/* The number of the person with this NIP, who is added when new. */
uint32_t roster_person(struct roster *r, int64_t nip);

/* Takes in a pegawai record; copies what it keeps. */
void roster_put(struct roster *r, const struct record *pegawai);

/* What a record calls somebody whom no roster row names so far: of several names the
   first in byte order. An empty one is none. */
void roster_called(struct roster *r, uint32_t person, struct slice nama);

struct slice roster_nama(const struct roster *r, uint32_t person);

/* In service (kedudukan aktif or not given). */
bool person_is_active(const struct person *p);

/* mulai..selesai of the row overlaps first..last. */
bool person_in_service(const struct person *p, int32_t first, int32_t last);

#endif
