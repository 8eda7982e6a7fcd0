#ifndef ASN_DIAG_H
#define ASN_DIAG_H

/*
 * Messages to standard error:
 *
 *	asn-score: roster.csv:17:3: nip: "*****************": 17 digits, want 18
 *
 * Of a value that identifies a person only the shape is shown: each digit a *, each
 * letter an x, everything else as it is.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Once, at the start of main. prog is kept, not copied. */
void diag_start(const char *prog);
void diag_quiet(void);   /* errors only: no closing lines, notes, progress */
void diag_verbose(void); /* values that identify a person are shown as they are */
bool diag_is_verbose(void);

/* file may be NULL. */
void diag_err(const char *file, const struct err *e);
void diag_note(const char *fmt, ...) ASN_PRINTF(1, 2);  /* silent under diag_quiet */
void diag_error(const char *fmt, ...) ASN_PRINTF(1, 2); /* always */

/* The same text as diag_err prints, without "prog: ", for a gagal record. Cut to fit. */
void diag_text(char *buf, size_t size, const char *file, const struct err *e);

#endif
