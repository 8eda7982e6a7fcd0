#ifndef ASN_SKOR_H
#define ASN_SKOR_H

/*
 * Scores: what the cells and the roster come to, one for each person and period, in the
 * order of the output (NIP, then period). People of the roster without any appraisal are
 * among them, in the periods they were in service.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/err.h"
#include "score/cells.h"

/* Notes, in the order they are written. */
enum {
	SKOR_NOTE_CAPAIAN_NOL = 1, /* an achievement below zero was taken for zero */
	SKOR_NOTE_GANDA = 2,     /* several appraisals that differ, the latest counted */
	SKOR_NOTE_IDE_BARU = 4,  /* whether there was a new idea is not recorded */
	SKOR_NOTE_NILAI_SKP = 8, /* the recorded nilai_skp is not that of the plan */
	SKOR_NOTE_PEGAWAI_GANDA = 16, /* roster rows of equal mulai differ */
	SKOR_NOTE_PLT = 32,           /* appraisals as acting official were left out */
	SKOR_NOTE_SKOR_GANDA = 64,    /* several skor records that differ */
	SKOR_NOTE_SKP_BERTENTANGAN = 128, /* skp of one kode and aspek differ */
	SKOR_NOTE_SKP_DIBATASI = 256,     /* the value of the plan was cut to the most */
	SKOR_NOTE_SKP_DITOLAK = 512,      /* some of the plan was rejected */
	SKOR_NOTE_SKP_TIDAK_LENGKAP = 1024,   /* something of the plan is missing */
	SKOR_NOTE_TAMBAHAN_DIBATASI = 2048,   /* additional work was cut to the most */
	SKOR_NOTE_TANPA_JENIS_JABATAN = 4096, /* so no profile is known for the plan */
	SKOR_NOTE_TANPA_PEGAWAI =
		8192, /* there is a roster, and the person is not in it */
	SKOR_NOTE_TIDAK_AKTIF = 16384, /* listed, but not counted */
	SKOR_NOTES = 15
};

struct skor {
	int64_t nip, period;
	int64_t nilai;                    /* millionths, of two places; CELL_NO_VALUE */
	const struct cell *cell;          /* what is held; an empty one when nothing is */
	const struct cell_values *values; /* NULL where no numbers are held */
	uint32_t person;
	uint32_t unit; /* in roster.units; 0 unknown */
	unsigned notes;
	signed char hasil_kerja, perilaku, predikat, tercatat; /* codes; -1 missing */
	signed char status; /* of records_status_skor */
};

/* Its records contradict each other: nothing follows from them. */
static inline bool
skor_disputed(const struct skor *s)
{
	return s->cell->rows & CELL_TIE ||
	       s->cell->skor & (CELL_SKOR_DIFFER | CELL_SKOR_TIE);
}

/* Takes the notes of a skor record that was read; those it does not know are passed over.
 */
unsigned skor_notes_read(struct slice catatan);

/* One pass over all scores. */
struct skor_walk {
	const struct cells *cells; /* private, as what follows */
	uint32_t *people, *periods;
	uint32_t i, j;
	int32_t *first, *last;
};

/* cells must be flushed, and are borrowed with their roster until the release. */
void skor_walk_start(struct skor_walk *w, const struct cells *cells);

/* The next score but for what a rule has to judge: nilai, hasil_kerja, perilaku and
   predikat are missing, status is SKOR_BERTENTANGAN or SKOR_BELUM_DINILAI. */
bool skor_walk_next(struct skor_walk *w, struct skor *s);
void skor_walk_release(struct skor_walk *w);

/* Room for what a record made of a score points at. */
struct skor_room {
	char nip[20], period[20], catatan[288];
};

/* Makes r the skor record; valid as long as s, room and the roster. */
void skor_record(const struct skor *s, const struct roster *roster, const char *aturan,
                 struct record *r, struct skor_room *room);

/* What is wrong with scores, counted. */
enum {
	SKOR_FIND_BEDA,
	SKOR_FIND_BERTENTANGAN,
	SKOR_FIND_NILAI_SKP,
	SKOR_FIND_PEGAWAI_GANDA,
	SKOR_FIND_SKOR_GANDA,
	SKOR_FIND_SKP_BERTENTANGAN,
	SKOR_FIND_TANPA_PEGAWAI,
	SKOR_FINDINGS
};

struct skor_findings {
	uint64_t n[SKOR_FINDINGS];
	struct cells_place first[SKOR_FINDINGS]; /* line 0: the cells may know */
};

struct skor_finding {
	const char *name, *what;
	uint64_t n;
	const char *file; /* the first place in the input; NULL when it is not known */
	size_t line;
};

void skor_findings_add(struct skor_findings *f, const struct skor *s);

/* Where one of that kind stands; the first of all is kept. */
void skor_findings_place(struct skor_findings *f, int kind,
                         const struct cells_place *place);

/* What there is to tell of one kind; false when there is nothing. */
bool skor_finding(const struct skor_findings *f, int kind, const struct cells *cells,
                  struct skor_finding *found);

#endif
