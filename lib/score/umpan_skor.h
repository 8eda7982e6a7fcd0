#ifndef ASN_UMPAN_SKOR_H
#define ASN_UMPAN_SKOR_H

/*
 * 360-degree scores: what the ballots on a person come to in a period, aspect by aspect
 * and in all, in the order of the output (NIP, then period). People of the roster without
 * a ballot are among them, in the periods they were in service.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/keytab.h"
#include "score/ballots.h"
#include "score/umpan.h"

/* What one rater group says of one aspect. */
struct umpan_cell {
	uint32_t ballots, raters; /* that count; raters unknown are one */
	uint32_t disputed;        /* ballots that do not: cast twice, differently */
	int64_t mean;             /* at 1e-12; -1: no ballot counts */
};

struct umpan_aspek {
	uint32_t aspek; /* in ballots.aspek */
	struct umpan_cell cell[PENILAI_N];
	unsigned there;   /* bit by group: has its minimum of raters */
	unsigned counted; /* ... and a weight */
	unsigned below;   /* ballots count, but too few raters */
	int64_t mean;     /* at 1e-12; -1: no weighted group is there */
};

enum {
	UMPAN_NOTE_PEGAWAI_GANDA = 1,
	UMPAN_NOTE_PERILAKU_TERCATAT = 2, /* a rating of conduct is recorded: none is
	                                     suggested */
	UMPAN_NOTE_PERILAKU_USULAN = 4,   /* perilaku is a suggestion of the policy */
	UMPAN_NOTE_SUARA_GANDA = 8,
	UMPAN_NOTE_TANPA_PEGAWAI = 16,
	UMPAN_NOTE_TIDAK_AKTIF = 32
};

struct umpan_skor {
	int64_t nip, period;
	uint32_t person;
	uint32_t unit;        /* in roster.units; 0 unknown */
	int64_t exact;        /* the value at 1e-9; -1: none */
	signed char perilaku; /* suggested; -1 none */
	signed char status;   /* of records_status_skor */
	uint32_t aspects;     /* with a mean */
	uint32_t bare;        /* aspects without */
	/* Bit by group: there in some aspect with a mean; weighted and there in none;
	   weighted and lacking in some only; somewhere below its minimum. */
	unsigned there, absent, partly, below;
	unsigned notes;
};

/* Of whom a rating of conduct is recorded, and for what period. Zero-initialised storage
   is nobody. */
struct umpan_recorded {
	struct keytab nips, pairs; /* private */
};
void umpan_recorded_put(struct umpan_recorded *x, int64_t nip, int64_t period);
void umpan_recorded_release(struct umpan_recorded *x);

/* One pass over all scores. */
struct umpan_walk {
	const struct umpan *rule;
	const struct ballots *ballots;
	const struct umpan_recorded *recorded;
	uint32_t *people, *periods; /* private, as what follows */
	int32_t *first, *last;
	uint32_t i, j;
	const struct ballot *run, *end; /* of the person, those not yet walked over */
	struct ballots_room room;
	const struct ballot *from; /* the first of the last score */
};

/* The rater groups in byte order of their names. */
extern const int umpan_sorted_groups[PENILAI_N];

/* All is borrowed until the release; ballots are sorted. */
void umpan_walk_start(struct umpan_walk *w, const struct umpan *rule,
                      const struct ballots *ballots,
                      const struct umpan_recorded *recorded);
bool umpan_walk_next(struct umpan_walk *w, struct umpan_skor *s);
void umpan_walk_release(struct umpan_walk *w);

/* The aspects of the score last walked to, one after another from *at = w->from on. */
bool umpan_walk_aspek(const struct umpan_walk *w, const struct umpan_skor *s,
                      const struct ballot **at, struct umpan_aspek *a);

/* What one rater says of one aspect, if he says it once, or equally each time. */
struct umpan_voice {
	uint32_t aspek, rater; /* in ballots.aspek; 0: not known */
	int penilai;           /* code */
	int64_t value;         /* at 1e-9 */
};

/* The voices that count of the score last walked to, one after another from
   *at = w->from on. */
bool umpan_walk_voice(const struct umpan_walk *w, const struct ballot **at,
                      struct umpan_voice *v);

/* Whether skor_aspek may show the group, and the aspect's own mean: not where one
   group's could be told from it by subtraction. */
bool umpan_shows_cell(const struct umpan *rule, const struct umpan_aspek *a, int penilai);
bool umpan_shows_mean(const struct umpan *rule, const struct umpan_aspek *a);

/* Room for what a record made of a score points at. */
struct umpan_room {
	char nip[20], period[20], penilai[64], catatan[512];
};

/* Makes r the skor record; valid as long as s, room and the roster. */
void umpan_skor_record(const struct umpan_skor *s, const struct roster *roster,
                       const char *aturan, struct record *r, struct umpan_room *room);

/* Makes r the skor_aspek record of a group, or with -1 of the whole aspect. */
void umpan_aspek_record(const struct umpan_skor *s, const struct umpan_aspek *a,
                        int penilai, const struct ballots *ballots, const char *aturan,
                        struct record *r, struct umpan_room *room);

#endif
