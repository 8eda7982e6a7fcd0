#ifndef ASN_RECORD_CHECKS_H
#define ASN_RECORD_CHECKS_H

/*
 * The rules between the fields of one record, by type: what asn-records(5) says beside
 * the kinds. Each looks only at what is there; that required fields are is for
 * schema_check. They return 0, or -1 with a fault of the row: codes wajib, urutan,
 * negatif, tahun, level, skala, jawaban.
 */

#include "base/err.h"
#include "stream/schema.h"

int record_checks_pegawai(const struct record *r, struct err *e);
int record_checks_penilaian(const struct record *r, struct err *e);
int record_checks_skp(const struct record *r, struct err *e);

/* A scale has both ends, and the value lies within it. */
int record_checks_umpan_balik(const struct record *r, struct err *e);
int record_checks_pelatihan(const struct record *r, struct err *e);

/* PermenPANRB 38/2017: levels 1 to 5; one that was assessed may be 0, none reached. */
int record_checks_standar(const struct record *r, struct err *e);
int record_checks_kompetensi(const struct record *r, struct err *e);

/* Nothing happens to a complaint before it is received. */
int record_checks_pengaduan(const struct record *r, struct err *e);

/* PermenPANRB 14/2017: answers 1 to 4. At least one is there. */
int record_checks_survei(const struct record *r, struct err *e);
int record_checks_layanan(const struct record *r, struct err *e);
int record_checks_katalog(const struct record *r, struct err *e);
int record_checks_anggaran(const struct record *r, struct err *e);
int record_checks_peta(const struct record *r, struct err *e);

/* A score out of 100. */
int record_checks_potensi(const struct record *r, struct err *e);

#endif
