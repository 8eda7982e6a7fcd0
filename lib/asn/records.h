#ifndef ASN_RECORDS_H
#define ASN_RECORDS_H

/*
 * The record types of the toolkit: the tables asn-records(5) describes.
 */

#include "asn/record_codes.h"
#include "asn/record_fields.h"
#include "asn/record_results.h"
#include "stream/schema.h"

extern const struct schema_type records_pegawai, records_unit, records_penilaian,
	records_skp, records_umpan_balik, records_capaian_unit, records_disiplin,
	records_pelatihan, records_standar, records_kompetensi, records_pengaduan,
	records_survei, records_layanan, records_katalog, records_anggaran, records_peta,
	records_libur, records_potensi, records_gagal, records_asal, records_akhir;

extern const struct schema records_schema;

/* Which of its types this one is; it is one. */
size_t records_number(const struct schema_type *type);

/* Filling a record that is to be written. Texts are borrowed until it is put. */
void records_text(struct record *r, int field, struct slice s);
void records_code(struct record *r, int field, int code); /* below 0: missing */
void records_value(struct record *r, int field,
                   int64_t v); /* decimals and whole numbers */

/* Packed values written into room the caller keeps until the record is put. */
void records_nip(struct record *r, int field, int64_t nip, char room[20]);
void records_period(struct record *r, int field, int64_t period, char room[20]);

#endif
