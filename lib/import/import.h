#ifndef ASN_IMPORT_H
#define ASN_IMPORT_H

/*
 * One export to canonical records: the door everything comes through. The input is
 * either somebody's export (CSV, workbook, JSON), whose header is found and matched, or
 * already canonical (CSV or NDJSON), which passes with the same checks.
 *
 *	import_open -> import_next* -> import_close
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "import/dialect.h"
#include "import/foreign.h"
#include "import/map.h"
#include "import/verdict.h"
#include "stream/input.h"
#include "stream/schema.h"
#include "stream/stream.h"

/* A file that begins with so many NIPs destroyed by a spreadsheet, and has no sound one
   before, is refused as a whole; a shorter one when all are. */
#define IMPORT_DESTROYED 100

struct import_opts {
	struct map *map; /* never NULL */
	int32_t as_of;
	bool excel_dates;
	bool source; /* fill sumber_berkas and sumber_baris */
	bool library;
	bool need_akhir;
};

/* The types a foreign file can be; NULL behind the last. */
extern const struct schema_type *const import_types[];

struct import;

/* in is the caller's, who closes it later; input_begin was done; file is its name for
   --source. */
int import_open(struct import **im, struct input *in, const char *file,
                const struct import_opts *o, struct err *e) ASN_MUST_CHECK;

/* As stream_on_bare, of canonical input. */
void import_on_bare(struct import *im,
                    void (*fn)(const struct schema_type *type, bool sourced, size_t line,
                               void *arg),
                    void *arg);

/* One of the VERDICT_ numbers. The record is borrowed until the next call. */
int import_next(struct import *im, const struct record **r, struct verdict *v,
                struct err *e) ASN_MUST_CHECK;

/* The header as it stood, its line ends included; empty for JSON. delimiter: '{' for
   JSON. */
struct slice import_header(const struct import *im, char *delimiter);

/* The rows of a foreign file; NULL for canonical input. */
struct foreign *import_foreign(const struct import *im);

enum stream_form import_form(const struct import *im); /* a workbook's is CSV */

struct slice import_file(const struct import *im); /* its name, as UTF-8 */

/* What was found of the bytes of a foreign file. */
const struct dialect *import_dialect(const struct import *im);

void import_close(struct import *im); /* accepts NULL */

#endif
