#ifndef ASN_FINDING_H
#define ASN_FINDING_H

/*
 * What a check found, held until all is known and then sorted: by weight, code, key,
 * file, line and text, so that the order of the input is never seen. asn-check(1)
 * explains each code.
 *
 *	finding_add* -> finding_sort -> { finding_record, finding_text } for each of n
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/records.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/sb.h"
#include "check/place.h"

/* In byte order of the codes, within each weight. */
enum finding_code {
	FINDING_ATASAN_DIRI,
	FINDING_ATASAN_LINGKARAN,
	FINDING_INDUK_TIDAK_ADA,
	FINDING_JUMLAH_JP,
	FINDING_JUMLAH_UNIT,
	FINDING_MASA_TUMPANG_TINDIH,
	FINDING_PEGAWAI_DUA_UNIT,
	FINDING_PEGAWAI_GANDA,
	FINDING_PELATIHAN_USIA,
	FINDING_PENILAI_DIRI,
	FINDING_PENILAIAN_DINI,
	FINDING_PENILAIAN_GANDA,
	FINDING_PENILAIAN_LUAR_MASA,
	FINDING_PENILAIAN_LUAR_PERIODE,
	FINDING_PENILAIAN_TUMPANG_TINDIH,
	FINDING_SERTIFIKAT_GANDA,
	FINDING_SKOR_GANDA,
	FINDING_TANPA_PEGAWAI,
	FINDING_UNIT_GANDA,
	FINDING_UNIT_LINGKARAN,
	FINDING_ATASAN_TANPA_PEGAWAI, /* from here on peringatan */
	FINDING_KEPALA_TANPA_PEGAWAI,
	FINDING_KEPALA_UNIT_LAIN,
	FINDING_NAMA_UNIT_RANCU,
	FINDING_PELATIHAN_MENDATANG,
	FINDING_SERTIFIKAT_BERSAMA,
	FINDING_TIDAK_AKTIF_DINILAI,
	FINDING_UNIT_TANPA_KEPALA,
	FINDING_UNIT_TIDAK_DIKENAL,
	FINDING_USIA_PENSIUN,
	FINDING_NAMA_UNIT_SAMA, /* from here on catatan */
	FINDING_CODES
};

struct finding {
	enum finding_code code;
	uint32_t place;
	const struct schema_type *type;
	struct slice key, text; /* in the arena of the findings */
};

/* Zero-initialised storage is empty. */
struct findings {
	struct finding *all;
	size_t n;
	size_t of_weight[BERAT_CATATAN + 1]; /* by code of berat */
	const struct places *places;         /* the caller's; set before anything else */
	size_t cap;                          /* private, as what follows */
	struct arena texts;
	struct sb room;
};

/* Texts are copied. key is what identifies the record; text says what is wrong, in the
   words of a message, and must not repeat the key. */
void finding_add(struct findings *f, enum finding_code code,
                 const struct schema_type *type, uint32_t place, struct slice key,
                 const char *fmt, ...) ASN_PRINTF(6, 7);

/* The same for a record of a person: the key is the NIP and, behind a semicolon, what
   else tells the record (a period, a year), unless that is NULL. */
void finding_add_person(struct findings *f, enum finding_code code,
                        const struct schema_type *type, uint32_t place, int64_t nip,
                        const char *rest, const char *fmt, ...) ASN_PRINTF(7, 8);

void finding_sort(struct findings *f);

/* Makes r the temuan record; valid as long as the findings. */
void finding_record(const struct findings *f, size_t i, struct record *r);

/* Appends one line: FILE:LINE: weight: code: key: text. Unless persons is set only the
   last four digits of a number of 16 or more (NIK, NIP) are shown; bytes that would move
   a terminal become '?'. */
void finding_text(const struct findings *f, size_t i, bool persons, struct sb *out);

void finding_release(struct findings *f);

#endif
