#ifndef ASN_INDEKS_H
#define ASN_INDEKS_H

/*
 * The index of one person and year: four dimensions, each points or missing; their sum,
 * where none is missing; and the means of a unit's people. A missing dimension is never
 * taken for zero.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/roster.h"
#include "score/indeks_kinerja.h"
#include "score/indeks_learn.h"
#include "score/indeks_rule.h"

enum {
	INDEKS_DIM_KUALIFIKASI,
	INDEKS_DIM_KOMPETENSI,
	INDEKS_DIM_KINERJA,
	INDEKS_DIM_DISIPLIN,
	INDEKS_DIMS
};

/* Bits of notes, in the byte order of their names. */
enum {
	INDEKS_NOTE_BUKAN_TAHUNAN = 1,
	INDEKS_NOTE_CPNS_TANPA_PENILAIAN = 1 << 1,
	INDEKS_NOTE_JENIS_JABATAN = 1 << 2, /* not known */
	INDEKS_NOTE_JP = 1 << 3,            /* not known well enough */
	INDEKS_NOTE_PEGAWAI_GANDA = 1 << 4,
	INDEKS_NOTE_PREDIKAT_BEDA = 1 << 5,
	INDEKS_NOTE_PREDIKAT_TERCATAT = 1 << 6,
	INDEKS_NOTE_SKOR_BERTENTANGAN = 1 << 7,
	INDEKS_NOTE_STATUS = 1 << 8, /* not known */
	INDEKS_NOTE_TANPA_DATA_DISIPLIN = 1 << 9,
	INDEKS_NOTE_TANPA_DATA_PELATIHAN = 1 << 10,
	INDEKS_NOTE_TANPA = 1 << 11, /* and the three behind it: lacks a dimension */
	INDEKS_NOTE_TANPA_PEGAWAI = 1 << 14,
	INDEKS_NOTE_TIDAK_AKTIF = 1 << 15,
	INDEKS_NOTE_TIDAK_DIUKUR = 1 << 16, /* people of this status are not measured */
	INDEKS_NOTES = 17
};

/* What is known of somebody in a year. */
struct indeks_facts {
	const struct person *person;
	int64_t nip;
	bool roster; /* there is one */
	struct indeks_learnt learnt;
	struct indeks_kinerja kinerja;
	int tingkat;       /* of the heaviest punishment that counts; -1 none */
	bool any_training; /* of anybody; without any nothing is known of anybody's */
	bool any_disiplin;
};

/* A part of kompetensi. */
struct indeks_part {
	const struct indeks_rule_figure *figure; /* NULL: there is no such part */
	signed char done;                        /* -1: not known */
};

enum { INDEKS_PART_COURSE, INDEKS_PART_TEKNIS, INDEKS_PART_SEMINAR, INDEKS_PARTS };

struct indeks {
	int64_t dim[INDEKS_DIMS]; /* millionths; INDEKS_RULE_NONE is missing */
	const struct indeks_rule_figure *from[INDEKS_DIMS]; /* but for kompetensi */
	struct indeks_part part[INDEKS_PARTS];
	int64_t nilai; /* millionths; INDEKS_RULE_NONE */
	unsigned notes;
	signed char status; /* SKOR_LENGKAP, _SEMENTARA, _BELUM_DINILAI, _BERTENTANGAN */
};

void indeks_judge(const struct indeks_rule *rule, const struct indeks_facts *facts,
                  struct indeks *x);

/* The status of employment, else what the number tells: a code, or -1. */
int indeks_employment(const struct person *p, int64_t nip);

/* Whether somebody is counted in a unit. */
bool indeks_is_counted(const struct indeks *x);

#define INDEKS_CATATAN_MAX 400

struct slice indeks_notes(unsigned notes, char room[INDEKS_CATATAN_MAX]);

#endif
