#ifndef ASN_REJECTS_H
#define ASN_REJECTS_H

/*
 * The rejected rows of one input, raw as they were, with the reasons in front
 * (tolak_baris, tolak_kolom, tolak_alasan), so that they can be repaired and fed back.
 * Personal data: mode 0600.
 */

#include "base/err.h"
#include "import/import.h"

struct rejects;

int rejects_open(struct rejects **r, const char *path, struct err *e) ASN_MUST_CHECK;

/* Adds the row that import_next has just rejected, with what it said of it. */
int rejects_add(struct rejects *r, const struct import *im, const struct verdict *v,
                struct err *e) ASN_MUST_CHECK;

/* Puts the file in place. Without rejected rows it is empty. */
int rejects_commit(struct rejects *r, struct err *e) ASN_MUST_CHECK;

void rejects_close(struct rejects *r); /* without commit nothing is left. Accepts NULL */

#endif
