#ifndef ASN_GAP_H
#define ASN_GAP_H

/*
 * Competency gaps: the level last assessed against the level the post requires, one row
 * for each person in service and competency required. A surplus in one competency never
 * makes up for another. PP 11/2017 Pasal 206.
 *
 *	gap_init -> { gap_put | standard_put }* -> gap_begin -> gap_next* -> gap_release
 *
 * 16 bytes an assessment and 4 a person are held.
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/roster.h"
#include "base/sb.h"
#include "stream/schema.h"
#include "training/standard.h"

#define GAP_UNKNOWN (-1)

/* Why a row is as it is; the bits stand in the byte order of their words. */
enum {
	GAP_CLASHING_LEVELS = 1,    /* asesmen_bertentangan: one day, several levels */
	GAP_NOT_ASSESSED = 2,       /* belum_diasesmen */
	GAP_BELOW = 4,              /* di_bawah_standar */
	GAP_EXPIRED = 8,            /* kedaluwarsa */
	GAP_AMBIGUOUS_PERSON = 16,  /* pegawai_ganda: of several rows, one's post */
	GAP_CLASHING_STANDARD = 32, /* standar_bertentangan */
	GAP_REASONS = 6
};

struct gap_row {
	uint32_t person;
	int64_t nip;
	const struct standard_need *need; /* borrowed from the standard */
	int level;                        /* GAP_UNKNOWN */
	int32_t assessed; /* day of the assessment that was looked at; DATE_NONE */
	int status;       /* GAP_KURANG ... of asn/records.h */
	unsigned why;
};

struct gap {
	struct standard standard; /* rows of standar are put here, until gap_begin */
	uint64_t n_clashes;       /* rows so far with GAP_CLASHING_LEVELS */
	uint64_t n_no_standard;   /* people so far with GAP_NO_STANDARD */

	/* private */
	const struct roster *roster;
	int32_t as_of;
	struct gap_mark *marks;
	uint32_t n, cap;
	uint32_t *last; /* by person: 1 + number of the mark last put, 0 none */
	uint32_t n_last;
	uint32_t *order, at; /* people by NIP; the next of them */
	uint32_t person;     /* the one being written */
	struct standard_needs needs;
	size_t at_need;
	struct gap_latest *latest; /* by competency */
};

/*
 * rules compute "kompetensi"; they and the roster outlive g. With as_of DATE_NONE neither
 * age nor service is looked at. On failure (ERR_RULES) g still has to be released.
 */
int gap_init(struct gap *g, const struct roster *r, const struct rules *rules,
             int32_t as_of, struct err *e) ASN_MUST_CHECK;

/* Takes in a kompetensi record of this person. */
void gap_put(struct gap *g, uint32_t person, const struct record *kompetensi);

/* All records were put. */
void gap_begin(struct gap *g);

/* Rows in order of NIP and name of the competency. */
enum gap_step {
	GAP_END,
	GAP_ROW,
	GAP_NO_STANDARD /* row->person is in service, but nothing speaks of the post */
};
enum gap_step gap_next(struct gap *g, struct gap_row *row);

/* The row as a kesenjangan record, which borrows from room and from the roster. */
struct gap_room {
	char nip[20];
	struct sb why, source;
};
void gap_record(const struct gap *g, const struct gap_row *row, struct record *r,
                struct gap_room *room);
/* The words of the reasons, with ';' between them; b is cleared first. */
void gap_reasons(struct sb *b, unsigned why);

void gap_room_release(struct gap_room *room);

void gap_release(struct gap *g);

#endif
