#ifndef ASN_FAULTFILE_H
#define ASN_FAULTFILE_H

/*
 * Faults as data (--errors FILE): CSV, or NDJSON, as the end of the name says. The fields
 * are berkas, baris, kolom, field, kode, nilai, saran, berat:
 *
 *	berkas  the input, as it was named
 *	baris   line on which the record begins; missing, as kolom, where there is none
 *	kolom   byte in that line
 *	field   name of the field at fault
 *	kode    kind of fault: nip_panjang (err.code)
 *	nilai   the value as it stood, at most 40 columns of it (err.value); never masked:
 *	        the file has mode 0600
 *	saran   what is wrong and how to mend it (err.text)
 *	berat   salah: the row was rejected; peringatan: it was accepted
 *
 *	faultfile_open -> faultfile_add* -> faultfile_commit -> faultfile_close
 */

#include <stdbool.h>

#include "base/err.h"

struct faultfile;

/* ERR_USAGE when path ends in none of .csv .json .ndjson .jsonl. */
int faultfile_open(struct faultfile **f, const char *path, struct err *e) ASN_MUST_CHECK;

int faultfile_add(struct faultfile *f, const char *berkas, const struct err *fault,
                  bool rejected, struct err *e) ASN_MUST_CHECK;

/* Puts the file in place, whole. Without faults it has only the header, or nothing. */
int faultfile_commit(struct faultfile *f, struct err *e) ASN_MUST_CHECK;

void
faultfile_close(struct faultfile *f); /* without commit nothing is left. Accepts NULL */

#endif
