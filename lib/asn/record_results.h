#ifndef ASN_RECORD_RESULTS_H
#define ASN_RECORD_RESULTS_H

/* The record types that commands write as results. */

#include "stream/schema.h"

extern const struct schema_type records_skor, records_skor_unit, records_skor_aspek,
	records_efek_penilai, records_indeks, records_indeks_unit, records_ikm,
	records_skor_pengaduan, records_angka_kredit, records_jpm, records_talenta,
	records_kesenjangan, records_jp, records_jp_bentuk, records_temuan,
	records_aturan;

#endif
